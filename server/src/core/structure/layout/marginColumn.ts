/**
 * Notes that stand in the margin of a page of the printing office which was taken out of its PDF with its columns: the titles and dates
 * beside a law, "Title 3—" and "The President" beside an order. The text stands in a column of its own, line below line.
 */
import type { Range } from '../../analysis.ts';
import { isSpace } from '../../text.ts';
import { areMarginNotes } from './marginNotes.ts';

/** With this the line begins that the press sets at the foot of each page. */
export const PRESS = 'VerDate ';

/** Words far behind those of a line. */
const FAR = /\S {6,120}(\S[^\n\r]{2,60})$/gm;
const LAW = /^[ \t]{0,40}Public Law \d{1,3}[-–]\d{1,4}[ \t]*$/m;
const NOTES = 2;

/** Whether a law's opening has notes in its margin, though the press's lines were taken out of its pages. */
export function hasMargin(opening: string): boolean {
  if (!LAW.test(opening)) return false;
  let notes = 0;
  for (const [, words] of opening.matchAll(FAR)) if (areMarginNotes(words!.trimEnd()) && ++notes === NOTES) return true;
  return false;
}

/** A page with fewer lines that begin alike shows no column. */
const FEWEST = 5;
/** How far apart words of two columns stand at least. */
const APART = 2;
/** What begins nearer to the column's edge is hung or set out, and of the text. */
const NEAR = 4;

/** Words on one line with single blanks between them, as columns from the line's start. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** The notes in the margins of a text that has the press's lines, or of one page, in order. */
export function marginColumn(text: string, starts: readonly number[]): Range[] {
  const out: Range[] = [];
  let page: (readonly Run[])[] = [];
  let first = 0;
  for (let line = 0; line < starts.length; line++) {
    const from = starts[line]!;
    const runs = runsOf(text, from, starts[line + 1] ?? text.length);
    page.push(runs);
    const ends = runs.length > 0 && text.startsWith(PRESS, from + runs[0]!.from);
    if (!ends && line + 1 < starts.length) continue;
    // The press's own line is none of the page.
    for (const range of notesOf(ends ? page.slice(0, -1) : page, starts, first)) out.push(range);
    page = [];
    first = line + 1;
  }
  return out;
}

function runsOf(text: string, start: number, end: number): Run[] {
  const runs: Run[] = [];
  let from = -1;
  let to = -1;
  for (let at = start; at < end; at++) {
    if (isSpace(text.charCodeAt(at))) continue;
    if (from >= 0 && at - to >= APART) runs.push({ from: from - start, to: to - start });
    if (from < 0 || at - to >= APART) from = at;
    to = at + 1;
  }
  if (from >= 0) runs.push({ from: from - start, to: to - start });
  return runs;
}

/** What stands to the left and to the right of a page's column. */
function notesOf(page: readonly (readonly Run[])[], starts: readonly number[], first: number): Range[] {
  const [left, count] = edgeOf(page);
  if (count < FEWEST) return [];
  const right = rightOf(page, left);
  return page.flatMap((runs, index): Range[] => {
    const at = starts[first + index]!;
    const notes: Range[] = [];
    const beside = runs.findLast(({ to }) => to < left);
    if (beside && runs[0]!.from < left - NEAR && isApart(runs, left)) notes.push([at + runs[0]!.from, at + beside.to]);
    const behind = runs.find(({ from }) => from > right);
    if (behind) notes.push([at + behind.from, at + runs.at(-1)!.to]);
    return notes;
  });
}

/** Whether none of the words of a line run over the left edge of the column. */
const isApart = (runs: readonly Run[], left: number): boolean =>
  runs.every(({ from, to }) => to < left || from >= left - 1);

/** How much of a line a note takes that stands before its text. */
const NARROW = 24;

/** Where most lines of a page begin, or go on behind a note, and how many do. */
function edgeOf(page: readonly (readonly Run[])[]): readonly [column: number, count: number] {
  const counts = new Map<number, number>();
  for (const runs of page)
    runs.forEach(({ from }, index) => {
      const before = index === 0 ? 0 : runs[index - 1]!.to - runs[0]!.from;
      if (before <= NARROW) counts.set(from, (counts.get(from) ?? 0) + 1);
    });
  let best: readonly [number, number] = [0, 0];
  for (const [column, count] of counts) if (count > best[1]) best = [column, count];
  return best;
}

/** How far in the lines of a text may begin; the margin is further. */
const INDENTED = 40;

/** The furthest column that several lines of the text reach. */
function rightOf(page: readonly (readonly Run[])[], left: number): number {
  const ends = page
    .flatMap((runs) => {
      const run = runs.find(({ from }) => from >= left - 1 && from <= left + INDENTED);
      return run ? [run.to] : [];
    })
    .sort((a, b) => b - a);
  return ends[Math.min(2, ends.length - 1)] ?? Number.POSITIVE_INFINITY;
}
