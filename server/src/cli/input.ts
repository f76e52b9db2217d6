/** What the commands read: files, folders, standard input. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Analysis } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import type { LawFacts } from '../core/facts.ts';

/** A document that was read, and the name under which it is reported. */
export interface Input {
  readonly file: string;
  readonly text: string;
}

export interface InputError {
  readonly file: string;
  readonly message: string;
}

const DOCUMENTS = new Set(['.txt', '.md', '.policy']);

/**
 * Analyses documents one after another. What can't be read is said on standard error and put into `errors`; the others
 * are still done. `facts` is what the law knows, where the reading depends on it.
 */
export function* readDocuments(
  names: readonly string[],
  errors: InputError[],
  facts?: LawFacts,
): Generator<{ readonly file: string; readonly analysis: Analysis }> {
  for (const listed of listInputs(names)) {
    const input = 'message' in listed ? listed : readInput(listed.file);
    if ('message' in input) {
      console.error(input.message);
      errors.push(input);
    } else yield { file: input.file, analysis: analyze(input.text, { name: path.basename(input.file), facts }) };
  }
}

/** Reads one document; `-` is standard input. A document, or a sentence that says why there is none. */
export function readInput(file: string): Input | InputError {
  return read(file, () => readFileSync(file === '-' ? 0 : file));
}

/** The documents that names stand for, in order: a folder stands for the text files in it, `-` for standard input. */
export function* listInputs(names: readonly string[]): Generator<{ readonly file: string } | InputError> {
  for (const name of names) {
    if (name === '-') {
      yield { file: name };
      continue;
    }
    let files: string[];
    try {
      files = statSync(name).isDirectory() ? documentsIn(name) : [name];
      if (files.length === 0) {
        yield { file: name, message: `${name}: the folder has no .txt, .md or .policy file.` };
        continue;
      }
    } catch (error) {
      yield { file: name, message: reason(name, error) };
      continue;
    }
    for (const file of files) yield { file };
  }
}

/** The text files of a folder and its folders, in order of their names. */
function documentsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && DOCUMENTS.has(path.extname(entry.name)))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.split(path.sep).includes('node_modules'))
    .sort();
}

function read(file: string, load: () => Buffer): Input | InputError {
  try {
    const bytes = load();
    const text = decode(bytes);
    return typeof text === 'string' ? { file, text } : { file, message: `${file}: ${text.why}` };
  } catch (error) {
    return { file, message: reason(file, error) };
  }
}

/** Decodes UTF-8; a file is binary when more than one in a hundred characters are control characters. */
function decode(bytes: Uint8Array): string | { readonly why: string } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return {
      why: `the file is not UTF-8 (byte ${firstBadByte(bytes)} cannot be read); save it as UTF-8 and try again.`,
    };
  }
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) controls++;
  }
  return controls * 100 > text.length ? { why: 'this is a binary file, not text.' } : text;
}

/** The offset of the first byte that is not UTF-8. */
function firstBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  const good = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (good(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function reason(file: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return `${file}: there is no such file or folder.`;
  if (code === 'EACCES' || code === 'EPERM') return `${file}: the file may not be read (no permission).`;
  if (code === 'EISDIR') return `${file}: this is a folder.`;
  if (code === 'ERR_STRING_TOO_LONG' || code === 'ERR_FS_FILE_TOO_LARGE')
    return `${file}: the file is too large to be read.`;
  return `${file}: ${error instanceof Error ? error.message : String(error)}`;
}
