/** Blanks and line ends as every text could have them: what reads a text need not know a dozen of each. */

import { ownStretch } from '../../text.ts';

/** What is no plain blank and no plain line end; most texts have none. */
const OTHER = /[\r\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/;
const LINE_ENDS = /[\r\u2028\u2029]/g;
const BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** What has no width is a blank beside one; within a word it stands for nothing and stays. */
const WIDTHLESS = /(?:^|(?<=\s))[\u200b\u2060\ufeff]|[\u200b\u2060\ufeff](?=\s|$)/g;

/**
 * A text with blanks for no-break spaces and their like and a line feed for each line end, as long as it is. It is stored as other
 * stretches of text are: where it was not, all texts of the process were read a fifth slower, those without such blanks, too.
 */
export const withPlainBlanks = (text: string): string => (OTHER.test(text) ? ownStretch(plain(text)) : text);

const plain = (text: string): string =>
  text.replaceAll('\r\n', ' \n').replace(LINE_ENDS, '\n').replace(BLANKS, ' ').replace(WIDTHLESS, ' ');
