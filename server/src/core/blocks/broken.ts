/**
 * Words that a print broke at the end of its line: "Constitu-⏎ 5  tion". They are read whole where they began, so that what ends with
 * one would end too early in the text as it is written.
 */
import type { Citation, Deadline, Instruction, Part, Range, Reference } from '../analysis.ts';
import { isLetter } from '../text.ts';

/** How long a broken word is at most, with what stands between its parts. */
const LONGEST = 200;
const HYPHEN = 45;

/** Where a stretch ends in the text as it is written that ends at an offset of it as it is read, which is as long. */
function writtenEnd(read: string, written: string, end: number): number {
  const from = Math.max(0, end - LONGEST);
  const hyphen = from + written.slice(from, end).lastIndexOf('-');
  if (hyphen < from || read.charCodeAt(hyphen) === HYPHEN) return end;
  // What was moved begins with a letter, and a line end is read behind it.
  const moved = read.slice(hyphen, hyphen + LONGEST).indexOf('\n');
  let next = hyphen + 1;
  while (next < written.length && next - hyphen < LONGEST && !isLetter(written.charCodeAt(next))) next++;
  if (moved <= 0 || !written.startsWith(read.slice(hyphen, hyphen + moved), next) || end >= next + moved) return end;
  return Math.min(next + end - hyphen, next + moved);
}

interface Lists {
  readonly citations: readonly Citation[];
  readonly references: readonly Reference[];
  readonly deadlines: readonly Deadline[];
  readonly instructions: readonly Instruction[];
}

/** What a block says, with ends in the text as it is written. */
export function asWritten(
  { citations, references, deadlines, instructions }: Lists,
  read: string,
  written: string,
): Lists {
  const range = ([start, end]: Range): Range => [start, writtenEnd(read, written, end)];
  const part = (each: Part): Part => ({ ...each, range: range(each.range) });
  return {
    citations: citations.map((each) => ({ ...each, range: range(each.range), parts: each.parts.map(part) })),
    references: references.map((each) => ({ ...each, range: range(each.range), parts: each.parts.map(part) })),
    deadlines: deadlines.map((each) => ({ ...each, range: range(each.range) })),
    instructions: instructions.map((each) => ({ ...each, range: range(each.range) })),
  };
}
