import type { LocationLink, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { lawDocument, lawUri, placeInCode, readingName } from '../features/lawDocument.ts';
import { indexOf } from '../features/provisions.ts';
import type { Law } from '../law/law.ts';
import { toRange } from './toLsp.ts';

/** A place in a document of law. */
export interface LawPlace {
  readonly uri: string;
  /** The provision, and its label. */
  readonly range: Range;
  readonly selection: Range;
}

interface Read {
  readonly document: TextDocument;
  readonly analysis: Analysis;
}

/** Writes a document as a file, and answers its address. */
export type Keep = (address: string, text: string) => string | undefined;

/** How many sections are kept ready after they were last asked for. */
const KEPT = 20;

/** The documents of law that editors show, made and read when asked for. */
export class LawDocuments {
  readonly #law: Law;
  readonly #kept = new Map<string, Read | undefined>();
  readonly #keep: Keep | undefined;

  /** `keep` makes a file of each document that is gone to, for a client that shows files alone. */
  constructor(law: Law, keep?: Keep) {
    this.#law = law;
    this.#keep = keep;
  }

  /** Whether they are files, which links to official texts don't stand in the way of. */
  get areFiles(): boolean {
    return this.#keep !== undefined;
  }

  /** The text of the section's document; undefined where there is none. */
  text(section: string): string | undefined {
    return this.#read(section)?.document.getText();
  }

  /** The place of a provision, or of the nearest one above it that its document has; undefined without a document. */
  place(id: string): LawPlace | undefined {
    const place = placeInCode(id, this.#law);
    const read = place && this.#read(place.section);
    if (!read) return undefined;
    const { analysis, document } = read;
    const uri = this.#keep ? this.#keep(document.uri, document.getText()) : document.uri;
    if (uri === undefined) return undefined;
    const steps = [place.section.slice(place.section.lastIndexOf('/') + 1), ...place.path.split('/').filter(Boolean)];
    for (let length = steps.length; length > 0; length--) {
      const section = analysis.sections[indexOf(analysis, `/${steps.slice(0, length).join('/')}`)];
      if (section) {
        const selection = toRange(document, section.labelRange);
        return { uri, range: toRange(document, section.range), selection };
      }
    }
    const start = toRange(document, [0, 0]);
    return { uri, range: start, selection: start };
  }

  #read(section: string): Read | undefined {
    if (this.#kept.has(section)) return this.#kept.get(section);
    const made = lawDocument(section, this.#law);
    const read = made && {
      document: TextDocument.create(lawUri(section, this.#law), 'policy-text', 0, made.text),
      analysis: analyze(made.text, { name: readingName(section) }),
    };
    for (const oldest of this.#kept.keys()) if (this.#kept.size >= KEPT) this.#kept.delete(oldest);
    this.#kept.set(section, read);
    return read;
  }
}

/** A link from a citation to its place in the law. */
export const toLawLink = (origin: Range, { uri, range, selection }: LawPlace): LocationLink => ({
  originSelectionRange: origin,
  targetUri: uri,
  targetRange: range,
  targetSelectionRange: selection,
});
