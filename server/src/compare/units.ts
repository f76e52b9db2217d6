import type { Analysis, Range } from '../core/analysis.ts';
import { flatten } from '../core/text.ts';
import { citeProvision, nameOf } from '../features/provisions.ts';

/** What is compared at once: a provision with its own words, down to its first child; or what stands outside all. */
export interface Unit {
  /** Index of the provision; -1 for what stands before the first, -2 for what stands behind the last. */
  readonly section: number;
  readonly parent: Unit | undefined;
  readonly children: Unit[];
  /** `section 4(a)`. */
  readonly cite: string;
  /** `Sec. 4. Deployment of Personnel`. */
  readonly name: string;
  readonly designation: string;
  readonly heading: string;
  /** Its own words behind label and heading, on one line. */
  readonly text: string;
  readonly range: Range;
  /** In small letters, without marks: by these units are told apart. */
  readonly words: readonly string[];
}

/** The units of a document, in its order. */
export function unitsOf(analysis: Analysis): Unit[] {
  const { sections, text } = analysis;
  const units: Unit[] = [];
  const first = sections[0]?.range[0] ?? text.length;
  const opening = outside(analysis, -1, [0, first], 'the opening');
  if (opening) units.push(opening);
  const bySection: Unit[] = [];
  for (const [index, section] of sections.entries()) {
    const next = sections[index + 1];
    const end = next && next.range[0] < section.range[1] ? next.range[0] : section.range[1];
    const start = Math.min(end, section.headingRange?.[1] ?? section.labelRange[1]);
    const own = flatten(text.slice(start, end)).replace(/^[.:\s—–-]+/, '');
    const parent = section.parent >= 0 ? bySection[section.parent] : undefined;
    const unit: Unit = {
      section: index,
      parent,
      children: [],
      cite: citeProvision(analysis, index),
      name: nameOf(analysis, index),
      designation: section.designation,
      heading: section.heading,
      text: own,
      range: [section.range[0], end],
      words: wordsOf(`${section.heading} ${own}`),
    };
    parent?.children.push(unit);
    bySection.push(unit);
    units.push(unit);
  }
  const last = sections.reduce((end, { range }) => Math.max(end, range[1]), first);
  const closing = outside(analysis, -2, [last, text.length], 'the close');
  if (closing) units.push(closing);
  return units;
}

function outside({ text }: Analysis, section: number, range: Range, cite: string): Unit | undefined {
  const own = flatten(text.slice(...range));
  if (own === '') return undefined;
  return {
    section,
    parent: undefined,
    children: [],
    cite,
    name: cite,
    designation: '',
    heading: '',
    text: own,
    range,
    words: wordsOf(own),
  };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
