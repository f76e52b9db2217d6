/** Lists that get numbers, and that lose them. */
import type { Analysis, Range } from '../core/analysis.ts';
import { designationAt, seriesOf, valueIn } from '../core/designation.ts';
import { isSpace, lastAtMost } from '../core/text.ts';
import type { Edit } from './edit.ts';
import { opensLine } from './labels.ts';
import { firstBelow, lineEndOf } from './levels.ts';
import type { Refusal } from './numbering.ts';
import { type Plan, plan } from './plan.ts';

const ENDS_ITEM = /(?:;|,|;\s+(?:and|or|and\/or)|,\s+(?:and|or))$/i;
const ENDS_LIST = /[.;]$/;
const BULLET = /^(?:[-*•–—·]\s+)/;

/** The paragraphs of a list without numbers, at which an offset stands. */
function itemsAt({ text, sections, lineStarts }: Analysis, offset: number): Range[] {
  const paragraphs = (line: number): Range => [lineStarts[line]!, lineEndOf(text, lineStarts[line]!)];
  let line = lineStarts.findLastIndex((start) => start <= offset);
  const words = ([start, end]: Range): string => text.slice(start, end).trim();
  const labels = sections.map(({ labelRange }) => labelRange[0]);
  /** Whether the first label on a line opens it. */
  const labelled = ([start, end]: Range): boolean => {
    const label = labels[lastAtMost(labels, start - 1) + 1];
    return label !== undefined && label < end && text.slice(start, label).trim() === '';
  };
  const blank = (at: number): boolean => at >= 0 && at < lineStarts.length && words(paragraphs(at)) === '';
  const up = (at: number): number => {
    do at--;
    while (blank(at));
    return at;
  };
  const down = (at: number): number => {
    do at++;
    while (blank(at));
    return at;
  };
  const isItem = (at: number): boolean => {
    if (at < 0 || at >= lineStarts.length) return false;
    const range = paragraphs(at);
    return words(range) !== '' && !labelled(range) && words(range).length < 2000;
  };
  // Up to the line that opens the list.
  while (line >= 0 && isItem(line) && !opens(words(paragraphs(line)))) line = up(line);
  if (line < 0 || !opens(words(paragraphs(line)))) return [];
  const items: Range[] = [];
  for (let at = down(line); isItem(at); at = down(at)) {
    const range = paragraphs(at);
    items.push(range);
    if (ENDS_ITEM.test(words(range))) continue;
    return ENDS_LIST.test(words(range)) && items.length > 1 && range[1] >= offset ? items : [];
  }
  return [];
}

const opens = (words: string): boolean => /[:—]$/.test(words);

/** Gives the list at an offset numbers, in the document's style for the level below the provision in which it stands. */
export function numberList(analysis: Analysis, offset: number): readonly Edit[] {
  const items = itemsAt(analysis, offset);
  const [first] = items;
  if (!first || analysis.form === 'us-code' || analysis.form === 'cfr') return [];
  const { text, tree, sections } = analysis;
  const parent = tree.at(Math.max(0, first[0] - 1));
  if (parent >= 0 && sections.some((section) => section.parent === parent)) return [];
  const label = firstBelow(analysis, parent);
  const at = label.search(/[A-Za-z0-9]/);
  const designation = /[A-Za-z0-9]+/.exec(label)?.[0] ?? '';
  const series = seriesOf(designation).find((each) => valueIn(each, designation) === 1);
  if (!series) return [];
  return items.map(([start, end], place) => {
    let from = start;
    while (from < end && isSpace(text.charCodeAt(from))) from++;
    const bullet = BULLET.exec(text.slice(from, end))?.[0].length ?? 0;
    return {
      range: [from, from + bullet],
      text: `${label.slice(0, at)}${designationAt(series, place + 1)}${label.slice(at + designation.length)} `,
    };
  });
}

/** Takes the numbers out of the list to which a provision belongs; references to its members lose what they name. */
export function unnumberList(analysis: Analysis, index: number): Plan | Refusal {
  const { sections, text } = analysis;
  const section = sections[index];
  if (!section || section.level === 'section' || section.parent < 0) return { refusal: 'This is no list.' };
  const members = sections.flatMap(({ parent }, at) => (parent === section.parent ? [at] : []));
  const leaf = (at: number): boolean => sections[at + 1]?.parent !== at;
  if (!members.every((at) => leaf(at) && opensLine(analysis, at) && sections[at]!.heading === ''))
    return { refusal: 'Only a list of plain paragraphs can lose its numbers.' };
  const edits = members.map((at): Edit => {
    const [start, end] = sections[at]!.labelRange;
    let to = end;
    while (to < text.length && isSpace(text.charCodeAt(to)) && text[to] !== '\n' && text[to] !== '\r') to++;
    return { range: [start, to], text: '' };
  });
  return plan(analysis, {
    title: 'Take the numbers out of this list',
    numbers: new Map(),
    gone: new Set(members),
    edits,
  });
}
