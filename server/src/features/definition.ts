import type { Analysis, Range } from '../core/analysis.ts';
import { provisionsOfAll } from './provisions.ts';
import { subjectAt, targetsAt } from './subject.ts';

export interface Jump {
  /** What is underlined: the whole reference, or the term. */
  readonly origin: Range;
  /** What comes into view. */
  readonly target: Range;
  /** Where the cursor goes: the provision's label, the term in its definition. */
  readonly selection: Range;
}

/** From a reference to its provisions, from a defined term to its definition. Nothing for a citation of other law. */
export function definition(analysis: Analysis, offset: number): readonly Jump[] {
  const subject = subjectAt(analysis, offset);
  if (subject?.kind === 'reference') {
    const targets = targetsAt(subject.reference, subject.part);
    return provisionsOfAll(analysis, targets).map((section) => ({
      origin: subject.range,
      target: section.range,
      selection: section.labelRange,
    }));
  }
  if (subject?.kind === 'term') {
    const { body, range } = subject.definition;
    return [{ origin: subject.range, target: body, selection: range }];
  }
  return [];
}

/** The id of the law that a citation at the offset points to, with the citation's range; undefined elsewhere. */
export function lawAt(analysis: Analysis, offset: number): { readonly origin: Range; readonly id: string } | undefined {
  const subject = subjectAt(analysis, offset);
  if (subject?.kind !== 'citation') return undefined;
  const [id] = targetsAt(subject.citation, subject.part);
  return id === undefined ? undefined : { origin: subject.range, id: id.split('..')[0]! };
}
