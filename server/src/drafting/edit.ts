/** Edits of a text as data, and what becomes of its offsets. */
import type { Range } from '../core/analysis.ts';
import { lastAtMost } from '../core/text.ts';

/** What is written in place of a stretch of text; offsets are those of the text before. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** A stretch that goes further up: the offset before which it will stand. */
export interface Shift {
  readonly range: Range;
  readonly to: number;
}

/** Edits in order, of which none overlaps another; of two with the same range the first counts. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const kept: Edit[] = [];
  for (const edit of sorted) {
    const last = kept.at(-1);
    if (last && last.range[0] === edit.range[0] && last.range[1] === edit.range[1] && last.text === edit.text) continue;
    if (last && edit.range[0] < last.range[1]) continue;
    kept.push(edit);
  }
  return kept;
}

/** The text after the edits, which don't overlap; in any order. */
export function apply(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of inOrder(edits)) {
    out += text.slice(at, edit.range[0]) + edit.text;
    at = edit.range[1];
  }
  return out + text.slice(at);
}

/** Edits that also carry a stretch elsewhere, as edits alone: what goes with it is edited where it arrives. */
export function withShift(text: string, edits: readonly Edit[], shift: Shift | undefined): Edit[] {
  if (!shift) return inOrder(edits);
  const [from, until] = shift.range;
  const within = edits.filter(({ range }) => range[0] >= from && range[1] <= until);
  const moved = apply(
    text.slice(from, until),
    within.map((edit) => ({ range: [edit.range[0] - from, edit.range[1] - from], text: edit.text })),
  );
  const rest = edits.filter((edit) => !within.includes(edit));
  // What is put in at the same place comes behind what moves there.
  return inOrder([{ range: [shift.to, shift.to], text: moved }, { range: [from, until], text: '' }, ...rest]);
}

/** Tells where an offset of the text before stands after the edits, which are in order, and the shift. */
export function offsetsAfter(edits: readonly Edit[], shift: Shift | undefined): (at: number) => number {
  const starts = edits.map(({ range }) => range[0]);
  const ends = edits.map(({ range }) => range[1]);
  /** How much longer the text becomes by the first so many edits. */
  const sums = [0];
  for (const { range, text } of edits) sums.push(sums.at(-1)! + text.length - (range[1] - range[0]));
  /** How much longer a stretch becomes; what is put in where it begins or ends belongs to it. */
  const grown = (from: number, until: number): number => {
    const before = lastAtMost(starts, from - 1) + 1;
    const within = lastAtMost(ends, until) + 1;
    return within > before ? sums[within]! - sums[before]! : 0;
  };
  if (!shift) return (at) => at + grown(0, at);
  const [from, until] = shift.range;
  // What is put in where it arrives comes behind it.
  const put = edits.filter(({ range }) => range[0] === shift.to && range[1] === shift.to);
  const before = grown(0, shift.to) - put.reduce((sum, { text }) => sum + text.length, 0);
  return (at) => {
    if (at < shift.to || at >= until) return at + grown(0, at);
    if (at < from) return at + (until - from) + grown(from, until) + grown(0, at);
    return shift.to + before + (at - from) + grown(from, at);
  };
}

export const offsetAfter = (at: number, edits: readonly Edit[], shift: Shift | undefined): number =>
  offsetsAfter(edits, shift)(at);
