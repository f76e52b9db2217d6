import { indexedDbStore } from '../library/indexedDb.ts';
import { MemoryLibrary } from '../library/memory.ts';
import { ImportError } from '../library/uslm.ts';
import type { Platform } from './platform.ts';

/** A browser's: the tables come from where the client says, the library is kept in the browser's storage. */
export function browserPlatform(): Platform {
  const library = new MemoryLibrary(indexedDbStore);
  // Where the storage is closed to us, as in private windows, imports last as long as the page.
  const loaded = library.load().catch(() => {});
  return {
    async readLawFile(name, folder) {
      await loaded;
      return fetchBytes(`${folder}/${name}`);
    },
    texts: library,
    async importLaw(source, progress, signal, content) {
      const name = source.slice(source.lastIndexOf('/') + 1) || source;
      const bytes = content ?? (await download(source, signal));
      const report = (done: number, total: number) => progress({ name, bytes: done, total });
      const entries = await library.importBytes(name, bytes, source, report, signal);
      return entries.map(({ title, sections }) => `${title}: ${sections} sections`);
    },
  };
}

async function download(url: string, signal: AbortSignal): Promise<Uint8Array> {
  if (!/^https?:/i.test(url)) throw new ImportError('Only addresses that start with http: or https: can be imported.');
  try {
    return await fetchBytes(url, signal);
  } catch (error) {
    signal.throwIfAborted();
    // The commonest reason is that the site doesn't let other pages read its files; the browser doesn't tell.
    const reason = `${url} can’t be read from here (${(error as Error).message}); save the file, and import that.`;
    throw new ImportError(reason);
  }
}

async function fetchBytes(url: string, signal?: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  return new Uint8Array(await response.arrayBuffer());
}
