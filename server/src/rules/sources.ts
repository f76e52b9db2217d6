import type { Citation, Part, Passage, Range } from '../core/analysis.ts';
import type { Provenance } from '../law/law.ts';

/** The month of the law that the tables have. */
export const TABLES_DATE = '2026-08';

/** `U.S. Code, release point 119-99, as of 2026-08`. */
export const cited = ({ source, asOf }: Provenance): string => `${source}, as of ${asOf}`;

/** A citation's parts; the whole where it has none, as a name alone. */
export const partsOf = (citation: Citation): readonly Part[] =>
  citation.parts.length > 0 ? citation.parts : citation.targets.map((target) => ({ range: citation.range, target }));

/** How much is looked at of a range that is a long list: so much at its beginning and at its end. */
const LONG = 200;

/** The words around a range, on one line; of a long range its beginning and its end. */
export function around({ text }: Passage, [start, end]: Range, before: number, after: number): string {
  const from = Math.max(0, start - before);
  const words =
    end - start > 2 * LONG
      ? `${text.slice(from, start + LONG)} … ${text.slice(end - LONG, end + after)}`
      : text.slice(from, end + after);
  return words.replace(/\s+/g, ' ');
}

/** Whether the words speak of law that is past or still to come, so that it need not stand today. */
export function speaksOfOtherTimes(words: string): boolean {
  return /\b(?:former(?:ly)?|repeal(?:ed|s|ing)?|rescind(?:ed|s|ing)?|revok(?:ed|es?|ing)|superse\w+|redesignat\w+|transferred|renumbered|omitted|strik(?:e|ing)|insert(?:s|ing)|amended by|continued in effect|as (?:so )?(?:added|in effect|it existed|enacted)|prior to|previous(?:ly)?|predecessor|reinstat\w+|expir\w+|in lieu|terminat\w+)\b/i.test(
    words,
  );
}

/**
 * An edition of the Code that a citation names, or its year behind: "37 U.S.C., Supp. V, 118", "31 U.S.C. 665 (1970)",
 * "section 665 of title 31, United States Code, 1970 edition".
 */
const EDITION = /\bed(?:ition\b|\.)|\bSupp\.|\(\d{4}\b/;
const YEAR = /^(?:\s+\((?:19|20)\d\d|,?\s+\(?(?:18|19|20)\d\d,?\s+[Ee]d(?:ition|\.))/;

/** Whether a citation says of itself that it is of the Code of another day. */
export function citesEdition({ text }: Passage, [start, end]: Range): boolean {
  return EDITION.test(text.slice(start, end)) || YEAR.test(text.slice(end, end + 20));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const DATE = /\b([A-Z][a-z]{2,8})\.? (\d{1,2}), (\d{4})\b/g;

/** The dates that words name, ISO. */
function datesIn(words: string): string[] {
  return [...words.matchAll(DATE)].flatMap(([, name = '', day = '', year = '']) => {
    const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    return month === 0 ? [] : [`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`];
  });
}

/** The day of the repealing law, ISO; undefined where the note tells a longer story ("as amended by …"). */
export function repealDate(words: string): string | undefined {
  const dates = datesIn(words);
  return dates.length === 1 && !/\bas (?:added|amended)\b/.test(words) ? dates[0] : undefined;
}

/** The day on which a repeal takes effect, where the Code's note says one: "eff. Sept. 1, 1948". */
export function effectiveDate(words: string): string | undefined {
  const at = words.search(/\beff(?:ective|\.)\s/);
  return at < 0 ? undefined : datesIn(words.slice(at))[0];
}

/** A repeal may take effect later than it is enacted. */
export const oneYearBefore = (iso: string): string => `${Number(iso.slice(0, 4)) - 1}${iso.slice(4)}`;
