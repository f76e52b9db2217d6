import assert from 'node:assert/strict';
import type { Analysis, Range } from '../../server/src/core/analysis.ts';
import { analyze } from '../../server/src/core/analyze.ts';
import { createLaw } from '../../server/src/law/index.ts';
import type { Law } from '../../server/src/law/law.ts';

/** Legal text with a cursor `‸` and ranges `«…»`, analysed without them. */
export interface Fixture {
  readonly analysis: Analysis;
  readonly cursor: number;
  readonly ranges: readonly Range[];
}

/** What the law says without tables: the crosswalk of the INA. */
export const law: Law = createLaw();

function parse(marked: string): Fixture {
  let text = '';
  let cursor = -1;
  const open: number[] = [];
  const ranges: Range[] = [];
  for (const sign of marked) {
    if (sign === '‸') cursor = text.length;
    else if (sign === '«') open.push(text.length);
    else if (sign === '»') ranges.push([open.pop()!, text.length]);
    else text += sign;
  }
  return { analysis: analyze(text), cursor, ranges: ranges.sort(byStart) };
}

const byStart = (a: Range, b: Range): number => a[0] - b[0] || b[1] - a[1];

/** The text with the ranges marked, for failures that can be read. */
export function mark(text: string, ranges: readonly Range[]): string {
  const signs = ranges.flatMap(([start, end]) => [[end, '»'] as const, [start, '«'] as const]);
  let marked = text;
  for (const [at, sign] of signs.sort((a, b) => b[0] - a[0])) marked = marked.slice(0, at) + sign + marked.slice(at);
  return marked;
}

/** The forms in which the same text comes: each feature must be right in all of them. */
const FORMS: Record<string, (marked: string) => string> = {
  LF: (text) => text,
  CRLF: (text) => text.replace(/\n/g, '\r\n'),
  NBSP: (text) =>
    text.replace(/(?<=\b(?:[Ss]ections?|[Ss]ubsections?|[Ss]ec\.|U\.S\.C\.|\d)) (?=[«‸]*[\d(U§])/g, '\u00a0'),
  astral: (text) => `𝒫𝒜𝒢ℰ 1\n\n${text}`,
  'final newline': (text) => `${text}\n`,
};

/** A test of a fixture in each of its forms. */
export function inAllForms(title: string, marked: string, test: (fixture: Fixture) => void): void {
  for (const [form, make] of Object.entries(FORMS)) {
    it(`${title} (${form})`, () => test(parse(make(marked.replace(/^\n/, '')))));
  }
}

/** Compares ranges by what they mark. */
export function sameRanges(analysis: Analysis, actual: readonly Range[], expected: readonly Range[]): void {
  const show = (ranges: readonly Range[]) => mark(analysis.text, [...ranges].sort(byStart));
  assert.equal(show(actual), show(expected));
}
