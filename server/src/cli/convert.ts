import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Tracked } from '../convert/import.ts';
import { visible, visibleLines } from '../core/foreign.ts';
import { readBytes, reason } from '../library/read.ts';
import { write } from './run.ts';

export interface ConvertOptions {
  readonly tracked: Tracked;
  /** A file, or a folder for several documents. */
  readonly output?: string;
}

/** The converters are a program of their own: the reader of PDF is as large as all the rest, and seldom wanted. */
const load = (): typeof import('../convert/import.ts') => require(path.join(__dirname, 'converter.js'));

/**
 * `policy-text convert`: Word, PDF, HTML and XML to plain text. One goes to standard output, or to a file; several go beside
 * themselves or into a folder, each as `name.txt`, and never over a file that is there. Returns the exit code: 2 where one
 * can't be converted; the others still are.
 */
export async function convertCommand(files: readonly string[], { tracked, output }: ConvertOptions): Promise<number> {
  const { ConvertError, importDocument } = load();
  let code = 0;
  const fail = (sentence: string) => {
    console.error(visible(sentence));
    code = 2;
  };
  for (const file of files) {
    const bytes = readBytes(file);
    if ('message' in bytes) {
      fail(bytes.message);
      continue;
    }
    try {
      const text = await importDocument(bytes.bytes, { tracked });
      if (files.length === 1 && output === undefined) {
        await write(process.stdout, process.stdout.isTTY ? visibleLines(text) : text);
        continue;
      }
      const folder = files.length > 1 ? (output ?? path.dirname(file)) : undefined;
      const target =
        folder === undefined ? output! : path.join(folder, `${path.basename(file, path.extname(file))}.txt`);
      if (folder !== undefined && existsSync(target))
        fail(`${target}: this file is there already; it was left as it is.`);
      else {
        try {
          writeFileSync(target, text);
        } catch (error) {
          fail(reason(target, error));
        }
      }
    } catch (error) {
      if (!(error instanceof ConvertError)) throw error;
      fail(`${file}: ${error.message}`);
    }
  }
  return code;
}
