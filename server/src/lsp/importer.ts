/** A worker thread in which law is imported: a file that is too much for it takes nothing else down. */
import { parentPort, workerData } from 'node:worker_threads';
import { ImportError, importLaw } from '../library/import.ts';
import { Library } from '../library/library.ts';
import type { ImportStep } from './platform.ts';

export interface ImportOrder {
  readonly source: string;
  /** The folder of the user's library. */
  readonly home: string;
  /** The name of the folder that the import makes in it. */
  readonly staging: string;
}

export type ImportNews =
  | { readonly step: ImportStep }
  | { readonly skipped: string }
  | { readonly added: readonly string[] }
  | { readonly refused: string };

const { source, home, staging } = workerData as ImportOrder;
const cancel = new AbortController();
const tell = (news: ImportNews): void => parentPort!.postMessage(news);
// Whatever is said to it is that the user has cancelled.
parentPort!.once('message', () => cancel.abort());

importLaw(source, new Library(home), {
  progress: (step) => tell({ step }),
  skipped: (sentence) => tell({ skipped: `left out: ${sentence}` }),
  signal: cancel.signal,
  staging,
})
  .then(
    (entries) => tell({ added: entries.map(({ title, sections }) => `${title}: ${sections} sections`) }),
    (error) => {
      if (!cancel.signal.aborted && !(error instanceof ImportError)) throw error;
      tell({ refused: error instanceof ImportError ? error.message : 'Cancelled; nothing was imported.' });
    },
  )
  .finally(() => parentPort!.close());
