/** Words that exist become a provision: "designating the last sentence of paragraph (2) as paragraph (3)". */
import type { Operation } from '../../core/instructions/operation.ts';
import { columnOf, same, type Unit } from '../base.ts';
import { type Bases, stepsOf } from '../carryOut.ts';
import { refuse } from '../conflicts.ts';
import { scopesOf } from '../places.ts';
import { spoken, spokenStep } from '../spoken.ts';
import { pathOf } from './units.ts';

export function designate(bases: Bases, { locus, as }: Operation & { readonly do: 'designate' }): undefined {
  const [scope] = scopesOf(bases, locus);
  const step = stepsOf(as).at(-1);
  const located = bases.locate(as);
  if (!scope || step === undefined || located?.base !== scope.base)
    return refuse('place-unclear', 'What the words become is not in the same text.');
  const { base, unit, range } = scope;
  const above = located.path.slice(0, -1);
  const isAt = (each: Unit | undefined): boolean =>
    each !== undefined && pathOf(each).length === above.length && pathOf(each).every((own, i) => same(own, above[i]!));
  const within = isAt(unit);
  if (!within && !isAt(unit.parent))
    return refuse('place-unclear', `The words do not stand beside ${spoken(located.path)}.`);
  const parent = within ? unit : unit.parent!;
  const taken = parent.children.find((child) => same(child.step, step));
  if (taken) return refuse('place-taken', `There is a ${spokenStep(step)} already.`, [[taken.start, taken.labelEnd]]);
  // What stands behind the words would go along with them.
  if (!within && (unit.children.length > 0 || /\S/.test(base.text.slice(range[1], unit.end))))
    return refuse('place-unclear', 'More stands behind the words than they.');
  let from = range[0];
  while (from > 0 && /[ \t]/.test(base.text[from - 1]!)) from--;
  const opens = from === 0 || base.text[from - 1] === '\n';
  const column = columnOf(base.text, unit.start) + (within ? base.indent : 0);
  const lead = opens ? '' : '\n';
  base.edit([from, range[0]], `${lead}${' '.repeat(column)}(${step}) `, unit);
  base.reread();
}
