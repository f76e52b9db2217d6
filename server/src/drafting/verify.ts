/** Whether a change did what it promised: the text after it is read, and compared. */
import type { Analysis, Range } from '../core/analysis.ts';
import { lastAtMost } from '../core/text.ts';
import { apply, offsetsAfter } from './edit.ts';
import type { Lost } from './follow.ts';
import { designationRange } from './labels.ts';
import type { Refusal } from './numbering.ts';
import type { Plan } from './plan.ts';

/** What a text says after a change. */
export interface Verdict {
  readonly after: Analysis;
  /** The index of each provision in the new text; -1 for one that is gone, or is no longer read there. */
  readonly now: readonly number[];
  /** Provisions that should be there, with the designation that was promised, and aren't. */
  readonly missing: readonly number[];
  /** References that named provisions and no longer name the same ones; by their ranges in the text before. */
  readonly changed: readonly Range[];
}

/**
 * Reads the text after a plan. `read` analyses a text as the document's own was.
 */
export function verify(
  analysis: Analysis,
  { edits, parts, becoming }: Plan,
  read: (text: string) => Analysis,
): Verdict {
  const after = read(apply(analysis.text, edits));
  const at = offsetsAfter(parts.edits, parts.shift);
  const byStart = new Map(
    after.sections.map((_, index) => [designationRange(after, index)?.[0] ?? -1, index] as const),
  );
  const missing: number[] = [];
  const now = analysis.sections.map(({ designation }, index) => {
    if (becoming.gone.has(index)) return -1;
    const range = designationRange(analysis, index);
    if (!range) return -1;
    const found = byStart.get(at(range[0])) ?? -1;
    const wanted = becoming.numbers.get(index) ?? designation;
    if (found >= 0 && after.sections[found]!.designation === wanted) return found;
    missing.push(index);
    return -1;
  });
  const starts = parts.edits.map(({ range }) => range[0]);
  const there = new Map(after.references.map((reference) => [reference.range[0], reference]));
  const changed: Range[] = [];
  for (const { range, targets } of analysis.references) {
    const edit = parts.edits[lastAtMost(starts, range[0])];
    if (edit && edit.text === '' && range[1] <= edit.range[1]) continue;
    const named = targets.flatMap((target) => ends(analysis, target)).filter((index) => !becoming.gone.has(index));
    if (named.length === 0) continue;
    const runs = (there.get(at(range[0]))?.targets ?? []).map((target) => ends(after, target));
    const holds = (index: number): boolean =>
      runs.some(
        ([first, last = first]) =>
          first !== undefined &&
          first <= index &&
          index <= last! &&
          after.sections[index]!.level === after.sections[first]!.level,
      );
    if (!named.every((index) => now[index]! >= 0 && holds(now[index]!))) changed.push(range);
  }
  return { after, now, missing, changed };
}

/** The provision that a target names, or the first and the last of a range; none where the document lacks it. */
function ends({ tree }: Analysis, target: string): number[] {
  const [from = '', to] = target.split('..');
  const first = tree.byId(from);
  if (first < 0) return [];
  const last = to === undefined ? first : tree.byId(to);
  return last < 0 ? [first] : [first, last];
}

/**
 * The plan, with the references that reading again shows to be lost besides those that were foreseen. Refuses where the
 * provisions would not be read as promised.
 */
export function verified(analysis: Analysis, plan: Plan, read: (text: string) => Analysis): Plan | Refusal {
  const { after, missing, changed } = verify(analysis, plan, read);
  const count = analysis.sections.length - plan.becoming.gone.size + (plan.fresh ? 1 : 0);
  const [first] = missing;
  if (first !== undefined || after.sections.length !== count) {
    const where = first === undefined ? '' : ` at ${analysis.sections[first]!.label}`;
    return { refusal: `The document would then be read otherwise${where}, so nothing was changed.` };
  }
  const known = new Set(plan.lost.map(({ range }) => range[0]));
  const more: Lost[] = changed
    .filter(([start]) => !known.has(start))
    .map((range) => ({ range, why: 'Read again, it would no longer name the same provision.' }));
  return more.length === 0 ? plan : { ...plan, lost: [...plan.lost, ...more].sort((a, b) => a.range[0] - b.range[0]) };
}
