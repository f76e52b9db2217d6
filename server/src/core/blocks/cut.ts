/**
 * Where a document is cut into blocks: at a section's label behind a blank line, or, where none is near, at that of a printed bill, between
 * two rows of a table, or at a paragraph. Which of the cuts near is taken their own words say, so that an edit moves few behind it, and none before it.
 */
import type { Region } from '../analysis.ts';
import { isSpace, trimEnd } from '../text.ts';
import type { Written } from '../written.ts';

/** The least length of a block; a document of less than two is one. */
export const LEAST = 5_000;
/** How much the last block holds at least: what stands at a document's end is read together. */
export const LAST = 8_000;
/** How far behind a cut its own words are looked at, and before it. */
export const SEEN = 400;

/** How far behind the least length a cut is near. */
const NEAR = 5_000;
/** How many characters behind a cut tell it from others. */
const WORDS = 32;

/** How far behind the least length a section is waited for, in lengths of the block. */
const PATIENCE = 2;

/** A blank line, and the label of a section below it; "Section 8(a) of that Act" is none. */
const SECTION =
  /\n[^\S\n]*\n(?=[ \t]*(?:#{1,6} )?(?:\*\*)?(?:(?:SECTION|Section|SEC\.|Sec\.)[ \u00a0]*\d[\dA-Za-z-]*\.|§[ \u00a0]*\d))/g;
/** The end of a line, and the label and heading of a section below it, as bills are printed, whose lines are numbered. */
const PRINTED = /\n(?=[ \t]*SEC(?:TION|\.)[ \u00a0]{1,4}\d[\dA-Za-z-]{0,6}\.[ \u00a0]{1,4}[A-Z][A-Z])/g;
/** A blank line, and words below it that are quoted by nobody and begin no annex. */
const PARAGRAPH =
  /\n[^\S\n]*\n(?=[^\S\n]*[^\s["“`'>])(?![^\S\n]*(?:ANNEX|Annex|APPENDIX|Appendix|ATTACHMENT|Attachment|ENCLOSURE|Enclosure))/g;

/** A row of a table, with bars or with dots that lead to a figure; or an entry of a list of provisions, as tables of contents are. */
const ROW_WORDS =
  '[ \\t]{0,80}(?:\\||[-•*–][ \\t](?:Sec\\.|SEC\\.|§) ?\\d|[^\\s.|•*–-][^\\n.]{0,120}\\.{4,120}[ \\t]{0,80}[($]{0,2}\\d)';
/** The end of a line, and a row below it. */
const ROW = new RegExp(`\\n(?=${ROW_WORDS})`, 'g');
const IS_ROW = new RegExp(`^${ROW_WORDS}`);

/** Where a block ends, and up to where it was looked for: an edit behind that moves no end. */
export interface Cut {
  /** Undefined where it ends nowhere near. */
  readonly end: number | undefined;
  readonly seen: number;
}

/**
 * Where a block ends that starts at `start` and has `length` characters at least: at a cut near, or else at the next one, or at the
 * text's end, or where `limit` says that it ends.
 */
export function cutBehind(text: Written, start: number, length: number, limit = text.length): Cut {
  const from = start + length;
  const whole: Cut = { end: limit, seen: limit };
  if (limit - from < LAST) return whole;
  const patience = PATIENCE * LEAST;
  const found =
    chosenBehind(SECTION, text, from, from + NEAR, mayHead) ??
    chosenBehind(PRINTED, text, from, from + NEAR, mayHead) ??
    chosenBehind(ROW, text, from, from + NEAR, isNoRow) ??
    chosenBehind(SECTION, text, from, from + patience, mayHead) ??
    chosenBehind(PARAGRAPH, text, from + patience, from + 2 * patience, mayHead) ??
    chosenBehind(PARAGRAPH, text, from + 2 * patience, from + 3 * patience, goesOn);
  if (!found) return { end: undefined, seen: from + 3 * patience + SEEN };
  return limit - found.end < LAST ? whole : found;
}

/**
 * Of the cuts that are near, the one whose words say so, whatever stands before: where a section is put in or taken out, the blocks
 * behind soon begin where they began. Where none is near, the next one.
 */
function chosenBehind(
  pattern: RegExp,
  text: Written,
  from: number,
  to: number,
  binds: (above: string) => boolean,
): { readonly end: number; readonly seen: number } | undefined {
  const stretch = text.slice(from, to + SEEN);
  let chosen: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(stretch); match; match = pattern.exec(stretch)) {
    const at = from + pattern.lastIndex;
    if (at > to || (at > from + NEAR && chosen !== undefined)) break;
    const weight = weigh(stretch, pattern.lastIndex);
    if (weight >= least || binds(lineAbove(text, at))) continue;
    chosen = at;
    least = weight;
    if (at > from + NEAR) break;
  }
  return chosen === undefined ? undefined : { end: chosen, seen: Math.max(chosen, from + NEAR) + SEEN };
}

/** A number that the words at an offset have, and hardly any others. */
function weigh(text: string, at: number): number {
  let weight = 0;
  for (let i = at; i < at + WORDS && i < text.length; i++) weight = (Math.imul(weight, 31) + text.charCodeAt(i)) | 0;
  // Words that are alike but for their end are none the nearer.
  return Math.imul(weight ^ (weight >>> 15), 0x2c1b3c6d) >>> 0;
}

/** The last line that stands above another one, as far as it is near. */
function lineAbove(text: Written, at: number): string {
  const before = text.slice(Math.max(0, at - BLANK), at);
  const end = trimEnd(before, before.length);
  return before.slice(before.lastIndexOf('\n', end - 1) + 1, end);
}

/** Whether the line above a row is none. */
const isNoRow = (above: string): boolean => !IS_ROW.test(above);

/** Whether what ends so calls for what follows, as "the following:" does, or is a page's mark, over which a sentence goes. */
const goesOn = (above: string): boolean => /[:—–-]$|\]\]$/.test(above);

/** The same, or whether it may be a heading of what follows, for it does not end as sentences and items do. */
const mayHead = (above: string): boolean => goesOn(above) || !/[.;!?”’"')*_]$/.test(above);

/** How much white space may stand between two paragraphs. */
const BLANK = 400;

/** How far behind a cut the text is read to see whether what reaches up to it goes on there. */
const AHEAD = 1_500;

/** Up to where the text is read for that: to the end of a line. */
export function aheadOf(text: Written, end: number): number {
  const from = Math.min(end + AHEAD, text.length);
  const rest = text.slice(from, from + AHEAD);
  const line = rest.indexOf('\n');
  return line < 0 ? from + rest.length : from + line + 1;
}

/** The kinds of stretch, none of them running text, that go on over an end. */
export const goOver = (regions: readonly Region[], end: number): readonly Region['kind'][] =>
  regions.flatMap(({ kind, range }) => (kind !== 'signature' && range[0] < end && range[1] > end ? [kind] : []));

/**
 * Whether a stretch that is none of the running text reaches up to where a block of text ends: then it may go on there.
 * @param behind the words behind the block
 */
export function reachesEnd(text: string, regions: readonly Region[], behind: string): boolean {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  // The notes of a section of the Code end where the next section begins.
  const isCode = /^\s*(?:§|-CITE-)/.test(behind);
  return regions.some(({ kind, range }) => kind !== 'signature' && !(kind === 'note' && isCode) && range[1] >= end);
}
