import { tooLarge } from '../library/checks.ts';
import { indexedDbStore } from '../library/indexedDb.ts';
import { MemoryLibrary } from '../library/memory.ts';
import { MEMORY_LIMITS } from '../library/memoryLimits.ts';
import { ImportError } from '../library/uslm.ts';
import type { ImportStep, Platform } from './platform.ts';

/** A browser's: the tables come from where the client says, the library is kept in the browser's storage. */
export function browserPlatform(): Platform {
  const library = new MemoryLibrary(indexedDbStore);
  // Where the storage is closed to us, as in private windows, imports last as long as the page.
  const loaded = library.load().catch(() => {});
  return {
    sendsJson: false,
    async readLawFile(name, folder) {
      await loaded;
      return fetchBytes(`${folder}/${name}`);
    },
    texts: library,
    async importLaw(source, progress, signal, content) {
      const name = source.slice(source.lastIndexOf('/') + 1) || source;
      const bytes = content ?? (await download(source, signal, progress));
      const report = (done: number, total: number) => progress({ name, bytes: done, total });
      const entries = await library.importBytes(name, bytes, source, report, signal);
      return entries.map(({ title, sections }) => `${title}: ${sections} sections`);
    },
  };
}

/** What an address sends, counted while it comes: it may send without end. */
export async function download(
  url: string,
  signal: AbortSignal,
  progress: (step: ImportStep) => void = () => {},
  most = MEMORY_LIMITS.bytes,
): Promise<Uint8Array> {
  if (!/^https?:/i.test(url)) throw new ImportError('Only addresses that start with http: or https: can be imported.');
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
    const total = Number(response.headers.get('content-length') ?? 0);
    if (total > most) throw tooLarge(url, most);
    const parts: Uint8Array[] = [];
    let bytes = 0;
    const reader = response.body!.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.length;
      if (bytes > most) {
        await reader.cancel();
        throw tooLarge(url, most);
      }
      parts.push(part.value);
      progress({ name: url, bytes, total });
    }
    return joined(parts, bytes);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ImportError) throw error;
    // The commonest reason is that the site doesn't let other pages read its files; the browser doesn't tell.
    const reason = `${url} can’t be read from here (${(error as Error).message}); save the file, and import that.`;
    throw new ImportError(reason);
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  return new Uint8Array(await response.arrayBuffer());
}
