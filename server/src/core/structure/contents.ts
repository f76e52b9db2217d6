/** Tables of contents: they list provisions and have none. */
import type { Range } from '../analysis.ts';
import { isLower } from '../text.ts';
import type { Line } from './lines.ts';
import { VERB } from './titles.ts';

const content = (text: string, line: Line): string => text.slice(line.content, line.end);

/** A line that announces a table: the words alone, as a heading behind a label, or a sentence that ends "as follows". */
const CONTENTS = /table of contents|^contents\b/i;
const ALONE = /^(?:\W|\d{1,3}\.|\([a-z\d]{1,3}\)|(?:SECTION|SEC\.)\s*\d+\.)*(?:the\s+)?(?:table\s+of\s+)?contents\W*$/i;
const SENTENCE =
  /\b(?:is|are)\s+(?:hereby\s+)?(?:amended|revised|repealed|modified|changed|redesignated)\b|\bis\s+available\b/i;
const ENTRY =
  /^(?:(?:SECTION|Section|SEC|Sec)\.?\s*\d|§|(?:TITLE|Title|SUBTITLE|Subtitle|PART|Part|CHAPTER|Chapter|DIVISION|Division|ARTICLE|Article|SUBCHAPTER|Subchapter|Subpart)\s+[\dIVXLCA-Z]|\d{1,2}[-. ]\d{1,4}\b|\d{1,3}\.\s|[IVX]{1,5}\.\s|[A-Za-z]\.\s)/;
/** An entry's unit and number. */
const ENTRY_KEY = /^\S+(?:\s+[\w.-]+)?/;
const GLUED_KEY = /^(?:SEC|Sec)\.(\d+[A-Z]?)\.(?=[A-Z])/;
const LETTERED_KEY = /^(?:[IVX]{1,5}|[A-Za-z]|\d{1,3})\.\s.*/;

const UNIT_ENTRY = /^(?:TITLE|SUBTITLE|PART|CHAPTER|DIVISION|ARTICLE|SUBCHAPTER|SUBPART)\b/i;

/**
 * Runs of entries behind their announcement, to where the first entry comes again.
 * @param announced the offsets of the word "contents"
 */
export function findContents(text: string, lines: readonly Line[], announced: readonly number[]): Range[] {
  const out: Range[] = [];
  let word = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.blank) continue;
    if (line.end - line.start > LONGEST) {
      for (; announced[word]! < line.end; word++) {
        const within = announced[word]! >= line.content ? contentsWithin(text, announced[word]!, line.end) : undefined;
        if (within) out.push(within);
      }
      continue;
    }
    if (line.end - line.content === COLUMN.length && text.startsWith(COLUMN, line.content)) {
      const end = analysisEnd(text, lines, i);
      if (end !== undefined) {
        out.push([line.start, lines[end]!.end]);
        i = end;
        continue;
      }
    }
    if (line.bullet && ENTRY.test(content(text, line))) {
      const end = listEnd(text, lines, i);
      if (end - i >= 2) out.push([line.start, lines[end]!.end]);
      i = end;
      continue;
    }
    while (announced[word]! < line.content) word++;
    if (!(announced[word]! < line.end) || !announces(text, lines, i)) continue;
    const end = contentsEnd(text, lines, i);
    if (end === undefined) continue;
    out.push([lines[i + 1]!.start, lines[end]!.end]);
    i = end;
  }
  return out;
}

/** The head of the column of numbers in a chapter's analysis, as the Code prints it above the chapter's sections. */
const COLUMN = 'Sec.';
const ANALYSED = /^(\d{1,5})[A-Za-z]{0,4}(?:[-–]\d{1,3}[a-z]?)?\.(?:\s|$)/;
/** A section itself, or the mark of another part of a copy. */
const BEGINS = /^(?:§|SEC|Sec|\[|-[A-Z\d]+-$)/;
/** What stands among the entries: the subdivisions of a section, the levels above, the rest of a heading, a page. */
const AMONG =
  /^(?:\([a-z\d]{1,3}\)\s|(?:SUBCHAPTER|CHAPTER|SUBTITLE|SUBPART|PART|Subchapter|Part)\s|\d{1,5}[A-Za-z]{0,4}(?:,?\s(?:to|and)\s?)?$)/;
const FEWEST = 3;

/** The last line of the analysis that such a head opens: "Sec.⏎201. Definitions.⏎202. Organization."; undefined for "Sec.⏎2. Text". */
function analysisEnd(text: string, lines: readonly Line[], from: number): number | undefined {
  let entries = 0;
  let number = 0;
  let last = from;
  let more = 0;
  for (let i = from + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.blank) continue;
    const words = content(text, line);
    if (words.length > 160 || words === COLUMN || line.heading || BEGINS.test(words)) break;
    const value = Number(ANALYSED.exec(words)?.[1] ?? Number.NaN);
    if (value < number) break;
    if (value >= number) {
      number = value;
      entries++;
      more = 0;
    } else if (entries === 0) break;
    else if (AMONG.test(words)) more = 0;
    // The rest of a heading, which stands right below it; behind a blank line it goes on in small letters.
    else if (++more > MOST_MORE || (lines[i - 1]!.blank && !isLower(words.charCodeAt(0)))) break;
    last = i;
  }
  return entries >= FEWEST ? last : undefined;
}

/** How many lines a heading takes below its first. */
const MOST_MORE = 2;

/** How much the lines say at most with which an entry goes on. */
const LONGEST_MORE = 240;

/** A line longer than this is no entry, and announces no table below; it may hold one, where a copy lost its lines. */
const LONGEST = 400;
const FOLLOWS = /^contents\b[^.:;]{0,60}\b(?:is|are)\s+as\s+follows\s?:\s+/i;
const ENTRY_WITHIN = /\b(?:SEC|Sec)\.\s{1,4}(\d{1,6}[A-Z]?)\.\s/g;
/** How much an entry says at most, with the headings above it. */
const LONGEST_ENTRY = 500;

/** "The table of contents of this Act is as follows: Sec. 1. Short title. Sec. 2. Files. SEC. 2. FILES." in one line. */
function contentsWithin(text: string, word: number, limit: number): Range | undefined {
  const announcing = FOLLOWS.exec(text.slice(word, word + 120));
  if (!announcing) return undefined;
  const start = word + announcing[0].length;
  const seen = new Set<string>();
  let last = start;
  ENTRY_WITHIN.lastIndex = start;
  for (let match = ENTRY_WITHIN.exec(text); match && match.index < limit; match = ENTRY_WITHIN.exec(text)) {
    // The provisions themselves begin: one comes again, or is headed in capitals.
    const provision = match[0].startsWith('SEC') && /^[^a-z]{12}/.test(text.slice(ENTRY_WITHIN.lastIndex, limit));
    if (match.index - last > LONGEST_ENTRY || seen.has(match[1]!) || (seen.size > 0 && provision)) break;
    seen.add(match[1]!);
    last = ENTRY_WITHIN.lastIndex;
  }
  if (seen.size < 2) return undefined;
  const rest = /\.(?=\s+[A-Z]|\s*$)/.exec(text.slice(last, Math.min(limit, last + LONGEST_ENTRY)));
  return [start, rest ? last + rest.index + 1 : Math.min(limit, last + LONGEST_ENTRY)];
}

/** Whether a line announces a table; "the table of contents of the Manual⏎is amended" does not. */
function announces(text: string, lines: readonly Line[], from: number): boolean {
  const words = content(text, lines[from]!);
  if (!CONTENTS.test(words)) return false;
  if (ALONE.test(words)) return true;
  const sentence = sentenceFrom(text, lines, from);
  return !SENTENCE.test(sentence) && !tellsOf(sentence);
}

/** "The table of contents is as follows: lamps and oil.", "shows the sections.": a whole sentence that only speaks of one. */
function tellsOf(sentence: string): boolean {
  const at = sentence.search(CONTENTS);
  const behind = /[.:](?=\s|$)/.exec(sentence.slice(at));
  if (!behind) return false;
  const end = at + behind.index;
  if (sentence[end] === ':') return /^:\s+[a-z]/.test(sentence.slice(end, end + 12));
  const start = Math.max(sentence.lastIndexOf('. ', at), sentence.lastIndexOf('—', at)) + 1;
  const words = sentence.slice(start, end);
  return VERB.test(words) && !/\bfollows$/.test(words);
}

/** How many lines a sentence may take that speaks of a table. */
const SENTENCE_LINES = 4;

/** The words of a line, and of those on which its sentence goes on: until one ends as sentences do, or is an entry. */
function sentenceFrom(text: string, lines: readonly Line[], from: number): string {
  let end = from;
  while (end - from < SENTENCE_LINES && !/[.:;—–-]$/.test(content(text, lines[end]!))) {
    const next = lines[end + 1];
    if (!next || next.blank || ENTRY.test(content(text, next))) break;
    end++;
  }
  return text.slice(lines[from]!.content, lines[end]!.end);
}

/** The last line of a bulleted list of entries: a title's own table of contents stands without announcement. */
function listEnd(text: string, lines: readonly Line[], from: number): number {
  let last = from;
  while (last + 1 < lines.length && lines[last + 1]!.bullet && ENTRY.test(content(text, lines[last + 1]!))) last++;
  return last;
}

/** What tells an entry from another: "Sec. 4", "PART II"; "A. Notice", for letters begin anew under each number. */
function keyOf(words: string): string {
  const lettered = LETTERED_KEY.exec(words);
  // "Sec.101.Definitions.", as pages are copied.
  const glued = lettered ? null : GLUED_KEY.exec(words);
  if (glued) return `SEC. ${glued[1]!}.`;
  // Its page is none of an entry's name.
  const key = lettered ? lettered[0].slice(0, 400).replace(/(?:[\s.]{2,}|\s)\d+$/, '') : ENTRY_KEY.exec(words)![0];
  return key
    .toUpperCase()
    .replace(/^SECTION\b/, 'SEC.')
    .replace(/\s+/g, ' ');
}

/** The last line of the table that line `from` announces; undefined where none follows. */
function contentsEnd(text: string, lines: readonly Line[], from: number): number | undefined {
  const seen = new Set<string>();
  let last: number | undefined;
  /** The last entry that is a section's; headings behind it may already be those of the text. */
  let lastSection: number | undefined;
  /** The levels above sections that stand behind it. */
  let above: string[] = [];
  /** The lines that go on with the last one, and how much they say. */
  let other = 0;
  let more = 0;
  let sections = 0;
  for (let i = from + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.blank) continue;
    const words = content(text, line);
    // "Title⏎Title⏎⏎I—Lamps⏎II—Oil": what a copy took apart.
    if (seen.size > 0 && TORN.test(words)) continue;
    if (ENTRY.test(words) && !line.heading) {
      const several = words.match(SEVERAL) ?? [];
      const key = keyOf(words);
      const section = !UNIT_ENTRY.test(words);
      // A provision has text behind its heading.
      const provision =
        (words.length > 240 && several.length < 3 && !entriesFollow(text, lines, i)) || /\.\s+\([a-z]\)\s/.test(words);
      // The entry comes again: that is the provision itself. Subtitles come again in each title.
      const again = seen.has(key);
      if (provision || (again && (section || lastSection === undefined))) {
        last = section && !listsLevels(above) ? (lastSection ?? last) : last;
        break;
      }
      // "DIVISION A" comes again behind a list of divisions.
      if (again && above.includes(key) && unitOf(key) === unitOf(above[0]!)) break;
      seen.add(key);
      for (const each of several) if (each.startsWith('Sec')) seen.add(keyOf(each));
      last = i;
      if (section) {
        lastSection = i;
        sections++;
        above = [];
      } else above.push(key);
      other = 0;
      more = 0;
    } else {
      // Continuation lines of long entries.
      if (line.heading || /^\(?[a-z]\)[\s*_]/.test(words)) break;
      // An editor's remark may stand within; the table goes on behind it.
      other++;
      more += words.length;
      if ((words.length > 160 || (other > 3 && more > LONGEST_MORE)) && !entriesFollow(text, lines, i)) break;
    }
  }
  if (last === undefined || seen.size < 2) return undefined;
  // "PART 91--GENERAL RULES--Table of Contents" stands above each section that is printed alone.
  if (sections < 2 && UNIT_ENTRY.test(content(text, lines[from]!))) return undefined;
  // The lines that go on with the last entry.
  while (
    last + 1 < lines.length &&
    !lines[last + 1]!.blank &&
    lines[last + 1]!.indent > lines[last]!.indent &&
    !ENTRY.test(content(text, lines[last + 1]!))
  )
    last++;
  return last;
}

/** Several entries in one line. */
const SEVERAL = /\b(?:Sec\.\s\d+[A-Z]?\.(?=\s)|(?:Title|TITLE|Subtitle)\s[IVXLCA-Z]+(?=—|--))/g;
const TORN = /^(?:(?:Sec\.|Title|TITLE)$|[IVXLC]{1,6}(?:—|--)[A-Z])/;

const unitOf = (key: string): string => key.slice(0, key.indexOf(' '));

/** Whether of headings that stand one behind the other some list the outermost level: the text has provisions below each. */
const listsLevels = (above: readonly string[]): boolean =>
  above.length > 1 && above.slice(1).some((key) => unitOf(key) === unitOf(above[0]!));

/** Whether the next lines are entries all the same. */
function entriesFollow(text: string, lines: readonly Line[], from: number): boolean {
  const next = lines
    .slice(from + 1, from + 8)
    .filter((line) => !line.blank)
    .slice(0, 3);
  return next.length === 3 && next.every((line) => line.end - line.start < 240 && ENTRY.test(content(text, line)));
}
