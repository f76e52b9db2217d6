import type { AtHand } from '../amend/atHand.ts';
import { NONE_AT_HAND } from '../amend/imported.ts';
import type { Analysis, Definition, Passage, Range, Section } from '../core/analysis.ts';
import { type PlacedPassage, type Portion, placeAt, portionsOf } from '../core/passages.ts';
import type { Style } from '../law/style.ts';
import { isDraft, mayStillChange } from './draft.ts';
import { Kept } from './kept.ts';
import { quotations } from './regions.ts';
import { type Break, breaksIn, type Family, families, sureBreaks } from './siblings.ts';
import { isDefinedBySentence, singular, type Uses } from './termUses.ts';

/** What a rule of passages may ask of the document. */
export interface Common {
  readonly isDraft: boolean;
  /** Whether what it instructs can still be written otherwise. */
  readonly mayStillChange: boolean;
  /** How citations are to be written. */
  readonly style: Style;
}

/** What is known of an outline by its ids, levels and labels alone, for as long as they are the same. */
export class OutlineFacts {
  /** Those of the last version that had it. */
  #placed: readonly PlacedPassage[];
  #ids: readonly string[] | undefined;
  readonly #made = new Map<string, unknown>();

  /** `before` is that of the version before, which is given back where the outline is the same. */
  static of({ passages: { all } }: Analysis, before: OutlineFacts | undefined): OutlineFacts {
    const known = before === undefined ? [] : before.#placed;
    const same = known.length === all.length && all.every((placed, index) => hasLikeOutline(placed, known[index]!));
    if (!before || !same) return new OutlineFacts(all);
    before.#placed = all;
    return before;
  }

  private constructor(placed: readonly PlacedPassage[]) {
    this.#placed = placed;
  }

  /** The ids of all provisions, in order. */
  get ids(): readonly string[] {
    this.#ids ??= this.#placed.flatMap(({ sections }) => sections.map(({ id }) => id));
    return this.#ids;
  }

  /** What is made once of it, by a name. */
  ask<T>(name: string, make: (ids: readonly string[]) => T): T {
    if (!this.#made.has(name)) this.#made.set(name, make(this.ids));
    return this.#made.get(name) as T;
  }
}

/** Whether two passages have provisions of the same ids, levels and labels, in the same places of the whole outline. */
function hasLikeOutline(a: PlacedPassage, b: PlacedPassage): boolean {
  if (a === b) return true;
  if (a.first !== b.first || !isSame(a.open, b.open)) return false;
  if (a.passage === b.passage) return true;
  return a.own.length === b.own.length && a.own.every((each, at) => isLike(each, b.own[at]!));
}

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);

const isLike = (a: Section, b: Section): boolean =>
  a === b || (a.id === b.id && a.parent === b.parent && a.level === b.level && a.label === b.label);

/** A definition, and what rules ask of its term. */
export interface DefinedTerm {
  readonly definition: Definition;
  /** The term in small letters. */
  readonly small: string;
  /** Whether it is no more than a letter. */
  readonly isLetter: boolean;
  /** Whether a sentence sets it. */
  readonly isSentence: boolean;
}

/** What several rules ask of one document, worked out when first asked for. */
export class Shared implements Common {
  readonly #analysis: Analysis;
  readonly #kept: Kept;
  #outline: OutlineFacts | undefined;
  #passages: readonly Passage[] | undefined;
  #portions: readonly Portion[] | undefined;
  #stretches: readonly (readonly Passage[])[] | undefined;
  #quoted: readonly ((range: Range) => boolean)[] | undefined;
  #isDraft: boolean | undefined;
  #mayStillChange: boolean | undefined;
  #breaks: readonly Break[] | undefined;
  #defined: readonly (readonly DefinedTerm[])[] | undefined;
  #timesDefined: ReadonlyMap<string, number> | undefined;

  readonly style: Style;

  /** The documents beside it whose text it may change. */
  readonly beside: readonly AtHand[];

  /** `kept` is what was made of the passages of the version before. */
  constructor(
    analysis: Analysis,
    style: Style = 'house',
    beside: readonly AtHand[] = NONE_AT_HAND,
    kept: Kept = new Kept(),
  ) {
    this.style = style;
    this.beside = beside;
    this.#analysis = analysis;
    this.#kept = kept;
  }

  /** What is known of the outline by its ids. */
  get outline(): OutlineFacts {
    if (!this.#outline) {
      this.#outline = OutlineFacts.of(this.#analysis, this.#kept.outline);
      this.#kept.outline = this.#outline;
    }
    return this.#outline;
  }

  /**
   * What is made of each passage, by a name, in their order; made anew only of a passage that has changed, or where something that
   * it depends on has.
   */
  each<T>(name: string, make: (placed: PlacedPassage) => T, ...depends: readonly unknown[]): readonly T[] {
    const { all } = this.#analysis.passages;
    return this.#kept.each(name, this.passages, depends, (_, place) => make(all[place]!));
  }

  /** A list by a name; the very list of the version before where it has the same items. */
  same<T>(name: string, list: readonly T[]): readonly T[] {
    return this.#kept.same(name, [list])[0]!;
  }

  /** What is made of a list that `same` gave, by a name; made anew only of another one. */
  madeOf<K extends object, T>(name: string, list: K, make: (list: K) => T): T {
    return this.#kept.each(name, [list], [], (each) => make(each))[0]!;
  }

  /** The passages of the document, in order. */
  get passages(): readonly Passage[] {
    this.#passages ??= this.#analysis.passages.all.map(({ passage }) => passage);
    return this.#passages;
  }

  /** Whether a range lies in text that is not the document's own. */
  isQuoted([start, end]: Range): boolean {
    this.#quoted ??= this.each('quotations', ({ passage }) => quotations(passage));
    const { all } = this.#analysis.passages;
    const place = placeAt(all, start);
    const { at } = all[place]!;
    return this.#quoted[place]!([start - at, end - at]);
  }

  /** The portions of the document, in order. */
  get portions(): readonly Portion[] {
    this.#portions ??= portionsOf(this.#analysis);
    return this.#portions;
  }

  /** What is made of each portion, as `each` does it of passages. */
  inPortions<T>(name: string, make: (portion: Portion) => T, ...depends: readonly unknown[]): readonly T[] {
    this.#stretches ??= this.#kept.same(
      'portions',
      this.portions.map(({ passages }) => passages),
    );
    return this.#kept.each(name, this.#stretches, depends, (_, place) => make(this.portions[place]!));
  }

  /** What each passage defines, in their order. */
  get defined(): readonly (readonly DefinedTerm[])[] {
    this.#defined ??= this.each('defined', ({ passage }) =>
      passage.definitions.map((definition) => ({
        definition,
        small: definition.term.toLowerCase(),
        isLetter: singular(definition.term).length <= 1,
        isSentence: isDefinedBySentence(passage, definition),
      })),
    );
    return this.#defined;
  }

  /** How often each term is defined, by its small letters. */
  get timesDefined(): ReadonlyMap<string, number> {
    if (!this.#timesDefined) {
      const times = new Map<string, number>();
      for (const list of this.defined) for (const { small } of list) times.set(small, (times.get(small) ?? 0) + 1);
      this.#timesDefined = times;
    }
    return this.#timesDefined;
  }

  /** For terms of the version before where each is used; what is set here is for the next version. */
  get uses(): Uses | undefined {
    return this.#kept.uses;
  }

  set uses(found: Uses) {
    this.#kept.uses = found;
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
