/**
 * What a block asks of the whole document: which provisions it has, and which names it gives to laws. What each block adds to
 * it is small and is compared, so that the whole stays the same object while nothing of it changes; and what a block has asked
 * is kept, so that it is read again only where an answer has become another one.
 */
import type { Section } from '../analysis.ts';
import { slugOf } from '../citations/slug.ts';
import { ABOVE_SECTION } from '../levels.ts';
import type { Names } from '../references/names.ts';
import type { KnownParallel } from '../references/parallels.ts';

/** What the references of a document can lead to. */
export interface Whole {
  /** Whether the document has a provision of that id. */
  has(id: string): boolean;
  /** The id of an outermost provision by its designation, and whether it is written in parentheses. */
  top(designation: string, inParentheses: boolean): string | undefined;
  /** The id of the first heading above sections whose own step is this: `/ptII`. */
  heading(step: string): string | undefined;
  /** The highest number of a section; 0 where none is numbered. */
  lastSection(): number;
  /** What a short name stands for. */
  named(term: string): string | undefined;
  /** Whether the document says what a word for a law means. */
  means(term: string): boolean;
  /** The act of a name without its year, where the document names it with one. */
  full(id: string): string | undefined;
  /** Whether the document names an act. */
  namesAct(id: string): boolean;
  /** All acts that it names. */
  acts(): readonly string[];
  /** The title of the C.F.R. of which a part is cited. */
  titleOfPart(part: string): string | undefined;
  /** Places in a title of the Code of acts that the document cites with them. */
  parallelsIn(title: string): readonly KnownParallel[];
}

/** What one block's provisions add. */
export interface Provisions {
  readonly ids: readonly string[];
  readonly tops: readonly (readonly [designation: string, inParentheses: boolean, id: string])[];
  readonly headings: readonly (readonly [step: string, id: string])[];
  readonly last: number;
}

/** What a block's own provisions add to the whole; those with a negative `parent` stand in none. */
export function provisionsOf(sections: readonly Section[]): Provisions {
  const tops: [string, boolean, string][] = [];
  const headings: [string, string][] = [];
  let last = 0;
  for (const { id, level, designation, label, parent } of sections) {
    if (ABOVE_SECTION.has(level)) headings.push([id.slice(id.lastIndexOf('/')), id]);
    if (level === 'section') last = Math.max(last, Number.parseInt(designation, 10) || 0);
    // "paragraph 2" is no article 2.
    if (parent < 0 && !ABOVE_SECTION.has(level)) tops.push([designation, label.startsWith('('), id]);
  }
  return { ids: sections.map(({ id }) => id), tops, headings, last };
}

/** The id without the number by which it is told from another of the same provisions: "/s4" for "/s4~2". */
export function repeated(id: string): string {
  const mark = id.lastIndexOf('~');
  return mark > 0 && /^\d+$/.test(id.slice(mark + 1)) ? id.slice(0, mark) : id;
}

/** What the blocks of a document add up to; of two that say the same the first counts. */
export class Added implements Whole {
  readonly #ids = new Set<string>();
  readonly #tops = new Map<string, string>();
  readonly #headings = new Map<string, string>();
  #last = 0;
  readonly #names = new Map<string, string>();
  readonly #meant = new Set<string>();
  readonly #full = new Map<string, string>();
  readonly #acts = new Set<string>();
  readonly #parts = new Map<string, string>();
  readonly #parallels = new Map<string, KnownParallel[]>();
  #holders: Map<string, Provisions[]> | undefined;
  readonly provisions: readonly Provisions[];
  readonly names: readonly Names[];

  constructor(provisions: readonly Provisions[], names: readonly Names[]) {
    this.provisions = provisions;
    this.names = names;
    for (const { ids, tops, headings, last } of provisions) {
      for (const id of ids) this.#ids.add(id);
      for (const [designation, marked, id] of tops) setFirst(this.#tops, `${designation} ${marked}`, id);
      for (const [step, id] of headings) setFirst(this.#headings, step, id);
      this.#last = Math.max(this.#last, last);
    }
    for (const { shorts } of names) for (const [term, id] of shorts) setFirst(this.#names, term, id);
    for (const { acts, parts, parallels, meant } of names) {
      for (const term of meant) this.#meant.add(term);
      for (const { id, short, acronym } of acts) {
        this.#acts.add(id);
        if (short !== id) setFirst(this.#full, short, id);
        // "Modernizing Government Technology (MGT) Act": the name holds its own short name.
        if (acronym && !this.#names.has(acronym)) this.#names.set(acronym, id).set(`${acronym} Act`, id);
      }
      for (const [part, title] of parts) setFirst(this.#parts, part, title);
      for (const known of parallels) {
        const list = this.#parallels.get(known.title);
        if (list) list.push(known);
        else this.#parallels.set(known.title, [known]);
      }
    }
    // "Section 6 of the Pilots Act", of an act that the document has given this name.
    for (const [term, id] of this.#names) if (/ Act$/.test(term)) setFirst(this.#full, `/us/act/${slugOf(term)}`, id);
    for (const { hereinafter } of names)
      for (const [term, id] of hereinafter) setFirst(this.#names, term, this.#full.get(id) ?? id);
  }

  /** The blocks' provisions that have an id, numbered on or not; each as often as it has it. */
  holders(id: string): readonly Provisions[] {
    if (!this.#holders) {
      this.#holders = new Map();
      for (const provisions of this.provisions)
        for (const each of provisions.ids) {
          const base = repeated(each);
          const known = this.#holders.get(base);
          if (known) known.push(provisions);
          else this.#holders.set(base, [provisions]);
        }
    }
    return this.#holders.get(id) ?? [];
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  top(designation: string, inParentheses: boolean): string | undefined {
    return this.#tops.get(`${designation} ${inParentheses}`);
  }

  heading(step: string): string | undefined {
    return this.#headings.get(step);
  }

  lastSection(): number {
    return this.#last;
  }

  named(term: string): string | undefined {
    return this.#names.get(term);
  }

  means(term: string): boolean {
    return this.#meant.has(term);
  }

  full(id: string): string | undefined {
    return this.#full.get(id);
  }

  namesAct(id: string): boolean {
    return this.#acts.has(id);
  }

  acts(): readonly string[] {
    return [...this.#acts];
  }

  titleOfPart(part: string): string | undefined {
    return this.#parts.get(part);
  }

  parallelsIn(title: string): readonly KnownParallel[] {
    return this.#parallels.get(title) ?? [];
  }
}

function setFirst<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}

/** What a block asked of the whole, and what it was answered. */
export class Asked implements Whole {
  /** Let go once the block is read, for the block outlives it. */
  #whole: Whole | undefined;
  readonly #answers = new Map<string, { readonly ask: (whole: Whole) => unknown; readonly answer: unknown }>();

  constructor(whole: Whole) {
    this.#whole = whole;
  }

  /** Tells that the block is read. */
  close(): void {
    this.#whole = undefined;
  }

  /** Whether another whole would have answered the same. */
  isAnsweredBy(whole: Whole): boolean {
    for (const { ask, answer } of this.#answers.values()) {
      const now = ask(whole);
      if (now !== answer && JSON.stringify(now) !== JSON.stringify(answer)) return false;
    }
    return true;
  }

  #ask<T>(key: string, ask: (whole: Whole) => T): T {
    const known = this.#answers.get(key);
    if (known) return known.answer as T;
    const answer = ask(this.#whole!);
    this.#answers.set(key, { ask, answer });
    return answer;
  }

  has(id: string): boolean {
    return this.#ask(`has ${id}`, (whole) => whole.has(id));
  }

  top(designation: string, inParentheses: boolean): string | undefined {
    return this.#ask(`top ${designation} ${inParentheses}`, (whole) => whole.top(designation, inParentheses));
  }

  heading(step: string): string | undefined {
    return this.#ask(`heading ${step}`, (whole) => whole.heading(step));
  }

  lastSection(): number {
    return this.#ask('last', (whole) => whole.lastSection());
  }

  named(term: string): string | undefined {
    return this.#ask(`named ${term}`, (whole) => whole.named(term));
  }

  means(term: string): boolean {
    return this.#ask(`means ${term}`, (whole) => whole.means(term));
  }

  full(id: string): string | undefined {
    return this.#ask(`full ${id}`, (whole) => whole.full(id));
  }

  namesAct(id: string): boolean {
    return this.#ask(`act ${id}`, (whole) => whole.namesAct(id));
  }

  acts(): readonly string[] {
    return this.#ask('acts', (whole) => whole.acts());
  }

  titleOfPart(part: string): string | undefined {
    return this.#ask(`part ${part}`, (whole) => whole.titleOfPart(part));
  }

  parallelsIn(title: string): readonly KnownParallel[] {
    return this.#ask(`parallels ${title}`, (whole) => whole.parallelsIn(title));
  }
}
