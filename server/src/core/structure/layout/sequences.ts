/** Lists that run through a text, by their designations alone: which labels prove each other. */
import { seriesOf, valueIn } from '../../designation.ts';

/** How a label is written: "Sec. 2.", "PART II", "Article 2.", "2.", "(2)", "1-102." or "1.2". */
export type Manner = 'section' | 'head' | 'article' | '.' | '()' | 'figures';

interface List {
  value: number;
  count: number;
  /** How many labels prove it. */
  readonly proves: number;
  /** What its labels stand for that are not proven yet. */
  readonly waiting: number[];
  /** Where its first label counted elsewhere, too, as "(i)" does behind "(h)": that list, and its value before. */
  rival?: { readonly list: List; readonly before: number; readonly value: number };
}

/** Where a value belongs: the name of its lists, and how one begins and goes on. */
interface Step {
  readonly key: string;
  readonly value: number;
  /** Whether it may be the first of a list, and how many labels prove one that it begins. */
  readonly begins: boolean;
  readonly proves?: number;
  /** How many may be missing before it, where the list is proven. */
  readonly missing?: number;
}

/** So many lists of one kind are open at a time. */
const OPEN = 9;

export class Sequences {
  /** Where the places of proven labels go. */
  readonly #proven: Set<number>;
  /** The open lists of each kind, the innermost last. */
  readonly #open = new Map<string, List[]>();

  /** Whether a heading above sections came last. */
  #headed = false;

  constructor(proven: Set<number>) {
    this.#proven = proven;
  }

  /**
   * Goes on to a label, with the places that it proves; tells whether it belongs to a list.
   * @param sure whether it needs no other to prove it
   */
  add(manner: Manner, designation: string, places: readonly number[], sure = false): boolean {
    const taken = this.#steps(manner, designation).flatMap(
      (step) => this.#listOf(sure ? { ...step, begins: true, proves: 1 } : step) ?? [],
    );
    const belongs = taken.length > 0;
    for (const { list } of taken) {
      const rival = list.count === 0 ? taken.find(({ before }) => before !== undefined) : undefined;
      if (rival) list.rival = { list: rival.list, before: rival.before!, value: rival.list.value };
      // "(ii)" tells that the "(i)" before it began this list, and went on with no other.
      else if (list.count === 1 && list.rival && list.rival.list.value === list.rival.value)
        list.rival.list.value = list.rival.before;
      list.waiting.push(...places);
      if (++list.count < list.proves) continue;
      for (const place of list.waiting.splice(0)) this.#proven.add(place);
    }
    if (belongs) this.#headed = manner === 'head';
    // A section has lists of its own; figures may run on through parts.
    if (belongs && (manner === 'section' || manner === 'head'))
      for (const key of this.#open.keys())
        if (!/^(?:section|head)/.test(key) && (manner === 'section' || key !== '. 1')) this.#open.delete(key);
    return belongs;
  }

  #steps(manner: Manner, designation: string): Step[] {
    const [, part, sign, second] = /^(\d{1,4})([-.])(\d{1,4})$/.exec(designation) ?? [];
    if (second !== undefined) {
      const number = Number(second);
      // "1-101." says by itself what it is.
      if (sign === '-') return [{ key: `${manner} -`, value: number, begins: true, proves: 1 }];
      return [{ key: `${manner} ${Number(part)}.`, value: number, begins: number === 1, missing: 3 }];
    }
    if (manner === 'section' && /^[\dI]/.test(designation)) {
      // "SECTION I." before "SEC. 2.".
      const value = designation === 'I' ? 1 : Number(designation);
      const last = this.#open.get(manner)?.at(-1)?.value ?? 0;
      // "Sec. 201." opens the second part.
      const opensHundred = value % 100 === 1 && Math.floor(value / 100) === Math.floor(last / 100) + 1;
      // Right behind a heading, its first section may have any, and the first of all behind a table of contents.
      const opensPart = this.#headed && (value > last || value % 100 === 1);
      const sure = opensHundred || opensPart;
      return [{ key: manner, value, begins: value === 1 || sure, proves: sure ? 1 : 2, missing: 3 }];
    }
    if (manner === 'article') {
      // A treaty may be copied from any article on: a run of them is one.
      const value = /^\d/.test(designation) ? Number(designation) : valueIn('I', designation);
      return [{ key: manner, value, begins: true, proves: 3 }];
    }
    return seriesOf(designation).map((series) => {
      const value = valueIn(series, designation);
      // A print may have lost the first of a list.
      const late = series === '1' && (value === 2 || value === 3);
      return {
        key: `${manner} ${series}`,
        value,
        begins: value === 1 || late,
        // "PART II—OTHERS Subpart A—Keepers": a heading right behind another.
        proves: late ? 3 : manner === 'head' && this.#headed ? 1 : 2,
        missing: series === 'a' || series === '1' ? 2 : 1,
      };
    });
  }

  /** The innermost open list that a value goes on with; or a new one, where it may begin one. */
  #listOf({ key, value, begins, proves = 2, missing = 1 }: Step): { list: List; before?: number } | undefined {
    const lists = this.#open.get(key) ?? [];
    for (let i = lists.length - 1; i >= 0; i--) {
      const list = lists[i]!;
      if (value <= list.value || value > list.value + (list.count > 1 ? missing : 1)) continue;
      lists.length = i + 1;
      const before = list.value;
      list.value = value;
      return { list, before };
    }
    if (!begins) return undefined;
    const list: List = { value, proves, count: 0, waiting: [] };
    this.#open.set(key, [...lists.slice(1 - OPEN), list]);
    return { list };
  }
}
