import { closeSync, fstatSync, openSync, readFileSync, readSync, rmdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { SectionText, TextSource } from '../law/law.ts';
import { changeManifest, type Manifest, namesIn, readManifest } from './manifest.ts';
import { documentOf, type Entry, PackedText } from './pack.ts';

export type { Entry } from './pack.ts';

/** How a document's folder is named: `us-usc-t8`. */
export const folderOf = (id: string): string => id.slice(1).replaceAll('/', '-');

interface Open {
  readonly place: string;
  readonly text: PackedText;
  readonly file: number;
}

/** How old what a killed import left must be before it is cleared away: another process may still be at a younger one. */
const LEFT_BEHIND = 86_400_000;

/**
 * The law texts that the user imported, one folder each below `HOME/law`: `meta.json`, `index.tsv`, `text.bin`. A manifest
 * says which folders count; each import has its own, which nobody else writes to. To open and to read changes nothing.
 */
export class Library implements TextSource {
  readonly folder: string;
  readonly #open = new Map<string, Open>();
  #known: Manifest | undefined;
  #isRecent = false;

  constructor(home: string) {
    this.folder = path.join(home, 'law');
  }

  #manifest(): Manifest {
    this.#known = readManifest(this.folder, this.#known);
    return this.#known;
  }

  /** The manifest as it was a moment ago: one answer asks for many texts, and nothing else is done meanwhile. */
  #recent(): Manifest {
    if (this.#known && this.#isRecent) return this.#known;
    this.#isRecent = true;
    setImmediate(() => {
      this.#isRecent = false;
    });
    return this.#manifest();
  }

  /** What is there, by id. */
  list(): Entry[] {
    return this.#texts()
      .flatMap(({ entry }) => entry ?? [])
      .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  }

  /** The folders of texts that can't be read: each is spoilt by itself, and can be imported again. */
  spoilt(): string[] {
    return this.#texts().flatMap(({ folder, entry }) => (entry ? [] : folder));
  }

  #texts(): { readonly folder: string; readonly entry: Entry | undefined }[] {
    for (;;) {
      const { number, places } = this.#manifest();
      const texts = [...places].map(([key, place]) => {
        const folder = path.join(this.folder, place);
        return { folder, entry: readEntry(folder, key) };
      });
      // What can't be read may have been replaced meanwhile.
      if (texts.every(({ entry }) => entry) || this.#manifest().number === number) return texts;
    }
  }

  /** Removes a document; false where it isn't there. */
  remove(id: string): boolean {
    const key = folderOf(id);
    if (!this.#manifest().places.has(key)) return false;
    this.#isRecent = false;
    const { before, after } = changeManifest(this.folder, (places) => {
      const rest = new Map(places);
      rest.delete(key);
      return rest;
    });
    this.#clear(before, after);
    return before.places.has(key);
  }

  /** Takes imported documents in, all at once, each in the place of an earlier import of it; `folders` are the library's. */
  replace(folders: ReadonlyMap<string, string>): void {
    const news = [...folders].map(([id, folder]): [string, string] => [
      folderOf(id),
      path.relative(this.folder, folder).replaceAll(path.sep, '/'),
    ]);
    this.#isRecent = false;
    const { before, after } = changeManifest(this.folder, (places) => new Map([...places, ...news]));
    this.#clear(before, after);
  }

  /** Clears away the folders whose place this change has given to others. */
  #clear(before: Manifest, after: Manifest): void {
    for (const [key, place] of before.places) {
      if (after.places.get(key) === place) continue;
      this.#close(key);
      this.#discard(place);
    }
  }

  #discard(place: string): void {
    try {
      rmSync(path.join(this.folder, place), { recursive: true, force: true });
      const above = path.dirname(place);
      if (above !== '.') rmdirSync(path.join(this.folder, above));
    } catch {
      // Other texts of its import are still there, or another process has a file open: it is left behind, and counts for nothing.
    }
  }

  /** Clears away what an import that was killed has left, unless it was done. */
  abandon(staging: string): void {
    const used = [...this.#manifest().places.values()].some((place) => place.startsWith(`${staging}/`));
    if (!used) rmSync(path.join(this.folder, staging), { recursive: true, force: true });
  }

  /** Clears away what imports that were killed left behind long ago. */
  tidy(now = Date.now()): void {
    const used = new Set(Array.from(this.#manifest().places.values(), (place) => place.split('/')[0]!));
    for (const name of namesIn(this.folder)) {
      if (!/^(?:import-|\.draft-|\.new-)/.test(name) || used.has(name)) continue;
      const left = path.join(this.folder, name);
      const changed = statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? now;
      if (now - changed > LEFT_BEHIND) rmSync(left, { recursive: true, force: true });
    }
  }

  section(id: string): SectionText | undefined {
    const document = documentOf(id);
    if (document === undefined) return undefined;
    try {
      return this.#text(folderOf(document))?.section(id);
    } catch {
      // Its files don't agree: it is spoilt, and alone is.
      return undefined;
    }
  }

  /** A document, opened once and anew after another import. */
  #text(key: string): PackedText | undefined {
    for (;;) {
      const { number, places } = this.#recent();
      const place = places.get(key);
      const open = this.#open.get(key);
      if (open && open.place === place) return open.text;
      this.#close(key);
      if (place === undefined) return undefined;
      const opened = openText(path.join(this.folder, place), key);
      if (opened) {
        this.#open.set(key, { place, ...opened });
        return opened.text;
      }
      // It is spoilt, or was replaced meanwhile.
      if (this.#manifest().number === number) return undefined;
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

/** What a folder says of its text; undefined where that can't be read or isn't what an import writes. */
function readEntry(folder: string, key: string): Entry | undefined {
  try {
    const entry = JSON.parse(readFileSync(path.join(folder, 'meta.json'), 'utf8')) as Partial<
      Record<keyof Entry, unknown>
    >;
    const words = [entry.id, entry.kind, entry.title, entry.publication, entry.date, entry.source, entry.imported];
    const isWhole = words.every((word) => typeof word === 'string') && typeof entry.sections === 'number';
    return isWhole && folderOf(entry.id as string) === key ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}

/** Opens a text; undefined where it isn't there, is spoilt, or was removed by another process meanwhile. */
function openText(folder: string, key: string): Omit<Open, 'place'> | undefined {
  const meta = readEntry(folder, key);
  if (!meta) return undefined;
  let file: number | undefined;
  try {
    file = openSync(path.join(folder, 'text.bin'), 'r');
    const index = readFileSync(path.join(folder, 'index.tsv'));
    const { size } = fstatSync(file);
    const from = file;
    const text = new PackedText(meta, index, (start, length) => {
      if (!(start >= 0 && length >= 0 && start + length <= size)) throw new RangeError('the index is spoilt');
      const bytes = Buffer.alloc(length);
      readSync(from, bytes, 0, length, start);
      return bytes;
    });
    return { text, file };
  } catch {
    if (file !== undefined) closeSync(file);
    return undefined;
  }
}
