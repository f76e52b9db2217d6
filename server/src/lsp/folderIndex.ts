import { digest } from '../core/digest.ts';
import type { Failed } from '../core/fault.ts';
import type { Facts } from '../workspace/facts.ts';
import { Folder } from '../workspace/folder.ts';
import type { AnyTable } from '../workspace/index.ts';
import type { FolderReader, ListedFile, Store } from './platform.ts';

/** Told of how far the index has come: files done, of how many. */
export type IndexProgress = (done: number, all: number) => void;

/** What is kept on disk, by file: its stamp and what was found in it, null where it is no policy document. */
type Kept = Record<string, readonly [stamp: string, facts: Facts | null]>;

/** What is kept is of this form; another is worked out anew. */
const FORM = 3;

/**
 * The documents of the workspace's folders, read in the background. What was read before is kept on disk, and read again
 * only where a file has changed.
 */
export class FolderIndex {
  readonly folder = new Folder();
  readonly #reader: FolderReader;
  readonly #store: Store | undefined;
  readonly #version: string;
  readonly #failed: Failed;
  readonly #tell: (sentence: string) => void;
  readonly #stamps = new Map<string, string>();
  #ready: Promise<void> = Promise.resolve();
  #run = 0;
  #name = '';
  #isOpen = false;

  /** `version` is the program's: another one may read otherwise. `tell` hears, in sentences, what of a folder was left out. */
  constructor(
    reader: FolderReader,
    store: Store | undefined,
    version: string,
    failed: Failed,
    tell: (sentence: string) => void,
  ) {
    this.#reader = reader;
    this.#store = store;
    this.#version = version;
    this.#failed = failed;
    this.#tell = tell;
  }

  /** Resolves once the folders have been read. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Reads these folders from now on, and forgets others. */
  open(roots: readonly string[], progress: IndexProgress): void {
    const run = ++this.#run;
    this.#isOpen = true;
    this.#name = nameOf(roots);
    this.#ready = this.#ready
      .then(() => this.#read(roots, progress, () => run !== this.#run))
      .catch((error) => this.#failed('index of the folder', error));
  }

  /** Forgets the documents of these folders, what is kept of them on disk too, and reads nothing until it is opened again. */
  close(roots: readonly string[]): void {
    this.#run++;
    this.#isOpen = false;
    this.#ready = this.#ready
      .then(async () => {
        for (const uri of [...this.#stamps.keys()]) this.#forget(uri);
        if (!this.#isOpen) await this.#store?.remove(nameOf(roots));
      })
      .catch((error) => this.#failed('index of the folder', error));
  }

  /** What changes with a file that was read; undefined of one that is not known. */
  stamp(uri: string): string | undefined {
    return this.#stamps.get(uri);
  }

  /**
   * Looks at files again that have changed, come or gone: one call after the other, so that what was read earlier comes behind nothing
   * that is known later, and what is kept on disk is the last state.
   */
  renew(uris: readonly string[]): Promise<void> {
    const renewed = this.#ready.then(() => this.#renew(uris));
    // Whoever asked is told what failed.
    this.#ready = renewed.catch(() => {});
    return renewed;
  }

  /** Reads no more, and resolves once what is known is kept. */
  async settled(): Promise<void> {
    this.#run++;
    await this.#ready;
  }

  async #renew(uris: readonly string[]): Promise<void> {
    const changed: ListedFile[] = [];
    let isGone = false;
    for (const uri of uris) {
      const listed = this.#isOpen && uri.startsWith('file:') ? await this.#reader.stat(uri) : undefined;
      if (!listed) {
        isGone ||= this.#stamps.has(uri);
        this.#forget(uri);
      } else if (this.#stamps.get(uri) !== listed.stamp) changed.push(listed);
    }
    await this.#take(
      changed,
      () => {},
      () => false,
    );
    if (this.#isOpen && (changed.length > 0 || isGone)) await this.#save();
  }

  /** The rows of a table of the policy documents of the folders, those left out that are read otherwise; not yet joined. */
  async rows(table: AnyTable, except: ReadonlySet<string>, isCancelled: () => boolean): Promise<unknown[]> {
    await this.#ready;
    const uris = [...this.folder.files].filter((uri) => !except.has(uri)).sort();
    const rows: unknown[] = [];
    for await (const { answer } of this.#reader.read(uris, table.name, isCancelled))
      for (const row of (answer ?? []) as unknown[]) rows.push(row);
    return rows;
  }

  async #read(roots: readonly string[], progress: IndexProgress, isCancelled: () => boolean): Promise<void> {
    const kept = await this.#load();
    const seen = new Set<string>();
    const unread: ListedFile[] = [];
    for (const root of roots) {
      for await (const listed of this.#reader.list(root, this.#tell)) {
        if (isCancelled()) return;
        if (seen.has(listed.uri)) continue;
        seen.add(listed.uri);
        const [stamp, facts] = kept[listed.uri] ?? [];
        if (stamp !== listed.stamp) unread.push(listed);
        else this.#put(listed.uri, stamp, facts ?? null);
      }
    }
    for (const uri of [...this.#stamps.keys()]) if (!seen.has(uri)) this.#forget(uri);
    await this.#take(unread, progress, isCancelled);
    if (!isCancelled() && unread.length > 0) await this.#save();
  }

  async #take(files: readonly ListedFile[], progress: IndexProgress, isCancelled: () => boolean): Promise<void> {
    const stamps = new Map(files.map(({ uri, stamp }) => [uri, stamp]));
    let done = 0;
    for await (const { uri, answer } of this.#reader.read([...stamps.keys()], 'facts', isCancelled)) {
      if (isCancelled()) return;
      this.#put(uri, stamps.get(uri)!, answer as Facts | null);
      progress(++done, stamps.size);
    }
  }

  #put(uri: string, stamp: string, facts: Facts | null): void {
    this.#stamps.set(uri, stamp);
    if (facts) this.folder.put(facts);
    else this.folder.delete(uri);
  }

  #forget(uri: string): void {
    this.#stamps.delete(uri);
    this.folder.delete(uri);
  }

  async #load(): Promise<Kept> {
    const text = await this.#store?.load(this.#name);
    if (text === undefined) return {};
    try {
      const { form, version, files } = JSON.parse(text);
      return form === FORM && version === this.#version && typeof files === 'object' ? files : {};
    } catch {
      return {}; // It was spoilt: all is read anew.
    }
  }

  async #save(): Promise<void> {
    if (!this.#store) return;
    const files: Kept = {};
    for (const [uri, stamp] of this.#stamps) files[uri] = [stamp, this.folder.get(uri) ?? null];
    try {
      await this.#store.save(this.#name, JSON.stringify({ form: FORM, version: this.#version, files }));
    } catch (error) {
      this.#failed('keeping of the index', error); // The next start reads all again.
    }
  }
}

/** Where what is known of these folders is kept. */
const nameOf = (roots: readonly string[]): string => `folder-${digest([...roots].sort().join('\n'))}.json`;
