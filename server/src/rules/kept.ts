import type { OutlineFacts } from './shared.ts';
import type { Terms, Uses } from './termUses.ts';

/** What was made of each of some stretches, in their order, and what it depends on besides. */
interface Made<T> {
  readonly stretches: readonly object[];
  readonly depends: readonly unknown[];
  readonly values: readonly T[];
}

/**
 * What was made of the passages of one version, for the next one: as long as a passage is the same object, so is what was made of it.
 * Versions hand it on; what one makes the next one finds.
 */
export class Kept {
  readonly #made: Map<string, Made<unknown>>;
  /** What is known of the outline; until it is asked for, of that of the version before. */
  outline: OutlineFacts | undefined;
  /** Where terms of the document are used; until they are looked for, those of the version before. */
  uses: Uses | undefined;
  /** The terms of the document; until they are asked for, those of the version before. */
  terms: Terms | undefined;

  constructor(before?: Kept) {
    this.#made = before ? before.#made : new Map();
    this.outline = before?.outline;
    this.uses = before?.uses;
    this.terms = before?.terms;
  }

  /**
   * What is made of each of some stretches (a passage, or a list of them that `same` gave), by a name; made anew only of those that
   * are new, or of all where something else that it depends on has changed. The very list of before where all are the same.
   */
  each<K extends object, T>(
    name: string,
    stretches: readonly K[],
    depends: readonly unknown[],
    make: (stretch: K, place: number) => T,
  ): readonly T[] {
    const before = this.#made.get(name);
    const values =
      before && isSame(before.depends, depends) ? madeAgain(before as Made<T>, stretches, make) : stretches.map(make);
    this.#made.set(name, { stretches, depends, values });
    return values;
  }

  /** Some lists, by a name; of those that have the same items as before the very lists of before. */
  same<T extends readonly unknown[]>(name: string, lists: readonly T[]): readonly T[] {
    const before = (this.#made.get(name)?.values ?? []) as readonly T[];
    const later = before.length - lists.length;
    const values = lists.map((list, place) => {
      for (const known of [before[place], before[place + later]]) if (known && isSame(known, list)) return known;
      return list;
    });
    this.#made.set(name, { stretches: NONE, depends: NONE, values });
    return values;
  }
}

const NONE: readonly never[] = [];

/** What was made before of the same stretches, and what is made of the others: an edit has most of them at both ends. */
function madeAgain<K extends object, T>(
  before: Made<T>,
  now: readonly K[],
  make: (stretch: K, place: number) => T,
): readonly T[] {
  const then = before.stretches;
  const most = Math.min(then.length, now.length);
  let ahead = 0;
  while (ahead < most && then[ahead] === now[ahead]) ahead++;
  if (ahead === now.length && ahead === then.length) return before.values;
  let behind = 0;
  while (behind < most - ahead && then[then.length - 1 - behind] === now[now.length - 1 - behind]) behind++;
  const between = new Map<object, T>();
  for (let place = ahead; place < then.length - behind; place++) between.set(then[place]!, before.values[place]!);
  const values = before.values.slice(0, ahead);
  for (let place = ahead; place < now.length - behind; place++) {
    const stretch = now[place]!;
    values.push(between.has(stretch) ? between.get(stretch)! : make(stretch, place));
  }
  for (let place = then.length - behind; place < then.length; place++) values.push(before.values[place]!);
  return values;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
