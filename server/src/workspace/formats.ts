import { forJson, forMarkdown, visible } from '../core/foreign.ts';
import type { AnyTable } from './index.ts';

/** How a table is written down. */
export type TableFormat = 'markdown' | 'csv' | 'json';

/** The cells of each row, and the heads under which rows stand. */
const cellsOf = (table: AnyTable, rows: readonly unknown[], files: boolean): string[][] =>
  rows.map((row) => table.columns.map((column) => column.text(row, files)));

/** The table in a format; `files` is whether places name their documents. */
export function formatTable(table: AnyTable, rows: readonly unknown[], format: TableFormat, files: boolean): string {
  switch (format) {
    case 'json':
      return forJson({ table: table.name, rows }, 2);
    case 'csv':
      return csv(table, rows, files);
    case 'markdown':
      return markdown(table, rows, files);
  }
}

/** RFC 4180, with a head. Cells that a spreadsheet would take for a formula begin with an apostrophe. */
function csv(table: AnyTable, rows: readonly unknown[], files: boolean): string {
  const group = table.group;
  const head = [...(group ? ['Kind'] : []), ...table.columns.map(({ title }) => title)];
  const lines = cellsOf(table, rows, files).map((cells, i) => [...(group ? [group(rows[i])] : []), ...cells]);
  return [head, ...lines].map((cells) => cells.map(quote).join(',')).join('\r\n');
}

function quote(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function markdown(table: AnyTable, rows: readonly unknown[], files: boolean): string {
  const lines: string[] = [`# ${table.title}`];
  let group: string | undefined;
  for (const [i, cells] of cellsOf(table, rows, files).entries()) {
    const own = table.group?.(rows[i]) ?? '';
    if (own !== group) {
      if (own) lines.push('', `## ${forMarkdown(own)}`);
      const titles = table.columns.map(({ title }) => title);
      lines.push('', `| ${titles.join(' | ')} |`, `|${titles.map(() => ' --- |').join('')}`);
      group = own;
    }
    lines.push(`| ${cells.map(forMarkdown).join(' | ')} |`);
  }
  if (rows.length === 0) lines.push('', table.none);
  return lines.join('\n');
}

/** How a piece of the terminal's table is to be painted. */
export type Painter = (what: 'head' | 'group' | 'first', text: string) => string;

/** The table for a terminal so many characters wide: cells are wrapped, none is cut. */
export function textTable(
  table: AnyTable,
  rows: readonly unknown[],
  files: boolean,
  width: number,
  paint: Painter,
): string {
  if (rows.length === 0) return table.none;
  const all = cellsOf(table, rows, files).map((cells) => cells.map(visible));
  const used = table.columns.map((_, i) => all.some((cells) => cells[i] !== ''));
  const columns = table.columns.map((column, i) => ({ ...column, i })).filter(({ i }) => used[i]);
  const widths = shared(
    columns.map(({ title, wide, i }) => ({
      wide: wide ?? false,
      least: Math.max(title.length, longestWord(all, i)),
      most: Math.max(title.length, ...all.map((cells) => cells[i]!.length)),
    })),
    width - 2 * (columns.length - 1),
  );
  const line = (cells: readonly string[], style?: 'head'): string[] => {
    const wrapped = columns.map(({ i }, at) => wrap(cells[i]!, widths[at]!));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, row) =>
      wrapped
        .map((lines, at) => {
          const text = lines[row] ?? '';
          const padded = at === wrapped.length - 1 ? text : text.padEnd(widths[at]!);
          return style ? paint(style, padded) : at === 0 ? paint('first', padded) : padded;
        })
        .join('  ')
        .trimEnd(),
    );
  };
  const out = line(
    table.columns.map(({ title }) => title),
    'head',
  );
  let group: string | undefined;
  for (const [i, cells] of all.entries()) {
    const own = table.group?.(rows[i]);
    if (own !== undefined && own !== group) out.push('', paint('group', visible(own)));
    group = own;
    out.push(...line(cells));
  }
  return out.join('\n');
}

const longestWord = (all: readonly (readonly string[])[], i: number): number =>
  Math.min(18, Math.max(...all.map((cells) => Math.max(...cells[i]!.split(' ').map((word) => word.length)))));

interface Wish {
  readonly wide: boolean;
  readonly least: number;
  readonly most: number;
}

/** Widths of columns in so much room: what is narrow is not wrapped, what is wide shares what is left. */
function shared(wishes: readonly Wish[], room: number): number[] {
  const widths = wishes.map(({ most, wide }) => (wide ? most : Math.min(most, 26)));
  let over = widths.reduce((sum, width) => sum + width, 0) - room;
  for (const wideFirst of [true, false]) {
    while (over > 0) {
      let widest = -1;
      for (const [i, { wide, least }] of wishes.entries())
        if (
          wide === wideFirst &&
          widths[i]! > Math.max(least, wideFirst ? 30 : 10) &&
          (widest < 0 || widths[i]! > widths[widest]!)
        )
          widest = i;
      if (widest < 0) break;
      widths[widest]!--;
      over--;
    }
  }
  return widths;
}

/** Lines of at most so many characters, broken at blanks; a longer word is broken where it must be. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > width) {
      lines.push(line);
      line = '';
    }
    while (rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  lines.push(line);
  return lines;
}
