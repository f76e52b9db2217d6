import { type AtHand, atHand } from '../amend/atHand.ts';
import { lawsIn, NONE_AT_HAND } from '../amend/imported.ts';
import { standingBy } from '../amend/standing.ts';
import { analyze } from '../core/analyze.ts';
import type { Failed } from '../core/fault.ts';
import { sectionOfUri } from '../features/lawDocument.ts';
import type { Law } from '../law/law.ts';
import type { Documents, Snapshot } from './documents.ts';
import type { FolderIndex } from './folderIndex.ts';
import type { FolderReader } from './platform.ts';

/** How many documents of a folder are read for one draft: those that it changes, and those that changed these before. */
const MOST = 60;
/** How many are kept read. */
const KEPT = 120;

/** A document that is wanted, and what changes with it. */
interface Wanted {
  readonly uri: string;
  readonly stamp: string;
  readonly open: Snapshot | undefined;
}

/** The documents of the folder whose text a draft changes: open ones as they stand, others as they lie on disk. */
export class FolderBases {
  readonly #documents: Documents;
  readonly #index: FolderIndex | undefined;
  readonly #reader: FolderReader | undefined;
  readonly #failed: Failed;
  /** What was found last, by draft. */
  readonly #found = new Map<string, { readonly key: string; readonly list: readonly AtHand[] }>();
  readonly #read = new Map<string, { readonly stamp: string; readonly document: AtHand | undefined }>();
  #law: Law | undefined;
  /** How often something else was found, by draft. */
  readonly #states = new Map<string, number>();

  constructor(documents: Documents, index: FolderIndex | undefined, reader: FolderReader | undefined, failed: Failed) {
    this.#documents = documents;
    this.#index = index;
    this.#reader = reader;
    this.#failed = failed;
    documents.texts.onDidClose(({ document }) => {
      this.#found.delete(document.uri);
      this.#states.delete(document.uri);
    });
  }

  /** From here on drafts are carried out anew: there are other imports. */
  forget(): void {
    this.#found.clear();
  }

  /** Another one whenever there are other documents for a draft. */
  stateOf(uri: string): number {
    return this.#states.get(uri) ?? 0;
  }

  /** Gives the snapshot of a draft the documents that it changes. Nothing is read that was read before. */
  async give(snapshot: Snapshot, law: Law): Promise<void> {
    try {
      snapshot.beside = await this.#of(snapshot, law);
    } catch (error) {
      this.#failed('documents that are amended', error);
    }
  }

  async #of(snapshot: Snapshot, law: Law): Promise<readonly AtHand[]> {
    const { analysis, document } = snapshot;
    if (analysis.passages.all.every(({ passage }) => passage.instructions.length === 0)) return NONE_AT_HAND;
    if (this.#law !== law) {
      this.#law = law;
      this.#found.clear();
      this.#read.clear();
    }
    const wanted = this.#wanted(document.uri, lawsIn(analysis, law, standingBy(law)), law);
    const key = wanted.map(({ uri, stamp }) => `${uri} ${stamp}`).join('\n');
    const known = this.#found.get(document.uri);
    if (known?.key === key) return known.list;
    const list: AtHand[] = [];
    for (const each of wanted) {
      const read = each.open ? this.#ofOpen(each.open, law) : await this.#ofFile(each, law);
      if (read) list.push(read);
    }
    // A list of its own, also an empty one: what was carried out before is carried out anew.
    this.#found.set(document.uri, { key, list });
    if (known || list.length > 0) this.#states.set(document.uri, this.stateOf(document.uri) + 1);
    return list;
  }

  #wanted(draft: string, ids: ReadonlySet<string>, law: Law): Wanted[] {
    const folder = this.#index?.folder;
    const files = new Set<string>();
    for (const id of ids) {
      const same = folder?.withId(id) ?? [];
      for (const file of same) files.add(file);
      // What changed an order before: who amends it cites it.
      if (/^\/us\/(?:eo|proc|pl)\//.test(id)) for (const { facts } of folder?.citing(id) ?? []) files.add(facts.file);
    }
    const out: Wanted[] = [];
    for (const uri of this.#documents.texts.keys()) {
      files.delete(uri);
      if (uri === draft || uri.startsWith('policy-law') || sectionOfUri(uri) !== undefined) continue;
      const open = this.#documents.get(uri);
      const known = open && this.#ofOpen(open, law);
      if (known && (known.ids.some((id) => ids.has(id)) || [...known.changes].some((id) => ids.has(id))))
        out.push({ uri, stamp: `open ${open.version}`, open });
    }
    for (const uri of [...files].sort()) {
      const stamp = this.#index?.stamp(uri);
      if (stamp !== undefined) out.push({ uri, stamp, open: undefined });
    }
    return out.slice(0, MOST);
  }

  #ofOpen(snapshot: Snapshot, law: Law): AtHand | undefined {
    const { analysis, document } = snapshot;
    return snapshot.remember('at hand', () => atHand(document.uri, analysis, standingBy(law)));
  }

  async #ofFile({ uri, stamp }: Wanted, law: Law): Promise<AtHand | undefined> {
    const known = this.#read.get(uri);
    if (known?.stamp === stamp) return known.document;
    const text = await this.#reader?.text(uri);
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
    const document = text === undefined ? undefined : atHand(uri, analyze(text, { name, facts: law }), standingBy(law));
    this.#read.delete(uri);
    this.#read.set(uri, { stamp, document });
    for (const oldest of this.#read.keys()) if (this.#read.size > KEPT) this.#read.delete(oldest);
    return document;
  }
}
