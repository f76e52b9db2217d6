import type { Analysis, Range } from '../core/analysis.ts';
import { firstFrom, lastAtMost } from '../core/text.ts';
import { ownRange, provisionAt } from './provisions.ts';

/** Words whose period doesn't end a sentence. Single letters ("U.S.C.", "J. Smith") are seen by their form. */
const ABBREVIATIONS = new Set(
  'sec secs art no nos ch chs cl para pt app div subch stat pub fed reg cong ord rev supp ed seq al etc mr mrs ms dr gen col sen rep hon jr sr st vs v cf e.g i.e inc co corp dept jan feb mar apr jun jul aug sept oct nov dec'.split(
    ' ',
  ),
);

/** A mark that may end a sentence, its closing quotes and parentheses, and the white space that follows. */
const END = /[.?!][)\]"'”’]*(?=\s|$)|\n[^\S\n]*\n/g;

/** Whether the mark at `at` is a period of an abbreviation. */
function abbreviates(text: string, at: number): boolean {
  if (text.charAt(at) !== '.') return false;
  let start = at;
  while (start > 0 && at - start < 12 && /[\p{L}.]/u.test(text.charAt(start - 1))) start--;
  const word = text.slice(start, at);
  return /(^|\.)\p{Lu}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase());
}

/** The sentence around the offset, within the provision's own text; outside provisions, within its paragraph. */
export function sentenceAt(analysis: Analysis, offset: number): Range {
  const { text } = analysis;
  const index = provisionAt(analysis, offset);
  const section = analysis.sections[index];
  const whole: Range = section
    ? ownRange(analysis, index)
    : [Math.max(0, offset - 4000), Math.min(text.length, offset + 4000)];
  // A provision's label and heading are no sentence of its text.
  const heading = section ? (section.headingRange?.[1] ?? section.labelRange[1]) : whole[0];
  const from =
    section && offset >= heading ? heading + (text.charAt(heading) === '.' && section.headingRange ? 1 : 0) : whole[0];
  const to = section && offset < heading ? Math.min(heading + 1, whole[1]) : Math.max(whole[1], offset);
  let start = from;
  let end = to;
  for (const [mark, after] of ends(analysis, from, to)) {
    if (after <= offset && after < to) start = after;
    else {
      end = text.charAt(mark) === '\n' ? mark : after;
      break;
    }
  }
  return trim(text, start, end);
}

/** The sentences between two offsets, in order, without the blanks between them. */
export function sentencesIn(analysis: Analysis, from: number, to: number): Range[] {
  const { text } = analysis;
  const found: Range[] = [];
  let start = from;
  const take = (end: number) => {
    const range = trim(text, start, end);
    if (range[1] > range[0]) found.push(range);
  };
  for (const [mark, after] of ends(analysis, from, to)) {
    take(text.charAt(mark) === '\n' ? mark : after);
    start = after;
  }
  take(to);
  return found;
}

/** Where sentences end between two offsets: the mark, and the offset behind it. A phrase of law holds no end. */
function* ends(analysis: Analysis, from: number, to: number): Generator<readonly [mark: number, after: number]> {
  const { text } = analysis;
  // No two overlap: the one that holds a mark is the last that begins before it.
  const phrases = [...between(analysis.citations, from, to), ...between(analysis.references, from, to)].sort(
    (a, b) => a[0] - b[0],
  );
  const starts = phrases.map((range) => range[0]);
  const isInPhrase = (mark: number) => mark < (phrases[lastAtMost(starts, mark)]?.[1] ?? 0) - 1;
  for (const match of text.slice(from, to).matchAll(END)) {
    const mark = from + match.index;
    const after = mark + match[0].length;
    if (abbreviates(text, mark) && after < to) continue;
    if (!isInPhrase(mark)) yield [mark, after];
  }
}

/** The phrases of one list, of which no two overlap, that reach into a stretch: the last that begins before it, and those within. */
function* between(phrases: readonly { readonly range: Range }[], from: number, to: number): Generator<Range> {
  for (let at = Math.max(0, firstFrom(phrases, from) - 1); at < phrases.length; at++) {
    const { range } = phrases[at]!;
    if (range[0] >= to) return;
    if (range[1] > from) yield range;
  }
}

/** The range without blanks at its ends. */
export function trim(text: string, start: number, end: number): Range {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return [from, to];
}
