/**
 * Where a document is cut into blocks: at a section's label behind a blank line, or, where none is near, at a paragraph. Each cut
 * depends on what stands before it and a few words behind it, so that an edit moves none before it.
 */
import type { Region } from '../analysis.ts';
import { isSpace, trimEnd } from '../text.ts';
import type { Written } from '../written.ts';

/** The least length of a block; a document of less than two is one. */
export const LEAST = 12_000;
/** How much the last block holds at least: what stands at a document's end is read together. */
export const LAST = 16_000;
/** How far behind a cut its own words are looked at, and before it. */
export const SEEN = 400;

/** How far behind the least length a section is waited for, in lengths of the block. */
const PATIENCE = 2;

/** A blank line, and the label of a section below it. */
const SECTION = /\n[^\S\n]*\n(?=[ \t]*(?:#{1,6} )?(?:\*\*)?(?:SECTION|Section|SEC\.|Sec\.|§)[ \u00a0]*\d)/g;
/** A blank line, and words below it that are quoted by nobody and begin no annex. */
const PARAGRAPH =
  /\n[^\S\n]*\n(?=[^\S\n]*[^\s["“`'>])(?![^\S\n]*(?:ANNEX|Annex|APPENDIX|Appendix|ATTACHMENT|Attachment))/g;

/**
 * Where a block ends that starts at `start` and has `length` characters at least: at the next cut, or at the text's end;
 * undefined where no cut is near.
 */
export function cutBehind(text: Written, start: number, length: number): number | undefined {
  const from = start + length;
  if (text.length - from < LAST) return text.length;
  const patience = PATIENCE * LEAST;
  const found =
    firstBehind(SECTION, text, from, from + patience) ??
    firstBehind(PARAGRAPH, text, from + patience, from + 2 * patience);
  return found !== undefined && text.length - found < LAST ? text.length : found;
}

function firstBehind(pattern: RegExp, text: Written, from: number, to: number): number | undefined {
  const stretch = text.slice(from, to + SEEN);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(stretch); match; match = pattern.exec(stretch)) {
    const at = from + pattern.lastIndex;
    if (at > to) return undefined;
    if (endsSentence(text, at)) return at;
  }
  return undefined;
}

/** Whether what stands above a line neither calls for it, as "the following:" does, nor is a page's mark, over which a sentence goes. */
function endsSentence(text: Written, at: number): boolean {
  const before = text.slice(Math.max(0, at - BLANK), at);
  const above = trimEnd(before, before.length);
  return !/[:—–-]$|\]\]$/.test(before.slice(Math.max(0, above - 2), above));
}

/** How much white space may stand between two paragraphs. */
const BLANK = 400;

/**
 * Whether a stretch that is none of the running text is still open where a block of text ends: then it is cut further on.
 * @param behind the words behind the block
 */
export function isOpenAtEnd(text: string, regions: readonly Region[], behind: string): boolean {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  // The notes of a section of the Code end where the next section begins.
  const isCode = /^\s*§/.test(behind);
  return regions.some(({ kind, range }) => kind !== 'signature' && !(kind === 'note' && isCode) && range[1] >= end);
}
