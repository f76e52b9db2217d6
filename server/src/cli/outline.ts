import path from 'node:path';
import type { Analysis } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { flatten } from '../core/text.ts';
import { readInputs } from './input.ts';
import { paint } from './paint.ts';
import { positions } from './position.ts';

/** `policy-text outline`: the outline of each document, indented, with line numbers. Returns the exit code. */
export function outlineCommand(names: readonly string[]): number {
  let failed = false;
  let first = true;
  for (const input of readInputs(names)) {
    if ('message' in input) {
      console.error(input.message);
      failed = true;
      continue;
    }
    const analysis = analyze(input.text, { name: path.basename(input.file) });
    if (!first) console.log();
    first = false;
    for (const line of outlineLines(analysis, input.file)) console.log(line);
  }
  return failed ? 2 : 0;
}

/** The lines of a document's outline, its name and form first. */
export function outlineLines(analysis: Analysis, file: string): string[] {
  const place = positions(analysis.text);
  const { sections, citations, references } = analysis;
  const head = `${paint('bold', file)}  ${paint('dim', `${analysis.form.replace('-', ' ')}, ${sections.length} provisions, ${citations.length} citations, ${references.length} references`)}`;
  const lines = sections.map((section) => {
    const words = section.heading
      ? paint('bold', section.heading)
      : paint('dim', firstWords(analysis, section.labelRange[1], section.range[1]));
    return `${paint('dim', place(section.labelRange[0]).padStart(8))}  ${'  '.repeat(section.depth)}${paint('cyan', section.label)} ${words}`;
  });
  return [head, ...lines];
}

/** The words with which a provision without a heading starts. */
function firstWords(analysis: Analysis, from: number, to: number): string {
  const words = flatten(analysis.text.slice(from, Math.min(to, from + 100)).replace(/[*_#]/g, ''));
  return words.length > 60 ? `${words.slice(0, 60).replace(/\s+\S*$/, '')}…` : words;
}
