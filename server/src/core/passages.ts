/** The stretches of one document, in order. */
import type { Analysis, Definition, Form, Passage, Range, Region, Section } from './analysis.ts';

/** A stretch where it stands. As long as nothing of it changes, its passage is the same object in every version. */
export interface PlacedPassage {
  readonly at: number;
  /** The index of the first provision that begins in it, or behind it. */
  readonly first: number;
  /** The indexes of the provisions that are open from the passage before, outermost first. */
  readonly open: readonly number[];
  /** Whether a section, or what stands below one, goes on in it from the passage before. */
  readonly runsIn: boolean;
  /** The provisions that begin in it, as the document has them; what runs on behind it ends where it does. */
  readonly sections: readonly Section[];
  /** The same, with the passage's own offsets; parents are counted with those that are open before its own. */
  readonly own: readonly Section[];
  /** Up to where each of those that are open from the passage before goes on in it, in its own offsets; undefined where it doesn't. */
  readonly closed: readonly (number | undefined)[];
  /** What it defines, as the document has it. */
  readonly definitions: readonly Definition[];
  readonly passage: Passage;
  /** Its text as it is read, as long as the one that is written: without what the print put between the words. */
  readonly read: string;
  /** The index in the document of a provision that the passage counts with those that are open before its own. */
  provision(index: number): number;
}

export class Passages {
  readonly #list: () => readonly PlacedPassage[];
  #made: readonly PlacedPassage[] | undefined;

  /** `list` is asked when they are first wanted. */
  constructor(list: () => readonly PlacedPassage[]) {
    this.#list = list;
  }

  get all(): readonly PlacedPassage[] {
    this.#made ??= this.#list();
    return this.#made;
  }
}

/** Where a provision ends that begins in one of some passages: it may go on in those behind. */
export function endOf(all: readonly PlacedPassage[], place: number, index: number): number {
  const { at: start, first, own } = all[place]!;
  let end = start + own[index - first]!.range[1];
  for (let behind = place + 1; behind < all.length; behind++) {
    const { at, open, closed } = all[behind]!;
    const among = open.indexOf(index);
    if (among < 0) break;
    const here = closed[among];
    if (here !== undefined) end = Math.max(end, at + here);
  }
  return end;
}

/** A provision by its index: `Analysis.sections[index]`, without asking for the provisions of all stretches. */
export function provision({ passages: { all } }: Analysis, index: number): Section | undefined {
  const place = lastPlace(all, ({ first }) => first <= index);
  const placed = all[place]!;
  const { at, first, own } = placed;
  const section = own[index - first];
  if (!section) return undefined;
  const { labelRange, headingRange, range, parent } = section;
  return {
    ...section,
    labelRange: moved(labelRange, at),
    headingRange: headingRange && moved(headingRange, at),
    range: [range[0] + at, endOf(all, place, index)],
    parent: all.length === 1 ? parent : placed.provision(parent),
  };
}

/** The stretches that a range of a document touches. */
export const passagesWithin = ({ passages }: Analysis, [from, to]: Range): readonly PlacedPassage[] =>
  passages.all.filter(({ at, passage }) => at <= to && at + passage.text.length >= from);

/** The index of the innermost provision at an offset of a stretch, -1 outside all: `Tree.at`, without asking for the provisions of all stretches. */
export function provisionIn({ passages }: Analysis, placed: PlacedPassage, offset: number): number {
  const { at, first, own, open, closed } = placed;
  const within = offset - at;
  // What has ended here may go on in the next stretch, and then the blanks between are its own.
  const hasEnded = (end: number, index: number): boolean => end <= within && !goesOnBehind(passages.all, at, index);
  let index = lastBegun(own, within);
  while (index >= 0 && hasEnded(own[index]!.range[1], first + index)) index = own[index]!.parent - open.length;
  if (index >= 0) return first + index;
  let outer = open.length + index;
  while (outer >= 0 && hasEnded(closed[outer] ?? 0, open[outer]!)) outer--;
  return open[outer] ?? -1;
}

/** Whether a range of a stretch stands in the heading of a provision: a heading stands behind its label, before any other. */
export function isInHeading({ own }: PlacedPassage, [start, end]: Range): boolean {
  const heading = own[lastBegun(own, start)]?.headingRange;
  return heading != null && heading[0] <= start && end <= heading[1];
}

/** The index of the last of some provisions whose label begins at an offset or before it; -1 where none does. */
function lastBegun(sections: readonly Section[], offset: number): number {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.labelRange[0] <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether a provision goes on behind the stretch that begins at an offset. */
function goesOnBehind(all: readonly PlacedPassage[], at: number, index: number): boolean {
  for (let behind = placeAt(all, at) + 1; behind < all.length; behind++) {
    const { open, closed } = all[behind]!;
    const among = open.indexOf(index);
    if (among < 0) return false;
    if (closed[among] !== undefined) return true;
  }
  return false;
}

/** The stretch in which an offset stands. */
export const passageAt = ({ passages: { all } }: Analysis, offset: number): PlacedPassage => all[placeAt(all, offset)]!;

/** Which of some stretches an offset stands in. */
export const placeAt = (all: readonly PlacedPassage[], offset: number): number =>
  lastPlace(all, ({ at }) => at <= offset);

/** The last of some stretches that begins early enough; the first where none does. */
function lastPlace(all: readonly PlacedPassage[], isEarly: (placed: PlacedPassage) => boolean): number {
  let low = 0;
  let high = all.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isEarly(all[middle]!)) low = middle;
    else high = middle;
  }
  return low;
}

/** The text of a range as it is read. It is put together from its stretches: that of a whole document is joined only where somebody needs all of it. */
export const readText = (analysis: Analysis, range: Range): string => together(analysis, range, ({ read }) => read);

/** The text of a range as it is written, put together in the same way. */
export const writtenText = (analysis: Analysis, range: Range): string =>
  together(analysis, range, ({ passage }) => passage.text);

function together(analysis: Analysis, [from, to]: Range, textOf: (placed: PlacedPassage) => string): string {
  let placed = passageAt(analysis, from);
  let out = textOf(placed).slice(from - placed.at, to - placed.at);
  for (;;) {
    const end = placed.at + placed.read.length;
    if (end >= to) return out;
    placed = passageAt(analysis, end);
    if (placed.at < end) return out;
    out += textOf(placed).slice(0, to - placed.at);
  }
}

/**
 * A portion of a document in which all sections stand whole: a passage, or several through which one section runs. What is known of
 * it depends on these passages alone; offsets and indexes are its own.
 */
export class Portion {
  readonly #placed: readonly PlacedPassage[];
  #text: string | undefined;
  #sections: readonly Section[] | undefined;
  #regions: readonly Region[] | undefined;
  readonly #made = new Map<string, unknown>();

  constructor(placed: readonly PlacedPassage[]) {
    this.#placed = placed;
  }

  /** Where it begins in the document. */
  get at(): number {
    return this.#placed[0]!.at;
  }

  get form(): Form {
    return this.#placed[0]!.passage.form;
  }

  get passages(): readonly Passage[] {
    return this.#placed.map(({ passage }) => passage);
  }

  get text(): string {
    this.#text ??= this.#placed.map(({ passage }) => passage.text).join('');
    return this.#text;
  }

  /** The provisions that begin in it; `parent` is -1 for those that stand in none of them. */
  get sections(): readonly Section[] {
    this.#sections ??= this.#own();
    return this.#sections;
  }

  get regions(): readonly Region[] {
    this.#regions ??= this.#placed.flatMap(({ at, passage }) =>
      at === this.at
        ? passage.regions
        : passage.regions.map(({ kind, range }) => ({ kind, range: moved(range, at - this.at) })),
    );
    return this.#regions;
  }

  section(index: number): Section | undefined {
    return this.sections[index];
  }

  /** What several ask of it, made once, by a name. */
  ask<T>(name: string, make: (portion: Portion) => T): T {
    if (!this.#made.has(name)) this.#made.set(name, make(this));
    return this.#made.get(name) as T;
  }

  words([start, end]: Range): string {
    return this.text.slice(start, end);
  }

  /** The provisions of several passages, those that run on among them whole. */
  #through(): readonly Section[] {
    const placed = this.#placed;
    const [{ first }] = placed as [PlacedPassage];
    const sections = placed.flatMap((each) => each.sections);
    for (const { at, open, closed } of placed)
      open.forEach((index, among) => {
        const [section, here] = [sections[index - first], closed[among]];
        if (section && here !== undefined)
          sections[index - first] = { ...section, range: [section.range[0], Math.max(section.range[1], at + here)] };
      });
    return sections;
  }

  #own(): readonly Section[] {
    const [{ at, first, sections }, ...more] = this.#placed as [PlacedPassage, ...PlacedPassage[]];
    // A section that runs through several passages ends where the document has it end.
    const own = more.length === 0 ? sections : this.#through();
    if (at === 0 && first === 0) return own;
    return own.map((section) => ({
      ...section,
      labelRange: moved(section.labelRange, -at),
      headingRange: section.headingRange && moved(section.headingRange, -at),
      range: moved(section.range, -at),
      parent: section.parent < first ? -1 : section.parent - first,
    }));
  }
}

const moved = ([start, end]: Range, by: number): Range => [start + by, end + by];

/** The portions of a document, in order. */
export function portionsOf(analysis: Analysis): Portion[] {
  const groups: PlacedPassage[][] = [];
  for (const placed of analysis.passages.all) {
    if (placed.runsIn && groups.length > 0) groups.at(-1)!.push(placed);
    else groups.push([placed]);
  }
  return groups.map((placed) => new Portion(placed));
}
