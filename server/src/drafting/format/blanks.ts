/** Blanks and lines: indentation by level, blank lines, lines of a width. */
import type { Analysis, Range } from '../../core/analysis.ts';
import { lastAtMost } from '../../core/text.ts';
import type { Edit } from '../edit.ts';
import type { FormatOptions } from './options.ts';

/** A line, without its end. */
interface Line {
  readonly start: number;
  readonly end: number;
  /** Its first character that is no blank; `end` where there is none. */
  readonly first: number;
  /** Index of the provision to which it belongs, -1 for none; -2 for what keeps its form, such as a signature. */
  readonly provision: number;
  /** Whether a label opens it. */
  readonly labelled: boolean;
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 0xa0;

/** Text that has a form of its own: figures in columns, pictures of signs, markup at the start of lines. */
const FORMED = /\S(?: {3,}|\t)\S|^[|>#*+=_-]|\|.*\|/;

function linesOf({ text, lineStarts, sections, regions }: Analysis): Line[] {
  const kept = regions.filter(({ kind }) => kind !== 'recital');
  const starts = sections.map(({ labelRange }) => labelRange[0]);
  let region = 0;
  return lineStarts.map((start, number) => {
    let end = (lineStarts[number + 1] ?? text.length + 1) - 1;
    if (number + 1 < lineStarts.length && text[end - 1] === '\r' && text[end] === '\n') end--;
    end = Math.min(end, text.length);
    let first = start;
    while (first < end && isBlank(text.charCodeAt(first))) first++;
    while (region < kept.length && kept[region]!.range[1] <= start) region++;
    // A quotation within a line is running text; one that goes over it keeps its form.
    const inRegion = kept
      .slice(region, region + 4)
      .some(({ range: [from, to], kind }) =>
        kind === 'quoted' ? from <= first && first < to : from < end && start < to,
      );
    let at = lastAtMost(starts, first);
    while (at >= 0 && sections[at]!.range[1] <= first) at = sections[at]!.parent;
    const labelled = at >= 0 && sections[at]!.labelRange[0] === first;
    // The gap behind a label is none between columns.
    const words = text.slice(labelled ? sections[at]!.labelRange[1] : first, Math.min(end, first + 400));
    const formed = FORMED.test(labelled ? words.trimStart() : words);
    return {
      start,
      end,
      first,
      provision: inRegion || formed ? -2 : at,
      labelled,
    };
  });
}

/** How deep below its section a provision is indented. */
function depth({ sections }: Analysis, index: number): number {
  let levels = 0;
  for (
    let at = index;
    at >= 0 && sections[at]!.level !== 'section' && sections[at]!.parent >= 0;
    at = sections[at]!.parent
  ) {
    levels++;
  }
  return levels;
}

/** Blanks at the ends of lines, and more than one blank line in a row. */
export function tidyLines(analysis: Analysis): Edit[] {
  const { text } = analysis;
  const edits: Edit[] = [];
  const lines = linesOf(analysis);
  let empty = 0;
  lines.forEach((line, number) => {
    let last = line.end;
    while (last > line.start && isBlank(text.charCodeAt(last - 1))) last--;
    empty = line.first === line.end ? empty + 1 : 0;
    const next = lines[number + 1];
    if (empty > 1 && next && line.provision !== -2) edits.push({ range: [line.start, next.start], text: '' });
    else if (last < line.end) edits.push({ range: [last, line.end], text: '' });
  });
  return edits;
}

/**
 * The blanks that each line should begin with; undefined for those that stay. A line that goes on with the one above it stands
 * below that one's beginning, whatever provisions open within it.
 */
function indentations(
  analysis: Analysis,
  lines: readonly Line[],
  { indentation, unit }: FormatOptions,
): (string | undefined)[] {
  if (indentation === 'keep') return lines.map(() => undefined);
  let above: string | undefined;
  return lines.map((line) => {
    if (line.first === line.end || line.provision < 0) {
      above = undefined;
      return undefined;
    }
    const own = indentation === 'none' ? '' : unit.repeat(depth(analysis, line.provision));
    above = line.labelled || above === undefined ? own : above;
    return above;
  });
}

/** The indentation of each line that belongs to a provision. */
export function indent(analysis: Analysis, options: FormatOptions): Edit[] {
  const lines = linesOf(analysis);
  const wanted = indentations(analysis, lines, options);
  return lines.flatMap(({ start, first }, number): Edit[] => {
    const blanks = wanted[number];
    return blanks === undefined || analysis.text.slice(start, first) === blanks
      ? []
      : [{ range: [start, first], text: blanks }];
  });
}

/** Blank lines between provisions that open their lines, where most of their kind have one. */
export function spacing(analysis: Analysis): Edit[] {
  const { sections, text } = analysis;
  const lines = linesOf(analysis);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const byLevel = new Map<string, { readonly spaced: number[]; readonly close: number[] }>();
  lines.forEach((line, number) => {
    if (!line.labelled || line.provision < 0 || number === 0) return;
    const { level } = sections[line.provision]!;
    const kind = byLevel.get(level) ?? { spaced: [], close: [] };
    byLevel.set(level, kind);
    (lines[number - 1]!.first === lines[number - 1]!.end ? kind.spaced : kind.close).push(line.start);
  });
  return [...byLevel.values()].flatMap(({ spaced, close }) =>
    spaced.length > 2 * close.length ? close.map((start): Edit => ({ range: [start, start], text: eol })) : [],
  );
}

/** Paragraphs as one line each, or as lines of a width. */
export function fill(analysis: Analysis, options: FormatOptions): Edit[] {
  const { lines: how, width } = options;
  if (how === 'keep') return [];
  const { text } = analysis;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = linesOf(analysis);
  const wanted = indentations(analysis, lines, options);
  const edits: Edit[] = [];
  for (const paragraph of paragraphsOf(analysis, lines)) {
    const first = lines[paragraph[0]]!;
    const indentation = wanted[paragraph[0]] ?? text.slice(first.start, first.first);
    const { end: last } = lines[paragraph[1]]!;
    let column = indentation.length + wordEnd(text, first.first, last) - first.first;
    for (const [start, end] of gaps(text, [first.first, last])) {
      const gap = text.slice(start, end);
      const word = wordEnd(text, end, last) - end;
      const plain = /[\r\n]/.test(gap) ? ' ' : gap;
      const wraps = how === 'wrap' && column + plain.length + word > width;
      const put = wraps ? eol + indentation : plain;
      column = wraps ? indentation.length + word : column + plain.length + word;
      if (put !== gap) edits.push({ range: [start, end], text: put });
    }
  }
  return edits;
}

/** Lines of running text that belong together, by the numbers of the first and the last: the first alone may have a label. */
function* paragraphsOf({ text, sections }: Analysis, lines: readonly Line[]): Generator<[first: number, last: number]> {
  let first = -1;
  for (const [number, line] of lines.entries()) {
    const above = lines[number - 1];
    const broken = above !== undefined && endsItself(text.slice(above.first, above.end).trimEnd());
    if (first >= 0 && line.first < line.end && !line.labelled && line.provision >= 0 && !broken) continue;
    if (first >= 0) yield [first, number - 1];
    const heading = line.provision >= 0 ? sections[line.provision]!.headingRange : null;
    // A heading on a line of its own is no running text.
    const alone = line.labelled && heading !== null && text.slice(heading[1], line.end).replace(/[.*_\s]/g, '') === '';
    first = line.provision >= 0 && line.first < line.end && !alone ? number : -1;
  }
  if (first >= 0) yield [first, lines.length - 1];
}

/**
 * Whether a line ends where it does on purpose: an item of a list, a line too short to have been wrapped. One that breaks a word
 * is left, too: nobody can tell whether its hyphen is the word's own.
 */
const endsItself = (line: string): boolean =>
  line.length < SHORT || /(?:[;:—]|[;,] (?:and|or|and\/or)|[A-Za-z][-\u00ad])$/.test(line);

/** Lines that are wrapped are longer than this. */
const SHORT = 40;

/** The blanks between words, line ends with them. */
function gaps(text: string, [from, to]: Range): Range[] {
  const found: Range[] = [];
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) continue;
    const start = at;
    while (at < to && /[ \t\r\n]/.test(text[at]!)) at++;
    if (at < to) found.push([start, at]);
  }
  return found;
}

function wordEnd(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && !/[ \t\r\n]/.test(text[at]!)) at++;
  return at;
}
