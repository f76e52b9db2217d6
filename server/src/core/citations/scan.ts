/**
 * The scanner: one pass over the text that finds every phrase in which law is pointed to, and reads it to its end.
 * It recognises; what "the Act" or "section 2" means is decided afterwards (`references/`).
 */
import { MONTH_WORDS } from '../dates.ts';
import { OPERATIVE } from '../instructions/verbs.ts';
import { isLetter } from '../text.ts';
import { asWritten } from './capitals.ts';
import { readers } from './order.ts';
import type { Phrase } from './phrase.ts';
import { readUnitsAt } from './shapes/units.ts';

/** Words for spans of time and for months: no law is read there, but deadlines are (`deadlines.ts`). */
const TIME_WORDS: ReadonlySet<string> = new Set([
  ...['hour', 'hours', 'day', 'days', 'week', 'weeks', 'month', 'months', 'year', 'years'],
  ...MONTH_WORDS,
]);

const OPERATIVES: ReadonlySet<string> = new Set(OPERATIVE);

/**
 * The words that the pass stops at; "EO13563" has no end of a word before its number. An underscore is Markdown's and
 * belongs to no word: "_within 15 days_ of receipt".
 */
const ANCHOR = new RegExp(
  `(?<![A-Za-z\\d])(?:${[...readers.keys(), ...TIME_WORDS, ...OPERATIVE].sort((a, b) => b.length - a.length).join('|')})(?![A-Za-z\\d])|\\b(?:EO(?=\\d)|PL(?=\\d{2,3}[-\\u2010-\\u2013]\\d))`,
  'g',
);

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
  ANCHOR.lastIndex = 0;
  // A test makes no list of groups; the word is what of letters stands before its end.
  while (ANCHOR.test(text)) {
    const end = ANCHOR.lastIndex;
    let at = end - 1;
    while (isLetter(text.charCodeAt(at - 1))) at--;
    const word = text.slice(at, end);
    if (sign >= 0 && sign < at) {
      readSigns(at);
      if (at < from) {
        ANCHOR.lastIndex = from;
        continue;
      }
    }
    const tried = readers.get(word);
    // "Re-designated" is one word.
    const operates = OPERATIVES.has(word) || (text[at - 1] === '-' && OPERATIVES.has(text.slice(at - 3, end)));
    if (!tried) (operates ? operative : times).push(at);
    else
      for (const reader of tried) {
        if (!take(reader(text, at, word, from), at)) continue;
        ANCHOR.lastIndex = from;
        break;
      }
  }
  readSigns(text.length);
  return { phrases, times, operative };
}
