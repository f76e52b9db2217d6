import type { Analysis, Range } from '../core/analysis.ts';
import { lastAtMost } from '../core/text.ts';
import { indexOf, provisionsOfAll } from './provisions.ts';
import { subjectAt, targetsAt } from './subject.ts';
import { usesOf } from './terms.ts';

export interface Mention {
  readonly range: Range;
  /** The place that gives the thing its name: a provision's label, a term's definition. */
  readonly declaration: boolean;
}

/**
 * Every place in the document that speaks of the same provision, term or law as the place at the offset, in document
 * order, the declaration included. Empty in running text.
 */
export function references(analysis: Analysis, offset: number): readonly Mention[] {
  const subject = subjectAt(analysis, offset);
  switch (subject?.kind) {
    case 'label':
      return ofProvisions(analysis, [subject.section.id]);
    case 'reference': {
      const targets = targetsAt(subject.reference, subject.part);
      return ofProvisions(
        analysis,
        provisionsOfAll(analysis, targets).map((section) => section.id),
      );
    }
    case 'term': {
      const { definition } = subject;
      const same = (range: Range) => range[0] === definition.range[0];
      return usesOf(analysis, definition).map((range) => ({ range, declaration: same(range) }));
    }
    case 'citation':
      return ofLaw(analysis, new Set(targetsAt(subject.citation, subject.part)));
    default:
      return [];
  }
}

/** The labels of the provisions, and the references to them. */
function ofProvisions(analysis: Analysis, ids: readonly string[]): Mention[] {
  const { sections } = analysis;
  const wanted = ids.map((id) => indexOf(analysis, id)).sort((a, b) => a - b);
  const mentions: Mention[] = wanted.map((at) => ({ range: sections[at]!.labelRange, declaration: true }));
  /** What is wanted of each level: a run names those of the level that it begins with. */
  const byLevel = new Map<string, number[]>();
  for (const at of wanted) {
    const { level } = sections[at]!;
    const same = byLevel.get(level);
    if (same) same.push(at);
    else byLevel.set(level, [at]);
  }
  const names = (target: string): boolean => {
    const [from = '', to = from] = target.split('..');
    const first = indexOf(analysis, from);
    const same = byLevel.get(sections[first]?.level ?? '');
    return same !== undefined && (same[lastAtMost(same, indexOf(analysis, to))] ?? -1) >= first;
  };
  for (const { parts, range, targets } of analysis.references)
    for (const mention of mentionsIn(range, parts, targets, names)) mentions.push(mention);
  return mentions.sort((a, b) => a.range[0] - b.range[0]);
}

function ofLaw(analysis: Analysis, ids: ReadonlySet<string>): Mention[] {
  return analysis.citations.flatMap(({ parts, range, targets }) =>
    mentionsIn(range, parts, targets, (target) => ids.has(target)),
  );
}

/** A phrase that names one thing is a mention as a whole; of a phrase that names several, the parts that do. */
function mentionsIn(
  range: Range,
  parts: readonly { readonly range: Range; readonly target: string }[],
  targets: readonly string[],
  wanted: (target: string) => boolean,
): Mention[] {
  if (targets.length === 1) return wanted(targets[0]!) ? [{ range, declaration: false }] : [];
  const found = parts.filter((part) => wanted(part.target));
  return found.map((part) => ({ range: part.range, declaration: false }));
}
