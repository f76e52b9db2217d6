/** Source credits and notes behind a section of the U.S. Code; orders printed there have no sections in it. */
import type { Range } from '../analysis.ts';
import { fieldOf } from './layout/codeFields.ts';
import type { Line } from './lines.ts';

const content = (text: string, line: Line): string => text.slice(line.content, line.end);

/** Headings of notes as the House's Office of the Law Revision Counsel writes them. */
const TITLES = [
  'Source credit',
  'Credits?',
  'Notes',
  '(?:Editorial|Statutory|Miscellaneous) Notes(?: and Related Subsidiaries)?',
  'Historical and Revision Notes',
  'Statutory Notes and Related Subsidiaries',
  'Executive Documents',
  'References in Text',
  'Amendments?',
  'Codification',
  'Prior Provisions',
  'Derivation',
  'Change of Name',
  'Changes? (?:of|in) .{3,60}',
  'Transfer of Functions.{0,60}',
  'Short Title.{0,60}',
  'Effective (?:and Termination )?Dates?.{0,80}',
  'Termination (?:of|Date).{0,80}',
  'Regulations',
  'Rule(?:s)? of Construction',
  'Savings? (?:Provisions?|Clause).{0,40}',
  'Separability.{0,40}',
  'Severability.{0,40}',
  'Repeals?(?: and .{3,40})?',
  'Abolition of .{3,80}',
  'Construction(?: of .{3,80})?',
  'Congressional Findings.{0,80}',
  'Findings.{0,60}',
  'Advisory Committee Notes.{0,40}',
  'Notes of Advisory Committee.{0,80}',
  'U\\.S\\. Code Toolbox',
  '(?:Ex\\. Ord\\.|EX\\. ORD\\.|Executive Order|EXECUTIVE ORDER) N[oO]\\. \\d{4,5}(?:\\..{0,200})?',
];
/** The same as older copies and the printing office have them. */
const CAPITALS = [
  '(?:EDITORIAL|STATUTORY|MISCELLANEOUS|HISTORICAL AND REVISION|CROSS REFERENCE)S? NOTES?(?: AND RELATED SUBSIDIARIES)?',
  '(?:EXECUTIVE|PRESIDENTIAL) DOCUMENTS',
  'REFERENCES IN TEXT',
  'AMENDMENTS',
  'CODIFICATION',
  'PRIOR PROVISIONS',
  'CHANGES? OF NAME',
  'TRANSFER OF FUNCTIONS',
  'SHORT TITLE(?: OF \\d{4} AMENDMENTS?)?',
  'EFFECTIVE(?: AND TERMINATION)? DATES?(?: OF \\d{4} AMENDMENTS?)?',
  'TERMINATION DATE',
  'SAVINGS? PROVISIONS?',
];
const NOTES = new RegExp(`^(?:#{0,6}\\s*)?(?:${[...TITLES, ...CAPITALS].join('|')})\\s*$`);
/** "(Pub. L. 97–429, § 4, …", "(Added Pub. L. …", "(June 25, 1948, ch. 646, …", "(R.S. § 12". */
const CREDIT_WORDS =
  '\\((?:(?:Added|As added|Amended)\\s+)?(?:[A-Z][a-z]+\\.? \\d{1,2},\\s+\\d{4},\\s+ch\\.\\s*\\d|(?:act|Act)\\s+[A-Z][a-z]+\\.? \\d{1,2},\\s+\\d{4}|Pub\\.\\s+L\\.\\s+\\d+[-–]|R\\.\\s?S\\.\\s*(?:§|Sec\\.)|\\d{2,4} Stat\\.)';
const CREDIT = new RegExp(`^${CREDIT_WORDS}`);
/** A credit opens a line of its own; where links stand on lines of their own, its parenthesis does. */
const SPLIT_CREDIT = /^(?:Added\s+)?(?:Pub\. L\. \d|[A-Z][a-z]+\.? \d{1,2}, \d{4}|R\.S\.)/;
const INLINE_CREDIT = new RegExp(`(?<=(?:[.:”"’]|\\.\\d{1,2}) )${CREDIT_WORDS}`, 'g');

/** The notes of each section: from its credit or the first heading of notes to the next section, or to the end. */
export function findNotes(text: string, lines: readonly Line[]): Range[] {
  const out: Range[] = [];
  let first: number | undefined;
  const close = (before: number) => {
    if (first !== undefined) out.push([first, lines[before]!.end]);
    first = undefined;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.blank) continue;
    if (first !== undefined) {
      if (opensSection(text, lines, i)) close(i - 1);
      else if (isMenu(text, lines, first, i)) first = undefined;
      else continue;
    }
    if (startsNotes(text, lines, i)) first = line.start;
    else if (line.end - line.start > 160) first = inlineCredit(text, line);
  }
  close(lines.length - 1);
  return out;
}

function startsNotes(text: string, lines: readonly Line[], index: number): boolean {
  const line = lines[index]!;
  const code = text.charCodeAt(line.content);
  if (code === 45) return fieldOf(content(text, line)) === 'notes';
  if (code === 40) {
    const words = content(text, line);
    if (words === '(') {
      const next = lines.slice(index + 1, index + 4).find((each) => !each.blank);
      return next !== undefined && SPLIT_CREDIT.test(content(text, next));
    }
    return CREDIT.test(words);
  }
  if (line.end - line.content > 220) return false;
  if (!((code >= 65 && code <= 90) || line.heading) || index <= 2 || !NOTES.test(content(text, line))) return false;
  // "U.S. Code⏎Notes⏎prev⏎|⏎next": the menu of a page, however much stands above it.
  const below = lines[index + 1];
  return !(below && !below.blank && below.end - below.content < 16 && /^prev\b/.test(content(text, below)));
}

/** The credit within a copy that has its whole text on one line: the first one behind which a note or the end stands. */
function inlineCredit(text: string, line: Line): number | undefined {
  const words = text.slice(line.content, line.end);
  INLINE_CREDIT.lastIndex = 0;
  const match = words.includes('(') ? INLINE_CREDIT.exec(words) : null;
  return match ? line.content + match.index : undefined;
}

/** "Jump To:⏎Source Credit⏎Amendments⏎§1357. Powers of officers": the menu of the House's page names the notes above the section. */
function isMenu(text: string, lines: readonly Line[], first: number, index: number): boolean {
  if (text.charCodeAt(lines[index]!.content) !== 0xa7 || !SECTION.test(content(text, lines[index]!))) return false;
  for (let above = index - 1; above >= 0 && lines[above]!.start >= first; above--)
    if (!lines[above]!.blank && !ENTRY.test(content(text, lines[above]!))) return false;
  return true;
}

const SECTION = /^§+\s*\d[A-Za-z\d–-]*\.\s+\[?[A-Z“"][^.]*[^.,;:]$/;
/** An entry of a menu: a few words, and no sentence. */
const ENTRY = /^[A-Z][^.;:]{1,80}$/;

/** Whether the next section of the Code begins with a line: "§ 1226. Apprehension and detention of aliens", "-HEAD-". */
function opensSection(text: string, lines: readonly Line[], index: number): boolean {
  const line = lines[index]!;
  if (text.charCodeAt(line.content) === 45) return fieldOf(content(text, line)) === 'law';
  return (
    text.charCodeAt(line.content) === 0xa7 && (lines[index - 1]?.blank ?? true) && SECTION.test(content(text, line))
  );
}

const ORDER =
  /^(?:#{1,6}\s*)?(?:Ex\. Ord\.|EX\. ORD\.|Executive Order|EXECUTIVE ORDER|Proc\.|Proclamation|Memorandum) (?:N[oO]\. \d{3,5}|of President\b|N[oO]\. )/;

/** Orders that are printed within notes: their references lead nowhere in the section. */
export function ordersIn(text: string, lines: readonly Line[], notes: readonly Range[]): Range[] {
  const out: Range[] = [];
  let note = 0;
  let first: number | undefined;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.blank) continue;
    while (note < notes.length && notes[note]![1] <= line.start) note++;
    const within = note < notes.length && notes[note]![0] <= line.start;
    const heads = within && line.end - line.content <= 220 && NOTES.test(content(text, line));
    const order = within && ORDER.test(text.slice(line.content, line.content + 60));
    if (first !== undefined && (!within || (heads && !order))) {
      out.push([first, lines[i - 1]!.end]);
      first = undefined;
    }
    if (order) first ??= line.start;
  }
  if (first !== undefined) out.push([first, lines.at(-1)!.end]);
  return out;
}
