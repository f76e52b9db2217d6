import { unzipSync } from 'fflate';
import type { SectionText, TextSource } from '../law/law.ts';
import { checkStart, checkUnpacked, sentence, tooLarge } from './checks.ts';
import { MEMORY_LIMITS, type MemoryLimits } from './memoryLimits.ts';
import { documentOf, type Entry, PackedText, Packer } from './pack.ts';
import { ImportError, UslmReader } from './uslm.ts';

/** An imported document as a browser keeps it. */
export interface StoredDocument {
  readonly entry: Entry;
  readonly index: Uint8Array;
  readonly text: Uint8Array;
}

/** Where a browser keeps them from one visit to the next. */
export interface DocumentStore {
  all(): Promise<StoredDocument[]>;
  /** All or none, each in the place of an earlier one of its id. */
  put(documents: readonly StoredDocument[]): Promise<void>;
}

/** How much is parsed before others get their turn. */
const CHUNK = 1 << 18;

/** The library of a place without files, which has all imported texts in memory: the extension in a browser. */
export class MemoryLibrary implements TextSource {
  readonly #store: DocumentStore;
  readonly #limits: MemoryLimits;
  readonly #texts = new Map<string, PackedText>();

  constructor(store: DocumentStore, limits = MEMORY_LIMITS) {
    this.#store = store;
    this.#limits = limits;
  }

  /** Brings in what was imported on earlier visits. */
  async load(): Promise<void> {
    for (const document of await this.#store.all()) this.#open(document);
  }

  section(id: string): SectionText | undefined {
    const document = documentOf(id);
    return document === undefined ? undefined : this.#texts.get(document)?.section(id);
  }

  /**
   * Imports the law that a file holds, USLM XML or a ZIP file of it. Rejects with an ImportError that tells in a sentence
   * what is wrong, or with the signal's reason; the library is then as it was.
   */
  async importBytes(
    name: string,
    bytes: Uint8Array,
    source: string,
    progress: (done: number, total: number) => void = () => {},
    signal?: AbortSignal,
  ): Promise<Entry[]> {
    if (bytes.length > this.#limits.bytes) throw tooLarge(name, this.#limits.bytes);
    const sha256 = await digest(bytes);
    const documents = new Map<string, StoredDocument>();
    for (const [file, content] of unpack(name, bytes, this.#limits)) {
      try {
        const document = await pack(content, { source, sha256 }, progress, signal);
        documents.set(document.entry.id, document);
      } catch (error) {
        signal?.throwIfAborted();
        throw new ImportError(`${file}: ${sentence(error)}`);
      }
    }
    if (documents.size === 0) throw new ImportError(`There is no XML file of the law in ${name}.`);
    await this.#store.put([...documents.values()]);
    for (const document of documents.values()) this.#open(document);
    return [...documents.values()].map(({ entry }) => entry);
  }

  #open({ entry, index, text }: StoredDocument): void {
    const read = (start: number, length: number) => text.subarray(start, start + length);
    this.#texts.set(entry.id, new PackedText(entry, index, read));
  }
}

const isXml = (name: string): boolean => /\.xml$/i.test(name);

/** The XML files in the bytes, with their names: one, or those of a ZIP file. */
function unpack(name: string, bytes: Uint8Array, limits: MemoryLimits): [name: string, content: Uint8Array][] {
  if (bytes.length === 0) throw new ImportError(`${name} is empty.`);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [[name, bytes]];
  let all = 0;
  let entries = 0;
  try {
    // All that it says of itself is added up before anything is unpacked.
    unzipSync(bytes, {
      filter: (file) => {
        if (++entries > limits.entries)
          throw new ImportError(`${name} has more than ${limits.entries} entries; it is refused.`);
        if (isXml(file.name)) {
          all += file.originalSize;
          checkUnpacked(`${name}, ${file.name}`, file.originalSize, all, bytes.length);
          if (all > limits.bytes) throw tooLarge(`${name}, unpacked,`, limits.bytes);
        }
        return false;
      },
    });
    const files = unzipSync(bytes, { filter: (file) => isXml(file.name) });
    return Object.entries(files).map(([file, content]) => [`${name}, ${file}`, content]);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`${name} is no sound ZIP file and is refused: ${(error as Error).message}.`);
  }
}

async function pack(
  content: Uint8Array,
  origin: Pick<Entry, 'source' | 'sha256'>,
  progress: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<StoredDocument> {
  const packer = new Packer();
  const parts: Uint8Array[] = [];
  const reader = new UslmReader((section) => parts.push(packer.add(section)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < content.length; at += CHUNK) {
    const text = decoder.decode(content.subarray(at, at + CHUNK), { stream: true });
    if (at === 0) checkStart(text);
    reader.write(text);
    progress(Math.min(at + CHUNK, content.length), content.length);
    // A cancellation is a message, which waits for the end of this task.
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
  }
  reader.write(decoder.decode());
  const meta = reader.close();
  const { bytes: index } = packer.index();
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const text = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    text.set(part, at);
    at += part.length;
  }
  const entry: Entry = {
    ...meta,
    ...origin,
    sections: parts.length,
    imported: new Date().toISOString(),
    bytes: length,
  };
  return { entry, index, text };
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
