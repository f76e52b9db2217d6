import type { Analysis, Range } from '../core/analysis.ts';

/** How far back an opening quotation mark is looked for. */
const LONGEST_QUOTATION = 4000;

/**
 * Tells of a range whether it lies in quoted matter: what an amendment inserts or strikes is not this document's own text.
 */
export function quotations(analysis: Analysis): (range: Range) => boolean {
  let quoted: readonly Range[] | undefined;
  return (range) => {
    quoted ??= analysis.regions
      .filter(({ kind }) => kind === 'quoted')
      .map(({ range }) => range)
      .sort((a, b) => a[0] - b[0]);
    // The last region that starts before the range; regions don't overlap.
    let low = 0;
    let high = quoted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (quoted[middle]![0] <= range[0]) low = middle + 1;
      else high = middle;
    }
    const region = quoted[low - 1];
    if (region && range[1] <= region[1]) return true;
    // A quotation within a sentence is no region of its own; GPO writes it as two grave accents and two apostrophes.
    const before = analysis.text.slice(Math.max(0, range[0] - LONGEST_QUOTATION), range[0]);
    const opened = Math.max(before.lastIndexOf('“'), before.lastIndexOf('``'));
    return opened > Math.max(before.lastIndexOf('”'), before.lastIndexOf("''"));
  };
}
