import { webPage } from '../convert/webPage.ts';
import type { Analysis, Range } from '../core/analysis.ts';
import { forHtml, visible, visibleLines } from '../core/foreign.ts';
import type { InputError } from '../library/read.ts';
import { type Found, findings } from '../rules/index.ts';
import { readDocuments } from './input.ts';
import { failed, openLaw } from './law-files.ts';
import { paint } from './paint.ts';
import { write } from './run.ts';

/** What a stretch of a document was recognised as. */
interface Mark {
  readonly range: Range;
  readonly kind: 'label' | 'heading' | 'citation' | 'reference' | 'term' | 'deadline' | 'finding' | 'aside';
  /** What it means: a section's id, the targets, the date. */
  readonly note: string;
}

/**
 * `policy-text show`: the document with everything marked that was recognised, in the terminal's colours or as a web page.
 * Returns the exit code: 2 where a file could not be read.
 */
export async function showCommand(names: readonly string[], options: { readonly html?: boolean }): Promise<number> {
  const law = await openLaw();
  const errors: InputError[] = [];
  const pages: string[] = [];
  for await (const { file, analysis } of readDocuments(names, errors, law)) {
    const marks = marksOf(analysis, findings(analysis, law, failed));
    if (options.html) pages.push(page(file, analysis, marks));
    else
      await write(
        process.stdout,
        `${paint('bold', `── ${visible(file)}: ${analysis.form}`)}\n${terminal(analysis.text, marks)}\n`,
      );
  }
  if (options.html && pages.length > 0)
    await write(process.stdout, await webPage('Policy Text', STYLE, pages.join('\n')));
  return errors.length > 0 ? 2 : 0;
}

/** All marks of a document, in order, none overlapping another: what is inside gives way. */
function marksOf(analysis: Analysis, found: readonly Found[]): Mark[] {
  const all: Mark[] = [
    ...analysis.sections.map((section): Mark => ({ kind: 'label', range: section.labelRange, note: section.id })),
    ...analysis.sections.flatMap((section): Mark[] =>
      section.headingRange ? [{ kind: 'heading', range: section.headingRange, note: section.id }] : [],
    ),
    ...analysis.citations.map(
      (citation): Mark => ({
        kind: 'citation',
        range: citation.range,
        note: `${citation.kind} ${citation.targets.join(' ')}`,
      }),
    ),
    ...analysis.references.map(
      (reference): Mark => ({ kind: 'reference', range: reference.range, note: reference.targets.join(' ') }),
    ),
    ...analysis.definitions.map(
      (definition): Mark => ({ kind: 'term', range: definition.range, note: definition.target ?? 'defined here' }),
    ),
    ...analysis.deadlines.map(
      (deadline): Mark => ({
        kind: 'deadline',
        range: deadline.range,
        note: `${deadline.date ?? `from ${deadline.from}`}${deadline.recurs ? ` ${deadline.recurs}` : ''}`,
      }),
    ),
    ...found.map(
      (finding): Mark => ({ kind: 'finding', range: finding.range, note: `${finding.severity}: ${finding.message}` }),
    ),
  ];
  const weight = (mark: Mark): number => (mark.kind === 'finding' ? 0 : mark.kind === 'heading' ? 2 : 1);
  all.sort((a, b) => a.range[0] - b.range[0] || weight(a) - weight(b) || b.range[1] - a.range[1]);
  return all;
}

const COLOURS = {
  label: 'cyan',
  heading: 'bold',
  citation: 'green',
  reference: 'magenta',
  term: 'yellow',
  deadline: 'blue',
  finding: 'red',
  aside: 'dim',
} as const;

function terminal(text: string, marks: readonly Mark[]): string {
  let out = '';
  let at = 0;
  for (const mark of marks) {
    const [start, end] = mark.range;
    if (start < at) {
      if (mark.kind === 'finding') out += paint('red', `⟦${visible(mark.note)}⟧`);
      continue;
    }
    out += visibleLines(text.slice(at, start));
    out += paint(COLOURS[mark.kind], visibleLines(text.slice(start, end)));
    if (mark.kind !== 'heading') out += paint('dim', `⟦${visible(mark.note)}⟧`);
    at = end;
  }
  return out + visibleLines(text.slice(at));
}

function page(file: string, analysis: Analysis, marks: readonly Mark[]): string {
  let out = '';
  let at = 0;
  for (const mark of marks) {
    const [start, end] = mark.range;
    if (start < at) continue;
    out += `${forHtml(analysis.text.slice(at, start))}<span class="${mark.kind}" title="${forHtml(mark.note)}">${forHtml(analysis.text.slice(start, end))}</span>`;
    at = end;
  }
  out += forHtml(analysis.text.slice(at));
  return `<h1>${forHtml(file)}</h1><p>${forHtml(analysis.form)}${analysis.date ? `, ${analysis.date}` : ''}</p><pre>${out}</pre>`;
}

const STYLE = `
body { font: 15px/1.5 Georgia, serif; max-width: 60em; margin: 2em auto; color: #222; background: #fff; }
pre { font: 14px/1.5 ui-monospace, monospace; white-space: pre-wrap; }
.label { color: #0b6e7d; font-weight: bold; } .heading { font-weight: bold; } .citation { background: #dff3e0; }
.reference { background: #efe2fa; } .term { background: #fff3c9; } .deadline { background: #dbe9ff; }
.finding { text-decoration: wavy underline #c33; }
`;
