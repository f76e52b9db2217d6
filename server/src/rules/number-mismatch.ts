import type { Range } from '../core/analysis.ts';
import type { PassageRule } from './rule.ts';

/** A number in words that its figures contradict: "five (6)". */
export const numberMismatch: PassageRule = {
  code: 'number-mismatch',
  severity: 'warning',
  title: 'A number in words and figures that differ',
  reach: 'passage',

  *check({ text }) {
    for (const match of text.matchAll(FIGURES)) {
      const value = Number(match[1]!.replaceAll(',', ''));
      const words = numberBefore(text, match.index);
      if (!words || words.value === value) continue;
      // "the following three (1) …, (2) …": the figure numbers what follows.
      const next = text.slice(match.index, match.index + 600);
      // "Executive Order Sixty-Five (2020)": a year, without a comma.
      if (YEAR.test(match[1]!) && words.value < 1000) continue;
      if (next.includes(`(${value + 1})`) || (value === 1 && !/^\s*\(1\)\s+\w+s?\b/.test(next))) continue;
      const figures: Range = [match.index + match[0].indexOf('(') + 1, match.index + match[0].length - 1];
      const written = inWords(value);
      yield {
        range: [words.start, match.index + match[0].length],
        message: `The words say ${words.value.toLocaleString('en-US')}, the figures ${value.toLocaleString('en-US')}. Correct one of them.`,
        fixes: [
          { title: `Change the figures to ${words.value}`, edits: [{ range: figures, text: String(words.value) }] },
          ...(written === undefined
            ? []
            : [
                {
                  title: `Change the words to “${written}”`,
                  edits: [{ range: [words.start, words.end] as const, text: written }],
                },
              ]),
        ],
      };
    }
  },
};

const YEAR = /^(?:1[89]|20)\d\d$/;
const FIGURES = /[a-z]\s\((\d{1,3}(?:,\d{3})*|\d{1,7})\)/g;

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const VALUES: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.flatMap((word, ten) => (ten > 1 ? [[word, ten * 10] as const] : [])),
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

/** The number in words that ends behind the letter at an offset; undefined where the word there is none. */
function numberBefore(text: string, at: number): { start: number; end: number; value: number } | undefined {
  const end = at + 1;
  const from = Math.max(0, end - 120);
  const tokens = [...text.slice(from, end).matchAll(/[A-Za-z]+/g)];
  let first = tokens.length;
  while (first > 0) {
    const token = tokens[first - 1]!;
    const word = token[0].toLowerCase();
    const behind = tokens[first];
    // Words of one number have a blank or a hyphen between them.
    const gap = behind ? text.slice(from + token.index + token[0].length, from + behind.index) : '';
    if (behind && !/^(?:\s+|-)$/.test(gap)) break;
    if (!VALUES.has(word) && !SCALES.has(word) && !(word === 'and' && behind && isAfterScale(tokens, first))) break;
    first--;
  }
  if (first === tokens.length) return undefined;
  // "section twenty-one", "No. five": a name. "one hundred and" without its end is read by what it is.
  const words = tokens.slice(first).map(([word]) => word.toLowerCase());
  const value = valueOfWords(words);
  const start = from + tokens[first]!.index;
  // A figure before it is of the same number: "2 million (2,000,000)", "1.5 million".
  // One word between that no number has, and a scale before it: a slip within the number.
  if (SCALES.has((tokens[first - 2]?.[0] ?? '').toLowerCase())) return undefined;
  if (value === undefined || /[\d.,]\s*$/.test(text.slice(Math.max(0, start - 3), start)) || first === 0)
    return undefined;
  return { start, end, value };
}

const isAfterScale = (tokens: readonly RegExpMatchArray[], at: number): boolean =>
  SCALES.has((tokens[at - 2]?.[0] ?? '').toLowerCase());

/** The value of a number's words; undefined where they make none: "two three". */
function valueOfWords(words: readonly string[]): number | undefined {
  let total = 0;
  let group = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const word of words) {
    if (word === 'and') continue;
    const scale = SCALES.get(word);
    if (scale !== undefined) {
      if (scale === 100) group = (group || 1) * 100;
      else {
        total += (group || 1) * scale;
        group = 0;
      }
      last = Number.POSITIVE_INFINITY;
      continue;
    }
    const value = VALUES.get(word)!;
    // "twenty one" goes on; "one twenty" doesn't.
    if (last < 20 || (last < 100 && value >= 10)) return undefined;
    group += value;
    last = value;
  }
  return total + group;
}

/** A number below a thousand in words. */
function inWords(value: number): string | undefined {
  if (value < 20) return SMALL[value];
  if (value < 100) return `${TENS[Math.floor(value / 10)]}${value % 10 ? `-${SMALL[value % 10]}` : ''}`;
  if (value >= 1000) return undefined;
  const rest = value % 100 ? ` ${inWords(value % 100)}` : '';
  return `${SMALL[Math.floor(value / 100)]} hundred${rest}`;
}
