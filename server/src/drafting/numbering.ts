/** How the provisions beside each other are numbered, and the numbers that they get when one comes, goes or moves. */

import type { Analysis } from '../core/analysis.ts';
import { designationAt, type Series, seriesOf, valueIn } from '../core/designation.ts';
import { DIVISIONS } from '../core/levels.ts';

/** The provisions that are numbered together, in order. */
export interface Numbering {
  /** Indices in `Analysis.sections`. */
  readonly members: readonly number[];
  readonly series: Series;
  /** What stands before each number: "1-" in 1-101. */
  readonly stem: string;
  /** The number of each member; 0 for one that is numbered in another way, such as 4A among 4 and 5. */
  readonly values: readonly number[];
}

/** Splits "1-101" into "1-" and "101"; a designation without figures at its end has no stem. */
function stemOf(designation: string): string {
  let at = designation.length;
  while (at > 0 && designation.charCodeAt(at - 1) >= 48 && designation.charCodeAt(at - 1) <= 57) at--;
  return at < designation.length ? designation.slice(0, at) : '';
}

/** Levels above sections, over which numbers may go on: paragraphs 1 to 3 in part I, 4 in part II. */
const ABOVE: ReadonlySet<string> = new Set(DIVISIONS);

/** The provisions beside a provision, itself included: sections of one division, or the children of one provision. */
export function beside({ sections }: Analysis, index: number): number[] {
  const { level, parent, id } = sections[index]!;
  const above = id.slice(0, id.lastIndexOf('/'));
  const found: number[] = [];
  if (level !== 'section' && parent >= 0 && !ABOVE.has(sections[parent]!.level)) {
    for (let at = parent + 1; at < sections.length && sections[at]!.depth > sections[parent]!.depth; at++)
      if (sections[at]!.parent === parent && sections[at]!.level === level) found.push(at);
    return found;
  }
  const over = ABOVE.has(sections[parent]?.level ?? '') && level !== 'section';
  sections.forEach((section, at) => {
    if (section.level !== level) return;
    const same =
      level === 'section'
        ? section.id.slice(0, section.id.lastIndexOf('/')) === above
        : section.parent === parent || (over && ABOVE.has(sections[section.parent]?.level ?? ''));
    if (same) found.push(at);
  });
  return found;
}

/** Of provisions under several headings those of the one at hand, and of the ones before and behind where numbers go on. */
function goingOn({ sections }: Analysis, numbering: Numbering, index: number): Numbering {
  const { members, values } = numbering;
  if (sections[index]!.level === 'section') return numbering;
  const own = members.indexOf(index);
  const parent = (at: number) => sections[members[at]!]!.parent;
  const breaks = (at: number) => parent(at) !== parent(at - 1) && values[at] !== values[at - 1]! + 1;
  let from = own;
  while (from > 0 && !breaks(from)) from--;
  let to = own + 1;
  while (to < members.length && !breaks(to)) to++;
  return { ...numbering, members: members.slice(from, to), values: values.slice(from, to) };
}

/** How the provisions beside a provision are numbered; undefined where it isn't numbered in a sequence. */
export function numberingOf(analysis: Analysis, index: number): Numbering | undefined {
  const members = beside(analysis, index);
  const designations = members.map((at) => analysis.sections[at]!.designation);
  const own = analysis.sections[index]!.designation;
  const stem = stemOf(own);
  const rests = designations.map((designation) => (designation.startsWith(stem) ? designation.slice(stem.length) : ''));
  const candidates = seriesOf(own.slice(stem.length));
  let best: { series: Series; values: number[]; fit: number } | undefined;
  for (const series of candidates) {
    const values = rests.map((rest) => (seriesOf(rest).includes(series) ? valueIn(series, rest) : 0));
    // What goes on by one counts, and what begins with one.
    let fit = values.find((value) => value > 0) === 1 ? 1 : 0;
    values.forEach((value, at) => {
      if (value > 0 && at > 0 && value === values[at - 1]! + 1) fit += 2;
    });
    if (!best || fit > best.fit) best = { series, values, fit };
  }
  return best && goingOn(analysis, { members, series: best.series, stem, values: best.values }, index);
}

export const write = ({ stem, series }: Numbering, value: number): string => stem + designationAt(series, value);

/** The designation for one that is put in behind another whose successor keeps its number: 4A, a-1. */
export function inserted(designation: string): string {
  const last = designation.at(-1)!;
  if (/\d/.test(designation[0]!)) {
    if (/\d/.test(last)) return `${designation}A`;
    return `${designation.slice(0, -1)}${String.fromCharCode(last.charCodeAt(0) + 1)}`;
  }
  const [, name, number] = /^(.+)-(\d+)$/.exec(designation) ?? [];
  return name === undefined ? `${designation}-1` : `${name}-${Number(number) + 1}`;
}

/** New numbers by index in `Analysis.sections`; what isn't in it keeps its own. */
export type Numbers = Map<number, string>;

/** What can't be done, as a sentence for the user. */
export interface Refusal {
  readonly refusal: string;
}

/**
 * The numbers after one comes in at a place among the members: those behind give way by one, up to the first gap. Where
 * one that is locked would have to, the new one gets a designation between two: 4A.
 */
export function afterInsertion(
  analysis: Analysis,
  numbering: Numbering,
  place: number,
  locked: ReadonlySet<string>,
): { readonly designation: string; readonly numbers: Numbers } {
  const { members, values } = numbering;
  const { sections } = analysis;
  const before = values.findLast((value, at) => at < place && value > 0) ?? 0;
  const first = values.find((value, at) => at >= place && value > 0);
  const value = before > 0 ? before + 1 : (first ?? 1);
  const numbers: Numbers = new Map();
  let last = value;
  for (let at = place; at < members.length; at++) {
    if (values[at] === 0) continue;
    if (values[at]! > last) break;
    if (locked.has(sections[members[at]!]!.id)) {
      const previous = members[place - 1];
      if (previous === undefined) break;
      return { designation: inserted(sections[previous]!.designation), numbers: new Map() };
    }
    last++;
    numbers.set(members[at]!, write(numbering, last));
  }
  return { designation: write(numbering, value), numbers };
}

/** The numbers after a member goes: those behind close up, up to the first gap or locked one. */
export function afterRemoval(
  analysis: Analysis,
  numbering: Numbering,
  place: number,
  locked: ReadonlySet<string>,
): Numbers {
  const { members, values } = numbering;
  const numbers: Numbers = new Map();
  let last = values[place]!;
  const previous = values.findLast((value, at) => at < place && value > 0) ?? 0;
  if (last === 0 || previous >= last) return numbers;
  for (let at = place + 1; at < members.length; at++) {
    if (values[at] === 0) continue;
    if (values[at] !== last + 1 || locked.has(analysis.sections[members[at]!]!.id)) break;
    numbers.set(members[at]!, write(numbering, last));
    last++;
  }
  return numbers;
}

/** The numbers after a member gets another: those behind that went on from it go on from it again. */
export function afterRenaming(
  analysis: Analysis,
  numbering: Numbering,
  place: number,
  value: number,
  locked: ReadonlySet<string>,
): Numbers | Refusal {
  const { members, values } = numbering;
  const { sections } = analysis;
  const previous = values.findLast((each, at) => at < place && each > 0) ?? 0;
  if (value <= previous) {
    const taken = members[values.indexOf(value)];
    const { level } = sections[members[place]!]!;
    return {
      refusal:
        taken === undefined || value === 0
          ? `The ${level} before has a higher number; use Move Up or Renumber Document.`
          : `There is already a ${level} ${write(numbering, value)}.`,
    };
  }
  const numbers: Numbers = new Map([[members[place]!, write(numbering, value)]]);
  let old = values[place]!;
  let last = value;
  for (let at = place + 1; at < members.length; at++) {
    const each = values[at]!;
    if (each === 0) continue;
    if (each !== old + 1 && each > last) break;
    if (locked.has(sections[members[at]!]!.id)) {
      if (each > last) break;
      return { refusal: `The number of ${sections[members[at]!]!.label} is locked, and this one would reach it.` };
    }
    old = each;
    last++;
    if (last !== each) numbers.set(members[at]!, write(numbering, last));
  }
  return numbers;
}

/** Numbers without gap, double or disorder for the members from the first on; locked ones, and 4A, keep theirs. */
export function inSequence(
  analysis: Analysis,
  numbering: Numbering,
  start: number,
  locked: ReadonlySet<string>,
): Numbers {
  const { members, values } = numbering;
  const numbers: Numbers = new Map();
  const kept = new Set(members.flatMap((index, at) => (locked.has(analysis.sections[index]!.id) ? [values[at]!] : [])));
  let next = start;
  members.forEach((index, at) => {
    const value = values[at]!;
    if (value === 0) return;
    if (locked.has(analysis.sections[index]!.id)) {
      next = Math.max(next, value + 1);
      return;
    }
    // What is locked further on keeps its number to itself.
    while (kept.has(next)) next++;
    if (value !== next) numbers.set(index, write(numbering, next));
    next++;
  });
  return numbers;
}
