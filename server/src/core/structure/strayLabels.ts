/** What opens a line like a label, and is none of the outline: "(3)" after "(a)" and "(b)". */
import type { Range } from '../analysis.ts';

/** A designation in parentheses at the start of a line. */
export interface StrayLabel {
  readonly designation: string;
  /** With its parentheses. */
  readonly range: Range;
}

const LABEL = /\(([A-Za-z]{1,4}|\d{1,3})\)(?=[ \t])/y;

/** The stray labels of a provision's own words, in order, without the one with which it begins. */
export function strayLabels(text: string, [start, end]: Range): StrayLabel[] {
  const found: StrayLabel[] = [];
  for (let line = text.indexOf('\n', start); line >= 0 && line < end; line = text.indexOf('\n', line + 1)) {
    let at = line + 1;
    while (isBlank(text.charCodeAt(at))) at++;
    LABEL.lastIndex = at;
    const designation = text[at] === '(' ? LABEL.exec(text)?.[1] : undefined;
    if (designation !== undefined) found.push({ designation, range: [at, at + designation.length + 2] });
  }
  return found;
}

const isBlank = (code: number): boolean => code === 32 || code === 9;
