/** Headings: the words between a label and the text that it opens. */
import type { Range } from '../analysis.ts';
import { flatten, isCapital, isDash, isSpace, isUpper, own, trimEnd } from '../text.ts';
import type { Label } from './label.ts';
import type { Line } from './lines.ts';

/** A label and what stands around it. */
export interface Context {
  readonly label: Label;
  readonly lines: readonly Line[];
  /** The label that opens the next provision: no heading goes beyond. */
  readonly next: Label | undefined;
  /** Where the outline ends. */
  readonly end: number;
  /** Whether the next provision stands below this one. */
  readonly child: boolean;
}

export interface HeadingFound {
  readonly heading: string;
  readonly range: Range;
}

const SMALL = new Set([
  'of',
  'and',
  'the',
  'for',
  'to',
  'in',
  'on',
  'a',
  'an',
  'or',
  'by',
  'with',
  'at',
  'from',
  'as',
  'under',
  'into',
  'over',
  'other',
  'than',
  'through',
  'between',
  'within',
  'their',
  'its',
  'not',
  'that',
  'against',
  'upon',
  'who',
  'which',
  'after',
  'before',
  'during',
  'per',
  'via',
  'nor',
  'but',
  'among',
  'about',
  'without',
  'our',
  'this',
  'be',
  'et',
  'seq',
  'are',
  'is',
  'his',
  'her',
  'those',
  'such',
  'all',
  'any',
  'across',
  'toward',
  'regarding',
  'concerning',
  'outside',
  'up',
]);
/** A sentence has one of these; a heading has none. */
const VERB =
  /\b(?:is|are|was|were|shall|may|must|will|has|have|had|means|mean|includes?|should|can|apply|applies|appl|am|do|does|hereby|been|amended|ordered|directed|authorized|establish|consists|continues?|takes?|became|becomes?)\b/;
/** The longest heading in the Code runs to some 250 characters. */
const LONGEST = 320;

/**
 * The heading behind a label; undefined where its text begins at once.
 */
export function findHeading(text: string, context: Context): HeadingFound | undefined {
  const { label, lines } = context;
  const line = lines[label.line]!;
  const at = label.range[1];
  const next = context.next?.range[0] ?? context.end;
  const limit = Math.min(next, paragraphEnd(lines, label.line), at + 1200);
  if (label.first && line.heading) return cut(text, skipMarks(text, at, line.end), line.end);
  if (label.first && line.markup) {
    const marked = closing(text, line, at, limit);
    if (marked) {
      const found = cut(text, skipMarks(text, at, marked), marked);
      if (found) return found;
    }
  }
  const start = skipMarks(text, at, limit);
  if (codeHeading(text, start, context)) return cut(text, start, line.end);
  const emphasized = emphasis(text, start, limit, label);
  if (emphasized) return cut(text, emphasized[0], emphasized[1]);
  // "Article 3.  The permittee shall …" has its text behind the period.
  if (label.style === 'unit' && !label.period) return unitHeading(text, at, label, lines, next);
  const plain = sentence(text, start, limit, context);
  if (plain) return plain;
  return label.style === 'section' ? nextLine(text, at, label, lines, next) : undefined;
}

/** Whether the rest of a line behind "§ 104." stands alone: the Code's headings are long, with semicolons and quotations. */
function codeHeading(text: string, start: number, { label, lines }: Context): boolean {
  const line = lines[label.line]!;
  const words = text.slice(start, line.end);
  return (
    label.first &&
    text[label.range[0]] === '§' &&
    label.style === 'section' &&
    (lines[label.line + 1]?.blank ?? true) &&
    words.length < LONGEST &&
    !/[.,;:]$|[.?!]\s/.test(words) &&
    balanced(words) &&
    !VERB.test(words)
  );
}

/** Where the markup that opens before the label closes. */
function closing(text: string, line: Line, at: number, limit: number): number | undefined {
  const mark = line.markup === '<' ? '</' : line.markup;
  const close = text.indexOf(mark, at);
  return close > at && close < limit ? close : undefined;
}

/** "*Inspection*", "__Custody__" behind a label. */
function emphasis(text: string, start: number, limit: number, label: Label): Range | undefined {
  let at = start;
  while (at > label.range[1] && (text[at - 1] === '*' || text[at - 1] === '_')) at--;
  const mark = /^(\*{1,3}|_{1,3})(?=[^\s*_])/.exec(text.slice(at, at + 4));
  if (!mark || at === label.range[1]) return undefined;
  const open = at + mark[0].length;
  const close = text.indexOf(mark[0], open);
  return close > open && close <= limit && close - open < LONGEST ? [open, close] : undefined;
}

/** A title behind a unit's label: "PART II—NONDISCRIMINATION …", over lines in capitals, or on the next line. */
function unitHeading(
  text: string,
  at: number,
  label: Label,
  lines: readonly Line[],
  next: number,
): HeadingFound | undefined {
  let index = label.line;
  let end = Math.min(lines[index]!.end, next);
  const first = cut(text, skipMarks(text, skipDash(text, at, end), end), end);
  if (!first) return nextLine(text, at, label, lines, next);
  const dash = /^[\s\u00a0]*(?:—|–|--|:|\.)/.test(text.slice(at, at + 4));
  const capitals = isCapitals(first.heading);
  while (index + 1 < lines.length && !lines[index + 1]!.blank && lines[index + 1]!.end <= next) {
    const more = text.slice(lines[index + 1]!.content, lines[index + 1]!.end);
    if (
      !(dash || capitals) ||
      isCapitals(more) !== capitals ||
      (!capitals && (more.length > 60 || /[.:;]$/.test(more) || lines[index + 1]!.indent === 0))
    )
      break;
    index++;
    end = lines[index]!.end;
  }
  return cut(text, first.range[0], end);
}

/** A heading on the line below its label, in capitals or alone. */
function nextLine(
  text: string,
  at: number,
  label: Label,
  lines: readonly Line[],
  next: number,
): HeadingFound | undefined {
  const line = lines[label.line]!;
  if (
    text
      .slice(at, line.end)
      .replace(/[*_—–-]/g, '')
      .trim() !== ''
  )
    return undefined;
  let index = label.line + 1;
  while (index < lines.length && lines[index]!.blank && index < label.line + 3) index++;
  const below = lines[index];
  if (!below || below.blank || below.start >= next) return undefined;
  const words = text.slice(below.content, below.end);
  const alone = index + 1 >= lines.length || lines[index + 1]!.blank || lines[index + 1]!.start >= next;
  if (isCapitals(words) || (label.style === 'unit' && alone && isTitle(words) && !/[.;:,]$/.test(words)))
    return cut(text, below.content, below.end);
  return undefined;
}

/** A heading on the label's line, closed by a period or a dash: "Sec. 4. Deployment of Personnel. (a) …". */
function sentence(text: string, start: number, limit: number, context: Context): HeadingFound | undefined {
  const { label, lines, next, child } = context;
  const head =
    label.style === 'unit' || label.style === 'section' || label.style === 'dotted' || label.style === 'hyphenated';
  if (!head && !isUpper(text.charCodeAt(start))) return undefined;
  const end = sentenceEnd(text, start, Math.min(limit, start + (label.style === '()' ? 160 : LONGEST)));
  const stop = end ?? trimEnd(text, limit);
  if (stop <= start || stop - start > LONGEST || (!head && label.style !== '.' && end === undefined)) return undefined;
  const words = joined(flatten(withoutTags(text.slice(start, stop))));
  if (!words || /;|:(?:$|\s*(?:["“]|``))|U\.S\.C|,$|^[("“`]/.test(words) || !balanced(words)) return undefined;
  // Without an end of its own it is a heading only as a line of its own, or up to a label that runs in.
  if (end === undefined) {
    const own =
      (head || (label.style === '.' && heads(text, stop, context))) &&
      (isTitle(words) || ownLine(text, label, lines, stop));
    return own || (runsIn(text, stop, context) && isHeading(words, label)) ? cut(text, start, stop) : undefined;
  }
  // "§ 3.1 Classes of persons who may acquire status. (a) …": a label right behind it makes it a heading.
  if (
    head &&
    child &&
    next &&
    !next.first &&
    skipMarks(text, end + 1, next.range[0]) === next.range[0] &&
    wordsIn(words) <= 20
  )
    return cut(text, start, stop);
  // "(B) if the Attorney General—" goes on; and a list of names ends in periods too: a heading has text behind it.
  if (!head && (text[end] !== '.' || !followed(text, stop, context))) return undefined;
  return isHeading(words, label) ? cut(text, start, stop) : undefined;
}

const withoutTags = (words: string): string => (words.includes('<') ? words.replace(/<[^>]*>/g, '') : words);

/** Without the blank that a line's end leaves behind a hyphen. */
const joined = (words: string): string => (words.includes('- ') ? words.replace(/-\s+/g, '-') : words);

/** Whether parentheses and quotation marks that open also close. */
function balanced(words: string): boolean {
  let parentheses = 0;
  let quotes = 0;
  let pairs = 0;
  let straight = 0;
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i);
    if (code === 40) parentheses++;
    else if (code === 41) parentheses--;
    else if (code === 0x201c) quotes++;
    else if (code === 0x201d) quotes--;
    else if (code === 34) straight++;
    else if ((code === 96 || code === 39) && words.charCodeAt(i + 1) === code) {
      pairs += code === 96 ? 1 : -1;
      i++;
    }
  }
  return parentheses === 0 && quotes === 0 && pairs === 0 && straight % 2 === 0;
}

/** How many words stand in a heading, on one line. */
function wordsIn(words: string): number {
  let count = 1;
  for (let at = words.indexOf(' '); at >= 0; at = words.indexOf(' ', at + 1)) count++;
  return count;
}

/** With these a sentence begins, if it has a verb. */
const OPENS_SENTENCE = /^(?:There|It|This|That|Nothing)\b/;

/** Whether words that a period closes are a heading and not a sentence. */
function isHeading(words: string, label: Label): boolean {
  const count = wordsIn(words);
  // "There is an Office".
  if (OPENS_SENTENCE.test(words) && VERB.test(words)) return false;
  if (isTitle(words) || isCapitals(words)) return count <= 12 || !VERB.test(words);
  const plain = !VERB.test(words) && !/^(?:In|On|Upon|Within|For|By|If|When|Each|No|Any|All)\b.*,/.test(words);
  return plain && (label.style === '()' ? count <= 5 && !words.includes(',') : count <= 16);
}

/** Whether a heading alone on its line has something to head: provisions below it, or text. */
function heads(text: string, stop: number, { next, end, child }: Context): boolean {
  return child || /[A-Za-z]/.test(text.slice(stop, Math.min(next?.range[0] ?? end, stop + 400)));
}

/** Words with which a clause starts, no heading. */
const CLAUSE =
  /^(?:Each|Every|Subject|After|Before|As|In|On|Upon|Within|For|By|If|When|Where|While|No|Any|All|To|The|A|An|Under|Pursuant|With|Such|This|That|It|There)\b/;

/** Whether a label runs in behind words that end in a dash or nothing: "Lists of positions - (a) …". */
function runsIn(text: string, stop: number, { label, next }: Context): boolean {
  if (!next || next.first || next.line !== label.line || stop - label.range[1] > 140) return false;
  const words = text.slice(label.range[1], stop).trim();
  if (CLAUSE.test(words) && !isTitle(words)) return false;
  return (
    trimEnd(text, next.range[0]) <= stop + 3 && isUpper(text.charCodeAt(skipMarks(text, next.range[1], text.length)))
  );
}

/** Whether text of the same provision stands behind its heading in one paragraph, or a label runs in. */
function followed(text: string, stop: number, { label, lines, next, child }: Context): boolean {
  const end = paragraphEnd(lines, label.line);
  let at = stop;
  while (at < end && (text[at] === '.' || isDash(text.charCodeAt(at)) || isSpace(text.charCodeAt(at)))) at++;
  if (next?.first && (at >= next.range[0] || at >= end))
    return child && /^\.\s*(?:--|—)?$/.test(text.slice(stop, next.range[0]).trim());
  return at < end;
}

/** Whether a heading without a period stands alone on its line. */
function ownLine(text: string, label: Label, lines: readonly Line[], stop: number): boolean {
  const line = lines[label.line]!;
  const words = text.slice(label.range[1], stop).trim();
  return (
    stop === line.end &&
    words.length < 120 &&
    !/[,;:]$/.test(words) &&
    !VERB.test(words) &&
    (lines[label.line + 1]?.blank ?? true)
  );
}

/** Where a first sentence ends: its period, colon-less dash, or glued capital; undefined where there is none. */
function sentenceEnd(text: string, start: number, limit: number): number | undefined {
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
        isUpper(next) ||
        next === 92 ||
        next === 39 ||
        next === 0x201d;
      if (!ends || initial(text, i)) continue;
      return i;
    }
    if (code === 0x2014 || (code === 45 && text.charCodeAt(i + 1) === 45)) return i;
    if (code === 59) return undefined;
  }
  return undefined;
}

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
  return /\b(?:No|Nos|App|ch|Secs|secs|Bldgs|Mil|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Res|art|Art|Ed|ed|Inc|Jr|Sr|St|Mr|Dr|vs?|Corp|Co|Sec|Stat|etc)$/.test(
    before,
  );
}

function isCapitals(words: string): boolean {
  return isCapital(words) && /[A-Z]{2}/.test(words);
}

const WORD = /[A-Za-z\d][A-Za-z\d.'’]*/g;

/** Title case: every word but the small ones starts with a capital or a figure. */
function isTitle(words: string): boolean {
  let count = 0;
  let capitals = 0;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(words); match; match = WORD.exec(words)) {
    const code = match[0].charCodeAt(0);
    if (++count > 40) return false;
    // The second half of "by-products" is no word of its own.
    const joined = match.index > 0 && isDash(words.charCodeAt(match.index - 1)) && count > 1;
    if (isUpper(code) || (code >= 48 && code <= 57)) capitals++;
    else if (!joined && (count === 1 || !SMALL.has(match[0].replace(/[^a-z]/g, '')))) return false;
  }
  return capitals > 0;
}

/** The end of the paragraph in which a line stands. */
function paragraphEnd(lines: readonly Line[], index: number): number {
  let i = index;
  while (i + 1 < lines.length && !lines[i + 1]!.blank && i - index < 12) i++;
  return lines[i]!.end;
}

function skipDash(text: string, at: number, limit: number): number {
  while (
    at < limit &&
    (isSpace(text.charCodeAt(at)) || isDash(text.charCodeAt(at)) || text[at] === ':' || text[at] === '.')
  )
    at++;
  return at;
}

/** After blanks and markup. */
function skipMarks(text: string, at: number, limit: number): number {
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (isSpace(code) || code === 42 || code === 95 || code === 0x2003) at++;
    else if (code === 60 && /^<\/?[a-z][^>\n]{0,80}>/.test(text.slice(at, at + 90))) at = text.indexOf('>', at) + 1;
    else break;
  }
  return at;
}

/** A heading without markup and closing marks; undefined where nothing is left. */
function cut(text: string, from: number, end: number): HeadingFound | undefined {
  let start = from;
  let stop = trimEnd(text, end);
  while (stop > start && /[.:#*_—–\-\s\u00a0]/.test(text[stop - 1]!)) stop--;
  while (start < stop && /[:—–\-\s\u00a0]/.test(text[start]!)) start++;
  if (stop <= start) return undefined;
  const marked = text.slice(start, stop);
  const plain = /[*_<]/.test(marked) ? marked.replace(/[*_]{1,3}|<\/?[a-z][^>]*>/g, '') : marked;
  // A hyphen at a line's end is closed up, one within a line stands as it is: "Employment- or Merit-based".
  const heading = flatten(plain.includes('-') ? plain.replace(/(\w)-\s*[\r\n]\s*(?=[a-z])/g, '$1-') : plain);
  return heading && /[A-Za-z\d]/.test(heading) ? { heading: own(heading), range: [start, stop] } : undefined;
}
