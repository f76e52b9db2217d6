/** How the members of a list end: "one; two; and three." */
import type { Analysis, Range } from '../core/analysis.ts';
import type { Edit } from './edit.ts';

const TAIL = /(?:[;,.]|[;,]\s+(?:and|or|and\/or))[”"’']*$/i;

/** Where a provision's end is written, "; and"; undefined where it ends in something else. */
function tailOf({ text, sections }: Analysis, index: number): Range | undefined {
  const [start, end] = sections[index]!.range;
  const words = text.slice(Math.max(start, end - 14), end);
  const match = TAIL.exec(words);
  return match ? [end - match[0].length, end] : undefined;
}

/** The ends of a list's members as written; undefined where one has none, or where they are sentences of their own. */
export function tailsOf(
  analysis: Analysis,
  members: readonly number[],
): { readonly ranges: Range[]; readonly words: string[] } | undefined {
  if (members.length < 2) return undefined;
  const ranges: Range[] = [];
  for (const index of members) {
    const range = tailOf(analysis, index);
    if (!range) return undefined;
    ranges.push(range);
  }
  const words = ranges.map((range) => analysis.text.slice(...range));
  return words.slice(0, -1).every((tail) => tail.startsWith(';') || tail.startsWith(','))
    ? { ranges, words }
    : undefined;
}

/**
 * The ends that a list's members get in a new order, so that the last one closes it and the one before has its "and".
 * @param order the members as they will stand; -1 for a new one
 * @returns the edits, and the end of the new one
 */
export function retail(
  analysis: Analysis,
  members: readonly number[],
  order: readonly number[],
): { readonly edits: Edit[]; readonly fresh: string } {
  const tails = tailsOf(analysis, members);
  if (!tails) return { edits: [], fresh: '.' };
  const plain = tails.words[0]!.slice(0, 1);
  const edits: Edit[] = [];
  let fresh = '.';
  order.forEach((index, place) => {
    const fromEnd = order.length - 1 - place;
    const wanted = tails.words.length - 1 - fromEnd >= 0 ? tails.words[tails.words.length - 1 - fromEnd]! : plain;
    if (index < 0) {
      fresh = wanted;
      return;
    }
    const at = members.indexOf(index);
    if (tails.words[at] !== wanted) edits.push({ range: tails.ranges[at]!, text: wanted });
  });
  return { edits, fresh };
}
