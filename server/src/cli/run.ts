/** How a command goes through its documents: their names, progress, order, what goes wrong, and a clean end by Ctrl-C. */
import { once } from 'node:events';
import { createWriteStream, openSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { visible } from '../core/foreign.ts';
import type { InputError } from '../library/read.ts';
import { workThrough } from './crew.ts';
import { listInputs } from './input.ts';
import { documentsOfLines, doneIn } from './jsonLines.ts';
import { wantsColor } from './paint.ts';
import { showProgress } from './progress.ts';
import type { Result, Source, Task } from './work.ts';

/** What many-document commands have in common. */
export interface ManyOptions {
  /** Worker threads; as many as there are cores where it isn't said. */
  readonly jobs?: number;
}

export interface LinesOptions extends ManyOptions {
  /** Go on with a file of results: what it has is not done again, what is new is put behind it. */
  readonly resume?: string;
  /** Documents come as JSON Lines on standard input. */
  readonly stdinJsonl?: boolean;
}

export interface Outcome {
  readonly documents: number;
  readonly found: number;
  readonly errors: readonly InputError[];
  /** Whether the user stopped it. */
  readonly stopped: boolean;
}

/** Writes to a stream and waits where the reader is slow: memory stays flat. Rejects where it can't be written to. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (stream.errored) throw stream.errored;
  if (!stream.write(text)) await once(stream, 'drain');
}

/** Where results go: standard output, or behind those of an earlier run. */
export function outputOf(resume: string | undefined): Writable {
  if (resume === undefined) return process.stdout;
  const stream = createWriteStream(resume, { fd: openSync(resume, 'a') });
  // The next write says it, and so does the end.
  stream.on('error', () => {});
  return stream;
}

/**
 * Does a task on everything that is named. `take` is given what came of each document, in the order of the documents.
 * What can't be read is said on standard error at its place; the others are still done.
 */
export async function runThrough(
  task: Omit<Task, 'color'>,
  names: readonly string[],
  options: LinesOptions,
  take: (result: Result) => Promise<void> | void,
): Promise<Outcome> {
  const errors: InputError[] = [];
  const fail = (file: string, message: string) => {
    console.error(visible(message));
    errors.push({ file, message });
  };
  const done = options.resume === undefined ? new Set<string>() : await doneIn(options.resume);
  const all = options.stdinJsonl
    ? documentsOfLines(process.stdin, (sentence) => fail('-', sentence))
    : without(listInputs(names), done);
  const { first, rest, isAll } = await begin(all, options.stdinJsonl ? 0 : COUNTED);

  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  process.once('SIGINT', stop);
  const progress = showProgress(isAll ? first.length : 0);
  let documents = 0;
  let found = 0;
  try {
    const work = { ...task, color: wantsColor() };
    for await (const result of workThrough(work, chain(first, rest), { jobs: options.jobs, stopped: () => stopped })) {
      if (result.error === undefined) {
        documents++;
        found += result.found;
        await take(result);
      } else fail(result.file, result.error);
      progress.done(result.bytes);
    }
  } finally {
    progress.stop();
    process.removeListener('SIGINT', stop);
  }
  return { documents, found, errors, stopped };
}

/** The exit code: 130 where the user stopped it, 2 where something could not be read, else `otherwise`. */
export const exitCode = ({ stopped, errors }: Outcome, otherwise: number): number =>
  stopped ? 130 : errors.length > 0 ? 2 : otherwise;

/** How many documents are looked for before work begins, so that progress knows of how many there are. */
const COUNTED = 20_000;

/** The documents that were not done before. */
async function* without(sources: AsyncIterable<Source>, done: ReadonlySet<string>): AsyncGenerator<Source> {
  for await (const source of sources) if (!done.has(source.file)) yield source;
}

/** The first of a list that may be endless, and whether that is all. */
async function begin<T>(
  list: AsyncGenerator<T>,
  limit: number,
): Promise<{ first: T[]; rest: AsyncGenerator<T>; isAll: boolean }> {
  const first: T[] = [];
  while (first.length < limit) {
    const next = await list.next();
    if (next.done) return { first, rest: list, isAll: true };
    first.push(next.value);
  }
  return { first, rest: list, isAll: false };
}

async function* chain<T>(first: readonly T[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}
