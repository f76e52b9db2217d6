import { createHash, randomUUID } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as yauzl from 'yauzl';
import { checkStart, checkUnpacked, sentence } from './checks.ts';
import { type Entry, folderOf, type Library } from './library.ts';
import { Packer } from './pack.ts';
import { ImportError, UslmReader } from './uslm.ts';

export { ImportError } from './uslm.ts';

export interface ImportOptions {
  /** Told now and then: what is being read, how many bytes of how many (0: not known), sections so far. */
  readonly progress?: (step: Progress) => void;
  readonly signal?: AbortSignal;
  /** The time that the library notes. */
  readonly now?: () => Date;
}

export interface Progress {
  readonly name: string;
  readonly bytes: number;
  readonly total: number;
  readonly sections: number;
}

/** No file of the law comes near these: the whole Code packs to a tenth of it. */
const MAX_DOWNLOAD = 1_000_000_000;
const MAX_ENTRIES = 10_000;

/**
 * Imports the law that a file, a folder or a web address holds: USLM XML or ZIP files of it. All of it comes into the
 * library, or nothing. Rejects with an ImportError that tells the user in a sentence what is wrong, or with the signal's
 * reason when it is cancelled.
 */
export async function importLaw(source: string, library: Library, options: ImportOptions = {}): Promise<Entry[]> {
  const staging = path.join(library.folder, `.new-${randomUUID()}`);
  mkdirSync(staging, { recursive: true });
  try {
    const importer = new Importer(source, staging, options);
    if (/^[a-z][a-z+.-]+:\/\//i.test(source)) await importer.address(source);
    else await importer.path(source);
    options.signal?.throwIfAborted();
    if (importer.entries.size === 0) throw new ImportError(`There is no XML or ZIP file of the law in ${source}.`);
    library.replace(new Map([...importer.entries.keys()].map((id) => [id, path.join(staging, folderOf(id))])));
    return [...importer.entries.values()];
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

class Importer {
  readonly entries = new Map<string, Entry>();
  readonly #source: string;
  readonly #staging: string;
  readonly #options: ImportOptions;
  #unpacked = 0;

  constructor(source: string, staging: string, options: ImportOptions) {
    this.#source = source;
    this.#staging = staging;
    this.#options = options;
  }

  async path(file: string): Promise<void> {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat) throw new ImportError(`There is no file or folder ${file}.`);
    if (!stat.isDirectory()) return this.#file(file, path.basename(file));
    const names = readdirSync(file, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:xml|zip)$/i.test(name),
    );
    for (const name of names.sort()) await this.#file(path.join(file, name), name);
  }

  /** Fetches an address into a file of the moment, and imports that. */
  async address(url: string): Promise<void> {
    if (!/^https?:/i.test(url))
      throw new ImportError('Only addresses that start with http: or https: can be imported.');
    const { signal, progress } = this.#options;
    let response: Response;
    try {
      response = await fetch(url, signal ? { signal } : {});
    } catch (error) {
      signal?.throwIfAborted();
      const cause = (error as { cause?: Error }).cause ?? (error as Error);
      throw new ImportError(`${url} can’t be reached: ${cause.message}.`);
    }
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw new ImportError(`${url} answers ${response.status} ${response.statusText}`.trim().concat('.'));
    }
    const folder = await mkdtemp(path.join(tmpdir(), 'policy-text-'));
    try {
      const file = path.join(folder, 'download');
      const total = Number(response.headers.get('content-length') ?? 0);
      let bytes = 0;
      const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > MAX_DOWNLOAD) throw new ImportError(`${url} sends more than a gigabyte; it is refused.`);
          progress?.({ name: url, bytes, total, sections: 0 });
          yield chunk;
        }
      };
      try {
        await pipeline(Readable.fromWeb(response.body as never), counted, createWriteStream(file), { signal });
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof ImportError) throw error;
        throw new ImportError(`${url} broke off: ${(error as Error).message}.`);
      }
      await this.#file(file, path.posix.basename(new URL(url).pathname) || url);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #file(file: string, name: string): Promise<void> {
    const handle = await open(file);
    const head = Buffer.alloc(4);
    await handle.read(head, 0, 4, 0);
    const { size } = await handle.stat();
    await handle.close();
    if (size === 0) throw new ImportError(`${name} is empty.`);
    const sha256 = await digest(file, this.#options.signal);
    if (head.toString('latin1') === 'PK\x03\x04') return this.#zip(file, name, sha256);
    await this.#xml(createReadStream(file), size, name, sha256);
  }

  async #zip(file: string, name: string, sha256: string): Promise<void> {
    const { size } = statSync(file);
    const refuse = (error: unknown): never => {
      if (error instanceof ImportError) throw error;
      this.#options.signal?.throwIfAborted();
      throw new ImportError(`${name} is no sound ZIP file and is refused: ${(error as Error).message}.`);
    };
    // An entry's own name is never used as a path; one that climbs out of its folder is refused all the same.
    const zip = await yauzl.openPromise(file, { strictFileNames: true, autoClose: false }).catch(refuse);
    try {
      if (zip.entryCount > MAX_ENTRIES) throw new ImportError(`${name} holds ${zip.entryCount} files; it is refused.`);
      for await (const entry of zip.eachEntry()) {
        if (!/\.xml$/i.test(entry.fileName)) continue;
        const inner = `${name}, ${entry.fileName}`;
        if (entry.isEncrypted()) throw new ImportError(`${inner} is encrypted; it can’t be read.`);
        const { uncompressedSize: unpacked } = entry;
        this.#unpacked += unpacked;
        // An entry can't say that it is small and then give more: the ZIP library checks.
        checkUnpacked(inner, unpacked, this.#unpacked, size);
        await this.#xml(await zip.openReadStreamPromise(entry), unpacked, inner, sha256);
      }
    } catch (error) {
      refuse(error);
    } finally {
      zip.close();
    }
  }

  /** Reads one XML document into a folder of its own in the staging area. */
  async #xml(stream: Readable, total: number, name: string, sha256: string): Promise<void> {
    const { signal, progress, now = () => new Date() } = this.#options;
    const folder = path.join(this.#staging, `.${randomUUID()}`);
    mkdirSync(folder);
    const packer = new Packer();
    const out = createWriteStream(path.join(folder, 'text.bin'));
    let pending: Uint8Array[] = [];
    let sections = 0;
    const reader = new UslmReader((section) => {
      pending.push(packer.add(section));
      sections++;
    });
    let bytes = 0;
    const convert = async function* (chunks: AsyncIterable<Buffer>) {
      const decoder = new TextDecoder('utf-8', { fatal: true });
      let first = true;
      for await (const chunk of chunks) {
        bytes += chunk.length;
        const text = decoder.decode(chunk, { stream: true });
        if (first) checkStart(text);
        first = false;
        reader.write(text);
        progress?.({ name, bytes, total, sections });
        const ready = pending;
        pending = [];
        yield* ready;
      }
      reader.write(decoder.decode());
      yield* pending;
    };
    let meta: ReturnType<UslmReader['close']>;
    try {
      await pipeline(stream, convert, out, { signal });
      meta = reader.close();
    } catch (error) {
      signal?.throwIfAborted();
      throw new ImportError(`${name}: ${sentence(error)}`);
    }
    const index = packer.index();
    writeFileSync(path.join(folder, 'index.tsv'), index.bytes);
    const entry: Entry = {
      ...meta,
      sections,
      source: this.#source,
      sha256,
      imported: now().toISOString(),
      bytes: out.bytesWritten,
    };
    writeFileSync(path.join(folder, 'meta.json'), `${JSON.stringify(entry, null, 2)}\n`);
    if (this.entries.has(meta.id)) rmSync(path.join(this.#staging, folderOf(meta.id)), { recursive: true });
    renameSync(folder, path.join(this.#staging, folderOf(meta.id)));
    this.entries.set(meta.id, entry);
  }
}

async function digest(file: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest('hex');
}
