/** Where the first sentence behind a label ends: what stands before may be its heading. */
import { isSpace, isUpper } from '../text.ts';
import { VERB } from './titles.ts';

/** A semicolon that parts clauses; "Eligibility; burden of proof" is a heading. */
export const CLAUSES = /;(?!\s{1,8}(?:[A-Z\d]|(?!and\b|or\b|but\b|provided\b|except\b|if\b)[a-z]))/;

/** "(b) Rights.(1) Pay": the first label below it, without a blank. */
const FIRST_LABEL = /^[a-z]{2}\.\([1aAi]\)\s?[A-Z]/;

/** Where a first sentence ends: its period, colon-less dash, or glued capital; undefined where there is none. */
export function sentenceEnd(text: string, start: number, limit: number, below: boolean): number | undefined {
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 46 /* . */) {
      // The leaders of a table.
      if (text.charCodeAt(i + 1) === 46) return undefined;
      const next = text.charCodeAt(i + 1);
      const ends =
        i + 1 >= text.length ||
        isSpace(next) ||
        next === 45 ||
        next === 0x2014 ||
        next === 42 ||
        next === 95 ||
        next === 60 ||
        (next === 40 && FIRST_LABEL.test(text.slice(i - 2, i + 6))) ||
        (isUpper(next) && !DESIGNATION.test(text.slice(Math.max(start, i - 8), i))) ||
        next === 92 ||
        next === 39 ||
        next === 0x201d;
      if (!ends || initial(text, i) || DESIGNATED.test(text.slice(i - 1, i + 10))) continue;
      return i;
    }
    if (code === 0x2014 || (code === 45 && text.charCodeAt(i + 1) === 45)) return i;
    // "Findings; Purpose" goes on, "the Secretary; and" does not, "Standards; fees; and reports.--" does.
    if (
      code === 59 &&
      !isClosedByDash(text, start, i) &&
      (below || !VERB.test(text.slice(start, i)) ? CLAUSES : /;(?!\s{1,8}[A-Z\d])/).test(text.slice(i, i + 16))
    )
      return undefined;
    if (code === 63 && (i + 1 >= limit || isSpace(text.charCodeAt(i + 1)))) return i + 1;
  }
  return undefined;
}

const DASH_BEHIND = /^[^.:—\r\n]{1,100}\.(?:—|--)/;

/** Whether the words around a semicolon end as bills close their headings, and say nothing of anything. */
function isClosedByDash(text: string, start: number, at: number): boolean {
  const behind = DASH_BEHIND.exec(text.slice(at, at + 110))?.[0];
  return behind !== undefined && !VERB.test(text.slice(start, at) + behind);
}

/** "subsection 5.1.2. of this Directive": a designation with its period within a sentence. */
const DESIGNATED = /^\d\.\s(?:of|and|or|above|below|through|to)\s/;

/** A designation that goes on behind its period: "Section II.B.2". */
const DESIGNATION = /(?:^|[\s(])(?:[IVXLC]{1,6}|\d{1,3})$/;

/** The period of "U.S.", "No." or an initial ends nothing. */
function initial(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 5), at);
  if (/(?:^|[\s.(])[A-Z]$/.test(before) && !/[A-Z]{2}$/.test(before)) {
    // "Part A. The": a letter that ends a heading; "U.S. Customs": one that doesn't.
    return (
      /\.[A-Z]$/.test(before) ||
      /^\.[A-Z]\./.test(text.slice(at, at + 3)) ||
      /^\.\s[A-Z][a-z]+\b/.test(text.slice(at, at + 12)) === false
    );
  }
  return /\b(?:No|Nos|Pub|App|ch|tit|Secs|secs|Bldgs|Mil|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Res|art|Art|Ed|ed|Inc|Jr|Sr|St|Mr|Dr|vs?|Corp|Co|Sec|Stat|etc|[ap]\.m)$/.test(
    before,
  );
}

/** "CustodyThe Attorney General shall …": how a sentence begins of which a copy has lost the line end before it. */
const GLUED =
  /[A-Z][A-Za-z’', -]{1,110}?[a-z](?=(?:A|An|Any|All|At|As|After|Before|Beginning|By|Each|Effective|Except|For|From|If|In|It|Nothing|No|Not|Notwithstanding|On|Paragraph|Section|Subject|Subsection|Such|The|There|This|To|Under|Unless|Upon|When|Whenever|Where|Whoever|With|Within|Without)\s)/y;

/** The end of a heading in a copy of the Code that runs into its text without a blank. */
export function gluedEnd(text: string, start: number, limit: number): number | undefined {
  GLUED.lastIndex = start;
  return GLUED.test(text) && GLUED.lastIndex < limit ? GLUED.lastIndex : undefined;
}
