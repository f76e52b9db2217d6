import type { Analysis, Range } from '../core/analysis.ts';
import { provisionsOf } from './provisions.ts';
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
        targets.flatMap((target) => provisionsOf(analysis, target).map((section) => section.id)),
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
  const wanted = new Set(ids);
  const mentions: Mention[] = analysis.sections
    .filter((section) => wanted.has(section.id))
    .map((section) => ({ range: section.labelRange, declaration: true }));
  for (const { parts, range, targets } of analysis.references) {
    const names = (target: string) => provisionsOf(analysis, target).some((section) => wanted.has(section.id));
    mentions.push(...mentionsIn(range, parts, targets, names));
  }
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
