/** How a command goes through its documents: their names, progress, order, what goes wrong, and a clean end by Ctrl-C. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { workThrough } from './crew.ts';
import { type InputError, listInputs } from './input.ts';
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

/** Writes to a stream and waits where the reader is slow: memory stays flat. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/** Where results go: standard output, or behind those of an earlier run. */
export function outputOf(resume: string | undefined): Writable {
  return resume === undefined ? process.stdout : createWriteStream(resume, { flags: 'a' });
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
    console.error(message);
    errors.push({ file, message });
  };
  const done = options.resume === undefined ? new Set<string>() : await doneIn(options.resume);
  const listed: (Source | InputError)[] | undefined = options.stdinJsonl
    ? undefined
    : [...listInputs(names)].filter((each) => !done.has(each.file));
  const sources: AsyncIterable<Source> | Source[] =
    listed?.filter((each): each is Source => !('message' in each)) ??
    documentsOfLines(process.stdin, (sentence) => fail('-', sentence));
  for (const each of listed ?? []) if ('message' in each) fail(each.file, each.message);

  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  process.once('SIGINT', stop);
  const progress = showProgress(listed?.length ?? 0);
  let documents = 0;
  let found = 0;
  try {
    const work = { ...task, color: wantsColor() };
    for await (const result of workThrough(work, sources, { jobs: options.jobs, stopped: () => stopped })) {
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
