/**
 * Where a label belongs among the open levels. It goes on with one of them ("(c)" after "(b)"), or it starts a new one
 * ("(1)", "(i)", "(A)"); where it could do both, as "(i)" after "(h)", the labels that follow decide.
 */
import { type Series, seriesOf, valueIn } from '../designation.ts';
import type { Label } from './label.ts';
import { AHEAD, continuing, type Fit, firstOf, inserted, type Open, strain, tooDeep } from './levels.ts';
import type { Line } from './lines.ts';
import { isCapitals } from './titles.ts';

/** The order in which series with periods nest. */
const ORDER: readonly Series[] = ['I', 'A', '1', 'a', 'i'];

/** A label at its place in the text. */
export interface Place {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly labels: readonly Label[];
  readonly index: number;
  readonly label: Label;
  readonly stack: readonly Open[];
  /** Whether bullets stand at more than one depth: where they don't, it says nothing of what nests. */
  readonly indents: boolean;
}

/** Whether the labels that stand behind bullets are indented more and less, those that are open from above among them. */
export function bulletsNest(labels: readonly Label[], lines: readonly Line[], open: readonly Open[]): boolean {
  const above = new Set(open.flatMap(({ bullet, indent }) => (bullet ? [indent] : [])));
  if (above.size > 1) return true;
  let [first] = above;
  for (const label of labels) {
    const line = lines[label.line]!;
    if (!label.first || !line.bullet) continue;
    first ??= line.indent;
    if (line.indent !== first) return true;
  }
  return false;
}

/** Where a label belongs; undefined where it opens nothing. */
export function placeOf(place: Place): Fit | undefined {
  const { label, stack, lines } = place;
  const series = seriesOf(label.designation);
  if (series.length === 0) return inserted(label, stack);
  if (label.path.length > 0) return along(label, series, stack);
  const doubled = doubledBehind(place);
  if (doubled) return doubled;
  const next = continuing(label, series, stack);
  const firm = label.first && label.paragraph;
  const start = starting(place, series, firm ? closeLoose(label, series, stack) : stack);
  const line = lines[label.line]!;
  if (label.doubtful && !(next || (start && hasSecond(place, start.series)))) return numeralsFrom(place);
  if (next && start && next.series !== start.series) {
    // A bullet's indentation says which.
    const entry = stack[next.depth]!;
    if (place.indents && line.bullet && label.first && entry.bullet) return line.indent > entry.indent ? start : next;
    return prefersStart(place, next, start) ? start : next;
  }
  if (next) return byIndent(label, next, stack, line) ?? next;
  if (start) {
    if (firm) return place.indents ? startAt(label, start, stack, line) : start;
    return runIn(place) || hasSecond(place, start.series) ? start : undefined;
  }
  return firm ? (numeralsFrom(place) ?? astray(place, series)) : lettersFrom(place, series);
}

/** "(aa)" right behind "(a)", where "(b)" comes and no "(bb)": inserted there, and no item of its own. */
function doubledBehind({ label, labels, index, stack }: Place): Fit | undefined {
  const { style, designation } = label;
  if (designation.length !== 2 || designation[0] !== designation[1] || style !== '()') return undefined;
  const deepest = stack.at(-1);
  if (deepest?.designation !== designation[0] || deepest?.style !== style || deepest.series === undefined)
    return undefined;
  const { series, value } = deepest;
  // "(ii)" behind the numeral "(i)" is the next one.
  if ((series !== 'a' && series !== 'A') || valueIn(series, designation[0]!) !== value) return undefined;
  const next = labels.slice(index + 1, index + AHEAD).find((other) => other.style === style && other.first);
  if (!next || valueIn(series, next.designation) !== value + 1) return undefined;
  return { depth: stack.length - 1, series, value };
}

/** How many labels ahead the second of a list is looked for that begins late. */
const LATE = 40;

/** "IV" and "V" of an extract that begins there: numerals at the top, where none is open and the next one follows. */
function numeralsFrom({ label, labels, index, stack }: Place): Fit | undefined {
  const value = valueIn('I', label.designation);
  if (label.style !== '.' || value < 2 || !label.first || !label.paragraph) return undefined;
  if (stack.some((entry) => entry.series !== undefined)) return undefined;
  const goes = labels
    .slice(index + 1, index + LATE)
    .some((other) => other.style === '.' && other.first && valueIn('I', other.designation) === value + 1);
  return goes ? { depth: stack.length, series: 'I', value } : undefined;
}

/** "Section 1. Lamps. (h) They are lit." and "(i)" below: the list of an extract that begins late, right behind its section's heading. */
function lettersFrom(place: Place, series: readonly Series[]): Fit | undefined {
  const { label, labels, index, stack } = place;
  const above = stack.at(-1);
  if (label.style !== '()' || above?.style !== 'section' || labels[index - 1]?.range[0] !== above.at) return undefined;
  if (!runIn(place)) return undefined;
  const each = series[0]!;
  const value = valueIn(each, label.designation);
  const next = labels.slice(index + 1, index + LATE).find((other) => other.style === '()' && other.first);
  const goes = next?.paragraph && valueIn(each, next.designation) === value + 1;
  return goes ? { depth: stack.length, series: each, value } : undefined;
}

/** The place of "II.A.1" below the open levels that it spells out. */
function along(
  { path, designation, style }: Label,
  series: readonly Series[],
  stack: readonly Open[],
): Fit | undefined {
  const top = stack.findIndex((entry) => entry.designation === path[0]);
  const depth = top + path.length;
  if (top < 0 || path.some((piece, index) => stack[top + index]?.designation !== piece)) return undefined;
  const sibling = stack[depth];
  const open =
    sibling?.style === style && sibling.series && series.includes(sibling.series) ? sibling.series : undefined;
  const each = open ?? firstOf(series, designation) ?? series[0]!;
  return { depth, series: each, value: valueIn(each, designation) };
}

/**
 * The levels that stay open for a label at the start of a line: a list that opened within a line holds no "(a)" below
 * its "(1)", and no "1.".
 */
function closeLoose(label: Label, series: readonly Series[], stack: readonly Open[]): readonly Open[] {
  if (label.style !== '.' && (series[0] !== 'a' || firstOf(series, label.designation) === 'i')) return stack;
  let kept = stack.length;
  for (; kept > 0; kept--) {
    const entry = stack[kept - 1]!;
    if (!entry.loose || entry.series === 'a' || entry.style === '.') break;
  }
  return kept < stack.length ? stack.slice(0, kept) : stack;
}

/** Starting a level below the deepest that is open. */
function starting(place: Place, series: readonly Series[], stack: readonly Open[]): Fit | undefined {
  const { label } = place;
  const each = firstOf(series, label.designation);
  if (each === undefined) return undefined;
  // A level of the same series that is open already starts anew, unless what is open below it goes on behind.
  const same = stack.findIndex((entry) => entry.style === label.style && entry.series === each);
  if (same >= 0) {
    // Within a line a list of the same series is no provision of this document's outline.
    if (!label.paragraph) return undefined;
    return { depth: nests(place, stack, same, each) ? stack.length : same, series: each, value: 1 };
  }
  if (label.style !== '.') return { depth: stack.length, series: each, value: 1 };
  const above = aboveHeads(place, stack, each);
  if (above >= 0) return { depth: above, series: each, value: 1 };
  // I., A., 1., a. stand in this order: "I." after "3." closes that list.
  const outer = stack.findIndex(
    (entry) => entry.style === '.' && entry.series !== undefined && ORDER.indexOf(entry.series) > ORDER.indexOf(each),
  );
  if (outer < 0) return { depth: stack.length, series: each, value: 1 };
  // An agency's directive has them otherwise, "A." below "3.": what follows says so, where "4." comes behind "B.".
  const opened = { style: label.style, series: each, value: 1 } as const;
  const below = strain(place.labels, place.index, [...stack, opened]);
  const closes = strain(place.labels, place.index, [...stack.slice(0, outer), opened]);
  if (below !== closes) return { depth: below < closes ? stack.length : outer, series: each, value: 1 };
  // "b. Agencies act:" and "1. at once": nothing that follows tells, but its words call for what stands below.
  const { text, labels, index } = place;
  const called =
    label.first &&
    labels[index - 1]?.range[0] === stack.at(-1)!.at &&
    /[:—]\s*$/.test(text.slice(Math.max(0, label.range[0] - 64), label.range[0]));
  return { depth: called ? stack.length : outer, series: each, value: 1 };
}

/**
 * Where "I. BACKGROUND" stands behind "(1) …", "(2) …" that lie in no section, as the opinions of a board have their heads behind what
 * they hold: not below them; -1 elsewhere.
 */
function aboveHeads({ text, lines, label }: Place, stack: readonly Open[], series: Series): number {
  if (series !== 'I' || !label.first || !label.paragraph) return -1;
  const outer = stack.findIndex((entry) => entry.style === '()');
  if (outer < 0 || stack.slice(0, outer).some((entry) => entry.series !== undefined || entry.style === 'section'))
    return -1;
  const words = text.slice(label.range[1], lines[label.line]!.end).trim();
  return words.length < 120 && isCapitals(words) ? outer : -1;
}

/** What calls for a list below the words: a colon, a dash. */
const CALLS_LIST = /(?:[:—-]|following\s*[.:]?)\s*$/;

/**
 * Whether "(1)" below "(j)(1)(i)(A)" opens a fifth level and does not start the second anew: both are tried on the labels
 * that follow.
 */
function nests(place: Place, stack: readonly Open[], same: number, series: Series): boolean {
  const { text, label, labels, index } = place;
  const before = text.slice(Math.max(0, label.range[0] - 64), label.range[0]);
  // "(9) Department. (1) …": on its own sibling's line it is the first below it.
  if (tooDeep(stack)) return false;
  if (same === stack.length - 1) {
    if (!label.first) return label.line === lastLine(labels, index, label) && labels[index - 1]!.first;
    return CALLS_LIST.test(before) && labels[index - 1]?.range[0] === stack.at(-1)!.at && sameParagraph(place);
  }
  const { style } = label;
  // "1. a. (1)": levels with periods that opened below the list are hardly closed by one with parentheses.
  const others = stack.slice(same + 1).some((entry) => entry.series !== undefined && entry.style !== style);
  const anew = strain(labels, index, [...stack.slice(0, same), { style, series, value: 1 }]) + (others ? 1 : 0);
  const below = strain(labels, index, [...stack, { style, series, value: 1 }]);
  if (below !== anew) return below < anew;
  return others || CALLS_LIST.test(before) || regulationOrder(stack, series);
}

/** Whether a series comes next in the order of regulations: (a), (1), (i), (A), (1), (i). */
function regulationOrder(stack: readonly Open[], series: Series): boolean {
  const levels = stack.filter((entry) => entry.style === '()').map((entry) => entry.series);
  const below = levels.slice(-2).join();
  return series === '1' ? below === 'i,A' : series === 'i' && below === 'A,1';
}

/** Whether nothing but its own paragraph stands between the label before and this one. */
function sameParagraph({ lines, labels, index, label }: Place): boolean {
  let line = labels[index - 1]?.line ?? 0;
  while (line < label.line && !lines[line]!.blank) line++;
  while (line < label.line && lines[line]!.blank) line++;
  return line === label.line;
}

/** The line of the label before one. */
function lastLine(labels: readonly Label[], index: number, label: Label): number {
  const before = labels[index - 1];
  return before && before.style === label.style ? before.line : -1;
}

/** Bullets nest by their indentation: a new series at the indentation of an open one is its sibling. */
function startAt(label: Label, start: Fit, stack: readonly Open[], line: Line): Fit {
  if (!line.bullet || !label.first) return start;
  const depth = stack.findIndex((entry) => entry.bullet && entry.indent >= line.indent);
  return depth >= 0 && depth < start.depth ? { ...start, depth } : start;
}

function byIndent(label: Label, next: Fit, stack: readonly Open[], line: Line): Fit | undefined {
  if (!line.bullet || !label.first) return undefined;
  const depth = stack.findIndex(
    (entry) =>
      entry.bullet &&
      entry.indent === line.indent &&
      entry.style === label.style &&
      entry.series === next.series &&
      entry.value + 1 === next.value,
  );
  return depth >= 0 ? { ...next, depth } : undefined;
}

/** "(i)" after "(h)": whether a new level starts, by what comes first, "(ii)" or "(j)". */
function prefersStart({ text, label, labels, index }: Place, next: Fit, start: Fit): boolean {
  for (let i = index + 1; i < Math.min(labels.length, index + AHEAD); i++) {
    const other = labels[i]!;
    if (other.unit) break;
    if (other.style !== label.style) continue;
    // Two of the same, one right after the other: the second starts the numerals below the first.
    if (other.designation === label.designation) return false;
    if (valueIn(start.series, other.designation) === 2 && seriesOf(other.designation)[0] === start.series) return true;
    if (valueIn(next.series, other.designation) === next.value + 1) return false;
  }
  return /[:—-]\s*$/.test(text.slice(Math.max(0, label.range[0] - 64), label.range[0]));
}

/** Right behind another label or its heading: "Sec. 4. Heading. (a) …", "(c)(1) …". */
export function runIn({ text, label, labels, index }: Place): boolean {
  if (label.paragraph) return true;
  const before = labels[index - 1];
  if (!before || before.line > label.line || label.range[0] - before.range[1] > 420) return false;
  const plain = text
    .slice(before.range[1], label.range[0])
    .replace(/[*_]|<[^<>]*>/g, '')
    .trim();
  // A section's heading in a copy of the Code has no period: "§ 22. Files; desks (a) In general".
  if (text[before.range[0]] === '§' && before.line === label.line && plain.length < 300 && !/[.]\s/.test(plain))
    return true;
  // "Lamps; Oil. (a) They are …": a heading may have a semicolon.
  if (/;(?!\s[A-Z])|:/.test(plain)) return false;
  return (
    plain === '' ||
    (/(?:[.?—-]|--)$/.test(plain) && !/\.\s/.test(plain.slice(0, -1).replace(/\b[A-Z]\.\s/g, '')) && plain.length < 300)
  );
}

/** Whether the second of the series follows before the next section. */
function hasSecond({ label, labels, index }: Place, series: Series): boolean {
  for (let i = index + 1; i < Math.min(labels.length, index + 4 * AHEAD); i++) {
    const other = labels[i]!;
    if (other.unit && other.first) return false;
    if (other.style === label.style && other.doubtful === label.doubtful) {
      const value = valueIn(series, other.designation);
      if (value === 2) return true;
      if (value === 1) return false;
    }
  }
  return false;
}

/** Whether the words of the label just before call for what opens here: "(2) Low stacks:" and "(iv)" of an extract. */
function isCalled({ text, label, labels, index, stack }: Place): boolean {
  return (
    label.first &&
    label.paragraph &&
    labels[index - 1]?.range[0] === stack.at(-1)?.at &&
    /[:—]\s*$/.test(text.slice(Math.max(0, label.range[0] - 64), label.range[0]))
  );
}

/** "* * *" before a label: what a print leaves out. */
const OMITTED = /\*[ \t]{0,12}\*[ \t]{0,12}\*[\s*]{0,40}$/;

/** A label at a paragraph's start that fits no sequence: one is missing, or the print has it wrong. */
function astray(place: Place, series: readonly Series[]): Fit | undefined {
  const { text, label, labels, index, stack } = place;
  const skips = OMITTED.test(text.slice(Math.max(0, label.range[0] - 60), label.range[0]));
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const entry = stack[depth]!;
    if (entry.style !== label.style || entry.series === undefined || !series.includes(entry.series)) continue;
    const value = valueIn(entry.series, label.designation);
    if (value > entry.value && (skips || value <= entry.value + (label.style === '.' ? 20 : 8)))
      return { depth, series: entry.series, value };
    if (value === entry.value) return { depth, series: entry.series, value };
  }
  if (label.style !== '()') return undefined;
  // The first label below a section may be any: what stands before it was cut or is not lettered.
  const deepest = stack.at(-1);
  const each = series[0]!;
  const value = valueIn(each, label.designation);
  // A heading of Markdown says itself that something opens there: a copy may begin at "(f)".
  if (place.lines[label.line]!.heading && label.first && deepest) return { depth: stack.length, series: each, value };
  const follows = labels
    .slice(index + 1, index + 20)
    .some((other) => other.style === label.style && valueIn(each, other.designation) === value + 1);
  // Below another level only where the list goes on: its first label was lost.
  if (deepest && deepest.series !== undefined)
    return value <= (isCalled(place) ? 6 : 3) && follows ? { depth: stack.length, series: each, value } : undefined;
  return value <= 4 || follows ? { depth: stack.length, series: each, value } : undefined;
}

/**
 * Numbers that run on under a new heading: "4." behind "PART II", after "3." of part I; "2." below "II. BACKGROUND", after "1." of I, as
 * the orders of commissions count their paragraphs.
 */
export function runningOn(
  label: Label,
  values: ReadonlyMap<string, number>,
  stack: readonly Open[],
  before: Label | undefined,
): Fit | undefined {
  if (!label.first || label.style !== '.') return undefined;
  const deepest = stack.findLast((entry) => entry.style === '.');
  // Right below its head: a list of figures has others that count by themselves.
  const below =
    deepest !== undefined &&
    stack.at(-1) === deepest &&
    (deepest.series === 'I' || deepest.series === 'A') &&
    before?.range[0] === deepest.at &&
    label.range[0] - before.range[1] < 120;
  if (!label.paragraph && !below) return undefined;
  if (deepest !== undefined && !below) return undefined;
  for (const series of seriesOf(label.designation)) {
    const value = valueIn(series, label.designation);
    if (below && series !== '1') continue;
    if (value > 1 && values.get(label.style + series) === value - 1) return { depth: stack.length, series, value };
  }
  return undefined;
}
