/**
 * The outline: which labels open provisions, and where each belongs. A label is judged by its sequence: it goes on with
 * a level that is open ("(c)" after "(b)"), or it starts a new one ("(1)", "(i)", "(A)"); where it could do both, as
 * "(i)" after "(h)", the labels that follow decide.
 */
import type { Level, Range, Region, Section } from '../analysis.ts';
import { type Series, seriesOf, valueIn } from '../designation.ts';
import { flatten, lastAtMost, offsetsOf, own, trimEnd } from '../text.ts';
import { findHeading } from './headings.ts';
import { findLabels, type Label, type Style } from './labels.ts';
import type { Line } from './lines.ts';

/** A provision under construction. */
interface Node {
  readonly id: string;
  readonly label: Label;
  readonly parent: number;
  readonly depth: number;
  readonly rank: number;
  /** The series of a designation below a section. */
  readonly series: Series | undefined;
}

/** An open level of the outline. */
interface Open {
  readonly node: number;
  readonly rank: number;
  readonly style: Style;
  readonly series: Series | undefined;
  readonly value: number;
  readonly indent: number;
  readonly bullet: boolean;
  /** Opened in the middle of a line, not behind a heading: what starts a line does not belong below it. */
  readonly loose: boolean;
}

const LOWER_LEVELS: readonly Level[] = [
  'subsection',
  'paragraph',
  'subparagraph',
  'clause',
  'subclause',
  'item',
  'subitem',
];
const STATUTE_LEVELS: Readonly<Record<Series, Level>> = {
  a: 'subsection',
  1: 'paragraph',
  A: 'subparagraph',
  i: 'clause',
  I: 'subclause',
  aa: 'item',
  AA: 'subitem',
};
/** The order in which series with periods nest. */
const ORDER: readonly Series[] = ['I', 'A', '1', 'a', 'i'];
const SECTION_RANK = 10;
/** How far ahead the labels are looked at that decide an ambiguous one. */
const AHEAD = 60;

/**
 * The sections of a text, in order.
 * @param parentheses the offsets of its opening parentheses
 * @param covered whether an offset lies within a phrase that points to law
 * @param statute whether levels are named as in statutes: by their series, (a) a subsection, (1) a paragraph
 * @param before the sections of an earlier version that is the same up to an offset: those that end well before it, and
 *   all below them, are given back as they are
 */
export function readOutline(
  text: string,
  lines: readonly Line[],
  parentheses: readonly number[],
  regions: readonly Region[],
  covered: (at: number) => boolean,
  statute: boolean,
  before?: Before,
): Outline {
  const starts = regions.map((region) => region.range[0]);
  const ends = runningEnds(regions);
  const skip = (at: number): boolean => {
    const index = lastAtMost(starts, at);
    return (index >= 0 && ends[index]! > at) || covered(at);
  };
  const labels = findLabels(text, lines, parentheses, skip);
  const { nodes, ids } = arrange(text, labels, lines);
  const sections = finish(text, nodes, lines, signatureStart(regions, text.length), statute, before);
  return { sections, ids };
}

export interface Outline {
  readonly sections: Section[];
  /** The index of each section by its id. */
  readonly ids: ReadonlyMap<string, number>;
}

export interface Before {
  readonly sections: readonly Section[];
  readonly until: number;
}

/** For each region, the furthest end of those up to it. */
function runningEnds(regions: readonly Region[]): number[] {
  let end = 0;
  return regions.map((region) => {
    end = Math.max(end, region.range[1]);
    return end;
  });
}

function signatureStart(regions: readonly Region[], length: number): number {
  const found = regions.find((region) => region.kind === 'signature');
  const note = regions.find((region) => region.kind === 'note');
  return Math.min(found?.range[0] ?? length, note?.range[0] ?? length);
}

/** Which labels open provisions, in order, and the index of each provision by its id. */
function arrange(
  text: string,
  labels: readonly Label[],
  lines: readonly Line[],
): { nodes: Node[]; ids: ReadonlyMap<string, number> } {
  const nodes: Node[] = [];
  const ids = new Map<string, number>();
  /** How often a path has come, where more than once. */
  const repeats = new Map<string, number>();
  let stack: Open[] = [];
  /** The last value of each style and series, over the headings that closed them. */
  const values = new Map<string, number>();
  /** A list within a line whose series is open above: its labels open nothing. */
  let aside: { readonly key: string; value: number } | undefined;
  /** The number of the last section. */
  let last: number | undefined;
  /** Where the recitals end: what is numbered behind the words that order starts anew. */
  const enacting = offsetsOf(text, 'NOW', 'Now').filter((at) => ENACTING.test(text.slice(at, at + 40)));
  let enacted = 0;
  /** The level of the label that starts the paragraph, and its line: what stands within belongs there or below. */
  let level = 0;
  let begun = 0;
  let paragraph = 0;
  let seen = 0;
  /** The last section that is numbered "1.3". */
  let decimal: readonly [number, number] | undefined;
  const open = (
    label: Label,
    rank: number,
    path: string,
    parent: number,
    series: Series | undefined,
    value: number,
    loose: boolean,
  ) => {
    let id = path;
    if (ids.has(path)) {
      const count = (repeats.get(path) ?? 1) + 1;
      repeats.set(path, count);
      id = `${path}~${count}`;
    }
    ids.set(id, nodes.length);
    const line = lines[label.line]!;
    nodes.push({
      id,
      label,
      parent,
      depth: parent < 0 ? 0 : nodes[parent]!.depth + 1,
      rank,
      series,
    });
    stack.push({
      node: nodes.length - 1,
      rank,
      style: label.style,
      series,
      value,
      indent: label.first ? line.indent : -1,
      bullet: label.first && line.bullet,
      loose,
    });
  };
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index]!;
    while (enacted < enacting.length && enacting[enacted]! < label.range[0]) {
      enacted++;
      if (stack.every((entry) => entry.rank > SECTION_RANK)) stack = [];
    }
    for (; seen < label.line; seen++) if (lines[seen]!.blank) paragraph = seen + 1;
    if (paragraph > begun) level = 0;
    if (label.unit) {
      const rank = rankOf(label);
      if (label.unit.rank === SECTION_RANK && !acceptSection(text, label, last)) continue;
      if (label.style === 'dotted') {
        const here = label.designation.split('.').map(Number) as [number, number];
        if (!label.period && !follows(decimal, here)) continue;
        decimal = here;
      }
      stack = stack.filter((entry) => entry.rank < rank);
      const parent = stack.at(-1)?.node ?? -1;
      const prefix = label.unit.prefix;
      const path =
        label.unit.rank === SECTION_RANK
          ? `/s${label.designation}`
          : `${headPath(stack, nodes)}/${prefix}${label.designation}`;
      open(label, rank, path, parent, undefined, 0, false);
      level = 0;
      if (label.unit.rank === SECTION_RANK) last = Number.parseInt(label.designation, 10);
      continue;
    }
    if (label.first) aside = undefined;
    if (aside && /[.]\s*$/.test(text.slice(Math.max(0, label.range[0] - 4), label.range[0]))) aside = undefined;
    if (aside && goesOnAside(aside, label)) continue;
    const place = placeOf(text, label, index, labels, stack, lines) ?? runningOn(label, values, stack);
    if (!place || (!label.first && place.depth < level)) {
      if (!label.first) aside = startsAside(label, stack) ?? aside;
      continue;
    }
    if (label.first) {
      level = place.depth;
      begun = label.line;
    }
    values.set(label.style + place.series, place.value);
    const sibling = stack[place.depth];
    const loose = !label.first && (sibling && place.value > 1 ? sibling.loose : !runIn(label, index, labels, text));
    stack.length = place.depth;
    const parent = stack.at(-1)?.node ?? -1;
    const base = parent < 0 ? '' : nodes[parent]!.id;
    open(
      label,
      SECTION_RANK + 1 + place.depth,
      `${base}/${label.designation}`,
      parent,
      place.series,
      place.value,
      loose,
    );
  }
  return { nodes, ids };
}

const ENACTING = /^N(?:OW|ow),?\s+(?:THEREFORE|[Tt]herefore)\b/;

/** Whether "1.4" may follow "1.3": a figure such as "12.5 GW" at the start of a line follows nothing. */
function follows(last: readonly [number, number] | undefined, [whole, part]: readonly [number, number]): boolean {
  if (!last) return part === 1;
  return whole === last[0] ? part > last[1] : whole === last[0] + 1 && part === 1;
}

/** The list that a label starts within a line, in a series that is open above. */
function startsAside(label: Label, stack: readonly Open[]): { key: string; value: number } | undefined {
  const series = seriesOf(label.designation).find((each) => valueIn(each, label.designation) === 1);
  const open = series && stack.some((entry) => entry.style === label.style && entry.series === series);
  return open ? { key: label.style + series, value: 1 } : undefined;
}

/** Whether a label goes on with such a list: "(b)" behind "in (a) an effect … ; or (b) a …". */
function goesOnAside(aside: { readonly key: string; value: number }, label: Label): boolean {
  const series = aside.key.slice(label.style.length) as Series;
  if (!aside.key.startsWith(label.style) || valueIn(series, label.designation) !== aside.value + 1) return false;
  aside.value++;
  return true;
}

/** Numbers that run on under a new heading: "4." behind "PART II", after "3." of part I. */
function runningOn(label: Label, values: ReadonlyMap<string, number>, stack: readonly Open[]): Fit | undefined {
  if (!label.first || !label.paragraph || label.style !== '.' || stack.some((entry) => entry.style === '.'))
    return undefined;
  for (const series of seriesOf(label.designation)) {
    const value = valueIn(series, label.designation);
    if (value > 1 && values.get(label.style + series) === value - 1) return { depth: stack.length, series, value };
  }
  return undefined;
}

/** Headings above sections nest in identifiers: `/tII/ch4`; a section above them does not show. */
function headPath(stack: readonly Open[], nodes: readonly Node[]): string {
  const head = stack.findLast((entry) => entry.rank < SECTION_RANK);
  return head ? nodes[head.node]!.id : '';
}

/** "1-1." stands above "1-101.", and "SECTION 1" above both. */
function rankOf(label: Label): number {
  if (label.style !== 'hyphenated') return label.unit!.rank;
  const long = label.designation.split('-')[1]!.length >= 3;
  return SECTION_RANK + (long ? 0.6 : 0.3);
}

/** Words behind which "Section 4." is no label. */
const CALLS = /(?:\b(?:in|under|of|by|to|and|or|with|from|through|see|per|than|this|amend|that|for)|[,(])\s*$/i;

/** A section's label in the middle of a text counts only as the next of its sequence. */
function acceptSection(text: string, label: Label, last: number | undefined): boolean {
  if (label.style !== 'section' || (label.first && label.paragraph)) return true;
  // A wrapped line may begin with a reference; a reference has a word before it that calls for it.
  if (label.first && !CALLS.test(text.slice(Math.max(0, label.range[0] - 24), label.range[0]))) return true;
  const value = Number.parseInt(label.designation, 10);
  // An old act's first section has no label: "That there is … Sec. 2."
  return last === undefined ? value === 1 || value === 2 : value === last + 1;
}

interface Fit {
  /** Number of levels above. */
  readonly depth: number;
  readonly series: Series;
  readonly value: number;
}

/** Where a label belongs among the open levels; undefined where it opens nothing. */
function placeOf(
  text: string,
  label: Label,
  index: number,
  labels: readonly Label[],
  stack: readonly Open[],
  lines: readonly Line[],
): Fit | undefined {
  const series = seriesOf(label.designation);
  if (series.length === 0) return undefined;
  const next = continuing(label, series, stack);
  const firm = label.first && label.paragraph;
  const tight = firm ? closeLoose(label, series, stack) : stack;
  const start = starting(text, label, index, labels, series, tight);
  const line = lines[label.line]!;
  if (next && start && next.series !== start.series) {
    // A bullet's indentation says which.
    const entry = stack[next.depth]!;
    if (line.bullet && label.first && entry.bullet) return line.indent > entry.indent ? start : next;
    return prefersStart(text, label, index, labels, next, start) ? start : next;
  }
  if (next) return byIndent(label, next, stack, line) ?? next;
  if (start) {
    if (firm) return startAt(label, start, stack, line);
    if (runIn(label, index, labels, text) || confirmed(label, index, labels, start.series)) return start;
    return undefined;
  }
  if (!firm) return undefined;
  return astray(label, series, stack, labels, index);
}

/**
 * The levels that stay open for a label at the start of a line: a list that opened within a line holds no "(a)" below
 * its "(1)", and no "1.".
 */
function closeLoose(label: Label, series: readonly Series[], stack: readonly Open[]): readonly Open[] {
  if (label.style !== '.' && series[0] !== 'a') return stack;
  let kept = stack.length;
  for (; kept > 0; kept--) {
    const entry = stack[kept - 1]!;
    if (!entry.loose || entry.series === 'a' || entry.style === '.') break;
  }
  return kept < stack.length ? stack.slice(0, kept) : stack;
}

/** Going on with an open level, the deepest first. */
function continuing(label: Label, series: readonly Series[], stack: readonly Open[]): Fit | undefined {
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const entry = stack[depth]!;
    if (entry.style !== label.style || entry.series === undefined) continue;
    // A level that began with "i" may be letters or numerals: what follows it says which.
    for (const each of series) {
      if (each === entry.series && valueIn(each, label.designation) === entry.value + 1)
        return { depth, series: each, value: entry.value + 1 };
    }
  }
  return undefined;
}

/** The likeliest of some series that a designation begins. */
function firstOf(series: readonly Series[], designation: string): Series | undefined {
  for (const each of series) if (valueIn(each, designation) === 1) return each;
  return undefined;
}

/** Starting a level below the deepest that is open. */
function starting(
  text: string,
  label: Label,
  index: number,
  labels: readonly Label[],
  series: readonly Series[],
  stack: readonly Open[],
): Fit | undefined {
  const each = firstOf(series, label.designation);
  if (each === undefined) return undefined;
  // A level of the same series that is open already starts anew, unless what is open below it goes on behind.
  let same = 0;
  while (same < stack.length && !(stack[same]!.style === label.style && stack[same]!.series === each)) same++;
  if (same === stack.length) same = -1;
  // Within a line a list of the same series is no provision of this document's outline.
  if (same >= 0 && !label.paragraph) return undefined;
  if (same >= 0 && nests(text, label, index, labels, stack, same))
    return { depth: stack.length, series: each, value: 1 };
  if (same >= 0 || label.style !== '.') return { depth: same >= 0 ? same : stack.length, series: each, value: 1 };
  // I., A., 1., a. stand in this order: "I." after "3." closes that list.
  const outer = stack.findIndex(
    (entry) => entry.style === '.' && entry.series !== undefined && ORDER.indexOf(entry.series) > ORDER.indexOf(each),
  );
  return { depth: outer >= 0 ? outer : stack.length, series: each, value: 1 };
}

/** The line of the label before one. */
function lastLine(labels: readonly Label[], index: number, label: Label): number {
  const before = labels[index - 1];
  return before && before.style === label.style ? before.line : -1;
}

/**
 * Whether "(a)" below "(a)(i)(A)(1)" opens a fifth level and does not start the first anew: then "(2)" comes before
 * another "(1)".
 */
function nests(
  text: string,
  label: Label,
  index: number,
  labels: readonly Label[],
  stack: readonly Open[],
  same: number,
): boolean {
  // "(9) Department. (1) …": on its own sibling's line it is the first below it.
  if (same === stack.length - 1)
    return !label.first && label.line === lastLine(labels, index, label) && labels[index - 1]!.first;
  for (let i = index + 1; i < Math.min(labels.length, index + AHEAD); i++) {
    const other = labels[i]!;
    if (other.unit && other.first) break;
    for (let depth = stack.length - 1; depth > same; depth--) {
      const entry = stack[depth]!;
      if (entry.style !== other.style || entry.series === undefined) continue;
      const value = valueIn(entry.series, other.designation);
      if (value === entry.value + 1) return true;
      if (value === 1) return false;
    }
  }
  return /[:—-]\s*$/.test(text.slice(Math.max(0, label.range[0] - 12), label.range[0]));
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
function prefersStart(
  text: string,
  label: Label,
  index: number,
  labels: readonly Label[],
  next: Fit,
  start: Fit,
): boolean {
  for (let i = index + 1; i < Math.min(labels.length, index + AHEAD); i++) {
    const other = labels[i]!;
    if (other.unit) break;
    if (other.style !== label.style) continue;
    // Two of the same, one right after the other: the second starts the numerals below the first.
    if (other.designation === label.designation) return false;
    if (valueIn(start.series, other.designation) === 2 && seriesOf(other.designation)[0] === start.series) return true;
    if (valueIn(next.series, other.designation) === next.value + 1) return false;
  }
  return /[:—-]\s*$/.test(text.slice(Math.max(0, label.range[0] - 12), label.range[0]));
}

/** Right behind another label or its heading: "Sec. 4. Heading. (a) …", "(c)(1) …". */
function runIn(label: Label, index: number, labels: readonly Label[], text: string): boolean {
  if (label.paragraph) return true;
  const before = labels[index - 1];
  if (!before || before.line > label.line || label.range[0] - before.range[1] > 420) return false;
  const plain = text
    .slice(before.range[1], label.range[0])
    .replace(/[*_]|<[^>]*>/g, '')
    .trim();
  if (/[;:]/.test(plain)) return false;
  return (
    plain === '' ||
    (/(?:[.—-]|--)$/.test(plain) && !/\.\s/.test(plain.slice(0, -1).replace(/\b[A-Z]\.\s/g, '')) && plain.length < 300)
  );
}

/** Whether the second of the series follows before the next section. */
function confirmed(label: Label, index: number, labels: readonly Label[], series: Series): boolean {
  for (let i = index + 1; i < Math.min(labels.length, index + AHEAD); i++) {
    const other = labels[i]!;
    if (other.unit && other.first) return false;
    if (other.style === label.style && valueIn(series, other.designation) === 2) return true;
    if (other.style === label.style && valueIn(series, other.designation) === 1) return false;
  }
  return false;
}

/** A label at a paragraph's start that fits no sequence: one is missing, or the print has it wrong. */
function astray(
  label: Label,
  series: readonly Series[],
  stack: readonly Open[],
  labels: readonly Label[],
  index: number,
): Fit | undefined {
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const entry = stack[depth]!;
    if (entry.style !== label.style || entry.series === undefined || !series.includes(entry.series)) continue;
    const value = valueIn(entry.series, label.designation);
    if (value > entry.value && value <= entry.value + (label.style === '.' ? 20 : 8))
      return { depth, series: entry.series, value };
    if (value === entry.value) return { depth, series: entry.series, value };
  }
  if (label.style !== '()') return undefined;
  // The first label below a section may be any: what stands before it was cut or is not lettered.
  const deepest = stack.at(-1);
  const each = series[0]!;
  const value = valueIn(each, label.designation);
  const goesOn = labels
    .slice(index + 1, index + 20)
    .some((other) => other.style === label.style && valueIn(each, other.designation) === value + 1);
  // Below another level only where the list goes on: its first label was lost.
  if (deepest && deepest.series !== undefined)
    return value <= 3 && goesOn ? { depth: stack.length, series: each, value } : undefined;
  return value <= 4 || goesOn ? { depth: stack.length, series: each, value } : undefined;
}

/** Headings, ranges and levels. */
function finish(
  text: string,
  nodes: readonly Node[],
  lines: readonly Line[],
  end: number,
  statute: boolean,
  before: Before | undefined,
): Section[] {
  const last = nodes.at(-1);
  const close = last && last.label.range[0] >= end ? text.length : end;
  const ends: number[] = new Array(nodes.length);
  /** For each provision, the index of the one that ends it. */
  const enders: number[] = new Array(nodes.length).fill(nodes.length);
  const open: number[] = [];
  nodes.forEach((node, index) => {
    while (open.length > 0 && nodes[open.at(-1)!]!.depth >= node.depth) {
      const ended = open.pop()!;
      ends[ended] = node.label.first ? lines[node.label.line]!.start : node.label.range[0];
      enders[ended] = index;
    }
    open.push(index);
  });
  for (const index of open) ends[index] = close;
  const kept = before ? sameUntil(nodes, lines, before) : 0;
  return nodes.map((node, index) => {
    // What ends before the change, and what is looked at for it, is as it was.
    if (enders[index]! < kept) return before!.sections[index]!;
    const { label } = node;
    const found = findHeading(text, {
      label,
      lines,
      next: nodes[index + 1]?.label,
      end: Math.max(close, label.range[1]),
      child: nodes[index + 1]?.parent === index,
    });
    // The markup that opens a line belongs to the label behind it.
    const stop = ends[index]!;
    return {
      id: node.id,
      level: levelOf(node, nodes, statute),
      designation: label.designation,
      label: own(plainLabel(text.slice(...label.range))),
      labelRange: label.range,
      heading: found?.heading ?? '',
      headingRange: found?.range ?? null,
      range: [label.range[0], Math.max(trimEnd(text, stop), label.range[1], found?.range[1] ?? 0)] as Range,
      parent: node.parent,
      depth: node.depth,
    };
  });
}

/** How many provisions stand first that were there before, well before the change. */
function sameUntil(nodes: readonly Node[], lines: readonly Line[], { sections, until }: Before): number {
  let count = 0;
  for (; count < Math.min(nodes.length, sections.length); count++) {
    const { id, parent, label } = nodes[count]!;
    const then = sections[count]!;
    const far = Math.max(label.range[1] + 200, lines[label.line]!.end, lines[label.line + 1]?.end ?? 0);
    if (far >= until || then.id !== id || then.parent !== parent) break;
    if (then.labelRange[0] !== label.range[0] || then.labelRange[1] !== label.range[1]) break;
  }
  return count;
}

/** A label as it reads, without markup. */
const plainLabel = (words: string): string =>
  /[\\<*]/.test(words) ? flatten(words.replace(/\\|<[^>]*>|\*/g, '')) : flatten(words);

function levelOf(node: Node, nodes: readonly Node[], statute: boolean): Level {
  if (node.label.unit) return node.label.unit.unit as Level;
  if (statute && node.series && node.label.style === '()') return STATUTE_LEVELS[node.series];
  let below = 0;
  let top = node;
  for (let parent = node.parent; parent >= 0 && !nodes[parent]!.label.unit; parent = nodes[parent]!.parent) {
    below++;
    top = nodes[parent]!;
  }
  // "1." at the top of an order that has no sections does a section's work.
  if (top.label.style === '.' && (top.parent < 0 || nodes[top.parent]!.rank < SECTION_RANK)) below--;
  if (below < 0) return 'section';
  return LOWER_LEVELS[Math.min(below, LOWER_LEVELS.length - 1)]!;
}
