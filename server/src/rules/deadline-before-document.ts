import { longDate } from '../law/cite.ts';
import type { PassageRule } from './rule.ts';

/** A deadline that had passed before the document was signed. */
export const deadlineBeforeDocument: PassageRule = {
  code: 'deadline-before-document',
  severity: 'warning',
  title: 'A deadline before the document’s own date',
  reach: 'passage',

  *check(passage, _law, shared) {
    const { date: own, text } = passage;
    if (own === null || passage.form === 'us-code' || passage.form === 'cfr') return;
    const draft = shared.isDraft;
    for (const { range, date, recurs } of passage.deadlines) {
      if (date === null || date >= own || recurs !== undefined) continue;
      // A slip of the pen is of a year or two; what is older tells of the past.
      if (Number(own.slice(0, 4)) - Number(date.slice(0, 4)) > 2) continue;
      // "before January 1, 1990" tells of what was; a duty is due "by" or "not later than" a day.
      if (!/^(?:in\s+no\s+(?:event|case)|no(?:t)?\s+later|by|on\s+or\s+before)\b/i.test(text.slice(...range))) continue;
      if (!/\b(?:shall|must|will|is\s+directed\s+to|are\s+directed\s+to)\b/i.test(sentenceBefore(text, range[0])))
        continue;
      yield {
        range,
        ...(draft ? {} : { severity: 'information' as const }),
        message: `${longDate(date)}, had passed when this document was signed (${longDate(own)}). Check the year.`,
      };
    }
  },
};

function sentenceBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 300), at);
  return (
    before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n\n'), before.lastIndexOf(';')) + 1) +
    text.slice(at, at + 200)
  );
}
