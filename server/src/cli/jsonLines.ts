/** Documents and results as JSON Lines: one object a line. */
import { createReadStream, existsSync, readFileSync, truncateSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Source } from './work.ts';

/** A line that is no document, with a sentence that says why. */
export class LineError extends Error {}

/**
 * The documents of a stream of lines `{"id", "name", "text"}`. A line that is none is told to `wrong` and becomes a document
 * without text, so that each line has an answer.
 */
export async function* documentsOfLines(
  stream: NodeJS.ReadableStream,
  wrong: (sentence: string) => void,
): AsyncGenerator<Source> {
  let number = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    try {
      yield documentOf(line, number);
    } catch (error) {
      wrong(error instanceof Error ? error.message : String(error));
      yield { file: `line ${number}`, text: '', id: null };
    }
  }
}

function documentOf(line: string, number: number): Source {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new LineError(`standard input, line ${number}: this is no JSON.`);
  }
  const { id, name, text } = (value ?? {}) as { id?: unknown; name?: unknown; text?: unknown };
  if (typeof text !== 'string')
    throw new LineError(`standard input, line ${number}: the object has no "text" that is a string.`);
  const known = typeof id === 'string' || typeof id === 'number' ? id : null;
  return { file: typeof name === 'string' ? name : String(known ?? `line ${number}`), text, id: known };
}

/**
 * The documents that a file of results has already, by their name. A last line that was cut short is taken away, so that the
 * next one begins on a line of its own.
 */
export async function doneIn(file: string): Promise<Set<string>> {
  const done = new Set<string>();
  if (!existsSync(file)) return done;
  let whole = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    try {
      const { file: name } = JSON.parse(line) as { file?: unknown };
      if (typeof name === 'string') done.add(name);
      whole += Buffer.byteLength(line) + 1;
    } catch {
      break;
    }
  }
  const size = readFileSync(file).length;
  if (size > whole) truncateSync(file, whole);
  return done;
}
