/**
 * Numbers of sections, parts and titles, read whole: what stands behind the figures without a blank belongs to the number,
 * or forbids reading it. "2000e-5", "208.13", "1.1031(a)-1", "60-1.4", "165.T07-0110"; "1531-44" is two numbers.
 */
import hyphenatedTable from '../../../../data/law/usc-hyphenated.txt';
import { isDash, isDigit, isLetter, skipGap } from '../../text.ts';
import type { Unit } from '../units.ts';

/** How a dash behind a number is taken. */
export interface NumberContext {
  /** Whether several numbers are expected: a plural, or a list without a word. Then a dash opens a range. */
  readonly plural: boolean;
  /** The title of the Code whose sections are read; '' where it is not known yet. */
  readonly title: string;
  /** Whether the numbers of its parts hold a hyphen, as those of title 41 of the C.F.R. do. */
  readonly joined?: boolean;
}

/** (Copies lose the blank before "et seq." and "and".) */
const FIGURES = /[1-9]\d{0,4}[a-z]?(?=et\s+seq|and(?![A-Za-z\d]))|\d{1,6}(?:[a-z]{1,3}|[A-Z]{1,3})?(?![A-Za-z\d])/y;
/** The letter that stands apart from its section: "5 U.S.C. 118 j"; on the next line "a." may be a label. */
const APART = /[ \u00a0]([a-z])(?=[,;.)](?!\w))|[ \u00a0]?(?:\r\n|\n|\r)[ \u00a0]{0,12}([a-z])(?=[,;](?!\w))/y;
/** Behind the point of "208.13", "165.T07-0110", "53.303-DD-254", "1.162-5", "240.15c3-1". */
const POINTED = /\.T?\d{1,5}(?:[A-Za-z]{1,3}\d{0,2})?(?![A-Za-z\d])/y;
const TAIL_AFTER_DASH = /(?:[A-Z]{1,3}|T?\d{1,5}[A-Za-z]?)(?![A-Za-z\d])/y;
/** "1.1031(a)-1": a paragraph's letter within the number. */
const TREASURY = /(?:\([A-Za-z\d]{1,4}\)){1,3}[-\u2010\u2011\u2013]\d{1,3}[A-Z]?(?![A-Za-z\d])/y;
const TAIL = /\d{1,5}(?:[a-z]{1,3}|[A-Z]{1,2})?(?![A-Za-z\d])|(?:[A-Za-z]|([a-z])\1)(?![A-Za-z\d’'-])/y;
/** "2.a", "2.B"; an A or an I may begin the next sentence of a copy that lost a blank. */
const PATH =
  /^\.(?:[a-z](?![a-z])|[B-HJ-Z](?![A-Za-z\d])|[AI](?:[,;:)]|\.[A-Za-z\d]|\.(?:\s|$)|\s+(?:of|and|or|above|below|through|to|is|are|applies|apply|shall|must|may|requires?|says?|sets?|describes?)\b))/;
const SUBPART = /\.\d{1,3}(?![\dA-Za-z]|\.\d)/y;
const HIGHER =
  /(?:[IVXLC]{1,7}|\d{1,4}[A-Z]{0,2}|\d{1,4}[a-z](?=\.\d|[\s,;]|$)|[A-Z]{1,2})(?:-\d+|[-\u2010\u2011\u2013][A-Z](?=[\s,;.)]|$))?(?![A-Za-z\d]|\.[A-Za-z])/y;

/** Sections of the Code whose number reads like a range that is cut short, as "title/section" and by the section alone. */
const hyphenated: ReadonlySet<string> = new Set(
  hyphenatedTable.split('\n').flatMap((line) => (line ? [line, line.slice(line.indexOf('/') + 1)] : [])),
);

export interface ReadNumber {
  readonly number: string;
  readonly end: number;
  /** The last number of a range whose second end is cut short: 1544 of "1531-44". */
  readonly upto?: string;
}

/** A number at an offset; undefined where none is, or where what stands behind it makes it another thing. */
export function readNumber(text: string, at: number, unit: Unit, context: NumberContext): ReadNumber | undefined {
  return unit.numbered === 'roman' ? readHigher(text, at, unit, context) : readSection(text, at, context);
}

/** The number of a part, chapter or title: "IV", "208", "60-1". "parts 41-42" is a range, "part 60-1" a number. */
function readHigher(text: string, at: number, unit: Unit, { plural, joined }: NumberContext): ReadNumber | undefined {
  HIGHER.lastIndex = at;
  const match = HIGHER.exec(text);
  if (!match) return undefined;
  const whole = plural && !joined ? match[0].replace(/-\d+$/, '') : match[0];
  const end = at + whole.length;
  const number = whole.replace(/[\u2010-\u2013]/, '-');
  if (text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1))) {
    // "Subpart 4.7" of the acquisition regulations; "Part 74.2" is a section, "Title 5.1" nothing.
    SUBPART.lastIndex = end;
    if (unit.unit !== 'subpart' || !SUBPART.test(text)) return undefined;
    return { number: text.slice(at, SUBPART.lastIndex), end: SUBPART.lastIndex };
  }
  return unit.unit === 'title' && thousands(text, end) ? undefined : { number, end };
}

/** Whether three figures follow behind a comma: "1,225" is no 1. */
function thousands(text: string, end: number): boolean {
  return text.charCodeAt(end) === 44 && /^,\d{3}(?!\d)/.test(text.slice(end, end + 5));
}

function readSection(text: string, at: number, context: NumberContext): ReadNumber | undefined {
  FIGURES.lastIndex = at;
  const match = FIGURES.exec(text);
  if (!match) return undefined;
  let number = match[0];
  let end = at + number.length;
  if (number.length < 3 && thousands(text, end)) return undefined;
  // "6/7/2021", "1/2".
  if (text.charCodeAt(end) === 47 && isDigit(text.charCodeAt(end + 1))) return undefined;
  APART.lastIndex = end;
  const apart = isDigit(text.charCodeAt(end - 1)) && context.title !== '' ? APART.exec(text) : null;
  if (apart) return { number: number + (apart[1] ?? apart[2]), end: APART.lastIndex };
  let upto: string | undefined;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code === 46 && (isDigit(text.charCodeAt(end + 1)) || text.charCodeAt(end + 1) === 84) /* T */) {
      POINTED.lastIndex = end;
      if (!POINTED.test(text)) return undefined;
      number += text.slice(end, POINTED.lastIndex);
      ({ number, end } = pointedTail(text, number, POINTED.lastIndex, context));
      // "1.2.3" goes on.
      if (text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1))) continue;
      break;
    }
    // "2.a", "2.A of this memorandum" is no section 2.
    if (code === 46 && PATH.test(text.slice(end, end + 16))) return undefined;
    if (!isDash(code)) {
      ({ end, upto } = throughSpacedRange(text, number, end, context));
      break;
    }
    TAIL.lastIndex = skipGap(text, end + 1);
    const tail = TAIL.exec(text)?.[0];
    if (tail === undefined) {
      // "section 5-year" is none.
      if (isLetter(text.charCodeAt(end + 1)) && code === 45) return undefined;
      break;
    }
    const joined = join(number, tail, context, /^\.\d/.test(text.slice(TAIL.lastIndex, TAIL.lastIndex + 2)));
    if (joined === 'range') break;
    if (joined !== 'number') {
      upto = joined;
      end = TAIL.lastIndex;
      break;
    }
    number += `-${tail}`;
    end = TAIL.lastIndex;
  }
  return upto === undefined ? { number, end } : { number, end, upto };
}

const SPACED_TAIL = /[ \u00a0][-\u2010-\u2015][ \u00a0](\d{2,3})(?=[,;.)]|[\s\u00a0]+(?:and|or)[\s\u00a0]|\s*$)/y;

/** "28 U.S.C. §§ 2671 – 80": a range cut short whose dash stands between blanks; only where the list says that several come. */
function throughSpacedRange(
  text: string,
  number: string,
  end: number,
  context: NumberContext,
): { readonly end: number; readonly upto: string | undefined } {
  const none = { end, upto: undefined };
  if (!context.plural || context.title === '' || !isDash(text.charCodeAt(end + 1))) return none;
  SPACED_TAIL.lastIndex = end;
  const tail = SPACED_TAIL.exec(text)?.[1];
  const joined = tail === undefined ? 'number' : join(number, tail, context, false);
  return joined === 'number' || joined === 'range' ? none : { end: SPACED_TAIL.lastIndex, upto: joined };
}

/** What belongs to a number with a point: "-05-30-70", "-DD-254", "(a)-1"; a second number with a point is a range's end. */
function pointedTail(text: string, from: string, at: number, { plural }: NumberContext): ReadNumber {
  let number = from;
  let end = at;
  TREASURY.lastIndex = end;
  if (TREASURY.test(text)) {
    number += text.slice(end, TREASURY.lastIndex).replace(/[\u2010-\u2015]/g, '-');
    end = TREASURY.lastIndex;
  }
  for (;;) {
    // A line may end behind the hyphen.
    const dash = isDash(text.charCodeAt(end));
    const gap = dash ? skipGap(text, end + 1) : end;
    TAIL_AFTER_DASH.lastIndex = gap;
    const tail = dash ? TAIL_AFTER_DASH.exec(text)?.[0] : undefined;
    const stop = TAIL_AFTER_DASH.lastIndex;
    // "208.13-208.18", "§§ 1926.1400-1442".
    if (!tail || /^\.\d/.test(text.slice(stop, stop + 2))) break;
    const last = /\.(\d+)$/.exec(number);
    if (plural && last && Number(tail) > Number(last[1]) && /^\d{2,}$/.test(tail)) break;
    number += `-${tail}`;
    end = stop;
  }
  return { number, end };
}

/**
 * How "A-B" is meant: one number (2000e-5, 1440-1, section 1-101), a range of two numbers (4301-4306), or a range whose
 * second end is cut short: then that end filled up (1531-44 ends with 1544).
 */
function join(number: string, tail: string, { plural, title }: NumberContext, pointed: boolean): string {
  const first = /(\d+)([a-z]*)$/.exec(number.slice(number.lastIndexOf('-') + 1).slice(-60));
  const from = Number(first?.[1]);
  const to = Number.parseInt(tail, 10);
  // "25C–25D".
  const [, lettered, letter] = plural ? (/^(\d+)([A-Z])$/.exec(number) ?? []) : [];
  const [, closing, last] = lettered === undefined ? [] : (/^(\d+)([A-Z])$/.exec(tail) ?? []);
  if (lettered !== undefined && closing === lettered && last! > letter!) return 'range';
  // "590a-f", "470aa-470mm" cut short to "470aa-mm"; an l may be a figure that a scan has misread.
  const letters = first?.[2] ?? '';
  if (
    /^[a-z]+$/.test(tail) &&
    tail !== 'l' &&
    letters.length === tail.length &&
    letters < tail &&
    !number.includes('-')
  )
    return hyphenated.has(title === '' ? `${number}-${tail}` : `${title}/${number}-${tail}`)
      ? 'number'
      : first![1]! + tail;
  // "sections 1-07 and 1-08": no range ends with a nought before its number; "501-06" is cut short.
  const nought = tail.startsWith('0') && tail.length >= number.length;
  if (pointed || nought || Number.isNaN(to) || Number.isNaN(from)) return 'number';
  if (number.includes('-')) return !plural || to < from ? 'number' : 'range';
  if (to === from && first![2] !== '') return 'range';
  if (to < from) {
    const figures = /^\d+/.exec(tail)![0];
    if (first![2] !== '' || figures.length >= first![1]!.length) return 'number';
    if (hyphenated.has(title === '' ? `${number}-${tail}` : `${title}/${number}-${tail}`)) return 'number';
    // A lone figure is a section's own more often than a range's end.
    if (figures.length < 2 && !plural) return 'number';
    if (figures.length < 2 && title !== '') return 'number';
    const filled = first![1]!.slice(0, -figures.length) + figures;
    // "1681-81x" ends with 1681x.
    const ends = Number(filled) > from || (Number(filled) === from && tail.length > figures.length);
    return ends ? filled + tail.slice(figures.length) : 'number';
  }
  // "sections 1-101 through 1-112": nobody writes a hundred sections as a range; "1a-7" is one of those behind 1a.
  if (from < 10 && (tail.length >= 3 || (first![2] !== '' && /^\d+[a-z]?$/.test(tail)))) return 'number';
  return !plural && from < 100 ? 'number' : 'range';
}
