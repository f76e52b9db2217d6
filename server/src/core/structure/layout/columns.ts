/**
 * Pages in columns that were taken out of a PDF side by side: the three columns of the Federal Register. Each line holds parts of
 * three sentences that have nothing to do with each other, and no order of the lines is that of the text: nothing is read there.
 */
import type { Range } from '../../analysis.ts';
import { isLower, isSpace } from '../../text.ts';

/** A column has at least so many characters, a page at least so many columns and lines. */
const NARROWEST = 18;
const COLUMNS = 3;
const FEWEST = 8;
/** Lines wider than this are no page's. */
const WIDEST = 240;
/** How many of a page's lines must leave a column blank that parts two others, and how many have words behind it. */
const BLANK = 0.94;
const BEHIND = 0.4;
/** Of the cells of a table hardly one begins in small letters; of the lines of a sentence most do. */
const SENTENCES = 0.3;
/** A line that has words in two columns at least. */
const APART = /\S {2,}\S/;

/** Whether a text may have such pages: many of its lines have words apart from each other. */
export function mayHaveColumns(opening: string): boolean {
  let apart = 0;
  // From one pair of blanks to the next: most texts have none but before their lines.
  for (let at = opening.indexOf('  '); at >= 0; ) {
    const start = opening.lastIndexOf('\n', at) + 1;
    const end = opening.indexOf('\n', at);
    const line = opening.slice(start, end < 0 ? opening.length : end);
    if (line.length > COLUMNS * NARROWEST && APART.test(line.trimStart()) && ++apart >= FEWEST) return true;
    at = end < 0 ? end : opening.indexOf('  ', end);
  }
  return false;
}

/** The lines of pages in columns, in order, each without its end. */
export function columnLines(text: string, starts: readonly number[]): Range[] {
  const out: Range[] = [];
  let page: Range[] = [];
  const close = () => {
    if (isPage(page.map(([from, to]) => text.slice(from, to)))) for (const line of page) out.push(line);
    page = [];
  };
  for (let line = 0; line < starts.length; line++) {
    const from = starts[line]!;
    let to = starts[line + 1] ?? text.length;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (to === from) {
      // Between the paragraphs of all columns a line may be blank, between pages several.
      if (page.length > 0 && isBlank(text, starts, line + 1) && isBlank(text, starts, line + 2)) close();
      continue;
    }
    const words = text.slice(from, Math.min(to, from + WIDEST));
    // What stands in one column alone is a column's, where the others have ended: it is indented, or short.
    if (APART.test(words.trimStart()) || (page.length > 0 && (words.startsWith(' ') || words.length < 60)))
      page.push([from, to]);
    else close();
  }
  close();
  return out;
}

function isBlank(text: string, starts: readonly number[], line: number): boolean {
  return line >= starts.length || text.slice(starts[line], starts[line + 1] ?? text.length).trim() === '';
}

/** Whether some lines are those of a page in columns of prose. */
function isPage(lines: readonly string[]): boolean {
  if (lines.length < FEWEST) return false;
  const columns = columnsOf(lines);
  if (columns.length < COLUMNS) return false;
  let cells = 0;
  let small = 0;
  for (const line of lines)
    for (const [from, to] of columns) {
      const cell = line.slice(from, to).trim();
      if (cell.length < 8) continue;
      cells++;
      if (isLower(cell.charCodeAt(0))) small++;
    }
  return cells >= 2 * lines.length && small > SENTENCES * cells;
}

/** The columns of some lines: what stands between the stretches that nearly all leave blank. */
function columnsOf(lines: readonly string[]): Range[] {
  const width = Math.min(
    WIDEST,
    lines.reduce((most, line) => Math.max(most, line.length), 0),
  );
  const out: Range[] = [];
  let from = 0;
  for (let at = 1; at < width; at++) {
    if (!isGutter(lines, at)) continue;
    if (at - from >= NARROWEST) out.push([from, at]);
    while (at < width && isGutter(lines, at)) at++;
    from = at;
  }
  if (width - from >= NARROWEST) out.push([from, width]);
  return out;
}

/** Whether nearly all lines leave a column blank behind which many go on. */
function isGutter(lines: readonly string[], at: number): boolean {
  let blank = 0;
  let behind = 0;
  for (const line of lines) {
    if (at >= line.length || line.charCodeAt(at) === 32) blank++;
    if (line.length > at) behind++;
  }
  return blank >= BLANK * lines.length && behind >= BEHIND * lines.length;
}
