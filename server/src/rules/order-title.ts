import type { Citation, Passage, Range } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import { rememberOf } from '../law/remember.ts';
import type { PassageRule } from './rule.ts';
import { cited } from './sources.ts';

/** An executive order cited with the title of another, or a title that it does not have. */
export const orderTitle: PassageRule = {
  code: 'order-title',
  severity: 'warning',
  title: 'An executive order cited with a wrong title',
  reach: 'passage',

  *check(passage, law) {
    const numberOf = numberOfTitle(law);
    for (const citation of passage.citations) {
      if (citation.kind !== 'eo' || citation.targets.length !== 1) continue;
      const number = /^\/us\/eo\/(\d+)$/.exec(citation.targets[0]!)?.[1];
      // Titles before are those of catalogers.
      if (number === undefined || Number(number) < FIRST_TITLED) continue;
      const written = titleBehind(passage, citation);
      const order = written && law.order(number);
      if (!written || !order || order.title === '' || isSame(written.words, order.title)) continue;
      // Parentheses behind a bare number hold an agency as often as a title.
      const other = numberOf(written.words);
      const dated = !AGENCY.test(written.words) && /\d{4}$/.test(passage.text.slice(...citation.range));
      if (other === undefined && !dated && !isNear(written.words, order.title)) continue;
      yield {
        range: written.range,
        message: other
          ? `Executive Order ${number} is “${order.title}”; the title is that of Executive Order ${other}. Check which is meant.`
          : `Executive Order ${number} is “${order.title}”. Check the title, and whether this order is meant.`,
        source: cited(order.provenance),
        fixes: [{ title: `Change to “${order.title}”`, edits: [{ range: written.range, text: order.title }] }],
      };
    }
  },
};

/** Where an order is carried out, which stands behind it as often as its title. */
const AGENCY = /\b(?:Department|Office|Agency|Administration|Bureau|Corporation|Services)\b/;

/** Since then the Federal Register prints orders with the titles that they are signed with. */
const FIRST_TITLED = 12890;

/** The title in parentheses or quotation marks behind a citation. */
function titleBehind(
  { text }: Passage,
  { range }: Citation,
): { readonly words: string; readonly range: Range } | undefined {
  const behind = text.slice(range[1], range[1] + 260);
  const match = BEHIND.exec(behind);
  if (!match) return undefined;
  const words = (match[1] ?? match[2])!;
  // Names are short and led to, titles are words in capitals: "(the Order)", "(E.O. 14000)".
  const plain = words.replace(/\s+/g, ' ').trim().replace(/[.,]$/, '');
  if (
    plain.split(' ').length < 3 ||
    !/^[A-Z]/.test(plain) ||
    /^[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}$/.test(plain) ||
    /\b(?:FR|Fed\. Reg|C\.?F\.?R|Order \d|Order|as amended|[Hh]erein)\b/.test(plain)
  )
    return undefined;
  if (
    /^(?:The|This|Each|These|See|Note|As|Such|Section|Revoked|Amended|Superseded)\b(?=.*\b(?:is|was|are|were|shall|by)\b)/.test(
      plain,
    )
  )
    return undefined;
  const small = plain.split(' ').filter((word) => /^[a-z]/.test(word) && !SMALL.has(word)).length;
  if (small > 0) return undefined;
  const start = range[1] + match.index + match[0].lastIndexOf(words) + (words.length - words.trimStart().length);
  return { words: plain, range: [start, start + words.trim().replace(/[.,]$/, '').length] };
}

const BEHIND =
  /^,?\s+(?:\((?:["“]|``)?([^()"“”`]{8,200}?)(?:["”]|'')?\)|(?:\(?(?:entitled|titled)\s+)?(?:["“]|``)([^"“”`]{8,200}?)[,.]?(?:["”]|''))/;

const SMALL = new Set(
  'a an and as at by for from in into its nor of on or over per the through to toward towards under upon via with within without against their our other between among during'.split(
    ' ',
  ),
);

const letters = (title: string): string =>
  title
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]/g, '');

/** Whether two titles are the same but for marks, or one is the other shortened. */
function isSame(written: string, known: string): boolean {
  const [a, b] = [letters(written), letters(known)];
  return a === b || b.includes(a) || a.includes(b);
}

/** Whether two titles share most of their words. */
function isNear(written: string, known: string): boolean {
  const words = (title: string): string[] => title.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  const all = new Set(words(known));
  const mine = words(written);
  return mine.length >= 2 && mine.filter((word) => all.has(word)).length * 2 > Math.max(mine.length, all.size);
}

/** The numbers of orders by their titles, of those that share one the latest. Those of catalogers are cited by nobody. */
const numbersByTitle = rememberOf((_, law: Law): ReadonlyMap<string, string> => {
  const numbers = new Map<string, string>();
  // Two figures begin fewer numbers than are given at once.
  for (let begin = 10; begin <= 99; begin++)
    for (const { number, title } of law.ordersFrom(String(begin), Number.POSITIVE_INFINITY)) {
      const key = letters(title);
      if (key !== '' && Number(number) >= Number(numbers.get(key) ?? FIRST_TITLED)) numbers.set(key, number);
    }
  return numbers;
});

/** The number of the order that has a title. */
const numberOfTitle =
  (law: Law) =>
  (title: string): string | undefined =>
    numbersByTitle(law)('').get(letters(title));
