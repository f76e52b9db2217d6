import type { Analysis, Definition, Range } from '../core/analysis.ts';

const isWord = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text.charAt(at));

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

/** Looks for uses of the terms of one document, in plural and with other capitals too. `lower` is its text in small letters. */
export class TermUses {
  readonly #lower: string;

  constructor(analysis: Analysis) {
    // Every white space is a blank: the offsets stay.
    const lower = analysis.text.toLowerCase();
    this.#lower = lower.length === analysis.text.length ? lower.replace(/[\n\r\t\u00a0]/g, ' ') : '';
  }

  /** Whether a term is used outside the given ranges, the places where it is defined. */
  isUsed(term: string, except: readonly Range[]): boolean {
    const lower = this.#lower;
    // A text that changes its length in small letters is not searched.
    if (lower === '') return true;
    const one = singular(term);
    const stem = one.replace(/y$/, '');
    if (stem.length < 2) return true;
    for (let at = lower.indexOf(stem); at >= 0; at = lower.indexOf(stem, at + 1)) {
      if (isWord(lower, at - 1) || except.some(([start, end]) => at >= start && at < end)) continue;
      if (/^(?:ies|ys?|es|s)?(?:['’]s?)?(?![\p{L}\p{N}])/u.test(lower.slice(at + stem.length, at + stem.length + 8)))
        return true;
    }
    return false;
  }

  /** Where the words of a term stand, whatever their capitals; words apart by one white space. */
  *places(term: string, [from, to]: Range): Generator<Range> {
    const words = term.toLowerCase().replace(/\s+/g, ' ');
    const lower = this.#lower;
    for (let at = lower.indexOf(words, from); at >= 0 && at < to; at = lower.indexOf(words, at + words.length))
      if (!isWord(lower, at - 1) && !isWord(lower, at + words.length)) yield [at, at + words.length];
  }
}
