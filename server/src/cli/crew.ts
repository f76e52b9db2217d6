/**
 * Many documents at once: this thread and some workers, each with the law of its own, and results in the order of the documents.
 */
import { statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Tinypool from 'tinypool';
import { openLaw } from './law-files.ts';
import { doAll, doWork, type Result, type Source, type Task } from './work.ts';

/** What a worker is given at once: enough that the errand is worth it, little enough that all end together. */
const BATCH_BYTES = 256 * 1024;
const BATCH_FILES = 64;
/** Below this much text a worker's start costs more than it brings. */
const WORTH_WORKERS = 3 * 1024 * 1024;
/** How many batches a worker has before it: it never waits, and all end together. */
const BEFORE_ONE = 2;
/** How many batches are ahead of what is written: memory stays flat however many documents there are. */
const AHEAD = 6;

export interface CrewOptions {
  /** How many threads work; undefined for as many as there are cores. */
  readonly jobs: number | undefined;
  /** Asked between batches; work that is done is still given out. */
  readonly stopped?: () => boolean;
}

/** Does a task on documents and gives out what comes of each, in their order, whatever the number of workers. */
export async function* workThrough(
  task: Task,
  sources: AsyncIterable<Source> | Iterable<Source>,
  { jobs = os.availableParallelism(), stopped = () => false }: CrewOptions,
): AsyncGenerator<Result> {
  const batches = inBatches(sources);
  const first: Source[][] = [];
  let bytes = 0;
  let more = true;
  while (bytes < WORTH_WORKERS && more) {
    const next = await batches.next();
    if (next.done) more = false;
    else {
      first.push(next.value.sources);
      bytes += next.value.bytes;
    }
  }
  if (!more || jobs <= 1) {
    const law = await openLaw();
    for (const batch of first) for (const source of batch) if (!stopped()) yield doWork(task, source, law);
    for await (const { sources: batch } of batches)
      for (const source of batch) {
        if (stopped()) return;
        yield doWork(task, source, law);
      }
    return;
  }
  // This thread is one of them: it is warm when the others have only begun.
  const others = jobs - 1;
  const pool = new Tinypool({
    filename: path.join(__dirname, 'worker.js'),
    minThreads: others,
    maxThreads: others,
    resourceLimits: { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 16 },
  });
  try {
    const waiting: Promise<Result[]>[] = [];
    let away = 0;
    const give = (batch: readonly Source[]) => {
      away++;
      const done: Promise<Result[]> = pool.run({ task, sources: batch });
      waiting.push(done.finally(() => away--));
    };
    const next = async (): Promise<readonly Source[] | undefined> => {
      const known = first.shift();
      if (known || !more || stopped()) return known;
      const found = await batches.next();
      if (!found.done) return found.value.sources;
      more = false;
      return undefined;
    };
    const fill = async (): Promise<void> => {
      while (away < others * BEFORE_ONE && waiting.length < others * AHEAD) {
        const batch = await next();
        if (!batch) return;
        give(batch);
      }
    };
    await fill();
    const law = await openLaw();
    for (;;) {
      await fill();
      // What is done is written before anything else is begun.
      const done = waiting[0] && (await Promise.race([waiting[0], NOT_YET()]));
      if (done) {
        waiting.shift();
        yield* done;
        continue;
      }
      const own = waiting.length < others * AHEAD ? await next() : undefined;
      if (own) waiting.push(Promise.resolve(doAll(task, own, law)));
      else if (waiting.length > 0) yield* await waiting.shift()!;
      else return;
    }
  } finally {
    await pool.destroy();
  }
}

/** A moment in which workers may answer. */
const NOT_YET = (): Promise<undefined> => new Promise((resolve) => setImmediate(resolve, undefined));

/** Documents in batches of about the same weight. */
async function* inBatches(
  sources: AsyncIterable<Source> | Iterable<Source>,
): AsyncGenerator<{ sources: Source[]; bytes: number }> {
  let batch: Source[] = [];
  let bytes = 0;
  for await (const source of sources) {
    batch.push(source);
    bytes += weigh(source);
    if (bytes >= BATCH_BYTES || batch.length >= BATCH_FILES) {
      yield { sources: batch, bytes };
      batch = [];
      bytes = 0;
    }
  }
  if (batch.length > 0) yield { sources: batch, bytes };
}

function weigh(source: Source): number {
  if ('text' in source) return source.text.length;
  if ('message' in source) return 0;
  try {
    return statSync(source.file).size;
  } catch {
    return 0;
  }
}
