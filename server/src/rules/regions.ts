import type { Analysis, Range } from '../core/analysis.ts';

/** How far back an opening quotation mark is looked for. */
const LONGEST_QUOTATION = 4000;

/** Whether the range lies in quoted matter: what an amendment inserts or strikes is not this document's own text. */
export function isQuoted(analysis: Analysis, range: Range): boolean {
  const inside = analysis.regions.some(
    (region) => region.kind === 'quoted' && region.range[0] <= range[0] && range[1] <= region.range[1],
  );
  if (inside) return true;
  // A quotation within a sentence is no region of its own; GPO writes it as two grave accents and two apostrophes.
  const before = analysis.text.slice(Math.max(0, range[0] - LONGEST_QUOTATION), range[0]);
  return (
    Math.max(before.lastIndexOf('“'), before.lastIndexOf('``')) >
    Math.max(before.lastIndexOf('”'), before.lastIndexOf("''"))
  );
}
