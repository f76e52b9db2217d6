/** What the commands are given: files, folders, standard input. */
import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Analysis } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import type { LawFacts } from '../core/facts.ts';
import { visible } from '../core/foreign.ts';
import { type InputError, readInput, reason } from './read.ts';

export type Listed = { readonly file: string } | InputError;

const DOCUMENTS = new Set(['.txt', '.md', '.policy']);

/** Where the system shows itself as files, which no end can be found of. */
const SYSTEM = new Set(['/proc', '/sys', '/dev']);

export interface Limits {
  /** How many documents a folder may have, how many entries are looked at for them, and how deep it may go. */
  readonly documents: number;
  readonly entries: number;
  readonly depth: number;
}

const LIMITS: Limits = { documents: 1_000_000, entries: 4_000_000, depth: 100 };

/**
 * Analyses documents one after another. What can't be read is said on standard error and put into `errors`; the others
 * are still done. `facts` is what the law knows, where the reading depends on it.
 */
export async function* readDocuments(
  names: readonly string[],
  errors: InputError[],
  facts?: LawFacts,
): AsyncGenerator<{ readonly file: string; readonly analysis: Analysis }> {
  for await (const listed of listInputs(names)) {
    const input = 'message' in listed ? listed : readInput(listed.file);
    if ('message' in input) {
      console.error(visible(input.message));
      errors.push(input);
    } else yield { file: input.file, analysis: analyze(input.text, { name: path.basename(input.file), facts }) };
  }
}

/**
 * The documents that names stand for, in order: a folder stands for the text files in it, `-` for standard input. They come
 * while folders are still being read; what is left out comes as a sentence at its place.
 */
export async function* listInputs(names: readonly string[], limits = LIMITS): AsyncGenerator<Listed> {
  for (const file of names) {
    let isFolder = false;
    try {
      isFolder = file !== '-' && (await stat(file)).isDirectory();
    } catch (error) {
      yield { file, message: reason(file, error) };
      continue;
    }
    if (isFolder) yield* new Folder(file, limits).documents();
    else yield { file };
  }
}

/** One folder that was named, with all below it. */
class Folder {
  readonly #name: string;
  readonly #limits: Limits;
  #documents = 0;
  #entries = 0;
  #said = 0;

  constructor(name: string, limits: Limits) {
    this.#name = name;
    this.#limits = limits;
  }

  async *documents(): AsyncGenerator<Listed> {
    yield* this.#in(this.#name, 0);
    if (this.#documents === 0 && this.#said === 0)
      yield this.#say(this.#name, 'the folder has no .txt, .md or .policy file.');
  }

  #say(file: string, sentence: string): InputError {
    this.#said++;
    return { file, message: `${file}: ${sentence}` };
  }

  get #full(): boolean {
    return this.#documents >= this.#limits.documents || this.#entries >= this.#limits.entries;
  }

  async *#in(folder: string, depth: number): AsyncGenerator<Listed> {
    if (SYSTEM.has(path.resolve(folder))) return void (yield this.#say(folder, 'the system’s own folder is left out.'));
    if (depth > this.#limits.depth)
      return void (yield this.#say(folder, 'the folders below are too deep; they are left out.'));
    const found: { readonly entry: Dirent; readonly key: string }[] = [];
    try {
      for await (const entry of await opendir(folder)) {
        if (++this.#entries > this.#limits.entries) break;
        // Folders and what may be one are looked at, and files by the endings of their names.
        if (entry.isDirectory() ? entry.name !== 'node_modules' : entry.isSymbolicLink() || isDocument(entry))
          found.push({ entry, key: entry.isDirectory() ? `${entry.name}${path.sep}` : entry.name });
      }
    } catch (error) {
      this.#said++;
      yield { file: folder, message: reason(folder, error) };
    }
    // The order in which the whole paths would stand.
    found.sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const { entry } of found) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) yield* this.#in(file, depth + 1);
      else yield* this.#file(file, entry);
      if (this.#documents >= this.#limits.documents) break;
    }
    if (depth === 0 && this.#full) yield this.#say(folder, 'the folder has too many files; the rest was left out.');
  }

  async *#file(file: string, entry: Dirent): AsyncGenerator<Listed> {
    let isFile = entry.isFile();
    if (entry.isSymbolicLink()) {
      try {
        const target = await stat(file);
        if (target.isDirectory())
          return void (yield this.#say(file, 'this is a link to a folder; it is not followed.'));
        isFile = target.isFile();
      } catch (error) {
        // A link that leads nowhere matters where a document was meant.
        if (isDocument(entry)) yield this.#say(file, reason('', error).slice(2));
        return;
      }
      if (!isDocument(entry)) return;
    }
    if (!isFile) return void (yield this.#say(file, 'this is no file but a pipe or a device; it is left out.'));
    this.#documents++;
    yield { file };
  }
}

const isDocument = ({ name }: Dirent): boolean => DOCUMENTS.has(path.extname(name));
