/**
 * Pages that a converter made Markdown of. It guesses how deep a heading or an item lies, and guesses each anew: "## **(2) Operator**"
 * below "#### **(1) Child**", "- (B)" below "  - (A)". Between its pages it sets marks of its own, and it ends a paragraph with each
 * column. The labels alone say what belongs where.
 */
import type { Range } from '../../analysis.ts';
import { isSpace } from '../../text.ts';
import { PRESS } from './marginColumn.ts';

/** A page's number and a rule, "{12}------------------------------------------------", and a picture that was cut out of a page. */
const PAGE = /^(?:\{\d{1,5}\}-{20,120}|!\[[^\]\n\r]{0,80}\]\(_page_[^)\n\r]{1,80}\))[ \t]*\r?$/gm;
const HEADED = /^(#{1,6}) \*{0,3}\((?:([a-z])|(\d{1,2})|([A-Z]))\)/gm;
/** Headings of one kind in so many depths were guessed. */
const DEPTHS = 3;

/** Whether the opening of a text shows that it was converted from pages. */
export function isConverted(opening: string): boolean {
  if (/(?:^|\n)\{\d{1,5}\}-{20}/.test(opening) || opening.includes('](_page_')) return true;
  if (!/(?:^|\n)#{1,6} /.test(opening)) return false;
  if (new RegExp(`(?:^|\\n)${PRESS}`).test(opening)) return true;
  const depths = [new Set<number>(), new Set<number>(), new Set<number>()];
  for (const [, hashes, small, digit] of opening.matchAll(HEADED))
    depths[small ? 0 : digit ? 1 : 2]!.add(hashes!.length);
  return depths.some((each) => each.size >= DEPTHS);
}

/** What ends a sentence, a heading or a lead. */
const ENDED = /[.:;!?—*#_|]["”'’)\]]{0,3}$|--$|[;,]\s+(?:and|or)$|^$/;
/** What opens a paragraph whatever stands before it. */
const OPENS = /^(?:[-•#*|>“"`'(§[]|SEC(?:TION|\.)|Sec\.|\d{1,4}\.)/;

/** The marks between pages, with the line ends around them where a sentence goes on over one. */
export function convertedPages(text: string): Range[] {
  const out: Range[] = [];
  if (!text.includes('}---') && !text.includes('](_page_')) return out;
  for (const { 0: words, index } of text.matchAll(PAGE)) {
    let from = index;
    while (from > 0 && isSpace(text.charCodeAt(from - 1))) from--;
    let to = index + words.length;
    while (to < text.length && isSpace(text.charCodeAt(to))) to++;
    const above = text.slice(Math.max(text.lastIndexOf('\n', from - 1) + 1, from - 200), from);
    const goesOn = !ENDED.test(above.trim()) && !/^\s*#/.test(above) && !OPENS.test(text.slice(to, to + 8));
    out.push(goesOn && to < text.length ? [from, to] : [index, index + words.length]);
  }
  return out;
}

/** What a converter sets before a label or the heading above sections: its guesses, with the line end before them. */
const GUESS =
  /(\n)([ \t]*(?:#{1,6}[ \t]+|-[ \t]+){1,2})(?=(?:\*{1,3}|_{1,2})?(?:''|``|“)?(?:\([A-Za-z\d]{1,5}\)|§|(?:SECTION|Section|SEC\.|Sec\.)\*?[ \t]\d|(?:DIVISION|Division|TITLE|Title|SUBTITLE|Subtitle|PART|Part|CHAPTER|Chapter|SUBCHAPTER|Subchapter|SUBPART|Subpart)[ \t][A-Z\d]))/g;
/** A paragraph that a column's end cut: it goes on with a small letter. */
const CUT = /(?<=[a-z,])[ \t]{0,8}\n(?:[ \t]{0,40}\n){1,6}[ \t]{0,8}(?=[a-z]{2})/g;

/** A converted text without what was guessed, as long as it is. */
export const withoutGuesses = (text: string): string =>
  text
    .replace(GUESS, (_all, end: string, guess: string) => ' '.repeat(guess.length) + end)
    .replace(CUT, (gap) => `${' '.repeat(gap.length - 1)}\n`);
