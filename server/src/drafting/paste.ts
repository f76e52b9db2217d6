/** Text that comes from elsewhere, numbered as the document is that it comes into. */
import type { Analysis } from '../core/analysis.ts';
import { designationAt, seriesOf, valueIn } from '../core/designation.ts';
import { type Edit, inOrder } from './edit.ts';
import { follow } from './follow.ts';
import { depthBelow, firstAt } from './levels.ts';
import { type Numbers, numberingOf, write } from './numbering.ts';

/**
 * The edits of a text that is put in at an offset, by which its labels get the document's style and go on from the provision
 * before, and its references to itself follow. None where it has no labels, or nothing stands before it.
 */
export function inStyleOf(analysis: Analysis, offset: number, pasted: Analysis): readonly Edit[] {
  const [first] = pasted.sections;
  let end = Math.min(offset, analysis.text.length);
  while (end > 0 && /\s/.test(analysis.text[end - 1]!)) end--;
  const innermost = analysis.tree.at(Math.max(0, end - 1));
  if (!first || innermost < 0) return [];
  // "1." alone is read as a section, for all that anybody can tell; only a word says that it is one.
  const isSection = first.level === 'section' && first.label.length > first.designation.length + 2;
  const anchor = isSection ? analysis.tree.sectionOf(innermost) : innermost;
  const numbering = anchor < 0 ? undefined : numberingOf(analysis, anchor);
  const before = numbering?.values[numbering.members.indexOf(anchor)] ?? 0;
  const own = analysis.sections[anchor];
  if (!numbering || !own || before === 0 || (isSection && own.level !== 'section')) return [];
  const numbers: Numbers = new Map();
  const edits: Edit[] = [];
  /** How many have been numbered under each provision so far. */
  const counts = new Map<number, number>();
  const base = depthBelow(analysis, anchor);
  /** The document's labels by depth: one look for each, not for each pasted provision. */
  const models = new Map<number, string>();
  const modelAt = (depth: number): string => {
    const known = models.get(depth) ?? firstAt(analysis, base + depth);
    models.set(depth, known);
    return known;
  };
  pasted.sections.forEach(({ parent, depth, labelRange }, index) => {
    const place = (counts.get(parent) ?? 0) + 1;
    counts.set(parent, place);
    const model = depth === 0 ? own.label : modelAt(depth);
    const named = depth === 0 ? own.designation : (/[A-Za-z0-9]+/.exec(model)?.[0] ?? '');
    const series = seriesOf(named).find((each) => valueIn(each, named) === 1) ?? 'a';
    const designation = depth === 0 ? write(numbering, before + place) : designationAt(series, place);
    const at = model.lastIndexOf(named);
    numbers.set(index, designation);
    const label = `${prefix(model.slice(0, at))}${designation}${model.slice(at + named.length)}`;
    edits.push({ range: labelRange, text: label });
  });
  // Words that don't say "(d)" can't be made to by putting d for 1.
  const alike = [...numbers].filter(
    ([index, name]) => /^\d/.test(name) === /^\d/.test(pasted.sections[index]!.designation),
  );
  const { edits: references } = follow(pasted.text, pasted.references, pasted, {
    numbers: new Map(alike),
    gone: new Set(),
    order: new Map(),
  });
  return inOrder([...edits, ...references]);
}

/** Only the first section of a document writes the word out. */
const prefix = (words: string): string => words.replace(/^Section(?=\W)/, 'Sec.').replace(/^SECTION(?=\W)/, 'SEC.');
