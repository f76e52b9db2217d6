/**
 * The shared grammar of designations: "1103(a)(2) and (4)–(6)", "sections 2(a)(i), (ii), and (v) and 2(b)(i)",
 * "subparagraph (A) (other than clause (ii)), (B), or (C)". It reads a list, and makes each item whole by what stands
 * before it.
 */
import type { Range } from '../../analysis.ts';
import { commonSeries, designationRange, type Series, seriesOf, valueIn } from '../../designation.ts';
import { isSpace, skipGap } from '../../text.ts';
import { section, type Unit, unitWordAt } from '../units.ts';
import { type Item, type ItemContext, readItem } from './items.ts';
import { countsThings, readSeparator, skipAside } from './separators.ts';
import { makePlace, makeStep, type Place, pathOf, type Step } from './steps.ts';

export interface PlaceList {
  readonly unit: Unit;
  readonly places: readonly Place[];
  readonly end: number;
}

/** A note named within a list; at its end the scanner reads it. */
const NOTE = /,?\s+(?:[Nn]ote|NOTE|\((?:[Nn]otes?|NOTE)\))(?=,\s|\s+(?:and|or)\s+\d)/y;

/** "8 U.S.C. 1101 and note, 1102": the section, and its note with it. */
const AND_NOTE = /\s+and\s+notes?(?=,?\s+(?:and\s+|or\s+)?\d|[;.)]|\s*$)/y;

/** How many items of a list are asked whether they have subdivisions of the same series. */
const LOOK_BACK = 40;
const ENUMERATED = /[,;]\s+(?:and|or)\s+$/;
const GOES_ON = /^\s+(?!of\b|and\b|or\b|to\b|through\b|shall\b|is\b|are\b|apply|applies|note\b|thereof\b)[a-z]/;

/** Whether subdivisions alone go on with a list of sections: "(b)" behind "212(a)", no enumerator of the sentence. */
function belongsBehind(text: string, items: readonly Listed[], item: Item): boolean {
  const before = items.at(-1)!.item.subdivisions;
  const near = items.length > LOOK_BACK ? items.slice(-LOOK_BACK) : items;
  const anchored = near.some((each) =>
    each.item.subdivisions.some((step) => commonSeries(step, item.subdivisions[0]!)),
  );
  if (before.length === 0 && !anchored) return false;
  // "section 2(a)(1), (b), and (c)": the list has gone on so already.
  if (items.at(-1)!.item.number === '') return true;
  const enumerator =
    item.subdivisions.length === 1 && ENUMERATED.test(text.slice(Math.max(0, item.start - 40), item.start));
  return !(enumerator && GOES_ON.test(text.slice(item.end, item.end + 16)));
}

/** The word that joins a list, before its next item or a later one. */
const JOINED = /^[^;.]*?\b(?:and|or)(?:\/or)?\s+(?:of\s+)?(?:(?:the\s+)?[Ss]ections?\b|§|\d)/;

const joins = (text: string, from: number, to: number): boolean =>
  /\b(?:and|or)\b/i.test(text.slice(from, to)) || JOINED.test(text.slice(from, to + 200));

/**
 * "44 U.S.C. § 3553(b)(2)(C) & 3": a section behind a provision that is far below it in number may as well be a paragraph
 * that lost its parentheses.
 */
const isUnsure = (item: Item, before: Item, unit: Unit): boolean =>
  unit === section &&
  before.number !== '' &&
  before.subdivisions.length > 1 &&
  item.subdivisions.length === 0 &&
  /^\d{1,2}$/.test(item.number) &&
  Number.parseInt(before.number, 10) > 99;

/** Whether a number of up to three figures behind a mere comma counts what follows it. */
const isCount = (text: string, from: number, item: Item, unit: Unit): boolean =>
  unit === section &&
  item.subdivisions.length === 0 &&
  /^\d{1,3}$/.test(item.number) &&
  /^,\s+$/.test(text.slice(from, item.start)) &&
  countsThings(text, item.end);

const REPORTER = /\s(?:[A-Z][A-Za-z.]{1,12}\s(?:\([A-Za-z .]{1,12}\)\s)?\d{1,4}(?!\d)|U\.[ \u00a0]?S\.\sat\s\d)/y;

/** Whether a number is the volume of a print that is cited next. */
function isVolume(text: string, item: Item, unit: Unit): boolean {
  REPORTER.lastIndex = item.end;
  return unit === section && item.subdivisions.length === 0 && /^\d{1,3}$/.test(item.number) && REPORTER.test(text);
}

/** How a list is to be read. */
export interface ListContext {
  readonly unit: Unit;
  /** Whether the unit's word is a plural, or the list has no word: then a dash makes a range. */
  readonly plural: boolean;
  /** Whether the list began with the unit's word, which may then come again. */
  readonly worded: boolean;
  /** Whether the list says itself that several sections come: "§§", "sections". */
  readonly several?: boolean;
  /** The title of the Code whose sections are read; '' where it is not known yet. */
  readonly title: string;
  /** Whether the numbers of its parts hold a hyphen. */
  readonly joined?: boolean;
  /** Whether a sign opens what lies within: "5 U.S.C. app. 3, § 6(a)". */
  readonly within?: boolean;
}

/** An item with its place in the list. */
interface Listed {
  readonly item: Item;
  /** After the item, its note included. */
  readonly end: number;
  /** Whether it closes a range that the item before it opens. */
  readonly closes: boolean;
  readonly note: boolean;
  /** Where its own unit's word stands; -1 where it has none. */
  readonly word: number;
}

/** Whether a note may stand at an offset: white space or a comma, and then an n or a parenthesis. */
export function mayBeNote(text: string, at: number): boolean {
  // "2302(note)".
  if (text.charCodeAt(at) === 40) return (text.charCodeAt(at + 1) | 32) === 110;
  let i = text.charCodeAt(at) === 44 ? at + 1 : at;
  if (!isSpace(text.charCodeAt(i))) return false;
  i = skipGap(text, i);
  const code = text.charCodeAt(i);
  // "note", "(note)", "prec. note".
  return code === 40 || (code | 32) === 110 || code === 112;
}

const POINTED = /\d{1,4}[a-z]?\.\d/y;

/** Whether a number with a point stands at an offset: "41.11". */
function isPointed(text: string, at: number): boolean {
  POINTED.lastIndex = at;
  return POINTED.test(text);
}

const OF = /,?\s+(?:of|thereof)(?![A-Za-z])/y;

/**
 * Reads a list of designations of one unit.
 * @param at where its first designation starts (after the unit's word and a gap)
 */
export function readPlaces(text: string, at: number, context: ListContext): PlaceList | undefined {
  const { unit, plural, worded, title, joined: hyphened } = context;
  const items: Listed[] = [];
  const reading: ItemContext = {
    unit,
    plural,
    worded,
    title,
    joined: hyphened ?? false,
    before: undefined,
    parenthesized: false,
  };
  let i = at;
  let end = at;
  let closes = false;
  let joined = false;
  let word = -1;
  /** Where the unit's word stands that came again last: what follows it is its own. */
  let own = -1;
  for (;;) {
    const found = readItem(text, i, reading);
    if (!found || (reading.before && found.number === '' && unit.numbered && !belongsBehind(text, items, found))) break;
    if (closes && reading.before && !closesRange(reading.before, found)) break;
    if (reading.before && found.number === '' && opensProvision(text, end, i, found, items.length, joined)) break;
    if (reading.before && !context.several && word < 0 && isUnsure(found, reading.before, unit)) break;
    // "2 CFR 200, 12 grants were made", "18 U.S.C. 48, and 1 Cranch 137".
    if (reading.before && !worded && (isCount(text, end, found, unit) || isVolume(text, found, unit))) break;
    if (word >= 0 && !worded) {
      // "5 U.S.C. 552 and § 7 of the Clayton Act", "and §§ 4 and 6 of": what has its own law is a phrase of its own.
      const signed = text.charCodeAt(word) === 0xa7 ? readPlaces(text, i, { ...context, within: false }) : undefined;
      OF.lastIndex = signed?.end ?? found.end;
      if (OF.test(text)) break;
    }
    NOTE.lastIndex = found.end;
    const note = mayBeNote(text, found.end) && NOTE.test(text);
    end = note ? NOTE.lastIndex : found.end;
    items.push({ item: found, end, closes, note, word: own });
    AND_NOTE.lastIndex = end;
    if (!note && title !== '' && found.number !== '' && AND_NOTE.test(text)) {
      items.push({ item: { ...found, start: end }, end: AND_NOTE.lastIndex, closes: false, note: true, word: own });
      end = AND_NOTE.lastIndex;
    }
    if (!reading.before) reading.parenthesized = found.number !== '' && text.charCodeAt(found.start) === 40;
    reading.before = found;
    const next = readSeparator(text, skipAside(text, end));
    if (!next) break;
    joined ||= items.length > 1 && AND_OR.test(text.slice(items.at(-2)!.end, found.start));
    i = next.end;
    closes = next.through;
    word = -1;
    // "section 212(a) or section 237(a)", "Title VI or Title VII": the unit's word again.
    const again = unitWordAt(text, i);
    if (again) {
      if (again.unit !== unit || next.through || !(worded || (text[i] === '§' && !context.within))) break;
      // "Notwithstanding section 101, section 747 of title VII": two phrases, which nothing joins.
      if (unit === section && !plural && text[i] !== '§' && !joins(text, end, i)) break;
      word = i;
      own = i;
      i = skipGap(text, again.end);
      // "INA 101(a)(15)(B) and § 41.11(a)": only regulations number their sections with points.
      if (unit === section && isPointed(text, i) !== found.number.includes('.')) break;
    }
  }
  if (items.length === 0) return undefined;
  return { unit, places: complete(items, unit), end };
}

const AND_OR = /\b(?:and|or)\b/;
/** What may stand behind the last of a list that a line's end parts: its law, more of it, the verb of its sentence. */
const OF_LIST =
  /^[\s\u00a0]*(?:[^A-Za-z\s]|[A-Z]|$|(?:of|and|or|through|to|thereof|shall|may|is|are|was|were|does|do|must|will|has|have|had|apply|applies)\b)/;

/**
 * Whether a designation that stands first on its line opens a provision: "described in paragraph (2), or" and "(B) stock of" below
 * it. A comma behind one place, or behind two that are joined already, ends the clause.
 */
function opensProvision(text: string, from: number, at: number, item: Item, count: number, joined: boolean): boolean {
  if (count > 1 && !joined) return false;
  const gap = text.slice(from, at);
  return /[\r\n]/.test(gap) && gap.includes(',') && !OF_LIST.test(text.slice(item.end, item.end + 12));
}

/** Whether an item can close a range that another opens: "(1)–(A)" is none. */
const closesRange = (from: Item, { number, subdivisions: [first] }: Item): boolean =>
  number !== '' || from.number !== '' || from.subdivisions.some((each) => commonSeries(each, first!) !== undefined);

/** Makes each item whole: "(4)" after "1103(a)(2)" is 1103(a)(4); and writes ranges out. */
function complete(items: readonly Listed[], unit: Unit): Place[] {
  const places: Place[] = [];
  let last: Step[] = [];
  for (const { item: written, end, closes, note, word } of items) {
    const item = closes ? filledUp(written, last) : written;
    if (!item) continue;
    const range: Range = [item.start, end];
    const steps = item.number
      ? below(numbered(item, unit), item.subdivisions)
      : continued(last, item.subdivisions, item.bare);
    if (closes && places.length > 0) extend(places, last, steps, range, word);
    else {
      const upto = item.upto === undefined ? undefined : [makeStep(unit.prefix, item.upto)];
      places.push(makePlace(steps, range, note, upto, word));
    }
    last = steps;
  }
  return places;
}

/** "2671 to 80" ends with 2680; undefined where a range would end before it begins. */
function filledUp(item: Item, [first]: readonly Step[]): Item | undefined {
  const from = first?.designation ?? '';
  const figures = /^\d+$/;
  if (!figures.test(from) || !figures.test(item.number) || Number(item.number) >= Number(from)) return item;
  const number = from.slice(0, -item.number.length) + item.number;
  return item.number.length > 1 && item.number.length < from.length && Number(number) > Number(from)
    ? { ...item, number }
    : undefined;
}

/** The steps of a number; "title IV-D" is part D of title IV. */
function numbered({ number, bare }: Item, unit: Unit): Step[] {
  const part = unit.unit === 'title' ? /^([IVX]+)-([A-Z])$/.exec(number) : null;
  if (part) return [makeStep(unit.prefix, part[1]!), makeStep('pt', part[2]!)];
  return [makeStep(bare ? section.prefix : unit.prefix, number, bare)];
}

/** The steps with those of subdivisions behind them. */
function below(steps: Step[], designations: readonly string[]): Step[] {
  for (const designation of designations) steps.push(makeStep('', designation));
  return steps;
}

/**
 * The steps of subdivisions that stand after those of an earlier item: at its deepest step of the same series; of two such at the one
 * below which the earlier item goes on as this one does, "(i)(5)" behind "(b)(14)(i)(b)".
 */
function continued(last: readonly Step[], designations: readonly string[], bare: boolean): Step[] {
  const own = below([], designations);
  if (bare) own[0] = makeStep('', designations[0]!, true);
  const first = designations[0]!;
  let deepest: Step[] | undefined;
  for (let k = last.length - 1; k >= 0; k--) {
    if (last[k]!.prefix !== '') break;
    const { designation, series } = last[k]!;
    const common =
      series === undefined ? commonSeries(designation, first) : seriesOf(first).find((each) => each === series);
    if (!common || !rises(common, designation, first, designations.length)) continue;
    const steps = [...last.slice(0, k), makeStep('', first, bare, common), ...own.slice(1)];
    if (isAlike(last.slice(k + 1), designations.slice(1))) return steps;
    deepest ??= steps;
  }
  if (deepest) return deepest;
  if (last.length === 0) return own;
  const falling = falls(last, first);
  if (falling > 0) return [...last.slice(0, falling), ...own];
  return [...last.filter((step) => step.prefix !== ''), ...own];
}

/**
 * Where "(1)" goes on behind "8(a)(3)", as those who speak of labor write it: a section with lettered subsections has no figures beside
 * them; -1 for any other.
 */
function falls(last: readonly Step[], first: string): number {
  const isFigure = ({ prefix, designation }: Step): boolean => prefix === '' && /^\d/.test(designation);
  const top = last.find((step) => step.prefix === '');
  return /^\d/.test(first) && top && !isFigure(top) ? last.findLastIndex(isFigure) : -1;
}

/** Whether an item goes on below some place as another one did. */
const isAlike = (last: readonly Step[], designations: readonly string[]): boolean =>
  designations.every((each, index) => last[index] && commonSeries(last[index].designation, each) !== undefined);

/** Whether a list goes on from one designation to another: up its series, or further into the same provision. */
function rises(series: Series, from: string, to: string, depth: number): boolean {
  const step = valueIn(series, to) - valueIn(series, from);
  return step > 0 || (step === 0 && depth > 1);
}

/** Closes a range: designations within one provision are written out, whole sections stay "from..to". */
function extend(places: Place[], from: readonly Step[], to: readonly Step[], range: Range, word: number): void {
  const a = from[from.length - 1]!;
  const b = to[to.length - 1]!;
  const base = from.slice(0, -1);
  const within =
    a.prefix === '' && b.prefix === '' && from.length === to.length && pathOf(base) === pathOf(to.slice(0, -1));
  if (!within) {
    const open = places.pop()!;
    places.push(makePlace(open.steps, [open.range[0], range[1]], false, to, open.word));
    return;
  }
  const all = designationRange(a.designation, b.designation);
  const start = places[places.length - 1]!.range[1];
  all.slice(1).forEach((designation, index) => {
    const closing = index === all.length - 2;
    places.push(
      makePlace([...base, { ...a, designation }], closing ? range : [start, range[0]], false, undefined, word),
    );
  });
}
