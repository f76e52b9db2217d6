/** Times that a document sets: "Within 14 days of the date of this order", "not later than March 1, 2021". */
import type { Deadline, Section } from '../analysis.ts';
import { addTo, DATE, type DateUnit, isoDate } from '../dates.ts';
import { flatten, isUpper, lastAtMost } from '../text.ts';
import type { Tree } from '../tree.ts';

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
  eighteen: 18,
  twenty: 20,
  thirty: 30,
  'forty-five': 45,
  sixty: 60,
  ninety: 90,
  'one hundred': 100,
  'one hundred and twenty': 120,
  'one hundred twenty': 120,
  'one hundred and eighty': 180,
  'one hundred eighty': 180,
};
const AMOUNT = `(\\d{1,4}|${Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|')
  .replace(/ /g, '\\s+')})(?:\\s+\\(\\d{1,4}\\))?`;
const UNIT = '((?:calendar\\s+|business\\s+|working\\s+)?(?:days?|weeks?|months?|years?))';
const EVENT = '((?:[^.;:,()]|\\([a-zA-Z\\d]{1,5}\\)){3,140})';

/** The words that lead to a period. */
const PERIOD_LEAD =
  /[Ww]ithin|[Nn]o(?:t)?\s+(?:later|more)\s+than|[Bb]y|[Aa]t\s+least|[Bb]eginning|[Bb]efore\s+the\s+end\s+of|[Dd]uring\s+the|[Ee]ffective/g;
const PERIOD = new RegExp(
  `(?:${PERIOD_LEAD.source})\\s+(?:a\\s+period\\s+of\\s+|the\\s+)?${AMOUNT}[-\\s]+${UNIT}(?:\\s+period)?(?:\\s+(?:of|after|from|following|beginning\\s+on|prior\\s+to|before)\\s+${EVENT})?`,
  'y',
);
/** The words that lead to a date. */
const DATE_LEAD =
  /(?:[Nn]o(?:t)?\s+later\s+than|[Oo]n\s+or\s+before|[Bb]y(?:\s+no\s+later\s+than)?|[Bb]efore|[Uu]ntil|[Ee]ffective(?:\s+on)?)\s+$/;
const ON_DATE = new RegExp(DATE, 'y');
const RECURRING = new RegExp(
  `(?:and\\s+)?(?:(?:not\\s+less\\s+(?:often|frequently)\\s+than\\s+)?(?:every|each)\\s+${AMOUNT}\\s+${UNIT}(?:\\s+thereafter)?|(annually|semiannually|quarterly|monthly)\\s+thereafter)`,
  'gi',
);

/** This document's own date: what a period that runs from it is counted from. */
const OWN =
  /^(?:the\s+)?(?:effective\s+)?(?:date\s+of\s+(?:the\s+)?(?:(?:enactment|signing|issuance|adoption|publication)\s+of\s+)?(?:this|the\s+present)\s+(?:Executive\s+)?(?:order|Act|proclamation|memorandum|section|directive|resolution|title|NSM|subsection)|(?:enactment|issuance|date|signing)\s+of\s+this\s+(?:Act|order|memorandum|proclamation|directive)|this\s+(?:order|memorandum|proclamation)|(?:the\s+)?date\s+hereof)(?![a-z])/i;
const EFFECTIVE = /effective\s+date|publication/i;

const ADVERBS: Record<string, string> = { annually: 'P1Y', semiannually: 'P6M', quarterly: 'P3M', monthly: 'P1M' };

/** The deadlines of a text, in order. `times` are the offsets of its words for time, `date` is the document's own. */
export function readDeadlines(
  text: string,
  times: readonly number[],
  date: string | null,
  sections: readonly Section[],
  tree: Tree,
  skip: (at: number) => boolean,
): Deadline[] {
  const out: Deadline[] = [];
  const sectionAt = (at: number): string | null => sections[tree.at(at)]?.id ?? null;
  let done = 0;
  for (const time of times) {
    const match = periodAround(text, time, done);
    if (!match) continue;
    done = PERIOD.lastIndex;
    const at = match.index;
    if (skip(at)) continue;
    const amount = numberOf(match[1]!);
    const unit = unitOf(match[2]!);
    const words = match[3];
    if (amount === undefined || words === undefined) continue;
    const own = OWN.exec(words);
    const before = /\b(?:prior\s+to|before)\s/.test(match[0].slice(0, match[0].length - words.length));
    const backward = /^(?:[Aa]t\s+least|[Bb]y)/.test(match[0]) && before;
    const event = own ? own[0] : eventOf(words);
    if (!event) continue;
    const end = at + match[0].length - words.length + event.length;
    // Another period may follow in the same sentence.
    done = end;
    const counted = own !== null && !EFFECTIVE.test(own[0]) && date !== null;
    const recurs = recurrence(text, end);
    out.push({
      range: [at, end],
      date: counted ? addTo(date, backward || before ? -amount : amount, unit) : null,
      from: own ? 'document' : flatten(event),
      section: sectionAt(at),
      ...(recurs ? { recurs } : {}),
    });
  }
  const starts = out.map((deadline) => deadline.range[0]);
  const ends = out.map((deadline) => deadline.range[1]);
  for (const time of times) {
    if (!isUpper(text.charCodeAt(time))) continue;
    const lead = DATE_LEAD.exec(text.slice(Math.max(0, time - 40), time));
    ON_DATE.lastIndex = time;
    const match = lead && ON_DATE.exec(text);
    if (!match) continue;
    const at = time - lead[0].length;
    const iso = isoDate(match[1]!, match[2]!, match[3]!);
    if (!iso || skip(at) || (ends[lastAtMost(starts, at)] ?? 0) > at) continue;
    const end = time + match[0].length;
    const recurs = recurrence(text, end);
    out.push({
      range: [at, end],
      date: iso,
      from: 'document',
      section: sectionAt(at),
      ...(recurs ? { recurs } : {}),
    });
  }
  return out.sort((a, b) => a.range[0] - b.range[0]);
}

/** The period around a word for time, behind what is done; `PERIOD` has its end. */
function periodAround(text: string, time: number, done: number): RegExpExecArray | undefined {
  if (time < done || isUpper(text.charCodeAt(time))) return undefined;
  const from = Math.max(done, time - 90);
  const before = text.slice(from, time);
  PERIOD_LEAD.lastIndex = 0;
  for (let lead = PERIOD_LEAD.exec(before); lead; lead = PERIOD_LEAD.exec(before)) {
    PERIOD.lastIndex = from + lead.index;
    const match = PERIOD.exec(text);
    if (match && PERIOD.lastIndex > time) return match;
  }
  return undefined;
}

function numberOf(words: string): number | undefined {
  return /^\d/.test(words) ? Number(words) : NUMBERS[words.replace(/\s+/g, ' ').toLowerCase()];
}

function unitOf(words: string): DateUnit {
  const unit = words.toLowerCase();
  if (/^(?:business|working)/.test(unit)) return 'business day';
  return unit.includes('week') ? 'week' : unit.includes('month') ? 'month' : unit.includes('year') ? 'year' : 'day';
}

/** The event's name without the clause that goes on behind it. */
function eventOf(words: string): string {
  const cut =
    /(?<!\b(?:to|by|of|from|for|with|before|on|in))\s+(?:the\s+(?:Secretary|Director|Administrator|Attorney|head|President|agency|heads)|each\s+(?:agency|department|head|such|Secretary)|shall\s|and\s+(?:every|annually|(?:again\s+)?(?:within|no(?:t)?\s+later\s+than))|unless\s|but\s)/.exec(
      words,
    );
  return (cut && cut.index > 8 ? words.slice(0, cut.index) : words).trimEnd();
}

/** "and every 90 days thereafter" behind a deadline. */
function recurrence(text: string, at: number): string | undefined {
  const behind = text.slice(at, at + 90);
  RECURRING.lastIndex = 0;
  const next = RECURRING.exec(behind);
  if (!next || next.index > 30 || /[.;]/.test(behind.slice(0, next.index))) return undefined;
  if (next[3]) return ADVERBS[next[3].toLowerCase()];
  const amount = numberOf(next[1]!);
  if (amount === undefined) return undefined;
  const unit = unitOf(next[2]!);
  return unit === 'year'
    ? `P${amount}Y`
    : unit === 'month'
      ? `P${amount}M`
      : unit === 'week'
        ? `P${amount}W`
        : `P${amount}D`;
}
