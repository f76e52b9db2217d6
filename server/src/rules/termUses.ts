import type { Definition, Passage, Range } from '../core/analysis.ts';
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
export function isDefinedBySentence({ text }: Pick<Passage, 'text'>, { range }: Pick<Definition, 'range'>): boolean {
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

/** Told which words stand somewhere, and where they start and end. What follows them is its affair. */
export type Visit = (index: number, start: number, end: number) => void;

/**
 * Makes what looks for some words in texts, whatever their capitals and blanks: one pass for all of them. `words` are in small
 * letters with single blanks.
 */
export function scanner(words: readonly string[]): (text: string, visit: Visit) => void {
  // Of hundreds of terms many begin with the same two letters, and few with the same four.
  const short = new Starts();
  const long = new Starts();
  words.forEach((each, index) => {
    if (/^[^\s-]{4}/.test(each)) long.add(fourOf(each, 0), index);
    else short.add(keyOf(each.charCodeAt(0), each.charCodeAt(1)), index);
  });
  return (text, visit) => {
    const look = (indexes: readonly number[], at: number): void => {
      for (const index of indexes) {
        const end = endOf(text, at, words[index]!);
        if (end >= 0) visit(index, at, end);
      }
    };
    let before = false;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const now = inWord(code);
      if (now && !before) {
        const two = keyOf(fold(code), fold(text.charCodeAt(at + 1)));
        if (short.has(two)) look(short.of(two), at);
        const four = fourOf(text, at);
        if (long.has(four)) look(long.of(four), at);
      }
      before = now;
    }
  };
}

/** Words by a number that their first letters have. */
class Starts {
  readonly #known = new Uint8Array(1 << 16);
  readonly #words = new Map<number, number[]>();

  add(key: number, index: number): void {
    const words = this.#words.get(key);
    if (words) words.push(index);
    else this.#words.set(key, [index]);
    this.#known[key] = 1;
  }

  has = (key: number): boolean => this.#known[key] === 1;

  of = (key: number): readonly number[] => this.#words.get(key)!;
}

/** A term, and how it may be written but as it is defined. */
export interface TermForm {
  readonly term: string;
  readonly others: readonly string[];
}

/** Terms as they may be written. */
export interface Spelled {
  readonly forms: readonly { readonly written: string; readonly term: string }[];
  readonly isTerm: (words: string) => boolean;
  /** Looks for all forms in a text. */
  readonly scan: (text: string, visit: Visit) => void;
}

/**
 * The ways in which terms may be written: as they are defined, in their other number, and in small letters where the capital is of
 * the sentence. A word that is defined itself is nobody's plural.
 */
export function spell(terms: readonly TermForm[]): Spelled {
  const ways = new Map<string, Set<string>>();
  for (const { term, others } of terms) {
    const known = ways.get(term) ?? new Set();
    for (const each of others) known.add(each);
    ways.set(term, known);
  }
  const forms = [...ways].flatMap(([term, others]) => [
    { written: term, term },
    ...[...others].flatMap((written) => (ways.has(written) ? [] : [{ written, term }])),
  ]);
  const isTerm = (words: string): boolean => ways.has(words);
  return { forms, isTerm, scan: scanner(forms.map(({ written }) => written.toLowerCase())) };
}

/** Where each term is defined: in which passage, and which of its definitions it is. */
export type TermPlaces = ReadonlyMap<string, readonly (readonly [place: number, index: number])[]>;

/** The terms of a version of a document, passage by passage. */
export interface Terms {
  readonly lists: readonly (readonly TermForm[])[];
  readonly spelled: Spelled;
  readonly places: TermPlaces;
}

/** Tells of words whether one with their first letters begins in a text. */
export function firstLetters(text: string): (words: string) => boolean {
  const keys = new Set<number>();
  let before = false;
  for (let at = 0; at < text.length; at++) {
    const now = inWord(text.charCodeAt(at));
    if (now && !before) keys.add(keyOf(fold(text.charCodeAt(at)), fold(text.charCodeAt(at + 1))));
    before = now;
  }
  return (words) => keys.has(keyOf(fold(words.charCodeAt(0)), fold(words.charCodeAt(1))));
}

/** The first two letters of a word as one number. */
const keyOf = (first: number, second: number): number => ((first << 8) ^ second) & 0xffff;

/** The first four letters that begin at an offset, as one number; others may have the same. */
function fourOf(text: string, at: number): number {
  let key = 0;
  for (let i = at; i < at + 4; i++) key = (Math.imul(key, 37) + fold(text.charCodeAt(i))) & 0xffff;
  return key;
}

const isJoint = (code: number): boolean => code === 32 || code === 45;

/** Where the words end that start at an offset; -1 where others stand there. */
function endOf(text: string, start: number, words: string): number {
  let at = start;
  for (let i = 0; i < words.length; i++) {
    const here = fold(text.charCodeAt(at));
    // "old growth timber" is "old-growth timber".
    if (here !== words.charCodeAt(i) && !(isJoint(here) && isJoint(words.charCodeAt(i)))) return -1;
    at++;
    // A line may end between two words, with the next one's indentation.
    if (words.charCodeAt(i) === 32) at = blanksEnd(text, at, words.charCodeAt(i + 1));
  }
  return at;
}

/** The end of the blanks at an offset; behind a line's end the number of the next line of a bill is one of them. */
function blanksEnd(text: string, from: number, next: number): number {
  let at = from;
  let ends = 0;
  for (; at < text.length && fold(text.charCodeAt(at)) === 32; at++) if (text.charCodeAt(at) === 10) ends++;
  if ((ends === 0 && text.charCodeAt(from - 1) !== 10) || !isDigit(text.charCodeAt(at)) || isDigit(next)) return at;
  const number = /^\d{1,2}[ \t\u00a0]+/.exec(text.slice(at, at + 24));
  return number ? at + number[0].length : at;
}

/** A term, and where it is defined: the passage, and its range there. */
export interface Defined {
  readonly term: string;
  readonly range: Range;
  readonly passage: Passage;
}

/** For each term a passage that uses it; undefined where none of the passages does. */
export interface Uses {
  readonly passages: ReadonlySet<Passage>;
  readonly by: ReadonlyMap<string, Passage | undefined>;
  /** How the terms may begin that were last looked for in vain. */
  readonly variants: Variants | undefined;
}

/** Terms as they may begin, and what looks for them. */
interface Variants {
  readonly terms: readonly Defined[];
  /** Of which term each is. */
  readonly of: readonly number[];
  readonly scan: (text: string, visit: Visit) => void;
}

/** Those of some terms; the very ones of before for the same terms. */
function variantsFor(terms: readonly Defined[], before: Variants | undefined): Variants {
  if (before?.terms.length === terms.length && before.terms.every(({ term }, index) => term === terms[index]!.term))
    return { ...before, terms };
  const variants = terms.flatMap(({ term }, index) => variantsOf(term).map((words) => ({ words, index })));
  return { terms, of: variants.map(({ index }) => index), scan: scanner(variants.map(({ words }) => words)) };
}

/**
 * Where terms are used outside the place where each is defined; plurals and other capitals are uses. What was found in a version
 * before holds as long as the passages are there: a use while its passage is, and that there is none in each that is.
 * @param terms of which each is defined once
 */
export function usesOf(terms: readonly Defined[], passages: readonly Passage[], before?: Uses): Uses {
  const there = new Set(passages);
  const by = new Map(
    terms.map(({ term }) => {
      const used = before?.by.get(term);
      return [term, used && there.has(used) ? used : undefined];
    }),
  );
  const fresh = passages.filter((passage) => !before?.passages.has(passage));
  // What was used in a passage that was edited most often still is.
  const variants = look(terms, fresh, by, before?.variants);
  if (before) {
    const unknown = terms.filter(({ term }) => !before.by.has(term) || before.by.get(term) !== undefined);
    look(unknown, passages, by);
  }
  return { passages: there, by, variants };
}

/** Looks for uses of the terms of which none is known in some passages. */
function look(
  terms: readonly Defined[],
  passages: readonly Passage[],
  by: Map<string, Passage | undefined>,
  before?: Variants,
): Variants | undefined {
  const isFound = ({ term }: Defined): boolean => by.get(term) !== undefined;
  const isUse = ({ range: [from, to], passage: own }: Defined, passage: Passage, start: number, end: number): boolean =>
    (passage !== own || start < from || start >= to) &&
    !inWord(passage.text.charCodeAt(start - 1)) &&
    ENDED.test(passage.text.slice(end, end + 8));
  const left = terms.filter((each) => !isFound(each));
  const all = new Set(passages);
  for (const each of left) {
    const { term, range, passage: own } = each;
    // Most are used as they are defined, and soon; capitals alone always are.
    const isCapital = isInitials(term);
    for (const [place, passage] of [...(all.has(own) ? [own] : []), ...passages].entries()) {
      const { text } = passage;
      let at = text.indexOf(term, place === 0 && passage === own ? range[1] : 0);
      if (isCapital) while (at >= 0 && !isUse(each, passage, at, at + term.length)) at = text.indexOf(term, at + 1);
      if (at < 0 || !isUse(each, passage, at, at + term.length)) continue;
      by.set(term, passage);
      break;
    }
  }
  const spelled = left.filter((each) => !isFound(each) && !isInitials(each.term));
  if (spelled.length === 0 || passages.length === 0) return before;
  const variants = variantsFor(spelled, before);
  let lost = spelled.length;
  for (const passage of passages) {
    if (lost === 0) break;
    variants.scan(passage.text, (index, start, end) => {
      const each = spelled[variants.of[index]!]!;
      if (isFound(each) || !isUse(each, passage, start, end)) return;
      by.set(each.term, passage);
      lost--;
    });
  }
  return variants;
}

/** How a term may begin where it is used: "member of the Service" for "members of the Service", "chairmen". */
function variantsOf(term: string): string[] {
  const one = singular(term);
  const first = one.replace(/^(\w{3,}?)s?(?= (?:of|for|in|to|with)\b)/, '$1');
  // "gases" are of "gas", "leases" of "lease": both may be meant.
  const shorter = one.replace(/(?<=\ws)e$/, '');
  return [...new Set([one, shorter, first, ...(first === one ? [] : [first.replace(/^\w+/, '$&s')])])].map((words) =>
    words.replace(/y$|(?<=m)an$/, ''),
  );
}

const isInitials = (term: string): boolean => /^[A-Z&.-]{2,}$/.test(term);
const ENDED = /^(?:ies|ys?|es|s|[ae]n)?(?:['’]s?)?(?![\p{L}\p{N}])/iu;

/** So few terms are looked for by a pattern first. */
const FEW = 3;

/** The letters of ASCII with which words begin, as a pattern; what a term begins with beside them is no letter of a word. */
const leading = (words: string): string => /^[a-z]*/.exec(words)![0];

/** Makes what looks in texts for where some terms stand with other capitals, or over a line's end. */
export function otherwiseWritten(terms: readonly string[]): (text: string) => ReadonlyMap<string, readonly Range[]> {
  const all = [...new Set(terms)];
  const words = all.map((term) => term.toLowerCase().replace(/\s+/g, ' '));
  const scan = scanner(words);
  // One or two are looked for in the whole document at once: a pattern is much faster to say where they are not.
  const first = words.length > FEW ? undefined : new RegExp(words.map(leading).join('|'), 'i');
  return (text) => {
    const found = new Map<string, Range[]>();
    if (first?.test(text) === false) return found;
    scan(text, (index, start, end) => {
      const term = all[index]!;
      if (text.startsWith(term, start) || inWord(text.charCodeAt(end))) return;
      const places = found.get(term);
      if (places) places.push([start, end]);
      else found.set(term, [[start, end]]);
    });
    return found;
  };
}
