/** What the commands are given: files, folders, standard input. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Analysis } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import type { LawFacts } from '../core/facts.ts';
import { visible } from '../core/foreign.ts';
import { type Found, filesIn, type Limits } from '../library/folder.ts';
import { type InputError, readInput, reason } from '../library/read.ts';

const DOCUMENTS = new Set(['.txt', '.md', '.policy']);

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
export async function* listInputs(
  names: readonly string[],
  limits?: Limits,
): AsyncGenerator<Found & { readonly named?: boolean }> {
  for (const file of names) {
    let isFolder = false;
    try {
      isFolder = file !== '-' && (await stat(file)).isDirectory();
    } catch (error) {
      yield { file, message: reason(file, error) };
      continue;
    }
    if (!isFolder) {
      yield { file, named: true };
      continue;
    }
    let some = false;
    for await (const found of filesIn(file, (name) => DOCUMENTS.has(path.extname(name)), limits)) {
      some = true;
      yield found;
    }
    if (!some) yield { file, message: `${file}: the folder has no .txt, .md or .policy file.` };
  }
}
