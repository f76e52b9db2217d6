import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import type { SectionText, TextSource } from '../law/law.ts';
import { documentOf, type Entry, PackedText } from './pack.ts';

export type { Entry } from './pack.ts';

/** How a document's folder is named: `us-usc-t8`. */
export const folderOf = (id: string): string => id.slice(1).replaceAll('/', '-');

/**
 * The law texts that the user imported, one folder each below `HOME/law`: `meta.json`, `index.tsv`, `text.bin`. A folder
 * is only ever moved into place whole, so that what is there is sound.
 */
export class Library implements TextSource {
  readonly folder: string;
  readonly #open = new Map<string, { readonly stamp: number; readonly text: PackedText; readonly file: number }>();

  constructor(home: string) {
    this.folder = path.join(home, 'law');
    this.#recover();
  }

  /** Puts back what an import that was killed between its two moves had set aside, and clears away what one had staged. */
  #recover(): void {
    for (const name of this.#names()) {
      if (name.startsWith('.new-')) this.#clear(path.join(this.folder, name));
      const [, key] = /^\.old-(.+)$/.exec(name) ?? [];
      if (key === undefined) continue;
      const old = path.join(this.folder, name);
      try {
        if (existsSync(path.join(this.folder, key))) rmSync(old, { recursive: true, force: true });
        else renameSync(old, path.join(this.folder, key));
      } catch {
        // Another process is at it; the next start looks again.
      }
    }
  }

  /** Removes what was staged more than a day ago; a younger one may be another process's import. */
  #clear(staged: string): void {
    const age = Date.now() - (statSync(staged, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 86_400_000) rmSync(staged, { recursive: true, force: true });
  }

  #names(): string[] {
    return existsSync(this.folder) ? readdirSync(this.folder) : [];
  }

  /** What is there, by id. */
  list(): Entry[] {
    return this.#names()
      .filter((name) => !name.startsWith('.'))
      .flatMap((name) => this.#meta(name) ?? [])
      .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  }

  #meta(name: string): Entry | undefined {
    try {
      return JSON.parse(readFileSync(path.join(this.folder, name, 'meta.json'), 'utf8'));
    } catch {
      return undefined;
    }
  }

  /** Removes a document; false where it isn't there. */
  remove(id: string): boolean {
    const folder = path.join(this.folder, folderOf(id));
    this.#close(folderOf(id));
    if (!existsSync(folder)) return false;
    rmSync(folder, { recursive: true });
    return true;
  }

  /** Moves imported documents into place, all or none, each in the place of an earlier import of it. */
  replace(folders: ReadonlyMap<string, string>): void {
    mkdirSync(this.folder, { recursive: true });
    const done: string[] = [];
    try {
      for (const [id, staged] of folders) {
        const key = folderOf(id);
        this.#close(key);
        const target = path.join(this.folder, key);
        const old = path.join(this.folder, `.old-${key}`);
        rmSync(old, { recursive: true, force: true });
        if (existsSync(target)) renameSync(target, old);
        done.push(key);
        renameSync(staged, target);
      }
    } catch (error) {
      for (const key of done) {
        const old = path.join(this.folder, `.old-${key}`);
        rmSync(path.join(this.folder, key), { recursive: true, force: true });
        if (existsSync(old)) renameSync(old, path.join(this.folder, key));
      }
      throw error;
    }
    for (const key of done) rmSync(path.join(this.folder, `.old-${key}`), { recursive: true, force: true });
  }

  section(id: string): SectionText | undefined {
    const document = documentOf(id);
    return document === undefined ? undefined : this.#text(folderOf(document))?.section(id);
  }

  /** The document of a folder, opened once and anew after another import. */
  #text(key: string): PackedText | undefined {
    const folder = path.join(this.folder, key);
    try {
      const stamp = statSync(path.join(folder, 'meta.json')).mtimeMs;
      const open = this.#open.get(key);
      if (open?.stamp === stamp) return open.text;
      this.#close(key);
      const meta = this.#meta(key);
      if (!meta) return undefined;
      const file = openSync(path.join(folder, 'text.bin'), 'r');
      const text = new PackedText(meta, readFileSync(path.join(folder, 'index.tsv')), (start, length) => {
        const bytes = Buffer.alloc(length);
        readSync(file, bytes, 0, length, start);
        return bytes;
      });
      this.#open.set(key, { stamp, text, file });
      return text;
    } catch {
      // Not there, or removed by another process while it was read.
      this.#close(key);
      return undefined;
    }
  }

  #close(key: string): void {
    const open = this.#open.get(key);
    if (!open) return;
    this.#open.delete(key);
    closeSync(open.file);
  }

  /** Lets go of the files that are open. */
  close(): void {
    for (const key of [...this.#open.keys()]) this.#close(key);
  }
}
