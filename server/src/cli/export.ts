import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type DocumentFormat, formats, modelOf } from '../convert/index.ts';
import { analyze } from '../core/analyze.ts';
import { visible } from '../core/foreign.ts';
import { readInput, reason } from '../library/read.ts';
import { findings } from '../rules/index.ts';
import { failed, openLaw } from './law-files.ts';
import { write } from './run.ts';

export interface ExportCommandOptions {
  readonly format: DocumentFormat;
  readonly output?: string;
  /** Findings as footnotes. */
  readonly findings?: boolean;
}

/** `policy-text export`: a document in another format. Returns the exit code: 2 where it can't be read or written. */
export async function exportCommand(file: string, options: ExportCommandOptions): Promise<number> {
  const { format, output } = options;
  const { isBinary, make } = formats[format];
  if (isBinary && output === undefined) {
    console.error('A Word document is no text for the terminal: name a file for it with --output.');
    return 2;
  }
  const input = readInput(file);
  if ('message' in input) {
    console.error(visible(input.message));
    return 2;
  }
  const law = await openLaw();
  const name = path.basename(file);
  const analysis = analyze(input.text, { name, facts: law });
  const found = options.findings || format === 'json' ? findings(analysis, law, failed) : [];
  const text = await make(modelOf(analysis), law, {
    name,
    found,
  });
  if (output === undefined) {
    await write(process.stdout, `${text}\n`);
    return 0;
  }
  try {
    writeFileSync(output, isBinary ? Buffer.from(text, 'base64') : `${text}\n`);
    return 0;
  } catch (error) {
    console.error(visible(reason(output, error)));
    return 2;
  }
}
