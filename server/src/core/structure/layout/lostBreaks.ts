/**
 * Texts that were pasted without their line ends, whole or page by page, and single lines of others: before labels that a sequence
 * proves a line end is put back, in the place of the blank there, and all else reads them as lines.
 */
import { isLower, isSpace, isUpper, LF, trimEnd } from '../../text.ts';
import { type Manner, Sequences } from './sequences.ts';

/** Of a text without line ends, so much stands in lines as long as this, or in one that holds most of a short text. */
const LONG = 1_200;
const MOST = 0.8;
/** A sentence or two is one line anyway. */
const LEAST = 240;
const LINE_ENDS = ['\n', '\r', '\u2028', '\u2029'];

/** The head of a copy from the Code or the C.F.R., whose levels are read within lines. */
const OF_CODE = /§{1,2}\s?\d/;
const HEAD_ENDS = 300;

/** Whether most of a text stands in lines that are no paragraphs, but pages or more. */
export function isJoined(opening: string): boolean {
  const whole = opening.trimEnd().length;
  if (whole < LEAST || OF_CODE.test(opening.slice(0, HEAD_ENDS))) return false;
  const long = Math.min(LONG, whole * MOST);
  const sign = LINE_ENDS.find((each) => opening.includes(each)) ?? '\n';
  let sum = 0;
  for (let start = 0; start < opening.length; ) {
    const end = opening.indexOf(sign, start);
    const stop = end < 0 ? opening.length : end;
    if (stop - start >= long) sum += stop - start;
    start = stop + 1;
  }
  return sum >= whole * MOST;
}

const QUOTE = '(?<quote>(?:["“]|``)\\s?)?';
const SECTION =
  '(?<section>SECTION|Section|SEC\\.?|Sec\\.?|§)\\s{0,3}(?<number>\\d{1,5}(?:-\\d{1,2}|\\.\\d{1,3})?|[A-Z])(?:\\.(?=\\s)|,(?=\\s[A-Z])|(?=\\s[A-Z]|\\s?\\([a-z1]\\)))';
const HEAD =
  '(?<head>PART|TITLE|CHAPTER|SUBPART|SUBTITLE|DIVISION|Part|Subpart|Subtitle|Division)\\s(?<headed>[IVXL]{1,6}|\\d{1,2}|[A-Z])(?=[\\s.:—–-])';
const OTHERS =
  '(?<hyphenated>\\d{1,2}-\\d{1,4})\\.(?=\\s?[A-Z])|(?<decimal>\\d{1,2}\\.\\d{1,3})\\.?(?=\\s[A-Z(])|(?<plain>\\d{1,2}|[IVXL]{1,6}|[A-Za-z])\\.(?=\\s)|\\((?<enclosed>\\d{1,2}|[a-z]{1,4}|[A-Z])\\)(?=[\\s(])';
/** What may be a label behind a blank: "Sec. 2.", "PART II", "1-102.", "1.2", "2.", "IV.", "B.", "c.", "(d)"; the mark of a quotation before it. */
const LABEL = new RegExp(`(?<=^|\\s|(?:--|—)(?=\\([1aiA]\\)\\s))${QUOTE}(?:${SECTION}|${HEAD}|${OTHERS})`, 'g');

/** What ends before a label: a sentence, an item, a heading. */
const ENDED =
  /(?:[.:;?!—–)\]]|--|[a-z]-|[.:;?!,]['”"’)\]]{1,3}|[;,]\s(?:and|or|and\/or),?|[A-Z]{4,}|\b(?:PART|TITLE|CHAPTER|SUBPART|SUBTITLE|DIVISION|Part|Subpart|Subtitle|Division)\s[A-Z\d]{1,6}(?:\s?(?:--|[ :—–-])\s?[A-Z][A-Za-z,’'&; -]{3,110})?)$/;
/** How much of what stands before a label is looked at. */
const BEFORE = 130;
/** What has a number and a period before it without ending anything, "No. 2. The". */
const SHORTENED =
  /\b(?:Nos?|Secs?|SECS?|[Aa]rts?|[Pp]ars?|[Ff]igs?|[Vv]ols?|[Cc]hs?|[Cc]hap|[Pp]t|[Pp]p?|Ex|Ord|Proc|Pub|Stat|Supp|App|Amdt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Col|Capt|Lt|Hon|St|v|et|[A-Z])\.$|\b(?:SECTION|PART|TITLE|CHAPTER|ARTICLE|RULE|TABLE|CLASS)$/;
/** "From: A. Roe": the line of a head, and the letter of a name. */
const ADDRESSED =
  /(?:^|[\n\r])[ \t>*#]{0,12}(?:FROM|From|TO|To|CC|[Cc]c|BCC|[Bb]cc|THROUGH|Through|THRU|Thru|VIA|Via|Sent|By)[ \t*]{0,12}:$/;
/** What leads from one item to the next within a sentence. */
const WITHIN = /(?:[;:]|[;,]\s(?:and|or),?)$/;
/** "subsections (b), (c), and (d) as": the last of a list of designations. */
const NAMED_BEFORE = /\([A-Za-z\d]{1,5}\),?\s(?:and|or)$/;
/** A label before a label: "(1) (A) the". */
const BEHIND_LABEL = /(?:^|\s)(?:\([A-Za-z\d]{1,4}\)|(?:\d{1,2}|[A-Za-z]|[IVXivx]{1,4})\.)$/;
/** A label behind a label: "6. (a) There". */
const BEFORE_LABEL = /^\([A-Za-z\d]{1,4}\)\s/;
/** How sections are labelled, and hardly referred to. */
const SET_AS_LABEL = /^(?:S(?:EC|ec\.)|§)/;
/** A section's label as it is read within lines. */
const SECTION_WITHIN = /^S(?:ec\.|ection|EC\.|ECTION)\s\d{1,4}\.$/;
/** A title behind "PART I": behind a dash, or in capitals. */
const TITLED = /^\s*(?:[.:—–-]|[A-Z]{3,}|[A-Z]{2,}\s[A-Z]{2,})/;

/** "PART II—DUTIES", "SEC. 3.", "2. PURPOSE": what no sentence has, unless words lead to it. */
const STANDS_APART =
  /^(?:[A-Z]{4,}\s(?:[IVXL\d]{1,6}|[A-Z])\s?[—–-]{1,2}\s?[A-Z]{3,}|(?:Subtitle|Subpart|Part)\s(?:[IVXL\d]{1,6}|[A-Z])(?:—|--)[A-Z]|SEC(?:\.|TION)\s?\d{1,5}(?:\.\s|\s?\([a1]\))|\d{1,2}\.\s[A-Z]{4,})/;
/** "TITLE IV--LAMPS", "SEC. 401. LAMPS": the heading of an act, whatever stands before it. */
const IN_CAPITALS =
  /^(?:[A-Z]{4,}\s(?:[IVXL]{1,6}|[A-Z])\s?[—–-]|(?:Subtitle|Subpart|Part)\s(?:[IVXL\d]{1,6}|[A-Z])(?:—|--)[A-Z]|SEC(?:\.|TION)\s?\d{1,5}\.\s[A-Z]{3,})/;
const LEADS = /\b(?:in|under|of|by|to|and|or|with|from|through|see|per|than|this|that|for)$/i;

/** A line as long as this lost breaks, where a run of labels says so. */
const COPIED = 600;
/** In a text that has its lines elsewhere only what no sentence has: "ARTICLE 9. The" of a treaty, "2. APPLICABILITY." of a directive. */
const IN_LINE =
  /(?<=^|[.:;—-]\s{1,3})(?:ARTICLE|Article)\s+(?<article>\d{1,3}|[IVXL]{1,7})\.(?=\s+["“(]?[A-Z(\d])|(?<=^|\s)(?<headed>\d{1,2})\.(?=\s+[A-Z]{3}[A-Z ,&/'’-]{0,70}\.\s)/g;

/** "The Parties agree as follows: 1. Lamps burn. 2. Oil is kept.", in a line of any length. */
const AGREED =
  /\b(?:agree[ds]?|covenants?|stipulated?|order(?:s|ed)?|proclaim(?:s|ed)?|direct(?:s|ed)?|resolved?|declared?)\b[^.:;\n]{0,60}\bas follows:[—-]{0,2}[ \u00a0]{1,3}(?=1\.[ \u00a0])/;
/** One of these stands in it. */
const FIRST_AGREED = /follows:[—-]{0,2}[ \u00a0]{1,3}1\.[ \u00a0]/;
/** A number behind the end of a sentence. */
const NUMBER = /(?<=[.:;—-][ \u00a0]{1,3})(\d{1,2})\.(?=[ \u00a0]+["“(]?[A-Z])/g;

/** A text with line ends before what are surely labels, as long as it is; `joined` where it has lost them all. */
export function withLostBreaks(text: string, joined: boolean): string {
  const words = joined ? withBreaks(text, breaks(text)) : text;
  return withBreaks(words, breaksInLines(words));
}

/** Where labels start in long lines that count on there. */
function breaksInLines(text: string): number[] {
  const found = new Set<number>();
  const agrees = FIRST_AGREED.test(text);
  for (let start = 0; start < text.length; ) {
    // Over the lines that are short all at once: most texts have no others.
    const short = agrees ? -1 : text.lastIndexOf('\n', start + COPIED);
    if (short >= start) {
      start = short + 1;
      continue;
    }
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    const line = agrees || stop - start > COPIED ? text.slice(start, stop) : '';
    const lead = agrees ? AGREED.exec(line) : null;
    if (lead) {
      const sequences = new Sequences(found);
      for (const { 1: number, index } of line.matchAll(NUMBER))
        if (index >= lead.index && !isShortened(line, index)) sequences.add('.', number!, [start + index]);
    }
    if (line.length > COPIED) {
      // One line alone: what other lines count is a list of theirs.
      const sequences = new Sequences(found);
      for (const { index, groups = {} } of line.matchAll(IN_LINE)) {
        const { article, headed } = groups;
        // "SEC. 3. LAMPS." is a section.
        if (headed !== undefined && isShortened(line, index)) continue;
        sequences.add(article === undefined ? '.' : 'article', (article ?? headed)!, [start + index]);
      }
    }
    start = stop + 1;
  }
  return inOrder(text, found);
}

/** Whether a number stands behind an abbreviation. */
const isShortened = (line: string, at: number): boolean =>
  SHORTENED.test(line.slice(Math.max(0, at - 12), at).trimEnd());

/** Places before which a line end is missing. */
const inOrder = (text: string, found: ReadonlySet<number>): number[] =>
  [...found].filter((at) => at > 0 && text.charCodeAt(at - 1) !== LF).sort((a, b) => a - b);

function withBreaks(text: string, at: readonly number[]): string {
  if (at.length === 0) return text;
  const pieces: string[] = [];
  let from = 0;
  for (const each of at) {
    pieces.push(text.slice(from, each - 1), '\n');
    from = each;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** Where labels start that go on with others, in order. */
function breaks(text: string): number[] {
  const found = new Set<number>();
  const sequences = new Sequences(found);
  /** Whether there is what is not read within lines: sections and what is in parentheses are. */
  let needed = false;
  const quotations = new Quotations(text);
  for (const { 0: words, index: at, groups = {} } of text.matchAll(LABEL)) {
    // Behind the blanks that stand for a note of the margin, too.
    const stop = trimEnd(text, at);
    const before = text.slice(Math.max(0, stop - BEFORE), stop);
    const end = at + words.length;
    const stands = STANDS_APART.test(text.slice(at, end + 12)) && !LEADS.test(before);
    if (!stands && (!ENDED.test(before) || SHORTENED.test(before.slice(-10)))) continue;
    if ((before.endsWith(':') && ADDRESSED.test(before)) || NAMED_BEFORE.test(before)) continue;
    const { quote, section, number, head, headed, hyphenated, decimal, plain, enclosed } = groups;
    if (!beginsWords(text, end, enclosed !== undefined || WITHIN.test(before))) continue;
    // What is quoted has numbers of its own.
    if (quote) {
      found.add(at);
      needed = true;
      quotations.open(at, at + quote.length);
      continue;
    }
    const behind = BEHIND_LABEL.test(before);
    if (quotations.reachTo(at) || (section && (behind || !(words.endsWith('.') || SET_AS_LABEL.test(section)))))
      continue;
    const places: number[] = [];
    // "Sec. 2. Lamps. (a) They are": the first stands in its section's line.
    // "Amendments.--(1) Section 5": right behind its heading, with no blank between.
    const glued = at > 0 && !isSpace(text.charCodeAt(at - 1));
    const runsIn = enclosed !== undefined && (behind || glued || (/^[a1iA]$/.test(enclosed) && before.endsWith('.')));
    if (!runsIn) places.push(at);
    // "PART I Upon the day": its words are a paragraph of their own.
    if (head && !TITLED.test(text.slice(end, end + 24))) places.push(end + 1);
    const manner: Manner = section ? 'section' : head ? 'head' : plain ? '.' : enclosed ? '()' : 'figures';
    const sure = stands && IN_CAPITALS.test(text.slice(at, end + 12));
    const belongs = sequences.add(
      manner,
      number ?? headed ?? hyphenated ?? decimal ?? plain ?? enclosed!,
      places,
      sure,
    );
    needed ||= belongs && enclosed === undefined && !(section && SECTION_WITHIN.test(words));
  }
  return needed ? inOrder(text, found) : [];
}

const MARGIN_NOTE = /^<<NOTE:[^<>]{1,220}>>\s{0,9}/;

/** Whether words of a provision begin behind a label: with a capital, or, within a sentence, with any letter. */
function beginsWords(text: string, end: number, within: boolean): boolean {
  let at = end;
  while (/[\s.:—–-]/.test(text[at] ?? '')) at++;
  // A note of a law's margin stands before them.
  if (text.startsWith('<<', at)) at += MARGIN_NOTE.exec(text.slice(at, at + 240))?.[0].length ?? 0;
  if (BEFORE_LABEL.test(text.slice(at, at + 8))) return true;
  while (/["“('‘`$[]/.test(text[at] ?? '')) at++;
  const code = text.charCodeAt(at);
  return isUpper(code) || (code >= 48 && code <= 57) || (within && isLower(code));
}

const MARKS = /["“”]|``|''/g;
/** What goes on with a quotation: its next paragraph. */
const NEXT_QUOTED = /^\s?(?:\(\w{1,4}\)|\w{1,3}\.|S(?:EC|ec)|§)\s?/;

/** Quotations of provisions: how far each reaches. */
class Quotations {
  readonly #text: string;
  #end = 0;
  /** Whether one was met that ends nowhere: then no end is looked for again. */
  #lost = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the last one reaches over an offset. */
  reachTo(at: number): boolean {
    return at < this.#end;
  }

  /** One opens at an offset, or goes on there; its words start at another. */
  open(at: number, words: number): void {
    if (at < this.#end || this.#lost) return;
    const end = this.#endOf(words);
    if (end === undefined) this.#lost = true;
    else this.#end = end;
  }

  #endOf(words: number): number | undefined {
    const text = this.#text;
    let inner = 0;
    MARKS.lastIndex = words;
    for (let match = MARKS.exec(text); match; match = MARKS.exec(text)) {
      const { 0: mark, index: at } = match;
      const opens = mark === '“' || (mark === '"' && /[\s([—]/.test(text[at - 1]!));
      // Where two single marks open a quotation, one of each stands within it: two open its next paragraph.
      if (mark === '``' || (opens && NEXT_QUOTED.test(text.slice(at + mark.length, at + 12)))) continue;
      if (opens) inner++;
      else if (inner > 0) inner--;
      else return at + mark.length;
    }
    return undefined;
  }
}
