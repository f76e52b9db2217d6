import { writeFileSync } from 'node:fs';
import { type ExportFormat, exportTable } from '../convert/tables.ts';
import { visible } from '../core/foreign.ts';
import { reason } from '../library/read.ts';
import { filtered, NO_ROW } from '../workspace/filter.ts';
import { textTable } from '../workspace/formats.ts';
import type { AnyTable } from '../workspace/index.ts';
import { paint } from './paint.ts';
import { exitCode, type ManyOptions, runThrough, write } from './run.ts';

export interface TableOptions extends ManyOptions {
  readonly format: ExportFormat | 'text';
  /** A file to write to. */
  readonly output?: string;
  /** Only rows that have all these words. */
  readonly filter?: string;
}

const STYLES = { head: 'dim', group: 'bold', first: 'cyan' } as const;
/** Where the output is no terminal nobody says how wide it is. */
const WIDTH = 120;

/**
 * `policy-text authorities`, `deadlines`, `duties`, `terms`: one table of all the documents that are named. Returns the exit
 * code: 0, or 2 where a file could not be read.
 */
export async function tableCommand(table: AnyTable, names: readonly string[], options: TableOptions): Promise<number> {
  const all: unknown[] = [];
  const outcome = await runThrough({ command: 'table', table: table.name }, names, options, ({ output }) => {
    for (const row of JSON.parse(output) as unknown[]) all.push(row);
  });
  const rows = filtered(table, table.join(all), options.filter ?? '');
  const shown = rows.length < all.length ? { ...table, none: NO_ROW } : table;
  const many = outcome.documents > 1;
  if (options.format === 'docx' && options.output === undefined) {
    console.error('A Word document is no text for the terminal: name a file for it with --output.');
    return 2;
  }
  const text =
    options.format === 'text'
      ? `${textTable(shown, rows, many, process.stdout.columns ?? WIDTH, (what, words) => paint(STYLES[what], words))}\n`
      : `${await exportTable(shown, rows, options.format, many)}\n`;
  if (options.output === undefined) await write(process.stdout, text);
  else {
    try {
      writeFileSync(options.output, options.format === 'docx' ? Buffer.from(text, 'base64') : text);
    } catch (error) {
      console.error(visible(reason(options.output, error)));
      return 2;
    }
  }
  return exitCode(outcome, 0);
}
