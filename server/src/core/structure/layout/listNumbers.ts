/** Markdown's own numbers of lists: a line `{:start="3"}` above one, and the number before an item that has a label of its own, "2. (b) The board". */
import type { Range } from '../../analysis.ts';

/** Where they stand, in no order. */
export const listNumbers = (text: string): Range[] => [...attributes(text), ...numbers(text), ...linesOfBill(text)];

/** Lines of attributes in Markdown. */
const ATTRIBUTES = /^[ \t]{0,12}\{:[^{}\n\r]{1,80}\}(?=[ \t]*$)/gm;

function attributes(text: string): Range[] {
  if (!text.includes('{:')) return [];
  return [...text.matchAll(ATTRIBUTES)].map(({ 0: words, index }): Range => [index, index + words.length]);
}

/** "2. (b) The board": the number that Markdown wants before an item's own label. */
const NUMBER = /^[ \t]{0,12}(\d{1,2})\.[ \t]{1,3}(?=\(([a-z])\)[ \t])/gm;

/** A number that tells the letter's place in the alphabet, next to another that does: "1. (a)", "2. (b)", "3. (c)". */
function numbers(text: string): Range[] {
  if (!text.includes('2. (b)')) return [];
  const found = [...text.matchAll(NUMBER)]
    .filter(([, number, letter]) => Number(number) === letter!.charCodeAt(0) - 96)
    .map(({ 0: words, 1: number, index }) => ({
      value: Number(number),
      range: [index, index + words.length] as const,
    }));
  return found
    .filter(({ value }, index) => found[index - 1]?.value === value - 1 || found[index + 1]?.value === value + 1)
    .map(({ range }) => range);
}

/** The words of enactment with a number before them, which no provision's can be. */
const ENACTED = /^[ \t]{0,12}\d{1,2}\.[ \t]{1,3}[*_]{0,3}Be it enacted\b/m;
const LINE = /^[ \t]{0,12}(\d{1,2})\.[ \t]{1,3}(?=\S)/gm;
/** So many lines has a page of a bill. */
const LINES = 25;

/** "1. Be it enacted", "4. SEC. 2. LAMPS": the numbers of a printed bill's lines, which whoever wrote it out took for a list's. */
function linesOfBill(text: string): Range[] {
  const start = text.includes('Be it enacted') ? text.search(ENACTED) : -1;
  if (start < 0) return [];
  const out: Range[] = [];
  let last = 0;
  LINE.lastIndex = start;
  for (let match = LINE.exec(text); match; match = LINE.exec(text)) {
    const number = Number(match[1]);
    if (number <= last || number > LINES) break;
    last = number;
    out.push([match.index, match.index + match[0].length]);
  }
  return out;
}
