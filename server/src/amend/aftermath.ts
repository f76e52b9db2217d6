/** What carried-out instructions leave wrong in a text, though each was clear: it is told beside what was done. */
import type { Instruction, Range } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import type { Operation } from '../core/instructions/operation.ts';
import { type Base, readTree, same, type Unit } from './base.ts';
import type { Conflict } from './conflicts.ts';
import { opening, spokenStep } from './spoken.ts';

/** An instruction that was carried out on a text. */
export interface CarriedOut {
  readonly instruction: Instruction;
  readonly operation: Operation;
  readonly base: Base;
  /** The paths of provisions before, and after: what was redesignated. Null where one went. */
  readonly renamed: readonly (readonly [readonly string[], readonly string[] | null])[];
}

export interface Aftermath {
  readonly instruction: Instruction;
  /** The text whose places the conflict has; undefined where it has none. */
  readonly base?: Base;
  readonly conflict: Conflict;
}

const pathsOf = (root: Unit): ReadonlyMap<string, Unit> => {
  const out = new Map<string, Unit>();
  const visit = (unit: Unit, path: string): void => {
    for (const child of unit.children) {
      const own = `${path}/${child.step}`;
      out.set(own, child);
      visit(child, own);
    }
  };
  visit(root, '');
  return out;
};

/** The items of lists that another one follows, and those whose end is theirs: "… (B) broken; and" before (3). */
function followed(text: string, root: Unit): ReadonlySet<Unit> {
  const out = new Set<Unit>();
  const visit = (unit: Unit): void => {
    const [first] = unit.children;
    const isList = first !== undefined && /(?:[:—–]|--)$/.test(text.slice(unit.start, first.start).trimEnd());
    for (const child of unit.children) {
      const isLast = child === unit.children.at(-1);
      if (isLast ? out.has(unit) && child.end === unit.end : isList) out.add(child);
      visit(child);
    }
  };
  visit(root);
  return out;
}

/** The end of an item's own words. */
const endOf = (text: string, { start, end }: Unit): string => text.slice(Math.max(start, end - 24), end).trimEnd();
const JOINED = /[;,]?\s(?:and|or)$/;

/** Lists whose last item but one had its "and" or "or" and has none now, or whose last has one now. */
function listsOf(base: Base): { readonly unit: Unit; readonly conflict: Conflict }[] {
  const before = pathsOf(readTree(base.before, 'usc.txt'));
  const tree = readTree(base.text, 'usc.txt');
  const now = pathsOf(tree);
  const goesOn = followed(base.text, tree);
  const out: { unit: Unit; conflict: Conflict }[] = [];
  for (const [path, unit] of now) {
    const old = before.get(path);
    const [last, one] = [unit.children.at(-1), unit.children.at(-2)];
    const [oldLast, oldOne] = [old?.children.at(-1), old?.children.at(-2)];
    if (!last || !one || !oldLast || !oldOne) continue;
    const joined = JOINED.test(endOf(base.before, oldOne)) && !JOINED.test(endOf(base.before, oldLast));
    if (!joined || endOf(base.text, last) === endOf(base.before, oldLast)) continue;
    const at: Range = [Math.max(one.start, one.end - 12), one.end];
    // The word at its end joins the list around it.
    if (goesOn.has(last)) continue;
    if (JOINED.test(endOf(base.text, last)))
      out.push({
        unit: last,
        conflict: {
          kind: 'list-joined-wrong',
          message: `${opening(spokenStep(last.step))} is the last of its list now and ends with “${endOf(base.text, last).slice(-4).trim()}”.`,
          places: [[Math.max(last.start, last.end - 12), last.end]],
        },
      });
    else if (/;$/.test(endOf(base.text, one)))
      out.push({
        unit: one,
        conflict: {
          kind: 'list-joined-wrong',
          message: `The list has no “and” or “or” any more between ${spokenStep(one.step)} and ${spokenStep(last.step)}.`,
          places: [at],
        },
      });
    else if (/\.$/.test(endOf(base.before, oldLast)) && /[\p{L}\p{N})]$/u.test(endOf(base.text, last)))
      out.push({
        unit: last,
        conflict: {
          kind: 'punctuation-lost',
          message: `${opening(spokenStep(last.step))} ended its list with a period; the list ends with no mark now.`,
          places: [[Math.max(last.start, last.end - 12), last.end]],
        },
      });
  }
  return out;
}

/** References of a section to what was redesignated or taken out, which say still what they said. */
function referencesOf(base: Base, done: readonly CarriedOut[]): Aftermath[] {
  const renamed = done.flatMap(({ instruction, renamed: pairs }) =>
    pairs.map(([from, to]) => ({ instruction, from, to })),
  );
  if (renamed.length === 0) return [];
  const before = analyze(base.before, { name: 'usc.txt' });
  const now = analyze(base.text, { name: 'usc.txt' });
  const stood = new Set(before.references.map((each) => `${before.text.slice(...each.range)}|${each.targets.join()}`));
  const out: Aftermath[] = [];
  for (const { range, targets } of now.references) {
    const words = now.text.slice(...range).replace(/\s+/g, ' ');
    // "this subsection" goes where its provision goes.
    if (/^this\b/i.test(words) || !stood.has(`${now.text.slice(...range)}|${targets.join()}`)) continue;
    for (const { instruction, from, to } of renamed) {
      const old = `/${from.join('/')}`;
      if (!targets.some((target) => target === old || target.startsWith(`${old}/`))) continue;
      out.push({
        instruction,
        base,
        conflict: {
          kind: 'reference-left',
          message: to
            ? `“${words}” in the text still names what is ${spokenStep(to.at(-1)!)} now.`
            : `“${words}” in the text still names what is struck.`,
          places: [range],
        },
      });
      break;
    }
  }
  return out;
}

/** Whether an operation brings, takes out, or renames a whole section of the Code. */
export function changesSections({ operation, targets }: Instruction): boolean {
  const isSection = (target: string): boolean => /^\/us\/usc\/t\w+\/s[^/]+$/.test(target);
  switch (operation?.do) {
    case 'redesignate':
      return operation.from.some(isSection);
    case 'revise':
      return (
        operation.locus.targets.some(isSection) &&
        (operation.locus.parts.some(({ part }) => part === 'heading') ||
          (operation.put === undefined && operation.locus.parts.length === 0))
      );
    case 'strike':
      return (
        operation.struck.objects.some((object) => object.type === 'units' && object.targets.some(isSection)) ||
        operation.locus.parts.some(({ part }) => part === 'heading' && targets.some(isSection))
      );
    default:
      return false;
  }
}

/** What is to be told beside instructions that were carried out. */
export function aftermath(done: readonly CarriedOut[]): Aftermath[] {
  const out: Aftermath[] = [];
  for (const base of new Set(done.map((each) => each.base))) {
    const own = done.filter((each) => each.base === base);
    for (const { unit, conflict } of listsOf(base)) {
      const near = own.findLast(({ instruction }) => touches(instruction, unit)) ?? own.at(-1)!;
      out.push({ instruction: near.instruction, base, conflict });
    }
    out.push(...referencesOf(base, own));
  }
  return out;
}

/** What is to be told where a section is brought, renamed or taken out. */
export const CONTENTS_LEFT: Conflict = {
  kind: 'contents-not-amended',
  message: 'A section is brought, renamed or taken out, and no table of sections is amended along.',
  places: [],
};

/** Whether an instruction names what a provision stands in. */
const touches = ({ targets }: Instruction, unit: Unit): boolean => {
  const steps: string[] = [];
  for (let each = unit.parent; each?.parent; each = each.parent) steps.unshift(each.step);
  return targets.some(
    (target) => steps.length > 0 && same(target.split('/').slice(-steps.length).join('/'), steps.join('/')),
  );
};
