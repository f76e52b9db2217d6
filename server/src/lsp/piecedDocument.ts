import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Written } from '../core/written.ts';

/** From this length on a document is kept in pieces: an edit of a shorter one copies less than it would look up. */
const LONG = 100_000;
const LF = 10;
const CR = 13;

/** A long document: a change makes anew the piece that it touches, and a position is looked up in the pieces. */
export class PiecedDocument implements TextDocument {
  readonly uri: string;
  readonly languageId: string;
  #version: number;
  #written: Written;

  constructor(uri: string, languageId: string, version: number, content: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.#version = version;
    this.#written = Written.of(content);
  }

  get version(): number {
    return this.#version;
  }

  get written(): Written {
    return this.#written;
  }

  get lineCount(): number {
    return this.#written.lineCount;
  }

  getText(range?: Range): string {
    return range ? this.#written.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.#written.text;
  }

  positionAt(offset: number): Position {
    const within = Math.max(Math.min(offset, this.#written.length), 0);
    const line = this.#written.lineAt(within);
    const start = this.#written.lineStart(line);
    return { line, character: this.#beforeLineEnd(within, start) - start };
  }

  offsetAt({ line, character }: Position): number {
    const written = this.#written;
    if (line >= written.lineCount) return written.length;
    if (line < 0) return 0;
    const start = written.lineStart(line);
    if (character <= 0) return start;
    const next = line + 1 < written.lineCount ? written.lineStart(line + 1) : written.length;
    return this.#beforeLineEnd(Math.min(start + character, next), start);
  }

  getLineRange(line: number): Range {
    const last = this.#written.lineCount - 1;
    if (line < 0) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const there = Math.min(line, last);
    const start = this.#written.lineStart(there);
    const end = line >= last ? this.#written.length : this.#beforeLineEnd(this.#written.lineStart(there + 1), start);
    return { start: { line: there, character: 0 }, end: { line: there, character: end - start } };
  }

  getEOLCharacters(line: number): string {
    if (line < 0 || line >= this.#written.lineCount - 1) return '';
    const next = this.#written.lineStart(line + 1);
    return this.#written.slice(this.#beforeLineEnd(next, this.#written.lineStart(line)), next);
  }

  /** Applies what a client has changed, each change to what the ones before it made. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      if ('range' in change) {
        const [from, to] = [this.offsetAt(change.range.start), this.offsetAt(change.range.end)];
        this.#written = this.#written.replaced(Math.min(from, to), Math.max(from, to), change.text);
      } else this.#written = Written.of(change.text);
    }
    this.#version = version;
  }

  #beforeLineEnd(offset: number, start: number): number {
    let at = offset;
    for (; at > start; at--) {
      const code = this.#written.charCodeAt(at - 1);
      if (code !== LF && code !== CR) break;
    }
    return at;
  }
}

/** How `TextDocuments` makes and changes documents: short ones are those of the protocol's own library. */
export const texts = {
  create: (uri: string, languageId: string, version: number, content: string): TextDocument =>
    content.length < LONG
      ? TextDocument.create(uri, languageId, version, content)
      : new PiecedDocument(uri, languageId, version, content),

  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
    if (document instanceof PiecedDocument) {
      document.update(changes, version);
      return document;
    }
    const changed = TextDocument.update(document, changes, version);
    const text = changed.getText();
    return text.length < LONG ? changed : new PiecedDocument(changed.uri, changed.languageId, version, text);
  },
};

/** A document's text as the engine reads it. */
export const writtenOf = (document: TextDocument): Written | string =>
  document instanceof PiecedDocument ? document.written : document.getText();
