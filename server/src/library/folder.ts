/** Goes through a folder and all below it: in order, as a stream, within limits, and never round a circle. */
import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import { systemReason } from './reasons.ts';

/** A file that was found, or a sentence that says what was left out. */
export type Found = { readonly file: string } | Skipped;

export interface Skipped {
  readonly file: string;
  readonly message: string;
}

export interface Limits {
  /** How many files are given out, how many entries are looked at for them, and how deep it goes. */
  readonly files: number;
  readonly entries: number;
  readonly depth: number;
}

const LIMITS: Limits = { files: 1_000_000, entries: 4_000_000, depth: 100 };

/** Where the system shows itself as files, of which no end can be found. */
const SYSTEM = new Set(['/proc', '/sys', '/dev']);

/** The files in a folder and below it whose names are wanted, in the order of their whole paths. */
export function filesIn(folder: string, wanted: (name: string) => boolean, limits = LIMITS): AsyncGenerator<Found> {
  return new Walk(wanted, limits).in(folder, 0);
}

class Walk {
  readonly #wanted: (name: string) => boolean;
  readonly #limits: Limits;
  #files = 0;
  #entries = 0;

  constructor(wanted: (name: string) => boolean, limits: Limits) {
    this.#wanted = wanted;
    this.#limits = limits;
  }

  async *in(folder: string, depth: number): AsyncGenerator<Found> {
    if (SYSTEM.has(path.resolve(folder))) return void (yield skipped(folder, 'the system’s own folder is left out.'));
    if (depth > this.#limits.depth)
      return void (yield skipped(folder, 'the folders below are too deep; they are left out.'));
    const found: { readonly entry: Dirent; readonly key: string }[] = [];
    try {
      for await (const entry of await opendir(folder)) {
        if (++this.#entries > this.#limits.entries) break;
        const isFolder = entry.isDirectory();
        if (isFolder ? entry.name !== 'node_modules' : entry.isSymbolicLink() || this.#wanted(entry.name))
          found.push({ entry, key: isFolder ? `${entry.name}${path.sep}` : entry.name });
      }
    } catch (error) {
      yield skipped(folder, systemReason(error) ?? 'it can’t be read.');
    }
    // The order in which the whole paths would stand.
    found.sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const { entry } of found) {
      if (this.#files >= this.#limits.files) break;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) yield* this.in(file, depth + 1);
      else yield* this.#file(file, entry);
    }
    const isFull = this.#files >= this.#limits.files || this.#entries > this.#limits.entries;
    if (depth === 0 && isFull) yield skipped(folder, 'the folder has too many files; the rest was left out.');
  }

  /** A link to a file is followed; one to a folder could lead anywhere, and is named. */
  async *#file(file: string, entry: Dirent): AsyncGenerator<Found> {
    const wanted = this.#wanted(entry.name);
    let isFile = entry.isFile();
    if (entry.isSymbolicLink()) {
      try {
        const target = await stat(file);
        if (target.isDirectory()) return void (yield skipped(file, 'this is a link to a folder; it is not followed.'));
        isFile = target.isFile();
      } catch (error) {
        if (wanted) yield skipped(file, systemReason(error) ?? 'it can’t be read.');
        return;
      }
      if (!wanted) return;
    }
    if (!isFile) return void (yield skipped(file, 'this is no file but a pipe or a device; it is left out.'));
    this.#files++;
    yield { file };
  }
}

const skipped = (file: string, sentence: string): Skipped => ({ file, message: `${file}: ${sentence}` });
