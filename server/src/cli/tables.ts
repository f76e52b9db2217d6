import { calendar } from '../convert/ics.ts';
import type { Due } from '../workspace/deadlines.ts';
import { formatTable, type TableFormat, textTable } from '../workspace/formats.ts';
import type { AnyTable } from '../workspace/index.ts';
import { paint } from './paint.ts';
import { exitCode, type ManyOptions, runThrough, write } from './run.ts';

export interface TableOptions extends ManyOptions {
  readonly format: TableFormat | 'text' | 'ics';
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
  const rows = table.join(all);
  const many = outcome.documents > 1;
  const text =
    options.format === 'ics'
      ? calendar(rows as Due[])
      : options.format === 'text'
        ? textTable(table, rows, many, process.stdout.columns ?? WIDTH, (what, words) => paint(STYLES[what], words))
        : formatTable(table, rows, options.format, many);
  await write(process.stdout, `${text}\n`);
  return exitCode(outcome, 0);
}
