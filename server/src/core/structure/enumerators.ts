/** Enumerators at an offset: "(a)", "1)", "iv.", the spans "(e)-(g)", and what may stand behind one that opens a provision. */
import { isDigit, isLetter, isSpace, isUpper, oneOf } from '../text.ts';

export interface Enumerator {
  readonly designation: string;
  readonly end: number;
}

const goesOnAsNumeral = oneOf('ivx');

/** The longest Roman numeral that law prints, "xxxviii", and a sign before or behind it. */
const LONGEST = 8;

/**
 * A designation in parentheses at an offset, "(a)", "(iv)", and the inserted ones "(a-1)", "(1A)", "(2a)", "(e1)", "(12-1)", "(1-a)", "(i-a)";
 * publishers' markup may stand in and around them.
 */
export function inParentheses(text: string, at: number): Enumerator | undefined {
  let i = text.charCodeAt(at) === 92 ? at + 1 : at;
  if (text.charCodeAt(i++) !== 40) return undefined;
  if (text.charCodeAt(i) === 42 || text.charCodeAt(i) === 95) i++;
  i = throughTag(text, i);
  const start = i;
  if (isDigit(text.charCodeAt(i))) {
    while (isDigit(text.charCodeAt(i)) && i - start < 3) i++;
    // "(1A)", "(2a)".
    if (isLetter(text.charCodeAt(i))) i++;
  } else {
    while (isLetter(text.charCodeAt(i)) && i - start < LONGEST) i++;
    // "(e1)", "(e12)".
    if (i === start + 1 && !isUpper(text.charCodeAt(start))) while (isDigit(text.charCodeAt(i)) && i - start < 3) i++;
  }
  if (i > start && (text.charCodeAt(i) === 45 || text.charCodeAt(i) === 0x2013)) {
    if (isDigit(text.charCodeAt(i + 1))) {
      i += 2;
      if (isDigit(text.charCodeAt(i))) i++;
    }
    // "(1-a)", "(i-a)"; "(co-op)" is a word.
    else if (isLetter(text.charCodeAt(i + 1)) && (isDigit(text.charCodeAt(start)) || allNumeral(text, start, i)))
      i += 2;
  }
  const stop = i;
  i = throughTag(text, i);
  if (text.charCodeAt(i) === 42 || text.charCodeAt(i) === 95) i++;
  if (text.charCodeAt(i) === 92) i++;
  if (stop === start || text.charCodeAt(i) !== 41) return undefined;
  return { designation: text.slice(start, stop), end: i + 1 };
}

/** Whether a stretch is a small Roman numeral. */
function allNumeral(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!goesOnAsNumeral(text.charCodeAt(i))) return false;
  return true;
}

/** After a tag of emphasis, "(<em>a</em>)", as sites print designations in italics; `at` itself where none stands. */
function throughTag(text: string, at: number): number {
  if (text.charCodeAt(at) !== 60) return at;
  return at + (/^<\/?(?:i|b|u|em|strong)>/i.exec(text.slice(at, at + 9))?.[0].length ?? 0);
}

/** The same without the blank: "a)the term". */
const GLUED_HALF = /([a-z])\)(?=[a-zA-Z"“])/y;
const HALF = /(\d{1,2}|[a-zA-Z]|[ivx]{2,5})\)(?=[\s\u00a0])/y;

/** "1)", "a)": a designation before a lone parenthesis; `glued` where no blank stands behind it in this text. */
export function halfParenthesis(text: string, at: number, glued = false): Enumerator | undefined {
  // Two characters stand before it at most, or a numeral.
  if (text.charCodeAt(at + 1) !== 41 && text.charCodeAt(at + 2) !== 41 && !goesOnAsNumeral(text.charCodeAt(at + 1)))
    return undefined;
  HALF.lastIndex = at;
  const match = HALF.exec(text);
  if (match) return { designation: match[1]!, end: HALF.lastIndex };
  GLUED_HALF.lastIndex = at;
  const joined = glued ? GLUED_HALF.exec(text) : null;
  return joined ? { designation: joined[1]!, end: GLUED_HALF.lastIndex } : undefined;
}

/** A label in parentheses ends in white space, markup or the line's end. */
export function endsLabel(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    at >= text.length ||
    isSpace(code) ||
    code === 42 ||
    code === 95 ||
    code === 40 ||
    code === 0x2014 ||
    code === 92 ||
    code === 60
  );
}

/** A text copied without the blank behind its labels: "(2)Qualified stock", "(b)(1)The". */
export function gluedTo(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isLetter(code) || isDigit(code) || code === 0x201c || code === 34 || code === 36;
}

const SPAN =
  /[\s\u00a0]*(?:[-\u2010-\u2014]|through|to|and|,)[\s\u00a0]*\(([a-zA-Z]{1,7}|\d{1,3})\)(?:(?:,|,?[\s\u00a0]+and)[\s\u00a0]*\(([a-zA-Z]{1,7}|\d{1,3})\))*(?=[\s\u00a0.,—–-]*[[(]?(?:Reserved|RESERVED|Repealed|Omitted|Deleted|Removed|Transferred|Redesignated|Vacated)\b)/y;

/** "-(g)" behind "(e)" in "(e)-(g) [Reserved]": the last designation of the span, and its end. */
export function spanBehind(text: string, at: number): Enumerator | undefined {
  const code = text.charCodeAt(at);
  if (!(code === 45 || code === 44 || isSpace(code) || (code >= 0x2010 && code <= 0x2014))) return undefined;
  // Behind blanks it goes on with a dash, a comma, or "and", "through", "to".
  let i = at;
  while (isSpace(text.charCodeAt(i))) i++;
  const first = text.charCodeAt(i);
  if (isLetter(first) ? first !== 97 && first !== 116 : first < 0x80 && first !== 45 && first !== 44) return undefined;
  SPAN.lastIndex = at;
  const match = SPAN.exec(text);
  return match ? { designation: match[2] ?? match[1]!, end: SPAN.lastIndex } : undefined;
}

const REFERS =
  /(?:(?:and|or|through|to|thru)[\s\u00a0]+\\?\(|of[\s\u00a0]+(?:this|that|such|said|section|sections|subsection|paragraph|subparagraph|clause|title|article|part|chapter)\b|(?:above|below|hereof|thereof|respectively)\b[.,;:)])/y;

const beginsReferring = oneOf('aotbhr');

/** . , ; : ) ] ! ? */
const PUNCTUATION: ReadonlySet<number> = new Set([46, 44, 59, 58, 41, 93, 33, 63]);

/**
 * Whether what stands behind a designation makes it one of a list or of a phrase, "(1) and (2).", "(b)(9) of section
 * 552", and no label.
 */
export function refers(text: string, at: number): boolean {
  if (PUNCTUATION.has(text.charCodeAt(at))) return true;
  let i = at;
  while (i < text.length && (isSpace(text.charCodeAt(i)) || text.charCodeAt(i) === 42 || text.charCodeAt(i) === 95))
    i++;
  if (!beginsReferring(text.charCodeAt(i))) return false;
  REFERS.lastIndex = i;
  return REFERS.test(text);
}

/** "B. 31 U.S.C. 1535" in a list of authorities. */
const VOLUME = /\d{1,3}\s(?:U\.\s?S\.\s?C|USC\b|C\.\s?F\.\s?R|CFR\b|Stat\.|F(?:ed)?\.\s?R)/y;

/** Words follow a label with a period, not figures alone: "1. The …", not "1. 2. 3.". */
export function wordsFollow(text: string, at: number): boolean {
  let i = at;
  while (i < text.length && (isSpace(text.charCodeAt(i)) || text[i] === '*' || text[i] === '_') && text[i] !== '\n')
    i++;
  const code = text.charCodeAt(i);
  VOLUME.lastIndex = i;
  if (isDigit(code)) return VOLUME.test(text);
  return (
    isUpper(code) ||
    code === 40 ||
    code === 34 ||
    code === 0x201c ||
    code === 96 ||
    code === 36 ||
    code === 92 ||
    code === 91 ||
    (code >= 97 && code <= 122) ||
    code === 0xa7
  );
}

/** Whether the designations that go on at an offset, "(9)" behind "(b)", are those of a phrase: "(b)(9) of section 552", "(b)(2), (b)(3)". */
export function chainRefers(text: string, from: number): boolean {
  let end = from;
  for (let next = inParentheses(text, end); next; next = inParentheses(text, end)) end = next.end;
  return refers(text, end) && !/^[.:]\s*[A-Z"“(*]/.test(text.slice(end, end + 4));
}

/** What joins the designations of a list: "(1), (2), and (3)". */
export const JOINS = /^(?:[\s\u00a0]|,|and|or|through|to)*$/;
