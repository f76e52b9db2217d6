import type { Analysis } from '../core/analysis.ts';
import { firstWords } from '../features/provisions.ts';
import { type InputError, readDocuments } from './input.ts';
import { paint } from './paint.ts';
import { positions } from './position.ts';

/** `policy-text outline`: the outline of each document, indented, with line numbers. Returns the exit code. */
export function outlineCommand(names: readonly string[]): number {
  const errors: InputError[] = [];
  let first = true;
  for (const { file, analysis } of readDocuments(names, errors)) {
    if (!first) console.log();
    first = false;
    for (const line of outlineLines(analysis, file)) console.log(line);
  }
  return errors.length > 0 ? 2 : 0;
}

/** The lines of a document's outline, its name and form first. */
function outlineLines(analysis: Analysis, file: string): string[] {
  const place = positions(analysis.text);
  const { sections, citations, references } = analysis;
  const head = `${paint('bold', file)}  ${paint('dim', `${analysis.form.replace('-', ' ')}, ${sections.length} provisions, ${citations.length} citations, ${references.length} references`)}`;
  const lines = sections.map((section, index) => {
    const words = section.heading ? paint('bold', section.heading) : paint('dim', firstWords(analysis, index));
    return `${paint('dim', place(section.labelRange[0]).padStart(8))}  ${'  '.repeat(section.depth)}${paint('cyan', section.label)} ${words}`;
  });
  return [head, ...lines];
}
