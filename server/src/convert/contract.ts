/** The JSON of `policy-text analyze`: stable; fields are added, none renamed. */
import type { Analysis, Range } from '../core/analysis.ts';
import type { Severity } from '../rules/rule.ts';

export interface Diagnostic {
  readonly range: Range;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

/** The object that `analyze` prints for one file. */
export function toContract(file: string, analysis: Analysis, diagnostics: readonly Diagnostic[]): object {
  const { form, title, number, date, sections, citations, references, definitions, deadlines, instructions } = analysis;
  return {
    file,
    form,
    title,
    number,
    date,
    sections: sections.map(({ id, label, heading, labelRange, range, parent, level }) => ({
      id,
      label,
      heading,
      labelRange,
      range,
      parent: parent < 0 ? null : sections[parent]!.id,
      level,
    })),
    citations: citations.map(({ kind, range, targets }) => ({ kind, range, targets })),
    references: references.map(({ range, targets }) => ({ range, targets })),
    definitions: definitions.map(({ term, range, target, scope }) => ({
      term,
      range,
      target,
      scope: scope < 0 ? null : sections[scope]!.id,
    })),
    deadlines,
    instructions: instructions.map(({ range, action, target, targets, matter }) => ({
      range,
      action,
      target,
      targets,
      matter,
    })),
    diagnostics,
  };
}
