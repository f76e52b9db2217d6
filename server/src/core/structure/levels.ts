/** The levels of an outline that are open at a place, and the question which of them a designation goes on with. */
import { type Series, seriesOf, valueIn } from '../designation.ts';
import type { Label, Style } from './label.ts';

/** An open level of the outline. */
export interface Open {
  readonly node: number;
  /** Where its label starts. */
  readonly at: number;
  readonly rank: number;
  readonly style: Style;
  readonly series: Series | undefined;
  readonly value: number;
  readonly designation: string;
  readonly indent: number;
  readonly bullet: boolean;
  /** The `#` of the Markdown heading that opened it; 0 where none did. */
  readonly hashes: number;
  /** Opened in the middle of a line, not behind a heading: what starts a line does not belong below it. */
  readonly loose: boolean;
  /** Whether its item is the last of its list: "and" stood before it. */
  readonly last: boolean;
}

/** Where a label belongs: how many levels stay open above it, and its place in the sequence. */
export interface Fit {
  readonly depth: number;
  readonly series: Series;
  readonly value: number;
}

/** Whether a level goes on with a designation of a style. */
export function goesOn(entry: Pick<Open, 'style' | 'series' | 'value'>, style: Style, designation: string): boolean {
  return entry.style === style && entry.series !== undefined && valueIn(entry.series, designation) === entry.value + 1;
}

/** The place behind an open level's last item, the deepest first; one whose list has ended only where no other is. */
export function continuing(label: Label, series: readonly Series[], stack: readonly Open[]): Fit | undefined {
  let ended: Fit | undefined;
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const entry = stack[depth]!;
    if (entry.style !== label.style || entry.series === undefined) continue;
    // A level that began with "i" may be letters or numerals: what follows it says which.
    if (!series.includes(entry.series) || valueIn(entry.series, label.designation) !== entry.value + 1) continue;
    const fit: Fit = { depth, series: entry.series, value: entry.value + 1 };
    if (!entry.last) return fit;
    ended ??= fit;
  }
  return ended;
}

const INSERTED = /^(?:([a-zA-Z]{1,6}|\d{1,3})[-–](?:\d{1,2}|[A-Za-z])|(\d{1,3})[A-Za-z]|([a-z])\d{1,2})$/;

/** The place of "(a-1)", "(1A)", "(2a)", "(e1)": behind "(a)", "(1)", "(2)", "(e)", and behind another that was inserted there. */
export function inserted(label: Label, stack: readonly Open[]): Fit | undefined {
  const match = INSERTED.exec(label.designation);
  // "(e1)" may be a mark in a sentence; one that was inserted opens its line.
  if (!match || (match[3] !== undefined && !label.first)) return undefined;
  const base = match[1] ?? match[2] ?? match[3]!;
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const { style, series, value } = stack[depth]!;
    if (style === label.style && series !== undefined && valueIn(series, base) === value)
      return { depth, series, value };
  }
  // "(c-1)" behind "(b)", where "(c)" was struck.
  if (match[1] === undefined || !/^[a-zA-Z]/.test(base) || !label.first) return undefined;
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const { style, series, value } = stack[depth]!;
    if (style === label.style && series !== undefined && valueIn(series, base) === value + 1)
      return { depth, series, value: value + 1 };
  }
  return undefined;
}

/** The likeliest of some series that a designation begins. */
export function firstOf(series: readonly Series[], designation: string): Series | undefined {
  for (const each of series) if (valueIn(each, designation) === 1) return each;
  return undefined;
}

/** A level of which only the sequence matters. */
type Step = Pick<Open, 'style' | 'series' | 'value'>;

/** How far ahead the labels are looked at that decide an ambiguous one. */
export const AHEAD = 60;
/** No provision has more levels below its section. */
const DEEPEST = 9;

/** Whether no level may open below those that are open. */
export const tooDeep = (levels: readonly Open[]): boolean =>
  levels.reduce((count, { series }) => (series === undefined ? count : count + 1), 0) > DEEPEST;

/**
 * How badly the labels behind one go on with some levels: each that finds no place counts, and each list that has to
 * begin anew where the same is open. The lower of two readings is the right one.
 */
export function strain(labels: readonly Label[], index: number, levels: readonly Step[]): number {
  const open: Step[] = [...levels];
  let sum = 0;
  for (let i = index + 1; i < Math.min(labels.length, index + AHEAD / 3); i++) {
    const { style, designation, unit, first, behind, until } = labels[i]!;
    if (unit && first) break;
    if (!first && !behind) continue;
    let depth = open.length - 1;
    while (depth >= 0 && !goesOn(open[depth]!, style, designation)) depth--;
    if (depth >= 0) {
      const { series } = open[depth]!;
      open.length = depth;
      open.push({ style, series, value: valueIn(series!, until ?? designation) });
      continue;
    }
    const series = firstOf(seriesOf(designation), designation);
    if (series === undefined) {
      sum += 2;
      continue;
    }
    const same = open.findIndex((level) => level.style === style && level.series === series);
    if (same >= 0) sum += 1;
    open.push({ style, series, value: 1 });
  }
  return sum;
}
