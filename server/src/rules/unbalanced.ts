import type { Range } from '../core/analysis.ts';
import type { Portion } from '../core/passages.ts';
import type { Finding, PortionRule } from './rule.ts';
import { isAboveSection } from './siblings.ts';

/** A parenthesis or quotation mark that has no other one. */
export const unbalanced: PortionRule = {
  code: 'unbalanced',
  severity: 'warning',
  title: 'A parenthesis or quotation mark without its other one',

  reach: 'portion',

  *check(portion, _law, { isDraft }) {
    if (!isDraft) return;
    const { text, sections, regions } = portion;
    const isSkipped = passedOver(portion);
    const all = new Parentheses(text);
    const matter = regions.filter(({ kind }) => kind === 'matter').map(({ range }) => range);
    let done = 0;
    for (const section of sections) {
      if (section.range[0] < done || isAboveSection(section)) continue;
      done = section.range[1];
      yield* parentheses(text, section.range, all, isSkipped);
      if (!matter.some(([start, end]) => start < done && end > section.range[0]))
        yield* quotationMarks(text, section.range);
    }
  },
};

/** Tells of an offset whether it is in a label, or in text that is not the document's own. */
function passedOver({ sections, regions }: Portion): (at: number) => boolean {
  const skip = [
    ...regions.filter(({ kind }) => kind === 'quoted' || kind === 'matter').map(({ range }) => range),
    ...sections.map(({ labelRange }) => labelRange),
  ].sort((a, b) => a[0] - b[0]);
  let next = 0;
  let reach = 0;
  // It is asked from the beginning to the end.
  return (at) => {
    for (; next < skip.length && skip[next]![0] <= at; next++) reach = Math.max(reach, skip[next]![1]);
    return reach > at;
  };
}

/** The parentheses of a section that stand alone; `all` are those of the text, read on from where the last section ended. */
function* parentheses(
  text: string,
  [start, end]: Range,
  all: Parentheses,
  isSkipped: (at: number) => boolean,
): Generator<Finding> {
  const open: number[] = [];
  for (let at = all.from(start); at < end; at = all.from(at + 1)) {
    if (isSkipped(at)) continue;
    if (text[at] === '(') open.push(at);
    else if (
      open.pop() === undefined &&
      !/(?:^|\s|[\s;,]\w{1,4}\\?)$/.test(text.slice(Math.max(start, at - 6), at)) &&
      !isStruck(text, at)
    )
      yield {
        range: [at, at + 1],
        message: 'This parenthesis closes none that was opened. Remove it, or open it where it belongs.',
      };
  }
  for (const at of open)
    yield { range: [at, at + 1], message: 'This parenthesis is not closed. Close it where the words in it end.' };
}

/** "by striking subsection (e)) and inserting": words that are struck or brought, in a copy that has lost the marks around them. */
function isStruck(text: string, at: number): boolean {
  const before = /\b(?:striking|inserting|strike|insert)\s[^;“”"`—]{0,120}$/.exec(
    text.slice(Math.max(0, at - 140), at),
  );
  return before !== null && /^\)\s{0,3}(?:[;.]|(?:and|each|the\s+first)\s)/.test(text.slice(at, at + 16));
}

/** The parentheses of a text in order, each looked for once. */
class Parentheses {
  readonly #text: string;
  /** The next of each kind; the text's length where none follows. */
  #open = -1;
  #close = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the next one stands, from an offset on; infinite where none does. Offsets only grow. */
  from(at: number): number {
    if (this.#open < at) this.#open = this.#find('(', at);
    if (this.#close < at) this.#close = this.#find(')', at);
    return Math.min(this.#open, this.#close);
  }

  #find(sign: string, at: number): number {
    const found = this.#text.indexOf(sign, at);
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  }
}

const MARK = /[“”"]/g;
const BLANK_LINE = /\n[ \t\r]*\n/;

/** The quotation mark of a section that stands alone in its paragraph, where there is one such. */
function* quotationMarks(text: string, [start, end]: Range): Generator<Finding> {
  const section = text.slice(start, end);
  const lone: { readonly offset: number; readonly opens: boolean }[] = [];
  let open: number | undefined;
  let isTold = false;
  const endParagraph = (): void => {
    if (open !== undefined && !isTold) lone.push({ offset: open, opens: true });
    open = undefined;
    isTold = false;
  };
  let last = 0;
  for (const { 0: mark, index } of section.matchAll(MARK)) {
    if (BLANK_LINE.test(section.slice(last, index))) endParagraph();
    last = index + 1;
    // The first one of a paragraph is told of; what follows depends on it.
    if (isTold) continue;
    // Inches, and seconds of an angle.
    if (mark === '"' && open === undefined && /\d$/.test(section.slice(Math.max(0, index - 1), index))) continue;
    const opens = mark === '“' || (mark === '"' && open === undefined);
    if (opens === (open !== undefined)) {
      lone.push(opens ? { offset: open!, opens } : { offset: index, opens });
      isTold = true;
    }
    open = opens ? index : undefined;
  }
  endParagraph();
  // A quotation of several paragraphs opens each of them, and closes the last alone.
  if (lone.length !== 1) return;
  const { offset, opens } = lone[0]!;
  yield {
    range: [start + offset, start + offset + 1],
    message: opens
      ? 'This quotation mark is not closed. Close it where the quotation ends.'
      : 'This quotation mark closes none that was opened. Remove it, or open it where it belongs.',
  };
}
