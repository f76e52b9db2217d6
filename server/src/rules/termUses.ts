import type { Analysis, Definition, Range } from '../core/analysis.ts';
import { isDigit, isLetter, isUpper } from '../core/text.ts';

/** A term in small letters and in the singular: `covered agency`, `gauge`. */
export const singular = (term: string): string =>
  term
    .toLowerCase()
    .replace(/[*_]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ies$/, 'y')
    .replace(/(?<=ss|x|ch|sh)es$/, '')
    .replace(/(?<=[^s])s$/, '');

/** Whether a document sets a term by the words of a definition ("means"), and not as a short name in parentheses. */
export function isDefinedBySentence({ text }: Analysis, { range }: Definition): boolean {
  const behind = text.slice(range[1], range[1] + 160).replace(/\s+/g, ' ');
  return /^(?:,?(?:''|["”’]))?,?(?: (?:and|or) .{0,60}?)? (?:each |shall |collectively |also )?(?:means?|includes?|has the|have the|refers? to)\b/.test(
    behind,
  );
}

/** Letters and digits; what joins or ends words is none. */
const inWord = (code: number): boolean => code < WORDS.length && WORDS[code] === 1;
const WORDS = Uint8Array.from({ length: 0x250 }, (_, code) =>
  isLetter(code) || isDigit(code) || code >= 0xc0 ? 1 : 0,
);

/** The code of a letter in small, of any white space as a blank, of all else as it is. */
const fold = (code: number): number => (isUpper(code) ? code | 32 : code < 33 || code === 0xa0 ? 32 : code);

/**
 * Where some words stand in a text, whatever their capitals and blanks: one pass for all of them. `words` are in small
 * letters with single blanks; `visit` is told which, and where it starts and ends. What follows them is its affair.
 */
export function scanFor(
  text: string,
  words: readonly string[],
  visit: (index: number, start: number, end: number) => void,
): void {
  const byStart = new Map<number, number[]>();
  words.forEach((each, index) => {
    const key = keyOf(each.charCodeAt(0), each.charCodeAt(1));
    byStart.set(key, [...(byStart.get(key) ?? []), index]);
  });
  const starts = new Uint8Array(1 << 16);
  for (const key of byStart.keys()) starts[key] = 1;
  let before = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const now = inWord(code);
    if (now && !before) {
      const key = keyOf(fold(code), fold(text.charCodeAt(at + 1)));
      if (starts[key] === 1)
        for (const index of byStart.get(key)!) {
          const end = endOf(text, at, words[index]!);
          if (end >= 0) visit(index, at, end);
        }
    }
    before = now;
  }
}

/** The first two letters of a word as one number. */
const keyOf = (first: number, second: number): number => ((first << 8) ^ second) & 0xffff;

/** Where the words end that start at an offset; -1 where others stand there. */
function endOf(text: string, start: number, words: string): number {
  let at = start;
  for (let i = 0; i < words.length; i++) {
    if (fold(text.charCodeAt(at)) !== words.charCodeAt(i)) return -1;
    at++;
    // A line may end between two words, with the next one's indentation.
    if (words.charCodeAt(i) === 32) while (at < text.length && fold(text.charCodeAt(at)) === 32) at++;
  }
  return at;
}

/** Which terms are used outside the place where each is defined; plurals and other capitals are uses. */
export function usedTerms(
  text: string,
  terms: readonly { readonly term: string; readonly range: Range }[],
): ReadonlySet<string> {
  const used = new Set<string>();
  const isUse = ([from, to]: Range, start: number, end: number): boolean =>
    (start < from || start >= to) && !inWord(text.charCodeAt(start - 1)) && ENDED.test(text.slice(end, end + 8));
  // Most are used as they are defined, and soon.
  for (const { term, range } of terms)
    for (const first of [text.indexOf(term, range[1]), text.indexOf(term)])
      if (first >= 0 && isUse(range, first, first + term.length)) used.add(term);
  for (const { term, range } of terms) {
    // Capitals alone are used as they are.
    if (used.has(term) || !isInitials(term)) continue;
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length))
      if (isUse(range, at, at + term.length)) used.add(term);
  }
  const left = terms.filter(({ term }) => !used.has(term) && !isInitials(term));
  if (left.length === 0) return used;
  const variants = left.flatMap((each) => variantsOf(each.term).map((words) => ({ ...each, words })));
  scanFor(
    text,
    variants.map(({ words }) => words),
    (index, start, end) => {
      const { term, range } = variants[index]!;
      if (isUse(range, start, end)) used.add(term);
    },
  );
  return used;
}

/** How a term may begin where it is used: "member of the Service" for "members of the Service", "chairmen". */
function variantsOf(term: string): string[] {
  const one = singular(term);
  const first = one.replace(/^(\w{3,}?)s?(?= (?:of|for|in|to|with)\b)/, '$1');
  return [...new Set([one, first, ...(first === one ? [] : [first.replace(/^\w+/, '$&s')])])].map((words) =>
    words.replace(/y$|(?<=m)an$/, ''),
  );
}

const isInitials = (term: string): boolean => /^[A-Z&.-]{2,}$/.test(term);
const ENDED = /^(?:ies|ys?|es|s|[ae]n)?(?:['’]s?)?(?![\p{L}\p{N}])/iu;

/** Where each term stands with other capitals, or over a line's end. */
export function otherwiseWritten(text: string, terms: readonly string[]): ReadonlyMap<string, readonly Range[]> {
  const all = [...new Set(terms)];
  const found = new Map<string, Range[]>(all.map((term) => [term, []]));
  const words = all.map((term) => term.toLowerCase().replace(/\s+/g, ' '));
  scanFor(text, words, (index, start, end) => {
    if (!text.startsWith(all[index]!, start) && !inWord(text.charCodeAt(end)))
      found.get(all[index]!)!.push([start, end]);
  });
  return found;
}
