/** Which references are the document's own: what an instruction names by itself is a place of the text that it changes. */
import type { Instruction, Reference } from '../analysis.ts';
import { lastAtMost } from '../text.ts';

/** Words by which a phrase says that this document is meant. */
const OWN = /\b(?:this|hereof|herein)\b/i;
/** "as redesignated by subparagraph (A)", "the amendments made by section 3": what this document has done. */
const DONE = /\b(?:made|amended|added|designated|redesignated|inserted|struck|revised)\s+by\s+$/;

/** The references of a text without those that stand in an instruction and point into another text. */
export function ownReferences(
  text: string,
  references: readonly Reference[],
  instructions: readonly Instruction[],
): readonly Reference[] {
  if (instructions.length === 0) return references;
  const starts = instructions.map(({ range }) => range[0]);
  return references.filter(({ range: [start, end] }) => {
    const inside = start < (instructions[lastAtMost(starts, start)]?.range[1] ?? 0);
    return !inside || OWN.test(text.slice(start, end)) || DONE.test(text.slice(Math.max(0, start - 40), start));
  });
}
