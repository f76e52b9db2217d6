/** Documents and results as JSON Lines: one object a line. */
import { createReadStream, statSync, truncateSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { MOST_BYTES } from '../library/read.ts';
import type { Source } from './work.ts';

/** A line that is no document, with a sentence that says why. */
export class LineError extends Error {}

/** The lines of a stream, without their ends. One that doesn't end where every document has ended is an error. */
async function* linesOf(stream: AsyncIterable<Buffer | string>, from: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  let number = 1;
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield [...parts, text.slice(start, end)].join('').replace(/\r$/, '');
      [parts, length, start] = [[], 0, end + 1];
      number++;
    }
    parts.push(text.slice(start));
    length += text.length - start;
    if (length > MOST_BYTES) throw new LineError(`${from}, line ${number}: the line is too long for a document.`);
  }
  const last = parts.join('') + decoder.end();
  if (last !== '') yield last;
}

/**
 * The documents of a stream of lines `{"id", "name", "text"}`. A line that is none is told to `wrong` and becomes a document
 * without text, so that each line has an answer.
 */
export async function* documentsOfLines(
  stream: AsyncIterable<Buffer | string>,
  wrong: (sentence: string) => void,
): AsyncGenerator<Source> {
  let number = 0;
  try {
    for await (const line of linesOf(stream, 'standard input')) {
      number++;
      if (line.trim() === '') continue;
      try {
        yield documentOf(line, number);
      } catch (error) {
        if (!(error instanceof LineError)) throw error;
        wrong(error.message);
        yield { file: `line ${number}`, text: '', id: null };
      }
    }
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    wrong(error.message);
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
  // What is no file has kept nothing.
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return done;
  let whole = 0;
  for await (const line of linesOf(createReadStream(file), file)) {
    try {
      const { file: name } = JSON.parse(line) as { file?: unknown };
      if (typeof name === 'string') done.add(name);
      whole += Buffer.byteLength(line) + 1;
    } catch {
      break;
    }
  }
  if (statSync(file).size > whole) truncateSync(file, whole);
  return done;
}
