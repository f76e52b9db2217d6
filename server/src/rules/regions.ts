import type { Passage, Range } from '../core/analysis.ts';
import { lastAtMost } from '../core/text.ts';

/** A quotation that is longer and begins with a term sets a definition out for another text. */
const LONGEST_TERM = 110;

/** Tells of a range whether it lies in quoted matter or in what an instruction sets out: text that is not the document's own. */
export function quotations(passage: Passage): (range: Range) => boolean {
  let starts: number[] | undefined;
  let ends: number[] = [];
  return (range) => {
    if (!starts) {
      // The marks round a term that the document defines quote nothing.
      const terms = new Set(passage.definitions.map((definition) => definition.range[0]));
      const isTerm = ([start, end]: Range): boolean =>
        end - start < LONGEST_TERM && (terms.has(start + 1) || terms.has(start + 2));
      const regions = passage.regions.filter(
        ({ kind, range }) => kind === 'matter' || (kind === 'quoted' && !isTerm(range)),
      );
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
