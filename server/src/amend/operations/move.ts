/** Units that go to another place of the same text. */
import type { Operation } from '../../core/instructions/operation.ts';
import { columnOf, isSection, marginOf, same, type Unit } from '../base.ts';
import type { Bases } from '../carryOut.ts';
import { refuse } from '../conflicts.ts';
import { scopesOf, unitAt } from '../places.ts';
import { spoken } from '../spoken.ts';
import { endOf } from './strike.ts';
import { isSpaced, kindOf, pathOf, takeOut } from './units.ts';

export function move(bases: Bases, { from, locus, point }: Operation & { readonly do: 'move' }): undefined {
  const [place, another] = from.map((target) => unitAt(bases, target));
  if (!place || another)
    return refuse('place-unclear', 'In which order several provisions go to the place is not said.');
  const { base, unit } = place;
  if (!unit.parent) return refuse('place-unclear', 'A whole text goes to another place.');
  // Of a section that is a text of its own no word changes: where it stands among the others is no part of it.
  if (isSection(unit) && base.root.children.length === 1 && base.root.children[0] === unit) return;
  const { at, object } = point;
  if (at === 'order' || at === 'beginning' || (object && object.type !== 'units'))
    return refuse('place-unclear', 'Before or behind which provision it goes is not said.');
  const beside = object && unitAt(bases, object.targets[at === 'after' ? object.targets.length - 1 : 0]!);
  const around = beside ? undefined : scopesOf(bases, locus)[0];
  if ((beside ?? around)!.base !== base) return refuse('place-unclear', 'The provision goes into another text.');
  const parent = beside ? beside.unit.parent : around!.unit;
  const sibling = beside?.unit ?? parent?.children.findLast((child) => child !== unit);
  if (!parent || sibling === unit || isWithin(parent, unit))
    return refuse('place-unclear', 'The place to which the provision goes is its own.');
  const taken = parent === unit.parent ? undefined : parent.children.find((child) => same(child.step, unit.step));
  if (taken)
    return refuse('place-taken', `There is a ${spoken([...pathOf(parent), unit.step])} already.`, [
      [taken.start, taken.labelEnd],
    ]);
  if (sibling && (isSection(sibling) !== isSection(unit) || kindOf(sibling.step) !== kindOf(unit.step)))
    return refuse('place-unclear', 'The provision goes among others of another level.');
  const column = sibling ? marginOf(base.text, sibling) : columnOf(base.text, parent.start) + base.indent;
  const text = indented(base.slice([unit.start, unit.end]), column - marginOf(base.text, unit));
  const gap = isSpaced(base.text, parent) ? '\n\n' : '\n';
  takeOut(base, unit);
  if (at === 'before') base.edit([sibling!.start, sibling!.start], `${text}${gap}${' '.repeat(column)}`, parent);
  else {
    const end = sibling ? sibling.end : endOf(base.text, [parent.start, parent.end]);
    base.edit([end, end], `${gap}${' '.repeat(column)}${text}`, parent);
  }
  base.reread();
}

/** Whether a unit is another one or stands in it. */
function isWithin(unit: Unit, other: Unit): boolean {
  for (let each: Unit | undefined = unit; each; each = each.parent) if (each === other) return true;
  return false;
}

/** A text whose lines but the first stand so many columns further in, or out. */
const indented = (text: string, by: number): string =>
  text.replace(/\n([ \t]*)(?=\S)/g, (_, blanks: string) => `\n${' '.repeat(Math.max(0, blanks.length + by))}`);
