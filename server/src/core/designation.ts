/**
 * Designations: the "4", "a", "ii", "B" by which law names its provisions, and their sequences.
 */

import { isDigit, isLower, isUpper } from './text.ts';

/** The series that a designation can belong to. Several fit some: `i` is a letter and a numeral, `c` mostly a letter. */
export type Series = '1' | 'a' | 'A' | 'i' | 'I' | 'aa' | 'AA';

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
const ROMAN_FORM = /^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;

/** The value of a Roman numeral in either case; 0 where the text is none. */
export function roman(text: string): number {
  const lower = text.toLowerCase();
  if (!lower || !ROMAN_FORM.test(lower)) return 0;
  let value = 0;
  for (let i = 0; i < lower.length; i++) {
    const here = ROMAN[lower[i]!]!;
    value += here < (ROMAN[lower[i + 1]!] ?? 0) ? -here : here;
  }
  return value;
}

/** The Roman numeral of a value from 1 to 3999, in lower case. */
function toRoman(value: number): string {
  const steps: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let out = '';
  for (const [size, sign] of steps) {
    while (value >= size) {
      out += sign;
      value -= size;
    }
  }
  return out;
}

/** The place of a letter designation: a is 1, z 26, aa 27, bb 28; 0 where it is none ("ab" names no provision). */
function letters(text: string): number {
  const first = text.charCodeAt(0) | 32;
  if (first < 97 || first > 122) return 0;
  for (let i = 1; i < text.length; i++) if (text[i] !== text[0]) return 0;
  return first - 96 + 26 * (text.length - 1);
}

/** Whether a designation is of figures alone. */
function areFigures(designation: string): boolean {
  for (let i = 0; i < designation.length; i++) if (!isDigit(designation.charCodeAt(i))) return false;
  return designation.length > 0;
}

/** The value of a designation within a series; 0 where it doesn't belong to it. */
export function valueIn(series: Series, designation: string): number {
  switch (series) {
    case '1':
      return areFigures(designation) ? Number(designation) : 0;
    case 'a':
      return designation.length <= 3 && isLower(designation.charCodeAt(0)) ? letters(designation) : 0;
    case 'A':
      return designation.length <= 3 && isUpper(designation.charCodeAt(0)) ? letters(designation) : 0;
    case 'i':
      return /^[ivxlc]+$/.test(designation) ? roman(designation) : 0;
    case 'I':
      return /^[IVXLC]+$/.test(designation) ? roman(designation) : 0;
    // Items and subitems: (aa), (bb), (cc).
    case 'aa':
      return /^([a-z])\1$/.test(designation) ? letters(designation[0]!) : 0;
    case 'AA':
      return /^([A-Z])\1$/.test(designation) ? letters(designation[0]!) : 0;
  }
}

/** The designation at a place of a series. */
export function designationAt(series: Series, value: number): string {
  switch (series) {
    case '1':
      return String(value);
    case 'a':
    case 'A': {
      const letter = String.fromCharCode((series === 'a' ? 97 : 65) + ((value - 1) % 26));
      return letter.repeat(1 + Math.floor((value - 1) / 26));
    }
    case 'i':
      return toRoman(value);
    case 'I':
      return toRoman(value).toUpperCase();
    case 'aa':
    case 'AA':
      return String.fromCharCode((series === 'aa' ? 96 : 64) + value).repeat(2);
  }
}

const NONE: readonly Series[] = [];
const NUMBER: readonly Series[] = ['1'];
const SERIES = tabulate();

/** Every letter and numeral designation that law uses, with the series that it can belong to, likeliest first. */
function tabulate(): ReadonlyMap<string, readonly Series[]> {
  const table = new Map<string, Series[]>();
  const add = (series: Series, last: number) => {
    for (let value = 1; value <= last; value++) {
      const designation = designationAt(series, value);
      const known = table.get(designation) ?? [];
      // "ii" and "xx" are numerals before they are doubled letters; a lone "i" is a letter or a numeral.
      if (designation.length > 1 && isRoman(series)) known.unshift(series);
      else known.push(series);
      table.set(designation, known);
    }
  };
  add('a', 78);
  add('A', 78);
  // A lone c, d, l or m is a letter: no provision has fifty clauses before it.
  add('i', 49);
  add('I', 49);
  add('aa', 26);
  add('AA', 26);
  return table;
}

/** The series that a designation can belong to, likeliest first; none for a word such as "INA". */
export function seriesOf(designation: string): readonly Series[] {
  const code = designation.charCodeAt(0);
  if (isDigit(code)) return designation.length <= 4 && areFigures(designation) ? NUMBER : NONE;
  return SERIES.get(designation) ?? NONE;
}

function isRoman(series: Series): boolean {
  return series === 'i' || series === 'I';
}

/** A series in which both designations stand, likeliest for the second; undefined where there is none. */
export function commonSeries(a: string, b: string): Series | undefined {
  const first = seriesOf(a);
  return seriesOf(b).find((series) => first.includes(series));
}

/**
 * The designations from `first` to `last`, both included: (4)–(6) is 4, 5, 6. Where the two are of no common series,
 * or the way is longer than a lawyer would write out, the two ends alone.
 */
export function designationRange(first: string, last: string): string[] {
  let best: { series: Series; from: number; to: number } | undefined;
  for (const series of seriesOf(first)) {
    const from = valueIn(series, first);
    const to = valueIn(series, last);
    if (from > 0 && to > from && (!best || to - from < best.to - best.from)) best = { series, from, to };
  }
  if (!best || best.to - best.from > 200) return first === last ? [first] : [first, last];
  const out: string[] = [];
  for (let value = best.from; value <= best.to; value++) out.push(designationAt(best.series, value));
  return out;
}
