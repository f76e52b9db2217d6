/** How a document numbers its levels, and labels that go a level down or up. */
import type { Analysis, Section } from '../core/analysis.ts';
import { designationAt, type Series, seriesOf, valueIn } from '../core/designation.ts';
import type { Edit } from './edit.ts';
import { lineStart, opensLine } from './labels.ts';
import { numberingOf, write } from './numbering.ts';

/** The order of series below a section: of orders, and of bills and laws. */
const ORDERS: readonly Series[] = ['a', 'i', 'A', '1', 'a'];
const LAWS: readonly Series[] = ['a', '1', 'A', 'i', 'I', 'aa', 'AA'];

/** How many levels below its section a provision stands; what stands in none counts from the top. */
export function depthBelow({ sections }: Analysis, index: number): number {
  let depth = 0;
  for (let at = index; at >= 0 && sections[at]!.level !== 'section'; at = sections[at]!.parent) depth++;
  return depth;
}

/** The label that the first provision below another has, as this document writes them: "(a)", "(i)", "1.". */
export const firstBelow = (analysis: Analysis, parent: number): string =>
  firstAt(analysis, depthBelow(analysis, parent) + (parent >= 0 ? 1 : 0));

/** The label that a first provision has so many levels below its section. */
export function firstAt(analysis: Analysis, depth: number): string {
  const { sections, form } = analysis;
  const depths: number[] = [];
  for (const section of sections) {
    const { level, parent } = section;
    const own = level === 'section' ? 0 : 1 + (parent < 0 ? 0 : depths[parent]!);
    depths.push(own);
    if (parent >= 0 && level !== 'section' && own === depth && firstOf(section)) return section.label;
  }
  const statute = form === 'bill' || form === 'public-law' || form === 'resolution';
  const series = (statute ? LAWS : ORDERS)[depth - 1] ?? 'a';
  return `(${designationAt(series, 1)})`;
}

const firstOf = ({ designation }: Section): boolean =>
  seriesOf(designation).some((series) => valueIn(series, designation) === 1);

/** The label after a provision's, in the document's style. */
export function labelAfter(analysis: Analysis, index: number): string | undefined {
  const numbering = numberingOf(analysis, index);
  const { label, designation } = analysis.sections[index]!;
  const value = numbering?.values[numbering.members.indexOf(index)] ?? 0;
  const at = label.lastIndexOf(designation);
  if (!numbering || value === 0 || at < 0) return undefined;
  return label.slice(0, at) + write(numbering, value + 1) + label.slice(at + designation.length);
}

/** The provision whose label alone stands on the line of an offset; -1 where there is none. */
export function emptyLabelAt({ text, sections }: Analysis, offset: number): number {
  const start = lineStartOf(text, offset);
  const end = lineEndOf(text, offset);
  const line = text.slice(start, end).trim();
  if (line === '' || line.length > 24) return -1;
  return sections.findIndex(
    ({ labelRange }) => labelRange[0] >= start && labelRange[1] <= end && text.slice(...labelRange) === line,
  );
}

export function lineStartOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

export function lineEndOf(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/**
 * Moves the empty label on the line of an offset a level down, to follow the provision before it, or a level up; no edit
 * where no label stands there alone, or there is no such level.
 */
export function changeLevel(analysis: Analysis, offset: number, direction: 'down' | 'up'): readonly Edit[] {
  const { text, sections } = analysis;
  const index = emptyLabelAt(analysis, offset);
  if (index < 0) return [];
  const start = lineStartOf(text, offset);
  const put = (label: string, like: number): readonly Edit[] => {
    const indent = like >= 0 ? indentOf(analysis, like) : text.slice(start, sections[index]!.labelRange[0]);
    return [{ range: [start, lineEndOf(text, offset)], text: `${indent}${label} ` }];
  };
  const { parent } = sections[index]!;
  if (direction === 'up') {
    if (parent < 0 || sections[index]!.level === 'section') return [];
    const label = labelAfter(analysis, parent);
    return label === undefined ? [] : put(label, parent);
  }
  const before = sections.findLastIndex((section, at) => at < index && section.parent === parent);
  if (before < 0 || sections[before]!.level !== sections[index]!.level) return [];
  const child = sections.findLastIndex((section, at) => at < index && section.parent === before);
  const label = child >= 0 ? labelAfter(analysis, child) : firstBelow(analysis, before);
  if (label === undefined) return [];
  const like =
    child >= 0
      ? child
      : sections.findIndex(
          (_, at) => depthBelow(analysis, at) === depthBelow(analysis, before) + 1 && opensLine(analysis, at),
        );
  return put(label, like);
}

/** Takes back the label that stands alone on the line of an offset, with the blank line before it that came with it. */
export function takeBack(analysis: Analysis, offset: number): readonly Edit[] {
  const index = emptyLabelAt(analysis, offset);
  if (index < 0) return [];
  const { text } = analysis;
  const start = lineStartOf(text, offset);
  return [{ range: [start, lineEndOf(text, offset)], text: '' }];
}

/** The blanks before a provision's label on its line. */
export function indentOf(analysis: Analysis, index: number): string {
  const [start] = analysis.sections[index]!.labelRange;
  const line = analysis.text.slice(lineStart(analysis, start), start);
  return line.trim() === '' ? line : '';
}
