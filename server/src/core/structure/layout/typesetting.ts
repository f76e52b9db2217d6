/** Signs of typesetting that stand between the words of the Federal Register in its text of the 1990s: "L(1) by striking", "(d)L Section 3". */
import type { Range } from '../../analysis.ts';

const MAY_HAVE = ['L(', 'L (', 'L  (', 'L``', 'L ``', ')L '];
/** A lone letter before the label or the quotation of an indented line, or right behind a label. */
const SIGN = /(?:\n[ \t]{4,40}(?=L[ \t]{0,3}(?:\(\w{1,5}\)\s|``))|\(\w{1,4}\)(?=L\s[A-Z]))L/g;

/** Where such signs stand, in order. */
export function typesetting(text: string): Range[] {
  if (!MAY_HAVE.some((sign) => text.includes(sign))) return [];
  return [...text.matchAll(SIGN)].map(({ 0: words, index }): Range => {
    const end = index + words.length;
    return [end - 1, end];
  });
}
