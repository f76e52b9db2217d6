/** Goes through folders on disk for the index: which files there are, and what workers find in them. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Tinypool from 'tinypool';
import { filesIn, type Limits } from '../library/folder.ts';
import { readInput } from '../library/read.ts';
import type { IndexTask } from './indexer.ts';
import type { FolderReader, ListedFile } from './platform.ts';

const DOCUMENTS = new Set(['.txt', '.md', '.policy']);
/** No policy document of a folder that is worth indexing is larger. */
const MOST_BYTES = 32 * 1024 * 1024;
/** What is known of each is kept in memory: a folder such as `/` is read as far as there is room. */
const LIMITS: Limits = { files: 50_000, entries: 1_000_000, depth: 40 };
/** How many files a worker is given at once. */
const BATCH = 32;

/** Reads with as many workers as are given; they end when nothing was asked for a while. */
export function folderReader(
  jobs: number,
  filename = path.join(__dirname, 'indexer.js'),
  limits = LIMITS,
): FolderReader {
  const pool = new Tinypool({
    filename,
    minThreads: 0,
    maxThreads: jobs,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 },
  });
  return {
    async *list(uri, tell) {
      if (!uri.startsWith('file:')) return;
      const folder = fileURLToPath(uri);
      for await (const found of filesIn(folder, (name) => DOCUMENTS.has(path.extname(name)), limits)) {
        if ('message' in found) {
          // What is said of the folder itself; single links and pipes are nobody's concern.
          if (found.file === folder) tell(found.message);
          continue;
        }
        const listed = await look(found.file);
        if (listed) yield listed;
      }
    },

    async stat(uri) {
      const file = fileURLToPath(uri);
      return DOCUMENTS.has(path.extname(file)) ? look(file) : undefined;
    },

    async text(uri) {
      const input = readInput(fileURLToPath(uri));
      return 'message' in input ? undefined : input.text;
    },

    async *read(uris, what, isCancelled) {
      const waiting: { readonly uris: readonly string[]; readonly answers: Promise<unknown[]> }[] = [];
      let next = 0;
      const give = () => {
        const batch = uris.slice(next, next + BATCH);
        next += BATCH;
        const task: IndexTask = { uris: batch, what };
        waiting.push({ uris: batch, answers: pool.run(task) });
      };
      for (;;) {
        while (next < uris.length && waiting.length < jobs * 2 && !isCancelled()) give();
        const done = waiting.shift();
        if (!done) return;
        const answers = await done.answers;
        for (const [i, uri] of done.uris.entries()) yield { uri, answer: answers[i] };
      }
    },

    close: () => pool.destroy(),
  };
}

async function look(file: string): Promise<ListedFile | undefined> {
  try {
    const { size, mtimeMs } = await stat(file);
    return size > MOST_BYTES ? undefined : { uri: pathToFileURL(file).href, stamp: `${size}-${Math.round(mtimeMs)}` };
  } catch {
    return undefined; // It went while the folder was being read.
  }
}
