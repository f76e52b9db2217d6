/**
 * Names of acts, by their form: capitalised words that end in "Act", with the year that belongs to them. Names of
 * another form ("Uniform Code of Military Justice") come from the table of names.
 */
import abbreviationTable from '../../../data/law/act-abbreviations.tsv';
import nameTable from '../../../data/law/act-names.txt';
import { DATE } from '../dates.ts';
import {
  isDigit,
  isLetter,
  isLower,
  isSpace,
  isUpper,
  LF,
  opensLine,
  opensSentence,
  skipGap,
  skipGapBack,
  trimEnd,
} from '../text.ts';
import { irregularNames } from './irregularNames.ts';
import { GAP, kindData } from './kinds.ts';
import { QUOTED_LINE, slugOf } from './slug.ts';
import { isBearer, isDone, isOfKind, isWhole, LEADS } from './titleCase.ts';
import { unitWords } from './units.ts';

/** The name of an act in a text. */
export interface ActName {
  readonly start: number;
  readonly end: number;
  readonly slug: string;
}

/** Names of acts, as the tables have them. */
export const knownNames: ReadonlySet<string> = new Set(nameTable.split('\n').filter(Boolean));

export const knownSlugs: ReadonlySet<string> = new Set([...knownNames].map(slugOf));

/** Whether the tables have an act of that slug. */
export const isKnownAct = (slug: string): boolean => knownSlugs.has(slug);

/** Abbreviations that everyone uses for one act, with its full name: INA, FOIA. */
export const knownAbbreviations: ReadonlyMap<string, string> = new Map(
  abbreviationTable
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((row) => row.length >= 2 && !row[0]!.startsWith('#'))
    .map(([short, name]) => [short!, slugOf(name!)] as const),
);

const notActs: ReadonlySet<string> = new Set(kindData('act').not);
const openings = kindData('act').opening!;
const headings: ReadonlySet<string> = new Set(kindData('act').speaking);

const CONNECTORS = new Set('of and for the to in on with against by from or a an at as & through its that'.split(' '));
/** Words with which a sentence starts, never a name. */
const OPENERS = new Set(
  (
    'The This Such Certain Any Under Whereas Pursuant Said Each See Amend Both Neither Notwithstanding Consistent Compliance ' +
    'Although Because When Where While Since If Subject Unlike Like Other No All Existing Amended Original'
  ).split(' '),
);
/** Small words that a name may hold in capitals, and with which a sentence may start. */
const SMALL_OPENERS = new Set('By Of In For And To With On Or As A An At From That Which Our'.split(' '));

const YEAR = new RegExp(
  `${GAP}[Oo]f${GAP}(\\d{4})(?!\\d)|,?${GAP}(?:for${GAP})?[Ff]iscal${GAP}[Yy]ears?${GAP}(?:\\(FY\\)${GAP})?\\d{4}(?:(?:,${GAP}\\d{4}){0,4},?${GAP}(?:and|through|to)${GAP}\\d{4})?|,${GAP}(?:19|20)\\d\\d(?=[^\\d\\w]|$)(?!,? (?:days|people))`,
  'y',
);
/** "… Appropriations Act for Defense, the Global War on Terror, and Tsunami Relief, 2005". */
const FOR_YEAR = new RegExp(
  `${GAP}for${GAP}(?!Fiscal)(?:the${GAP})?[A-Z][A-Za-z,’' \\u00a0\\r\\n]{3,140}?,${GAP}(?:19|20)\\d\\d(?=[^\\d\\w]|$)`,
  'y',
);
/** "Mineral Leasing Act for Acquired Lands of 1947", "Stabilization Act for the Coasts of 1950". */
const FOR_OF_YEAR = new RegExp(
  `${GAP}for${GAP}(?:the${GAP})?(?:[A-Z][A-Za-z’'-]+${GAP}(?:(?:and|of|the)${GAP}){0,2}){1,5}?of${GAP}(?:18|19|20)\\d\\d(?!\\d)`,
  'y',
);
const DATED = new RegExp(`${GAP}of${GAP}${DATE}`, 'y');
const AMENDMENTS = new RegExp(`${GAP}Amendments?(?=${GAP}(?:Act)?(?:of${GAP}\\d{4}|Act))`, 'y');

/** "… Act of 1978 Amendments Act of 2008". */
const YEAR_AMENDMENTS = new RegExp(`${GAP}of${GAP}\\d{4}${GAP}Amendments${GAP}Act`, 'y');

/** "… Act, 2024 and Other Extensions Act". */
const AND_OTHER = new RegExp(
  `(?:,?${GAP}(?:of${GAP})?\\d{4})?,?${GAP}and${GAP}Other${GAP}(?:(?:[A-Z][A-Za-z]+|and|for)${GAP}){1,6}Act\\b`,
  'y',
);

/** The end of a name's year or date after "Act", and the end of what belongs to the slug. */
function nameEnd(text: string, at: number): { end: number; slugEnd: number } {
  YEAR.lastIndex = at;
  if (YEAR.test(text)) return { end: YEAR.lastIndex, slugEnd: YEAR.lastIndex };
  FOR_YEAR.lastIndex = at;
  if (/Appropriations\s+Act$/.test(text.slice(at - 24, at)) && FOR_YEAR.test(text))
    return { end: FOR_YEAR.lastIndex, slugEnd: FOR_YEAR.lastIndex };
  FOR_OF_YEAR.lastIndex = at;
  if (FOR_OF_YEAR.test(text)) return { end: FOR_OF_YEAR.lastIndex, slugEnd: FOR_OF_YEAR.lastIndex };
  DATED.lastIndex = at;
  if (DATED.test(text)) return { end: DATED.lastIndex, slugEnd: at };
  return { end: at, slugEnd: at };
}

const NAME_WORD =
  /\([A-Z][A-Za-z-]+(?:\s[A-Z]{2,})?\)|[“"][A-Z][a-z]+[”"]|(?:\d{1,9}\.\d{1,9}(?=\s)|[A-Za-z0-9À-ɏ&'’/\u2010-\u2012]|-(?!-)|(?<=[A-Za-z])\u2013(?=[A-Z])|\u00ad(?=[a-z]))+/y;
const isNameWord = (word: string): boolean =>
  isUpper(word.charCodeAt(0)) ||
  /^[(“"]?[A-Z0-9À-Þ]/.test(word) ||
  /^(?:and|of|the|for)[A-Z]/.test(word) ||
  /^e-[A-Z]/.test(word);

const BY_DATE = new RegExp(`${GAP}[A-Z][a-z]{2,8}\\.?${GAP}\\d{1,2},${GAP}\\d{4},${GAP}ch\\.`, 'y');

function opensItsLine(text: string, at: number): boolean {
  let before = at;
  while (before > 0 && (text.charCodeAt(before - 1) === 32 || text.charCodeAt(before - 1) === 9)) before--;
  const code = text.charCodeAt(before - 1);
  return code === LF || code === 13;
}

/**
 * The name of an act that ends in the word at an offset.
 * @param wordStart where "Act" (or "Code", "Amendments", …) starts
 * @param from no name starts before this offset
 */
function actEndingAt(text: string, wordStart: number, wordEnd: number, from: number): ActName | undefined {
  const word = text.slice(wordStart, wordEnd);
  // "DERIVATION⏎Act Feb. 12, 1925, ch. 213": an act named by its date, below a heading of the Code's notes.
  BY_DATE.lastIndex = wordEnd;
  if (word === 'Act' && opensItsLine(text, wordStart) && BY_DATE.test(text)) return undefined;
  const named = irregular.startOf(text, wordStart, wordEnd, from) ?? nameStart(text, wordStart, from);
  // A title in quotation marks may hold small words; one that names an act "under the X Act" does not.
  const start =
    named === undefined || !/\b[Tt]he\s+$/.test(text.slice(Math.max(from, named - 6), named))
      ? (quotedStart(text, wordStart, from) ?? named)
      : named;
  // "section 5 of the 1988 Act": a word for an act that was named.
  if (start === undefined || BY_YEAR.test(text.slice(start, wordStart))) return undefined;
  let end = wordEnd;
  YEAR_AMENDMENTS.lastIndex = end;
  if (word === 'Act' && YEAR_AMENDMENTS.test(text)) end = YEAR_AMENDMENTS.lastIndex;
  AMENDMENTS.lastIndex = end;
  if (word === 'Act' && AMENDMENTS.test(text)) end = AMENDMENTS.lastIndex;
  AND_OTHER.lastIndex = end;
  if (word === 'Act' && AND_OTHER.test(text)) end = AND_OTHER.lastIndex;
  // "National Defense Authorization Act (NDAA) for Fiscal Year 2019".
  ACRONYM.lastIndex = end;
  const acronym = word === 'Act' && ACRONYM.test(text) ? nameEnd(text, ACRONYM.lastIndex) : undefined;
  const { end: last, slugEnd } = acronym && acronym.slugEnd > ACRONYM.lastIndex ? acronym : nameEnd(text, end);
  // "the Emergency Management Act, 1976 PA 390": Michigan's.
  if (PUBLIC_ACT.test(text.slice(end, end + 24))) return undefined;
  if (word !== 'Act' && word !== 'Acts') return knownName(text, start, wordEnd, slugEnd, last);
  // "Officers To Act", "Who Shall Act" are no acts.
  if (notActs.has(text.slice(start, wordEnd)) || ACTING.test(text.slice(start, wordStart))) return undefined;
  const own = ownStart(text, start, wordEnd, slugEnd);
  const written = text.slice(own, slugEnd);
  // "the Fiscal Year 2018 National Defense Authorization Act" is named with its year behind.
  const fiscal = /^(?:Fiscal\s+Year|FY)\s?(\d{4})\s+([A-Z][\s\S]*\sAct)$/.exec(written);
  return { start: own, end: last, slug: slugOf(fiscal ? `${fiscal[2]} for Fiscal Year ${fiscal[1]}` : written) };
}

/** The names that end in "Acts": "Lamp Safety and Pond Repair Acts" are two; any other word ends one. */
export function actsEndingAt(
  text: string,
  wordStart: number,
  wordEnd: number,
  from: number,
): readonly ActName[] | undefined {
  const name = actEndingAt(text, wordStart, wordEnd, from);
  if (!name) return undefined;
  const words = text.slice(name.start, wordStart);
  const and = /^([^,]+?)(\s+and\s+)(?=[A-Z])/.exec(words.slice(0, 600));
  // "Bald and Golden Eagle Protection Acts" share more than their last word.
  if (
    text.slice(wordStart, wordEnd) !== 'Acts' ||
    !and ||
    !/\s/.test(and[1]!) ||
    /\band\b/.test(words.slice(and[0].length))
  )
    return [name];
  const first = name.start + and[1]!.length;
  return [
    { start: name.start, end: first, slug: slugOf(`${and[1]} Act`) },
    { start: name.start + and[0].length, end: name.end, slug: slugOf(`${words.slice(and[0].length)}Act`) },
  ];
}

const BY_YEAR = /^(?:19|20)\d\d\s+$/;

/** Before "Act" as a verb. */
const ACTING = /\b(?:[Tt]o|[Ss]hall|[Mm]ust|[Ss]hould|[Ww]ill|May)\s+$/;

/** How Michigan prints the number of its public acts behind a name. */
const PUBLIC_ACT = /^,?\s+(?:being\s+)?(?:19|20)\d\d\s+PA\s+\d/;

const ACRONYM = new RegExp(`${GAP}\\([A-Z][A-Za-z&-]{1,11}\\)`, 'y');
/** Blanks of other kinds than one alone, and hyphens that show nothing. */
const UNEVEN = /[^\S ]|\s\s|\u00ad/;

/**
 * Where a name begins of its own: words in title case before a name that the tables know are no part of it. A name of few
 * words and without a year may be part of a longer one that no table has ("Clean Air Act"); then only a small word parts them.
 */
function ownStart(text: string, start: number, wordEnd: number, slugEnd: number): number {
  const flat = (from: number, to: number): string => {
    const words = text.slice(from, to);
    return UNEVEN.test(words)
      ? words
          .replace(QUOTED_LINE, ' ')
          .replace(/\u00ad/g, '')
          .replace(/\s+/g, ' ')
      : words;
  };
  const known = (from: number): boolean => isDatedName(flat(from, slugEnd)) || knownNames.has(flat(from, wordEnd));
  if (known(start)) return start;
  const name = text.slice(start, wordEnd);
  const words = /(?<=\s)[A-Z]/g;
  for (let match = words.exec(name); match; match = words.exec(name)) {
    const at = start + match.index;
    if (!known(at)) continue;
    if (slugEnd === wordEnd && isWhole(text, start, at, slugEnd)) return start;
    const count = name.slice(match.index).split(/\s+/).length;
    // With another year it is another act.
    if (
      slugEnd > wordEnd
        ? isDatedName(flat(at, slugEnd))
        : count >= 4 ||
          isBearer(name.slice(0, match.index)) ||
          (count >= 3 && (LEADS.test(name.slice(0, match.index)) || isOfKind(text, slugEnd))) ||
          (count >= 2 && LEADS.test(name.slice(0, match.index)) && isOfKind(text, slugEnd)) ||
          (count >= 2 && isDone(name.slice(0, match.index), text, slugEnd))
    )
      return at;
  }
  // "Requirements for CFO Act Agencies": initials are a name by themselves.
  const short = slugEnd === wordEnd ? SHORT.exec(name) : null;
  if (short) return start + short.index + short[0].length;
  // "2008 Mental Health Parity and Addiction Equity Act".
  const year = /^(?:19|20)\d\d\s+(?=[A-Z]\w*\s)/.exec(name);
  return year ? start + year[0].length : start;
}

/** "Merchant Marine Act of 1936", which the tables have as "Merchant Marine Act, 1936". */
const isDatedName = (name: string): boolean =>
  knownNames.has(name) ||
  knownNames.has(name.replace(/ of (?=\d{4}$)/, ', ')) ||
  knownNames.has(name.replace(/, (?=\d{4}$)/, ' of '));

const SHORT = /\s(?:on|to|under|with|in|by|from|for|through|against)\s+(?=[A-Z]{3,8}\s+Act$)/;

/** A name that doesn't end in "Act": one of the table, or "… Code of 1986", "… Amendments of 1972". */
function knownName(text: string, start: number, wordEnd: number, slugEnd: number, last: number): ActName | undefined {
  const flat = (to: number) => text.slice(start, to).replace(/\s+/g, ' ');
  for (let end = wordEnd, words = 0; words < 5; words++) {
    const gap = skipGap(text, end);
    NAME_WORD.lastIndex = gap;
    const next = NAME_WORD.exec(text)?.[0];
    if (!next || gap === end) break;
    end = gap + next.length;
    if (knownNames.has(flat(end))) return { start, end, slug: slugOf(text.slice(start, end)) };
  }
  if (notActs.has(flat(wordEnd))) return undefined;
  if (knownNames.has(flat(slugEnd)) || knownNames.has(flat(wordEnd)))
    return { start, end: last, slug: slugOf(text.slice(start, slugEnd)) };
  // "the United States Internal Revenue Code".
  const country = /^(?:United\s+States|U\.S\.)\s+(?=[A-Z])/.exec(text.slice(start, wordEnd));
  const own = country && knownName(text, start + country[0].length, wordEnd, slugEnd, last);
  if (own) return { ...own, start };
  const dated = slugEnd > wordEnd && /\d{4}$/.test(flat(slugEnd)) && /(?:Code|Amendments|Law)$/.test(flat(wordEnd));
  return dated ? { start, end: last, slug: slugOf(text.slice(start, slugEnd)) } : undefined;
}

/** Where a name starts that stands whole in quotation marks before its "Act": ``Promoting …, that … Act''. */
function quotedStart(text: string, wordStart: number, from: number): number | undefined {
  // "During the period covered by this Act": words of the law.
  if (/\b(?:this|such|said|that)\s+$/.test(text.slice(Math.max(from, wordStart - 6), wordStart))) return undefined;
  const floor = Math.max(from, wordStart - 200);
  for (let i = wordStart - 1; i >= floor; i--) {
    const c = text.charCodeAt(i);
    if (c === 0x201d || (c === 39 && text.charCodeAt(i - 1) === 39)) return undefined;
    if (c === 59 || c === 58) return undefined;
    const opens =
      c === 0x201c || (c === 96 && text.charCodeAt(i - 1) === 96) || (c === 34 && !isSpace(text.charCodeAt(i + 1)));
    if (!opens) continue;
    const closing = text.slice(wordStart, wordStart + 60);
    const first = text.charCodeAt(i + 1);
    // The closing mark follows the name at once, or a year that belongs to it.
    const whole = /^\w+(?: of \d{4})?[.,]?(?:''|”|")/.test(closing.replace(/\s+/g, ' '));
    return whole && first >= 65 && first <= 90 && wordStart - i > 2 ? i + 1 : undefined;
  }
  return undefined;
}

const irregular = irregularNames(knownNames, CONNECTORS);

const SOFT_HYPHEN = 0xad;
const EN_DASH = 0x2013;

const closesAside = (code: number): boolean => code === 41 || code === 34 || code === 0x201d;

function isNameCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // A soft hyphen shows nothing within a word: it parts none.
  if (code === SOFT_HYPHEN) return isLetter(text.charCodeAt(at - 1)) && isLower(text.charCodeAt(at + 1));
  // "Sarbanes–Oxley".
  if (code === EN_DASH) return isLetter(text.charCodeAt(at - 1)) && isUpper(text.charCodeAt(at + 1));
  return isLetter(code) || isDigit(code) || (code > 32 && /[À-ɏ&'’/\-\u2010-\u2012.]/.test(text[at]!));
}

/** Where the capitalised words before "Act" start; undefined where there are none. */
function nameStart(text: string, wordStart: number, from: number): number | undefined {
  let start = wordStart;
  let at = wordStart;
  let sawAnd = false;
  for (let words = 0; words < 28; words++) {
    let before = skipGapBack(text, at);
    const code = text.charCodeAt(before - 1);
    if (before <= from) break;
    let comma = false;
    if (code === 44 /* , */) {
      // Only a series has commas: "Food, Drug, and Cosmetic Act".
      if (!sawAnd || before === at) break;
      comma = true;
      before--;
    } else if (before === at && words > 0) break;
    let wordFrom = before;
    // "William M. (Mac) Thornberry", "Howard P. “Buck” McKeon".
    const aside = closesAside(text.charCodeAt(before - 1))
      ? /(?:\([A-Z][A-Za-z-]+(?:\s[A-Z]{2,})?\)|[“"][A-Z][a-z]+[”"])$/.exec(
          text.slice(Math.max(from, before - 24), before),
        )
      : null;
    if (aside && (words > 0 || /^\([A-Z][A-Z-]+(?:\s[A-Z]{2,})?\)$/.test(aside[0]))) {
      at = before - aside[0].length;
      continue;
    }
    while (wordFrom > from && before - wordFrom < 60 && isNameCharacter(text, wordFrom - 1)) wordFrom--;
    // "A. Administrative Procedure Act" on a line of its own: a label.
    if (words > 0 && /^[A-Z]\.$/.test(text.slice(wordFrom, before)) && opensLine(text, wordFrom)) break;
    // A word ends a sentence with its period, unless it is an initial or an abbreviation.
    let word = text.slice(wordFrom, before);
    // "the Lamp Act of 1982/Lamp Repair Act": the year is the act's before it.
    const slash = /^(?:(?:19|20)\d\d)?\/(?=[A-Z])/.exec(word);
    if (slash) {
      start = wordFrom + slash[0].length;
      break;
    }
    // "may be cited as the 'Children’s Lamp Act'": a mark that opens within another's.
    if (word.length > 2 && word[0] === "'" && isUpper(word.charCodeAt(1))) {
      if (!unitWords.has(word.slice(1))) start = wordFrom + 1;
      break;
    }
    const dot = word.lastIndexOf('.');
    if (dot >= 0 && !/^\d+\.\d+$/.test(word) && !/^(?:(?:[A-Z]\.)+|Jr\.|Sr\.|St\.|Dr\.|Mr\.|Mrs\.)$/.test(word)) {
      if (dot === word.length - 1) break;
      wordFrom += dot + 1;
      word = text.slice(wordFrom, before);
    }
    if (!word) break;
    const dashes = word.lastIndexOf('--');
    if (dashes >= 0) {
      // "Title I--Emergency Lamps Act", but "Implementation.--This Act".
      if (isUpper(word.charCodeAt(dashes + 2)) && !OPENERS.has(word.slice(dashes + 2))) start = wordFrom + dashes + 2;
      break;
    }
    if (isNameWord(word)) {
      // "112th Congress⏎An Act": its heading.
      if (unitWords.has(word) || (words === 0 && /^(?:An|AN)$/.test(word))) break;
      if (isUpper(word.charCodeAt(1)) && /^[IVXLC]+$/.test(word)) break;
      if (
        isDigit(word.charCodeAt(0)) &&
        !/^\d+(?:st|nd|rd|th)$/.test(word) &&
        !/^(?:19|20)\d\d$|^\d+[./]\d+$/.test(word)
      )
        break;
      if (
        word === 'Act' ||
        word === 'Acts' ||
        (OPENERS.has(word) &&
          !ALL.test(text.slice(wordFrom - 5, before)) &&
          !opensName(text, wordFrom) &&
          !joinsOther(text, word, wordFrom)) ||
        (SMALL_OPENERS.has(word) && opensSentence(text, wordFrom, from))
      )
        break;
      if (comma && !seriesOpens(text, wordFrom, from)) break;
      // "An Act" has no name; a small word alone is none.
      if (!SMALL_OPENERS.has(word)) start = wordFrom;
    } else if (CONNECTORS.has(word) && !comma) {
      // "Effect of Act" is a heading: the word before "Act" is the name's own.
      if (word === 'the' && !enclosedThe(text, wordFrom, from)) break;
      if (words === 0 || ((word === 'of' || word === 'to') && speaksOf(text, wordFrom))) break;
      if (word === 'and') sawAnd = true;
    } else break;
    at = wordFrom;
    if (before - at > 60) break;
  }
  return start < wordStart ? start : undefined;
}

/** Whether the words before "of" speak of an act and are not its name's: "Application of …", "Amendments to …". */
function speaksOf(text: string, at: number): boolean {
  const before = /([A-Z][a-z]+)\s+$/.exec(text.slice(Math.max(0, at - 24), at));
  return before !== null && headings.has(before[1]!);
}

/** "the All Hazard Emergency Management Act": behind the article, such a word is the name's. */
const ALL = /\bthe\s(?:All|Any|Each|Every|Both)$/;

/** Whether a name begins with a word that begins sentences, too: "No Child Left Behind". */
function opensName(text: string, at: number): boolean {
  const words = text.slice(at, at + 40).replace(/\s+/g, ' ');
  return openings.some((opening) => words.startsWith(opening));
}

/** "Further Continuing Appropriations and Other Extensions Act": within a name. */
const joinsOther = (text: string, word: string, at: number): boolean =>
  word === 'Other' && /[A-Z][a-z]+\s+and\s+$/.test(text.slice(Math.max(0, at - 30), at));

/** "Trading with the Enemy Act": a "the" inside a name stands behind a preposition that follows a capitalised word. */
function enclosedThe(text: string, at: number, from: number): boolean {
  const tail = text.slice(Math.max(from, at - 40), at);
  return /[A-Z][A-Za-z]+\s+(?:[Ww]ith|[Aa]gainst)\s+$|Departments? of\s+$/.test(tail) || commands(tail);
}

/** "the Secure the Border Act", “Save the Internet Act”: what the act is to do, right behind the article or mark that opens its name. */
function commands(tail: string): boolean {
  const word = /(?:\b[Tt]he\s|[“"]|``)(?:[A-Z][a-z]+\s+and\s+)?([A-Z][a-z]+)\s+$/.exec(tail)?.[1];
  return (
    word !== undefined &&
    !OPENERS.has(word) &&
    !/^(?:Under|Over|Within|Between|During|After|Before)$|(?:ing|s)$/.test(word)
  );
}

/** Whether the words before a comma lead back to the article or mark that opens a series of names. */
function seriesOpens(text: string, at: number, from: number): boolean {
  const tail = text.slice(Math.max(from, at - 120), at).replace(/\s+/g, ' ');
  return /(?:\bthe |[“"(]|``|\bThe |^|[.;:] |\b(?:to|under|by|with|in|from|see|amend|amends|amending) )(?:[A-Z][\w'’-]*,? (?:of |and )?){0,8}$/.test(
    tail,
  );
}

/** Names of acts that end in "Act", or in it and a year, or in "Code", as a heading in capitals writes them. */
const inCapitals: ReadonlyMap<string, string> = new Map(
  [...knownNames]
    .filter((name) => /\bAct\b| Code$/.test(name))
    .map((name) => [name.toUpperCase(), slugOf(name)] as const),
);
const CAPITALS = /[A-Z][A-Z\d&’'-]*(?:,?\s+[A-Z\d][A-Z\d&’'-]*){1,11}/y;

/** "IMMIGRATION AND NATIONALITY ACT" at an offset: a name that the tables have, the longest where several begin there. */
export function actInCapitals(text: string, at: number): ActName | undefined {
  if (!isUpper(text.charCodeAt(at)) || !isUpper(text.charCodeAt(at + 1))) return undefined;
  CAPITALS.lastIndex = at;
  const words = CAPITALS.exec(text)?.[0].replace(/\s/g, ' ');
  if (!words?.includes(' ACT') && !words?.includes(' CODE')) return undefined;
  for (let end = words.length; end > 0; end = words.lastIndexOf(' ', end - 1)) {
    const slug = inCapitals.get(words.slice(0, end).replace(/ +/g, ' ').trimEnd());
    if (slug !== undefined) return { start: at, end: trimEnd(text, at + end), slug };
  }
  return undefined;
}

/** The name of an act that starts at an offset, after "of the". */
export function actStartingAt(text: string, at: number): ActName | undefined {
  const odd = irregular.endOf(text, at);
  const whole = odd === undefined ? undefined : actEndingAt(text, odd - 3, odd, at);
  if (whole?.start === at) return whole;
  let i = at;
  let proper = 0;
  for (let words = 0; words < 30; words++) {
    NAME_WORD.lastIndex = i;
    const written = NAME_WORD.exec(text)?.[0];
    if (!written) return undefined;
    // "section 112 of the Clean Air Act''": the marks close what is quoted.
    const word = /^(?:Acts?|Code|Amendments|Resolution|Law)(?=['’])/.exec(written)?.[0] ?? written;
    const end = i + word.length;
    if (proper > 0 && /^(?:Act|Acts|Code|Amendments|Resolution|Law)$/.test(word)) {
      const found = actEndingAt(text, i, end, at);
      if (found && found.start === at) return found;
      if (word === 'Act' || word === 'Acts') return undefined;
    } else if (isNameWord(word)) {
      if (
        proper === 0 &&
        /^(?:Public,?\s+(?:Law|No)|Executive\s+[Oo]rder|Proclamation\s|Constitution)/.test(text.slice(i, i + 20))
      )
        return undefined;
      proper++;
    } else if (!CONNECTORS.has(word) || proper === 0) return undefined;
    let next = end;
    const c = text.charCodeAt(next);
    if (c === 46 && /^[A-Z]$|^(?:Jr|Sr|St)$/.test(word)) next++;
    else if (c === 44) next++;
    else if (c !== undefined && !isSpace(c)) return undefined;
    const gap = skipGap(text, next);
    if (gap === next) return undefined;
    i = gap;
  }
  return undefined;
}
