import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as yauzl from 'yauzl';
import { checkStart, checkUnpacked, MAX_UNPACKED, megabytes, sentence } from './checks.ts';
import { filesIn } from './folder.ts';
import { type Entry, folderOf, type Library } from './library.ts';
import { Packer } from './pack.ts';
import { systemReason } from './reasons.ts';
import { ImportError, UslmReader } from './uslm.ts';

export { ImportError } from './uslm.ts';

export interface ImportOptions {
  /** Told now and then: what is being read, how many bytes of how many (0: not known), sections so far. */
  readonly progress?: (step: Progress) => void;
  readonly signal?: AbortSignal;
  /** Told in a sentence of each file or folder that was left out, as it was found. */
  readonly skipped?: (sentence: string) => void;
  /** The name of the import's folder, for who clears up where it can't: `import-` and a UUID. */
  readonly staging?: string;
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
const FOLDER = { files: MAX_ENTRIES, entries: 1_000_000, depth: 20 };

/**
 * Imports the law that a file, a folder or a web address holds: USLM XML or ZIP files of it. All of it comes into the
 * library, or nothing; what a folder holds that can't be read is left out. Rejects with an ImportError that tells the user in a sentence what is wrong, or with the signal's
 * reason when it is cancelled.
 */
export async function importLaw(source: string, library: Library, options: ImportOptions = {}): Promise<Entry[]> {
  // Its own folder, in which the texts stay once the library's manifest names them.
  const staging = path.join(library.folder, options.staging ?? `import-${randomUUID()}`);
  let isTaken = false;
  try {
    mkdirSync(staging, { recursive: true });
    library.tidy();
    const importer = new Importer(source, staging, options);
    if (/^[a-z][a-z+.-]+:\/\//i.test(source)) await importer.address(source);
    else await importer.path(source);
    options.signal?.throwIfAborted();
    if (importer.entries.size === 0)
      throw new ImportError(
        [`There is no XML or ZIP file of the law in ${source}.`, ...importer.bad.slice(0, 3)].join(' '),
      );
    library.replace(new Map([...importer.entries.keys()].map((id) => [id, path.join(staging, folderOf(id))])));
    isTaken = true;
    return [...importer.entries.values()];
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error instanceof ImportError ? error : new ImportError(systemSentence(error, source));
  } finally {
    if (!isTaken) rmSync(staging, { recursive: true, force: true });
  }
}

class Importer {
  readonly entries = new Map<string, Entry>();
  /** A sentence for each file of a folder that could not be read. */
  readonly bad: string[] = [];
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
    for await (const found of filesIn(file, (name) => /\.(?:xml|zip)$/i.test(name), FOLDER)) {
      if ('message' in found) this.#options.skipped?.(found.message);
      else await this.#fileOrNot(found.file, path.relative(file, found.file));
    }
  }

  /** One file of a folder: where it is bad, the others are imported all the same. */
  async #fileOrNot(file: string, name: string): Promise<void> {
    try {
      await this.#file(file, name);
    } catch (error) {
      if (!(error instanceof ImportError) || isOfTheDisk(error.cause)) throw error;
      this.bad.push(error.message);
      this.#options.skipped?.(error.message);
    }
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
    // A pipe would be waited for, and a device may never end.
    const stat = statSync(file);
    if (!stat.isFile())
      throw new ImportError(`${name} is no file but a pipe or a device; save it as a file, and import that.`);
    const { size } = stat;
    if (size === 0) throw new ImportError(`${name} is empty.`);
    if (size > MAX_UNPACKED)
      throw new ImportError(`${name} has ${megabytes(size)}, more than all of the law; it is refused.`);
    const handle = await open(file);
    const head = Buffer.alloc(4);
    await handle.read(head, 0, 4, 0);
    await handle.close();
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
      const entries: yauzl.Entry[] = [];
      // All that it says of itself is added up before anything is unpacked.
      for await (const entry of zip.eachEntry()) {
        if (!/\.xml$/i.test(entry.fileName)) continue;
        const inner = `${name}, ${entry.fileName}`;
        if (entry.isEncrypted()) throw new ImportError(`${inner} is encrypted; it can’t be read.`);
        this.#unpacked += entry.uncompressedSize;
        checkUnpacked(inner, entry.uncompressedSize, this.#unpacked, size);
        entries.push(entry);
      }
      for (const entry of entries) {
        // An entry can't say that it is small and then give more: the ZIP library checks.
        const stream = await zip.openReadStreamPromise(entry);
        await this.#xml(stream, entry.uncompressedSize, `${name}, ${entry.fileName}`, sha256);
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
        // A file may grow while it is read.
        if (bytes > MAX_UNPACKED) throw new ImportError('it has more than all of the law; it is refused.');
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
      rmSync(folder, { recursive: true, force: true });
      throw new ImportError(`${name}: ${systemReason(error) ?? sentence(error)}`, { cause: error });
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

/** Whether nothing more can be written: then the next file fares no better. */
const isOfTheDisk = (error: unknown): boolean =>
  /^(?:ENOSPC|EDQUOT|EROFS|EMFILE|ENFILE|ENOMEM)$/.test(String((error as NodeJS.ErrnoException | undefined)?.code));

/** An error of the system, with the file or folder that it is about. */
function systemSentence(error: unknown, source: string): string {
  const reason = systemReason(error);
  if (reason === undefined) throw error;
  const { path: file } = error as { path?: unknown };
  return `${typeof file === 'string' ? file : source}: ${reason}`;
}

async function digest(file: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest('hex');
}
