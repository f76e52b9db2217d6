/** Ends of years that a document names: "by the end of fiscal year 2026", "of FY 2026", "no later than the close of the 2027 calendar year", "the end of each fiscal year". */
import { flatten } from '../text.ts';
import { recurrence } from './amounts.ts';
import type { Found } from './periods.ts';

const LEAD =
  /(?:[Ii]n\s+no\s+(?:event|case)\s+later\s+than|[Nn]o(?:t)?\s+later\s+than|[Oo]n\s+or\s+before|[Pp]rior\s+to|[Bb]y|[Bb]efore)\s+the\s+(?:end|close|last\s+day)\s+of\s+(?:the\s+)?(?:((?:19|20)\d\d)\s+)?(?:(each|every)\s+)?(?:([Ff]iscal|[Cc]alendar)\s+)?$/;
const YEAR = /(?:[Yy]ear|FY)(?:\s+((?:19|20)\d\d)(?![\d-]))?/y;

/** What stands before the end itself. */
const UP_TO = /^.*?(?=\sthe\s+(?:end|close|last))/s;

/** How far back the words may reach that lead to a year. */
const REACH = 76;

/** The deadline of the year whose word stands at an offset; the fiscal year of the United States ends with September (31 U.S.C. 1102). */
export function yearEndAt(text: string, time: number, done: number): Found | undefined {
  YEAR.lastIndex = time;
  const word = YEAR.exec(text);
  if (!word) return undefined;
  const end = YEAR.lastIndex;
  const lead = LEAD.exec(text.slice(Math.max(done, time - REACH), time));
  if (lead?.[2] && word[0] === 'year')
    return {
      range: [time - lead[0].length, end],
      date: null,
      from: flatten(lead[0].replace(UP_TO, '') + word[0]),
      recurs: 'P1Y',
    };
  const year = word[1] ?? lead?.[1];
  if (!lead || year === undefined || (word[1] !== undefined && lead[1] !== undefined)) return undefined;
  const isFiscal = word[0].startsWith('FY');
  // "the end of year 2026" says of neither.
  if (isFiscal === (lead[3] !== undefined)) return undefined;
  const recurs = recurrence(text, end);
  return {
    range: [time - lead[0].length, end],
    date: isFiscal || /^f/i.test(lead[3]!) ? `${year}-09-30` : `${year}-12-31`,
    from: 'document',
    ...(recurs ? { recurs } : {}),
  };
}
