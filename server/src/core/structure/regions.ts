/** Stretches that are not the document's running text: front matter, tables of contents, notes, signatures. */
import type { Form, Range, Region } from '../analysis.ts';
import { findMatter } from '../instructions/matter.ts';
import { findRegulatoryText } from '../instructions/regulations.ts';
import { findNotes, ordersIn } from './codeNotes.ts';
import { findContents } from './contents.ts';
import { headLists } from './headLists.ts';
import type { Line } from './lines.ts';
import { navigation } from './navigation.ts';
import { findQuotes } from './quotes.ts';
import { findSignatures, type Signing } from './signature.ts';

/** Where a block stands in its document. */
export interface Standing extends Signing {
  readonly first: boolean;
  /** Whether the document is signed before it. */
  readonly signed: boolean;
  /** Whether it is of a rule's preamble alone, which brings no text. */
  readonly preamble: boolean;
}

export interface Regions {
  /** In order. */
  readonly regions: Region[];
  /** Whether the White House signs up to the block's end. */
  readonly housed: boolean;
  /** Whether a quotation goes on behind the block. */
  readonly open: boolean;
}

/**
 * The regions of a block.
 * @param marks the offsets of its quotation marks
 * @param announced the offsets of the word "contents"
 */
export function findRegions(
  text: string,
  lines: readonly Line[],
  form: Form,
  marks: readonly number[],
  announced: readonly number[],
  standing: Standing,
): Regions {
  const regions: Region[] = [];
  const add = (kind: Region['kind'], range: Range | undefined) => {
    if (range && range[1] > range[0]) regions.push({ kind, range });
  };
  if (standing.first) add('front-matter', frontMatter(text, lines));
  for (const range of findContents(text, lines, announced)) add('contents', range);
  for (const range of recitals(text, lines)) add('recital', range);
  if (standing.first) for (const range of headLists(text, lines)) add('recital', range);
  if (form === 'us-code') {
    const notes = findNotes(text, lines);
    for (const range of notes) add('note', range);
    for (const range of ordersIn(text, lines, notes)) add('quoted', range);
  }
  for (const range of htmlBlocks(text, lines)) add('furniture', range);
  for (const range of navigation(text, lines, standing.first)) add('furniture', range);
  for (const range of footnotes(text, lines)) add('footnote', range);
  const { signatures, housed } = findSignatures(text, lines, standing);
  for (const range of signatures) add('signature', range);
  const { quotes, open } = findQuotes(text, lines, marks, standing.last);
  for (const range of quotes) add('quoted', range);
  const limit = standing.signed ? 0 : (signatures[0]?.[0] ?? text.length);
  const regulatory = findRegulatoryText(text, lines, form === 'rule', limit);
  for (const range of regulatory) add('matter', range);
  if (regulatory.length === 0 && !standing.preamble)
    for (const range of findMatter({ text, lines, quotes, limit })) add('matter', range);
  return { regions: regions.sort((a, b) => a.range[0] - b.range[0]), housed, open };
}

const content = (text: string, line: Line): string => text.slice(line.content, line.end);

/** YAML between two `---` at the start of a Markdown file. */
function frontMatter(text: string, lines: readonly Line[]): Range | undefined {
  if (lines.length < 2 || text.slice(lines[0]!.start, lines[0]!.end).trim() !== '---') return undefined;
  for (let i = 1; i < Math.min(lines.length, 60); i++) {
    if (text.slice(lines[i]!.start, lines[i]!.end).trim() === '---') return [0, lines[i]!.end];
  }
  return undefined;
}

/** Blocks of HTML that a site sets into a Markdown text, such as its banner: "<div class=…>" to "</div>". */
function htmlBlocks(text: string, lines: readonly Line[]): Range[] {
  const out: Range[] = [];
  if (!text.includes('<div')) return out;
  let depth = 0;
  let first = 0;
  lines.forEach((line, index) => {
    if (line.blank) return;
    const words = text.slice(line.start, line.end);
    const opens = words.match(/<div\b/g)?.length ?? 0;
    if (depth === 0 && opens > 0 && /^\s*<div\b/.test(words)) first = line.start;
    else if (depth === 0) return;
    depth += opens - (words.match(/<\/div>/g)?.length ?? 0);
    if (depth <= 0) {
      out.push([first, lines[index]!.end]);
      depth = 0;
    }
  });
  return out;
}

const WHEREAS = /^(?:WHEREAS|Whereas)\b/;
const OPERATIVE =
  /^(?:NOW,?\s+THEREFORE|Now,?\s+[Tt]herefore|Resolved|RESOLVED|Be it|BE IT|That\b|#|(?:SECTION|Section|SEC\.|Sec\.)\s+\d)/;

/** What an order says of its authority and aims, up to the words that order, in one paragraph: a list in it is none of its provisions. */
const ENACTING = /^By (?:virtue of )?the (?:power and )?authority\b.*\bit is (?:hereby )?ordered(?: as follows)?:?$/;

/** Whereas clauses, each run from its first to the words that order or resolve; an exhibit may have its own. */
function recitals(text: string, lines: readonly Line[]): Range[] {
  const out: Range[] = [];
  let first: number | undefined;
  lines.forEach((line) => {
    if (line.blank) return;
    const code = text.charCodeAt(line.content);
    if (code === 87 /* W */ && WHEREAS.test(text.slice(line.content, line.content + 8))) first ??= line.start;
    else if (code === 66 /* B */ && first === undefined && ENACTING.test(content(text, line)))
      out.push([line.start, line.end]);
    else if (first !== undefined && (line.heading || OPERATIVE.test(content(text, line)))) {
      out.push([first, line.start]);
      first = undefined;
    }
  });
  return out;
}

const NOTES = /^(?:Footnotes|Endnotes|FOOTNOTES|ENDNOTES)[*_:]*\s*#*$/;

/** Footnotes of the Federal Register: an indented "\1\" or "[1]" paragraph between rules; those below their heading in Markdown. */
function footnotes(text: string, lines: readonly Line[]): Range[] {
  const out: Range[] = [];
  lines.forEach(({ heading, hashes }, index) => {
    if (!heading || hashes === 0 || !NOTES.test(content(text, lines[index]!))) return;
    let end = index;
    while (end + 1 < lines.length && !(lines[end + 1]!.hashes > 0 && lines[end + 1]!.hashes <= hashes)) end++;
    if (end > index) out.push([lines[index + 1]!.start, lines[end]!.end]);
  });
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
