/** Units that get other designations, all at once. */
import type { Range } from '../../core/analysis.ts';
import type { Operation } from '../../core/instructions/operation.ts';
import { same } from '../base.ts';
import { type Bases, stepsOf } from '../carryOut.ts';
import { refuse } from '../conflicts.ts';
import { type Place, spoken, unitAt } from '../places.ts';

export function redesignate(bases: Bases, { from, to, which }: Operation & { readonly do: 'redesignate' }): undefined {
  const pairs = from.map((target, index) => {
    const place = oneOf(bases, target, which) ?? unitAt(bases, target);
    const step = stepsOf(to[index]!).at(-1);
    return step === undefined ? refuse('place-unclear', 'A whole text gets another number.') : { ...place, step };
  });
  const units = new Set(pairs.map(({ unit }) => unit));
  for (const { unit, step } of pairs) {
    const taken = unit.parent?.children.find((child) => same(child.step, step) && !units.has(child));
    if (taken) refuse('redesignated-onto-another', `There is a (${step}) already.`, [[taken.start, taken.labelEnd]]);
  }
  const ordered = [...pairs].sort((a, b) => b.unit.start - a.unit.start);
  const edits = ordered.map(({ base, unit, step }) => {
    const label = base.text.slice(unit.start, unit.labelEnd);
    const old = plain(unit.step);
    const at = label.indexOf(old);
    if (at < 0) return refuse('place-unclear', `The label “${label}” does not show its designation.`);
    const range: Range = [unit.start + at, unit.start + at + old.length];
    return { base, unit, range, step };
  });
  for (const { base, unit, range, step } of edits) {
    base.edit(range, plain(step), unit);
    unit.step = step;
  }
}

/** One of several provisions that bear the same designation. */
function oneOf(bases: Bases, target: string, which: number | undefined): Place | undefined {
  const located = which === undefined ? undefined : bases.locate(target);
  if (!located || which === undefined) return undefined;
  const units = located.base.find(located.path);
  if (units.length < 2) return refuse('place-missing', `There is one ${spoken(located.path)} only.`);
  const unit = units.at(which > 0 ? which - 1 : which);
  return unit
    ? { base: located.base, unit }
    : refuse('place-missing', `${spoken(located.path)} comes ${units.length} times only.`);
}

const plain = (step: string): string => (/^s\d/.test(step) ? step.slice(1) : step);
