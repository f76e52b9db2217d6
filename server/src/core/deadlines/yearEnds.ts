/** Ends of years that a document names: "by the end of fiscal year 2026", "of FY 2026", "no later than the close of the 2027 calendar year". */
import { recurrence } from './amounts.ts';
import type { Found } from './periods.ts';

const LEAD =
  /(?:[Ii]n\s+no\s+(?:event|case)\s+later\s+than|[Nn]o(?:t)?\s+later\s+than|[Oo]n\s+or\s+before|[Pp]rior\s+to|[Bb]y|[Bb]efore)\s+the\s+(?:end|close)\s+of\s+(?:the\s+)?(?:((?:19|20)\d\d)\s+)?(?:([Ff]iscal|[Cc]alendar)\s+)?$/;
const YEAR = /(?:[Yy]ear|FY)(?:\s+((?:19|20)\d\d)(?![\d-]))?/y;

/** How far back the words may reach that lead to a year. */
const REACH = 76;

/** The deadline of the year whose word stands at an offset; the fiscal year of the United States ends with September (31 U.S.C. 1102). */
export function yearEndAt(text: string, time: number, done: number): Found | undefined {
  YEAR.lastIndex = time;
  const word = YEAR.exec(text);
  if (!word) return undefined;
  const end = YEAR.lastIndex;
  const lead = LEAD.exec(text.slice(Math.max(done, time - REACH), time));
  const year = word[1] ?? lead?.[1];
  if (!lead || year === undefined || (word[1] !== undefined && lead[1] !== undefined)) return undefined;
  const isFiscal = word[0].startsWith('FY');
  // "the end of year 2026" says of neither.
  if (isFiscal === (lead[2] !== undefined)) return undefined;
  const recurs = recurrence(text, end);
  return {
    range: [time - lead[0].length, end],
    date: isFiscal || /^f/i.test(lead[2]!) ? `${year}-09-30` : `${year}-12-31`,
    from: 'document',
    ...(recurs ? { recurs } : {}),
  };
}
