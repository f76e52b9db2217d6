import endedTsv from '../../data/law/subdivisions-ended.tsv';
import type { LawId } from './ids.ts';
import type { Standing } from './law.ts';
import { parseTsv } from './tsv.ts';

/** A subdivision that is no more: how much of the asked path leads to it, what became of it, in whose words. */
export interface Ended {
  readonly depth: number;
  readonly status: Standing['status'];
  readonly note: string;
}

const STATUS: Readonly<Record<string, Standing['status']>> = {
  Repealed: 'repealed',
  Omitted: 'omitted',
  Reserved: 'reserved',
  Transferred: 'transferred',
};

/** In title 8, provisions whose words and not whose headings say it. */
const byPlace = new Map(parseTsv(endedTsv).rows.map(([section, path, words]) => [`${section}/${path}`, words!]));

/**
 * The outermost subdivision on the way to a provision of the Code that was repealed, omitted, reserved or transferred:
 * its heading says so ("Repealed. Pub. L. 104–208, …"), or the table does.
 */
export function endedOnTheWay(place: LawId, headings: readonly string[]): Ended | undefined {
  for (let depth = 1; depth <= place.path.length; depth++) {
    const listed =
      place.name === '8' ? byPlace.get([place.section, ...place.path.slice(0, depth)].join('/')) : undefined;
    const words = listed ?? headings[depth - 1] ?? '';
    const status = STATUS[/^\[?(\w+)\]?(?=[.\s]|$)/.exec(words)?.[1] ?? ''];
    // "Reserved visas" is the heading of living law.
    if (status && /^\[?\w+\]?(?:\.|$)/.test(words)) return { depth, status, note: words };
  }
  return undefined;
}
