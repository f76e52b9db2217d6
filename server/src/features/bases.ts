/** Which texts a document's instructions were carried out on, and which are missing. */
import type { BaseSource } from '../amend/atHand.ts';
import { placesOf } from '../amend/atHand.ts';
import { sectionOfCode } from '../amend/baseId.ts';
import type { Outcome } from '../amend/carryOut.ts';
import { standingBy } from '../amend/standing.ts';
import type { Analysis, Range } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import { publicLawDownload, titleDownload } from '../law/links.ts';
import { longDate } from './markdown.ts';

/** "eo-12866.txt, of September 30, 1993, as eo-13258.txt changed it": which base was taken. */
export function baseWords({ name, day, isLater, changedBy, others }: BaseSource): string {
  const changes = changedBy.map(({ name: by, done, all }) =>
    done < all ? `${by} (${done} of ${all} instructions)` : by,
  );
  return [
    name,
    ...(day === null ? [] : [`, of ${longDate(day)}`]),
    ...(isLater ? [', which is later than this document: it may have the changes already'] : []),
    ...(changes.length > 0 ? [`, as changed by ${changes.join(', ')}`] : []),
    ...(others > 0
      ? [
          `; ${others === 1 ? 'another document' : `${others} other documents`} at hand ${others === 1 ? 'is' : 'are'} the same law`,
        ]
      : []),
  ].join('');
}

/** A text that instructions change and that is not at hand, and where it is to be had. */
export interface MissingBase {
  /** `Title 44, Public Printing and Documents`, `Public Law 113–67`. */
  readonly name: string;
  readonly url: string;
  /** The instructions that want it. */
  readonly instructions: readonly Range[];
}

/** GPO publishes public laws as USLM from this Congress on. */
const FIRST_CONGRESS = 113;

/** What is to be imported so that the instructions that lack their text are carried out. */
export function missingBases(analysis: Analysis, outcome: Outcome | undefined, law: Law): MissingBase[] {
  const standing = standingBy(law);
  const found = new Map<string, { name: string; url: string; instructions: Range[] }>();
  analysis.instructions.forEach((instruction, index) => {
    const { operation, range } = instruction;
    const done = outcome?.done[index];
    if (operation?.do === 'contents' || (done && done.conflict?.kind !== 'no-base')) return;
    const places = placesOf(instruction, standing);
    const wanted = places.map((place) => wantedOf(place, law)).find((each) => each !== undefined);
    if (!wanted) return;
    const known = found.get(wanted.url);
    if (known) known.instructions.push(range);
    else found.set(wanted.url, { ...wanted, instructions: [range] });
  });
  return [...found.values()];
}

function wantedOf(place: string, law: Law): { readonly name: string; readonly url: string } | undefined {
  const [, section, title] = sectionOfCode(place) ?? [];
  if (section !== undefined && title !== undefined) {
    // A title that is there and lacks the section would lack it again.
    if (law.exists(section)?.exists === false) return undefined;
    const heading = law.breadcrumb(`/us/usc/t${title}`).at(-1)?.heading ?? '';
    return { name: `Title ${title}${heading ? `, ${heading}` : ''}`, url: titleDownload(title) };
  }
  const [, congress, number] = /^\/us\/pl\/(\d+)\/(\d+)\b/.exec(place) ?? [];
  if (congress === undefined || number === undefined || Number(congress) < FIRST_CONGRESS) return undefined;
  return { name: `Public Law ${congress}–${number}`, url: publicLawDownload(congress, number) };
}
