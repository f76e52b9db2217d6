/** Which rows of a table are wanted, in the panel and in the terminal alike. */
import type { AnyTable } from './index.ts';

/** Tells whether what a row shows has all of some words, whatever their capitals; without words every row has. */
export function withWords(words: string): (shown: readonly string[]) => boolean {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return (shown) => {
    const text = shown.join('\n').toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
}

/** What is said where no row has the words. */
export const NO_ROW = 'No row has these words.';

/** The rows of a table that have all of some words, in their cells or in the heads under which they stand. */
export function filtered(table: AnyTable, rows: readonly unknown[], words: string): readonly unknown[] {
  const has = withWords(words);
  return rows.filter((row) =>
    has([
      ...(table.group ? [table.group(row)] : []),
      ...(table.heads?.(row) ?? []),
      ...table.columns.map((column) => column.text(row, true)),
      table.also?.(row) ?? '',
    ]),
  );
}
