import { isoDate, MONTH_WORDS } from '../core/dates.ts';
import type { PassageRule } from './rule.ts';

/** A day that no calendar has. */
export const impossibleDate: PassageRule = {
  code: 'impossible-date',
  severity: 'warning',
  title: 'A date that does not exist',
  reach: 'passage',

  *check({ text }) {
    // A month has at least 28 days: few dates need a look.
    for (const match of text.matchAll(LATE_DAY)) {
      const before = text.slice(Math.max(0, match.index - 12), match.index);
      const month = MONTH.exec(before);
      if (!month || isoDate(month[1]!, match[1]!, match[2]!) !== undefined) continue;
      const start = match.index - before.length + month.index;
      yield {
        range: [start, match.index + match[0].length],
        message: `There is no ${month[1]} ${match[1]} in ${match[2]}.`,
      };
    }
  },
};

const LATE_DAY = /\b(29|3\d|[4-9]\d),\s+((?:1[789]|20)\d\d)\b/g;
const MONTH = new RegExp(`\\b(${MONTH_WORDS.join('|')})\\.?\\s+$`);
