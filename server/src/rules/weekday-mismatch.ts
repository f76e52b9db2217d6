import { isoDate, MONTH_WORDS, weekdayOf } from '../core/dates.ts';
import type { PassageRule } from './rule.ts';

/** A day of the week that its date does not fall on. */
export const weekdayMismatch: PassageRule = {
  code: 'weekday-mismatch',
  severity: 'warning',
  title: 'A day of the week that does not fit its date',
  reach: 'passage',

  *check({ text }) {
    for (let at = text.indexOf('day, '); at >= 0; at = text.indexOf('day, ', at + 4)) {
      const name = /(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)$/.exec(text.slice(Math.max(0, at - 6), at))?.[0];
      DATE.lastIndex = at + 4;
      const date = name && DATE.exec(text);
      if (!date) continue;
      const iso = isoDate(date[1]!, date[2]!, date[3]!);
      const right = iso && Number(date[3]) >= FIRST_YEAR ? weekdayOf(iso) : undefined;
      if (!right || right === `${name}day`) continue;
      const start = at - name.length;
      // The head of a printed page.
      if (/\bVol\. \d/.test(text.slice(Math.max(0, start - 40), start))) continue;
      const range = [start, at + 3] as const;
      yield {
        range,
        message: `${date[0].trim().replace(/\s+/g, ' ')}, is a ${right}, not a ${name}day. Check which of the two is meant.`,
        fixes: [{ title: `Change to ${right}`, edits: [{ range, text: right }] }],
      };
    }
  },
};

/** Before, two calendars were in use. */
const FIRST_YEAR = 1753;

const DATE = new RegExp(`\\s(${MONTH_WORDS.join('|')})\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})\\b`, 'y');
