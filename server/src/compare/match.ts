import type { Unit } from './units.ts';

/** Which unit of the second text is which of the first; what is in neither map is gone, or new. */
export interface Matches {
  readonly toSecond: ReadonlyMap<Unit, Unit>;
  readonly toFirst: ReadonlyMap<Unit, Unit>;
}

/** How alike two provisions are that are one, and two of which nothing else says so. */
const ALIKE = 0.5;
const MOVED = 0.7;
/** With fewer words than these, words alone say nothing. */
const TOO_FEW = 4;

/**
 * Finds which provision became which: first those with the same words at the same place, then by place, then by words
 * wherever they went.
 */
export function match(first: readonly Unit[], second: readonly Unit[]): Matches {
  const toSecond = new Map<Unit, Unit>();
  const toFirst = new Map<Unit, Unit>();
  const pair = (a: Unit, b: Unit) => {
    toSecond.set(a, b);
    toFirst.set(b, a);
  };
  for (const side of [-1, -2]) {
    const [a, b] = [first, second].map((units) => units.find(({ section }) => section === side));
    if (a && b) pair(a, b);
  }
  const top = (units: readonly Unit[]) => units.filter(({ parent, section }) => !parent && section >= 0);
  alignChildren(top(first), top(second), pair);
  // What words say of what is left, wherever it stands: the most alike first.
  const free = (units: readonly Unit[], map: ReadonlyMap<Unit, Unit>) =>
    units.filter((unit) => unit.section >= 0 && !map.has(unit) && unit.words.length >= TOO_FEW);
  for (const [a, b] of likest(free(first, toSecond), free(second, toFirst), MOVED)) {
    if (toSecond.has(a) || toFirst.has(b)) continue;
    pair(a, b);
    alignChildren(
      a.children.filter((child) => !toSecond.has(child)),
      b.children.filter((child) => !toFirst.has(child)),
      pair,
    );
  }
  return { toSecond, toFirst };
}

/** Pairs the children of two provisions that are one, and theirs. */
function alignChildren(first: readonly Unit[], second: readonly Unit[], pair: (a: Unit, b: Unit) => void): void {
  const left = new Set(first);
  const right = new Set(second);
  const take = (a: Unit, b: Unit) => {
    left.delete(a);
    right.delete(b);
    pair(a, b);
    alignChildren(a.children, b.children, pair);
  };
  const key = (unit: Unit) => `${unit.designation}\n${unit.words.join(' ')}`;
  // The same words under the same number, then the same words alone, then the same heading.
  for (const name of [key, (unit: Unit) => wordsKey(unit), (unit: Unit) => headingKey(unit)]) {
    const known = groupsOf(right, name);
    for (const a of [...left]) {
      const list = known.get(name(a));
      // Of several with one name none is sure, but those under the same number.
      if (!list || (list.length > 1 && name !== key)) continue;
      const b = nextOf(list, right);
      if (b) take(a, b);
    }
  }
  for (const [a, b] of likest([...left], [...right], ALIKE)) if (left.has(a) && right.has(b)) take(a, b);
  // What is left under the same number was written anew, where its heading, its form or some words are what they were.
  const isOnly = first.length === 1 && second.length === 1;
  const numbered = groupsOf(right, ({ designation }) => `=${designation}`);
  for (const a of [...left]) {
    const b = nextOf(numbered.get(`=${a.designation}`), right, true);
    if (!b) continue;
    const hasForm = a.children.length > 0 && b.children.length > 0;
    if (isOnly || hasForm || (a.heading === b.heading && likeness(a, b) >= 0.25)) take(a, b);
  }
}

/** Units by a name that they have, the last first; those without are left out. */
function groupsOf(units: Iterable<Unit>, name: (unit: Unit) => string): Map<string, Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const own = name(unit);
    const group = groups.get(own);
    if (group) group.push(unit);
    else if (own !== '') groups.set(own, [unit]);
  }
  for (const group of groups.values()) group.reverse();
  return groups;
}

/** The first of a group that is still left; it is taken out, unless it is to stay. */
function nextOf(group: Unit[] | undefined, left: ReadonlySet<Unit>, stays = false): Unit | undefined {
  while (group && group.length > 0 && !left.has(group.at(-1)!)) group.pop();
  return stays ? group?.at(-1) : group?.pop();
}

const wordsKey = ({ words, children }: Unit): string =>
  words.length < TOO_FEW && children.length === 0 ? '' : words.join(' ');
const headingKey = ({ heading }: Unit): string => heading.toLowerCase();

/** What stands in more units tells nothing of any. */
const MOST_WITH = 20;

/** Pairs of units that are alike, the most alike first; of equals, in their order. */
function likest(first: readonly Unit[], second: readonly Unit[], least: number): (readonly [Unit, Unit])[] {
  const found: { readonly a: Unit; readonly b: Unit; readonly likeness: number; readonly order: number }[] = [];
  const byShingle = new Map<string, Unit[]>();
  for (const b of second)
    for (const shingle of shinglesOf(b)) {
      const list = byShingle.get(shingle);
      // One more than are asked for below.
      if (!list) byShingle.set(shingle, [b]);
      else if (list.length <= MOST_WITH) list.push(b);
    }
  for (const [order, a] of first.entries()) {
    const candidates = new Set<Unit>();
    for (const shingle of shinglesOf(a)) {
      const list = byShingle.get(shingle);
      // What stands in many places tells nothing.
      if (list && list.length <= MOST_WITH) for (const b of list) candidates.add(b);
    }
    for (const b of candidates) {
      const alike = likeness(a, b);
      if (alike >= least) found.push({ a, b, likeness: alike, order });
    }
  }
  found.sort((x, y) => y.likeness - x.likeness || x.order - y.order || x.b.section - y.b.section);
  return found.map(({ a, b }) => [a, b]);
}

/** Three words that follow each other; of a short unit all of it. */
function shinglesOf({ words }: Unit): Set<string> {
  const found = new Set<string>();
  if (words.length < 3) return words.length > 0 ? found.add(words.join(' ')) : found;
  for (let at = 0; at + 3 <= words.length && at < 2000; at++)
    found.add(`${words[at]} ${words[at + 1]} ${words[at + 2]}`);
  return found;
}

/** From 0 to 1: how many of the words of both are in both. */
export function likeness(a: Unit, b: Unit): number {
  if (a.words.length + b.words.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of a.words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b.words) {
    const left = counts.get(word) ?? 0;
    if (left > 0) {
      common++;
      counts.set(word, left - 1);
    }
  }
  return (2 * common) / (a.words.length + b.words.length);
}
