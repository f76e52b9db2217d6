import type { Due } from '../workspace/deadlines.ts';
import { formatTable, type TableFormat } from '../workspace/formats.ts';
import type { AnyTable } from '../workspace/index.ts';
import { calendar } from './ics.ts';
import { tableInWord } from './tableDocx.ts';

/** How a table leaves: text, a calendar, or a Word document. */
export type ExportFormat = TableFormat | 'ics' | 'docx';

/** The formats that a table can have; a calendar is for dates alone. */
export const formatsOf = (table: AnyTable): readonly ExportFormat[] => [
  'markdown',
  'csv',
  'json',
  'docx',
  ...(table.name === 'deadlines' ? (['ics'] as const) : []),
];

/** A table in a format; a Word document's bytes are in base64. `files` is whether places name their documents. */
export async function exportTable(
  table: AnyTable,
  rows: readonly unknown[],
  format: ExportFormat,
  files: boolean,
): Promise<string> {
  if (format === 'ics') return calendar(rows as Due[]);
  return format === 'docx' ? tableInWord(table, rows, files) : formatTable(table, rows, format, files);
}
