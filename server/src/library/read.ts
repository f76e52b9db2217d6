/** Reads one document, of whatever the name stands for: never more than a limit, and never for ever. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { systemReason } from './reasons.ts';

/** A document that was read, and the name under which it is reported. */
export interface Input {
  readonly file: string;
  readonly text: string;
}

export interface InputError {
  readonly file: string;
  readonly message: string;
}

/** No policy document comes near it, and a string can hold it. */
export const MOST_BYTES = 256 * 1024 * 1024;

const TOO_LARGE = `it has more than ${MOST_BYTES >> 20} MB, the most that can be read.`;

/** How long a pipe that somebody named may be silent, in milliseconds. */
const PATIENCE = 5_000;

/** Reads one document; `-` is standard input. A document, or a sentence that says why there is none. */
export function readInput(file: string): Input | InputError {
  try {
    const bytes = file === '-' ? readAll(0, Number.POSITIVE_INFINITY) : readFile(file);
    const text = bytes ? decode(bytes) : { why: TOO_LARGE };
    return typeof text === 'string' ? { file, text } : { file, message: `${file}: ${text.why}` };
  } catch (error) {
    return { file, message: reason(file, error) };
  }
}

/** The bytes of a document of any kind; `-` is standard input. Or a sentence that says why there are none. */
export function readBytes(file: string): { readonly bytes: Uint8Array } | InputError {
  try {
    const bytes = file === '-' ? readAll(0, Number.POSITIVE_INFINITY) : readFile(file);
    return bytes ? { bytes } : { file, message: `${file}: ${TOO_LARGE}` };
  } catch (error) {
    return { file, message: reason(file, error) };
  }
}

/** The bytes of a file; undefined where there are too many. A pipe without a writer would never be opened otherwise. */
function readFile(file: string): Buffer | undefined {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (stat.size > MOST_BYTES) return undefined;
    return readAll(descriptor, stat.isFile() ? 0 : PATIENCE, stat.isFIFO());
  } finally {
    closeSync(descriptor);
  }
}

/** Says that nothing came for too long. */
class Silence extends Error {}

/** Reads to the end or the limit; `patience` is how long nothing may come, `awaited` whether a writer may still come. */
function readAll(descriptor: number, patience: number, awaited = false): Buffer | undefined {
  const chunks: Buffer[] = [];
  let length = 0;
  let silent = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(1 << 18);
    let read = -1;
    try {
      read = readSync(descriptor, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') read = 0;
      else if (code !== 'EAGAIN') throw error;
    }
    if (read > 0) {
      length += read;
      if (length > MOST_BYTES) return undefined;
      chunks.push(chunk.subarray(0, read));
      silent = 0;
    } else if (read === 0 && (!awaited || length > 0)) {
      return Buffer.concat(chunks, length);
    } else {
      if (silent >= patience) throw new Silence();
      rest(20);
      silent += 20;
    }
  }
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));
const rest = (milliseconds: number): unknown => Atomics.wait(sleeper, 0, 0, milliseconds);

/** Decodes UTF-8; what Word and PDF programs write is no text, and a file is binary when more than one in a hundred characters are control characters. */
function decode(bytes: Uint8Array): string | { readonly why: string } {
  let text: string;
  const made = (what: string) => ({ why: `this is ${what}; “policy-text convert” makes a text of it.` });
  const opening = new TextDecoder('latin1').decode(bytes.subarray(0, 5));
  if (opening.startsWith('PK\u0003\u0004')) return made('a Word document, or another archive');
  if (opening === '%PDF-') return made('a PDF');
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

/** Why a file could not be read, its name first. */
export function reason(file: string, error: unknown): string {
  if (error instanceof Silence) return `${file}: nothing comes out of this pipe or device; it was given up.`;
  return `${file}: ${systemReason(error) ?? 'it can’t be read.'}`;
}
