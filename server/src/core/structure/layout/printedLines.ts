/** The lines of a bill's print by the numbers of their pages and their own, as amendments name them: "page 5, line 3". */
import type { Range } from '../../analysis.ts';
import { lastAtMost } from '../../text.ts';
import { Written } from '../../written.ts';
import { numberedLines } from './lineNumbers.ts';
import { readPages } from './print.ts';

export interface PrintedLines {
  /** The text without the numbers of its lines and what stands between its pages. */
  readonly text: string;
  readonly lines: readonly NumberedLine[];
}

export interface NumberedLine {
  /** Undefined where the print doesn't say which page it is. */
  readonly page: number | undefined;
  readonly line: number;
  /** Its words in the text as it is read. */
  readonly range: Range;
}

/** A page's number alone, at its head or its foot. */
const PAGE = /^\d{1,4}$/;

/** The numbered lines of a bill's print; undefined where its lines have no numbers. */
export function printedLines(text: string): PrintedLines | undefined {
  const written = Written.of(text);
  const numbered = numberedLines(written);
  const print = numbered && readPages(written);
  if (!numbered || !print) return undefined;
  const { marks } = numbered;
  const pages = pagesOf(text, marks);
  const { plain, moved } = withoutTrailing(withOwnMarks(print.text, text));
  return {
    text: plain,
    lines: marks.map(({ number, line: [from, next], page }) => {
      const [start, end] = wordsIn(print.text, from, next);
      return { page: pages[page], line: number, range: [moved(start), moved(end)] };
    }),
  };
}

/** Quotation marks as the bill has them, for which the reader has others: words that a line breaks stand before or behind. */
function withOwnMarks(read: string, written: string): string {
  return read.replace(/``|''/g, (marks, at: number) => {
    const own = written.slice(at, at + 2);
    return own === '‘‘' || own === '’’' ? own : marks;
  });
}

/** A text whose lines end with their words, and where an offset stands in it. */
function withoutTrailing(text: string): { readonly plain: string; readonly moved: (at: number) => number } {
  const cuts: number[] = [];
  const gone: number[] = [];
  let total = 0;
  let at = 0;
  const lines = text.split('\n').map((line) => {
    const words = line.trimEnd();
    total += line.length - words.length;
    cuts.push(at + line.length);
    gone.push(total);
    at += line.length + 1;
    return words;
  });
  const plain = lines.join('\n');
  return { plain, moved: (at) => at - (gone[lastAtMost(cuts, at)] ?? 0) };
}

/** The words of a line: a word that is broken at its end is read whole on it. */
function wordsIn(text: string, from: number, next: number): Range {
  let start = from;
  while (start < next && /\s/.test(text[start]!)) start++;
  const line = text.indexOf('\n', start);
  let end = line < 0 ? text.length : line;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return [start, Math.max(start, end)];
}

/**
 * The number of each page, as the print has it between two pages; undefined for all where a page has none, or they don't count
 * on: a page of the bill without numbered lines would else make of the fourth page the third.
 */
function pagesOf(
  text: string,
  marks: readonly { readonly page: number; readonly range: Range }[],
): (number | undefined)[] {
  const last = marks.at(-1)?.page ?? 0;
  const printed: number[] = [];
  for (let i = 1; i < marks.length; i++) {
    const [before, here] = [marks[i - 1]!, marks[i]!];
    if (here.page === before.page) continue;
    const line = text.indexOf('\n', before.range[1]);
    const between = line < 0 ? '' : text.slice(line, here.range[0]);
    const numbers = between.split('\n').flatMap((each) => (PAGE.test(each.trim()) ? [Number(each.trim())] : []));
    if (numbers.length !== 1) return [];
    printed.push(numbers[0]!);
  }
  const [first] = printed;
  if (first === undefined) return last === 0 ? [1] : [];
  if (printed.some((number, i) => number !== first + i)) return [];
  // At the foot of a page stands its own number, at the head of the next one that.
  return first === 1 ? [...printed, last + 1] : [first - 1, ...printed];
}
