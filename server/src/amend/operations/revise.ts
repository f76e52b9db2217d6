/** Provisions, and parts of them, that are to read otherwise, or are repealed. */
import { type Operation, RESERVED } from '../../core/instructions/operation.ts';
import { columnOf, isSection, same } from '../base.ts';
import { type Bases, stepsOf } from '../carryOut.ts';
import { refuse } from '../conflicts.ts';
import { readMatter, wordsOf } from '../matter.ts';
import { back, scopesOf, unitAt } from '../places.ts';
import { spokenStep } from '../spoken.ts';
import { make } from './edits.ts';
import { putText } from './strike.ts';
import { addSections, repealSection, replaceUnits, reviseWords } from './units.ts';

export function revise(bases: Bases, { locus, put }: Operation & { readonly do: 'revise' }): undefined {
  const { targets, parts } = locus;
  if (parts.length === 0) {
    const sections = targets.some((target) => /^s\d/.test(stepsOf(target).at(-1) ?? ''));
    if (!put) return replaceUnits(bases, targets, undefined);
    if ('mark' in put && put.mark === RESERVED) return reserve(bases, targets);
    if (!('range' in put)) return refuse('unread', 'A mark comes in place of a provision.');
    const above = targets.length === 1 && !stepsOf(targets[0]!).some((step) => /^s\d/.test(step));
    // An order whose provisions are no sections: "paragraph 1(a) of Executive Order 9781".
    const at = above ? bases.locate(targets[0]!) : undefined;
    if (at && !at.base.id.startsWith('/us/usc/')) {
      if (at.path.length > 0) return replaceUnits(bases, targets, put.range);
      return refuse(
        'place-unclear',
        'The whole text is to read otherwise: that is another text, and no change of this one.',
      );
    }
    if (above) {
      if (!addSections(bases, put.range, targets[0]!)) refuse('no-base', 'The text is not there.');
      return;
    }
    if (sections && targets.length === 1) return reviseSection(bases, targets[0]!, put.range);
    return replaceUnits(bases, targets, put.range);
  }
  for (const scope of scopesOf(bases, locus)) {
    const { base, unit, range, part } = scope;
    if (!put) {
      make([{ base, range, text: '', owner: unit }]);
      continue;
    }
    let text =
      'mark' in put
        ? put.mark
        : part === 'opening'
          ? putText(bases, put, scope)
          : wordsOf(bases.draft, put.range, bases.style(base.id));
    if (part === 'heading') text = headingOf(text);
    // A sentence that runs on into a list: what comes leads to the list, too, or takes its place, which is not said.
    const list =
      part === 'sentence' ? unit.children.find(({ start }) => start > range[0] && start < range[1]) : undefined;
    if (list && !/(?:[:—]|--)$/.test(text))
      return refuse(
        'place-unclear',
        `The sentence takes in ${spokenStep(list.step)} and what follows; whether they go is not said.`,
      );
    make([{ base, range: list ? [range[0], back(base.text, list.start)] : range, text, owner: unit }]);
  }
}

/** Provisions whose labels stay alone. */
function reserve(bases: Bases, targets: readonly string[]): undefined {
  const words = { text: RESERVED, units: [], labeled: false };
  for (const { base, unit } of targets.map((target) => unitAt(bases, target)))
    if (!reviseWords(base, unit, words)) refuse('place-unclear', 'Whether the heading stays is not said.');
}

/** "§ 231. Budgeting for ships": the heading alone, without the mark that ends it. */
export const headingOf = (text: string): string =>
  text
    .replace(
      /^(?:(?:§+|SEC\.|Sec\.|SECTION|Section)\s*[\w–-]+\.?\s+|(?:PART|Part|TITLE|Title|CHAPTER|Chapter)\s+[\dA-Z]{1,5}(?:\s?(?:—|--)\s?|[.:]\s+)|\(\w{1,5}\)\s*)/,
      '',
    )
    .trimEnd()
    .replace(/(?:—|--)$/, '')
    .trimEnd()
    .replace(/\.$/, '')
    .trimEnd();

/** A whole section anew: its number stays. */
function reviseSection(bases: Bases, target: string, range: readonly [number, number]): undefined {
  const [scope] = scopesOf(bases, { targets: [target], parts: [] });
  const { base, unit } = scope!;
  const matter = readMatter(bases.draft, range, undefined, 0, bases.style(base.id));
  const [section] = matter.units;
  if (!section && reviseWords(base, unit, matter)) return;
  if (!section || !isSection(section)) {
    return refuse('place-unclear', 'What the section is to read as does not begin with its number.');
  }
  if (matter.units.length > 1) return refuse('place-unclear', 'Several sections come in place of one.');
  const label = base.text.slice(unit.start, unit.labelEnd);
  const line = base.text.lastIndexOf('\n', unit.start) + 1;
  const head = base.text.slice(line, unit.start);
  const own = matter.text.slice(section.labelEnd, section.end);
  const from = unit.start;
  const shift = label.length - section.labelEnd;
  const parent = unit.parent!;
  base.edit([from, unit.end], label + own, parent);
  for (const each of [...parent.children])
    if (same(each.step, unit.step)) parent.children.splice(parent.children.indexOf(each), 1);
  section.step = unit.step;
  base.adopt(parent, [section], from + shift);
  section.start = from;
  section.labelEnd = from + label.length;
  void head;
}

export { columnOf, repealSection };
