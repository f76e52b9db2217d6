import type { Analysis } from '../core/analysis.ts';
import type { Style } from '../law/style.ts';
import { isDraft } from './draft.ts';
import { type Break, breaks, type Family, families } from './siblings.ts';

/** What a rule of passages may ask of the document. */
export interface Common {
  readonly isDraft: boolean;
  /** How citations are to be written. */
  readonly style: Style;
}

/** What is known of an outline by its ids alone, for as long as they are the same. */
export class OutlineFacts {
  readonly #ids: readonly string[];
  readonly #made = new Map<string, unknown>();

  /** `before` is that of the version before, which is given back where the ids are the same. */
  static of({ sections }: Analysis, before: OutlineFacts | undefined): OutlineFacts {
    const known = before === undefined ? undefined : before.#ids;
    const same = known?.length === sections.length && sections.every(({ id }, index) => id === known[index]);
    return same ? before! : new OutlineFacts(sections.map(({ id }) => id));
  }

  private constructor(ids: readonly string[]) {
    this.#ids = ids;
  }

  /** What is made once of the ids, by a name. */
  ask<T>(name: string, make: (ids: readonly string[]) => T): T {
    if (!this.#made.has(name)) this.#made.set(name, make(this.#ids));
    return this.#made.get(name) as T;
  }
}

/** What several rules ask of one document, worked out when first asked for. */
export class Shared implements Common {
  readonly #analysis: Analysis;
  #outline: OutlineFacts | undefined;
  #isDraft: boolean | undefined;
  #families: readonly Family[] | undefined;
  #breaks: readonly Break[] | undefined;

  readonly style: Style;

  readonly #before: OutlineFacts | undefined;

  /** `before` is what was known of the outline of the version before. */
  constructor(analysis: Analysis, style: Style = 'house', before?: OutlineFacts) {
    this.style = style;
    this.#analysis = analysis;
    this.#before = before;
  }

  /** What is known of the outline by its ids. */
  get outline(): OutlineFacts {
    this.#outline ??= OutlineFacts.of(this.#analysis, this.#before);
    return this.#outline;
  }

  get isDraft(): boolean {
    this.#isDraft ??= isDraft(this.#analysis);
    return this.#isDraft;
  }

  get families(): readonly Family[] {
    this.#families ??= families(this.#analysis);
    return this.#families;
  }

  /** Where the numbers of a draft break; none in what is no draft. */
  get breaks(): readonly Break[] {
    this.#breaks ??= this.isDraft ? breaks(this.#analysis, this.families) : [];
    return this.#breaks;
  }
}
