/**
 * Signs of typesetting that stand between the words: of the Federal Register in its text of the 1990s, "L(1) by striking", "(d)L Section
 * 3"; of Markdown, a line `{:start="3"}` above the list that it numbers, and the numbers of a list whose items have labels of their own; the
 * letters of questions and answers.
 */
import type { Range } from '../../analysis.ts';

const MAY_HAVE = ['L(', 'L (', 'L  (', 'L``', 'L ``', ')L '];
/** A lone letter before the label or the quotation of an indented line, or right behind a label. */
const SIGN = /(?:\n[ \t]{4,40}(?=L[ \t]{0,3}(?:\(\w{1,5}\)\s|``))|\(\w{1,4}\)(?=L\s[A-Z]))L/g;

/** Where such signs stand, in order. */
export function typesetting(text: string): Range[] {
  return [...registerSigns(text), ...attributes(text), ...numbers(text), ...questions(text)];
}

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

/** "Q. May a lamp be lent?" and "A. No." below it. */
const QUESTION = /^[ \t]{0,12}([QA])\.(?=[ \t]{1,3}[A-Z"“])/gm;
/** The longest question. */
const ASKED = 1_500;

function questions(text: string): Range[] {
  if (!text.includes('Q. ')) return [];
  const found = [...text.matchAll(QUESTION)];
  return found.flatMap(({ 0: words, 1: letter, index }, at): Range[] => {
    const answer = found[at + 1];
    if (letter !== 'Q' || answer?.[1] !== 'A' || answer.index - index > ASKED) return [];
    if (!text.slice(index, answer.index).trimEnd().endsWith('?')) return [];
    return [
      [index, index + words.length],
      [answer.index, answer.index + answer[0].length],
    ];
  });
}

function registerSigns(text: string): Range[] {
  if (!MAY_HAVE.some((sign) => text.includes(sign))) return [];
  return [...text.matchAll(SIGN)].map(({ 0: words, index }): Range => {
    const end = index + words.length;
    return [end - 1, end];
  });
}
