/**
 * Quoted text. In a law that amends another, whole provisions stand in quotation marks; each paragraph opens them anew
 * and the last one closes them. Enumerators and cross-references in there are not this document's.
 */
import type { Range } from '../analysis.ts';
import { paragraphAt } from '../instructions/paragraphs.ts';
import { isLower, isSpace, lastAtMost, trimEnd } from '../text.ts';
import type { Line } from './lines.ts';

/** A quotation longer than this has lost a mark. */
const LONGEST = 60_000;

interface Open {
  readonly start: number;
  readonly paragraphEnd: number;
  /** Where the next section starts that is not quoted: no quotation of less than a section reaches it. */
  readonly limit: number;
  depth: number;
  /** The line in which its last paragraph opens that has a mark of its own. */
  line: number;
  /** Whether it has opened a paragraph anew: then each of its paragraphs has a mark. */
  reopens: boolean;
  /** Whether a mark in it seems to open a paragraph that begins with no line: a copy lost the lines. */
  again: boolean;
  /** Whether it opens its paragraph or is announced: then it may go on over several. */
  paragraph: boolean;
  /** Whether words announce it, and it begins with a section. */
  section: boolean;
}

export interface Quotes {
  /** In order, the outermost alone. */
  readonly quotes: Range[];
  /** Whether one is open at the text's end that may go on behind it. */
  readonly open: boolean;
}

/**
 * The quoted stretches of a block.
 * @param marks the offsets of its quotation marks
 * @param last whether the document ends with it; else a section begins behind it
 */
export function findQuotes(text: string, lines: readonly Line[], marks: readonly number[], last: boolean): Quotes {
  const quotes = blockQuotes(text, lines);
  if (marks.length === 0) return { quotes, open: false };
  const starts = lines.map((line) => line.start);
  const ends = paragraphEnds(text, lines);
  const sections = lines
    .filter(
      (line) =>
        (line.heading && !line.quoted) ||
        (text.charCodeAt(line.content) === 83 && SECTION.test(text.slice(line.content, line.content + 16))),
    )
    .map((line) => line.content);
  if (!last) sections.push(text.length);
  const nextSection = (line: number): number => sections[lastAtMost(sections, lines[line]!.content) + 1] ?? text.length;
  let open: Open | undefined;
  const lose = (lost: Open) => {
    if (!lost.paragraph) return;
    const next = nextSection(lost.line);
    // A section that was announced goes on to the document's next one, where it is there; else nothing tells how far.
    const plain = lost.section && next < text.length ? next : lost.paragraphEnd;
    const end = lost.reopens ? paragraphAt(text, lines, lost.line, text.length).end : plain;
    quotes.push([lost.start, Math.max(lost.start, trimEnd(text, Math.min(end, next)))]);
  };
  const reach = ({ paragraph, paragraphEnd, reopens, line, limit }: Open): number =>
    !paragraph ? paragraphEnd : reopens ? Math.min(limit, nextSection(line)) : limit;
  let done = 0;
  for (const at of marks) {
    if (at < done) continue;
    if (open && at > reach(open) && !(text[at] === '”' && goesOnInProse(text, open, at, nextSection(open.line)))) {
      lose(open);
      open = undefined;
    }
    const mark = text[at] === '`' || text[at] === "'" ? text.slice(at, at + 2) : text[at]!;
    if (mark === '"' && text[at - 1] === '=') {
      // An attribute of markup, with its value's end.
      const end = text.slice(at + 1, at + 200).indexOf('"');
      if (end >= 0) done = at + 2 + end;
      continue;
    }
    const opening =
      mark === '``' || mark === '“' || (mark === '"' && (opens(text, at) || (!open && brought(text, at))));
    if (!opening) {
      if (open && (--open.depth === 0 || (open.again && isOutside(text, at + mark.length)))) {
        quotes.push([open.start, at + mark.length]);
        open = undefined;
      }
      continue;
    }
    const line = lastAtMost(starts, at);
    // A quotation in Markdown says itself how far it goes.
    if (lines[line]!.quoted) continue;
    const before = text.slice(lines[line]!.content, at);
    const first = before === '' && (mark === '``' || opensParagraph(text, lines, line));
    const announced =
      !first &&
      (PROVISION.test(text.slice(at + mark.length, at + mark.length + 20))
        ? mark !== '"' || ANNOUNCED.test(text.slice(Math.max(0, at - 100), at))
        : mark !== '"' && ANNOUNCED.test(text.slice(Math.max(0, at - 100), at)));
    if (!open)
      open = {
        start: at,
        paragraphEnd: ends[line]!,
        limit: limitOf(text, at + mark.length, sections),
        section: OPENS_SECTION.test(text.slice(at + mark.length, at + mark.length + 20)) && isAnnounced(text, at),
        depth: 1,
        line,
        reopens: false,
        again: false,
        paragraph: first || announced,
      };
    else if (first && open.paragraph) {
      open.depth = 1;
      open.reopens = true;
      open.line = line;
    } else if (LABEL.test(text.slice(at + mark.length, at + mark.length + 7))) {
      open.depth = 1;
      open.again = true;
    } else {
      open.depth++;
      open.again ||= open.paragraph && opensAgain(text, open.start, at);
    }
  }
  const goesOn = open !== undefined && reach(open) > text.length;
  if (open) lose(open);
  return { quotes: outermost(quotes), open: goesOn && !last };
}

/** How far behind its paragraph words in prose may be closed. */
const PROSE = 3000;

/** "The Board said, “We act." and below it "We act at dusk.”": one mark opens two paragraphs without labels, one closes them. */
function goesOnInProse(
  text: string,
  { start, paragraphEnd, paragraph, depth }: Open,
  at: number,
  limit: number,
): boolean {
  if (paragraph || depth !== 1 || text[start] !== '“' || at - paragraphEnd > PROSE || at > limit) return false;
  return !/[\n\r][^\S\n\r]{0,60}(?:[-•*]\s|\(?\w{1,4}[).]\s|#)/.test(text.slice(paragraphEnd, at));
}

const SECTION = /^(?:Sec|SEC|Section|SECTION)\.?\s+\d+[A-Z]?\./;

/** A provision's label: a mark before it opens the next paragraph of the quotation, wherever it stands. */
const LABEL = /^\([A-Za-z\d]{1,4}\)\s/;

/** A section's heading from its mark on: "``Sec. 50309. Dissolution ", behind which the section's first paragraph has a mark, too. */
const HEADING = /^(?:``|[“"])(?:(?:SEC|Sec)\.|§)\s{1,4}[\w.-]{1,12}\.?\s[^.;:“”]{1,240}\s$/;

/** Whether a mark within a quotation opens its next paragraph: behind a sentence, an item, a heading. */
const opensAgain = (text: string, start: number, at: number): boolean =>
  /[.;:]\s{1,4}$/.test(text.slice(Math.max(start, at - 6), at)) ||
  (at - start < 400 && HEADING.test(text.slice(start, at).replace(/<<NOTE[^<>]{1,200}>>/g, '')));

/** What stands behind a quotation that has a mark at each of its paragraphs: a provision without one, the next item, the law's end. */
const OUTSIDE =
  /^(?:[.;,]|,?\s(?:and|or)\b)(?:\s(?:and|or)\b)?\s{1,4}(?:\[\[[^\]]{1,40}\]\]\s{1,4})?(?:<<NOTE[^<>]{1,200}>>\s{0,4})?(?:SEC(?:TION|\.)\s|(?:TITLE|Subtitle|SUBTITLE|DIVISION|CHAPTER)\s[A-Z\d]|Approved\s|\(\w{1,4}\)\s{1,4}(?:(?:by|in|after|before|at)\s|[A-Z](?!\w*''))|(?:\(\w{1,4}\)\s){2})/;
const isOutside = (text: string, at: number): boolean => OUTSIDE.test(text.slice(at, at + 300));

/** How a quoted provision begins. A straight mark must show that it opens one: its closing is easily lost. */
const PROVISION = /^(?:\(\w{1,4}\)|(?:SEC|Sec)(?:TION|tion|\.)|§|\d{1,4}[-.])/;

/** A section at the start of a quotation: "1-703. Office of Lamps" as well. */
const OPENS_SECTION = /^(?:(?:SEC|Sec)(?:TION|tion|\.)\s{1,4}\d|§|\d{1,4}[-.])/;

const ANNOUNCED = /\b(?:follows|following|read)\b[^.:;“”"`]{0,60}[:—–-]+\s*$/;

/** What a quotation begins with that holds sections of its own: the heading of what is above them. */
const ABOVE_SECTIONS =
  /^(?:TITLE|Title|SUBTITLE|Subtitle|CHAPTER|Chapter|SUBCHAPTER|Subchapter|PART|Part|SUBPART|Subpart|DIVISION|ARTICLE|Article|ANNEX|APPENDIX)\b/;

/** Whether a quotation is announced that opens before an offset. */
const isAnnounced = (text: string, at: number): boolean =>
  ANNOUNCED.test(text.slice(Math.max(0, at - 100), at).replace(/(?:``|[“"])$/, ''));

/** How far a quotation may reach that opens before an offset. */
function limitOf(text: string, at: number, sections: readonly number[]): number {
  const longest = at + LONGEST;
  const opening = text.slice(at, at + 160).replace(/<[^<>]*>/g, '');
  // "``Section 1. …": what is set out may hold sections of its own, and does where it begins with one.
  if (SECTION.test(opening)) return longest;
  if (isAnnounced(text, at) && (ABOVE_SECTIONS.test(opening) || !PROVISION.test(opening))) return longest;
  return Math.min(longest, sections[lastAtMost(sections, at) + 1] ?? longest);
}

/** Whether a paragraph starts with a line: behind a blank line, a long one, or one that ends a sentence or an item. */
function opensParagraph(text: string, lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1];
  if (!before || before.blank || before.heading || before.end - before.start > 150) return true;
  return /(?:[.:;]['”"]{0,2}|;\s+(?:and|or)|[—–-])$/.test(
    text.slice(Math.max(before.start, before.end - 8), before.end),
  );
}

/** Whether a straight quotation mark opens. */
function opens(text: string, at: number): boolean {
  const before = at === 0 ? 32 : text.charCodeAt(at - 1);
  const opener = isSpace(before) || before === 40 || before === 91 || before === 0x2014;
  return opener && at + 1 < text.length && !isSpace(text.charCodeAt(at + 1)) && !/[.,;:)]/.test(text[at + 1]!);
}

/** Before words that an instruction strikes or brings. */
const BRINGS =
  /(?:\b(?:strik|delet|remov|insert|add|substitut)(?:ing|e)?|\bout|\bwith|\bthere(?:of|to|from|in|for)|\b(?:words?|phrases?|terms?|text)|\bfollow(?:s|ing)\s?:)\s+$/i;

/**
 * Whether a straight mark opens words that an instruction strikes or brings, though they begin with a mark of their own or
 * a blank: "inserting after “Act” ", as amended"", "to read as follows: " (3) The Board". Where none is open it closes none.
 */
function brought(text: string, at: number): boolean {
  const next = text.slice(at + 1, at + 4);
  return (
    /^(?:[,;.:]|\)?[,;]|\s\()/.test(next) && !/^.\s*$/.test(next) && BRINGS.test(text.slice(Math.max(0, at - 24), at))
  );
}

/** For each line, where the paragraph ends in which it stands: before an item of a list at the latest; a page's end within a sentence ends none. */
function paragraphEnds(text: string, lines: readonly Line[]): number[] {
  const ends: number[] = new Array(lines.length);
  let end = 0;
  /** The line below, over blank ones and the page's marker; whether one stands between. */
  let next = -1;
  let page = false;
  for (let i = lines.length - 1; i >= 0; i--) {
    const { blank, start, content, end: last } = lines[i]!;
    if (blank || text.startsWith('[[Page ', content)) {
      page ||= !blank;
      ends[i] = last;
      continue;
    }
    const goesOn =
      next >= 0 &&
      ((next === i + 1 && !lines[next]!.bullet) ||
        (page && isLower(text.charCodeAt(lines[next]!.content)) && !/[.:;]$/.test(text.slice(start, last))));
    if (!goesOn) end = last;
    ends[i] = end;
    next = i;
    page = false;
  }
  return ends;
}

/** Runs of Markdown's quoted lines; a paragraph of them may go on in lines without the mark. */
function blockQuotes(text: string, lines: readonly Line[]): Range[] {
  const out: Range[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!lines[i]!.quoted) continue;
    let last = i;
    while (last + 1 < lines.length && (lines[last + 1]!.quoted || goesOnUnmarked(text, lines[last]!, lines[last + 1]!)))
      last++;
    out.push([lines[i]!.start, lines[last]!.end]);
    i = last;
  }
  return out;
}

/** Whether a line goes on with the words of the one above, which is quoted. */
const goesOnUnmarked = (text: string, above: Line, line: Line): boolean =>
  !line.blank &&
  !line.heading &&
  !line.bullet &&
  above.content < above.end &&
  !/[.:;—]["”*_]{0,4}$/.test(text.slice(Math.max(above.content, above.end - 5), above.end)) &&
  (isLower(text.charCodeAt(line.content)) ||
    !/^(?:\(\w{1,5}\)|[\w-]{1,9}\.|§|SEC|Sec)/.test(text.slice(line.content, line.content + 12)));

function outermost(ranges: Range[]): Range[] {
  ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const out: Range[] = [];
  for (const range of ranges) {
    const last = out[out.length - 1];
    if (!last || range[0] >= last[1]) out.push(range);
    else if (range[1] > last[1]) out[out.length - 1] = [last[0], range[1]];
  }
  return out;
}
