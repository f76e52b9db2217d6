/** What opens a line like a label, and is none of the outline: "(3)" after "(a)" and "(b)". */
import type { Range } from '../analysis.ts';

/** A designation in parentheses at the start of a line. */
export interface StrayLabel {
  readonly designation: string;
  /** With its parentheses. */
  readonly range: Range;
}

const OPENING = /\n[ \t]*\(([A-Za-z]{1,4}|\d{1,3})\)(?=[ \t])/g;

/** The stray labels of a provision's own words, in order, without the one with which it begins. */
export function strayLabels(text: string, [start, end]: Range): StrayLabel[] {
  return [...text.slice(start, end).matchAll(OPENING)].map((match) => {
    const at = start + match.index + match[0].indexOf('(');
    return { designation: match[1]!, range: [at, at + match[1]!.length + 2] };
  });
}
