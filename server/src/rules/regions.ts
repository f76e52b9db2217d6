import type { Analysis, Range } from '../core/analysis.ts';
import { lastAtMost } from '../core/text.ts';

/** Tells of a range whether it lies in quoted matter or in what an instruction sets out: text that is not the document's own. */
export function quotations(analysis: Analysis): (range: Range) => boolean {
  let starts: number[] | undefined;
  let ends: number[] = [];
  return (range) => {
    if (!starts) {
      const regions = analysis.regions.filter(({ kind }) => kind === 'quoted' || kind === 'matter');
      starts = regions.map(({ range }) => range[0]);
      let reach = 0;
      ends = regions.map(({ range }) => {
        reach = Math.max(reach, range[1]);
        return reach;
      });
    }
    return (ends[lastAtMost(starts, range[0])] ?? 0) >= range[1];
  };
}
