import type { Analysis, Range, Section } from '../core/analysis.ts';
import { designationAt, type Series, seriesOf, valueIn } from '../core/designation.ts';
import { ABOVE_SECTION } from '../core/levels.ts';
import { type Portion, provision, writtenText } from '../core/passages.ts';
import type { Shared } from './shared.ts';

/** Provisions of one level in one provision, in order; indexes in `Analysis.sections`. */
export type Family = readonly number[];

/** What is asked of provisions: those of a portion of a document, or of all of it. */
export interface Provisions {
  /** A provision by its index. */
  section(index: number): Section | undefined;
  /** The words of a range. */
  words(range: Range): string;
}

/** Those of a whole document, of which only the few are made that are asked for. */
export const provisionsOf = (analysis: Analysis): Provisions => ({
  section: (index) => provision(analysis, index),
  words: (range) => writtenText(analysis, range),
});

/** All families, in the order of their first members. */
export function families({ sections }: Pick<Analysis, 'sections'>): Family[] {
  const found = new Map<string, number[]>();
  sections.forEach(({ parent, level }, index) => {
    const key = `${parent} ${level}`;
    const family = found.get(key);
    if (family) family.push(index);
    else found.set(key, [index]);
  });
  return [...found.values()];
}

/** Whether a provision is one below a section: what stands in a list. */
export const isBelowSection = ({ level }: Section): boolean => level !== 'section' && !ABOVE_SECTION.has(level);

/** Whether a provision is a heading above sections. */
export const isAboveSection = ({ level }: Section): boolean => ABOVE_SECTION.has(level);

/** Whether a family stands within a section, or below: a portion of the document has all of it. */
export const isWithinSection = ({ sections }: Pick<Analysis, 'sections'>, [first]: Family): boolean => {
  const above = sections[sections[first!]!.parent];
  return above !== undefined && !isAboveSection(above);
};

/** The families of lists that stand within sections. */
export const listsWithin = (portion: Portion): readonly Family[] =>
  portion.ask('lists', ({ sections }) =>
    families({ sections }).filter(
      (family) => isBelowSection(sections[family[0]!]!) && isWithinSection({ sections }, family),
    ),
  );

/** Those that do not, of a document: they run through its portions. */
export const listsOutside = (analysis: Analysis, shared: Shared): Family[] =>
  shared.outline.ask('lists outside sections', () =>
    shared.families.filter(
      (family) => isBelowSection(analysis.sections[family[0]!]!) && !isWithinSection(analysis, family),
    ),
  );

/** From a provision's label to its first child, else to its end. */
export function ownWords(provisions: Provisions, index: number): Range {
  const section = provisions.section(index)!;
  const child = provisions.section(index + 1);
  return [section.labelRange[1], child && child.parent === index ? child.range[0] : section.range[1]];
}

/** The provision's name in a sentence: `section 4`, `(b)`. */
export const nameOf = (section: Section): string =>
  isBelowSection(section) ? `(${section.designation})` : `${section.level} ${section.designation}`;

/** A place where the numbers of a family don't go on as they should. */
export interface Break {
  readonly kind: 'gap' | 'duplicate' | 'order';
  /** Index of the provision at fault. */
  readonly index: number;
  /** Index of the one before it in its family; of a duplicate the first of that number. */
  readonly before: number;
  /** Of a gap the designations that are missing. */
  readonly missing: readonly string[];
  /** The only designation that would fit, where there is one. */
  readonly fits: string | undefined;
}

/** The series in which all designations stand, with the fewest breaks; undefined where there is none. */
export function seriesOfFamily(provisions: Pick<Provisions, 'section'>, family: Family): Series | undefined {
  const designations = family.map((index) => provisions.section(index)!.designation);
  let best: Series | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const series of seriesOf(designations[0]!)) {
    let breaks = 0;
    let last = 0;
    for (const designation of designations) {
      const value = valueIn(series, designation);
      if (value === 0) breaks = Number.POSITIVE_INFINITY;
      if (last !== 0 && value !== last + 1) breaks++;
      last = value;
    }
    if (breaks < fewest) {
      fewest = breaks;
      best = series;
    }
  }
  return best;
}

/** With more than this, or one in four, a family is not numbered one after the other. */
const MOST_BREAKS = 3;
/** "Sec. 201" after "Sec. 105": each hundred begins anew. */
const isNewHundred = (value: number): boolean => value > 100 && value % 100 === 1;

/** Where the numbers of a family break; none where they are of several series, or break all the time. */
export function breaksIn(analysis: Analysis, family: Family): Break[] {
  const { sections } = analysis;
  const series = family.length > 1 ? seriesOfFamily({ section: (index) => sections[index] }, family) : undefined;
  if (!series) return [];
  const values = family.map((index) => valueIn(series, sections[index]!.designation));
  const all = new Set(values);
  // What begins anew is another list.
  if (values.some((value, at) => value === 1 && at > 0 && values[at - 1]! > 1)) return [];
  const first = new Map<number, number>();
  const found: Break[] = [];
  let highest = values[0]!;
  // Below a section a family begins with the first; what doesn't was not read whole.
  if (isBelowSection(sections[family[0]!]!) && highest !== 1) return [];
  first.set(highest, family[0]!);
  for (let at = 1; at < family.length; at++) {
    const value = values[at]!;
    const index = family[at]!;
    const before = family[at - 1]!;
    const next = values[at + 1];
    const wanted = values[at - 1]! + 1;
    const fits =
      !all.has(wanted) && (next === undefined || next === wanted + 1) ? designationAt(series, wanted) : undefined;
    const same = first.get(value);
    if (same !== undefined) {
      // "1. Ending …" heads the order that a page lists, "Section 1." is of that order.
      if (hasWord(sections[same]!) === hasWord(sections[index]!))
        found.push({ kind: 'duplicate', index, before: same, missing: [], fits });
    } else if (value < highest) found.push({ kind: 'order', index, before, missing: [], fits: undefined });
    else if (value > highest + 1 && !isNewHundred(value)) {
      const missing = range(highest + 1, value - 1);
      if (!missing.some((each) => all.has(each)))
        found.push({
          kind: 'gap',
          index,
          before,
          missing: missing.map((each) => designationAt(series, each)),
          fits: undefined,
        });
    }
    if (!first.has(value)) first.set(value, index);
    highest = Math.max(highest, value);
  }
  return found.length > Math.max(MOST_BREAKS, family.length / 4) ||
    found.some(({ missing }) => missing.length > MOST_MISSING)
    ? []
    : found;
}

/** "Section 1.", not "1.". */
const hasWord = ({ label }: Section): boolean => /^[A-Za-z§]{2}|^§/.test(label);

/** A greater gap was left on purpose. */
const MOST_MISSING = 5;

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.min(to - from + 1, MOST_MISSING + 1) }, (_, at) => from + at);

/** Of the breaks of a document's numbers those that surely are: no label stands there that was not read as one. */
export function sureBreaks(analysis: Analysis, all: readonly Break[]): Break[] {
  return all.filter(
    (found) => found.kind !== 'gap' || !found.missing.some((each) => standsThere(analysis, found, each)),
  );
}

/** Whether something like the label of a missing provision stands between its neighbours. */
function standsThere(analysis: Analysis, { index, before }: Break, missing: string): boolean {
  const section = provision(analysis, index)!;
  const between = writtenText(analysis, [provision(analysis, before)!.labelRange[1], section.labelRange[0]]);
  const labels = isBelowSection(section) ? [`(${missing})`, `${missing})`, `${missing}.`] : [missing];
  return labels.some((label) => {
    for (let at = between.indexOf(label); at >= 0; at = between.indexOf(label, at + 1)) {
      const lead = between.slice(Math.max(0, at - 32), at);
      if (/(?:^|[\n.;:,—–-]\s{0,24}|\b(?:and|or)\s{1,4})(?:(?:sec(?:tion|\.)?|part|title)\s{0,4})?$/i.test(lead))
        return true;
    }
    return false;
  });
}
