/**
 * The notes that stand in the margin of a law's print. Its plain text sets them between the words, "<<NOTE: 10 USC 2875.>>"; what was
 * converted from its pages has them as paragraphs of their own, or at a paragraph's end.
 */

import data from '../../../../data/margin-notes.yaml';
import type { Range } from '../../analysis.ts';

/** With the marks as they are, and as a page's source has them. */
const MARKS = [
  ['<<NOTE:', '>>'],
  ['&lt;&lt;NOTE:', '&gt;&gt;'],
] as const;
const LONGEST = 400;

/** The margin notes of a text, in order. */
export function marginNotes(text: string): Range[] {
  const out: Range[] = [];
  for (const [open, close] of MARKS)
    for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
      const end = text.slice(at, at + LONGEST).indexOf(close);
      if (end >= 0) out.push([at, at + end + close.length]);
    }
  return out.sort((a, b) => a[0] - b[0]);
}

const WORDS: ReadonlySet<string> = new Set((data as { words: string[] }).words.map((words) => `${words}.`));
/** A place in the Code, or what a column's end left of one; the name of an act. */
const PLACE =
  /^(?:\d{1,2} USC )?(?:\d{1,2} USC|\d[\dA-Za-z–-]{0,9}|prec|note|app|et seq)(?:,? (?:\d[\dA-Za-z–-]{0,9}|prec|note|app|et seq)){0,8}\.$/;
const ACT = /^(?!The |This |That )[A-Z][\w,’' -]{3,90} Act(?: of \d{4})?\.$/;

/** Whether words are notes of a margin and nothing else: "Deadline. 15 USC 4651 note." */
export function areMarginNotes(words: string): boolean {
  const notes = words.split(/(?<=\.)\s+/);
  return notes.every((note) => WORDS.has(note) || PLACE.test(note) || ACT.test(note));
}

/** A paragraph on one line. */
const PARAGRAPH =
  /(?<=\n[ \t]{0,8}\r?\n)[ \t]{0,8}(?:#{1,6} )?([^\n]{3,160}?)[ \t]{0,8}\r?(?=\n[ \t]{0,8}\r?(?:\n|$))/g;
/** A place in the Code, and what stands from there to the line's end. */
const AT_END = /(?<=[.”'—] )(?:[A-Z][\w ]{3,20}\. )?\d{1,2} USC [^\n]{1,60}$/gm;

/** The paragraphs of a converted text that are notes of its margin, and the notes at the end of others; in no order. */
export function notesAmongParagraphs(text: string): Range[] {
  const out: Range[] = [];
  if (!text.includes(' USC ') && !PARAGRAPH_OF_WORDS.test(text)) return out;
  for (const { 0: whole, 1: words, index } of text.matchAll(PARAGRAPH))
    if (areMarginNotes(words!)) out.push([index, index + whole.length]);
  for (const { 0: words, index } of text.matchAll(AT_END))
    if (areMarginNotes(words.trimEnd())) out.push([index, index + words.length]);
  return out;
}

/** Most blocks have no note: asked first. */
const PARAGRAPH_OF_WORDS = /\n[A-Z][A-Za-z]{3,20}\.[ \t]{0,8}\r?\n/;
