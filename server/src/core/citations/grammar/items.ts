/** One item of a list of designations: "1103(a)(2)", "(4)", ".14", "IV". */
import { isDash, isDigit, isLetter, isUpper } from '../../text.ts';
import { section, type Unit } from '../units.ts';
import { type NumberContext, readNumber } from './numbers.ts';
import { readSubdivisions, skipBlank } from './subdivisions.ts';

export interface Item {
  /** '' where the item is subdivisions alone. */
  readonly number: string;
  readonly subdivisions: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Whether its first designation stands without the parentheses that are usual: "paragraph 3", "subsection 202(a)". */
  readonly bare: boolean;
  /** The last number of a range whose second end is cut short: 1544 of "1531-44". */
  readonly upto: string | undefined;
}

/** How the list reads in which an item stands. */
export interface ItemContext extends NumberContext {
  readonly unit: Unit;
  /** Whether the list began with the unit's word. */
  readonly worded: boolean;
  /** The item before; undefined for the first. */
  before: Item | undefined;
  /** Whether the list's first number stands in parentheses: "sections (2)(a) and (2)(b)". */
  parenthesized: boolean;
}

const NOT_AN_ITEM =
  /(?:,?[\s\u00a0]+(?:United\s+States\s+Code|Code\s+of\s+Federal\s+Regulations,?\s+(?:§|[Ss]ec|[Pp]art))|[\s\u00a0]*(?:(?:App\.,?\s+)?U\.?\s?S\.?\s?C|C\.?F\.?R|CFR|[Ss]tat(?:[.,]|\s\d)|F\.?R\.?\s|Fed\.|(?:calendar |business |working )?(?:day|month|year|week|hour|percent|member|page|copies|Statutes|(?:micro|milli|kilo|centi)?(?:grams?|meters?|liters?)\b|(?:pound|ton|inche|feet|foot|mile|acre|gallon|degree|dollar|case|comment|time)s?\b|(?:m|b)illion\b|parts per\b|of (?:them|these|those|which)\b)))/y;

const COUNTED = /^[\s\u00a0](?!(?:and|are|was|were|shall|must|may|apply|inclusive|through|thru|note|notes)\b)[a-z]{3,}/;

/** "titles 5 and 44, United States Code": the Code of both. */
const SHARED_CODE = /^,\s+United\s/;

const item = (
  number: string,
  subdivisions: readonly string[],
  start: number,
  end: number,
  bare = false,
  upto: string | undefined = undefined,
): Item => ({ number, subdivisions, start, end, bare, upto });

/** The item at an offset; undefined where none is. */
export function readItem(text: string, at: number, context: ItemContext): Item | undefined {
  const { unit, before, worded } = context;
  const code = text.charCodeAt(at);
  if (code === 40 || code === 92) return inParentheses(text, at, context);
  if (unit.subdivision) {
    if (isDigit(code)) return bareSubdivision(text, at, context);
    // "paragraphs II.A and II.B": one that spells out its way goes on with others that do.
    const begun = !before || (context.plural && isUpper(before.number.charCodeAt(0)));
    return (isUpper(code) && begun ? withPoints(text, at) : undefined) ?? loneLetter(text, at, unit);
  }
  if (before && (code === 46 || code === 45)) return elliptic(text, at, before);
  if (isUpper(code) && unit === section) {
    // "Sections A, B, and C": one that is lettered goes on with others that are.
    const begun = !before || (context.plural && isUpper(before.number.charCodeAt(0)));
    return worded && begun ? lettered(text, at) : undefined;
  }
  if (!isDigit(code) && !(unit.numbered === 'roman' && isLetter(code))) return undefined;
  const read = readNumber(text, at, unit, context);
  if (!read) return unit.unit === 'part' ? numeralWithPoints(text, at) : pathWithPoints(text, at);
  // "of title 5, 113(b) of title 10" is a section, "of title 44, US Code" the Code: no titles of it.
  const another = before && unit.unit === 'title' && (Number(read.number) > 54 || text.charCodeAt(read.end) === 40);
  if (another || (unit.unit === 'title' && read.number === 'US')) return undefined;
  // "title 3, I hereby delegate": no law numbers its titles in both ways.
  if (before && unit.unit === 'title' && isDigit(before.number.charCodeAt(0)) !== isDigit(code)) return undefined;
  if (before) {
    NOT_AN_ITEM.lastIndex = read.end;
    const ofCode = unit.unit === 'title' && SHARED_CODE.test(text.slice(read.end, read.end + 12));
    if ((!ofCode && NOT_AN_ITEM.test(text)) || isMeasure(before, read.number)) return undefined;
    // "5 CFR 2634, subpart J, 2635": no subpart.
    if (unit.numbered === 'roman' && /^[A-Z]/.test(before.number) && /^\d{3}/.test(read.number)) return undefined;
    // "91.105, and 91.107, 3 rules": behind sections with points a lone figure counts what its word says.
    if (before.number.includes('.') && /^\d+$/.test(read.number) && COUNTED.test(text.slice(read.end, read.end + 12)))
      return undefined;
  }
  // "Article 4(c)" has subdivisions as a section has; "title I (b)" has none.
  if (unit.numbered === 'roman' && (unit.unit !== 'article' || !/^\d/.test(read.number)))
    return item(read.number, [], at, read.end);
  const below = skipBlank(text, read.end);
  // "section 4.(a) of this order": a period that nobody needs.
  if (unit === section && text.startsWith('.(', read.end) && !read.number.includes('.')) {
    const behind = readSubdivisions(text, read.end + 1);
    if (behind.designations.length > 0 && OF_LAW.test(text.slice(behind.end, behind.end + 12)))
      return item(read.number, behind.designations, at, behind.end, false, read.upto);
  }
  // "Section 552a⏎(f) Sections 301 and 302": the label of the next line.
  if (below > read.end && LINE_LABEL.test(text.slice(read.end, below + 8)))
    return item(read.number, [], at, read.end, false, read.upto);
  const { designations, end } = readSubdivisions(text, below);
  return item(read.number, designations, at, designations.length > 0 ? end : read.end, false, read.upto);
}

/** A label that opens the line below, and the capital of its text. */
const LINE_LABEL = /^[^\S\r\n]*[\r\n]\s*\(\w{1,3}\)[\s\u00a0][A-Z]/;

/** "40 CFR 50.18, 9.0 is the level": no section that follows another ends in a lone nought. */
const isMeasure = (before: Item, number: string): boolean =>
  number.endsWith('.0') && before.number.includes('.') && !before.number.endsWith('.0');

/** What shows that a place ends: its law, or the next item. */
const OF_LAW = /^(?:\s+of\s+(?:this|the|such|that)\b|,\s)/;

/** "section (2) of this order". */
const OF_THIS = /^\s+of\s+this\s+(?:Executive\s+)?(?:[Oo]rder|[Mm]emorandum|[Pp]roclamation|[Aa]ct)\b/;

/** "(b)(2)"; a section's number in parentheses, "sections (8)(a) and 9", where a list begins with it. */
function inParentheses(
  text: string,
  at: number,
  { unit, before, plural, parenthesized }: ItemContext,
): Item | undefined {
  const { designations, end } = readSubdivisions(text, at);
  if (designations.length === 0) return undefined;
  // "sections (2)(a) and (2)(b)": the list writes its sections so.
  const again =
    isDigit(designations[0]!.charCodeAt(0)) && (parenthesized || isMixed(designations, unit, plural, before));
  if (!unit.numbered || (before && !again)) return item('', designations, at, end);
  const numbered =
    unit === section &&
    isDigit(designations[0]!.charCodeAt(0)) &&
    (plural || again || designations.length > 1 || OF_THIS.test(text.slice(end, end + 40)));
  return numbered ? item(designations[0]!, designations.slice(1), at, end) : undefined;
}

/** "sections 1(b) and (3)(a)": no "(3)" goes on with "(b)", and none lies above an "(a)". */
const isMixed = ([, second]: readonly string[], unit: Unit, plural: boolean, before: ItemContext['before']): boolean =>
  plural &&
  unit === section &&
  before !== undefined &&
  before.number !== '' &&
  before.subdivisions.length < 2 &&
  !/^\d/.test(before.subdivisions[0] ?? '') &&
  /^[a-h]$/.test(second ?? '');

const POINTED_UNITS: ReadonlySet<string> = new Set(['subsection', 'paragraph', 'subparagraph']);
const FIGURES = /\d{1,6}(?:[a-z]{1,3}|[A-Z]{1,3})?(?![A-Za-z\d])/y;

/** "paragraph 2 of this order", in older orders; "subsection 202(a)" names the section and what is below it. */
function bareSubdivision(text: string, at: number, { unit, before, plural }: ItemContext): Item | undefined {
  const path = pathWithPoints(text, at);
  if (path)
    return path.number.includes('.')
      ? path
      : { ...path, number: '', subdivisions: [path.number, ...path.subdivisions] };
  FIGURES.lastIndex = at;
  const match = FIGURES.exec(text);
  if (!match) return undefined;
  const end = at + match[0].length;
  NOT_AN_ITEM.lastIndex = end;
  if (before && NOT_AN_ITEM.test(text)) return undefined;
  const next = text.charCodeAt(end);
  // "paragraph 3–2" is one, "paragraphs 2–4" a range.
  const joined = next === 45 || next === 46 || (isDash(next) && !plural);
  const goesOn = joined && isDigit(text.charCodeAt(end + 1));
  if (goesOn || unit.unit === 'subsection' || Number.parseInt(match[0], 10) > 99) {
    const whole = readNumber(text, at, section, { plural: false, title: '' });
    const below = whole && readSubdivisions(text, skipBlank(text, whole.end));
    if (whole && below && below.designations.length > 0)
      return item(whole.number, below.designations, at, below.end, true);
    // "paragraph 1.1.1" of a memorandum that numbers so; "item 652.97" is of a tariff.
    if (whole && next === 46 && POINTED_UNITS.has(unit.unit)) return item(whole.number, [], at, whole.end, true);
    if (goesOn) return undefined;
  }
  if (Number.parseInt(match[0], 10) > 99) return undefined;
  const close = readSubdivisions(text, end);
  // "paragraph 1 (a) of this Article", as treaties have it.
  const apart = close.designations.length === 0 ? readSubdivisions(text, skipBlank(text, end)) : close;
  const more = apart === close || OF_NEXT.test(text.slice(apart.end, apart.end + 8)) ? apart : close;
  return item('', [match[0], ...more.designations], at, Math.max(more.end, end), true);
}

const OF_NEXT = /^\s{1,3}of\s/;

const LETTER =
  /(?:[a-z](?=(?:,?[\s\u00a0]+(?:(?:and|or)[\s\u00a0]+)?[a-z]){0,4}[\s\u00a0]+of[\s\u00a0])|[A-Z](?=(?:,?[\s\u00a0]+(?:(?:and|or)[\s\u00a0]+)?[A-Z]){0,4}[\s\u00a0]+of[\s\u00a0]))(?=[^.;:()]{0,60}?[\s\u00a0]of[\s\u00a0]+(?:this|that|such|section|subdivision)\b)/y;

/** "a" of "subdivisions a and b of this section". */
function loneLetter(text: string, at: number, unit: Unit): Item | undefined {
  LETTER.lastIndex = at;
  return unit.unit !== 'item' && LETTER.test(text) ? item('', [text[at]!], at, at + 1, true) : undefined;
}

const ELLIPTIC = /(?:\.\d{1,4}(?:[A-Za-z]{1,2}\d{0,2})?(?:-\d{1,3}[A-Za-z]?)?|-\d{1,4}[a-z]?)(?![A-Za-z\d])/y;

/** "208.13, .14", "300aa-1 to -34": a number whose first part is that of the number before it. */
function elliptic(text: string, at: number, before: Item): Item | undefined {
  ELLIPTIC.lastIndex = at;
  const tail = ELLIPTIC.exec(text)?.[0];
  if (tail === undefined) return undefined;
  const stem = before.number.lastIndexOf(tail[0]!);
  if (stem <= 0) return undefined;
  const { designations, end } = readSubdivisions(text, at + tail.length);
  return item(before.number.slice(0, stem) + tail, designations, at, Math.max(end, at + tail.length));
}

const LETTERED = /([A-Z]|[IVX]{2,5})((?:\.[A-Za-z\d]{1,3})*)(?![A-Za-z\d(’'-]|\.[A-Za-z\d])/y;
const POINTED =
  /(\d{1,3}(?:\.\d{1,3})*)((?:\.(?:[A-Za-z]|[ivx]{2,4}))+(?:\.\d{1,2})?)(?![A-Za-z\d]|\.[A-Za-z\d])(?:\.?(?=\())?/y;

/** "Section A", "Section B.1" of a memorandum. */
function lettered(text: string, at: number): Item | undefined {
  LETTERED.lastIndex = at;
  const match = LETTERED.exec(text);
  // "Section I have": a numeral that is a word has something behind it that a section has.
  if (
    !match ||
    (match[0] === 'I' &&
      /^\s+[a-z]+/.test(text.slice(at + 1, at + 20)) &&
      !/^\s+(?:of|and|or|above|below|is|says|applies|binds|requires|describes|provides|sets)\b/.test(
        text.slice(at + 1, at + 12),
      ))
  )
    return undefined;
  return item(match[1]!, match[2]!.split('.').filter(Boolean), at, LETTERED.lastIndex, true);
}

/** "Part II.A" of a memorandum. */
function numeralWithPoints(text: string, at: number): Item | undefined {
  LETTERED.lastIndex = at;
  const match = LETTERED.exec(text);
  if (!match?.[2] || !/^[IVX]+$/.test(match[1]!)) return undefined;
  return item(match[1]!, match[2].split('.').filter(Boolean), at, LETTERED.lastIndex, true);
}

/** "paragraph VI.A.2", "paragraph B.1" of a memorandum: the way from the top. */
function withPoints(text: string, at: number): Item | undefined {
  LETTERED.lastIndex = at;
  const match = LETTERED.exec(text);
  if (!match?.[2]) return undefined;
  return item(match[1]!, match[2].split('.').filter(Boolean), at, LETTERED.lastIndex, true);
}

/** "section 3.a", "section 2.A", "paragraph 3.2.a.(1)" of a memorandum. */
function pathWithPoints(text: string, at: number): Item | undefined {
  POINTED.lastIndex = at;
  const match = POINTED.exec(text);
  if (!match) return undefined;
  const below = readSubdivisions(text, POINTED.lastIndex);
  const designations = [...match[2]!.split('.').filter(Boolean), ...below.designations];
  const end = below.designations.length > 0 ? below.end : at + match[1]!.length + match[2]!.length;
  return item(match[1]!, designations, at, end, true);
}
