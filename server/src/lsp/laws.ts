import type { Failed } from '../core/fault.ts';
import { contained } from '../law/contained.ts';
import { createLaw, type Layer, loadExplanations, loadTables } from '../law/index.ts';
import type { Law } from '../law/law.ts';
import { LawDocuments } from './lawDocuments.ts';
import type { Platform } from './platform.ts';
import { DEFAULTS, type Settings } from './settings.ts';

/** What is known of the law, and the documents in which it can be read. */
export interface LoadedLaw {
  readonly law: Law;
  /** Undefined where the client can't show documents that we make, and there is no disk for files of them. */
  readonly documents: LawDocuments | undefined;
}

interface Client {
  /** Where the tables lie, for platforms that can't tell; ''. */
  readonly folder: string;
  readonly canShow: boolean;
}

/** How long answers wait for the user's own explanations, in milliseconds. */
const PATIENCE = 500;

const after = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));

/** Loads the law when it is first asked for: tables, explanations, the user's layers over them, imported texts. */
export class Laws {
  readonly platform: Platform;
  readonly #log: (message: string) => void;
  readonly #failed: Failed;
  readonly #warn: (sentence: string) => void;
  #settings: Settings = DEFAULTS;
  #client: Client = { folder: '', canShow: false };
  #loaded: Promise<LoadedLaw> | undefined;

  /** `log` and `failed` are told of what fails within; `warn` tells the user of what is wrong in their own files. */
  constructor(platform: Platform, log: (message: string) => void, failed: Failed, warn: (sentence: string) => void) {
    this.#failed = failed;
    this.platform = platform;
    this.#log = log;
    this.#warn = warn;
  }

  /** Settings and client from here on; what they don't concern stays loaded. */
  configure(settings: Settings, client: Client = this.#client): void {
    const { links, explanations } = this.#settings;
    const same = links === settings.links && String(explanations) === String(settings.explanations);
    this.#settings = settings;
    if (!same || client !== this.#client) this.#loaded = undefined;
    this.#client = client;
  }

  get(): Promise<LoadedLaw> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  /** Forgets what was made of the imported texts: there are others now. */
  async renew(): Promise<void> {
    const { law, documents } = await this.get();
    this.#loaded = Promise.resolve({ law, documents: documents && this.#documentsOf(law) });
  }

  /** What can't be read is reported and left out; the rest answers all the same. */
  async #load(): Promise<LoadedLaw> {
    const { platform } = this;
    const { links, explanations: layerFolders } = this.#settings;
    const { folder } = this.#client;
    const read = (name: string) => platform.readLawFile(name, folder);
    const failed = (name: string, reason: unknown) => this.#log(`${name} can't be read: ${reason}`);
    const reading = Promise.all(layerFolders.map((layer) => this.#readLayer(layer)));
    const [tables, explanations] = await Promise.all([
      loadTables(read, undefined, failed),
      loadExplanations(read).catch((reason) => {
        failed('explanations.json', reason);
        return [];
      }),
    ]);
    const texts = platform.texts ? { texts: platform.texts } : {};
    const make = (layers: readonly Layer[]): LoadedLaw => {
      const law = contained(createLaw(tables, explanations, layers, { links, ...texts }), this.#failed);
      return { law, documents: this.#documentsOf(law) };
    };
    // A folder may be slow, or large: what is known without it is said meanwhile.
    const layers = await Promise.race([reading, after(PATIENCE)]);
    if (layers) return make(layers.flat());
    const loading = this.#loaded;
    void reading.then((late) => {
      if (this.#loaded === loading) this.#loaded = Promise.resolve(make(late.flat()));
    });
    return make([]);
  }

  /** As documents of ours, or as files where the client shows files alone and there is a disk. */
  #documentsOf(law: Law): LawDocuments | undefined {
    if (this.#client.canShow) return new LawDocuments(law);
    const { keepLaw } = this.platform;
    return keepLaw && new LawDocuments(law, keepLaw);
  }

  /** The layer, as a list of one; an empty one where the platform has no folders or the layer can't be read. */
  async #readLayer(folder: string): Promise<Layer[]> {
    const { readLayer } = this.platform;
    try {
      const skipped = (sentence: string) => this.#warn(`Not among the explanations: ${sentence}`);
      return readLayer ? [await readLayer(folder, skipped)] : [];
    } catch (reason) {
      const why = reason instanceof Error ? reason.message : String(reason);
      this.#warn(`The explanations in ${folder} can’t be used: ${why}`);
      return [];
    }
  }
}
