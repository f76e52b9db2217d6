import type { Analysis, Citation, Deadline, Definition, Part, Range, Reference, Section } from '../core/analysis.ts';
import { useAt } from './terms.ts';

/** What stands at a place in a document: the thing that hover, definition and references are about. */
export type Subject =
  | { readonly kind: 'label'; readonly range: Range; readonly section: Section }
  | {
      readonly kind: 'reference';
      readonly range: Range;
      readonly reference: Reference;
      readonly part: Part | undefined;
    }
  | { readonly kind: 'term'; readonly range: Range; readonly definition: Definition }
  | { readonly kind: 'citation'; readonly range: Range; readonly citation: Citation; readonly part: Part | undefined }
  | { readonly kind: 'deadline'; readonly range: Range; readonly deadline: Deadline };

/** Whether the offset touches the range: a cursor just behind the last character still points at it. */
export const touches = (range: Range, offset: number): boolean => range[0] <= offset && offset <= range[1];

/** The members of an ordered list that touch the offset; the one that holds the character at it comes first. */
export function touching<T extends { readonly range: Range }>(list: readonly T[], offset: number): T[] {
  const found = list.filter((item) => touches(item.range, offset));
  return found.sort(
    (a, b) => Number(b.range[1] > offset) - Number(a.range[1] > offset) || size(a.range) - size(b.range),
  );
}

const size = (range: Range): number => range[1] - range[0];

/**
 * The subject at a UTF-16 offset, the most specific one first: a provision's label, a reference, a defined term (also
 * the short name within a citation), a citation, a deadline. Undefined in running text.
 */
export function subjectAt(analysis: Analysis, offset: number): Subject | undefined {
  const section = analysis.sections.find((candidate) => touches(candidate.labelRange, offset));
  if (section) return { kind: 'label', range: section.labelRange, section };
  const [reference] = touching(analysis.references, offset);
  if (reference) {
    return { kind: 'reference', range: reference.range, reference, part: touching(reference.parts, offset)[0] };
  }
  const [citation] = touching(analysis.citations, offset);
  const part = citation && touching(citation.parts, offset)[0];
  const use = useAt(analysis, offset);
  if (use && !(part && size(part.range) <= size(use.range))) {
    return { kind: 'term', range: use.range, definition: use.definition };
  }
  if (citation) return { kind: 'citation', range: citation.range, citation, part };
  const [deadline] = touching(analysis.deadlines, offset);
  if (deadline) return { kind: 'deadline', range: deadline.range, deadline };
  return undefined;
}

/** The targets that the subject's place names: its part's one, else all of the phrase. */
export function targetsAt(phrase: Citation | Reference, part: Part | undefined): readonly string[] {
  return part ? [part.target] : phrase.targets;
}
