/**
 * Labels: the words and signs that may open a provision. "Sec. 4.", "(a)", "PART II", "1-101.", "iv."; whether one does
 * is decided by its neighbours (`outline.ts`).
 */
import type { Range } from '../analysis.ts';
import { type Unit, unitNamed, units } from '../citations/units.ts';
import { isCapital, isDigit, isLetter, isSpace, isUpper, offsetsOf } from '../text.ts';
import type { Line } from './lines.ts';

/** How a label is written; labels of one sequence share their style. */
export type Style = 'unit' | 'section' | 'hyphenated' | 'dotted' | '()' | '.';

export interface Label {
  readonly style: Style;
  readonly unit: Unit | undefined;
  readonly designation: string;
  readonly range: Range;
  /** Index of its line. */
  readonly line: number;
  /** Whether it opens its line. */
  readonly first: boolean;
  /** Whether a paragraph surely starts here: a blank line, a bullet or a finished sentence before it. */
  readonly paragraph: boolean;
  /** Whether it ends in a period. */
  readonly period: boolean;
  /** Markup that opens before it and runs over its heading. */
  readonly markup: string;
}

const sectionUnit = unitNamed('section')!;
const headUnits = units.filter((unit) => unit.rank < sectionUnit.rank);

/** Markup that may stand between the words of a label: `<u>Sec</u>. 4.`, `**Section 1**.` */
const TAG = '(?:</?[a-z][^<>()]{0,90}>|\\*{1,3})?';
const H = '[^\\S\\n\\r]';
const SECTION = new RegExp(
  `(?:SECTION|Section|SEC|Sec)${TAG}(?:\\.?${TAG}${H}*\\r?\\n${H}*(?=<)|\\.${TAG}${H}*|${H}+|(?=\\d+\\.))${TAG}${H}*${TAG}\\[?(\\d{1,5}[A-Za-z]{0,2}(?:[-.\\u2010-\\u2013]\\d{1,5}[a-z]?)*)${TAG}(\\.(?!\\d))?`,
  'y',
);
const SIGN = /§[^\S\n\r]*(\d{1,5}[A-Za-z]{0,3}(?:[-.\u2010-\u2013]\d{1,5}[A-Za-z]{0,2})*)(\.(?!\d))?/y;
const HEAD = new RegExp(
  `(${headUnits.map((unit) => `${capital(unit.unit)}|${unit.unit.toUpperCase()}`).join('|')})[^\\S\\n\\r]+([IVXLC]+|\\d{1,4}[A-Z]?|[A-Z]{1,2})(?![A-Za-z\\d])(\\.(?!\\d))?`,
  'y',
);
const HYPHENATED = /(\d{1,2}-\d{1,4})(\.)?(?=[\s\u00a0])/y;
const DOTTED = /(\d{1,2}\.\d{1,3})(\.(?!\d))?(?=[\s\u00a0])/y;
const PERIOD = /(\d{1,3}|[IVXLC]{1,7}|[A-Z]|[a-z]|[ivx]{1,5})\\?\.(?=[\s\u00a0*_])/y;
const INLINE_SECTION = /(?:SECTION|Section|SEC\.|Sec\.)[\s\u00a0]+(\d{1,4}[A-Z]?)\.(?=\s)/y;

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/**
 * All labels of a text, in order.
 * @param parentheses the offsets of its opening parentheses
 * @param skip where none counts: citations, quoted text, tables of contents
 */
export function findLabels(
  text: string,
  lines: readonly Line[],
  parentheses: readonly number[],
  skip: (at: number) => boolean,
): Label[] {
  const labels: Label[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.blank || !mayOpen(text, line.content) || skip(line.content)) continue;
    const label = opening(text, line, index, lines);
    if (!label) continue;
    labels.push(label);
    adjacent(text, label, index, labels);
  }
  const opened = labels.length;
  inline(text, lines, parentheses, labels, opened, skip);
  labels.sort((a, b) => a.range[0] - b.range[0]);
  let end = 0;
  return labels.filter((label) => {
    if (label.range[0] < end) return false;
    end = label.range[1];
    return true;
  });
}

/** The first letters of the units above sections, and of "Section". */
const UNIT_LETTERS: ReadonlySet<number> = new Set(
  ['section', ...headUnits.map((unit) => unit.unit)].map((word) => word.toUpperCase().charCodeAt(0)),
);

/** Whether a label may stand at an offset: most lines go on with prose. */
function mayOpen(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!isLetter(code)) return code === 40 || code === 92 || code === 0xa7 || isDigit(code);
  if (UNIT_LETTERS.has(code)) return true;
  // "iv.", "A.", "a\\."
  for (let i = at + 1; i < at + 8; i++) {
    const next = text.charCodeAt(i);
    if (next === 46 || next === 92) return true;
    if (!isLetter(next)) return false;
  }
  return false;
}

/** The label that opens a line. */
function opening(text: string, line: Line, index: number, lines: readonly Line[]): Label | undefined {
  const at = line.content;
  const code = text.charCodeAt(at);
  if (code === 40 || code === 92) {
    const found = inParentheses(text, at);
    return found && endsLabel(text, found.end)
      ? openingLabel(text, index, lines, '()', undefined, found.designation, found.end)
      : undefined;
  }
  if (code === 83 /* S */) {
    SECTION.lastIndex = at;
    const match = SECTION.exec(text);
    if (match) {
      const end = SECTION.lastIndex;
      if (match[2] || opensHeading(text, end, line))
        return openingLabel(text, index, lines, 'section', sectionUnit, match[1]!, end);
      return undefined;
    }
  }
  if (code === 0xa7) {
    SIGN.lastIndex = at;
    const match = SIGN.exec(text);
    if (match && (match[2] || line.heading || opensHeading(text, SIGN.lastIndex, line)))
      return openingLabel(text, index, lines, 'section', sectionUnit, match[1]!, SIGN.lastIndex);
    return undefined;
  }
  if (isUpper(code)) {
    HEAD.lastIndex = at;
    const match = HEAD.exec(text);
    if (match) {
      const unit = unitNamed(match[1]!.toLowerCase())!;
      const end = HEAD.lastIndex;
      // "Article 1.  The Border facilities …": text behind a period.
      const opensText =
        match[3] !== undefined &&
        /^[\s\u00a0]+["“(]?[A-Z]/.test(text.slice(end, end + 6)) &&
        startsParagraph(text, line, index, lines);
      return opensText || headsLine(text, end, line, index, lines, match[1]!)
        ? openingLabel(text, index, lines, 'unit', unit, match[2]!, end)
        : undefined;
    }
  }
  if (code >= 48 && code <= 57) {
    HYPHENATED.lastIndex = at;
    let match = HYPHENATED.exec(text);
    if (match && (match[2] || (/-\d{3}/.test(match[1]!) && isUpper(text.charCodeAt(HYPHENATED.lastIndex + 1)))))
      return openingLabel(text, index, lines, 'hyphenated', sectionUnit, match[1]!, HYPHENATED.lastIndex);
    DOTTED.lastIndex = at;
    match = DOTTED.exec(text);
    if (
      match &&
      (match[2] || isUpper(text.charCodeAt(DOTTED.lastIndex + 1)) || text.charCodeAt(DOTTED.lastIndex + 1) === 40)
    )
      return openingLabel(text, index, lines, 'dotted', sectionUnit, match[1]!, DOTTED.lastIndex);
  }
  if (isLetter(code) || (code >= 48 && code <= 57)) {
    PERIOD.lastIndex = at;
    const match = PERIOD.exec(text);
    if (match && followsLabel(text, PERIOD.lastIndex)) {
      if (line.heading && /^\d/.test(match[1]!))
        return openingLabel(text, index, lines, 'section', sectionUnit, match[1]!, PERIOD.lastIndex);
      return openingLabel(text, index, lines, '.', undefined, match[1]!, PERIOD.lastIndex);
    }
  }
  return undefined;
}

/** A label that opens line `index` and ends at `end`. */
function openingLabel(
  text: string,
  index: number,
  lines: readonly Line[],
  style: Style,
  unit: Unit | undefined,
  designation: string,
  end: number,
): Label {
  const line = lines[index]!;
  return {
    style,
    unit,
    designation: designation.replace(/[\u2010-\u2013]/g, '-'),
    range: [line.content, end],
    line: index,
    first: true,
    paragraph: startsParagraph(text, line, index, lines),
    markup: line.markup,
    period: text.charCodeAt(end - 1) === 46,
  };
}

/** "(c)(1)", "(a) (1)", "1. (a)": labels that stand right behind another at the start of a line. */
function adjacent(text: string, before: Label, index: number, labels: Label[]): void {
  let last = before;
  for (;;) {
    let at = last.range[1];
    while (at < text.length && (text[at] === ' ' || text[at] === '\u00a0' || text[at] === '*' || text[at] === '_'))
      at++;
    const found = inParentheses(text, at);
    if (!found || !(endsLabel(text, found.end) || (last.style === 'section' && text[found.end] === '.'))) return;
    last = {
      style: '()',
      unit: undefined,
      designation: found.designation,
      range: [at, found.end],
      line: index,
      first: false,
      paragraph: true,
      markup: '',
      period: false,
    };
    labels.push(last);
  }
}

/** Labels within lines: "Heading. (a) The …", "shall: (1) do; and (2) do". */
function inline(
  text: string,
  lines: readonly Line[],
  parentheses: readonly number[],
  labels: Label[],
  opened: number,
  skip: (at: number) => boolean,
): void {
  const taken = new Set<number>();
  for (let i = 0; i < opened; i++) taken.add(labels[i]!.range[0]);
  let line = 0;
  for (const open of parentheses) {
    const at = text.charCodeAt(open - 1) === 92 ? open - 1 : open;
    const before = text.charCodeAt(at - 1);
    if (!(isSpace(before) || before === 0x2014 || before === 45 || before === 42 || before === 95) || taken.has(at))
      continue;
    const found = inParentheses(text, at);
    if (!found || found.designation.includes('-') || !endsLabel(text, found.end) || skip(at)) continue;
    while (line + 1 < lines.length && lines[line + 1]!.start <= at) line++;
    if (lines[line]!.content >= at) continue;
    const label: Label = {
      style: '()',
      unit: undefined,
      designation: found.designation,
      range: [at, found.end],
      line,
      first: false,
      paragraph: false,
      markup: '',
      period: false,
    };
    labels.push(label);
    if (text.charCodeAt(label.range[1]) === 40) adjacent(text, label, line, labels);
  }
  for (let i = 0; i < opened; i++)
    if (labels[i]!.style === 'hyphenated' && labels[i]!.first)
      hyphenatedBehind(text, lines[labels[i]!.line]!, labels[i]!.line, labels);
  if (labels.some((label) => label.first && label.style === '.')) inlinePeriods(text, lines, labels, taken, skip);
  line = 0;
  for (const at of offsetsOf(text, 'Sec', 'SEC')) {
    INLINE_SECTION.lastIndex = at;
    const match = INLINE_SECTION.exec(text);
    if (!match || taken.has(at) || skip(at) || !/[.;:,'”"’)\]-][\s\u00a0]*$/.test(text.slice(Math.max(0, at - 4), at)))
      continue;
    while (line + 1 < lines.length && lines[line + 1]!.start <= at) line++;
    if (lines[line]!.content >= at) continue;
    labels.push({
      style: 'section',
      unit: sectionUnit,
      designation: match[1]!,
      range: [at, at + match[0].length],
      line,
      first: false,
      paragraph: true,
      markup: '',
      period: false,
    });
  }
}

const INLINE_PERIOD = /(?:[.)”"—–-]|'')[\s\u00a0]*\b(\d{1,2}|[a-z])\.[\s\u00a0]+(?=[A-Z"“(])/g;

/** "1. Purpose and scope. a. The purpose …", "… of that proclamation. 12. The modifications": labels with periods. */
function inlinePeriods(
  text: string,
  lines: readonly Line[],
  labels: Label[],
  taken: ReadonlySet<number>,
  skip: (at: number) => boolean,
): void {
  let line = 0;
  INLINE_PERIOD.lastIndex = 0;
  for (let match = INLINE_PERIOD.exec(text); match; match = INLINE_PERIOD.exec(text)) {
    const at = match.index + match[0].indexOf(match[1]!, 1);
    INLINE_PERIOD.lastIndex = at + 1;
    while (line + 1 < lines.length && lines[line + 1]!.start <= at) line++;
    if (taken.has(at) || skip(at) || lines[line]!.content >= at) continue;
    labels.push({
      style: '.',
      unit: undefined,
      designation: match[1]!,
      range: [at, at + match[1]!.length + 1],
      line,
      first: false,
      paragraph: false,
      markup: '',
      period: false,
    });
  }
}

/** "2-2. Restrictions on Certain Techniques. 2-201. General Provisions.": a section behind the heading of its group. */
function hyphenatedBehind(text: string, line: Line, index: number, labels: Label[]): void {
  const match = /^(\d{1,2}-\d{1,2}\. [^.]{3,120}\. +)(\d{1,2}-\d{3,4})\. /.exec(
    text.slice(line.content, Math.min(line.end, line.content + 200)),
  );
  if (!match) return;
  const at = line.content + match[1]!.length;
  labels.push({
    style: 'hyphenated',
    unit: sectionUnit,
    designation: match[2]!,
    range: [at, at + match[2]!.length + 1],
    line: index,
    first: false,
    paragraph: true,
    markup: '',
    period: false,
  });
}

/** A designation in parentheses at an offset, "(a)", "(iv)", "(12-1)"; publishers' markup may stand in and around them. */
function inParentheses(text: string, at: number): { designation: string; end: number } | undefined {
  let i = text.charCodeAt(at) === 92 ? at + 1 : at;
  if (text.charCodeAt(i++) !== 40) return undefined;
  if (text.charCodeAt(i) === 42) i++;
  const start = i;
  if (isDigit(text.charCodeAt(i))) {
    while (isDigit(text.charCodeAt(i)) && i - start < 3) i++;
    if (text.charCodeAt(i) === 45 && isDigit(text.charCodeAt(i + 1))) i += 2;
  } else while (isLetter(text.charCodeAt(i)) && i - start < 5) i++;
  const stop = i;
  if (text.charCodeAt(i) === 42) i++;
  if (text.charCodeAt(i) === 92) i++;
  if (stop === start || text.charCodeAt(i) !== 41) return undefined;
  return { designation: text.slice(start, stop), end: i + 1 };
}

/** A label in parentheses ends in white space, markup or the line's end. */
function endsLabel(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    at >= text.length || isSpace(code) || code === 42 || code === 95 || code === 40 || code === 0x2014 || code === 92
  );
}

/** Words follow a label with a period, not figures alone: "1. The …", not "1. 2. 3.". */
function followsLabel(text: string, at: number): boolean {
  let i = at;
  while (i < text.length && (isSpace(text.charCodeAt(i)) || text[i] === '*' || text[i] === '_') && text[i] !== '\n')
    i++;
  const code = text.charCodeAt(i);
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

/** Whether a heading follows a section's number that has no period: two blanks, capitals, or the line's end. */
function opensHeading(text: string, at: number, line: Line): boolean {
  if (at >= line.end) return line.heading || line.markup !== '' || isCapital(text, line.content, line.end);
  const rest = text.slice(at, Math.min(line.end, at + 120));
  if (/^[:—–]|^--|^[\s\u00a0]*[:—–]/.test(rest)) return true;
  // "SEC. 2 (a) There is": the period is left out.
  if (/^[\s\u00a0]+\([a-z1]\)\.?[\s\u00a0]+[A-Z]/.test(rest)) return true;
  if (/^(?:[\s\u00a0]{2,}|\u2003)[A-Z]/.test(rest) && !/^[\s\u00a0]+(?:of|is|shall|and|or)\b/.test(rest)) return true;
  return (
    line.heading ||
    (line.markup !== '' && /^[\s\u00a0]+[A-Z(]/.test(rest)) ||
    (text.charCodeAt(line.content) === 0xa7 && /^[\s\u00a0]+[A-Z]/.test(rest)) ||
    /^[\s\u00a0]+[A-Z]{2,}[A-Z ,;’'-]+(?:\.|$|\b)/.test(rest) ||
    (/^(?:Sec|SEC)/.test(text.slice(line.content, line.content + 3)) &&
      /^[\s\u00a0]+[A-Z][\w'’-]*(?:,? (?:[A-Z][\w'’-]*|of|and|the|for|to|in|on|or))*\.(?:\s|$)/.test(rest))
  );
}

/** Whether a unit's label heads its line: "PART II—…", "Subpart A", not "Part II of this order". */
function headsLine(text: string, at: number, line: Line, index: number, lines: readonly Line[], word: string): boolean {
  const rest = text
    .slice(at, line.end)
    .replace(/[*_#]+/g, '')
    .trim();
  if (rest === '') {
    // "# Chapter 324" heads the whole act, of which it is the number.
    if (line.heading && /^\s*#\s/.test(text.slice(line.start, line.content))) return false;
    // A print's furniture: "Part VI" above "The President".
    const next = lines.slice(index + 1, index + 8).find((candidate) => !candidate.blank);
    const nextText = next ? text.slice(next.content, next.end) : '';
    return (
      !/^(?:The President|Presidential Documents|Department of|DEPARTMENT OF|Environmental Protection)/.test(
        nextText,
      ) && startsParagraph(text, line, index, lines)
    );
  }
  if (/^(?:—|–|--|-\s|-(?=[A-Z])|:|\.\s)/.test(rest)) {
    const title = rest.replace(/^(?:—|–|--|-|:|\.)\s*/, '');
    if (word === 'Title' && /^\s*(?:The President)?$/.test(title)) return false;
    return title === '' || isUpper(title.charCodeAt(0)) || line.heading || /^["“(\d]/.test(title);
  }
  if (line.heading) return true;
  if (/^[,;)]/.test(rest)) return false;
  const title = rest.split(/\s+/).filter((piece) => piece.length > 3);
  return (
    rest.length < 160 &&
    !/[.;,]$/.test(rest) &&
    title.length > 0 &&
    title.every((piece) => /^[("“]?[A-Z]/.test(piece)) &&
    startsParagraph(text, line, index, lines)
  );
}

/** Whether a line starts a paragraph and does not go on with the sentence of the line before it. */
function startsParagraph(text: string, line: Line, index: number, lines: readonly Line[]): boolean {
  if (line.bullet || line.heading || index === 0) return true;
  const previous = lines[index - 1]!;
  if (previous.blank || previous.heading) return true;
  HEAD.lastIndex = previous.content;
  if (isCapital(text, previous.content, previous.end) || HEAD.test(text)) return true;
  if (
    /[.;:—–!?,]['”"’)\]*_]*$|(?:--|\b(?:and|or)|-)$|(?:\]\]|>)$/.test(
      text.slice(Math.max(previous.start, previous.end - 6), previous.end),
    )
  ) {
    return (
      !/,$/.test(text.slice(previous.start, previous.end)) ||
      line.indent !== previous.indent ||
      previous.end - previous.start < 60
    );
  }
  return previous.end - previous.start < 50 && line.indent !== previous.indent;
}
