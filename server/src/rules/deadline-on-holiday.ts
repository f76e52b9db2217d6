import { closedOn } from '../core/dates.ts';
import { longDate } from '../law/cite.ts';
import { firstOfEach, type PassageRule } from './rule.ts';

/** A deadline on a day on which federal offices are closed. */
export const deadlineOnHoliday: PassageRule = {
  code: 'deadline-on-holiday',
  severity: 'information',
  title: 'A deadline on a weekend or federal holiday',
  reach: 'passage',

  *check(passage, _law, shared) {
    if (passage.form === 'us-code' || passage.form === 'cfr') return;
    const draft = shared.isDraft;
    for (const { range, date, recurs } of passage.deadlines) {
      const why = date === null || recurs !== undefined ? undefined : closedOn(date);
      if (why === undefined) continue;
      // A day from which on something holds is due on no day.
      if (/^(?:before|until)\b/i.test(passage.text.slice(...range))) continue;
      // What is counted from the day of signing was not chosen, and in a signed document can no longer be.
      if (!draft && !/\d{4}$/.test(passage.text.slice(...range))) continue;
      yield {
        range,
        message: `This falls on ${longDate(date!)}, ${why.startsWith('a ') ? why : `a federal holiday (${why})`}.`,
      };
    }
  },

  // Once for a day is enough.
  among: firstOfEach,
};
