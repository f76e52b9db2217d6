import { formatId, parseId } from '../law/ids.ts';
import type { Standing } from '../law/law.ts';
import { rememberOf } from '../law/remember.ts';
import { quotations } from './regions.ts';
import { firstOfEach, type PassageRule } from './rule.ts';
import {
  around,
  cited,
  citesEdition,
  effectiveDate,
  oneYearBefore,
  partsOf,
  repealDate,
  speaksOfOtherTimes,
  TABLES_DATE,
} from './sources.ts';

/** A section of the U.S. Code or the INA that has been repealed, transferred or omitted. */
export const codeSectionNotCurrent: PassageRule = {
  code: 'code-section-not-current',
  severity: 'information',
  title: 'A section that has since been repealed, transferred or omitted',
  reach: 'passage',

  *check(passage, law) {
    const isQuoted = quotations(passage);
    const standingOf = deadSections(law);
    // Once a document is enough.
    const seen = new Set<string>();
    for (const citation of passage.citations) {
      if (citation.kind !== 'usc' && citation.kind !== 'act') continue;
      for (const { range, target } of partsOf(citation)) {
        const dead = standingOf(target);
        if (!dead || seen.has(dead.section) || isQuoted(range)) continue;
        const { section, standing, what } = dead;
        // What ends only later is the law still.
        const ends = effectiveDate(standing.note);
        if (ends !== undefined && ends > (passage.date ?? TABLES_DATE)) continue;
        seen.add(section);
        const repealed = repealDate(standing.note);
        const before = repealed && passage.date !== null && repealed < oneYearBefore(passage.date);
        const plainly =
          standing.status === 'repealed' &&
          before &&
          !citesEdition(passage, citation.range) &&
          !speaksOfOtherTimes(around(passage, citation.range, 160, 160));
        yield {
          range,
          ...(plainly ? { severity: 'warning' as const } : {}),
          message: `${law.cite(section, 'plain')} ${what}${note(standing)}.`,
          source: cited(standing.provenance),
          tags: ['deprecated'],
        };
      }
    }
  },

  among: firstOfEach,
};

/** The section of a citation's target where it is no longer current, and how it stands. */
const deadSections = rememberOf((target, law) => {
  const id = parseId(target);
  if (!id || id.section === null || id.note) return undefined;
  const section = formatId({ ...id, path: [] });
  const standing = law.standing(section);
  const what = standing && WORDS[standing.status];
  return standing && what ? { section, standing, what } : undefined;
});

const WORDS: Partial<Readonly<Record<Standing['status'], string>>> = {
  repealed: 'is repealed',
  transferred: 'has been transferred or renumbered',
  omitted: 'is omitted from the Code',
};

/** What the Code says of it, where that is more than the bare word. */
function note({ note: words }: Standing): string {
  const more = words.replace(/^(?:Transferred|Omitted|Repealed)\b[.\s]*/i, '').replace(/\.$/, '');
  return more === '' ? '' : ` (${more})`;
}
