/** What was meant by words that aren't there, where one letter, comma or blank is all that differs, and one place has that. */
import type { Range } from '../core/analysis.ts';
import type { Base } from './base.ts';
import { plainOf } from './find.ts';

/** Shorter words are like too many others. */
const SHORTEST = 6;
const LONGEST = 400;

/** The place of a range that differs from the words by one letter or mark; undefined where there is none, or more than one. */
export function nearMiss(base: Base, [from, to]: Range, words: string): Range | undefined {
  const needle = plainOf(words, 0, words.length).text;
  if (needle.length < SHORTEST || needle.length > LONGEST) return undefined;
  const hay = plainOf(base.text, from, to);
  if (hay.text.length !== hay.at.length) return undefined;
  // One of the halves stands there as it is, wherever the one difference lies.
  const half = needle.length >> 1;
  const found = new Map<string, Range>();
  const take = (start: number, length: number): void => {
    const some = hay.text.slice(start, start + length);
    if (start < 0 || some.length !== length || !differsOnce(needle, some)) return;
    const range: Range = [hay.at[start]!, hay.at[start + length - 1]! + 1];
    if (isWhole(base.text, range)) found.set(range.join(), range);
  };
  const [first, second] = [needle.slice(0, half), needle.slice(half)];
  for (const length of [needle.length - 1, needle.length, needle.length + 1]) {
    for (let at = hay.text.indexOf(first); at >= 0; at = hay.text.indexOf(first, at + 1)) take(at, length);
    for (let at = hay.text.indexOf(second); at >= 0; at = hay.text.indexOf(second, at + 1))
      take(at + second.length - length, length);
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}

const WORD = /[\p{L}\p{N}]/u;
const isWhole = (text: string, [start, end]: Range): boolean =>
  !(WORD.test(text[start]!) && WORD.test(text[start - 1] ?? ' ')) &&
  !(WORD.test(text[end - 1]!) && WORD.test(text[end] ?? ' '));

/** Whether one sign put in, left out or changed makes one of the other. */
function differsOnce(a: string, b: string): boolean {
  if (a === b) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return a.length - start - end <= 1 && b.length - start - end <= 1;
}
