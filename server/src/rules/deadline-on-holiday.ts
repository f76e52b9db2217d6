import { closedOn } from '../core/dates.ts';
import { longDate } from '../law/cite.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';

/** A deadline on a day on which federal offices are closed. */
export const deadlineOnHoliday: Rule = {
  code: 'deadline-on-holiday',
  severity: 'information',
  title: 'A deadline on a weekend or federal holiday',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (analysis.form === 'us-code' || analysis.form === 'cfr') return;
    const draft = shared.isDraft;
    const seen = new Set<string>();
    for (const { range, date, recurs } of analysis.deadlines) {
      const why = date === null || recurs !== undefined ? undefined : closedOn(date);
      if (why === undefined) continue;
      // A day from which on something holds is due on no day.
      if (/^(?:before|until)\b/i.test(analysis.text.slice(...range))) continue;
      // What is counted from the day of signing was not chosen, and in a signed document can no longer be.
      if (!draft && !/\d{4}$/.test(analysis.text.slice(...range))) continue;
      // Once for a day is enough.
      if (seen.has(date!)) continue;
      seen.add(date!);
      yield {
        range,
        message: `This falls on ${longDate(date!)}, ${why.startsWith('a ') ? why : `a federal holiday (${why})`}.`,
      };
    }
  },
};
