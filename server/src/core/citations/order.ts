/** Which shape of phrase is tried at which word, and in which order where several begin with the same one. */
import { isDigit, isSpace } from '../text.ts';
import { knownAbbreviations } from './acts.ts';
import { kinds, marksPattern, volumeKinds } from './kinds.ts';
import type { Phrase } from './phrase.ts';
import { readAbbreviation, readAct, readActInCapitals, readPointed, readSmallAct } from './shapes/act.ts';
import { readAmendment, readBluebook } from './shapes/constitution.ts';
import { isDated, readDatedOrder } from './shapes/dated.ts';
import { readItself } from './shapes/itself.ts';
import { readNumbered } from './shapes/numbered.ts';
import { REGULATION_WORDS, readRegulation } from './shapes/regulation.ts';
import { readTreasury } from './shapes/treasury.ts';
import { readUnitsAt } from './shapes/units.ts';
import { readVolume } from './shapes/volume.ts';
import { unitWords } from './units.ts';

/**
 * Reads the phrase that a word begins, or ends, or stands in.
 * @param at where the word starts
 * @param from no phrase starts before this offset
 */
export type Reader = (text: string, at: number, word: string, from: number) => Phrase | undefined;

/** The first word of each mark: `U` of "U.S.C.", `National` of "National Security Memorandum". */
const firstWords = (marks: readonly string[]): string[] => [
  ...new Set(marks.map((mark) => /^[A-Za-z]+/.exec(mark)![0])),
];

const MARK = new RegExp(`(?:${volumeKinds.map((data) => marksPattern(data.marks!)).join('|')})`, 'y');

/** An abbreviation as it is printed: with either dash. */
const inPrint = (short: string): readonly string[] =>
  short.includes('-') ? [short, short.replace('-', '\u2013')] : [short];

/** Whether a volume may stand right before a mark, behind a blank, a comma or markup: "8 U.S.C.", "50 App. U.S.C.", "5A C.F.R.". */
function followsVolume(text: string, at: number): boolean {
  let code = text.charCodeAt(at - 1);
  if (isDigit(code) || code === 93 /* ] */) return true;
  if (!isSpace(code) && code !== 44 && code !== 42 && code !== 95) return false;
  let i = at - 2;
  for (; i >= 0 && (isSpace(code) || code === 44 || code === 42 || code === 95); i--) code = text.charCodeAt(i);
  // "5a U.S.C.".
  if (code === 97 /* a */) return isDigit(text.charCodeAt(i));
  return isDigit(code) || code === 65 /* A */ || code === 112 /* p */ || code === 46 || code === 93;
}

const numberedMarks = kinds
  .filter((data) => data.shape === 'numbered')
  .flatMap((data) => [
    ...(data.early ?? []),
    ...(data.marks ?? []),
    ...(data.series ?? []).flatMap(({ marks }) => marks),
    ...(data.determinations ?? []),
    ...(data.undated ?? []),
  ]);

/** The words at which reading starts, and what reads from there; where a word stands twice, the earlier line is tried first. */
const READERS: readonly (readonly [words: readonly string[], reader: Reader])[] = [
  [[...unitWords.keys()].map((word) => word.replace(/\.$/, '')).filter((word) => /^\w/.test(word)), readUnitsAt],
  [['U', 'US'], (text, at) => readBluebook(text, at)],
  [
    firstWords(volumeKinds.flatMap((data) => data.marks!)),
    (text, at, _word, from) => {
      if (!followsVolume(text, at)) return undefined;
      MARK.lastIndex = at;
      return MARK.test(text) ? readVolume(text, at, from) : undefined;
    },
  ],
  [firstWords(numberedMarks).filter((word) => !/^order$/i.test(word)), (text, at) => readNumbered(text, at)],
  [
    ['Act', 'Acts', 'Code', 'Amendments', 'Resolution', 'Law'],
    (text, at, word, from) =>
      isSpace(text.charCodeAt(at - 1)) ? readAct(text, at, at + word.length, from) : undefined,
  ],
  [['Amendment', 'Amendments'], (text, at, _word, from) => readAmendment(text, at, from)],
  [
    ['Order', 'order'],
    (text, at, word, from) => (isDated(text, at + word.length) ? readDatedOrder(text, at, from) : undefined),
  ],
  [
    ['act'],
    (text, at, word, from) =>
      isDated(text, at + word.length) ? readAct(text, at, at + word.length, from) : readSmallAct(text, at, from),
  ],
  [['ACT'], (text, at, word, from) => readActInCapitals(text, at + word.length, from)],
  [REGULATION_WORDS, readRegulation],
  [['Treas', 'Treasury'], (text, at) => readTreasury(text, at)],
  [['this', 'This'], (text, at) => readItself(text, at, at + 4, '')],
  [['preceding'], (text, at) => readItself(text, at, at + 9, 'preceding ')],
  [[...knownAbbreviations.keys()].flatMap(inPrint), (text, at, word) => readAbbreviation(text, at, word)],
  // "I.R.C. 6050I", "I.N.A. 240(a)": with points.
  [['I'], (text, at) => (text.charCodeAt(at + 1) === 46 ? readPointed(text, at) : undefined)],
];

/** The readers of each word, in their order. */
export const readers: ReadonlyMap<string, readonly Reader[]> = (() => {
  const all = new Map<string, Reader[]>();
  for (const [words, reader] of READERS)
    for (const word of words) all.set(word, [...new Set([...(all.get(word) ?? []), reader])]);
  return all;
})();
