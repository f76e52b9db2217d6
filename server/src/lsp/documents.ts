import { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AtHand } from '../amend/atHand.ts';
import { NONE_AT_HAND } from '../amend/imported.ts';
import type { Analysis } from '../core/analysis.ts';
import { analyze, type Memory, readVersion } from '../core/analyze.ts';
import type { LawFacts } from '../core/facts.ts';
import type { Failed } from '../core/fault.ts';
import { readingName, sectionOfUri } from '../features/lawDocument.ts';
import type { Law } from '../law/law.ts';
import type { Choices } from '../rules/config.ts';
import { type Found, findings, rules } from '../rules/index.ts';
import { Kept } from '../rules/kept.ts';
import { differences } from './paranoid.ts';
import { PassageStarts } from './passageStarts.ts';
import { texts, writtenOf } from './piecedDocument.ts';
import { WrittenOutline } from './writtenOutline.ts';

/** What is known of one version of a document; each part is worked out when first asked for. */
export class Snapshot {
  #analysis: Analysis | undefined;
  /** With what the law knows of it was read. */
  readonly facts: LawFacts | undefined;
  readonly #failed: Failed | undefined;
  /** What this version leaves to the next; until it is read, what was left to it. */
  #memory: Memory | undefined;
  /** Until this version is read, what the one before says. */
  #earlier: Analysis | undefined;
  /** Until it is asked for, that of the version before. */
  #outline: WrittenOutline | undefined;
  #outlined = false;
  /** Until they are asked for, those of the version before. */
  #starts: PassageStarts | undefined;
  #started = false;
  readonly #made = new Map<string, unknown>();
  #findings: { law: Law; choices: Choices; beside: readonly AtHand[]; found: readonly Found[] } | undefined;
  /** What the rules found in the passages of this version; until they are asked, in those of the one before. */
  #kept: Kept | undefined;
  /** The documents whose text this one may change; the same list while none of them has changed. */
  beside: readonly AtHand[] = NONE_AT_HAND;
  readonly document: TextDocument;
  readonly version: number;

  /** `before` is the document's version before this one. */
  constructor(document: TextDocument, before?: Snapshot, facts?: LawFacts, failed?: Failed) {
    this.#failed = failed;
    this.facts = facts;
    this.document = document;
    this.version = document.version;
    if (before) {
      this.#memory = before.#memory;
      this.#outline = before.#outline;
      this.#starts = before.#starts;
      this.#earlier = before.#analysis ?? before.#earlier;
      this.#kept = before.#kept;
      this.beside = before.beside;
    }
  }

  get analysis(): Analysis {
    if (!this.#analysis) {
      const name = fileName(this.document.uri);
      const { analysis, memory } = readVersion(writtenOf(this.document), {
        name,
        previous: this.#memory,
        facts: this.facts,
      });
      this.#analysis = analysis;
      this.#memory = memory;
      this.#earlier = undefined;
    }
    return this.#analysis;
  }

  /** This version's analysis where it is made, else that of a version shortly before: for what can't wait. */
  get latest(): Analysis {
    return this.#analysis ?? this.#earlier ?? this.analysis;
  }

  /** Another text, read as this document is. */
  read(text: string): Analysis {
    return analyze(text, { name: fileName(this.document.uri), facts: this.facts });
  }

  /** Where the passages begin. */
  get starts(): PassageStarts {
    if (!this.#starts || !this.#started) {
      this.#starts = new PassageStarts(this.analysis, this.document, this.#starts);
      this.#started = true;
    }
    return this.#starts;
  }

  /** The outline and the folds, as they are sent. */
  get outline(): WrittenOutline {
    if (!this.#outline || !this.#outlined) {
      this.#outline = new WrittenOutline(this.analysis, this.document, this.starts, this.#outline);
      this.#outlined = true;
    }
    return this.#outline;
  }

  /** What is made of this version once, by a name. */
  remember<T>(name: string, make: () => T): T {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as T;
  }

  /** The findings under the given law and what the folder wants. */
  findings(law: Law, choices: Choices): readonly Found[] {
    const { beside } = this;
    const last = this.#findings;
    if (last?.law === law && last.choices === choices && last.beside === beside) return last.found;
    this.#kept = new Kept(this.#kept);
    const found = findings(this.analysis, law, this.#failed, rules, choices, beside, this.#kept);
    this.#findings = { law, choices, beside, found };
    return found;
  }
}

/** The open documents, each with the one snapshot of its present version. */
export class Documents {
  readonly texts = new TextDocuments(texts);
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #failed: Failed;
  #facts: LawFacts | undefined;
  #tell: ((found: string) => void) | undefined;

  /** `failed` is told of rules that fail. */
  constructor(failed: Failed) {
    this.#failed = failed;
    this.texts.onDidClose(({ document }) => this.#snapshots.delete(document.uri));
  }

  /** From here on documents are read with what the law knows; of those that were read without the outline stays. */
  useFacts(facts: LawFacts): void {
    this.#facts = facts;
  }

  /** From here on each version is also read whole, and `tell` hears what the reading that went on has otherwise. */
  compareWith(tell: ((found: string) => void) | undefined): void {
    this.#tell = tell;
  }

  get(uri: string): Snapshot | undefined {
    const document = this.texts.get(uri);
    if (!document) return undefined;
    let snapshot = this.#snapshots.get(uri);
    const { version } = document;
    const isThis = snapshot?.version === version && snapshot.document === document && snapshot.facts === this.#facts;
    if (!snapshot || !isThis) {
      snapshot = new Snapshot(document, snapshot, this.#facts, this.#failed);
      this.#snapshots.set(uri, snapshot);
      if (this.#tell) for (const found of differences(snapshot.analysis, this.#facts)) this.#tell(found);
    }
    return snapshot;
  }
}

/** The name under which a document is read: of a document of law its section's, else the address's last part. */
export function fileName(uri: string): string {
  const section = sectionOfUri(uri);
  if (section) return readingName(section);
  // Of what has no file yet, "untitled:Untitled-1", the name stands behind the scheme.
  const name = uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
