/** Stretches that are not the document's running text: front matter, tables of contents, notes, signatures. */
import type { Form, Range, Region } from '../analysis.ts';
import { findMatter } from '../instructions/matter.ts';
import { findRegulatoryText } from '../instructions/regulations.ts';
import type { Line } from './lines.ts';
import { findQuotes } from './quotes.ts';

/**
 * The regions of a text, in order.
 * @param marks the offsets of its quotation marks
 * @param announced the offsets of the word "contents"
 */
export function findRegions(
  text: string,
  lines: readonly Line[],
  form: Form,
  marks: readonly number[],
  announced: readonly number[],
): Region[] {
  const regions: Region[] = [];
  const add = (kind: Region['kind'], range: Range | undefined) => {
    if (range && range[1] > range[0]) regions.push({ kind, range });
  };
  add('front-matter', frontMatter(text, lines));
  for (const range of contents(text, lines, announced)) add('contents', range);
  add('recital', recital(text, lines));
  if (form === 'us-code') add('note', notes(text, lines));
  for (const range of footnotes(text, lines)) add('footnote', range);
  const signed = signature(text, lines);
  add('signature', signed);
  const quotes = findQuotes(text, lines, marks);
  for (const range of quotes) add('quoted', range);
  const limit = signed?.[0] ?? text.length;
  const regulatory = findRegulatoryText(text, lines, form === 'rule', limit);
  for (const range of regulatory) add('matter', range);
  if (regulatory.length === 0) for (const range of findMatter({ text, lines, quotes, limit })) add('matter', range);
  return regions.sort((a, b) => a.range[0] - b.range[0]);
}

const content = (text: string, line: Line): string => text.slice(line.content, line.end);

/** YAML between two `---` at the start of a Markdown file. */
function frontMatter(text: string, lines: readonly Line[]): Range | undefined {
  if (lines.length < 2 || text.slice(lines[0]!.start, lines[0]!.end) !== '---') return undefined;
  for (let i = 1; i < Math.min(lines.length, 60); i++) {
    if (text.slice(lines[i]!.start, lines[i]!.end) === '---') return [0, lines[i]!.end];
  }
  return undefined;
}

const CONTENTS = /table of contents|^contents\b/i;
const ENTRY =
  /^(?:(?:SECTION|Section|SEC|Sec)\.?\s*\d|§|(?:TITLE|Title|SUBTITLE|Subtitle|PART|Part|CHAPTER|Chapter|DIVISION|Division|ARTICLE|Article|SUBCHAPTER|Subchapter|Subpart)\s+[\dIVXLCA-Z]|\d{1,2}[-. ]\d{1,4}\b|\d{1,3}\.\s)/;
/** An entry's unit and number. */
const ENTRY_KEY = /^\S+(?:\s+[\w.-]+)?/;

const UNIT_ENTRY = /^(?:TITLE|SUBTITLE|PART|CHAPTER|DIVISION|ARTICLE|SUBCHAPTER|SUBPART)\b/i;

/** Tables of contents: runs of entries behind their announcement, to where the first entry comes again. */
function contents(text: string, lines: readonly Line[], announced: readonly number[]): Range[] {
  const out: Range[] = [];
  let word = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.blank || line.end - line.start > 400) continue;
    if (line.bullet && ENTRY.test(content(text, line))) {
      const end = listEnd(text, lines, i);
      if (end - i >= 2) out.push([line.start, lines[end]!.end]);
      i = end;
      continue;
    }
    while (announced[word]! < line.content) word++;
    if (!(announced[word]! < line.end) || !CONTENTS.test(content(text, line))) continue;
    const end = contentsEnd(text, lines, i);
    if (end === undefined) continue;
    out.push([lines[i + 1]!.start, lines[end]!.end]);
    i = end;
  }
  return out;
}

/** The last line of a bulleted list of entries: a title's own table of contents stands without announcement. */
function listEnd(text: string, lines: readonly Line[], from: number): number {
  let last = from;
  while (last + 1 < lines.length && lines[last + 1]!.bullet && ENTRY.test(content(text, lines[last + 1]!))) last++;
  return last;
}

/** The last line of the table that line `from` announces; undefined where none follows. */
function contentsEnd(text: string, lines: readonly Line[], from: number): number | undefined {
  const seen = new Set<string>();
  let last: number | undefined;
  /** The last entry that is a section's; headings behind it may already be those of the text. */
  let lastSection: number | undefined;
  let other = 0;
  for (let i = from + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.blank) continue;
    const words = content(text, line);
    if (ENTRY.test(words) && !line.heading) {
      // A provision has text behind its heading.
      if ((words.length > 240 && !entriesFollow(text, lines, i)) || /\.\s+\([a-z]\)\s/.test(words)) break;
      const key = ENTRY_KEY.exec(words)![0]
        .toUpperCase()
        .replace(/^SECTION\b/, 'SEC.')
        .replace(/\s+/g, ' ');
      const section = !UNIT_ENTRY.test(words);
      // The entry comes again: that is the provision itself. Subtitles come again in each title.
      if (seen.has(key) && (section || lastSection === undefined)) {
        last = section ? (lastSection ?? last) : last;
        break;
      }
      seen.add(key);
      last = i;
      if (section) lastSection = i;
      other = 0;
    } else {
      // Continuation lines of long entries.
      if (line.heading || /^\(?[a-z]\)\s/.test(words)) break;
      // An editor's remark may stand within; the table goes on behind it.
      if ((words.length > 160 || ++other > 3) && !entriesFollow(text, lines, i)) break;
    }
  }
  if (last === undefined || seen.size < 2) return undefined;
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

/** Whether the next lines are entries all the same. */
function entriesFollow(text: string, lines: readonly Line[], from: number): boolean {
  const next = lines
    .slice(from + 1, from + 8)
    .filter((line) => !line.blank)
    .slice(0, 3);
  return next.length === 3 && next.every((line) => line.end - line.start < 240 && ENTRY.test(content(text, line)));
}

const WHEREAS = /^(?:WHEREAS|Whereas)\b/;
const OPERATIVE = /^(?:NOW,?\s+THEREFORE|Now,?\s+[Tt]herefore|Resolved|RESOLVED|Be it|That\b|#)/;

/** Whereas clauses, from the first to the words that order or resolve. */
function recital(text: string, lines: readonly Line[]): Range | undefined {
  const opens = (line: Line): boolean =>
    !line.blank &&
    text.charCodeAt(line.content) === 87 /* W */ &&
    WHEREAS.test(text.slice(line.content, line.content + 8));
  const first = lines.findIndex(opens);
  if (first < 0) return undefined;
  const last = lines.findLastIndex(opens);
  const end = lines.findIndex(
    (line, index) => index > last && !line.blank && (line.heading || OPERATIVE.test(content(text, line))),
  );
  return end < 0 ? undefined : [lines[first]!.start, lines[end]!.start];
}

const NOTES =
  /^(?:#{0,6}\s*)?(?:Source credit|Notes|Editorial Notes|Historical and Revision Notes|Statutory Notes and Related Subsidiaries|References in Text|Amendments)\s*$/;
const CREDIT = /^\((?:[A-Z][a-z]+\.? \d{1,2}, \d{4}, ch\. \d|Pub\. L\. \d)/;

/** From the source credit of a section of the U.S. Code to the end. */
function notes(text: string, lines: readonly Line[]): Range | undefined {
  const at = lines.findIndex(
    (line) => !line.blank && (NOTES.test(content(text, line)) || CREDIT.test(content(text, line))),
  );
  return at < 0 ? undefined : [lines[at]!.start, lines[lines.length - 1]!.end];
}

/** Footnotes of the Federal Register: an indented "\1\" or "[1]" paragraph between rules. */
function footnotes(text: string, lines: readonly Line[]): Range[] {
  const out: Range[] = [];
  for (let i = 0; i < lines.length; i++) {
    const { blank, content: at } = lines[i]!;
    if (blank || text.charCodeAt(at) !== 92 || !/^\\\d{1,3}\\\s/.test(text.slice(at, at + 8))) continue;
    let end = i;
    while (end + 1 < lines.length && !lines[end + 1]!.blank) end++;
    out.push([lines[i]!.start, lines[end]!.end]);
    i = end;
  }
  return out;
}

const SIGNED =
  /^(?:THE WHITE HOUSE|The White House|IN WITNESS WHEREOF|In witness whereof|\(?Presidential Sig|\[GRAPHIC|\[FR Doc\.|\[Filed|Filed \d|Billing code|BILLING CODE|Attest:|Passed the (?:House|Senate)|Speaker of the House|Approved [A-Z][a-z]+ \d|LEGISLATIVE HISTORY|Dated:|<all>|NOTE: This|\[The (?:Executive|Presidential|proclamation))/;
const NAME_LINE = /^[A-Z][A-Z.,' ]{4,40}$/;
const GLUED_SIGNATURE = /^[A-Z][A-Z.' ]{5,40}\.?\s*(?:THE WHITE HOUSE|The White House)/;

/** The signature and what follows it; looked for from the end upwards, over what can only be such. */
function signature(text: string, lines: readonly Line[]): Range | undefined {
  let first: number | undefined;
  const from = Math.max(0, lines.length - 80);
  for (let i = lines.length - 1; i >= from; i--) {
    const line = lines[i]!;
    if (line.blank) continue;
    const words = content(text, line);
    if (SIGNED.test(words) || GLUED_SIGNATURE.test(words)) first = i;
  }
  if (first === undefined) return undefined;
  let above = first - 1;
  while (above >= 0 && lines[above]!.blank) above--;
  if (above >= 0 && NAME_LINE.test(content(text, lines[above]!))) first = above;
  return [lines[first]!.start, lines[lines.length - 1]!.end];
}
