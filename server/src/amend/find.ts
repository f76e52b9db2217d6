/** Words in a text, whatever the width of its spaces, the form of its quotation marks, or the kind of its dashes. */
import type { Range } from '../core/analysis.ts';
import type { Base, Unit } from './base.ts';

/** A text in the form in which words are compared, and where each character of it stands. */
export interface Plain {
  readonly text: string;
  readonly at: readonly number[];
}

const SAME: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': '"',
  '’': '"',
  "'": '"',
  '`': '"',
  '″': '"',
  '´': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '−': '-',
  '―': '—',
  '[': '(',
  ']': ')',
};

/** Ranges behind which a heading ends without the mark that a law's print has there. */
export function plainOf(text: string, from: number, to: number, headings: readonly Range[] = []): Plain {
  let out = '';
  const at: number[] = [];
  const ends = new Map(headings.map(([start, end]) => [end, start]));
  for (let i = from; i < to; i++) {
    if (i > from && ends.has(i) && !/^[\s_.]{0,7}—/.test(text.slice(i, i + 8))) {
      out += '.—';
      at.push(i, i);
    }
    const code = text[i]!;
    if (/[\s\u00ad_*]/.test(code)) continue;
    // A mark of the Code's editors, who tell of an error in a footnote: "an [1] benefit".
    if (code === '[' && text.startsWith('[[Page ', i)) {
      const close = text.slice(i, i + 40).indexOf(']]');
      if (close > 0) {
        i += close + 1;
        continue;
      }
    }
    if (code === '[' && /^\[\d{1,2}\]/.test(text.slice(i, i + 4))) {
      i = text.indexOf(']', i);
      continue;
    }
    if (code === '-' && text[i + 1] === '-') {
      out += '—';
      at.push(i);
      while (text[i + 1] === '-') i++;
      continue;
    }
    if (text[i + 1] === code && (code === '`' || code === "'" || code === '‘' || code === '’')) {
      out += '"';
      at.push(i);
      i++;
      continue;
    }
    out += SAME[code] ?? code;
    at.push(i);
  }
  return { text: out, at };
}

const WORD = /[\p{L}\p{N}]/u;

/** Every place where words stand in a range, whole. */
export function findAll(base: Base, [from, to]: Range, words: string): Range[] {
  const headings = headingsIn(base.root, from, to);
  const hay = plainOf(base.text, from, to, headings);
  const needle = plainOf(words, 0, words.length).text;
  const exact = matches(base.text, hay, hay.text, needle);
  if (exact.length > 0) return exact;
  // Headings are printed in capitals of one kind or another.
  const lower = matches(base.text, hay, hay.text.toLowerCase(), needle.toLowerCase());
  return lower.filter(([start, end]) => headings.some((heading) => start < heading[1] && end > heading[0]));
}

function matches(text: string, hay: Plain, within: string, needle: string): Range[] {
  const out: Range[] = [];
  if (needle === '' || within.length !== hay.at.length) return out;
  for (let i = within.indexOf(needle); i >= 0; i = within.indexOf(needle, i + 1)) {
    const start = hay.at[i]!;
    const end = hay.at[i + needle.length - 1]! + 1;
    if (isWhole(text, start, end)) out.push([start, end]);
  }
  return out;
}

/** Whether no word is cut at the ends of a range, and no number. */
function isWhole(text: string, start: number, end: number): boolean {
  const first = text[start]!;
  const last = text[end - 1]!;
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  if (WORD.test(first) && WORD.test(before)) return false;
  if (WORD.test(last) && WORD.test(after)) return false;
  if (/\d/.test(first) && /[.,]/.test(before) && /\d/.test(text[start - 2] ?? ' ')) return false;
  if (/\d/.test(last) && /[.,]/.test(after) && /\d/.test(text[end + 1] ?? ' ')) return false;
  return true;
}

export function headingsIn(unit: Unit, from: number, to: number): Range[] {
  const out: Range[] = [];
  const visit = (each: Unit): void => {
    if (each.end <= from || each.start >= to) return;
    if (each.heading && each.heading[1] > from && each.heading[0] < to) out.push(each.heading);
    each.children.forEach(visit);
  };
  visit(unit);
  return out;
}

/** What in a range is nearest to words that aren't there: the longest run of their beginning or end. */
export function nearest(base: Base, [from, to]: Range, words: string): Range | undefined {
  const parts = words.split(/\s+/).filter(Boolean);
  for (let length = Math.min(parts.length - 1, 12); length > 0; length--) {
    for (const some of [parts.slice(0, length), parts.slice(-length)]) {
      const text = some.join(' ');
      if (text.length < 4) continue;
      const found = findAll(base, [from, to], text);
      if (found.length === 1) return found[0];
    }
  }
  return undefined;
}

const ABBREVIATED =
  /(?:\b(?:U\.S|U\.S\.C|Stat|Pub|L|No|Nos|Sec|secs?|Mr|Ms|Dr|St|seq|App|Ex|Ord|F\.R|C\.F\.R|Fed|Reg|v|Inc|Co|Corp|[A-Z]))$/;

/** The sentences of a range. */
export function sentencesIn(text: string, [from, to]: Range): Range[] {
  const out: Range[] = [];
  let start = from;
  const words = text.slice(from, to);
  for (const match of words.matchAll(/[.?!]["”’')\]]{0,2}(?=\s+["“(]?[A-Z\d(“]|\s*$)/g)) {
    const end = from + match.index + match[0].length;
    if (match[0] === '.' && ABBREVIATED.test(text.slice(Math.max(from, end - 12), end - 1))) continue;
    while (start < end && /\s/.test(text[start]!)) start++;
    if (start < end) out.push([start, end]);
    start = end;
  }
  while (start < to && /\s/.test(text[start]!)) start++;
  if (start < to && text.slice(start, to).trim() !== '') out.push([start, to]);
  return out;
}
