/**
 * The line numbers of a bill's print: 1 to 25 on each page, at the left or at the right of the line, apart from its words or right
 * behind them, or on a line of their own, and what stands between the pages; and those that a word processor sets before every line
 * of a draft, from page to page or on and on.
 */
import type { Range } from '../../analysis.ts';
import { isDigit, isLower, isSpace, LF, lineStarts } from '../../text.ts';
import type { Written } from '../../written.ts';

export interface Numbered {
  /** From the first number to the last. */
  readonly range: Range;
  /** The numbers, and what stands between two pages. */
  readonly furniture: readonly Range[];
  /** Each number, in order. */
  readonly marks: readonly NumberMark[];
}

/** The number of a line. */
export interface NumberMark {
  readonly number: number;
  readonly range: Range;
  /** Which page has it, counted from 0. */
  readonly page: number;
  /** From the start of the numbered line to the start of the next one. */
  readonly line: Range;
}

/** A line that has a number. */
interface Mark {
  readonly line: number;
  readonly number: number;
  readonly range: Range;
  /** Whether nothing else stands on its line. */
  readonly alone: boolean;
}

/** No page of a bill has more lines, no bill fewer. */
const MOST = 60;
const FEWEST = 5;
/** How far the numbers of a page may stand from its edge that was taken out of a PDF as it is laid out. */
const INDENTED = 60;
/** A draft that is no bill shows it on every line: fewer numbers may be those of a list. */
const FEWEST_OF_DRAFT = 12;
/** Bills and resolutions are printed with numbers at either side, and amendments of them. */
const BILL =
  /\b(?:A\sBILL|AMENDMENTS?\sintended\sto\sbe\sproposed|AMENDMENT\sTO\s|AN\sACT|Be\sit\senacted|RESOLUTION|Resolved,|SEC(?:TION|\.)\s\d)/;

/** How much of a text shows whether it is printed so: the numbers begin on its first pages. */
const OPENING = 60_000;

/** The stretch of numbered lines of a text; undefined where there is none. */
export function numberedLines(written: Written): Numbered | undefined {
  const isLong = written.length > OPENING;
  const opening = isLong ? written.slice(0, written.lineStart(written.lineAt(OPENING))) : written.text;
  const firstStarts = isLong ? lineStarts(opening) : written.lineStarts;
  for (const side of [atLeft, atRight, closeBehind, gluedBehind]) {
    const first = sequence(firstStarts, (index, next) => side(opening, firstStarts, index, next));
    if (first.length < FEWEST) continue;
    const isBill = BILL.test(written.slice(0, OPENING));
    if (!isBill && side !== atLeft) continue;
    const { text, lineStarts: starts } = written;
    const marks = isLong ? sequence(starts, (index, next) => side(text, starts, index, next)) : first;
    if (
      isBill
        ? breaksSentences(text, marks) && dense(text, starts, marks)
        : onEveryLine(text, starts, marks) && isDraft(text, starts, marks)
    )
      return {
        range: [marks[0]!.range[0], marks.at(-1)!.range[1]],
        furniture: furnitureOf(text, starts, marks),
        get marks() {
          return marksOf(text, starts, marks);
        },
      };
  }
  return undefined;
}

/** The number of a line, where `next` comes after the last one that was found; 0 where none was. */
type Side = (index: number, next: number) => { number: number; range: Range; alone: boolean } | undefined;

/** The marks that count on: each the next of the one before, or the first of a page. */
function sequence(starts: readonly number[], side: Side): Mark[] {
  const marks: Mark[] = [];
  for (let index = 0; index < starts.length; index++) {
    const last = marks.at(-1);
    const mark = side(index, last ? last.number + 1 : 0);
    if (!mark) continue;
    // A page goes on with its next number; a new one begins with 1, after some lines.
    const next = last ? mark.number === last.number + 1 || (mark.number === 1 && last.number > 1) : mark.number === 1;
    if (next) marks.push({ line: index, ...mark });
    else if (last && marks.length < 3) {
      // The number of the first page stands above its first line.
      marks.length = 0;
      if (mark.number === 1) marks.push({ line: index, ...mark });
    }
  }
  return marks;
}

function lineEnd(text: string, starts: readonly number[], index: number): number {
  let end = starts[index + 1] ?? text.length;
  while (end > starts[index]! && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** "12       (a) IN GENERAL.—", or "12" alone. */
function atLeft(text: string, starts: readonly number[], index: number, next: number): ReturnType<Side> {
  let at = starts[index]!;
  while ((text.charCodeAt(at) === 32 || text.charCodeAt(at) === 0xa0) && at - starts[index]! < INDENTED) at++;
  if (!isDigit(text.charCodeAt(at))) return undefined;
  let stop = at;
  while (isDigit(text.charCodeAt(stop)) && stop - at < 5) stop++;
  const number = Number(text.slice(at, stop));
  const end = lineEnd(text, starts, index);
  const blank = text.charCodeAt(stop);
  if ((number > MOST && number !== next) || !(stop >= end || blank === 32 || blank === 9 || blank === 0xa0))
    return undefined;
  return { number, range: [at, stop], alone: stop >= end };
}

/** "(a) IN GENERAL.—       12". */
function atRight(text: string, starts: readonly number[], index: number): ReturnType<Side> {
  const end = lineEnd(text, starts, index);
  let at = end;
  while (isDigit(text.charCodeAt(at - 1)) && end - at < 3) at--;
  if (at === end || at <= starts[index]!) return undefined;
  const number = Number(text.slice(at, end));
  const before = text.charCodeAt(at - 1);
  const apart = before === 9 || (isSpace(before) && isSpace(text.charCodeAt(at - 2)));
  const alone = text.slice(starts[index], at).trim() === '';
  return number <= MOST && (apart || alone) ? { number, range: [at, end], alone } : undefined;
}

/** "(a) In general.—The Secretary 12": one blank before the number. */
function closeBehind(text: string, starts: readonly number[], index: number): ReturnType<Side> {
  const end = lineEnd(text, starts, index);
  let at = end;
  while (isDigit(text.charCodeAt(at - 1)) && end - at < 3) at--;
  if (at === end || at - 1 <= starts[index]! || !isSpace(text.charCodeAt(at - 1))) return undefined;
  const number = Number(text.slice(at, end));
  return number <= MOST ? { number, range: [at, end], alone: false } : undefined;
}

/** "the Archivist shall report7": no blank before it; figures behind a figure count where they are the next number. */
function gluedBehind(text: string, starts: readonly number[], index: number, next: number): ReturnType<Side> {
  const end = lineEnd(text, starts, index);
  let from = end;
  while (isDigit(text.charCodeAt(from - 1)) && end - from < 6) from--;
  if (from === end || from <= starts[index]! || isSpace(text.charCodeAt(from - 1))) return undefined;
  for (const number of [next, 1]) {
    const at = end - String(number).length;
    if (number > 0 && number <= MOST && at >= from && Number(text.slice(at, end)) === number)
      return { number, range: [at, end], alone: false };
  }
  return undefined;
}

/** The words with which a bill begins, on a numbered line: no list has them. */
const ENACTS = /^\s*(?:A\sBILL|Be\sit\senacted|Resolved,)/;

/** Whether lines go on in the middle of a sentence: those of a list or a table begin with capitals. */
function breaksSentences(text: string, marks: readonly Mark[]): boolean {
  return (
    marks.some(({ range }) => ENACTS.test(text.slice(range[1], range[1] + 80))) ||
    startsSmall(text, marks) * 12 >= marks.length
  );
}

/** How many lines with words there are from the first number to the last. */
function linesOf(text: string, starts: readonly number[], marks: readonly Mark[]): number {
  let lines = 0;
  for (let index = marks[0]!.line; index <= marks.at(-1)!.line; index++)
    if (lineEnd(text, starts, index) > starts[index]!) lines++;
  return lines;
}

/** Whether most lines from the first number to the last have one. */
function dense(text: string, starts: readonly number[], marks: readonly Mark[]): boolean {
  const lines = linesOf(text, starts, marks);
  const alone = marks.filter((mark) => mark.alone).length;
  return alone * 2 > marks.length ? alone * 3 > lines : marks.length * 2 > lines;
}

/** Whether nearly every line from the first number to the last has one. */
const onEveryLine = (text: string, starts: readonly number[], marks: readonly Mark[]): boolean =>
  marks.length * 10 > linesOf(text, starts, marks) * 9;

/**
 * Whether these are the numbers of a draft's lines, and not of a list: a quarter of them go on in the middle of a sentence; where
 * no other line stands before or behind them, some do.
 */
function isDraft(text: string, starts: readonly number[], marks: readonly Mark[]): boolean {
  if (marks.length >= FEWEST_OF_DRAFT && startsSmall(text, marks) * 4 >= marks.length) return true;
  const [first, last] = [marks[0]!.line, marks.at(-1)!.line + 1];
  const isAll = text.slice(0, starts[first]).trim() === '' && text.slice(starts[last] ?? text.length).trim() === '';
  const within = marks.filter((mark, index) => goesOn(text, starts, mark, marks[index + 1])).length;
  return isAll && within > 1 && within * 5 >= marks.length;
}

/** Whether a sentence goes on from one numbered line to the next, by the word that ends the one or begins the other. */
function goesOn(text: string, starts: readonly number[], { line, range }: Mark, next: Mark | undefined): boolean {
  if (!next) return false;
  const end = lineEnd(text, starts, line);
  return UNFINISHED.test(text.slice(Math.max(range[1], end - 12), end)) || startsSmall(text, [next]) > 0;
}
/** (An "and" may stand behind an item of a list.) */
const UNFINISHED = /\s(?:a|an|the|of|in|on|to|by|for|from|with|as|at|that|which|this|such|said|section|No\.|United)$/;

/** How many lines begin with a small letter behind their number. */
const startsSmall = (text: string, marks: readonly Mark[]): number =>
  marks.filter(({ range }) => {
    let at = range[1];
    while (isSpace(text.charCodeAt(at))) at++;
    return isLower(text.charCodeAt(at));
  }).length;

function marksOf(text: string, starts: readonly number[], marks: readonly Mark[]): NumberMark[] {
  const alone = marks.filter((mark) => mark.alone).length * 2 > marks.length;
  let page = 0;
  return marks.map(({ line, number, range, alone: own }, index) => {
    if (index > 0 && number === 1) page++;
    // Where numbers have lines of their own, the line below is the numbered one.
    const at = alone && own ? line + 1 : line;
    return { number, range, page, line: [starts[at] ?? text.length, starts[at + 1] ?? text.length] };
  });
}

function furnitureOf(text: string, starts: readonly number[], marks: readonly Mark[]): Range[] {
  const out: Range[] = [];
  const alone = marks.filter((mark) => mark.alone).length * 2 > marks.length;
  const spaced = doubleSpaced(text, starts, marks);
  marks.forEach((mark, index) => {
    // A number that has its line alone goes with the line.
    out.push(alone && mark.alone ? [starts[mark.line]!, starts[mark.line + 1] ?? text.length] : mark.range);
    const next = marks[index + 1];
    // Where numbers have lines of their own, the line below is the numbered one.
    const line = alone && mark.alone ? mark.line + 1 : mark.line;
    if (!next || next.line <= line + 1) return;
    const end = (starts[line + 1] ?? text.length) - 1;
    const from = text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    if (next.number === 1 ? isPageBreak(text, starts, line, next.line) : spaced)
      out.push([Math.max(from, mark.range[1]), starts[next.line]! - 1]);
  });
  return out.filter(([from, to]) => to > from);
}

/** Whether a blank line stands behind most lines: then it stands for nothing. */
function doubleSpaced(text: string, starts: readonly number[], marks: readonly Mark[]): boolean {
  let blank = 0;
  for (let i = 1; i < marks.length; i++) {
    const [before, here] = [marks[i - 1]!, marks[i]!];
    if (here.line === before.line + 2 && lineEnd(text, starts, before.line + 1) === starts[before.line + 1]) blank++;
  }
  return blank * 5 > marks.length * 3;
}

/** Whether only a page's foot and head stand between two lines: few and short ones. */
function isPageBreak(text: string, starts: readonly number[], from: number, to: number): boolean {
  let lines = 0;
  for (let index = from + 1; index < to; index++) {
    const length = lineEnd(text, starts, index) - starts[index]!;
    if (length > 110) return false;
    if (length > 0) lines++;
  }
  return lines <= 8 && text.charCodeAt(starts[to]! - 1) === LF;
}
