/** The paragraphs of a text as instructions need them: where each starts and ends, and the labels that open it. */
import { roman } from '../designation.ts';
import type { Line } from '../structure/lines.ts';
import { isDigit, isLetter, isLower, oneOf } from '../text.ts';

/** A paragraph: its first and its last line. */
export interface Paragraph {
  readonly first: number;
  readonly last: number;
  /** Of its words, without what stands around them. */
  readonly start: number;
  readonly end: number;
}

/** Behind a line that ends a sentence or an item, a label or a capital opens a paragraph. */
const ENDED = /(?:[.:;][”"')\]]{0,2}|;\s+(?:and|or)|[—–-])$/;
const LABELED =
  /^(?:\(\w{1,5}\)|\w{1,3}\.\s|§|SEC|Sec|[“"`]|(?:PART|Part|SUBPART|Subpart|TITLE|CHAPTER|ARTICLE|Article|RULE)\s[\dIVXLA-H]+\b|(?:Now|NOW),?\s)/;

/** The first of a list, and the words of it. */
const FIRST = /^\((?:[aA1]|i)\)\s{1,3}[A-Z]/;
const LEADS =
  /(?:[,\d]|\b(?:sections?|paragraphs?|clauses?|under|of|in|to|by|and|or|with|from|see|items?|the|that|than))$/i;

/** "On page 5,": the next amendment of a bill, whose lines have numbers and none of them is blank. */
const BY_PAGE = /^(?:On page|At page|In page|Page) \d/;

const SECTION = /^(?:(?:SECTION|SEC|Sec)\.?\s+|§\s?)\d{1,5}[A-Z]?[.:]\s/;

/** "Amendment 3" alone on its line: the amendment begins below it. */
const NUMBERED = /^Amendment\s+\d{1,4}$/;

/** Whether a paragraph starts with a line that is not blank. */
export function startsParagraph(text: string, lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1];
  if (!before || before.blank || before.heading || before.end - before.start > 150) return true;
  const line = lines[index]!;
  if (line.heading || NUMBERED.test(text.slice(before.content, Math.min(before.end, before.content + 20)))) return true;
  const first = text.charCodeAt(line.content);
  if ((first === 83 || first === 0xa7) && SECTION.test(text.slice(line.content, line.content + 16))) return true;
  // Below a heading without a mark at its end.
  if (
    first === 40 &&
    FIRST.test(text.slice(line.content, line.content + 8)) &&
    !LEADS.test(text.slice(before.end - 16, before.end))
  )
    return true;
  const last = text.charCodeAt(before.end - 1);
  // A line that ends in a word ends nothing, but for the "and" and "or" of a list.
  if (isLower(last) && last !== 100 && last !== 114) return false;
  return (
    ENDED.test(text.slice(Math.max(before.start, before.end - 8), before.end)) &&
    (line.indent > before.indent + 1 ||
      LABELED.test(text.slice(line.content, line.content + 16)) ||
      BY_PAGE.test(text.slice(line.content, line.content + 12)))
  );
}

/** The paragraph that starts with line `first`, up to an offset. */
export function paragraphAt(text: string, lines: readonly Line[], first: number, limit: number): Paragraph {
  let last = first;
  for (let next = first + 1; next < lines.length; next++) {
    const { blank, start } = lines[next]!;
    if (blank || start >= limit || startsParagraph(text, lines, next)) break;
    last = next;
  }
  return { first, last, start: lines[first]!.content, end: lines[last]!.end };
}

/** A label at the start of a paragraph: how it is written and what it says. */
export interface OpeningLabel {
  readonly style: 'section' | '1.' | 'a.' | 'A.' | '(1)' | '(a)' | '(A)';
  readonly designation: string;
}

const LABEL =
  /(?:(?:(?:SECTION|Section|SEC\.?|Sec\.?)\s+|§\s?)(\d{1,5}(?:\.\d{1,4})?)[A-Z]?[.:](?=[\s*_]|$)|(?:Par(?:agraph|\.)\s+(?=\d{1,3}\.\s))?(\d{1,3}|[a-z]|[A-Z]|[ivx]{2,5}|[IVX]{2,5})[.)](?=\s)|\((\d{1,3}|[a-z]{1,4}|[A-Z]{1,4})\)(?=[\s(*_]))[*_\s]*/y;

/** The second character of a label that begins with a letter. */
const goesOnAsLabel = oneOf('.)ivxIVXE');

/** Whether a label may begin at an offset: most paragraphs begin with a word. */
function mayBegin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isDigit(code) || code === 40 || code === 0xa7 || code === 83) return true;
  // "Par. 2.", as the Treasury numbers its instructions.
  if (code === 80 && text.startsWith('Par', at)) return true;
  return isLetter(code) && goesOnAsLabel(text.charCodeAt(at + 1));
}

/** The labels that open a paragraph, outermost first, and where its words start: "2. (a) Section 5 is amended". */
export function labelsAt(text: string, at: number): { readonly labels: readonly OpeningLabel[]; readonly end: number } {
  const labels: OpeningLabel[] = [];
  let end = at;
  for (let count = 0; count < 4 && mayBegin(text, end); count++) {
    LABEL.lastIndex = end;
    const match = LABEL.exec(text);
    if (!match) break;
    end = LABEL.lastIndex;
    const designation = (match[1] ?? match[2] ?? match[3])!;
    const kind = isDigit(designation.charCodeAt(0)) ? '1' : designation === designation.toLowerCase() ? 'a' : 'A';
    const style = match[1] !== undefined ? 'section' : match[2] !== undefined ? `${kind}.` : `(${kind})`;
    labels.push({ style: style as OpeningLabel['style'], designation });
  }
  return { labels, end };
}

const value = (letters: string): number => letters.toLowerCase().charCodeAt(0) - 96 + 26 * (letters.length - 1);

/** Whether a label comes right after another of its style. */
export function follows(before: OpeningLabel, label: OpeningLabel): boolean {
  if (before.style !== label.style) return false;
  const [a, b] = [before.designation, label.designation];
  // "Sec. 1.2." comes behind "Sec. 1.1.", not behind "Sec. 0.2."
  if (a.includes('.') || b.includes('.')) return followsPointed(a.split('.'), b.split('.'));
  if (isDigit(a.charCodeAt(0))) return Number(b) === Number(a) + 1;
  return (value(b) === value(a) + 1 && /^(.)\1*$/.test(b)) || (roman(a) > 0 && roman(b) === roman(a) + 1);
}

const followsPointed = ([chapter, a]: readonly string[], [same, b]: readonly string[]): boolean =>
  chapter === same && Number(b) === Number(a) + 1;

/** The labels within which a place of the text stands, one of each style, outermost first. */
export class Enclosing {
  #labels: readonly OpeningLabel[] = [];

  /** Goes on to a paragraph that these labels open. */
  enter(labels: readonly OpeningLabel[]): void {
    for (const label of labels) {
      // What lists stand before a section, it stands in none of them.
      if (label.style === 'section') this.#labels = this.#labels.filter(({ style }) => !style.startsWith('('));
      const known = this.#labels.findIndex(({ style }) => style === label.style);
      this.#labels = [...(known < 0 ? this.#labels : this.#labels.slice(0, known)), label];
    }
  }

  /** Whether a label goes on with one of these. */
  isNext(label: OpeningLabel): boolean {
    return this.#labels.some((before) => follows(before, label));
  }

  /** Whether one of these is written as a label is. */
  has(label: OpeningLabel): boolean {
    return this.#labels.some(({ style }) => style === label.style);
  }
}
