/** From the words of a page, each with its place, back to the text as it reads: columns, page heads, footnotes, paragraphs. */

/** Some words at a place on a page, in points; y grows upward. */
export interface Words {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the letters. */
  readonly size: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Words[];
}

/** A line of one column. */
interface Line {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  /** The left and right edge of its column. */
  readonly left: number;
  readonly right: number;
}

/** The text of the pages: columns one after another, without page heads, page numbers and margin line numbers. */
export function layOut(pages: readonly Page[]): string {
  const body = bodySize(pages);
  const read = pages.map((page) => linesOf(page));
  const repeated = new Set([...repeatedLines(read), ...numberedLines(read)]);
  const notes: Line[] = [];
  const lines: Line[] = [];
  for (const page of read) {
    for (const [i, line] of page.entries()) {
      if (repeated.has(line) || isPageNumber(line, i, page.length)) continue;
      // Footnotes stand in smaller letters at the foot of the page.
      if (line.size < 0.88 * body && isFoot(page, i, body)) notes.push(line);
      else lines.push(line);
    }
  }
  const known = new Map<string, number>();
  for (const { text } of lines)
    for (const word of text.toLowerCase().match(/[\p{L}-]+/gu) ?? []) known.set(word, (known.get(word) ?? 0) + 1);
  const main = paragraphs(lines, known);
  const foot = paragraphs(notes, known);
  return `${[...main, ...foot].join('\n\n')}\n`;
}

/** The size of most letters. */
function bodySize(pages: readonly Page[]): number {
  const letters = new Map<number, number>();
  for (const { words } of pages)
    for (const { size, text } of words) {
      const key = Math.round(size * 2) / 2;
      letters.set(key, (letters.get(key) ?? 0) + text.length);
    }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** The lines of a page in the order in which they are read. */
function linesOf({ words }: Page): Line[] {
  const all = words.filter(({ text }) => text.trim() !== '');
  if (all.length === 0) return [];
  const { head, columns } = partsOf(all);
  const lines: Line[] = [];
  /** What stands in columns, until something goes over them all. */
  let waiting: Words[][] = columns.map(() => []);
  const flush = () => {
    for (const [i, list] of waiting.entries()) lines.push(...rowsOf(list, columns[i]!));
    waiting = columns.map(() => []);
  };
  const whole: Column = { left: columns[0]!.left, right: columns.at(-1)!.right };
  for (const [at, row] of byRow(all).entries()) {
    const crosses = at < head || (columns.length > 1 && row.some((word) => columnOf(word, columns) < 0));
    if (crosses) {
      flush();
      lines.push(...rowsOf(row, whole));
    } else for (const word of row) waiting[Math.max(0, columnOf(word, columns))]!.push(word);
  }
  flush();
  return lines;
}

interface Column {
  readonly left: number;
  readonly right: number;
}

/** How much of a page a title may take, with all that goes over its columns, in steps. */
const HEADS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];

/** The columns of a page, and how many rows stand above them, over all: a title with its authors. */
function partsOf(words: readonly Words[]): { readonly head: number; readonly columns: readonly Column[] } {
  const whole = columnsOf(words);
  if (whole.length > 1) return { head: 0, columns: whole };
  const rows = byRow(words);
  for (const share of HEADS) {
    let head = Math.ceil(share * rows.length);
    const rest = rows.slice(head).flat();
    const columns = rest.length > 0 ? columnsOf(rest) : [];
    if (columns.length < 2 || !columns.every((column) => isProse(rest, column))) continue;
    while (head > 0 && rows[head - 1]!.every((word) => columnOf(word, columns) >= 0)) head--;
    return { head, columns };
  }
  return { head: 0, columns: whole };
}

/** Whether the words of a column are prose, most of whose lines are full: those of a table are not. */
function isProse(words: readonly Words[], column: Column): boolean {
  const rows = byRow(words.filter((word) => columnOf(word, [column]) === 0 && word.x + word.width <= column.right + 6));
  const full = rows.filter((row) =>
    row.some(({ x, width }) => x + width > column.left + 0.8 * (column.right - column.left)),
  );
  return rows.length >= 8 && 2 * full.length >= rows.length;
}

/** Gutters are at least so wide, and the columns beside them. */
const GUTTER = 7;
const NARROWEST = 60;

/** The columns of a page, by the upright stripes in which hardly a word stands; line numbers at a margin are none. */
function columnsOf(words: readonly Words[]): Column[] {
  const left = Math.min(...words.map(({ x }) => x));
  const right = Math.max(...words.map(({ x, width }) => x + width));
  const bins = new Float64Array(Math.max(1, Math.ceil(right - left) + 1));
  for (const { x, width } of words) {
    const to = Math.min(bins.length - 1, Math.floor(x + width - left));
    for (let at = Math.max(0, Math.floor(x - left)); at <= to; at++) bins[at]!++;
  }
  const rows = byRow(words).length;
  const few = Math.max(1, rows * 0.06);
  const cuts: { readonly from: number; readonly to: number }[] = [];
  for (let at = 0; at < bins.length; at++) {
    if (bins[at]! > few) continue;
    const from = at;
    while (at < bins.length && bins[at]! <= few) at++;
    if (from > 0 && at < bins.length && at - from >= GUTTER) cuts.push({ from: left + from, to: left + at });
  }
  const columns: Column[] = [];
  let start = left;
  for (const { from, to } of [...cuts, { from: right, to: right }]) {
    const inside = words.filter(({ x, width }) => x >= start - 1 && x + width <= from + 1);
    const isMargin = inside.length > 0 && inside.every(({ text }) => /^\s*\d{1,3}\s*$/.test(text));
    if (from - start >= NARROWEST || isMargin) {
      if (!isMargin) columns.push({ left: start, right: from });
      start = to;
    }
  }
  const last = columns.at(-1);
  if (!last) return [{ left, right }];
  // What is too narrow for a column belongs to the one before it.
  if (last.right < right) columns[columns.length - 1] = { left: last.left, right };
  // A column holds a fair share of the words; a list of labels beside a text is none.
  const share = (column: Column) =>
    words.reduce((sum, word) => sum + (columnOf(word, [column]) === 0 ? word.text.length : 0), 0);
  const all = words.reduce((sum, { text }) => sum + text.length, 0);
  const isFair = columns.every((column) => share(column) >= (0.4 * all) / columns.length);
  return isFair ? columns : [{ left: columns[0]!.left, right }];
}

/** The column in which a word stands; -1 over several; words in a margin are in none. */
function columnOf({ x, width }: Words, columns: readonly Column[]): number {
  const at = columns.findIndex(({ left, right }) => x >= left - 3 && x <= right);
  return at >= 0 && x + width > columns[at]!.right + 6 && at < columns.length - 1 ? -1 : at;
}

/** Words that stand on one line, from top to bottom. */
function byRow(words: readonly Words[]): Words[][] {
  const rows: Words[][] = [];
  for (const word of [...words].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const last = rows.at(-1);
    if (last && Math.abs(last[0]!.y - word.y) < 0.45 * Math.max(last[0]!.size, word.size)) last.push(word);
    else rows.push([word]);
  }
  return rows;
}

function rowsOf(words: readonly Words[], { left, right }: Column): Line[] {
  return byRow(words.filter(({ x }) => x >= left - 3)).map((row) => {
    row.sort((a, b) => a.x - b.x);
    let text = '';
    let end = row[0]!.x;
    for (const word of row) {
      const gap = word.x - end;
      if (text !== '' && gap > 0.15 * word.size && !/\s$/.test(text) && !/^\s/.test(word.text)) text += ' ';
      text += word.text;
      end = Math.max(end, word.x + word.width);
    }
    const letters = row.reduce((sum, word) => sum + word.text.length, 0);
    const size = row.reduce((sum, word) => sum + word.size * word.text.length, 0) / Math.max(1, letters);
    return {
      text: text
        .replace(/\s+/g, ' ')
        .replace(/(?:\. ){4,}/g, '.... ')
        .trim(),
      x: row[0]!.x,
      end,
      y: row[0]!.y,
      size,
      left,
      right,
    };
  });
}

/** How many lines at the head and foot of a page may be furniture. */
const EDGE = 3;

/** Lines at the heads and feet of pages that come again on others, but for their numbers. */
function repeatedLines(pages: readonly (readonly Line[])[]): Set<Line> {
  const byText = new Map<string, Line[]>();
  for (const page of pages)
    for (const line of new Set([...page.slice(0, EDGE), ...page.slice(-EDGE)])) {
      const key = line.text.replace(/\d+/g, '#').toLowerCase();
      byText.set(key, [...(byText.get(key) ?? []), line]);
    }
  const found = new Set<Line>();
  // Heads of left and right pages differ: a third of the pages is enough. A title in great letters is more than a head.
  for (const lines of byText.values()) {
    const size = Math.min(...lines.map((line) => line.size));
    if (lines.length >= 3 && lines.length * 3 >= pages.length)
      for (const line of lines) if (line.size < 1.2 * size) found.add(line);
  }
  return found;
}

/** At one height of a head or foot, lines with the page's number differ by less than this, in points. */
const SAME_HEIGHT = 3;
/** No head or foot is longer. */
const LONGEST_HEAD = 120;

/** Lines at the heads and feet of pages that hold the page's number, which counts on, and else what the chapter is. */
function numberedLines(pages: readonly (readonly Line[])[]): Set<Line> {
  /** By how far the number is ahead of the page's own, which it is all through a document. */
  const byLead = new Map<number, Line[]>();
  for (const [i, page] of pages.entries())
    for (const line of new Set([...page.slice(0, EDGE), ...page.slice(-EDGE)])) {
      if (line.text.length > LONGEST_HEAD) continue;
      const [, first, last] = /^(\d{1,5})(?= \D)|(?<=\D )(\d{1,5})$/.exec(line.text) ?? [];
      const number = first ?? last;
      if (number === undefined) continue;
      const lead = Number(number) - i;
      byLead.set(lead, [...(byLead.get(lead) ?? []), line]);
    }
  const found = new Set<Line>();
  for (const lines of byLead.values()) {
    if (lines.length < 3 || lines.length * 3 < pages.length) continue;
    for (const line of lines) {
      const beside = lines.filter(({ y }) => Math.abs(y - line.y) <= SAME_HEIGHT);
      if (beside.length >= 3 && beside.length * 3 >= pages.length) found.add(line);
    }
  }
  return found;
}

const isPageNumber = ({ text }: Line, at: number, count: number): boolean =>
  (at < 2 || at >= count - 2) &&
  /^(?:(?:[-–—•|]\s*)?(?:page\s+)?\d{1,5}(?:\s*(?:[-–—•|]|of\s+\d+))?|[ivxl]{1,7})$/i.test(text);

/** Whether a line and all below it in its column are in small letters. */
const isFoot = (page: readonly Line[], at: number, body: number): boolean =>
  page.slice(at).every(({ size, left }) => left !== page[at]!.left || size < 0.88 * body);

/** Lines joined to paragraphs, by what stands farther in, by gaps, and by lines that end early. */
function paragraphs(lines: readonly Line[], known: ReadonlyMap<string, number>): string[] {
  const leading = usualGap(lines);
  const found: string[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    if (last && found.length > 0 && !begins(line, last, leading))
      found[found.length - 1] = joined(found.at(-1)!, line.text, known);
    else found.push(line.text);
    last = line;
  }
  return found;
}

/** The usual distance of two lines. */
function usualGap(lines: readonly Line[]): number {
  const gaps: number[] = [];
  for (const [i, line] of lines.entries()) {
    const gap = i > 0 ? lines[i - 1]!.y - line.y : 0;
    if (gap > 0 && gap < 4 * line.size) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? 12;
}

/** A line of a table of contents: dots lead to its page. */
const ENTRY = /\.{4} ?[\divxl]{1,7}$/i;

function begins(line: Line, last: Line, leading: number): boolean {
  const gap = last.y - line.y;
  const isNext = gap > 0 && line.left === last.left;
  if (isNext && gap > 1.45 * leading) return true;
  if (Math.abs(line.size - last.size) > 0.12 * line.size) return true;
  const width = last.right - last.left;
  if (/^[•●○■▪◦]\s/.test(line.text) || ENTRY.test(last.text)) return true;
  // A first line stands farther in than the one before it, which was the last of a paragraph; the second line of an item of a
  // list stands farther in, too, and goes on from a full one.
  const isFull = last.end >= last.right - 0.08 * width && !/[.;:?!]["”’)]?$/.test(last.text);
  if (line.x - line.left > last.x - last.left + 5) return !isFull;
  // A line that ends early, with something that ends a sentence or a list's item, was the last of its paragraph.
  const endsEarly = last.end < last.right - 0.12 * width;
  return endsEarly && (/[.;:—”"’)]$/.test(last.text) || last.end < last.right - 0.35 * width);
}

/** A designation at a line's end: "section 1.6(a)", "paragraph (b)". */
const GOES_ON = /(?:\d\S*|\b(?:sub)?(?:section|paragraph|clause)s? \(\S*)\)$/;

/** Two lines of a paragraph; a word that was parted between them is whole again. */
function joined(before: string, after: string, known: ReadonlyMap<string, number>): string {
  // An address has no blanks.
  if (/(?:https?:\/\/|www\.)\S{1,300}[/?=&_-]$/.test(before.slice(-400))) return before + after;
  const [, start] = /((?:\p{L}+-)*\p{L}+)-$/u.exec(before.slice(-100)) ?? [];
  const [end] = /^\p{Ll}+/u.exec(after) ?? [];
  // "section 1.6(a)" at a line's end goes on with "(4)".
  if (GOES_ON.test(before.slice(-100)) && /^\([A-Za-z\d]{1,4}\)/.test(after)) return before + after;
  // "Federal-" goes on with "State": no word is parted before a capital.
  if (start !== undefined && /^[\p{Lu}\d]/u.test(after)) return before + after;
  if (/\d-$/.test(before) && /^\d/.test(after)) return before + after;
  if (start === undefined || end === undefined) return `${before} ${after}`;
  const [first, second] = [start.toLowerCase(), end.toLowerCase()];
  // "multi-industry": each of its words stands elsewhere, too, and the two never as one. Where this line begins is one place.
  const areWords = Math.min(first.length, second.length) >= 4 && known.has(first) && (known.get(second) ?? 0) > 1;
  const isCompound = !known.has(first + second) && (known.has(`${first}-${second}`) || areWords);
  return isCompound ? before + after : before.slice(0, -1) + after;
}
