import type { AtHand } from '../amend/atHand.ts';
import { NONE_AT_HAND } from '../amend/imported.ts';
import type { Analysis, Section } from '../core/analysis.ts';
import type { Style } from '../law/style.ts';
import { isDraft, mayStillChange } from './draft.ts';
import { type Break, breaksIn, type Family, families, sureBreaks } from './siblings.ts';

/** What a rule of passages may ask of the document. */
export interface Common {
  readonly isDraft: boolean;
  /** Whether what it instructs can still be written otherwise. */
  readonly mayStillChange: boolean;
  /** How citations are to be written. */
  readonly style: Style;
}

/** What is known of an outline by its ids and levels alone, for as long as they are the same. */
export class OutlineFacts {
  readonly #sections: readonly Section[];
  readonly ids: readonly string[];
  readonly #made = new Map<string, unknown>();

  /** `before` is that of the version before, which is given back where the outline is the same. */
  static of({ sections }: Analysis, before: OutlineFacts | undefined): OutlineFacts {
    const known = before === undefined ? [] : before.#sections;
    const same = known.length === sections.length && sections.every((section, index) => isLike(section, known[index]!));
    return before && same ? before : new OutlineFacts(sections);
  }

  private constructor(sections: readonly Section[]) {
    this.#sections = sections;
    this.ids = sections.map(({ id }) => id);
  }

  /** What is made once of it, by a name. */
  ask<T>(name: string, make: (ids: readonly string[]) => T): T {
    if (!this.#made.has(name)) this.#made.set(name, make(this.ids));
    return this.#made.get(name) as T;
  }
}

const isLike = (a: Section, b: Section): boolean =>
  a === b || (a.id === b.id && a.parent === b.parent && a.level === b.level);

/** What several rules ask of one document, worked out when first asked for. */
export class Shared implements Common {
  readonly #analysis: Analysis;
  #outline: OutlineFacts | undefined;
  #isDraft: boolean | undefined;
  #mayStillChange: boolean | undefined;
  #breaks: readonly Break[] | undefined;

  readonly style: Style;

  readonly #before: OutlineFacts | undefined;

  /** The documents beside it whose text it may change. */
  readonly beside: readonly AtHand[];

  /** `before` is what was known of the outline of the version before. */
  constructor(
    analysis: Analysis,
    style: Style = 'house',
    beside: readonly AtHand[] = NONE_AT_HAND,
    before?: OutlineFacts,
  ) {
    this.style = style;
    this.beside = beside;
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

  get mayStillChange(): boolean {
    this.#mayStillChange ??= mayStillChange(this.#analysis);
    return this.#mayStillChange;
  }

  get families(): readonly Family[] {
    return this.outline.ask('families', () => families(this.#analysis));
  }

  /** Where the numbers of a draft break; none in what is no draft. */
  get breaks(): readonly Break[] {
    this.#breaks ??= this.isDraft
      ? sureBreaks(
          this.#analysis,
          this.outline.ask('breaks', () => this.families.flatMap((family) => breaksIn(this.#analysis, family))),
        )
      : [];
    return this.#breaks;
  }
}
