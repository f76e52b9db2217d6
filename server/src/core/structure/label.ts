/** What a label is: the words and signs that may open a provision, "Sec. 4.", "(a)", "PART II", "1-101.", "iv." */
import type { Range } from '../analysis.ts';
import type { Unit } from '../citations/units.ts';
import { isCapital, isDigit } from '../text.ts';
import type { Line } from './lines.ts';
import { VERB } from './titles.ts';

/** How a label is written; labels of one sequence share their style. */
export type Style = 'unit' | 'section' | 'hyphenated' | 'dotted' | '()' | ')' | '.';

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
  /** Whether it stands right behind another label, "(c)(1)": where that one opens nothing, this one doesn't. */
  readonly behind: boolean;
  /** Whether it may as well be a reference or a stray figure: it counts only where its sequence calls for it. */
  readonly doubtful: boolean;
  /** The last designation of a span, "(e)-(g) [Reserved]": its sequence goes on behind that one. */
  readonly until: string | undefined;
  /** The designations above it that a label spells out: "II.A.1" has II and A. */
  readonly path: readonly string[];
}

type Given = Pick<Label, 'style' | 'designation' | 'range' | 'line'> & {
  readonly [Each in keyof Label]?: Label[Each] | undefined;
};

/** A designation with plain hyphens. */
function plainly(designation: string): string {
  for (let i = 0; i < designation.length; i++)
    if (designation.charCodeAt(i) >= 0x2010) return designation.replace(/[\u2010-\u2013]/g, '-');
  return designation;
}

/** A label of which only what is unusual is said. */
export function labelOf(given: Given): Label {
  // One literal, and none spread into it: all labels have one shape, and are made fast.
  return {
    style: given.style,
    unit: given.unit,
    designation: plainly(given.designation),
    range: given.range,
    line: given.line,
    first: given.first ?? false,
    paragraph: given.paragraph ?? false,
    period: given.period ?? false,
    markup: given.markup ?? '',
    behind: given.behind ?? false,
    doubtful: given.doubtful ?? false,
    until: given.until,
    path: given.path ?? NO_PATH,
  };
}

const NO_PATH: readonly string[] = [];

/** A line that a unit above sections heads: the paragraph below it is a new one. */
export type HeadsLine = (line: Line) => boolean;

/** "§1536. Interagency cooperation" on its line, as copies of the Code have it. */
const SECTION_LINE = /§+\s?\d[\w\u2013-]*\.\s+[A-Z“"[]/y;

function isSectionLine(text: string, { content, end }: Line): boolean {
  if (text.charCodeAt(content) !== 0xa7 || text.charCodeAt(end - 1) === 44) return false;
  SECTION_LINE.lastIndex = content;
  return SECTION_LINE.test(text);
}

const FIRST_ITEM = /^\((?:1|A|i|a|I)\) ["“]?[A-Z]/;
const HEADED_LINE = /^\([A-Za-z\d]{1,4}\) ["“]?[A-Z][^.,:()—–]{2,}[a-z\d)]$/;
/** Before a designation that goes on below: "under paragraph⏎(1)". */
const LEADS_ON = /\b(?:(?:sub)?(?:section|paragraph|clause)s?|of|in|under|by|to|and|or|the|an?)$/;

/** "(b) Release of files⏎(1) No file": the first item below a line that is its provision's heading. */
function opensBelowHeading(text: string, above: Line, { content, end }: Line): boolean {
  if (text.charCodeAt(content) !== 40 || text.charCodeAt(above.content) !== 40) return false;
  if (above.end - above.content > 200 || !FIRST_ITEM.test(text.slice(content, Math.min(end, content + 8))))
    return false;
  const words = text.slice(above.content, above.end);
  return HEADED_LINE.test(words) && !VERB.test(words) && !LEADS_ON.test(words);
}

/** An abbreviation that a number follows: "Circular No.⏎11. They", "18 U.S.C.⏎1001." */
const NUMBER_AHEAD =
  /\b(?:[Nn]os?|NOS?|[Ss]ecs?|[Aa]rts?|[Vv]ols?|[Ff]igs?|pp?|[Pp]ts?|[Cc]hs?|[Pp]aras?|U\.S\.C|C\.F\.R|[Ss]tat|[Rr]eg)\.$/;

const INITIAL_BEFORE = /^\s[A-Z]\.$/;
const INITIAL = /^[A-Z]\. [A-Z][a-z]/;

/** "By: W.⏎A. Harriman", "Washington, D.⏎C. They": initials that go on from the line above. */
export function goesOnWithInitial(text: string, { content }: Line, previous: Line | undefined): boolean {
  return (
    previous !== undefined &&
    !previous.blank &&
    INITIAL_BEFORE.test(text.slice(previous.end - 3, previous.end)) &&
    INITIAL.test(text.slice(content, content + 6))
  );
}

/** Whether a line starts a paragraph and does not go on with the sentence of the line before it. */
export function startsParagraph(text: string, index: number, lines: readonly Line[], isHead: HeadsLine): boolean {
  const line = lines[index]!;
  // A label alone on its line: "(1)⏎Establishment⏎The Secretary …".
  if (line.end - line.content <= 8 && text.charCodeAt(line.end - 1) === 41 && text.charCodeAt(line.content) === 40)
    return true;
  if (line.bullet || line.heading || index === 0) return true;
  const previous = lines[index - 1]!;
  // Where lines are as long as this, each is a paragraph.
  if (previous.blank || previous.heading || previous.end - previous.start > 140) return true;
  if (isCapital(text, previous.content, previous.end) || isHead(previous) || isSectionLine(text, previous)) return true;
  if (opensBelowHeading(text, previous, line)) return true;
  if (goesOnWithInitial(text, line, previous)) return false;
  if (
    isDigit(text.charCodeAt(line.content)) &&
    NUMBER_AHEAD.test(text.slice(Math.max(previous.start, previous.end - 8), previous.end))
  )
    return false;
  if (
    /[.;:—–!?,]['”"’)\]*_]*$|(?:--|\b(?:and|or)|-)$|(?:\]\]|>|\* ?\* ?\*)$/.test(
      text.slice(Math.max(previous.start, previous.end - 6), previous.end),
    )
  ) {
    // "* ships that carry (i) oil,⏎  (ii) gas", "- the ship (a) carries oil and⏎  (b) sails": the bullet's sentence goes on.
    if (previous.bullet && /,$|\b(?:and|or)$/.test(text.slice(previous.end - 4, previous.end))) return false;
    return (
      !/,$/.test(text.slice(previous.start, previous.end)) ||
      line.indent !== previous.indent ||
      previous.end - previous.start < 60
    );
  }
  return previous.end - previous.start < 50 && line.indent !== previous.indent;
}
