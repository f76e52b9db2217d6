import type { Analysis, Form } from '../core/analysis.ts';

/** What the status bar says of a document. */
export interface Status {
  readonly form: Form;
  readonly title: string;
  readonly number: string | null;
  readonly date: string | null;
  readonly sections: number;
  readonly citations: number;
  readonly references: number;
  readonly findings: number;
}

/** The document's form and its numbers of sections (headings above them not counted), citations and findings. */
export function status(analysis: Analysis, findings: number): Status {
  const { form, title, number, date, citations, references } = analysis;
  const sections = analysis.sections.filter((section) => section.level === 'section').length;
  return { form, title, number, date, sections, citations: citations.length, references: references.length, findings };
}
