/** Headings: the words between a label and the text that it opens. */
import type { Range } from '../analysis.ts';
import { flatten, isDash, isDigit, isLetter, isSpace, isUpper, own, trimEnd } from '../text.ts';
import type { Label } from './label.ts';
import { type Line, paragraphEnd } from './lines.ts';
import { CLAUSES, gluedEnd, sentenceEnd } from './sentences.ts';
import {
  capitalsAbove,
  isBrokenBefore,
  isMarkedSentence,
  isTitledAlone,
  titleAbove,
  titledUpTo,
} from './titledLines.ts';
import {
  balanced,
  CLAUSE,
  hyphenated,
  isCapitals,
  isHeading,
  isLong,
  isTitle,
  QUESTION,
  RELATIVE,
  throughSecond,
  VERB,
  wordsIn,
} from './titles.ts';

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
  /** Whether the text is a copy of the Code or of the C.F.R., which break lines off behind headings. */
  readonly code: boolean;
}

export interface HeadingFound {
  readonly heading: string;
  readonly range: Range;
}

const DASHED = /^\s+[-–—]\s/;

/** The longest heading in the Code runs to some 250 characters. */
const LONGEST = 320;

/**
 * The heading behind a label; undefined where its text begins at once.
 */
export function findHeading(text: string, context: Context): HeadingFound | undefined {
  const { label, lines, code } = context;
  const line = lines[label.line]!;
  const at = label.range[1];
  const next = context.next?.range[0] ?? context.end;
  const limit = Math.min(
    next,
    isBrokenBefore(text, lines, label) ? line.end : paragraphEnd(text, lines, label.line),
    at + 1200,
  );
  if (label.first && line.heading) {
    const found = cut(text, skipMarks(text, at, line.end), line.end);
    return found ?? (label.style === 'unit' ? nextLine(text, at, context, next) : undefined);
  }
  if (label.first && line.markup) {
    const marked = closing(text, line, at, limit);
    if (marked && isMarkedSentence(text.slice(at, marked))) return undefined;
    if (marked) {
      const found = cut(text, skipMarks(text, at, marked), marked);
      if (found) return found;
    }
  }
  if (label.until !== undefined) return undefined;
  // "19 U.S. Code § 1701 - Files; desks".
  if ((text[label.range[0]] === '§' || (code && label.style === 'section')) && DASHED.test(text.slice(at, at + 3)))
    return cut(text, at, Math.min(line.end, next));
  const marked = skipMarks(text, at, limit);
  // "SECTION 3—END. It ends", "SECTION 1(a): Lamps. They".
  const parts =
    label.style === 'section' ? isDash(text.charCodeAt(marked)) : label.behind && /[:.]/.test(text[marked]!);
  const dash = parts ? skipDash(text, marked, limit) : marked;
  const start = isUpper(text.charCodeAt(dash)) ? dash : marked;
  const alone =
    codeHeading(text, start, context) ??
    ownParagraph(text, start, context) ??
    brokenOff(text, start, context) ??
    capitalsAbove(text, start, label, lines) ??
    titleAbove(text, start, label, lines, context.next) ??
    (code && label.style === '()' ? gluedEnd(text, start, limit) : undefined);
  if (alone !== undefined) return cut(text, start, alone);
  const emphasized = emphasis(text, start, limit, context);
  if (emphasized) return cut(text, emphasized[0], emphasized[1]);
  // "Article 3.  The permittee shall …" has its text behind the period.
  if (label.style === 'unit' && !label.period) return unitHeading(text, at, context, next);
  const plain = sentence(text, start, limit, context);
  if (plain) return plain;
  return label.style === 'section' || (label.style === '()' && at === line.end)
    ? nextLine(text, at, context, next)
    : undefined;
}

/** The end of the line behind "§ 104." that stands alone: the Code's headings are long, with semicolons and quotations. */
function codeHeading(text: string, start: number, { label, lines, next, code }: Context): number | undefined {
  const line = lines[label.line]!;
  if (!label.first || label.style !== 'section' || !(code || text[label.range[0]] === '§')) return undefined;
  // A regulation's heading has a period.
  const words = text.slice(start, code && text[line.end - 1] === '.' ? line.end - 1 : line.end);
  const below = lines[label.line + 1];
  const alone =
    (below === undefined || below.blank || next?.range[0] === below.content) &&
    words.length > 0 &&
    words.length < LONGEST &&
    (words.endsWith('?') || (!/[.,;:]$|[.?!]\s/.test(words) && !VERB.test(words))) &&
    balanced(words);
  return alone ? line.end : undefined;
}

/**
 * The end of a section's heading that is a paragraph of its own over several lines: "Sec. 1006. Technical requirements and
 * standards; extension of compliance⏎date". Text ends in a period.
 */
function ownParagraph(text: string, start: number, { label, lines, next }: Context): number | undefined {
  if (!label.first || label.style !== 'section' || !isUpper(text.charCodeAt(start))) return undefined;
  let last = label.line;
  while (last + 1 < lines.length && !lines[last + 1]!.blank && last - label.line < 5) last++;
  if (last === label.line || !(lines[last + 1]?.blank ?? true) || (next && next.range[0] < lines[last]!.end))
    return undefined;
  const words = text.slice(start, lines[last]!.end);
  return words.length < LONGEST &&
    /[A-Za-z\d)]$/.test(words) &&
    !/[.?!]\s+[A-Z(]/.test(words) &&
    !VERB.test(words) &&
    balanced(words)
    ? lines[last]!.end
    : undefined;
}

/** How far a line may reach, with the first word of the next, before a wrapped text breaks it. */
const WRAP = 56;

/**
 * The end of a few words behind "(a)" where the line is broken off before its text, as sites print it: "(a) Contents⏎A State
 * plan shall provide …"; or, where the label has its line alone, of those on the line below.
 */
function brokenOff(text: string, start: number, { label, lines, next, child, end, code }: Context): number | undefined {
  if (label.style !== '()' || (!label.first && (!label.behind || !code))) return undefined;
  let index = label.line;
  if (start > lines[index]!.end) index++;
  const line = lines[index];
  const below = lines[index + 1]?.blank ? lines[index + 2] : lines[index + 1];
  if (!line || !below || below.blank || start < line.content || start >= line.end || !isUpper(text.charCodeAt(start)))
    return undefined;
  if (next && (next.range[0] < line.end || (next.range[0] <= below.content && !child))) return undefined;
  if (below.start >= end) return undefined;
  const words = text.slice(start, line.end);
  if (!code && !isTitledAlone(text, words, label, lines)) return undefined;
  const first = /^\S*/.exec(text.slice(below.content, below.content + 40))![0];
  const wrapped =
    below === lines[index + 1] &&
    next?.range[0] !== below.content &&
    line.end - line.start + first.length + 1 > WRAP &&
    below.end - below.start <= 100;
  if (wrapped || words.length > 160 || /[.,;:—–-]$|\s(?:of|the|and|or|to|in|for|a|an|by|with)$/.test(words))
    return undefined;
  const opens = /^["“]?[A-Z]|^\(|^1\./.test(text.slice(below.content, below.content + 2));
  return opens && balanced(words) && !VERB.test(words.replace(RELATIVE, '')) && (isTitle(words) || !CLAUSE.test(words))
    ? line.end
    : undefined;
}

/** Where the markup that opens before the label closes. */
function closing(text: string, line: Line, at: number, limit: number): number | undefined {
  const mark = line.markup === '<' ? '</' : line.markup;
  const close = text.indexOf(mark, at);
  return close > at && close < limit ? close : undefined;
}

/** With these a sentence orders or allows; a regulation's headings may have them, too. */
const COMMANDS = /\b(?:shall|must|will|should|may)\b/;
/** What closes a heading, and no sentence. */
const CLOSED = /(?:[?:—–]|--)$/;

/** "*Inspection*", "__Custody__" behind a label. */
function emphasis(text: string, start: number, limit: number, { label, code }: Context): Range | undefined {
  let at = start;
  while (at > label.range[1] && (text[at - 1] === '*' || text[at - 1] === '_')) at--;
  const sign = text.charCodeAt(at);
  if ((sign !== 42 && sign !== 95) || at === label.range[1]) return undefined;
  const mark = /^(\*{1,3}|_{1,3})(?=[^\s*_])/.exec(text.slice(at, at + 4));
  if (!mark) return undefined;
  const open = at + mark[0].length;
  const close = text.indexOf(mark[0], open);
  if (close <= open || close > limit || close - open >= LONGEST) return undefined;
  // "**Block all traffic** to and from hosts": the sentence goes on; and a whole sentence may be set off.
  const goesOn = !label.period || code ? false : /^[*_]{1,3}\s+[a-z(]/.test(text.slice(close, close + 8));
  const words = text.slice(open, close);
  const long = !code && !CLOSED.test(words) && wordsIn(words) > 8;
  const sentence = long && (COMMANDS.test(words) || CLAUSE.test(words));
  return goesOn || sentence ? undefined : [open, close];
}

/** A title behind a unit's label: "PART II—NONDISCRIMINATION …", over lines in capitals, or on the next line. */
function unitHeading(text: string, at: number, context: Context, next: number): HeadingFound | undefined {
  const { label, lines } = context;
  let index = label.line;
  let end = Math.min(lines[index]!.end, next);
  const first = cut(text, skipMarks(text, skipDash(text, at, end), end), end);
  if (!first) return nextLine(text, at, context, next);
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

/** A few words that are no sentence. */
const isPhrase = (words: string): boolean =>
  isUpper(words.charCodeAt(0)) && words.length < 160 && !/[.;:,—-]$|[;,]\s(?:and|or)$/.test(words) && !VERB.test(words);

/** A heading on the line below its label, in capitals or alone. */
function nextLine(text: string, at: number, { label, lines, child }: Context, next: number): HeadingFound | undefined {
  const line = lines[label.line]!;
  // A label that underlining cuts in two ends on the line below.
  if (at > line.end) return undefined;
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
  const isNext = (line: Line | undefined): line is Line => line !== undefined && !line.blank && line.start < next;
  const alone = !isNext(lines[index + 1]);
  // "DEPARTMENTAL FILES, DESKS, AND⏎OVERSIGHT".
  if (isCapitals(words) && label.style === 'unit') {
    let last = below;
    for (
      let more = lines[++index];
      isNext(more) && isCapitals(text.slice(more.content, more.end));
      more = lines[++index]
    )
      last = more;
    return cut(text, below.content, last.end);
  }
  if (
    isCapitals(words) ||
    (label.style !== 'unit' && label.first && at === line.end && alone && isPhrase(words)) ||
    (label.style === 'unit' &&
      (!label.unit?.heads || child) &&
      (alone || (!label.unit?.heads && standsOver(words, text, lines[index + 1]!))) &&
      (isTitle(words) || (line.heading && below.heading)) &&
      !/[.;:,]$/.test(words))
  )
    return cut(text, below.content, below.end);
  return undefined;
}

/** Whether a line is no more than a few words, over one that begins a longer sentence: "Duties of the Parties⏎Each Party lights …". */
function standsOver(words: string, text: string, below: Line): boolean {
  const next = text.slice(below.content, below.end);
  return words.length <= 60 && next.length > words.length && isUpper(next.charCodeAt(0)) && !BEGINS.test(words);
}

/** What a sentence begins with, and hardly a heading. */
const BEGINS = /^(?:The|An?|Each|Every|Any|All|No|This|These|Such|Both|If|When|Where|In|For|Upon)\s/;

/** "“Buy Files” Rule". */
const QUOTED = /^(?:["“]|``)/;
/** "“Agency” defined.", "“Port” and “pier” defined; other terms." */
const DEFINED = /\sdefined$/;
const DEFINES = /[”"']\sdefined(?:;|$)/;

/** A heading on the label's line, closed by a period or a dash: "Sec. 4. Deployment of Personnel. (a) …". */
function sentence(text: string, start: number, limit: number, context: Context): HeadingFound | undefined {
  const { label, lines, next, child } = context;
  const head =
    label.style === 'unit' || label.style === 'section' || label.style === 'dotted' || label.style === 'hyphenated';
  const figure = isDigit(text.charCodeAt(start));
  if (!head && !isUpper(text.charCodeAt(start)) && !figure && !QUOTED.test(text.slice(start, start + 2)))
    return undefined;
  const reach = Math.min(limit, start + (label.style === '()' ? 160 : LONGEST));
  const colon = head ? titledUpTo(text, start, reach) : undefined;
  if (colon !== undefined) return cut(text, start, colon);
  const end = throughSecond(text, sentenceEnd(text, start, reach, !head), reach, head);
  const dashed = end !== undefined && isDash(text.charCodeAt(end + 1));
  // "(b) 10-Year Plan.--The": a figure begins a heading that ends as bills close theirs.
  if (!head && figure && !dashed) return undefined;
  const hyphen = label.style === '()' && !(dashed && text[end] === '.') ? hyphenated(text, start, limit) : undefined;
  if (hyphen !== undefined) return cut(text, start, hyphen);
  const stop = end ?? trimEnd(text, limit);
  // "(a) Standard(1) Permitted uses".
  const isGlued = next?.range[0] === stop && isLetter(text.charCodeAt(stop - 1));
  if (stop <= start || stop - start > LONGEST || (!head && label.style === '()' && end === undefined && !isGlued))
    return undefined;
  const words = joined(flatten(withoutTags(text.slice(start, stop))));
  if (
    !words ||
    (!dashed && (isLong(words, head) ? /;(?!\s[A-Z\d])/ : CLAUSES).test(words)) ||
    /:(?:$|\s*(?:["“]|``))|U\.S\.C|,$|^\(|^`(?!`)/.test(
      label.style === '.' && !words.startsWith('Sec') ? words.replace(PARALLEL, '') : words,
    ) ||
    // "Sec. 3. “Buy American” Rules. They hold."
    (QUOTED.test(words) &&
      !(
        (dashed || (head && wordsIn(words) > 2)) &&
        (isTitle(words.replace(DEFINED, '')) || DEFINES.test(words)) &&
        end !== undefined
      )) ||
    !balanced(words)
  )
    return undefined;
  // Without an end of its own it is a heading only as a line of its own, or up to a label that runs in.
  if (end === undefined) {
    const own =
      (head ||
        ((label.style === '.' || label.style === ')') &&
          ((context.child && isCapitals(words)) || !inTightList(text, label, lines)) &&
          heads(text, stop, context))) &&
      (isTitle(words) || ownLine(text, label, lines, stop));
    return own || (runsIn(text, stop, context) && isHeading(words, label)) ? cut(text, start, stop) : undefined;
  }
  // "Sec. 3. What does the Council do? It advises."
  const asks = head || context.code || isDash(text.charCodeAt(end));
  // "II. What action is EPA taking?" has its line alone.
  const alone =
    label.style === '.' && stop === paragraphEnd(text, lines, label.line) && !inTightList(text, label, lines);
  if (QUESTION.test(words) && ((asks && followed(text, stop, context)) || (alone && heads(text, stop, context))))
    return cut(text, start, stop);
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
  // "(f) Household—(1) Basic rule. The", "(b) Implementation —⏎(1)": a regulation's paragraph whose own heading leads in another.
  const leads = context.code && isSpace(text.charCodeAt(end - 1)) && end + 1 >= lines[label.line]!.end;
  if (
    !head &&
    child &&
    text.charCodeAt(end) === 0x2014 &&
    !CLAUSE.test(words) &&
    (leads || runsIn(text, stop, context))
  )
    return isHeading(words, label) ? cut(text, start, stop) : undefined;
  // "(B) if the Attorney General—" goes on; and a list of names ends in periods too: a heading has text behind it.
  const apart = label.style === '.' && text[end] === '.' && aboveText(text, stop, words, context);
  if (!head && !apart && (text[end] !== '.' || !followed(text, stop, context))) return undefined;
  // What stands alone in its section is its text.
  if (
    head &&
    (label.style !== 'unit' || label.period) &&
    !isCapitals(words) &&
    !isTitle(words) &&
    !heads(text, stop + 1, context)
  )
    return undefined;
  return isHeading(words, label, dashed) ? cut(text, start, stop) : undefined;
}

/** "Regulatory Flexibility Act (5 U.S.C. 601 et seq.)": where the act stands that a heading names. */
const PARALLEL = /(?<=[a-z\d]) \(\d{1,2} U\.S\.C\.[^()]{1,60}\)$/;

const withoutTags = (words: string): string => (words.includes('<') ? words.replace(/<[^<>]*>/g, '') : words);

/** Without the blank that a line's end leaves behind a hyphen. */
const joined = (words: string): string => (words.includes('- ') ? words.replace(/-\s+/g, '-') : words);

/** Whether a heading alone on its line has something to head: provisions below it, or text. */
function heads(text: string, stop: number, { label, next, end, child }: Context): boolean {
  // "II. Analysis" right above "Subpart A—Lamps": a part of a preamble by its numeral.
  const above = next?.unit !== undefined && next.style === 'unit' && /^[IVX]{2,}$/.test(label.designation);
  return above || child || /[A-Za-z]/.test(withoutTags(text.slice(stop, Math.min(next?.range[0] ?? end, stop + 400))));
}

/** "VI. TERMINATION.⏎⏎Either party may …": whether a heading with its period is a paragraph above one of text, not of a list. */
function aboveText(text: string, stop: number, words: string, { label, lines, next, end, child }: Context): boolean {
  const line = lines[label.line]!;
  const below = lines[label.line + 1];
  // "1. Purpose." is one, too, where a sentence stands below it.
  let above = label.line - 1;
  while (above > 0 && lines[above]!.blank) above--;
  const inList = above >= 0 && ITEM.test(text.slice(lines[above]!.content, lines[above]!.content + 8));
  const titled = !inList && isTitle(words) && wordsIn(words) <= 6 && !VERB.test(words);
  if (child || stop + 1 !== line.end || !(isCapitals(words) || titled) || !below?.blank) return false;
  const more = text.slice(stop + 1, Math.min(next?.range[0] ?? end, stop + 200)).trim();
  return /^[A-Z“"].{30}/.test(more) || /^[A-Z“"].{10,}\./.test(more);
}

/** Whether an item follows another one at once, as those of a list of names do. */
const inTightList = (text: string, { line, designation }: Label, lines: readonly Line[]): boolean => {
  const above = lines[line - 1];
  if (above === undefined || above.heading) return false;
  const item = text.slice(above.content, above.content + 8);
  // What starts a list of its own, "a." below "2. Asylum" on the same margin, follows none of its kind.
  const margin = lines[line]!.indent === above.indent;
  return (
    ITEM.test(item) &&
    // "II." behind "2. Oil" is no item of that list.
    !(/^[A-Z]/.test(designation) && /^[a-z\d]/.test(item)) &&
    !(margin && /^(?:[aA1]|[iI](?!.*[hH]))$/.test(designation + (/^[hH]/.test(item) ? 'h' : '')))
  );
};
const ITEM = /^[A-Za-z\d]{1,4}[.)]\s/;

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
  const end = paragraphEnd(text, lines, label.line);
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
    // "SEC. 6, Compensation.": a period as a scan has it.
    else if (code === 44 && isDigit(text.charCodeAt(at - 1)) && isSpace(text.charCodeAt(at + 1))) at++;
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
  const plain = /[*_<]/.test(marked) ? marked.replace(/[*_]{1,3}|<\/?[a-z][^<>]*>/g, '') : marked;
  // A hyphen at a line's end is closed up, one within a line stands as it is: "Employment- or Merit-based".
  const heading = flatten(plain.includes('-') ? plain.replace(/(\w)-[^\S\r\n]*[\r\n]\s*(?=[a-z])/g, '$1-') : plain);
  return heading && /[A-Za-z\d]/.test(heading) ? { heading: own(heading), range: [start, stop] } : undefined;
}
