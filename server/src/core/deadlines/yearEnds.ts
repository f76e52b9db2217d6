/** Ends of years that a document names: "by the end of fiscal year 2026", "no later than the close of calendar year 2027". */
import { recurrence } from './amounts.ts';
import type { Found } from './periods.ts';

const LEAD =
  /(?:[Ii]n\s+no\s+(?:event|case)\s+later\s+than|[Nn]o(?:t)?\s+later\s+than|[Oo]n\s+or\s+before|[Bb]y|[Bb]efore)\s+the\s+(?:end|close)\s+of\s+(?:the\s+)?([Ff]iscal|[Cc]alendar)\s+$/;
const YEAR = /[Yy]ear\s+((?:19|20)\d\d)(?![\d-])/y;

/** How far back the words may reach that lead to a year. */
const REACH = 70;

/** The deadline of the year whose word stands at an offset; the fiscal year of the United States ends with September (31 U.S.C. 1102). */
export function yearEndAt(text: string, time: number, done: number): Found | undefined {
  YEAR.lastIndex = time;
  const year = YEAR.exec(text)?.[1];
  if (year === undefined) return undefined;
  const lead = LEAD.exec(text.slice(Math.max(done, time - REACH), time));
  if (!lead) return undefined;
  const end = YEAR.lastIndex;
  const recurs = recurrence(text, end);
  return {
    range: [time - lead[0].length, end],
    date: /^f/i.test(lead[1]!) ? `${year}-09-30` : `${year}-12-31`,
    from: 'document',
    ...(recurs ? { recurs } : {}),
  };
}
