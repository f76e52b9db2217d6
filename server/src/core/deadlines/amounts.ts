/** Lengths of time as law writes them: "30 days", "one hundred and eighty (180) calendar days". */
import type { DateUnit } from '../dates.ts';

const NUMBERS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  fourteen: 14,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
  'twenty-one': 21,
  'twenty-four': 24,
  thirty: 30,
  'thirty-six': 36,
  forty: 40,
  'forty-five': 45,
  'forty-eight': 48,
  fifty: 50,
  sixty: 60,
  'seventy-two': 72,
  ninety: 90,
  'one hundred': 100,
  'one hundred and twenty': 120,
  'one hundred twenty': 120,
  'one hundred and eighty': 180,
  'one hundred eighty': 180,
};

/** A number in figures or words, as a pattern with one group. */
export const AMOUNT = `(\\d{1,4}|${Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|')
  .replace(/ /g, '\\s+')})(?:\\s+\\(\\d{1,4}\\))?`;

/** A unit of time, as a pattern with one group. */
export const UNIT =
  '((?:calendar\\s+|business\\s+|working\\s+|legislative\\s+)?(?:days?|weeks?|months?|years?)|hours?)';

/** The value of a number in figures or words. */
export function numberOf(words: string): number | undefined {
  return /^\d/.test(words) ? Number(words) : NUMBERS[words.replace(/\s+/g, ' ').toLowerCase()];
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
