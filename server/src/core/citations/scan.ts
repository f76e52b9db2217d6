/**
 * The scanner: one pass over the text that finds every phrase in which law is pointed to, and reads it to its end.
 * It recognises; what "the Act" or "section 2" means is decided afterwards (`references/`).
 */

import { MONTH_WORDS } from '../dates.ts';
import { OPERATIVE } from '../instructions/verbs.ts';
import { isDigit, isLetter } from '../text.ts';
import { asWritten } from './capitals.ts';
import { withCitedOrders } from './citedOrders.ts';
import { type Reader, readers } from './order.ts';
import type { Phrase } from './phrase.ts';
import { readUnitsAt } from './shapes/units.ts';

/** Words for spans of time and for months: no law is read there, but deadlines are (`deadlines.ts`). */
const TIME_WORDS = [
  ...['hour', 'hours', 'day', 'days', 'week', 'weeks', 'month', 'months', 'year', 'years', 'Year', 'FY'],
  ...MONTH_WORDS,
];

/** What the pass does at a word. */
type Stop = readonly Reader[] | 'time' | 'operative';

/** The words that it stops at. */
const STOPS: ReadonlyMap<string, Stop> = new Map<string, Stop>([
  ...TIME_WORDS.map((word) => [word, 'time'] as const),
  ...OPERATIVE.map((word) => [word, 'operative'] as const),
  ...readers,
]);

/** How long these words are, a bit for each length, by their first two letters: hardly another word has both. */
const LENGTHS = new Int32Array(128 * 128);
for (const word of STOPS.keys()) {
  const [first] = /^[A-Za-z]+/.exec(word)!;
  LENGTHS[(first.charCodeAt(0) << 7) | (first.charCodeAt(1) || 0)]! |= 1 << first.length;
}

/** By a character's code, whether a word may go on with it. */
const IN_WORDS = new Uint8Array(0x10000);
for (let code = 48; code < 123; code++) if (isDigit(code) || isLetter(code)) IN_WORDS[code] = 1;

/** "EO13563", "PL116-136", "49 CFR230.105": a mark without a blank before its number. */
const GLUED = /(?:EO(?=\d)|PL(?=\d{2,3}[-\u2010-\u2013]\d)|(?:CFR|USC)(?=\d))/y;

/** The end of a longer or shorter word at which the pass stops than the one that was met from one offset up to another; 0 for none. */
function stopAt(text: string, at: number, end: number): number {
  // "re-lettered", "MAP–21".
  if (text.charCodeAt(end) === HYPHEN || text.charCodeAt(end) === EN_DASH) {
    let behind = end + 1;
    while (IN_WORDS[text.charCodeAt(behind)]) behind++;
    if (STOPS.has(text.slice(at, behind))) return behind;
  }
  if (text.charCodeAt(at - 1) === UNDERSCORE) return 0;
  if (!gluesNumber(text, at, text.charCodeAt(at))) return 0;
  GLUED.lastIndex = at;
  return GLUED.test(text) ? GLUED.lastIndex : 0;
}

/** "5CFR", "86Stat.", "7F.R.": where the mark begins behind a volume without a blank, to be read as a word; else the end of the word. */
function gluedMark(text: string, at: number, end: number): number {
  if (isDigit(text.charCodeAt(end - 1))) return end;
  let mark = at;
  while (isDigit(text.charCodeAt(mark))) mark++;
  const known = end - mark > 1 ? MARKS.has(text.slice(mark, end)) : POINTED.test(text.slice(mark, end + 3));
  return mark < end && known ? mark : end;
}

const MARKS: ReadonlySet<string> = new Set(['CFR', 'USC', 'Stat']);
const POINTED = /^(?:[UC]\.S|C\.F|F\.R)/;
const C = 67;
/** Whether a word may be a mark with its number behind it, by its first letter and where its figures begin. */
function gluesNumber(text: string, at: number, first: number): boolean {
  if (first === E || first === P) return isDigit(text.charCodeAt(at + 2));
  return (first === C || first === U) && isDigit(text.charCodeAt(at + 3));
}

const HYPHEN = 45;
const EN_DASH = 0x2013;
const E = 69;
const P = 80;
const U = 85;
const UNDERSCORE = 95;

/** What a pass over a text found, in order. */
export interface Found {
  /** Phrases; none overlaps another. */
  readonly phrases: Phrase[];
  /** Offsets of the words for spans of time and for months outside the phrases. */
  readonly times: number[];
  /** Offsets of words by which a text may be changed ("amended", "striking"), outside the phrases. */
  readonly operative: number[];
}

/** Finds what a text points to, and the words that other readers start from. */
export function scan(text: string): Found {
  const phrases: Phrase[] = [];
  const times: number[] = [];
  const operative: number[] = [];
  let from = 0;
  const take = (phrase: Phrase | undefined, at: number): boolean => {
    if (!phrase) return false;
    phrases.push(asWritten(text, phrase));
    from = Math.max(phrase.range[1], at + 1);
    return true;
  };
  // A sign is no word: it is looked up on the way.
  let sign = text.indexOf('§');
  const readSigns = (until: number) => {
    while (sign >= 0 && sign < until) {
      const word = text.startsWith('§§', sign) ? '§§' : '§';
      if (sign >= from) take(readUnitsAt(text, sign, word, from), sign);
      sign = text.indexOf('§', Math.max(from, sign + word.length));
    }
  };
  // An underscore is Markdown's and belongs to no word: "_within 15 days_ of receipt".
  for (let i = 0; i < text.length; ) {
    const first = text.charCodeAt(i);
    if (IN_WORDS[first] === 0) {
      i++;
      continue;
    }
    const at = i++;
    const second = text.charCodeAt(i);
    while (i < text.length && IN_WORDS[text.charCodeAt(i)] === 1) i++;
    const length = i - at;
    const known = LENGTHS[(first << 7) | (length > 1 ? second : 0)]! & (1 << length);
    if (known === 0 && isDigit(first) && length > 1) {
      i = gluedMark(text, at, i);
      continue;
    }
    // "EO13563", "CFR230".
    if (known === 0 && !(length > 4 && gluesNumber(text, at, first))) continue;
    // What began before the end of a phrase is of it.
    if (at < from || (IN_WORDS[text.charCodeAt(at - 1)] && !isDigit(text.charCodeAt(at - 1)))) continue;
    // Most often it is the word that was met; only "re-lettered" and "EO13563" need more.
    const plain = STOPS.get(text.slice(at, i));
    const end = plain ? i : stopAt(text, at, i);
    if (end === 0) continue;
    i = end;
    if (sign >= 0 && sign < at) {
      readSigns(at);
      if (at < from) {
        i = from;
        continue;
      }
    }
    const word = text.slice(at, end);
    const stop = plain ?? STOPS.get(word);
    if (stop === 'time') times.push(at);
    else if (stop === 'operative') operative.push(at);
    else
      for (const reader of stop ?? []) {
        if (!take(reader(text, at, word, from), at)) continue;
        i = from;
        break;
      }
  }
  readSigns(text.length);
  return { phrases: withCitedOrders(text, phrases), times, operative };
}
