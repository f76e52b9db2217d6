/** The label that opens a line: a section's, a heading's above sections, an enumerator's. */
import { type Unit, unitNamed, units } from '../citations/units.ts';
import { isCapital, isDigit, isLetter, isSpace, isUpper, oneOf } from '../text.ts';
import {
  chainRefers,
  endsLabel,
  gluedTo,
  halfParenthesis,
  inParentheses,
  spanBehind,
  wordsFollow,
} from './enumerators.ts';
import { goesOnWithInitial, type Label, labelOf, type Style, startsParagraph } from './label.ts';
import type { Line } from './lines.ts';

export const sectionUnit = unitNamed('section')!;
/** The units that stand above sections: titles, parts, annexes. */
const headUnits = units.filter((unit) => unit.rank < sectionUnit.rank);

/** Markup that may stand between the words of a label: `<u>Sec</u>. 4.`, `**Section 1**.` */
const TAG = '(?:</?[a-z][^<>()]{0,90}>|\\*{1,3}|_{1,2}){0,2}';
/** The same where it stands: what is apart from blanks. */
const TAGS = TAG.replace(/\{0,2\}$/, '{1,2}');
const H = '[^\\S\\n\\r]';
const SECTION_WORD = `(?:SECTION|Section|SEC|Sec)${TAG}(?:\\.?${TAG}${H}*(?:\\r\\n|\\r|\\n)${H}*(?=<|\\d{1,4}(?:</[a-z]{1,6}>)?\\.(?:[\\s\\u00a0]|$))|\\.${TAG}${H}*|${H}+|(?=\\d+\\.))(?:${TAGS}${H}*)?${TAG}\\[?`;
const SECTION = new RegExp(
  `${SECTION_WORD}(\\d{1,6}[A-Za-z]{0,3}(?:[-.\\u2010-\\u2013]T?\\d{1,5}[a-z]?)*(?:-[A-Z](?=\\.))?)${TAG}(\\.(?!\\d))?`,
  'y',
);
/** "Section A. Purpose", "SECTION I.", "Section l." in a scan. */
const LETTERED = new RegExp(
  `${SECTION_WORD}([A-Z]|[IVX]{1,5}|l)${TAG}(?:(\\.)(?=[\\s\\u00a0*_<]|$)|(?=${H}*(?::|—|–|--)|${H}+-${H}))`,
  'y',
);
/** "SECTION II" alone on its line, above its heading. */
const NUMERAL_ALONE = /SECTION[^\S\n\r]{1,4}([IVX]{1,5})(?=[^\S\n\r]*(?:[\r\n]|$))/y;
const SIGN = /§[^\S\n\r]*(\d{1,6}[A-Za-z]{0,4}(?:[-.\u2010-\u2013]T?\d{1,5}[A-Za-z]{0,2})*)(\.(?!\d))?/y;
/** "[§127A-14]": what the revisors of a State's laws put in brackets, as no act says it. */
const BRACKETED = /\[§[^\S\n\r]*(\d{1,6}[A-Za-z]{0,4}(?:[-.:\u2010-\u2013]T?\d{1,5}[A-Za-z]{0,2})*)\](\.(?!\d))?/y;
const HEAD = new RegExp(
  `(${headUnits.map((unit) => `${capital(unit.unit)}|${unit.unit.toUpperCase()}`).join('|')}|(?:Art|ART)\\.(?=[^\\S\\n\\r]\\d{1,3}\\.(?:\\s|$)))(?:[^\\S\\n\\r]+(?:No\\.[^\\S\\n\\r]+)?([IVXLC]{1,12}|\\d{1,4}(?:[A-Z]|(?:\\.\\d{1,4}){1,2})?|(?!TO\\s)[A-Z]{1,2}(?:-\\d{1,2})?)(?![A-Za-z\\d])(\\.(?!\\d))?|(?=[^\\S\\n\\r]*(?:[*_]{1,3}[^\\S\\n\\r]*)?(?:[\\r\\n]|$|—|–|--|:|TO[^\\S\\n\\r]+(?:TH(?:E|IS)|EXECUTIVE|PROCLAMATION|MEMORANDUM)[^\\S\\n\\r])))`,
  'y',
);
const HYPHENATED = /((?!0)\d{1,2}[-\u2010-\u2013]\d{1,4})(\.)?(?=[\s\u00a0])/y;
const DOTTED = /(\d{1,2}(?:\.\d{1,3}){1,4}(?:-\d{1,2})?)(\.(?!\d))?(?=[\s\u00a0])/y;
/** "8.12.010 - Purpose.", as the codes of cities head their sections. */
const TITLED = /^[^\S\n]{1,2}[-–—][^\S\n]{1,2}[A-Z]/;
const PERIOD = /(\d{1,3}|[IVXLC]{1,7}|[A-Z]|[a-z]|[ivx]{1,7})\\?\.(?=[\s\u00a0*_<])/y;
/** "II.A.1.": the way from the top, which must be open. */
const COMPOUND = /((?:[IVX]{1,5}|[A-Z])(?:\.(?:[A-Z]|\d{1,2}|[a-z]|[ivx]{2,4})){1,4})\.?(?=[\s\u00a0])/y;
/** "G.1. ACRONYMS.", "E2.1. PURPOSE.": the glossary and the enclosures of an instruction of the Department of Defense. */
const ISSUANCE =
  /((?:G|[CE]\d{1,2})(?:\.\d{1,2}){1,4})\.(?:(?=[\s\u00a0]+[A-Z]{2})|(?<=^[^\S\n]{0,40}E\d{1,2}(?:\.\d{1,2}){2,4}\.)(?=[\s\u00a0]+[A-Z]))/my;
/** "E2. ENCLOSURE 2", as its older directives count them twice. */
const COUNTED_TWICE = /E(\d{1,2})\.[^\S\n]{1,4}(?=ENCLOSURE[^\S\n]{1,4}\1[^\S\n]*(?:[\r\n]|$))/y;
/** The second character of "II.A.1", and of "B.2". */
const goesOnAsPath = oneOf('.IVX');
const beginsNumeral = oneOf('IVXL');
const beginsIssuance = oneOf('CEG');
const ROMAN_ALONE = /[IVXL]{1,7}\.?(?=(?:\.?[*_]{1,3})?[^\S\n\r]*(?:[\r\n]|$))/y;

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** The first letters of the units above sections, and of "Section". */
const UNIT_LETTERS: ReadonlySet<number> = new Set(
  ['section', ...headUnits.map((unit) => unit.unit)].map((word) => word.toUpperCase().charCodeAt(0)),
);

/** Whether only blanks stand between an offset and its line's end. */
function endsLine(text: string, at: number): boolean {
  let i = at;
  while (i < text.length && isSpace(text.charCodeAt(i)) && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i++;
  return i >= text.length || text.charCodeAt(i) === 10 || text.charCodeAt(i) === 13;
}

/** Whether a label may stand at an offset: most lines go on with prose. */
export function mayOpen(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!isLetter(code))
    return (
      code === 40 || code === 92 || code === 0xa7 || isDigit(code) || (code === 91 && text.charCodeAt(at + 1) === 0xa7)
    );
  if (UNIT_LETTERS.has(code)) return true;
  // "iv.", "A.", "a\\.", "b)", "II".
  for (let i = at + 1; i < at + 8; i++) {
    const next = text.charCodeAt(i);
    if (next === 46 || next === 92 || next === 41 || next === 10 || next === 13 || i >= text.length) return true;
    // "II" and blanks.
    if (isSpace(next) || next === 42 || next === 95) return beginsNumeral(code) && endsLine(text, behindMarks(text, i));
    // "E2.1."
    if (!isLetter(next)) return code === 69 && i === at + 1 && isDigit(next);
  }
  return false;
}

/** After the marks of Markdown at an offset. */
function behindMarks(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === 42 || text.charCodeAt(i) === 95) i++;
  return i;
}

/** Whether a line begins with a unit above sections. */
function isHead(text: string, line: Line): boolean {
  HEAD.lastIndex = line.content;
  return UNIT_LETTERS.has(text.charCodeAt(line.content)) && HEAD.test(text);
}

/** How a text is written, as far as its labels are concerned. */
export interface Manner {
  /** No blanks behind labels: "(2)Qualified stock". */
  readonly glued: boolean;
  /** No blanks behind letters with a lone parenthesis: "a)the term". */
  readonly half: boolean;
  /** Whether it is an act or a bill, whose sections may be bare numbers: "2.⏎Detention of certain aliens". */
  readonly statute: boolean;
  /** Whether it is a rule of the Register: "Section 79.1--Purpose" heads what it says of the regulation's section. */
  readonly rule: boolean;
}

/** The label that opens line `index`; undefined where none does. */
export function openingLabel(text: string, index: number, lines: readonly Line[], manner: Manner): Label | undefined {
  const line = lines[index]!;
  COUNTED_TWICE.lastIndex = line.content;
  const at = text.charCodeAt(line.content) === 69 && COUNTED_TWICE.test(text) ? COUNTED_TWICE.lastIndex : line.content;
  const code = text.charCodeAt(at);
  const paragraph = () => startsParagraph(text, index, lines, (each) => isHead(text, each));
  const opened = (style: Style, unit: Unit | undefined, designation: string, end: number, more?: Partial<Label>) =>
    labelOf({
      style,
      unit,
      designation,
      range: [at, end],
      line: index,
      first: true,
      paragraph: paragraph(),
      markup: line.markup,
      period: text.charCodeAt(end - 1) === 46,
      doubtful: more?.doubtful,
      until: more?.until,
      path: more?.path,
    });
  if (code === 40 || code === 92) return inParenthesesAt(text, at, manner, opened);
  if (code === 83 /* S */) {
    const label = sectionAt(text, line, opened);
    if (label !== null) return manner.rule && label?.designation.includes('.') ? undefined : label;
  }
  if (code === 0xa7) {
    SIGN.lastIndex = at;
    const match = SIGN.exec(text);
    if (
      match &&
      !(manner.rule && match[1]!.includes('.')) &&
      (match[2] || line.heading || headingFollows(text, SIGN.lastIndex, line)) &&
      !DONE_NEXT.test(text.slice(SIGN.lastIndex, line.end))
    )
      return opened('section', sectionUnit, match[1]!, SIGN.lastIndex);
    return undefined;
  }
  if (code === 91 /* [ */) {
    BRACKETED.lastIndex = at;
    const match = BRACKETED.exec(text);
    return match && (match[2] || headingFollows(text, BRACKETED.lastIndex, line))
      ? opened('section', sectionUnit, match[1]!, BRACKETED.lastIndex)
      : undefined;
  }
  if (isUpper(code)) {
    HEAD.lastIndex = at;
    const match = UNIT_LETTERS.has(code) ? HEAD.exec(text) : null;
    if (match) {
      // "Art. 12. The commander …".
      const unit = unitNamed(match[1]!.toLowerCase().replace('art.', 'article'))!;
      // "<u>Article 1</u>. The": the period stands behind the markup.
      const closed =
        unit.unit === 'article' && match[3] === undefined
          ? CLOSED_MARK.exec(text.slice(HEAD.lastIndex, HEAD.lastIndex + 12))
          : null;
      const end = HEAD.lastIndex + (closed?.[0].length ?? 0);
      if (match[2] === undefined && !unit.heads) return undefined;
      const of = unit.heads && match[2] !== undefined ? OF_PART.exec(text.slice(end, end + 60)) : null;
      if (of && paragraph()) return opened('unit', unit, match[2]!, end + of[0].length);
      // "Article 1.  The Border facilities …", "Article 2. (1) The …": text behind a period.
      if (unit.heads)
        return paragraph() && headsAnnex((match[3] ?? '') + text.slice(end, line.end))
          ? opened('unit', unit, match[2] ?? '', end)
          : undefined;
      const opensText =
        (match[3] !== undefined || closed !== null) &&
        /^(?:[*_]{1,3}|<\/[a-z]{1,6}>)?[\s\u00a0]+[*_]{0,3}(?:["“(]*[A-Z\d]|\([a-z]{1,3}\)\s)/.test(
          text.slice(end, end + 12),
        ) &&
        paragraph();
      return opensText || headsLine(text, end, line, index, lines, match[1]!, paragraph)
        ? opened('unit', unit, match[2] ?? '', end)
        : undefined;
    }
    ISSUANCE.lastIndex = at;
    const issued = beginsIssuance(code) ? ISSUANCE.exec(text) : null;
    if (issued) return opened('dotted', sectionUnit, issued[1]!, ISSUANCE.lastIndex);
    COMPOUND.lastIndex = at;
    const compound = goesOnAsPath(text.charCodeAt(at + 1)) ? COMPOUND.exec(text) : null;
    if (compound) {
      const pieces = compound[1]!.split('.');
      return opened('.', undefined, pieces.at(-1)!, COMPOUND.lastIndex, { path: pieces.slice(0, -1) });
    }
    ROMAN_ALONE.lastIndex = at;
    // ("vessels of class⏎II⏎are" goes on.)
    if (beginsNumeral(code) && ROMAN_ALONE.test(text) && paragraph()) {
      const end = ROMAN_ALONE.lastIndex;
      return opened('.', undefined, text.slice(at, end).replace('.', ''), end, { doubtful: true });
    }
  }
  if (isDigit(code)) {
    const label = figuresAt(text, at, opened);
    if (label) return label;
    const { end } = line;
    if (manner.statute && text.charCodeAt(end - 1) === 46 && isAlone(text, index, lines))
      return opened('section', sectionUnit, text.slice(at, end - 1), end);
  }
  if (isLetter(code) || isDigit(code)) {
    PERIOD.lastIndex = at;
    const match = PERIOD.exec(text);
    if (
      match &&
      !goesOnWithInitial(text, line, lines[index - 1]) &&
      (wordsFollow(text, PERIOD.lastIndex) || leadsList(text, PERIOD.lastIndex, index, lines))
    )
      return line.heading && /^\d/.test(match[1]!)
        ? opened('section', sectionUnit, match[1]!, PERIOD.lastIndex)
        : opened('.', undefined, match[1]!, PERIOD.lastIndex);
    const half = halfParenthesis(text, at, manner.half);
    if (half && wordsFollow(text, half.end) && !opensAbove(text, at))
      return opened(')', undefined, half.designation, half.end);
  }
  return undefined;
}

const FIRST_BELOW = /^(?:\(?[ai]\)|\(1\))[\s\u00a0]*\S/;

/** Whether a number has its line alone above the first item of its list: "2.⏎⏎(a) If after thirty years". */
function leadsList(text: string, at: number, index: number, lines: readonly Line[]): boolean {
  const line = lines[index]!;
  if (at < line.end || !isDigit(text.charCodeAt(line.content))) return false;
  const below = lines[index + 1]?.blank ? lines[index + 2] : lines[index + 1];
  return below !== undefined && FIRST_BELOW.test(text.slice(below.content, below.content + 6));
}

const NUMBER_ALONE = /^\d{1,4}[A-Z]?\.$/;

/** Whether a number has its line alone, behind a blank one and above its heading: "2.⏎Detention of certain aliens". */
function isAlone(text: string, index: number, lines: readonly Line[]): boolean {
  const { content, end } = lines[index]!;
  const below = lines[index + 1];
  return (
    (lines[index - 1]?.blank ?? true) &&
    below !== undefined &&
    !below.blank &&
    isUpper(text.charCodeAt(below.content)) &&
    NUMBER_ALONE.test(text.slice(content, end))
  );
}

type Opened = (style: Style, unit: Unit | undefined, designation: string, end: number, more?: Partial<Label>) => Label;

const CLOSED = /^\.[ \u00a0]{1,2}["“]?[A-Z]/;

const OR_BEHIND = /^[ \u00a0]n?or[ \u00a0]/;
const COMMA_ABOVE = /\),[^\S\r\n]*(?:\r\n|\n|\r)[^\S\r\n]*$/;

/** "exemptions (b)(5) and⏎(b)(6) it used": the line goes on with a list of designations. */
const LISTED_ABOVE = /\([A-Za-z\d]{1,5}\)\s(?:and|or)[^\S\r\n]*(?:\r\n|\n|\r)[^\S\r\n]*$/;
/** "Lamps of type⏎(c) are": what the line above leads to. */
const NAMED_ABOVE =
  /\b(?:class(?:es)?|categor(?:y|ies)|columns?|grades?|types?|options?|exhibits?|lots?|steps?)[^\S\r\n]*(?:\r\n|\n|\r)[^\S\r\n]*$/;

function inParenthesesAt(text: string, at: number, manner: Manner, opened: Opened): Label | undefined {
  const found = inParentheses(text, at);
  const above = text.slice(Math.max(0, at - 40), at);
  if (!found || LISTED_ABOVE.test(above) || NAMED_ABOVE.test(above)) return undefined;
  // "items (1), (2),⏎(3) or none".
  if (OR_BEHIND.test(text.slice(found.end, found.end + 5)) && COMMA_ABOVE.test(above)) return undefined;
  // "(b). Oil is bought.": a period behind it, where a paragraph surely starts.
  if (CLOSED.test(text.slice(found.end, found.end + 4))) {
    const label = opened('()', undefined, found.designation, found.end);
    return label.paragraph ? label : undefined;
  }
  const span = spanBehind(text, found.end);
  if (span) return opened('()', undefined, found.designation, span.end, { until: span.designation });
  if (
    !endsLabel(text, found.end) &&
    !(gluedTo(text, found.end) && (manner.glued || isUpper(text.charCodeAt(found.end))))
  )
    return undefined;
  return chainRefers(text, found.end) ? undefined : opened('()', undefined, found.designation, found.end);
}

/** "§ 12.4 [Removed]": what an instruction of a rule does next, over it. */
const DONE_NEXT =
  /^\.?[\s\u00a0]+\[(?:Removed|Amended|Corrected|Redesignated|Transferred|Suspended|Stayed)(?:\s[^\]]{0,80})?\]\s*$/;

/** The label of a section by its word; undefined where the word is no label, null where the word is another. */
function sectionAt(text: string, line: Line, opened: Opened): Label | undefined | null {
  const at = line.content;
  SECTION.lastIndex = at;
  const match = SECTION.exec(text);
  if (match) {
    const end = SECTION.lastIndex;
    if (match[2] || headingFollows(text, end, line))
      return DONE_NEXT.test(text.slice(end, Math.min(line.end, end + 120)))
        ? undefined
        : opened('section', sectionUnit, match[1]!, end);
    // "Section 2" alone on its line, above its text.
    if (text.slice(end, line.end).trim() === '') {
      const alone = opened('section', sectionUnit, match[1]!, end, { doubtful: true });
      return alone.paragraph ? alone : undefined;
    }
    // "SEC. 3 The rates …", "SEC. 2(a). The …", "Sec. 3(a)(1) Duties.": the period is left out, or stands behind the letter.
    if (/^\([A-Za-z1]\)(?:[ \u00a0]?\([a-zA-Z1]\)){0,2}[*_]{0,3}(?:[.:—]|--)/.test(text.slice(end, end + 16)))
      return opened('section', sectionUnit, match[1]!, end);
    if (
      /^\([a-z1]\)[*_]{0,3}[\s\u00a0]*(?:(?<=[\s\u00a0])|\([iA1]\)[*_]{0,3}[\s\u00a0]+)[A-Z]/.test(
        text.slice(end, end + 14),
      )
    )
      return opened('section', sectionUnit, match[1]!, end, {
        doubtful: !/^S(?:ec|EC)\./.test(text.slice(at, at + 4)),
      });
    // (And "Sec. 3, Rest." of a scan.)
    if (/^[\s\u00a0]+[A-Z("“]|^,\s[A-Z]/.test(text.slice(end, end + 4)))
      return opened('section', sectionUnit, match[1]!, end, { doubtful: true });
    return undefined;
  }
  LETTERED.lastIndex = at;
  const lettered = LETTERED.exec(text);
  if (lettered) return opened('section', sectionUnit, lettered[1]!, LETTERED.lastIndex);
  NUMERAL_ALONE.lastIndex = at;
  const alone = NUMERAL_ALONE.exec(text);
  if (alone) {
    const label = opened('section', sectionUnit, alone[1]!, NUMERAL_ALONE.lastIndex);
    return label.paragraph ? label : undefined;
  }
  return null;
}

/** Whether a parenthesis is open before an offset: "(see note⏎1) and". */
function opensAbove(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 400), at);
  const paragraph = before.slice(before.lastIndexOf('\n\n') + 1);
  return paragraph.lastIndexOf('(') > paragraph.lastIndexOf(')');
}

/** "1-101.", "1.1", "1.1.1." */
function figuresAt(text: string, at: number, opened: Opened): Label | undefined {
  HYPHENATED.lastIndex = at;
  let match = HYPHENATED.exec(text);
  if (match && (match[2] || (/-\d{3}/.test(match[1]!) && isUpper(text.charCodeAt(HYPHENATED.lastIndex + 1)))))
    return opened('hyphenated', sectionUnit, match[1]!, HYPHENATED.lastIndex);
  DOTTED.lastIndex = at;
  match = DOTTED.exec(text);
  if (!match) return undefined;
  const next = text.charCodeAt(DOTTED.lastIndex + 1);
  const titled = match[2] === undefined && TITLED.test(text.slice(DOTTED.lastIndex, DOTTED.lastIndex + 8));
  return match[2] || isUpper(next) || next === 40 || titled
    ? opened('dotted', sectionUnit, match[1]!, DOTTED.lastIndex)
    : undefined;
}

/** Whether a heading follows a section's number that has no period: two blanks, capitals, or the line's end. */
function headingFollows(text: string, at: number, line: Line): boolean {
  const plain = text
    .slice(at, line.end)
    .replace(/<[^<>]*>|[*_]/g, '')
    .trim();
  if (plain === '') return line.heading || line.markup !== '' || isCapital(text, line.content, line.end);
  const rest = text.slice(at, Math.min(line.end, at + 120));
  if (/^[:—–]|^--|^[\s\u00a0]*[:—–]|^ - [A-Z]/.test(rest)) return true;
  // "SEC. 2 (a) There is": the period is left out.
  if (/^[\s\u00a0]+\([a-z1]\)\.?[\s\u00a0]+[A-Z]/.test(rest)) return true;
  if (/^(?:[\s\u00a0]{2,}|\u2003)[A-Z]/.test(rest) && !/^[\s\u00a0]+(?:of|is|shall|and|or)\b/.test(rest)) return true;
  return (
    line.heading ||
    (line.markup !== '' && /^[\s\u00a0]+[A-Z(]/.test(rest)) ||
    (/^\[?§/.test(text.slice(line.content, line.content + 2)) && /^[\s\u00a0]+[A-Z“"[]/.test(rest)) ||
    /^[\s\u00a0]+[A-Z]{2,}[A-Z ,;’'-]+(?:\.|$|\b)/.test(rest) ||
    (/^(?:Sec|SEC)/.test(text.slice(line.content, line.content + 3)) &&
      /^[\s\u00a0]+[A-Z][\w'’-]*(?:,? (?:[A-Z][\w'’-]*|of|and|the|for|to|in|on|or))*\.(?:\s|$)/.test(rest))
  );
}

/** Whether the line above is a rule of dashes that goes from margin to margin: what the Register prints below is the number of its part. */
function isBelowRule(text: string, index: number, lines: readonly Line[]): boolean {
  const above = lines.slice(Math.max(0, index - 4), index).findLast((line) => !line.blank);
  return above !== undefined && /^-{40,}\s*$/.test(text.slice(above.content, above.end));
}

const CLOSED_MARK = /^(?:<\/[a-z]{1,6}>|[*_]{1,3})\./;

/** Furniture of a print below "Part VI": the issuer, no heading. */
const ISSUER = /^(?:The President|Presidential Documents|Department of|DEPARTMENT OF|Environmental Protection)/;

/** "Appendix A to Part 516—Sample Notice", as regulations head what is attached to one of their parts. */
const OF_PART =
  /^ (?:to|TO) (?:(?:Part|PART|Subpart|SUBPART) [\w–-]{1,8}|§ ?[\d.–-]{3,12})(?: (?:of|OF) (?:Part|PART) \d[\w–-]{0,6})?(?=\s{0,2}(?:—|–|--)\s{0,2}["“(]?[A-Z\d]|[^\S\n\r]*(?:[\r\n]|$))/;

const PRESIDENT = /^(?:The President|Presidential Documents)/;

/** Whether "Annex 1" stands alone, or with a title behind a dash or a colon; a sentence may begin with it, too. */
function headsAnnex(rest: string): boolean {
  const title = rest.replace(/[*_#]+/g, '').trim();
  return (
    title === '' ||
    // "ANNEX TO THE ORDER", "ANNEX TO EXECUTIVE ORDER 13999".
    /^TO (?:TH(?:E|IS)|EXECUTIVE|PROCLAMATION|MEMORANDUM) [A-Z\d][A-Z\d ,]{1,60}$/.test(title) ||
    (/^(?:\s*(?:—|–|--|:)\s*|\s+-\s+|\.\s+)[“"(]?[A-Z\d][^.,;]*\.?$/.test(rest.replace(/[*_#]+/g, '')) &&
      !/^–[A-Z]\b/.test(title))
  );
}

/** Whether a unit's label heads its line: "PART II—…", "Subpart A", not "Part II of this order". */
function headsLine(
  text: string,
  at: number,
  line: Line,
  index: number,
  lines: readonly Line[],
  word: string,
  paragraph: () => boolean,
): boolean {
  const rest = text
    .slice(at, line.end)
    .replace(/[*_#]+/g, '')
    .trim();
  if (rest === '') {
    // "# Chapter 324" heads the whole act, of which it is the number.
    if (line.heading && /^\s*#\s/.test(text.slice(line.start, line.content))) return false;
    const next = lines.slice(index + 1, index + 8).find((candidate) => !candidate.blank);
    if (isBelowRule(text, index, lines)) return false;
    const issuer = /^part$/i.test(word) ? ISSUER : PRESIDENT;
    // "Section 10 of the Harbors Act,⏎Part 2" in the title of an order.
    const above = lines[index - 1];
    if (above && !above.blank && text.charCodeAt(above.end - 1) === 44) return false;
    return !issuer.test(next ? text.slice(next.content, next.end) : '') && paragraph();
  }
  if (/^(?:—|–|--|-\s|-(?=[A-Z])|:|\.\s)/.test(rest)) {
    const title = rest.replace(/^(?:—|–|--|-|:|\.)\s*/, '');
    if (word === 'Title' && /^\s*(?:The President)?$/.test(title)) return false;
    return title === '' || isUpper(title.charCodeAt(0)) || line.heading || /^["“(\d]/.test(title);
  }
  if (line.heading) return true;
  // "Title II of the Lamp Act" in the title of an order.
  if (/^[,;)]|^of\s(?:the|this|such|that)\b/.test(rest)) return false;
  const title = rest.split(/\s+/).filter((piece) => piece.length > 3);
  return (
    rest.length < 160 &&
    !/[.;,]$/.test(rest) &&
    title.length > 0 &&
    title.every((piece) => /^[("“[]?[A-Z]/.test(piece)) &&
    paragraph()
  );
}
