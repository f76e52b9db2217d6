import { formatId, parseId } from '../law/ids.ts';
import type { Provenance, SectionText } from '../law/law.ts';
import { LineTable } from '../law/lines.ts';
import type { UslmMeta, UslmSection } from './uslm.ts';

/** What the library keeps of a document besides its text. */
export interface PackedMeta extends UslmMeta {
  /** How many sections its index has. */
  readonly sections: number;
}

/** An imported document, as `law list` shows it. */
export interface Entry extends PackedMeta {
  /** Where the user got it: a path or an address. */
  readonly source: string;
  /** SHA-256 of the file that was imported. */
  readonly sha256: string;
  /** ISO date and time of the import. */
  readonly imported: string;
  /** Bytes of text. */
  readonly bytes: number;
}

const SEPARATOR = '\0';

/**
 * Turns sections into the library's form: one stream of bytes with the sections one after another, and an index of it,
 * sorted lines `ID START LENGTH HEADING`.
 */
export class Packer {
  readonly #lines = new Map<string, string>();
  /** The one section that an id without all levels above it names; '' where there are several. */
  readonly #short = new Map<string, string>();
  #at = 0;
  #encoder = new TextEncoder();

  /** The bytes to append to the data for this section. */
  add(section: UslmSection): Uint8Array {
    const places = section.places.map(({ path, start, end }) => `${path}\t${start}\t${end}`).join('\n');
    const bytes = this.#encoder.encode(`${section.text}${SEPARATOR}${places}`);
    const id = ownCopy(section.id);
    const line = ownCopy(`${this.#at}\t${bytes.length}\t${section.heading.replace(/[\t\n]/g, ' ')}`);
    this.#at += bytes.length;
    // A reported bill gives the text twice: as introduced, then as amended. The later one stands.
    this.#lines.set(id, line);
    for (const short of withFewerLevels(id)) {
      const known = this.#short.get(short);
      this.#short.set(short, known === undefined || known === id ? id : '');
    }
    return bytes;
  }

  /** The index, once all sections are in. */
  index(): { readonly bytes: Uint8Array; readonly sections: number } {
    const all = new Map(this.#lines);
    for (const [short, id] of this.#short) if (id !== '' && !all.has(short)) all.set(short, this.#lines.get(id)!);
    const lines = [...all].map(([id, line]) => `${id}\t${line}\n`).sort(byBytes);
    return { bytes: this.#encoder.encode(lines.join('')), sections: this.#lines.size };
  }
}

/** A piece of a string keeps the whole alive, here the file: what is kept for long is copied out of it. */
const ownCopy = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

/** `/us/pl/113/67/s101` and `/us/pl/113/67/dA/s101` for `/us/pl/113/67/dA/tI/s101`: sections are often cited without all levels above them. */
function withFewerLevels(id: string): string[] {
  const parsed = parseId(id);
  const { section, above } = parsed ?? {};
  if (!parsed || !section || !above || above.length === 0 || above.length > 6) return [];
  const short: string[] = [];
  for (let kept = 0; kept < 2 ** above.length - 1; kept++)
    short.push(formatId({ ...parsed, above: above.filter((_, place) => (kept >> place) & 1), path: [] }));
  return short;
}

/** Identifiers are ASCII, for which the order of UTF-16 units is that of bytes. */
const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The id of the document to which a section's id belongs: `/us/usc/t8`; undefined for ids of other things. */
export const documentOf = (section: string): string | undefined =>
  /^(\/us\/(?:usc\/t\w+|(?:pl|bill)\/\w+\/\w+))\//.exec(section)?.[1];

/** A document of the library, opened: finds a section and reads it alone. */
export class PackedText {
  readonly meta: PackedMeta;
  readonly #index: LineTable;
  readonly #read: (start: number, length: number) => Uint8Array;

  /** `read` gives a stretch of the data; at once, since hovers wait for it. */
  constructor(meta: PackedMeta, index: Uint8Array, read: (start: number, length: number) => Uint8Array) {
    this.meta = meta;
    this.#index = new LineTable(index);
    this.#read = read;
  }

  section(id: string): SectionText | undefined {
    const [, start, length, heading] = this.#index.find(id) ?? [];
    if (start === undefined || length === undefined) return undefined;
    const [text = '', places = ''] = new TextDecoder().decode(this.#read(+start, +length)).split(SEPARATOR);
    return {
      id,
      heading: heading ?? '',
      text,
      places: places
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [path = '', from, to] = line.split('\t');
          return { path, range: [Number(from), Number(to)] as const };
        }),
      provenance: provenanceOf(this.meta),
    };
  }
}

/** `U.S. Code, title 8, release point 119-99` and its date. */
function provenanceOf({ id, kind, publication, date }: PackedMeta): Provenance {
  const parsed = parseId(id);
  const point = publication.replace(/^Online@?/, '');
  const source =
    kind === 'usc'
      ? `U.S. Code, title ${parsed?.name ?? ''}, House of Representatives${point ? `, release point ${point}` : ''}`
      : kind === 'pl'
        ? `Public Law ${parsed?.name.replace('/', '-')}, Government Publishing Office`
        : 'bill text, Government Publishing Office';
  return { source: `${source}, imported`, asOf: date };
}
