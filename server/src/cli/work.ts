/**
 * What a command does with one document. Work is plain data and what comes of it is text and numbers, so that it is done in
 * this thread or in another, with the same bytes.
 */
import path from 'node:path';
import { toContract } from '../convert/contract.ts';
import type { Analysis } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { faultLine } from '../core/fault.ts';
import { forJson, visible } from '../core/foreign.ts';
import { looksLikePolicyDocument } from '../core/form/detect.ts';
import { firstWords } from '../features/provisions.ts';
import type { Law } from '../law/law.ts';
import { type Input, type InputError, readInput } from '../library/read.ts';
import { choicesOf } from '../library/ruleFile.ts';
import { NO_CHOICES } from '../rules/config.ts';
import { type Found, findings, rules } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';
import { type AnyTable, tables } from '../workspace/index.ts';
import { checkedOf } from './checked.ts';
import { failed } from './law-files.ts';
import { paint, setColor } from './paint.ts';
import { positions } from './position.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What is to be done, the same for all documents of a command. */
export interface Task {
  readonly command: 'analyze' | 'outline' | 'check' | 'table';
  /** analyze: spaces of indentation. */
  readonly indent?: number | undefined;
  /** table: its name. What is printed are its rows of this document, as JSON. */
  readonly table?: AnyTable['name'] | undefined;
  /** check: the least severity that counts, and only these rules; whether safe fixes are made. */
  readonly severity?: Severity | undefined;
  readonly rules?: readonly string[] | undefined;
  readonly fix?: boolean | undefined;
  /** Whether colours are wanted; workers have no terminal to ask. */
  readonly color: boolean;
}

/** A document to read: a file by its name, a text that came otherwise, or why there is none. */
export type Source =
  | InputError
  | { readonly file: string; readonly named?: boolean }
  | { readonly file: string; readonly text: string; readonly id?: string | number | null };

/** What came of one document. */
export interface Result {
  readonly file: string;
  /** What is printed; '' where the document could not be read. */
  readonly output: string;
  readonly error?: string;
  /** check: how many findings count. */
  readonly found: number;
  readonly bytes: number;
}

/** Whether somebody named it, and not only its folder. */
/** Whether a document is policy text: by its form, its name, or as the editors recognise one. */
const isPolicy = ({ file, text }: Input, { form }: Analysis): boolean =>
  form !== 'unknown' || /\.policy(?:\.txt)?$/.test(file) || looksLikePolicyDocument(text);

const isNamed = (source: Source): boolean => 'text' in source || ('named' in source && source.named === true);

/** Does a command's work on one document; never throws. */
export function doWork(task: Task, source: Source, law: Law): Result {
  const input: Input | InputError = 'text' in source || 'message' in source ? source : readInput(source.file);
  if ('message' in input) return { file: source.file, output: '', error: input.message, found: 0, bytes: 0 };
  const bytes = input.text.length;
  try {
    const name = path.basename(input.file);
    const analysis = analyze(input.text, { name, facts: law });
    switch (task.command) {
      case 'analyze':
        return { file: input.file, output: analyzed(source, analysis, law, task.indent), found: 0, bytes };
      case 'outline':
        return { file: input.file, output: outlineText(analysis, input.file), found: 0, bytes };
      case 'table': {
        const rows = tables.find(({ name: other }) => other === task.table)!.of({ file: input.file, analysis }, law);
        return { file: input.file, output: JSON.stringify(rows), found: rows.length, bytes };
      }
      case 'check': {
        // In a folder lies much that is none of ours; what is named is meant.
        if (!isNamed(source) && !isPolicy(input, analysis)) return { file: input.file, output: '', found: 0, bytes };
        const bar = SEVERITIES.indexOf(task.severity ?? 'warning');
        const isAskedFor = ({ code }: Found) => task.rules?.includes(code) ?? true;
        const isShown = ({ severity }: Found) => SEVERITIES.indexOf(severity) <= bar;
        const found = findingsOf(analysis, law, source);
        const checked = checkedOf(input.file, analysis, found, isAskedFor, isShown, task.fix ?? false);
        return { file: input.file, output: JSON.stringify(checked), found: checked.findings.length, bytes };
      }
    }
  } catch (error) {
    return {
      file: source.file,
      output: '',
      error: `${source.file}: ${faultLine('reading', error)}`,
      found: 0,
      bytes,
    };
  }
}

/** Does it for several, in their order; what a worker is asked. */
export const doAll = (task: Task, sources: readonly Source[], law: Law): Result[] => {
  setColor(task.color);
  return sources.map((source) => doWork(task, source, law));
};

/** The findings under what the document's folder says; a text that came otherwise has none, whatever its name. */
const findingsOf = (analysis: Analysis, law: Law, source: Source): Found[] =>
  findings(analysis, law, failed, rules, 'text' in source ? NO_CHOICES : choicesOf(source.file));

function analyzed(source: Source, analysis: Analysis, law: Law, indent: number | undefined): string {
  const diagnostics = findingsOf(analysis, law, source).map(({ range, code, severity, message }) => ({
    range,
    code,
    severity,
    message,
  }));
  const contract = toContract(source.file, analysis, diagnostics);
  return forJson('id' in source ? { id: source.id ?? null, ...contract } : contract, indent);
}

/** The lines of a document's outline, its name and form first. */
function outlineText(analysis: Analysis, file: string): string {
  const place = positions(analysis.text);
  const { sections, citations, references } = analysis;
  const head = `${paint('bold', visible(file))}  ${paint('dim', `${analysis.form.replace('-', ' ')}, ${sections.length} provisions, ${citations.length} citations, ${references.length} references`)}`;
  const lines = sections.map((section, index) => {
    const words = section.heading
      ? paint('bold', visible(section.heading))
      : paint('dim', visible(firstWords(analysis, index)));
    return `${paint('dim', place(section.labelRange[0]).padStart(8))}  ${'  '.repeat(section.depth)}${paint('cyan', visible(section.label))} ${words}`;
  });
  return [head, ...lines].join('\n');
}
