/** The letters of questions and answers, which number nothing: "Q. May a lamp be lent?" and "A. No." below it. */
import type { Range } from '../../analysis.ts';

const QUESTION = /^[ \t]{0,12}([QA])\.(?=[ \t]{1,3}[A-Z"“])/gm;
/** The longest question. */
const ASKED = 1_500;

/** Where they stand, in order. */
export function questions(text: string): Range[] {
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
