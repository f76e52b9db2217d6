/**
 * The shared grammar of designations: "1103(a)(2) and (4)–(6)", "sections 2(a)(i), (ii), and (v) and 2(b)(i)",
 * "subparagraph (A) (other than clause (ii)), (B), or (C)". It reads a list, and makes each item whole by what stands
 * before it.
 */
import type { Range } from '../analysis.ts';
import { commonSeries, designationRange, type Series, seriesOf, valueIn } from '../designation.ts';
import { isDash, isDigit, isLetter, isLower, isSpace, isUpper, skipGap } from '../text.ts';
import { section, type Unit, unitWordAt } from './units.ts';

/** One step of a path: the unit's prefix and the designation, `s` and `1103`, or '' and `a`. */
export interface Step {
  readonly prefix: string;
  readonly designation: string;
  /** Whether it was written without parentheses where these are usual: "paragraph 3". */
  readonly bare: boolean;
  /** The series that the designation belongs to, where its list shows it: (v) behind (iv) is a numeral. */
  readonly series: Series | undefined;
}

/** Makes a step; all have one shape, by which what reads them is fast. */
export const makeStep = (prefix: string, designation: string, bare = false, series?: Series): Step => ({
  prefix,
  designation,
  bare,
  series,
});

/** One place that a list names, and the words that name it. */
export interface Place {
  /** Outermost first. */
  readonly steps: readonly Step[];
  /** The last place of a range of whole sections or parts. */
  readonly upto: readonly Step[] | undefined;
  readonly range: Range;
  /** "2111 note" within a list. */
  readonly note: boolean;
}

export const makePlace = (
  steps: readonly Step[],
  range: Range,
  note = false,
  upto: readonly Step[] | undefined = undefined,
): Place => ({ steps, upto, range, note });

export interface PlaceList {
  readonly unit: Unit;
  readonly places: readonly Place[];
  readonly end: number;
}

/** `/s1103/a/2`. */
export function pathOf(steps: readonly Step[]): string {
  let out = '';
  for (const step of steps) out += `/${step.prefix}${step.designation}`;
  return out;
}

const SUBDIVISION =
  /\\?\([ \u00a0]?([a-z]{1,5}|[A-Z]{1,5}|\d{1,4}(?:-\d{1,2}|[A-Z])?|[a-z]-\d|[a-z]{1,2}\d)[ \u00a0]?\\?\)/y;

/** "(b)" at an offset, as it is nearly always written: letters of one case, or figures, and nothing else in parentheses. */
function plainSubdivision(text: string, at: number): string | undefined {
  if (text.charCodeAt(at) !== 40) return undefined;
  const first = text.charCodeAt(at + 1);
  const same = isDigit(first) ? isDigit : isLower(first) ? isLower : isUpper(first) ? isUpper : undefined;
  if (!same) return undefined;
  let end = at + 2;
  while (end < at + 5 && same(text.charCodeAt(end))) end++;
  return text.charCodeAt(end) === 41 ? text.slice(at + 1, end) : undefined;
}

/** "(1991)" behind a citation is the year of its edition. */
const YEAR = /^(?:1[89]|20)\d\d$/;

/** The subdivisions in parentheses at an offset: "(b)(2)(C)", also "(a) (2)"; empty where there are none. */
function readSubdivisions(text: string, at: number): { designations: readonly string[]; end: number } {
  const designations: string[] = [];
  let end = at;
  for (let i = at; ; ) {
    const plain = plainSubdivision(text, i);
    SUBDIVISION.lastIndex = i;
    const designation = plain ?? SUBDIVISION.exec(text)?.[1];
    if (designation === undefined || YEAR.test(designation)) break;
    if (seriesOf(designation).length === 0 && !/\d/.test(designation)) break;
    designations.push(designation);
    end = plain === undefined ? SUBDIVISION.lastIndex : i + plain.length + 2;
    i = skipBlank(text, end);
  }
  return { designations, end };
}

/** After one blank or line end; a designation may stand apart from its section: "209 (a) (6)". */
function skipBlank(text: string, at: number): number {
  if (text.charCodeAt(at) === 40) return at;
  const after = skipGap(text, at);
  return text.charCodeAt(after) === 40 || text.startsWith('\\(', after) ? after : at;
}

const NUMBER = /[1-9]\d{0,4}[a-z]?(?=et\s+seq)|\d{1,6}(?:\.\d{1,4})*(?:[a-z]{1,3}|[A-Z]{1,3})?(?![A-Za-z\d])/y;
const NUMBER_TAIL = /\d{1,5}(?:[a-z]{1,3}|[A-Z]{1,2})?(?![A-Za-z\d])|[A-Z](?![A-Za-z\d])/y;
const HIGHER = /(?:[IVXLC]{1,7}|\d{1,4}[A-Z]{0,2}|[A-Z]{1,2})(?:-\d+)?(?![A-Za-z\d]|\.[A-Za-z])/y;

/** A note named within a list; at its end the scanner reads it. */
const NOTE = /\s+note(?=,\s|\s+(?:and|or)\s+\d)/y;

interface Item {
  /** '' where the item is subdivisions alone. */
  readonly number: string;
  readonly subdivisions: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Whether it closes a range that the item before it opens. */
  readonly closes: boolean;
  readonly note?: boolean;
  readonly bare?: boolean;
}

const ENUMERATED = /[,;]\s+(?:and|or)\s+$/;
const GOES_ON = /^\s+(?!of\b|and\b|or\b|to\b|through\b|shall\b|is\b|are\b|apply|applies|note\b|thereof\b)[a-z]/;

/** Whether subdivisions alone go on with a list of sections: "(b)" behind "212(a)", no enumerator of the sentence. */
function belongsBehind(text: string, items: readonly Item[], item: Item): boolean {
  const before = items.at(-1)!.subdivisions;
  const anchored = items.some((each) => each.subdivisions.some((step) => commonSeries(step, item.subdivisions[0]!)));
  if (before.length === 0 && !anchored) return false;
  const enumerator =
    item.subdivisions.length === 1 && ENUMERATED.test(text.slice(Math.max(0, item.start - 8), item.start));
  return !(enumerator && GOES_ON.test(text.slice(item.end, item.end + 16)));
}

/** A number of a section, part or title at an offset; a dash within it belongs to it or opens a range. */
function readNumber(
  text: string,
  at: number,
  unit: Unit,
  plural: boolean,
): { number: string; end: number } | undefined {
  const pattern = unit.numbered === 'roman' ? HIGHER : NUMBER;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  let number = match[0];
  // "parts 41-42" is a range, "part 60-1" a number.
  if (unit.numbered === 'roman' && plural) number = number.replace(/-\d+$/, '');
  let end = at + number.length;
  if (unit.numbered !== 'roman') {
    while (isDash(text.charCodeAt(end))) {
      NUMBER_TAIL.lastIndex = skipGap(text, end + 1);
      const tail = NUMBER_TAIL.exec(text)?.[0];
      if (tail === undefined || !belongs(number, tail, plural)) break;
      number += `-${tail}`;
      end = NUMBER_TAIL.lastIndex;
    }
  }
  return { number, end };
}

/** Whether "A-B" is one number (2000e-5, 1440-1, section 1-101) and not a range (4301-4306). */
function belongs(number: string, tail: string, plural: boolean): boolean {
  const from = Number.parseInt(number.slice(number.lastIndexOf('-') + 1), 10);
  const to = Number.parseInt(tail, 10);
  if (Number.isNaN(to)) return true;
  if (number.includes('-')) return !plural || to < from;
  if (to < from) return true;
  // "sections 1-101 through 1-112": nobody writes a hundred sections as a range.
  if (from < 10 && tail.length >= 3) return true;
  return !plural && from < 100;
}

const NOT_AN_ITEM =
  /[\s\u00a0]*(?:(?:App\.,?\s+)?U\.?\s?S\.?\s?C|C\.?F\.?R|CFR|Stat\.|F\.?R\.?\s|Fed\.|(?:calendar |business |working )?(?:day|month|year|week|hour|percent|member|page|copies|Statutes))/y;

/**
 * Reads a list of designations of one unit.
 * @param at where its first designation starts (after the unit's word and a gap)
 * @param plural whether the unit's word is a plural, or the list has no word (then a dash makes a range)
 * @param worded whether the list began with the unit's word, which may then come again
 */
export function readPlaces(
  text: string,
  at: number,
  unit: Unit,
  plural: boolean,
  worded = true,
): PlaceList | undefined {
  const items: Item[] = [];
  let i = at;
  let end = at;
  let closes = false;
  for (;;) {
    const item = readItem(text, i, unit, plural, items.length > 0, closes);
    if (!item || (items.length > 0 && item.number === '' && unit.numbered && !belongsBehind(text, items, item))) break;
    NOTE.lastIndex = item.end;
    const note = isSpace(text.charCodeAt(item.end)) && NOTE.test(text);
    items.push(note ? { ...item, end: NOTE.lastIndex, note } : item);
    end = note ? NOTE.lastIndex : item.end;
    const after = skipException(text, end);
    const next = readSeparator(text, after);
    if (!next) break;
    i = next.end;
    closes = next.through;
    // "section 212(a) or section 237(a)", "Title VI or Title VII": the unit's word again.
    const word = unitWordAt(text, i);
    if (word) {
      if (word.unit !== unit || next.through || !(worded || text[i] === '§')) break;
      i = skipGap(text, word.end);
    }
  }
  if (items.length === 0) return undefined;
  return { unit, places: complete(items, unit), end };
}

function readItem(
  text: string,
  at: number,
  unit: Unit,
  plural: boolean,
  inList: boolean,
  closes: boolean,
): Item | undefined {
  const code = text.charCodeAt(at);
  if (code === 40 || code === 92) {
    if (unit.numbered && !inList) return undefined;
    const { designations, end } = readSubdivisions(text, at);
    return designations.length > 0 ? { number: '', subdivisions: designations, start: at, end, closes } : undefined;
  }
  if (unit.subdivision) {
    // "paragraph 2 of this order", in older orders.
    if (!isDigit(code)) return undefined;
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(text);
    if (!match || match[0].includes('.')) return undefined;
    NOT_AN_ITEM.lastIndex = NUMBER.lastIndex;
    if (inList && NOT_AN_ITEM.test(text)) return undefined;
    const ofSection = sectionOf(text, at, match[0], unit);
    if (ofSection) return { ...ofSection, closes };
    if (Number.parseInt(match[0], 10) > 99) return undefined;
    const more = readSubdivisions(text, at + match[0].length);
    return {
      number: '',
      bare: true,
      subdivisions: [match[0], ...more.designations],
      start: at,
      end: Math.max(more.end, at + match[0].length),
      closes,
    };
  }
  if (!isDigit(code) && !(unit.numbered === 'roman' && isLetter(code))) return undefined;
  const read = readNumber(text, at, unit, plural);
  if (!read) return undefined;
  // "of title 5, 113(b) of title 10": a section, no title of the Code.
  if (unit.unit === 'title' && inList && (Number(read.number) > 54 || text.charCodeAt(read.end) === 40))
    return undefined;
  if (inList) {
    NOT_AN_ITEM.lastIndex = read.end;
    if (NOT_AN_ITEM.test(text)) return undefined;
  }
  if (unit.numbered === 'roman') return { number: read.number, subdivisions: [], start: at, end: read.end, closes };
  const { designations, end } = readSubdivisions(text, skipBlank(text, read.end));
  return {
    number: read.number,
    subdivisions: designations,
    start: at,
    end: designations.length > 0 ? end : read.end,
    closes,
  };
}

/** "subsection 202(a)", "subsection 4-404(b)": the section, and what is below it. */
function sectionOf(text: string, at: number, number: string, unit: Unit): Omit<Item, 'closes'> | undefined {
  const end = at + number.length;
  const dashed = text.charCodeAt(end) === 45 && isDigit(text.charCodeAt(end + 1));
  if (unit.unit !== 'subsection' && Number.parseInt(number, 10) <= 99 && !dashed) return undefined;
  const whole = dashed ? readNumber(text, at, section, false) : { number, end };
  if (!whole || text.charCodeAt(whole.end) !== 40) return undefined;
  const below = readSubdivisions(text, whole.end);
  if (below.designations.length === 0) return undefined;
  return { number: whole.number, bare: true, subdivisions: below.designations, start: at, end: below.end };
}

const EXCEPTION =
  /\((?:other\s+than|except|excluding|not\s+including|relating\s+to|relating|with\s+respect\s+to|concerning|as\s)[^()]{0,80}(?:\([^()]{1,8}\)[^()]{0,60}){0,6}\)/y;

/** After an exception in parentheses that a list goes on behind: "(A) (other than clause (ii)), (B)". */
function skipException(text: string, at: number): number {
  EXCEPTION.lastIndex = skipGap(text, at);
  return text.charCodeAt(EXCEPTION.lastIndex) === 40 && EXCEPTION.test(text) ? EXCEPTION.lastIndex : at;
}

const JOIN = /(?:and\/or|and|or|&)(?![A-Za-z])/y;
const THROUGH = /(?:through|thru|to)(?![A-Za-z])/y;
const RELEVANT = /(?:the\s+)?(?:relevant|applicable|pertinent|corresponding)\s+(?:parts|portions|provisions)\s+of\s+/y;

/** The separator after an item: ",", "and", ", or", "through", a dash. */
export function readSeparator(text: string, at: number): { through: boolean; end: number } | undefined {
  let i = skipGap(text, at);
  const code = text.charCodeAt(i);
  if (isDash(code)) {
    const next = skipGap(text, i + 1);
    return isDash(text.charCodeAt(next)) ? undefined : { through: true, end: next };
  }
  let comma = false;
  if (code === 44 /* , */) {
    comma = true;
    i = skipGap(text, i + 1);
  }
  const letter = text.charCodeAt(i);
  const joins = letter === 97 || letter === 111 || letter === 116 || letter === 38; // a, o, t, &
  if (!joins)
    return comma && i > at && (isSpace(text.charCodeAt(i - 1)) || letter === 40)
      ? { through: false, end: i }
      : undefined;
  THROUGH.lastIndex = i;
  if (THROUGH.test(text)) return { through: true, end: skipGap(text, THROUGH.lastIndex) };
  JOIN.lastIndex = i;
  if (JOIN.test(text)) {
    i = skipGap(text, JOIN.lastIndex);
    RELEVANT.lastIndex = i;
    if (RELEVANT.test(text)) i = RELEVANT.lastIndex;
    return { through: false, end: i };
  }
  if (comma && i > at && (isSpace(text.charCodeAt(i - 1)) || text.charCodeAt(i) === 40))
    return { through: false, end: i };
  return undefined;
}

/** Makes each item whole: "(4)" after "1103(a)(2)" is 1103(a)(4); and writes ranges out. */
function complete(items: readonly Item[], unit: Unit): Place[] {
  const places: Place[] = [];
  let last: Step[] = [];
  for (const item of items) {
    const range: Range = [item.start, item.end];
    const steps = item.number
      ? below([makeStep(item.bare ? section.prefix : unit.prefix, item.number)], item.subdivisions)
      : continued(last, item.subdivisions, item.bare === true);
    if (item.closes && places.length > 0) extend(places, last, steps, range);
    else places.push(makePlace(steps, range, item.note === true));
    last = steps;
  }
  return places;
}

/** The steps with those of subdivisions behind them. */
function below(steps: Step[], designations: readonly string[]): Step[] {
  for (const designation of designations) steps.push(makeStep('', designation));
  return steps;
}

/** The steps of subdivisions that stand after those of an earlier item: at its deepest step of the same series. */
function continued(last: readonly Step[], designations: readonly string[], bare: boolean): Step[] {
  const own = below([], designations);
  if (bare) own[0] = makeStep('', designations[0]!, true);
  const first = designations[0]!;
  for (let k = last.length - 1; k >= 0; k--) {
    if (last[k]!.prefix !== '') break;
    const { designation, series } = last[k]!;
    const common =
      series === undefined ? commonSeries(designation, first) : seriesOf(first).find((each) => each === series);
    if (common && rises(common, designation, first, designations.length))
      return [...last.slice(0, k), makeStep('', first, bare, common), ...own.slice(1)];
  }
  if (last.length === 0) return own;
  return [...last.filter((step) => step.prefix !== ''), ...own];
}

/** Whether a list goes on from one designation to another: up its series, or further into the same provision. */
function rises(series: Series, from: string, to: string, depth: number): boolean {
  const step = valueIn(series, to) - valueIn(series, from);
  return step > 0 || (step === 0 && depth > 1);
}

/** Closes a range: designations within one provision are written out, whole sections stay "from..to". */
function extend(places: Place[], from: readonly Step[], to: readonly Step[], range: Range): void {
  const a = from[from.length - 1]!;
  const b = to[to.length - 1]!;
  const base = from.slice(0, -1);
  const within =
    a.prefix === '' && b.prefix === '' && from.length === to.length && pathOf(base) === pathOf(to.slice(0, -1));
  if (!within) {
    const open = places.pop()!;
    places.push(makePlace(open.steps, [open.range[0], range[1]], false, to));
    return;
  }
  const all = designationRange(a.designation, b.designation);
  const start = places[places.length - 1]!.range[1];
  all.slice(1).forEach((designation, index) => {
    const closing = index === all.length - 2;
    places.push(makePlace([...base, { ...a, designation }], closing ? range : [start, range[0]]));
  });
}

/** Places with further steps in front: those of a unit that contains them. */
export function within(outer: readonly Step[], places: readonly Place[]): Place[] {
  if (outer.length === 0) return [...places];
  return places.map(({ steps, upto, range, note }) =>
    makePlace([...outer, ...steps], range, note, upto && [...outer, ...upto]),
  );
}
