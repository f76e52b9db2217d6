/** Days that a document names: "not later than March 1, 2021", "The compliance date is …", "each April 30 thereafter". */
import { addTo, DATE, isoDate, MONTH_WORDS } from '../dates.ts';
import { recurrence } from './amounts.ts';
import type { Found } from './periods.ts';

/** An hour before the day: "5:00 p.m. Eastern Time on". */
const HOUR =
  '(?:(?:\\d{1,2}(?::\\d{2})?\\s*(?:[ap]\\.?\\s?m\\.?|[AP]\\.?M\\.?)|(?:12(?::00)?\\s{1,20})?(?:noon|midnight)|(?:the\\s{1,20})?(?:close|end)\\s{1,20}of\\s{1,20}business)(?:,?\\s{1,20}\\(?(?:local|eastern|central|mountain|pacific|[A-Z][A-Za-z.]*)(?:\\s{1,20}(?:[A-Z][A-Za-z.]*|standard|daylight|time)){0,3}\\)?)?,?\\s{1,20}(?:on\\s{1,20})?)?';
const BY =
  '(?:NLT|[Ii]n\\s+no\\s+(?:event|case)\\s+later\\s+than|[Nn]o(?:t)?\\s+later\\s+than|[Oo]n\\s+or\\s+before|[Bb]y(?:\\s+no\\s+later\\s+than)?|[Bb]efore|[Uu]ntil)';
/** The words that lead to a date; an effective date is no deadline. */
const LEAD = new RegExp(
  `(?:${BY}\\s+${HOUR}(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?|[Cc]ompliance\\s+dates?\\b(?:\\s+(?:for|of|with)\\s+[^.;:]{1,60}?)?(?:\\s+(?:is|are|shall\\s+be|will\\s+be)\\s+(?:on\\s+)?|:\\s+))$`,
);
const ON_DATE = new RegExp(DATE, 'y');
const YEARLY = new RegExp(
  `((?:${MONTH_WORDS.join('|')})\\.?\\s+\\d{1,2})(\\s+thereafter|,?\\s+(?:of\\s+)?(?:each|every)(?:\\s+(?:subsequent|succeeding|calendar|fiscal|following))?\\s+year(?:\\s+thereafter)?)?`,
  'y',
);

const HOLDS = new RegExp(
  `(?:[Ee]ffective|[Ff]rom)\\s+(?:${MONTH_WORDS.join('|')})\\.?\\s+\\d{1,2}(?:,?\\s+\\d{4})?,?\\s+$`,
);

/** What began or was done before a day tells of what is meant: "taxable years beginning before", "contracts executed before". */
const BEGINNING =
  /\b(?:beginning|ending|occurring|arising|commencing|starting|accruing|expiring|existing|made|issued|born|begun|sold|held|built|pending|outstanding|in\s+(?:effect|force|existence|use)|[a-z]{2,}ed)\s+$/;
const TO_BE_DONE = /\b(?:be|been|not|get|gets)\s+(?:[a-z]+ly\s+)?[a-z]+\s+$/;

/** Whether "before" a day bounds what is spoken of, and is no deadline. */
const isLimit = (words: string, lead: string): boolean =>
  /^(?:on\s+or\s+)?before\b/i.test(lead) && BEGINNING.test(words) && !TO_BE_DONE.test(words);

/** "goods loaded before 12:01 a.m. eastern time on", "suspended until 11:59 p.m. eastern": the hour at which a duty begins or ends. */
const CUT_OFF =
  /^(?:before|until)\s+(?:12:01\s|\d[\d:]{0,4}\s{1,9}[ap]\.?m\.?,?\s+(?:eastern|central|mountain|pacific)\b)/i;

/** How far back the words may reach that lead to a date. */
const REACH = 110;

/**
 * The deadline of the date that begins at an offset.
 * @param before the deadline before it, which a yearly date goes on from
 */
export function dateAt(text: string, time: number, before: Found | undefined): Found | undefined {
  const words = text.slice(Math.max(0, time - REACH), time);
  ON_DATE.lastIndex = time;
  const match = ON_DATE.exec(text);
  const lead = LEAD.exec(words);
  // "effective July 15 until December 31", "from July 15, 2021, until December 31": how long it holds.
  if (match && lead && HOLDS.test(words.slice(0, lead.index))) return undefined;
  if (lead && (CUT_OFF.test(lead[0]) || isLimit(words.slice(0, lead.index), lead[0]))) return undefined;
  if (match) {
    const date = lead ? isoDate(match[1]!, match[2]!, match[3]!) : undefined;
    if (!date) return undefined;
    const end = time + match[0].length;
    const recurs = recurrence(text, end);
    return { range: [time - lead![0].length, end], date, from: 'document', ...(recurs ? { recurs } : {}) };
  }
  return dayFirst(text, time, words) ?? yearlyAt(text, time, words, lead?.[0].length, before);
}

/** What stands behind the day where it is named first, as the services do: "no later than 15 March 2020", "by 1 October of each year". */
const YEAR_BEHIND = new RegExp(
  `(?:${MONTH_WORDS.join('|')})(?:,?\\s+(\\d{4})(?!\\d)|\\s+(?:of\\s+)?(?:each|every)(?:\\s+(?:calendar|fiscal))?\\s+year|\\s+annually)`,
  'y',
);

/** The deadline of a month that has its day before it. */
function dayFirst(text: string, time: number, words: string): Found | undefined {
  const day = /(?<![\d.,/-])(\d{1,2})\s{1,3}$/.exec(words);
  if (!day || !(Number(day[1]) >= 1 && Number(day[1]) <= 31)) return undefined;
  YEAR_BEHIND.lastIndex = time;
  const match = YEAR_BEHIND.exec(text);
  const before = words.slice(0, REACH).slice(0, day.index);
  const lead = match ? LEAD.exec(before) : null;
  if (!match || !lead || isLimit(before.slice(0, lead.index), lead[0])) return undefined;
  const month = /^[A-Za-z]+/.exec(match[0])![0];
  const date = match[1] === undefined ? null : (isoDate(month, day[1]!, match[1]) ?? null);
  if (match[1] !== undefined && date === null) return undefined;
  return {
    range: [time - (words.length - lead.index), time + match[0].length],
    date,
    from: 'document',
    ...(match[1] === undefined ? { recurs: 'P1Y' } : {}),
  };
}

/** "each April 30 thereafter", "annually on April 30 thereafter", "by April 30 of each year". */
function yearlyAt(
  text: string,
  time: number,
  words: string,
  lead: number | undefined,
  before: Found | undefined,
): Found | undefined {
  YEARLY.lastIndex = time;
  const match = YEARLY.exec(text);
  const each = /\b(?:[Ee]ach|[Ee]very|(?:[Aa]nnually|[Yy]early)\s+on)\s+$/.exec(words);
  if (!match || !(each || (match[2] && lead !== undefined))) return undefined;
  const start = time - Math.max(each?.[0].length ?? 0, match[2] && lead !== undefined ? lead : 0);
  // "by April 30, 2025, and each April 30 thereafter": the first of them is known.
  const near =
    before &&
    before.date !== null &&
    match[0].endsWith('thereafter') &&
    start - before.range[1] < 40 &&
    !/[.;]/.test(text.slice(before.range[1], start));
  const [month = '', day = ''] = match[1]!.replace('.', '').split(/\s+/);
  const first = near ? isoDate(month, day, before.date!.slice(0, 4)) : undefined;
  return {
    range: [start, time + match[0].length],
    date: first === undefined ? null : first > before!.date! ? first : addTo(first, 1, 'year'),
    from: 'document',
    recurs: 'P1Y',
  };
}
