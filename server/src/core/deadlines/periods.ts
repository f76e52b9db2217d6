/** Periods that run from an event: "Within 14 days of the date of this order", "no later than the 7th day of the month". */
import type { Deadline } from '../analysis.ts';
import { addTo, DATE, isoDate } from '../dates.ts';
import { flatten, isUpper } from '../text.ts';
import { AMOUNT, numberOf, recurrence, UNIT, unitOf } from './amounts.ts';

/** What an event is made of. */
const EVENT =
  '((?:[^.;:,()<]|(?<=\\bNo)\\.(?=\\s\\d)|,\\s(?:of\\s)?[A-Z][a-z]{2,8}\\s\\d{1,2},\\s(?:19|20)\\d\\d(?:\\s\\(\\d[^()]{3,30}\\))?,(?=\\s[a-z])|(?<!\\$\\d{1,9})(?<=\\d)\\.(?=[\\da-z])|\\([a-zA-Z\\d]{1,5}\\)){3,200})';
/** The words that lead to a period. "At least 60 days after" is a waiting time, "not fewer than 60 days before" a deadline. */
const LEAD =
  /[Ii]n\s+no\s+(?:event|case)\s+(?:later|more)\s+than|[Ww]ithin|[Nn]o(?:t)?\s+(?:later|more|fewer|less)\s+than|[Bb]y|[Aa]t\s+least|[Bb]eginning|[Bb]efore\s+the\s+end\s+of|[Dd]uring\s+the/;
/** A compliance date is counted, too: "The compliance date for existing lamps is 2 years after …". */
const COMPLIANCE =
  /[Cc]ompliance\s{1,9}dates?(?:\s{1,9}(?:for|of|with)\s{1,9}[^.;:]{1,50}?)?\s{1,9}(?:is|are|will\s{1,9}be)/;
/** "within 30 days, or such other period as may be agreed upon, after": another period beside it. */
const OR_ANOTHER =
  '(?:,?\\s+or\\s+(?:such|any|a|within\\s+such)\\s+(?:other\\s+|longer\\s+|shorter\\s+|further\\s+|additional\\s+)+(?:period|time)(?![a-z])[^.;:,()]{0,80},|\\s+\\(or\\s+[^()]{3,90}\\))?';
const PERIOD = new RegExp(
  `(?:${LEAD.source}|${COMPLIANCE.source})\\s+(?:a\\s+period\\s+of\\s+|the\\s+(?:(?:date|day)\\s+(?:that|which)\\s+is\\s+)?)?${AMOUNT}[-\\s]+${UNIT}(?:\\s+period)?[*_]{0,3}${OR_ANOTHER}(?:\\s+(?:of|after|from|following|beginning\\s+on|prior\\s+to|before)\\s+${EVENT}|\\s+(thereafter|hence)\\b)?`,
  'y',
);
const ORDINAL = new RegExp(
  `(?:${LEAD.source}|[Oo]n(?:\\s+or\\s+before)?)\\s+the\\s+(?:\\d{1,2}(?:st|nd|rd|th)|first|second|third|fifth|tenth|fifteenth|last|final)\\s+(?:business\\s+|calendar\\s+|working\\s+)?day\\s+of\\s+(the|each|every)\\s+(?:(?:calendar|next|following|fiscal)\\s+)?(month|quarter|year)(?:\\s+(?:after|following|of)\\s+${EVENT}|\\s+thereafter\\b)?`,
  'y',
);
/** Where either begins. */
const LEADS = new RegExp(`${LEAD.source}|${COMPLIANCE.source}|[Oo]n\\s+or\\s+before`, 'g');
const EVERY: Readonly<Record<string, string>> = { month: 'P1M', quarter: 'P3M', year: 'P1Y' };

/** This document's own date: what a period that runs from it is counted from. */
const OWN =
  /^(?:the\s+)?(?:effective\s+)?(?:date\s+of\s+(?:the\s+)?(?:(?:enactment|signing|issuance|adoption|publication)\s+of\s+)?(?:this|the\s+present)\s+(?:Executive\s+)?(?:order|Act|proclamation|memorandum|section|directive|resolution|title|NSM|subsection)(?:\s+in\s+the\s+[*_]{0,2}Federal\s+Register)?|(?:enactment|issuance|date|signing|adoption|release|publication)\s+of\s+this\s+(?:Executive\s+)?(?:Act|order|memorandum|proclamation|directive|resolution|ordinance|guidance|policy)(?:\s+in\s+the\s+[*_]{0,2}Federal\s+Register)?|this\s+(?:Executive\s+)?(?:order|memorandum|proclamation)|such\s+date\s+of\s+enactment|enactment(?!\s+of)|(?:the\s+)?date\s+hereof|hence)(?![a-z])/i;
const EFFECTIVE = /effective\s+date|publication/i;

/** A deadline without the provision in which it stands. */
export type Found = Omit<Deadline, 'section'>;

/** The deadline of the period around a word for time at an offset, behind what is done. */
export function periodAround(text: string, time: number, done: number, date: string | null): Found | undefined {
  if (time < done || isUpper(text.charCodeAt(time))) return undefined;
  const from = Math.max(done, time - 90);
  const before = text.slice(from, time);
  for (const lead of before.matchAll(LEADS)) {
    const at = from + lead.index;
    PERIOD.lastIndex = at;
    const match = PERIOD.exec(text);
    if (match && PERIOD.lastIndex > time) return counted(text, match, at, date);
    const ordinal = ordinalAt(text, at, time);
    if (ordinal) return ordinal;
  }
  return undefined;
}

const EVERY_THEREAFTER = new RegExp(
  `\\b(?:[Oo]nce\\s+)?[Ee](?:very|ach)\\s+${AMOUNT}\\s+${UNIT}\\s+thereafter\\b`,
  'y',
);

/** "every 30 days thereafter" by itself, at a word for time: what comes back, without the day on which it begins. */
export function everyAround(text: string, time: number, done: number): Found | undefined {
  const before = text.slice(Math.max(done, time - 40), time);
  if (!before.includes('very') && !before.includes('ach')) return undefined;
  const lead = /(?:[Oo]nce\s+)?[Ee](?:very|ach)\s+[^.;:]{1,30}$/.exec(before);
  if (!lead) return undefined;
  const at = time - lead[0].length;
  EVERY_THEREAFTER.lastIndex = at;
  if (!EVERY_THEREAFTER.test(text) || EVERY_THEREAFTER.lastIndex <= time) return undefined;
  const end = EVERY_THEREAFTER.lastIndex;
  const recurs = recurrence(text, at);
  return recurs ? { range: [at, end], date: null, from: 'thereafter', recurs } : undefined;
}

/** What begins an event, and not a thing that lasts. */
const OCCURS =
  /^(?:the|this|that|such|any|each|its|their|his|her|our|an?|receipt|enactment|issuance|publication|adoption|filing|signing|notice|completion|discovery|[A-Z])(?![a-z])/;

/** What leads to the least time that passes. */
const WAITING = /^(?:[Aa]t|[Nn]ot?\s+(?:fewer|less))\s/;

const DAY = new RegExp(DATE, 'y');
const DAY_WORDS = new RegExp(`^${DATE}`);

function counted(text: string, match: RegExpExecArray, at: number, date: string | null): Found | undefined {
  const amount = numberOf(match[1]!);
  const words = match[3] ?? match[4];
  if (amount === undefined || words === undefined) return undefined;
  // "Not more than twelve years of education": how long it takes, and no time that is set.
  const lead = match[0].slice(0, match[0].length - words.length);
  if (/more\s+than/.test(lead) && /\bof\s{1,40}$/.test(lead) && !OCCURS.test(words)) return undefined;
  const before = /\b(?:prior\s+to|before)\s(?!\s*the\s+end\s)/.test(lead);
  if (WAITING.test(match[0]) && !before) return undefined;
  const own = OWN.exec(words);
  const event = own ? own[0] : eventOf(words);
  if (!event) return undefined;
  const start = at + match[0].length - words.length;
  const unit = unitOf(match[2]!);
  // Nobody knows beforehand on which days a House will sit.
  const known = unit !== 'hour' && !match[2]!.startsWith('legislative');
  // "thirty months after November 8, 1984": the event is a day.
  DAY.lastIndex = start;
  const day = own || !DAY.test(text) ? undefined : DAY_WORDS.exec(text.slice(start, DAY.lastIndex));
  const from = day ? isoDate(day[1]!, day[2]!, day[3]!) : undefined;
  if (from !== undefined)
    return {
      range: [at, DAY.lastIndex],
      date: known ? later(from, before ? -amount : amount, unit) : null,
      from: flatten(text.slice(start, DAY.lastIndex)),
    };
  const end = start + event.length;
  const runs =
    own !== null && !EFFECTIVE.test(own[0]) && date !== null && (known || (unit === 'hour' && amount % 24 === 0));
  const recurs = recurrence(text, end) ?? (own ? undefined : yearly(event));
  return {
    range: [at, end],
    date: runs ? later(date, before ? -amount : amount, unit) : null,
    from: own ? 'document' : flatten(event),
    ...(recurs ? { recurs } : {}),
  };
}

/** "the end of each fiscal year", "each quarter ends": what comes back by itself, as an ISO 8601 duration. */
const EACH =
  /^(?:(?:the\s+)?(?:end|close|conclusion|beginning|start|commencement|first\s+day|last\s+day)\s+of\s+)?(?:each|every)\s+(?:[a-z]+\s+)?(year|quarter|month|week)(?:\s+(?:ends|closes|begins|starts))?$/;

const yearly = (event: string): string | undefined => {
  const unit = EACH.exec(event.trim())?.[1];
  return unit === undefined ? undefined : (EVERY[unit] ?? 'P7D');
};

const later = (date: string, amount: number, unit: ReturnType<typeof unitOf>): string =>
  unit === 'hour' ? addTo(date, amount / 24, 'day') : addTo(date, amount, unit);

/** "no later than the 7th day of the month following the sale". */
function ordinalAt(text: string, at: number, time: number): Found | undefined {
  ORDINAL.lastIndex = at;
  const match = ORDINAL.exec(text);
  if (!match || ORDINAL.lastIndex <= time) return undefined;
  const event = match[3] === undefined ? undefined : eventOf(match[3]);
  const end = at + match[0].length - (match[3]?.length ?? 0) + (event?.length ?? 0);
  return {
    range: [at, end],
    date: null,
    from: event ? flatten(event) : flatten(`the ${match[2]}`),
    ...(match[1] === 'the' ? {} : { recurs: EVERY[match[2]!]! }),
  };
}

/** Words that what follows belongs to: "on which", "of that program", "as the Commissioner may allow", "obtaining a degree". */
const LINKED =
  '(?<!\\s)(?<!\\b(?:to|by|of|from|for|with|within|upon|than|before|after|on|in|under|at|and|or|as|that|which|whom|when|[a-z]{2,}ing))';
/** Where an event ends: at a purpose, at what goes on about it, or at the subject of the next clause. */
const ENDS = [
  /(?<!\s)\s+(?:in\s+order\s+to|so\s+as\s+to|so\s+that|such\s+that|unless|if|but|whichever|as\s+(?:described|required|provided)|pursuant\s+to|shall|must|will)\s/,
  // "discharge under honorable conditions may have his appointment converted", but "such time as the Commissioner may allow".
  /(?<!\b(?:that|which|who|whom|when|as|if)\b[^.]{0,120})\s+may\s+[a-z]/,
  /(?<!\s)\s+and\s+that\s/,
  // "the effective date of this Code or after the completion of a study".
  /(?<!\s)\s+or\s+(?:after|from|following|upon)\s/,
  // "the date specified in section 103(3) may continue", "such removal and provide evidence": what is done behind it.
  /(?<=\))\s+may\s/,
  /(?<!\s)\s+(?:and|or)\s+(?:provide|submit|file|furnish|notify|send)\s/,
  new RegExp(`${LINKED}\\s+(?:that|which)\\s`),
  // "after he receives the appeal or as soon thereafter as practicable": another time.
  /(?<!\s)\s+or\s+(?:as\s+soon|such\s+(?:later|earlier|longer|shorter|other)|(?:at\s+)?any\s+(?:later|earlier)|(?:within|by|on|no\s+later\s+than)\s)/,
  // "to clarify", not "to the Secretary".
  /(?<!\s)(?<!\b(?:is|are|was|were|has|have|begins?|began|ceases?|continues?|fails?|intends?|agrees?|seeks?|proposes?|elects?|required|permitted|authorized|expected|entitled|eligible|able|likely|referred|referring|according|due|prior|pursuant|subject|relat(?:ed|ing)|respect|response|similar|equal))\s+to\s+(?!(?:the|this|that|an?|any|each|every|such|all|his|her|its|their|our|him|me|us|them|it|no|in|by|of|on|which|whom|whose|section|paragraph|subsection|be|agencies|heads|persons)\b)[a-z]/,
  new RegExp(
    `${LINKED}\\s+(?:the\\s+(?:Secretary|Director|Administrator|Attorney|head|President|agency|heads)|each\\s+(?:agency|department|head|such|Secretary)|and\\s+(?:every|annually|(?:again\\s+)?(?:within|no(?:t)?\\s+later\\s+than)))`,
  ),
  // "within 10 days after the reply the Board decides": the subject of the clause, and its verb.
  new RegExp(`${LINKED}(?<!\\b(?:date|day|time|moment))\\s+the\\s+[A-Z][a-z]+\\s+[a-z]{3,}s(?![a-z])`),
  new RegExp(
    `${LINKED}\\s+(?:the|each|all|every|such|any|an?|no|agencies|heads)\\s+(?:[\\w’'-]+\\s+){1,8}(?:shall|must|will|may)\\b`,
  ),
];

/** "receipt of the list to the Board": whom something is sent to belongs to what is done, not to what was received. */
const NO_ADDRESSEE = /^(?:the\s+)?(?:date\s+of\s+(?:the\s+)?)?(?:receipt|receiving|enactment|completion)\b/;
const ADDRESSEE =
  /(?<=[a-z\d)])(?<!\b(?:referred|according|due|prior|pursuant|subject|related|respect|response|similar|equal))\s+to\s/;

/** The event's name without what goes on behind it. */
function eventOf(words: string): string {
  const ends = NO_ADDRESSEE.test(words) ? [...ENDS, ADDRESSEE] : ENDS;
  const cut = Math.min(...ends.map((end) => cutAt(end, words)));
  // "receipt to <records@…>": a preposition that an address would follow.
  return words
    .slice(0, cut)
    .trimEnd()
    .replace(/\s(?:to|at|by|via|-|–|—)$/, '');
}

/** "the date" alone names no event: what follows it does. */
const SHORTEST = 9;

function cutAt(end: RegExp, words: string): number {
  const match = end.exec(words);
  if (!match) return words.length;
  if (match.index >= SHORTEST) return match.index;
  const more = end.exec(words.slice(match.index + 1));
  return more && match.index + 1 + more.index >= SHORTEST ? match.index + 1 + more.index : words.length;
}
