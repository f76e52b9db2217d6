/** Lengths of time as law writes them: "30 days", "one hundred and eighty (180) calendar days". */
import type { DateUnit } from '../dates.ts';

const BELOW_TWENTY =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const longestFirst = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|');
const BELOW_HUNDRED = `(?:(?:${longestFirst(TENS.slice(1))})(?:[-\\s]+(?:${longestFirst(BELOW_TWENTY.slice(0, 9))}))?|${longestFirst(BELOW_TWENTY)})`;

/** A number in figures or words, as a pattern with one group. */
export const AMOUNT = `(\\d{1,4}|(?:one|two|three)\\s+hundred(?:\\s+(?:and\\s+)?${BELOW_HUNDRED})?|${BELOW_HUNDRED})(?:\\s+\\(\\d{1,4}\\))?`;

/** A unit of time, as a pattern with one group. */
export const UNIT =
  '((?:calendar\\s+|business\\s+|working\\s+|legislative\\s+)?(?:days?|weeks?|months?|years?)|hours?)';

/** The value of a number in figures or words. */
export function numberOf(words: string): number | undefined {
  if (/^\d/.test(words)) return Number(words);
  let value = 0;
  for (const word of words.toLowerCase().split(/[-\s]+/)) {
    if (word === 'and') continue;
    const of = word === 'hundred' ? value * 99 : BELOW_TWENTY.indexOf(word) + 1 || (TENS.indexOf(word) + 1) * 10;
    if (of === 0) return undefined;
    value += of;
  }
  return value;
}

/** The unit that a word names. */
export function unitOf(words: string): DateUnit | 'hour' {
  const unit = words.toLowerCase();
  if (unit.startsWith('hour')) return 'hour';
  if (/^(?:business|working)/.test(unit)) return 'business day';
  return unit.includes('week') ? 'week' : unit.includes('month') ? 'month' : unit.includes('year') ? 'year' : 'day';
}

const ADVERBS: Record<string, string> = {
  biennially: 'P2Y',
  annually: 'P1Y',
  semiannually: 'P6M',
  quarterly: 'P3M',
  monthly: 'P1M',
  yearly: 'P1Y',
  annual: 'P1Y',
  semiannual: 'P6M',
  year: 'P1Y',
  quarter: 'P3M',
  month: 'P1M',
  week: 'P1W',
};
const RECURRING = new RegExp(
  `(?:and\\s+)?(?:(?:not\\s+less\\s+(?:often|frequently)\\s+than\\s+)?(?:every|each)\\s+${AMOUNT}\\s+${UNIT}(?:\\s+thereafter)?|(biennially|annually|semiannually|quarterly|monthly)\\s+thereafter|at\\s+(yearly|annual|semiannual|quarterly|monthly)\\s+intervals|(?:every|each)\\s+(year|quarter|month|week)\\s+thereafter)`,
  'gi',
);

/** "and every 90 days thereafter" behind a deadline, as an ISO 8601 duration. */
export function recurrence(text: string, at: number): string | undefined {
  const behind = text.slice(at, at + 90);
  RECURRING.lastIndex = 0;
  const next = RECURRING.exec(behind);
  if (!next || next.index > 30 || /[.;]/.test(behind.slice(0, next.index))) return undefined;
  const adverb = next[3] ?? next[4] ?? next[5];
  if (adverb) return ADVERBS[adverb.toLowerCase()];
  const amount = numberOf(next[1]!);
  if (amount === undefined) return undefined;
  const unit = unitOf(next[2]!);
  if (unit === 'hour') return `PT${amount}H`;
  return `P${amount}${unit === 'year' ? 'Y' : unit === 'month' ? 'M' : unit === 'week' ? 'W' : 'D'}`;
}
