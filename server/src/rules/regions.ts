import type { Analysis, Range } from '../core/analysis.ts';

/** Whether the range lies in quoted matter: what an amendment inserts or strikes is not this document's own text. */
export function isQuoted(analysis: Analysis, range: Range): boolean {
  return analysis.regions.some(
    (region) => region.kind === 'quoted' && region.range[0] <= range[0] && range[1] <= region.range[1],
  );
}
