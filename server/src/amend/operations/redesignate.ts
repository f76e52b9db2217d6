/** Units that get other designations, all at once. */
import type { Range } from '../../core/analysis.ts';
import { commonSeries, designationAt, valueIn } from '../../core/designation.ts';
import type { Operation } from '../../core/instructions/operation.ts';
import { type Base, same, type Unit } from '../base.ts';
import { type Bases, stepsOf } from '../carryOut.ts';
import { refuse } from '../conflicts.ts';
import { type Place, scopesOf, unitAt } from '../places.ts';
import { opening, spoken, spokenStep } from '../spoken.ts';

export function redesignate(bases: Bases, { from, to, which }: Operation & { readonly do: 'redesignate' }): undefined {
  const pairs = from.map((target, index) => {
    const place = oneOf(bases, target, which) ?? unitAt(bases, target);
    const step = stepsOf(to[index]!).at(-1);
    return step === undefined ? refuse('place-unclear', 'A whole text gets another number.') : { ...place, step };
  });
  const units = new Set(pairs.map(({ unit }) => unit));
  for (const { unit, step } of pairs) {
    const taken = unit.parent?.children.find((child) => same(child.step, step) && !units.has(child));
    if (taken)
      refuse('redesignated-onto-another', `There is a ${spokenStep(step)} already.`, [[taken.start, taken.labelEnd]]);
  }
  relabel(pairs);
}

/** A provision, and the step that it gets. */
interface Renamed extends Place {
  readonly step: string;
}

/** The provisions behind one that came or went get the numbers that follow on it. */
export function renumber(bases: Bases, { locus, only }: Operation & { readonly do: 'renumber' }): undefined {
  if (locus.parts.length > 0) return refuse('place-unclear', 'Which provisions get other numbers is not said.');
  const renamed = scopesOf(bases, locus).flatMap(({ base, unit }) => shifted(base, unit));
  const named = only?.map((target) => stepsOf(target).at(-1)!);
  if (
    named &&
    (named.length !== renamed.length || renamed.some(({ unit }) => !named.some((step) => same(step, unit.step))))
  )
    return refuse(
      'place-unclear',
      `To follow on what stands before them, ${renamed.map(({ unit }) => spoken([unit.step])).join(', ')} would get other numbers, which are not those that are named.`,
    );
  relabel(renamed);
}

/** What is out of its order below a unit, from the first number that comes twice or is missing. */
function shifted(base: Base, { children }: Unit): Renamed[] {
  const units = [...children].sort((a, b) => a.start - b.start);
  const names = units.map(({ step }) => plain(step));
  const series = names.length < 2 ? undefined : commonSeries(names[0]!, names[1]!);
  const values = series ? names.map((name) => valueIn(series, name)) : [];
  const breaks = values.flatMap((value, i) => (i > 0 && value !== values[i - 1]! + 1 ? [i] : []));
  const [first] = breaks;
  if (!series || first === undefined || breaks.length > 1 || values.includes(0))
    return refuse('place-unclear', 'Which provisions are out of their order is not plain.');
  const by = values[first - 1]! + 1 - values[first]!;
  return units.slice(first).map((unit, i) => {
    const name = designationAt(series, values[first + i]! + by);
    return { base, unit, step: unit.step.startsWith('s') && /^s\d/.test(unit.step) ? `s${name}` : name };
  });
}

/** What a section leaves that was revoked before, "Sec. 5. Revoked.", goes when another gets its number. */
function takeStub(base: Base, unit: Unit, number: string): undefined {
  const label = base.text.slice(unit.start, unit.labelEnd).trim().replace(/\.$/, '');
  const own = label.replace(plain(unit.step), number).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`^[#*_ \\t]*${own}\\.?[*_]*\\s(?:Revoked|Repealed)\\.[*_]*[ \\t]*(?:\\r?\\n)*`, 'm').exec(
    base.text,
  );
  const covers = ({ step, start, end, children }: Unit): boolean =>
    start <= found!.index && end > found!.index && (/^s\d/.test(step) || children.some(covers));
  if (!found || base.root.children.some(covers)) return;
  base.edit([found.index, found.index + found[0].length], '', base.root);
}

function relabel(pairs: readonly Renamed[]): undefined {
  for (const { base, unit, step } of pairs) if (/^s\d/.test(step)) takeStub(base, unit, plain(step));
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
    : refuse('place-missing', `${opening(spoken(located.path))} comes ${units.length} times only.`);
}

const plain = (step: string): string => (/^s\d/.test(step) ? step.slice(1) : step);
