/**
 * The regulatory text of a Federal Register rule. Each amendatory instruction is marked, by a square or by the lone "0" that
 * plain text has in its place, or numbered "1."; what stands between two of them goes into the Code of Federal Regulations,
 * save the headings of parts and subparts that tell where.
 */
import type { Range } from '../analysis.ts';
import type { Line } from '../structure/lines.ts';
import { isDigit, oneOf } from '../text.ts';
import { isInstruction } from './matter.ts';
import { labelsAt, paragraphAt } from './paragraphs.ts';

const HEADING =
  /^(?:PART|Part|SUBPART|Subpart|CHAPTER|Chapter|SUBCHAPTER|Subchapter|APPENDIX|Appendix|SUBTITLE|TITLE)\s+[\dA-Z]/;
const beginsHeading = oneOf('PSCAT');
/** "The revisions and additions read as follows:" behind the last of several instructions. */
const READS =
  /^The\s{1,200}(?:(?:revised|new|added|amended)\s{1,200})?[\w\s]{0,60}\breads?\s{1,200}as\s{1,200}follows\s{0,200}:?$/;
const NUMBERED = /^\d{1,3}\.\s/;
/** "DoD, GSA, and NASA amend 48 CFR parts 2 and 22 as set forth below:": the first instruction follows. */
const ISSUED = /\b(?:as\s+set\s+forth\s+below|as\s+follows)\s*:$/;
/** How far the number of an instruction may lie behind the one before it. */
const MISSED = 3;

/** The stretches of regulatory text, in order; none where nothing is marked. */
export function findRegulatoryText(text: string, lines: readonly Line[], isRule: boolean, limit: number): Range[] {
  const marks = markedLines(text, lines, isRule, limit);
  const out: Range[] = [];
  marks.forEach((mark, index) => {
    const next = marks[index + 1] ?? lines.length;
    const from = instructionEnd(text, lines, mark, next);
    let to = next - 1;
    for (let heads = 0; to >= from; to -= heads || 1) {
      heads = index + 1 < marks.length ? leading(text, lines, to, from) : 0;
      if (heads === 0 && !lines[to]!.blank && lines[to]!.start < limit) break;
    }
    let first = from;
    while (first <= to && lines[first]!.blank) first++;
    if (first <= to) out.push([lines[first]!.start, lines[to]!.end]);
  });
  return out;
}

/** "Sec. Sec. 62.31 and 62.32 [Removed and Reserved]": what is done next, over the instruction that does it. */
const DONE_NEXT =
  /^(?:Sec\.|§)[^[\]]{1,160}\[(?:Removed|Amended|Corrected|Redesignated|Transferred|Suspended|Stayed)(?:\s[^\]]{0,80})?\]\s*$/;

/** How many lines, up to one right before the next instruction, head that: the part that it amends, or what it does. */
function leading(text: string, lines: readonly Line[], index: number, from: number): number {
  const { content, end, blank } = lines[index]!;
  if (blank) return 0;
  if (HEADING.test(text.slice(content, content + 20))) return 1;
  if (text.charCodeAt(end - 1) !== 93) return 0;
  if (DONE_NEXT.test(text.slice(content, end))) return 1;
  const before = index > from ? lines[index - 1]! : undefined;
  return before && !before.blank && DONE_NEXT.test(text.slice(before.content, end)) ? 2 : 0;
}

/** The lines at which instructions start. */
function markedLines(text: string, lines: readonly Line[], isRule: boolean, limit: number): number[] {
  const marks: number[] = [];
  let number = 0;
  let marked = false;
  let heading = -100;
  for (let i = 0; i < lines.length && lines[i]!.start < limit; i++) {
    const line = lines[i]!;
    if (line.blank) continue;
    const code = text.charCodeAt(line.content);
    if (code === 0x25a0 || (code === 48 && line.end === line.content + 1)) {
      if (code === 0x25a0 || isLabeled(text, lines[i + 1])) {
        marks.push(i);
        marked = true;
      }
      continue;
    }
    if (!isRule || marked) continue;
    if (number === 0 && ISSUED.test(text.slice(Math.max(line.content, line.end - 24), line.end))) heading = i;
    if (!isDigit(code) && !beginsHeading(code)) continue;
    const words = text.slice(line.content, line.content + 24);
    if (HEADING.test(words)) heading = i;
    // Without marks, the numbers run on, but for such as are read as no instruction; the first stands below the part that it amends.
    const next = NUMBERED.test(words) ? Number.parseInt(words, 10) : 0;
    if (next <= number || next > number + (number === 0 ? 1 : MISSED) || (number === 0 && i - heading > 8)) continue;
    const paragraph = paragraphAt(text, lines, i, limit);
    const at = labelsAt(text, paragraph.start).end;
    if (!isInstruction(text, at, paragraph.end) && !/^The\s+authority\s+citation\b/.test(text.slice(at, at + 30)))
      continue;
    number = next;
    marks.push(i);
  }
  return marks;
}

const isLabeled = (text: string, line: Line | undefined): boolean =>
  line !== undefined && labelsAt(text, line.content).labels.length > 0;

const ANNOUNCES = /\bfollows\s*:$/;

/** Whether a line ends in the announcement of what follows, or the next one is the section that is set out. */
const setsOut = (text: string, { start, end }: Line, { content }: Line): boolean =>
  (text.charCodeAt(end - 1) === 58 && ANNOUNCES.test(text.slice(Math.max(start, end - 16), end))) ||
  (text.charCodeAt(content) === 0xa7 && /[.:]$/.test(text.slice(start, end)));

/** The first line behind an instruction, with the items that it is divided into. */
function instructionEnd(text: string, lines: readonly Line[], mark: number, next: number): number {
  let end = mark;
  while (end < next && !lines[end]!.blank) {
    end++;
    // Where no blank line stands between paragraphs, what is announced follows at once.
    if (end < next && setsOut(text, lines[end - 1]!, lines[end]!)) return end;
  }
  for (;;) {
    let from = end;
    while (from < next && lines[from]!.blank) from++;
    if (from >= next) return end;
    const paragraph = paragraphAt(text, lines, from, text.length);
    const { labels, end: at } = labelsAt(text, paragraph.start);
    const item = labels.length > 0 && !labels[0]!.style.startsWith('(') && isInstruction(text, at, paragraph.end);
    if (!item && !READS.test(text.slice(paragraph.start, paragraph.end))) return end;
    end = paragraph.last + 1;
  }
}
