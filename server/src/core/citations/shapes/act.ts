/** Acts by their name, with the places behind it: "Trade Act of 1974", "Clean Air Act § 112", "INA 235(b)(1)". */
import { isUpper, skipGap } from '../../text.ts';
import { actInCapitals, actsEndingAt, knownAbbreviations, knownNames } from '../acts.ts';
import { isActSlug } from '../address.ts';
import { readSuffix } from '../grammar/groups.ts';
import { readPlaces } from '../grammar/lists.ts';
import { lawHost, makePhrase, type Phrase } from '../phrase.ts';
import { slugOf } from '../slug.ts';
import { section } from '../units.ts';
import { datedActAt } from './dated.ts';

/** The phrase whose act's name ends in the word at an offset ("Act", "Code", "Amendments"). */
export function readAct(text: string, wordStart: number, wordEnd: number, from: number): Phrase | undefined {
  const names = actsEndingAt(text, wordStart, wordEnd, from);
  if (names?.every(({ slug }) => isActSlug(slug))) {
    const [first] = names;
    const { end } = names.at(-1)!;
    const host = lawHost(
      'act',
      names.map((name) => ({ id: `/us/act/${name.slug}`, range: [name.start, name.end] as const })),
    );
    const suffix = names.length === 1 ? readSuffix(text, end) : undefined;
    return makePhrase([first!.start, suffix?.end ?? end], host, suffix?.places, suffix?.unit);
  }
  const dated = datedActAt(text, wordStart);
  return dated && makePhrase([wordStart, dated.end], dated.host);
}

const NAME_BEFORE = /(?:(?:[A-Z][\w’'-]*|of|and|for|the|to|in)[\s\u00a0]+){1,12}$/;
const OF_YEAR = /[\s\u00a0]+of[\s\u00a0]+((?:18|19|20)\d\d)(?!\d)/y;

/** "Defense Production act of 1950": an act that the tables know, with its last word in small letters. */
export function readSmallAct(text: string, at: number, from: number): Phrase | undefined {
  OF_YEAR.lastIndex = at + 3;
  const year = OF_YEAR.exec(text)?.[1];
  const before = year === undefined ? undefined : NAME_BEFORE.exec(text.slice(Math.max(from, at - 120), at))?.[0];
  if (before === undefined) return undefined;
  for (const { index } of before.matchAll(/(?<![\w’'-])[A-Z]/g)) {
    const name = `${before.slice(index).replace(/\s+/g, ' ')}Act of ${year}`;
    if (!knownNames.has(name)) continue;
    const start = at - before.length + index;
    const end = OF_YEAR.lastIndex;
    return makePhrase([start, end], lawHost('act', [{ id: `/us/act/${slugOf(name)}`, range: [start, end] }]));
  }
  return undefined;
}

const CAPITALS_BEFORE = /(?:[A-Z][A-Z’'-]*,?[\s\u00a0]+){1,14}$/;

/** "AMENDMENTS TO THE CLEAN AIR ACT": an act that the tables know, in a heading of capitals, whose word ACT ends at an offset. */
export function readActInCapitals(text: string, wordEnd: number, from: number): Phrase | undefined {
  const at = wordEnd - 'ACT'.length;
  const before = CAPITALS_BEFORE.exec(text.slice(Math.max(from, at - 120), at))?.[0];
  if (before === undefined) return undefined;
  for (const { index } of before.matchAll(/(?<![A-Z’'-])[A-Z]/g)) {
    const start = at - before.length + index;
    const name = actInCapitals(text, start);
    if (!name || name.end < wordEnd) continue;
    return makePhrase(
      [name.start, name.end],
      lawHost('act', [{ id: `/us/act/${name.slug}`, range: [name.start, name.end] }]),
    );
  }
  return undefined;
}

/** "INA 235(b)(1)": an act's abbreviation with a section that has no word of its own, but subdivisions. */
export function readAbbreviation(text: string, at: number, word: string): Phrase | undefined {
  const short = word.replace('\u2013', '-');
  if (!knownAbbreviations.has(short) || !isUpper(text.charCodeAt(at))) return undefined;
  const end = at + word.length;
  const sections = sectionsBehind(text, at, end, short);
  // "MAP–21" is nothing but the act.
  if (sections || !short.includes('-')) return sections;
  return makePhrase([at, end], { type: 'term', term: short, which: 'the' });
}

const POINTED = /(?:[A-Z]\.[ \u00a0]?){2,3}[A-Z]\.(?=[\s\u00a0]+\d)/y;

/** "I.R.C. 6050I", "I. R. C. 6050I": an abbreviation with points. */
export function readPointed(text: string, at: number): Phrase | undefined {
  POINTED.lastIndex = at;
  const written = POINTED.exec(text)?.[0];
  const word = written?.replace(/[.\s]/g, '');
  return word !== undefined && knownAbbreviations.has(word)
    ? sectionsBehind(text, at, at + written!.length, word)
    : undefined;
}

function sectionsBehind(text: string, at: number, end: number, word: string): Phrase | undefined {
  const start = skipGap(text, end);
  if (start === end) return undefined;
  const list = readPlaces(text, start, { unit: section, plural: false, worded: false, title: '' });
  // "FOIA 2000" is no section; one with its subdivision is, and so is one that a heading or the end of its phrase follows.
  const hasSubdivision = list?.places.every((place) => place.steps.length > 1 || list.places[0]!.steps.length > 1);
  if (!list || !(hasSubdivision || isWhole(text, start, list.end))) return undefined;
  return makePhrase([at, list.end], { type: 'term', term: word, which: 'the' }, list.places, section);
}

/** "INA 231-235"; "FOIA 1966-1996" are years. */
const isRange = (words: string): boolean => {
  const ends = /^(\d{3,4})[-–](\d{3,4})$/.exec(words);
  return ends !== null && !/^(?:19|20)\d\d$/.test(ends[1]!) && Number(ends[2]) > Number(ends[1]);
};

/**
 * Whether a section of three figures, or of four that are no year, is all of its phrase without subdivisions: "INA 101 - Definitions",
 * "(INA 240)", "FISA 702,", "I.R.C. 6050I".
 */
const isWhole = (text: string, start: number, end: number): boolean =>
  /^\d{3,4}[A-Z]$/.test(text.slice(start, end)) ||
  isRange(text.slice(start, end)) ||
  (/^(?:\d{3}|(?!19|20)\d{4})$/.test(text.slice(start, end)) &&
    /^(?:\s[-–—]\s?[A-Z]|[).,;:](?!\d)|\s*[\r\n]\s*[\r\n]|$)/.test(text.slice(end, end + 8)));
