/** Imports law in a worker thread of its own, with a limit of memory. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { ImportError } from '../library/import.ts';
import type { Library } from '../library/library.ts';
import type { ImportNews, ImportOrder } from './importer.ts';
import type { ImportStep } from './platform.ts';

/** The largest title of the Code takes a tenth of it. */
const MOST_MEMORY_MB = 512;

/** How long a cancelled import may take to clear up after itself, in milliseconds. */
const PATIENCE = 5_000;

/** A line for each text that was imported; rejects with a sentence where none was. The library is then as it was. */
export function importInWorker(
  source: string,
  home: string,
  library: Library,
  progress: (step: ImportStep) => void,
  signal: AbortSignal,
  { memory = MOST_MEMORY_MB, program = path.join(__dirname, 'importer.js') } = {},
): Promise<readonly string[]> {
  const staging = `import-${randomUUID()}`;
  const workerData: ImportOrder = { source, home, staging };
  return new Promise<readonly string[]>((resolve, reject) => {
    const worker = new Worker(program, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32 },
    });
    const skipped: string[] = [];
    signal.addEventListener('abort', () => {
      worker.postMessage('cancel');
      setTimeout(() => void worker.terminate(), PATIENCE).unref();
    });
    worker.on('message', (news: ImportNews) => {
      if ('step' in news) progress(news.step);
      else if ('skipped' in news) skipped.push(news.skipped);
      else if ('added' in news) resolve([...news.added, ...skipped]);
      else reject(new ImportError(news.refused));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      library.abandon(staging);
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new ImportError(`${source} needs more memory than an import may have; it is refused.`)
          : error,
      );
    });
    worker.on('exit', () => {
      // After an answer this does nothing.
      reject(new ImportError(`The import of ${source} was broken off.`));
    });
  });
}
