import { formatId, parseId } from '../law/ids.ts';
import type { Standing } from '../law/law.ts';
import { rememberOf } from '../law/remember.ts';
import { quotations } from './regions.ts';
import type { Rule } from './rule.ts';
import { around, cited, partsOf, speaksOfOtherTimes } from './sources.ts';

/** A section of the U.S. Code or the INA that has been repealed, transferred or omitted. */
export const codeSectionNotCurrent: Rule = {
  code: 'code-section-not-current',
  severity: 'information',
  title: 'A section that has since been repealed, transferred or omitted',

  *check(analysis, law) {
    const isQuoted = quotations(analysis);
    const standingOf = deadSections(law);
    // Once a document is enough.
    const seen = new Set<string>();
    for (const citation of analysis.citations) {
      if (citation.kind !== 'usc' && citation.kind !== 'act') continue;
      for (const { range, target } of partsOf(citation)) {
        const dead = standingOf(target);
        if (!dead || seen.has(dead.section) || isQuoted(range)) continue;
        const { section, standing, what } = dead;
        seen.add(section);
        const repealed = repealDate(standing.note);
        const before = repealed && analysis.date !== null && repealed < oneYearBefore(analysis.date);
        const plainly =
          standing.status === 'repealed' && before && !speaksOfOtherTimes(around(analysis, citation.range, 160, 160));
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

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day of the repealing law, ISO; undefined where the note tells a longer story ("as amended by …"). */
function repealDate(words: string): string | undefined {
  const dates = [...words.matchAll(/\b([A-Z][a-z]{2,8})\.? (\d{1,2}), (\d{4})\b/g)];
  const month = MONTHS.indexOf(dates[0]?.[1]?.slice(0, 3).toLowerCase() ?? '') + 1;
  if (dates.length !== 1 || month === 0 || /\bas (?:added|amended)\b/.test(words)) return undefined;
  const [, , day = '', year] = dates[0]!;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A repeal may take effect later than it is enacted. */
const oneYearBefore = (iso: string): string => `${Number(iso.slice(0, 4)) - 1}${iso.slice(4)}`;
