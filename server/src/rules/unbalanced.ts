import type { Analysis, Range } from '../core/analysis.ts';
import { lastAtMost } from '../core/text.ts';
import { isDraft } from './draft.ts';
import type { Finding, Rule } from './rule.ts';
import { isAboveSection } from './siblings.ts';

/** A parenthesis or quotation mark that has no other one. */
export const unbalanced: Rule = {
  code: 'unbalanced',
  severity: 'warning',
  title: 'A parenthesis or quotation mark without its other one',

  *check(analysis) {
    if (!isDraft(analysis)) return;
    const { sections } = analysis;
    let done = 0;
    for (const [index, section] of sections.entries()) {
      if (section.range[0] < done || isAboveSection(section)) continue;
      done = section.range[1];
      yield* parentheses(analysis, index);
      yield* quotationMarks(analysis, section.range);
    }
  },
};

/** The parentheses of a section that stand alone, its labels aside. */
function* parentheses({ text, sections, regions }: Analysis, top: number): Generator<Finding> {
  const [start, end] = sections[top]!.range;
  /** What is passed over: labels, and text that is not the document's own. */
  const skip: Range[] = regions.filter(({ kind }) => kind === 'quoted' || kind === 'matter').map(({ range }) => range);
  for (let at = top; at < sections.length && sections[at]!.range[0] < end; at++) skip.push(sections[at]!.labelRange);
  skip.sort((a, b) => a[0] - b[0]);
  const starts = skip.map(([from]) => from);
  let reach = 0;
  const reaches = skip.map(([, to]) => {
    reach = Math.max(reach, to);
    return reach;
  });
  const open: number[] = [];
  PARENTHESIS.lastIndex = start;
  for (let match = PARENTHESIS.exec(text); match && match.index < end; match = PARENTHESIS.exec(text)) {
    const at = match.index;
    if ((reaches[lastAtMost(starts, at)] ?? 0) > at) continue;
    if (match[0] === '(') open.push(at);
    else if (open.pop() === undefined && !/(?:^|[\s;,])\w{1,4}\\?$/.test(text.slice(Math.max(start, at - 6), at)))
      yield {
        range: [at, at + 1],
        message: 'This parenthesis closes none that was opened. Remove it, or open it where it belongs.',
      };
  }
  for (const at of open)
    yield { range: [at, at + 1], message: 'This parenthesis is not closed. Close it where the words in it end.' };
}

const PARENTHESIS = /[()]/g;
const MARK = /[“”"]/g;

/** The quotation marks of a section, by its paragraphs, that stand alone. */
function* quotationMarks({ text, regions }: Analysis, [start, end]: Range): Generator<Finding> {
  const section = text.slice(start, end);
  if (
    !/[“”"]/.test(section) ||
    regions.some(({ kind, range }) => kind === 'matter' && range[0] < end && range[1] > start)
  )
    return;
  const paragraphs = section.split(/(\r?\n[ \t]*\r?\n\s*)/);
  let at = start;
  const lone: { readonly offset: number; readonly opens: boolean }[] = [];
  for (const paragraph of paragraphs) {
    const found = loneMark(paragraph);
    if (found) lone.push({ offset: at + found.offset, opens: found.opens });
    at += paragraph.length;
  }
  // A quotation of several paragraphs opens each of them, and closes the last alone.
  if (lone.length !== 1) return;
  const { offset, opens } = lone[0]!;
  yield {
    range: [offset, offset + 1],
    message: opens
      ? 'This quotation mark is not closed. Close it where the quotation ends.'
      : 'This quotation mark closes none that was opened. Remove it, or open it where it belongs.',
  };
}

function loneMark(words: string): { readonly offset: number; readonly opens: boolean } | undefined {
  let open: number | undefined;
  for (const { 0: mark, index } of words.matchAll(MARK)) {
    // Inches, and seconds of an angle.
    if (mark === '"' && open === undefined && /\d$/.test(words.slice(Math.max(0, index - 1), index))) continue;
    const opens = mark === '“' || (mark === '"' && open === undefined);
    if (opens && open !== undefined) return { offset: open, opens: true };
    if (!opens && open === undefined) return { offset: index, opens: false };
    open = opens ? index : undefined;
  }
  return open === undefined ? undefined : { offset: open, opens: true };
}
