import type { Analysis, Range, Section } from '../core/analysis.ts';
import { flatten } from '../core/text.ts';

/** Look-ups by id, made once for each analysis that is asked. */
const indexes = new WeakMap<Analysis, ReadonlyMap<string, number>>();

/** The index in `analysis.sections` of the provision with that id; -1 where the document lacks it. */
export function indexOf(analysis: Analysis, id: string): number {
  let index = indexes.get(analysis);
  if (!index) {
    index = new Map(analysis.sections.map((section, at) => [section.id, at]));
    indexes.set(analysis, index);
  }
  return index.get(id) ?? -1;
}

/** The provisions that a reference's target names: one, the run from the first to the last of a range, or none. */
export function provisionsOf(analysis: Analysis, target: string): readonly Section[] {
  const [from = '', to] = target.split('..');
  const first = indexOf(analysis, from);
  if (first < 0) return [];
  if (to === undefined) return [analysis.sections[first]!];
  const last = indexOf(analysis, to);
  const { level } = analysis.sections[first]!;
  return analysis.sections.slice(first, last + 1).filter((section) => section.level === level);
}

/** The index of the innermost provision that holds the offset; -1 outside all. */
export function provisionAt(analysis: Analysis, offset: number): number {
  const { sections } = analysis;
  // Sections stand in order of their starts: the last one that has begun, or one of its parents, holds the offset.
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.range[0] <= offset) low = middle + 1;
    else high = middle;
  }
  let at = low - 1;
  while (at >= 0 && sections[at]!.range[1] < offset) at = sections[at]!.parent;
  return at;
}

/** The provisions from the outermost one down to the one at that index. */
export function pathTo(analysis: Analysis, index: number): readonly Section[] {
  const path: Section[] = [];
  for (let at = index; at >= 0; at = analysis.sections[at]!.parent) path.unshift(analysis.sections[at]!);
  return path;
}

/** Markup that some publishers leave round labels and words, which a name in the outline doesn't want. */
const MARKUP = /\*\*|__|<\/?[a-z][^>]*>|\\(?=[()[\].])|(?<=^|\s)[*_#>]+(?=\S|\s)|[*_]+(?=\s|$|[.,;:])/gi;

/** Whether there is anything for `MARKUP` to find; most texts have none. */
const MARKED = /[*_<\\#]/;

/** The first words of a provision that has no heading, at most `limit` characters, with an ellipsis where more follow. */
export function firstWords(analysis: Analysis, section: Section, limit = 60): string {
  const index = indexOf(analysis, section.id);
  const next = analysis.sections[index + 1];
  // The words end where a run-in child begins: "(a) (1) …" belongs to (1).
  const end = Math.min(
    section.range[1],
    next && next.range[0] > section.labelRange[1] ? next.range[0] : section.range[1],
  );
  const raw = analysis.text.slice(section.labelRange[1], Math.min(end, section.labelRange[1] + 4 * limit));
  const words = flatten(MARKED.test(raw) ? raw.replace(MARKUP, '') : raw);
  if (words.length <= limit) return words;
  const cut = words.slice(0, limit + 1);
  const blank = cut.lastIndexOf(' ');
  return `${(blank > limit / 2 ? cut.slice(0, blank) : cut.slice(0, limit)).replace(/[\s,;:–—-]+$/, '')} …`;
}

/** A provision's name as the outline shows it: `Sec. 4. Deployment of Personnel`, `(a) The Secretary of …`. */
export function nameOf(analysis: Analysis, section: Section): string {
  const words = section.heading ? section.heading : firstWords(analysis, section);
  return words ? `${section.label} ${words}` : section.label || section.designation;
}

/** How a drafter cites a provision of this document: `section 4(a)(ii)`, `part II`, `subsection (a)`. */
export function citeProvision(analysis: Analysis, index: number): string {
  const path = pathTo(analysis, index);
  const top = path.findLastIndex((section) => HEADING_LEVELS.has(section.level) || section.level === 'section');
  const [head, ...rest] = path.slice(Math.max(top, 0));
  if (!head) return '';
  const designation =
    head.level === 'section' || HEADING_LEVELS.has(head.level) ? head.designation : `(${head.designation})`;
  return `${head.level} ${designation}${rest.map((section) => `(${section.designation})`).join('')}`;
}

const HEADING_LEVELS: ReadonlySet<string> = new Set([
  'title',
  'subtitle',
  'division',
  'chapter',
  'subchapter',
  'article',
  'part',
  'subpart',
  'schedule',
  'annex',
]);

/** The provision's own text: from its label to its first child, else to its end. */
export function ownRange(analysis: Analysis, index: number): Range {
  const section = analysis.sections[index]!;
  const child = analysis.sections[index + 1];
  const inside = child && child.parent === index;
  return [section.range[0], inside ? child.range[0] : section.range[1]];
}
