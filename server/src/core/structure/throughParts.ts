/** Figures that go on through the parts of a document: "PART I 1. … 3.", "PART II 4. …" are paragraphs 1 to 4 of all of it. */
import { SECTION_RANK } from '../citations/units.ts';
import type { Label } from './label.ts';

const FIGURES = /^\d{1,3}$/;

/** Whether in each part but the first the figures go on where those of the part before ended. */
export function goThroughParts(labels: readonly Label[]): boolean {
  let last = 0;
  let parts = 0;
  let opens = false;
  for (const { style, unit, first, designation } of labels) {
    if (unit && unit.rank < SECTION_RANK) opens = true;
    if (style !== '.' || !first || !FIGURES.test(designation)) continue;
    const value = Number(designation);
    if (opens && value !== last + 1) return false;
    if (opens) parts++;
    opens = false;
    // A list within one of them counts by itself.
    if (value === last + 1) last = value;
  }
  return parts > 1;
}
