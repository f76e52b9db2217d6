/** The words of the grammar of instructions, and how it says that it doesn't understand. */
import { units } from '../citations/units.ts';

export const ORDINALS: Readonly<Record<string, number>> = {
  '1st': 1,
  '2d': 2,
  '2nd': 2,
  '3d': 3,
  '3rd': 3,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  last: -1,
  final: -1,
  penultimate: -2,
};
export const MARKS: Readonly<Record<string, string>> = {
  period: '.',
  semicolon: ';',
  comma: ',',
  colon: ':',
  dash: '—',
};
/** Stands for whichever amount of money is meant by "the dollar figure". */
export const DOLLARS = '$';
export const MATTER = ['matter', 'material', 'language', 'text', 'portion', 'words', 'provisions'];
export const TAIL = [
  'as',
  'follows',
  'thereof',
  'by',
  'is',
  'are',
  'each',
  'hereby',
  'further',
  'therefore',
  'likewise',
  'expressly',
  'amended',
  'revised',
  ',',
  '—',
  '--',
  ':',
  'and',
  'it',
  'they',
  'also',
  'both',
  '-',
  ';',
  '.',
  'be',
  'shall',
];
export const UNITS = [...units.filter(({ heads }) => !heads).map(({ unit }) => unit), 'sentence'];
export const PLURALS = UNITS.map((unit) => `${unit}s`);

/** What words are called. */
export const NAMES = [
  'word',
  'words',
  'phrase',
  'phrases',
  'term',
  'terms',
  'figure',
  'date',
  'number',
  'amount',
  'text',
  'name',
  'names',
  'letter',
];

/** Words that say nothing of the change itself. */
export const NEW = [
  'new',
  'heading',
  'headings',
  ...UNITS,
  ...PLURALS,
  'item',
  'flush',
  'undesignated',
  'matter',
  'sentence',
  'sentences',
  'text',
  'left',
  'at',
  'end',
  'words',
  'the',
  'language',
  'definition',
  'definitions',
  'and',
  'following',
];

/** Thrown where words are not understood, often and as a matter of course: no error with a stack. */
export class Unread {}
/** A table of sections is meant, whatever else the words say. */
export class Contents {}
