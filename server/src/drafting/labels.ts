/** Labels as a document writes them: "Sec. 2.", "(a)", "SEC. 2.", and the lines on which they stand. */
import type { Analysis, Range } from '../core/analysis.ts';
import { isSpace } from '../core/text.ts';
import type { Edit } from './edit.ts';

/** Where the designation stands within a provision's label; undefined where the label doesn't write it. */
export function designationRange({ text, sections }: Analysis, index: number): Range | undefined {
  const { labelRange, designation } = sections[index]!;
  const [start] = labelRange;
  const at = text.slice(...labelRange).lastIndexOf(designation);
  return at < 0 || designation === '' ? undefined : [start + at, start + at + designation.length];
}

/** What stands before the designation in a label: "Sec. ", "(". */
export function prefixOf(analysis: Analysis, index: number): string {
  const range = designationRange(analysis, index);
  return range ? analysis.text.slice(analysis.sections[index]!.labelRange[0], range[0]) : '';
}

const suffixOf = (analysis: Analysis, index: number): string => {
  const range = designationRange(analysis, index);
  return range ? analysis.text.slice(range[1], analysis.sections[index]!.labelRange[1]) : '';
};

/**
 * How the first of some provisions writes its label and how the others do: only the first section of an order or a bill
 * writes the word out. Where all write alike both are the same.
 */
export interface LabelStyle {
  readonly first: string;
  readonly rest: string;
  readonly suffix: string;
}

export function labelStyle(analysis: Analysis, members: readonly number[]): LabelStyle {
  const [head, ...others] = members.map((index) => prefixOf(analysis, index));
  const suffix = suffixOf(analysis, members.at(-1)!);
  const first = head ?? '';
  if (others.length === 0) return { first, rest: abbreviated(first), suffix };
  const rest = others[0]!;
  // Where the others don't agree among themselves there is no style.
  return others.every((each) => each === rest) ? { first, rest, suffix } : { first, rest: others.at(-1)!, suffix };
}

const abbreviated = (prefix: string): string =>
  prefix.replace(/^Section(?=\W)/, 'Sec.').replace(/^SECTION(?=\W)/, 'SEC.');

/** The edits that give a provision another designation, and its label's word that of its new place. */
export function relabel(
  analysis: Analysis,
  index: number,
  designation: string | undefined,
  prefix: string | undefined,
): Edit[] {
  const range = designationRange(analysis, index);
  if (!range) return [];
  const edits: Edit[] = [];
  const own = prefixOf(analysis, index);
  const [start] = analysis.sections[index]!.labelRange;
  if (prefix !== undefined && prefix !== own) edits.push({ range: [start, range[0]], text: prefix });
  if (designation !== undefined && designation !== analysis.text.slice(...range))
    edits.push({ range, text: designation });
  return edits;
}

/** Where the line begins on which an offset stands. */
export function lineStart({ text }: Analysis, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

/** Signs that may stand before a label on its line: blanks, quotation of lines, bullets, markup. */
function isBefore(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isSpace(code) || code === 42 || code === 95 || code === 35 || code === 62 || code === 92 || code === 45;
}

/** Whether a provision begins its line. */
export function opensLine(analysis: Analysis, index: number): boolean {
  const [start] = analysis.sections[index]!.labelRange;
  for (let at = lineStart(analysis, start); at < start; at++) if (!isBefore(analysis.text, at)) return false;
  return true;
}

/** Where a provision's block begins: at its line where it opens one, else at its label with the markup around it. */
export function blockStart(analysis: Analysis, index: number): number {
  const [start] = analysis.sections[index]!.labelRange;
  if (opensLine(analysis, index)) return lineStart(analysis, start);
  let at = start;
  while (at > 0 && (analysis.text[at - 1] === '*' || analysis.text[at - 1] === '_')) at--;
  return at;
}

/** The line end that a text uses. */
export const lineEnd = ({ text }: Analysis): string =>
  text.includes('\r\n') ? '\r\n' : text.includes('\n') || !text.includes('\r') ? '\n' : '\r';

/** Where a provision's block ends: behind its last character, with the markup that closes there. */
export function blockEnd({ text, sections }: Analysis, index: number): number {
  let at = sections[index]!.range[1];
  while (text[at] === '*' || text[at] === '_') at++;
  return at;
}
