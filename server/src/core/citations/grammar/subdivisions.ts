/** Subdivisions in parentheses behind a designation: "(b)(2)(C)", "(a) (2)". */
import { seriesOf } from '../../designation.ts';
import { isDigit, isLower, isUpper, skipGap } from '../../text.ts';

const SUBDIVISION =
  /\\?\([ \u00a0]?([a-z]{1,5}|[ivx]{6,8}|[A-Z]{1,5}|\d{1,4}(?:-(?:\d{1,2}|[A-Za-z])|[A-Za-z])?|[A-Za-z]-\d{1,2}|[ivx]{1,5}-[a-z]|[a-z]{1,2}\d)[ \u00a0]?\\?\)/y;

/** "*(b)*", "(*b*)": a designation in italics, as treaties and regulations print it, in Markdown. */
const MARKED = /([*_])\(([a-z]{1,5}|[A-Z]{1,5}|\d{1,3})\)\1|\(([*_])([a-z]{1,5}|[A-Z]{1,5}|\d{1,3})\3\)/y;

/** Whether a designation in italics may stand at an offset. */
function maybeMarked(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  return first === 40 ? second === 42 || second === 95 : (first === 42 || first === 95) && second === 40;
}

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
/** A run of figures and letters that no designation is: (1a2b). */
const hasFigure = (designation: string): boolean => /[\d-]/.test(designation);

/** What opens a heading or a sentence behind a label, and never stands behind a place in law. */
const HEADED = /^[ \u00a0](?:[A-Z][a-z]+ [a-z]|(?:The|An?|Any|In|If|For|No|Not|Each|Such|There|This|To|When|Where)\b)/;

/** The subdivisions in parentheses at an offset; empty where there are none. */
export function readSubdivisions(text: string, at: number): { designations: readonly string[]; end: number } {
  const designations: string[] = [];
  let end = at;
  for (let i = at; ; ) {
    const first = text.charCodeAt(i);
    const pattern = maybeMarked(text, i) ? MARKED : SUBDIVISION;
    if (pattern === SUBDIVISION && first !== 40 && first !== 92) break;
    const plain = pattern === SUBDIVISION ? plainSubdivision(text, i) : undefined;
    pattern.lastIndex = i;
    const found = plain === undefined ? pattern.exec(text) : null;
    const designation = plain ?? (pattern === SUBDIVISION ? found?.[1] : (found?.[2] ?? found?.[4]));
    if (designation === undefined || (designation.length === 4 && YEAR.test(designation))) break;
    if (seriesOf(designation).length === 0 && !hasFigure(designation)) break;
    const close = plain === undefined ? pattern.lastIndex : i + plain.length + 2;
    // "organizations described in section 501(c)(25)" and "(i) In general" below it: a provision with its heading.
    if (i > end && HEADED.test(text.slice(close, close + 14)) && /[\r\n]/.test(text.slice(end, i))) break;
    designations.push(designation);
    end = close;
    i = skipBlank(text, end);
  }
  return { designations, end };
}

/** After one blank or line end; a designation may stand apart from its section: "209 (a) (6)". */
export function skipBlank(text: string, at: number): number {
  if (text.charCodeAt(at) === 40) return at;
  const after = skipGap(text, at);
  return text.charCodeAt(after) === 40 || text.startsWith('\\(', after) || maybeMarked(text, after) ? after : at;
}
