/** Labels within lines: "Heading. (a) The …", "shall: (1) do; and (2) do", "Sec. 1. … Sec. 2. …" in one long line. */

import { unitNamed } from '../citations/units.ts';
import { commonSeries, valueIn } from '../designation.ts';
import { isLower, isSpace, isUpper, offsetsOf, trimEnd } from '../text.ts';
import { chainRefers, type Enumerator, endsLabel, gluedTo, inParentheses, JOINS, refers } from './enumerators.ts';
import { type Label, labelOf } from './label.ts';
import type { Line } from './lines.ts';
import { type Manner, sectionUnit } from './openings.ts';

/** "(c)(1)", "(a) (1)", "1. (a)": the labels that stand right behind another one; adds them and tells where they end. */
export function labelsBehind(text: string, before: Label, manner: Manner, labels: Label[]): number {
  const from = labels.length;
  let end = before.range[1];
  let section = before.style === 'section';
  let closing = false;
  for (;;) {
    let at = end;
    while (isSpace(text.charCodeAt(at)) && text[at] !== '\n' && text[at] !== '\r') at++;
    while (text[at] === '*' || text[at] === '_') at++;
    while (text[at] === ' ' || text[at] === '\u00a0') at++;
    const found = inParentheses(text, at);
    if (!found) break;
    const closed = section && CLOSED.test(text.slice(found.end, found.end + 4));
    closing ||= closed;
    if (!closed && !endsLabel(text, found.end) && !(manner.glued && gluedTo(text, found.end))) break;
    section &&=
      text.charCodeAt(found.end) === 40 ||
      (isSpace(text.charCodeAt(found.end)) && text.charCodeAt(found.end + 1) === 40);
    const label = labelOf({
      style: '()',
      designation: found.designation,
      range: [at, found.end],
      line: before.line,
      paragraph: true,
      behind: true,
    });
    labels.push(label);
    end = found.end;
  }
  // "(b) (1), (2), and (3)": designations of a phrase.
  const closed = closing || text[end] === '.' || (before.style === 'section' && text[end] === ':');
  if (labels.length > from && refers(text, end) && !closed) labels.length = from;
  return end;
}

/** "Sec. 2(a).", "Sec. 3(a):", "*Sec. 1(a)*." */
const CLOSED = /^[*_]{0,3}[.:]/;

/** Walks through the opening parentheses of a text, line by line, and finds the labels that stand in the middle of one. */
export class WithinLines {
  readonly #text: string;
  readonly #parentheses: readonly number[];
  readonly #manner: Manner;
  readonly #skip: (at: number) => boolean;
  #next = 0;
  /** The last designation that stands in a list of a phrase. */
  #listed: Enumerator | undefined;

  constructor(text: string, parentheses: readonly number[], manner: Manner, skip: (at: number) => boolean) {
    this.#text = text;
    this.#parentheses = parentheses;
    this.#manner = manner;
    this.#skip = skip;
  }

  /** Adds the labels of a line that stand behind an offset. */
  read(line: Line, index: number, from: number, labels: Label[]): void {
    const text = this.#text;
    let reached = from;
    for (; this.#next < this.#parentheses.length; this.#next++) {
      const open = this.#parentheses[this.#next]!;
      if (open >= line.end) return;
      const at = text.charCodeAt(open - 1) === 92 ? open - 1 : open;
      if (at < reached || at <= line.content) continue;
      const label = this.#at(at, index);
      if (!label) continue;
      labels.push(label);
      reached =
        text.charCodeAt(label.range[1]) === 40 ? labelsBehind(text, label, this.#manner, labels) : label.range[1];
    }
  }

  #at(at: number, line: number): Label | undefined {
    const text = this.#text;
    const { glued } = this.#manner;
    if (!mayStandBehind(text, at, glued)) return undefined;
    const found = inParentheses(text, at);
    if (!found || found.designation.includes('-')) return undefined;
    if (this.#skip(at)) {
      this.#listed = found;
      return undefined;
    }
    if (!endsLabel(text, found.end) && !(glued && gluedTo(text, found.end))) return undefined;
    // "weighs options (A) stay and (B) go": the letters name them.
    if (isLower(text.charCodeAt(at - 2)) && isLower(text.charCodeAt(found.end + 1)) && isNamed(text, at))
      return undefined;
    // "(1), (2), and (3) in respect of lakes": the last of a list is one, too.
    const listed = this.#listed !== undefined && goesOnFrom(text, this.#listed, found, at);
    this.#listed = listed || chainRefers(text, found.end) ? found : undefined;
    if (this.#listed) return undefined;
    // "… cut fees.(b) They report": a break between paragraphs was lost.
    const paragraph = text.charCodeAt(at - 1) === 46 && isUpper(text.charCodeAt(found.end + 1));
    return labelOf({ style: '()', designation: found.designation, range: [at, found.end], line, paragraph });
  }
}

/** Whether the word before a designation is one for things that have one: "options (A) stay". */
const isNamed = (text: string, at: number): boolean => NAMED.test(text.slice(Math.max(0, at - 24), at));
const NAMED =
  /(?<!\bfollowing )\b(?:options?|alternatives?|scenarios?|grades?|class(?:es)?|categor(?:y|ies)|columns?|box(?:es)?|tiers?|exhibits?|figures?|tables?|tracks?|zones?|groups?|phases?|questions?|steps?|items?|lots?|rows?)[ \u00a0]$/i;

/** Whether a list of designations goes on with one: ", and (3)" behind "(2)", but not "and (2)" behind "(27)". */
function goesOnFrom(text: string, before: Enumerator, found: Enumerator, at: number): boolean {
  if (at - before.end > 20 || !JOINS.test(text.slice(before.end, at))) return false;
  const series = commonSeries(before.designation, found.designation);
  return series !== undefined && valueIn(series, found.designation) > valueIn(series, before.designation);
}

/** What may stand right before a label in the middle of a line: a blank, a dash, markup, or the end of a word's clause, "fish;(iii)". */
function mayStandBehind(text: string, at: number, glued: boolean): boolean {
  const code = text.charCodeAt(at - 1);
  if (isSpace(code) || code === 0x2014 || code === 45 || code === 42 || code === 95) return true;
  // "<u>Duties</u>. <b>(a)</b> The".
  if (code === 62) return OPENS_MARK.test(text.slice(Math.max(0, at - 20), at));
  if (code === 46 || code === 58 || code === 59) {
    if (isLower(text.charCodeAt(at - 2)) && isLower(text.charCodeAt(at - 3))) return true;
    // "SEC. 5. LAMPS.(a) The", "in 2024.(b) The".
    if (
      code === 46 &&
      isUpper(text.charCodeAt(text.indexOf(')', at) + 2)) &&
      ENDS_OTHERWISE.test(text.slice(Math.max(0, at - 12), at))
    )
      return true;
    // "under subparagraph (A).(c)Remedial action".
    return glued && text.charCodeAt(at - 2) === 41;
  }
  // "; vote; and(iii) report".
  if (isLower(code) && /[;,][\s\u00a0]{1,2}(?:and|or|and\/or)$/.test(text.slice(Math.max(0, at - 9), at))) return true;
  // "(a) Standard(1) Permitted uses. An": the first below a few words of title that a paragraph begins with.
  if (isLower(code) && text.startsWith('(1) ', at) && isUpper(text.charCodeAt(at + 4)))
    return TITLED.test(text.slice(Math.max(0, at - 100), at));
  // "(2)Waiver(A)In general".
  return glued && (code === 44 || code === 0x201d || isUpper(text.charCodeAt(text.indexOf(')', at) + 1)));
}

/** A heading in capitals, a year, or a sum. */
const ENDS_OTHERWISE = /(?:(?!SEC\.)[A-Z]{3}|\b(?:19|20)\d\d|\$\d[\d,]{0,9})\.$/;

const OPENS_MARK = /[\s\u00a0]<[a-z][^<>]{0,12}>$/;

/** "(a) Standard" from its line's begin. */
const TITLED = /(?:^|[\n\r.])[^\S\n\r]{0,12}\([a-z]{1,3}\) [A-Z][A-Za-z,;:’' -]{2,85}$/;

/** Whether a section that goes on with its letter, "it is ordered: SECTION 1(a). There", stands behind the end of a sentence. */
const beginsAnew = (text: string, before: string, end: number): boolean =>
  text.charCodeAt(end) !== 40 || /[.:]\s{1,3}$/.test(before);

const INLINE_SECTION =
  /(?:SECTION|Section|SEC\.|Sec\.)[\s\u00a0]+(\d{1,4}[A-Z]?)(?:\.(?=\s)|(?=\([a-z1]\)[.:]\s[A-Z]))/y;
/** In a copy that is one line: "Sec. 1.2. Applicability.", too. */
const COPIED_SECTION =
  /(?:SECTION|Section|SEC\.|Sec\.)[\s\u00a0]+(\d{1,4}[A-Z]?(?:[.-]\d{1,3})?)\.(?=[\s\u00a0*_]{1,12}["“(]{0,2}[A-Z\d(])/y;
/** A line as long as this is a copy that lost its breaks. */
const COPIED = 600;
/** What ends before a section in such a copy: a sentence, markup, or a heading in capitals that leads to none. */
const ENDED = /[.;:,'”"’)\]-][*_\s\u00a0]*$/;
const CAPITALS =
  /(?:^|[^A-Za-z])(?!(?:OF|BY|UNDER|TO|IN|AND|OR|WITH|SEE|FROM|THE|EACH|THIS)[\s\u00a0]+$)[A-Z]{3,}[\s\u00a0]+$/;
/** "PART II—DUTIES OF THE BOARD Sec. 201.": a level above sections with its heading, before the first of its sections. */
const INLINE_HEAD =
  /(?<=[.:;”"’)][\s\u00a0]{1,3}[*_]{0,3}|[A-Z]{3,}[\s\u00a0]{1,3})(TITLE|PART|Part|CHAPTER|SUBTITLE|SUBPART|Subpart)[\s\u00a0]+([IVXLC]{1,6}|\d{1,2}|[A-Z])(?:(\.)|[:—–_]|--|(?=[\s\u00a0]+[A-Z]))(?=([^.;:()]{3,160}?[\s\u00a0])((?:SECTION|Section|SEC\.|Sec\.|SUBPART|Subpart|CHAPTER)[\s\u00a0]+[\dIVXA-Z]{1,5}[.—–-]))/g;

/** One of these stands in each of such heads. */
const HEAD_WORDS = ['TITLE', 'PART', 'Part', 'CHAPTER', 'Subpart'];

/** The levels above sections that a copy of one line has between its sections, and where the first section of each starts. */
export function headsWithin(
  text: string,
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  skip: (at: number) => boolean,
): { readonly heads: readonly Label[]; readonly headed: ReadonlySet<number> } {
  const heads: Label[] = [];
  const headed = new Set<number>();
  // Words are found far faster than the pattern.
  if (!HEAD_WORDS.some((word) => text.includes(word))) return { heads, headed };
  lines.forEach((each, line) => {
    if (each.end - each.start <= COPIED) return;
    for (const match of text.slice(each.start, each.end).matchAll(INLINE_HEAD)) {
      const at = each.start + match.index;
      const unit = unitNamed(match[1]!.toLowerCase());
      if (!unit || taken.has(at) || skip(at) || at <= each.content) continue;
      const end = at + match[0].replace(/[:—–_-]{1,2}$/, '').length;
      heads.push(
        labelOf({
          style: 'unit',
          unit,
          designation: match[2]!,
          range: [at, end],
          line,
          paragraph: true,
          period: match[3] !== undefined,
        }),
      );
      headed.add(at + match[0].length + match[4]!.length);
    }
  });
  return { heads, headed };
}

/** How many characters a note of the margin has at most. */
const LONGEST_NOTE = 400;

/** How many short sections in a row are a table of contents. */
const CONTENTS = 4;

/** Without the entries of a table of contents that lost its lines: sections of a few words, one after another. */
function withoutContents(text: string, labels: readonly Label[]): Label[] {
  const short = labels.map((label, index) => {
    const words = text.slice(label.range[1], labels[index + 1]?.range[0] ?? text.length);
    return words.length < 130 && !/\b(?:shall|is|are|may|must|will|has|have|means)\b/.test(words);
  });
  // How many short ones stand in a row up to each and from each on: counted once, though the row be without end.
  const before: number[] = [];
  for (let i = 0; i < labels.length; i++) before[i] = short[i - 1] ? before[i - 1]! + 1 : 0;
  const from: number[] = [];
  for (let i = labels.length - 1; i >= 0; i--) from[i] = short[i] ? (from[i + 1] ?? 0) + 1 : 0;
  return labels.filter((_, index) => before[index]! + from[index]! < CONTENTS);
}

/** "Sec. 2. …" behind the sentence of the section before it. */
export function sectionsWithin(
  text: string,
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  headed: ReadonlySet<number>,
  skip: (at: number) => boolean,
): Label[] {
  const labels: Label[] = [];
  let line = 0;
  const again = (at: number): RegExpExecArray | null => {
    INLINE_SECTION.lastIndex = at;
    return INLINE_SECTION.exec(text);
  };
  for (const at of offsetsOf(text, 'Sec', 'SEC')) {
    while (line + 1 < lines.length && lines[line + 1]!.start <= at) line++;
    const copied = lines[line]!.end - lines[line]!.start > COPIED;
    const pattern = copied ? COPIED_SECTION : INLINE_SECTION;
    pattern.lastIndex = at;
    const match = pattern.exec(text) ?? (copied ? again(at) : null);
    if (!match || taken.has(at) || skip(at)) continue;
    // Behind the blanks that stand for a note of the margin, too.
    const stop = Math.max(trimEnd(text, at), at - LONGEST_NOTE);
    const before = `${text.slice(Math.max(0, stop - 24), stop)}${text.slice(Math.max(stop, at - 1), at)}`;
    if (!beginsAnew(text, before, at + match[0].length)) continue;
    if (
      !(copied
        ? headed.has(at) || (ENDED.test(before) && !/\s-\s+$/.test(before)) || CAPITALS.test(before)
        : /[.;:,'”"’)\]-][\s\u00a0]*$/.test(before.slice(-4)))
    )
      continue;
    if (lines[line]!.content >= at) continue;
    labels.push(
      labelOf({
        style: 'section',
        unit: sectionUnit,
        designation: match[1]!,
        range: [at, at + match[0].length],
        line,
        paragraph: true,
      }),
    );
  }
  return labels.length < CONTENTS ? labels : withoutContents(text, labels);
}

const INLINE_PERIOD = /(?:[.:)”"—–-]|'')[\s\u00a0]*\b(\d{1,2}|[a-z])\.[\s\u00a0]+(?=[A-Z"“(])/g;
const INLINE_HALF = /(?:[.;:,—–-]|\b(?:and|or))[\s\u00a0]+(\d{1,2}|[a-z])\)[\s\u00a0]+(?=[A-Za-z"“])/g;

/**
 * "1. Purpose and scope. a. The purpose …", "shall: 1) light the lamps; 2) trim …": enumerators of a style of which lines
 * begin with some.
 */
export function enumeratorsWithin(
  text: string,
  lines: readonly Line[],
  style: '.' | ')',
  taken: ReadonlySet<number>,
  skip: (at: number) => boolean,
): Label[] {
  const labels: Label[] = [];
  const pattern = style === '.' ? INLINE_PERIOD : INLINE_HALF;
  let line = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = match.index + match[0].lastIndexOf(`${match[1]!}${style}`);
    pattern.lastIndex = at + 1;
    while (line + 1 < lines.length && lines[line + 1]!.start <= at) line++;
    if (taken.has(at) || skip(at) || lines[line]!.content >= at) continue;
    labels.push(labelOf({ style, designation: match[1]!, range: [at, at + match[1]!.length + 1], line }));
  }
  return labels;
}

/** "2-2. Restrictions on Certain Techniques. 2-201. General Provisions.": a section behind the heading of its group. */
export function hyphenatedBehind(text: string, line: Line, index: number): Label | undefined {
  const match = /^(\d{1,2}-\d{1,2}\. [^.]{3,120}\. +)(\d{1,2}-\d{3,4})\. /.exec(
    text.slice(line.content, Math.min(line.end, line.content + 200)),
  );
  if (!match) return undefined;
  const at = line.content + match[1]!.length;
  return labelOf({
    style: 'hyphenated',
    unit: sectionUnit,
    designation: match[2]!,
    range: [at, at + match[2]!.length + 1],
    line: index,
    paragraph: true,
  });
}
