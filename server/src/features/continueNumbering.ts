import type { Analysis, Range, Section } from '../core/analysis.ts';
import { commonSeries, designationAt, seriesOf, valueIn } from '../core/designation.ts';
import { firstBelow } from '../drafting/index.ts';
import { provisionAt } from './provisions.ts';

export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/**
 * What Enter adds: after "(b) …;" the next line begins with "(c) ", after "(i)" with "(ii)", after "Sec. 4. …" with
 * "Sec. 5. ", after "shall:" the first of a list; Enter on a line that has nothing but such an offer takes the offer back. `offset` is the cursor on the
 * new line. No edits where the line before doesn't end a provision, or where the next designation stands there already.
 */
export function continueNumbering(analysis: Analysis, offset: number): readonly Edit[] {
  const { text, sections } = analysis;
  const lineStart = startOfLine(text, offset);
  if (lineStart === 0 || restOfLine(text, offset).trim() !== '' || text.slice(lineStart, offset).trim() !== '')
    return [];
  const previousEnd = endOfPreviousLine(text, lineStart);
  const previousStart = startOfLine(text, previousEnd);
  const previous = text.slice(previousStart, previousEnd);
  const last = previousStart + previous.trimEnd().length;
  if (last === previousStart) return [];

  const innermost = provisionAt(analysis, last);
  if (innermost < 0 || analysis.regions.some(({ range }) => range[0] < last && last <= range[1])) return [];
  const current = sections[innermost]!;
  if (previous.trim() === text.slice(...current.labelRange)) return [{ range: [previousStart, previousEnd], text: '' }];
  if (current.range[1] !== last && !holdsOnlyTo(analysis, innermost, last)) return [];

  const list = OPENS_LIST.test(text.slice(previousStart, last)) ? firstOfList(analysis, innermost) : undefined;
  if (list) {
    const blank = list.isSpaced ? lineEnd(text, lineStart) : '';
    return [{ range: [lineStart, offset], text: `${blank}${list.indent}${list.label} ` }];
  }
  const index = finished(analysis, innermost, last);
  const section = sections[index];
  const label = section && nextLabel(analysis, index);
  if (!section || !label) return [];
  const indent = indentOf(text, section);
  if (indent === undefined) return [];
  const blank = isSpaced(text, section) ? lineEnd(text, lineStart) : '';
  return [{ range: [lineStart, offset], text: `${blank}${indent}${label} ` }];
}

/** "The Secretary shall:", "In general.—": what follows are the items of a list. */
const OPENS_LIST = /[\p{L}\d)][:—]$/u;

interface FirstOfList {
  readonly label: string;
  readonly indent: string;
  readonly isSpaced: boolean;
}

/** The first label below a provision that has none below it, set as the document sets those of its level. */
function firstOfList(analysis: Analysis, index: number): FirstOfList | undefined {
  const { sections, text, instructions } = analysis;
  // "is amended to read as follows:" opens another text.
  const { range } = sections[index]!;
  if (instructions.some((each) => each.range[0] < range[1] && range[0] < each.range[1])) return undefined;
  if (sections[index + 1]?.parent === index || HEADINGS.has(sections[index]!.level)) return undefined;
  const label = firstBelow(analysis, index);
  if (label === '') return undefined;
  const depth = (at: number): number => (at < 0 ? 0 : 1 + depth(sections[at]!.parent));
  const wanted = depth(index) + 1;
  const like = sections.find(
    (section, at) =>
      depth(at) === wanted && text.slice(startOfLine(text, section.labelRange[0]), section.labelRange[0]).trim() === '',
  );
  const indent = indentOf(text, like ?? sections[index]!);
  return indent === undefined ? undefined : { label, indent, isSpaced: isSpaced(text, like ?? sections[index]!) };
}

/** Whether nothing of the provision's own text follows the offset, only provisions further on. */
function holdsOnlyTo(analysis: Analysis, index: number, offset: number): boolean {
  return analysis.text.slice(offset, analysis.sections[index]!.range[1]).trim() === '';
}

/**
 * The provision that the text up to `end` brings to its close, whose successor comes next: after "…; and" the
 * innermost one; after a period that closes a list of "…;" the one that holds the list. -1 where the text goes on.
 */
function finished(analysis: Analysis, innermost: number, end: number): number {
  const { text, sections } = analysis;
  if (/(;|; (?:and|or|and\/or))$/i.test(text.slice(Math.max(0, end - 10), end))) return innermost;
  if (!/[.?!][)"'”’]*$/.test(text.slice(Math.max(0, end - 4), end))) return -1;
  let index = innermost;
  for (;;) {
    const previous = previousSibling(analysis, index);
    const closesList =
      previous >= 0 && /;(?: (?:and|or|and\/or))?$/i.test(text.slice(...sections[previous]!.range).slice(-10));
    if (!closesList) return index;
    index = sections[index]!.parent;
    if (index < 0) return -1;
  }
}

function previousSibling({ sections }: Analysis, index: number): number {
  const { parent, level } = sections[index]!;
  return sections.findLastIndex((section, at) => at < index && section.parent === parent && section.level === level);
}

/** The label of the provision that follows, shaped as its predecessors; undefined where no sequence tells it. */
function nextLabel(analysis: Analysis, index: number): string | undefined {
  const { sections } = analysis;
  const section = sections[index]!;
  const { designation, label, level, parent } = section;
  const before = sections[previousSibling(analysis, index)];
  const series = before
    ? commonSeries(before.designation, designation)
    : (seriesOf(designation).find((candidate) => valueIn(candidate, designation) === 1) ?? seriesOf(designation)[0]);
  if (!series || HEADINGS.has(level)) return undefined;
  const next = designationAt(series, valueIn(series, designation) + 1);
  const after = sections.find(
    (candidate, at) => at > index && candidate.parent === parent && candidate.level === level,
  );
  if (after?.designation === next) return undefined;
  const at = label.lastIndexOf(designation);
  if (at < 0) return undefined;
  // Only the first section of a document writes the word out.
  const word = before ? label.slice(0, at) : label.slice(0, at).replace('Section', 'Sec.').replace('SECTION', 'SEC.');
  return word + next + label.slice(at + designation.length);
}

/** Headings above sections: a new title or part isn't begun by pressing Enter. */
const HEADINGS: ReadonlySet<string> = new Set(
  'title subtitle division chapter subchapter article part subpart schedule annex'.split(' '),
);

/** The blanks before the label on its line; '' for a label within a line; undefined where markup stands round it. */
function indentOf(text: string, { labelRange: [start, end] }: Section): string | undefined {
  if (/[*_#>\\]/.test(text.charAt(start - 1)) || /[*_<]/.test(text.charAt(end))) return undefined;
  const before = text.slice(startOfLine(text, start), start);
  return before.trim() === '' ? before : '';
}

/** Whether a blank line stands before the provision. */
function isSpaced(text: string, section: Section): boolean {
  const start = startOfLine(text, section.labelRange[0]);
  if (start === 0 || text.slice(start, section.labelRange[0]).trim() !== '') return false;
  const end = endOfPreviousLine(text, start);
  return text.slice(startOfLine(text, end), end).trim() === '';
}

const startOfLine = (text: string, offset: number): number =>
  Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;

function restOfLine(text: string, offset: number): string {
  const end = text.slice(offset, offset + 2000).search(/[\r\n]/);
  return end < 0 ? text.slice(offset) : text.slice(offset, offset + end);
}

/** The offset at which the line before the one at `lineStart` ends, its line end excluded. */
const endOfPreviousLine = (text: string, lineStart: number): number =>
  lineStart - (text.startsWith('\r\n', lineStart - 2) ? 2 : 1);

/** The line end that stands before `lineStart`. */
const lineEnd = (text: string, lineStart: number): string => text.slice(endOfPreviousLine(text, lineStart), lineStart);
