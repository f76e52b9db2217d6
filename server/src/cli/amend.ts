import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { baseId } from '../amend/baseId.ts';
import { type Amended, type BaseText, carryOut, type Done, type Outcome } from '../amend/carryOut.ts';
import { standingBy } from '../amend/standing.ts';
import type { Analysis } from '../core/analysis.ts';
import { analyze, readVersion } from '../core/analyze.ts';
import { visible } from '../core/foreign.ts';
import { type InputError, readInput, reason } from '../library/read.ts';
import { type Format, inFormat, type Shown } from './amendFormats.ts';
import { listInputs } from './input.ts';
import { openLaw } from './law-files.ts';
import { paint } from './paint.ts';

export interface AmendOptions {
  readonly base?: string;
  readonly json?: boolean;
  readonly format?: Format;
  /** A file to write to. */
  readonly output?: string;
  /** The act's own words, also in a base that is the Code. */
  readonly actWords?: boolean;
}

/**
 * `policy-text amend`: what drafts change, carried out on the texts of a file or folder. Returns the exit code: 1 where an
 * instruction whose base is there could not be carried out, 2 where a file could not be read.
 */
export async function amendCommand(names: readonly string[], options: AmendOptions): Promise<number> {
  const law = await openLaw();
  const errors: InputError[] = [];
  const files = new Map<string, string>();
  const texts = options.base === undefined ? [] : await readBases(options.base, files, errors);
  let conflicts = 0;
  const amended: Shown[] = [];
  if (options.format === 'docx' && options.output === undefined) {
    console.error('A Word document is no text for the terminal: name a file for it with --output.');
    return 2;
  }
  for await (const listed of listInputs(names)) {
    const input = 'message' in listed ? listed : readInput(listed.file);
    if ('message' in input) {
      errors.push(input);
      continue;
    }
    const name = path.basename(input.file);
    const { analysis, memory } = readVersion(input.text, { name, facts: law });
    const outcome = carryOut(analysis, memory.text, texts, standingBy(law), options.actWords ? 'act' : 'code');
    conflicts += outcome.done.filter(({ conflict }) => conflict && conflict.kind !== 'no-base').length;
    if (options.json || (options.format ?? 'text') === 'text')
      process.stdout.write(
        options.json
          ? `${JSON.stringify(asJson(name, memory.text, outcome, files))}\n`
          : asText(name, analysis, outcome),
      );
    else
      for (const { id, before, text } of outcome.documents)
        if (before !== text) amended.push({ id, before, text, file: files.get(id) ?? fileOf(id) });
  }
  for (const error of errors) console.error(visible(error.message));
  const { format = 'text', json, output } = options;
  if (!json && format !== 'text') {
    const text = await inFormat(amended, format);
    if (output === undefined) process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    else {
      try {
        writeFileSync(output, format === 'docx' ? Buffer.from(text, 'base64') : text);
      } catch (error) {
        console.error(visible(reason(output, error)));
        return 2;
      }
    }
  }
  return errors.length > 0 ? 2 : conflicts > 0 ? 1 : 0;
}

const fileOf = (id: string): string => `${id.slice(4).replace('/t', '-').replace('/s', '-').replace(/\//g, '-')}.txt`;

/** The texts that may be changed, with what each is. */
async function readBases(folder: string, files: Map<string, string>, errors: InputError[]): Promise<BaseText[]> {
  const texts: BaseText[] = [];
  for await (const listed of listInputs([folder])) {
    const input = 'message' in listed ? listed : readInput(listed.file);
    if ('message' in input) {
      // An empty folder is a base that has nothing.
      if (!/the folder has no/.test(input.message)) errors.push(input);
      continue;
    }
    const name = path.basename(input.file);
    const id = baseId(name, analyze(input.text, { name }));
    if (id === undefined) continue;
    files.set(id.replace(/[\u2010-\u2015]/g, '-'), name);
    texts.push({ id, text: input.text, name });
  }
  return texts;
}

const STATUS = {
  'no-base': 'no-base',
  unread: 'unread',
  'text-found-often': 'ambiguous',
  'place-unclear': 'ambiguous',
} as const;

const statusOf = ({ conflict }: Done): string =>
  conflict ? (STATUS[conflict.kind as keyof typeof STATUS] ?? 'not-found') : 'applied';

function asJson(name: string, text: string, { done, documents }: Outcome, files: ReadonlyMap<string, string>): object {
  return {
    draft: name,
    instructions: done.map((each) => {
      const { instruction, target, conflict } = each;
      const [old, put] = instruction.matter.map(([from, to]) => text.slice(from, to));
      return {
        range: instruction.range,
        action: instruction.action,
        target,
        ...(instruction.matter.length > 1 ? { old, new: put } : { new: old }),
        status: statusOf(each),
        ...(conflict ? { conflict: conflict.kind, message: conflict.message, places: conflict.places } : {}),
        ...(each.warnings.length > 0 ? { warnings: each.warnings } : {}),
      };
    }),
    documents: documents.map(({ id, text: amended, added }: Amended) => ({
      id,
      file: files.get(id) ?? fileOf(id),
      text: amended,
      ...(added ? { added } : {}),
    })),
  };
}

function asText(name: string, analysis: Analysis, { done, documents }: Outcome): string {
  const carried = done.filter(({ status }) => status === 'applied').length;
  const lines = [paint('bold', `${name}: ${carried} of ${done.length} instructions carried out`)];
  for (const { instruction, conflict, warnings } of done) {
    for (const { kind, message } of warnings) lines.push(`${paint('yellow', kind)}: ${visible(message)}`);
    if (!conflict || conflict.kind === 'no-base') continue;
    const words = analysis.text
      .slice(...instruction.range)
      .replace(/\s+/g, ' ')
      .slice(0, 120);
    lines.push(`${paint('yellow', conflict.kind)}: ${conflict.message} ${paint('dim', words)}`);
  }
  for (const { id, text } of documents) lines.push('', paint('bold', id), text.trimEnd());
  return `${lines.join('\n')}\n`;
}
