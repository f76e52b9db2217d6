/** The page of the tables: what it looks like, and its rows as HTML. It fits its view: rows wrap, and where columns have no room, stack. */
import { forHtml } from '../../server/src/core/foreign.ts';
import type { TableResult, TableRow } from '../../server/src/lsp/protocol.ts';

/** What the page is told to show. */
export interface Shown {
  readonly table: string;
  /** How many rows each table has; null while that isn't known. */
  readonly counts: Readonly<Record<string, number | null>>;
  readonly filter: string;
  /** Whose tables they are. */
  readonly of: string;
  readonly html: string;
}

/** What the page says: that it is there, or which table, words or row was chosen. */
export type Said = 'ready' | { readonly table: string } | { readonly filter: string } | { readonly row: number };

const STYLE = `
body { padding: 0; color: var(--vscode-foreground); line-height: 1.45; }
header { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px;
  padding: 4px 12px; background: var(--vscode-panel-background); border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent)); }
[role=tablist] { display: flex; flex-wrap: wrap; gap: 0 14px; }
[role=tab] { font: inherit; padding: 4px 0 6px; border: 0; background: none; cursor: pointer;
  color: var(--vscode-panelTitle-inactiveForeground, var(--vscode-descriptionForeground)); }
[role=tab][aria-selected=true] { color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground)); padding-bottom: 4px; border-bottom: 2px solid var(--vscode-panelTitle-activeBorder, currentColor); }
[role=tab] span, .head span { color: var(--vscode-descriptionForeground); font-weight: normal; }
input { font: inherit; flex: 1 1 8em; min-width: 7em; max-width: 16em; padding: 2px 6px; color: var(--vscode-input-foreground); background: var(--vscode-input-background);
  border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, var(--vscode-panel-border, transparent))); }
input::placeholder { color: var(--vscode-input-placeholderForeground); }
input::-webkit-search-cancel-button { display: none; }
#of { color: var(--vscode-descriptionForeground); overflow-wrap: anywhere; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
main p { margin: 0; padding: 8px 12px; color: var(--vscode-descriptionForeground); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 3px 12px; overflow-wrap: break-word; }
td.wide { min-width: 20em; }
thead th { font-weight: normal; color: var(--vscode-descriptionForeground); white-space: nowrap; }
.head th { padding-top: 8px; font-weight: 600; }
td a { color: var(--vscode-textLink-foreground); text-decoration: none; }
tr.row { cursor: pointer; border-top: 1px solid var(--vscode-widget-border, var(--vscode-panel-border, transparent)); }
tr.row:hover { background: var(--vscode-list-hoverBackground); } tr.row:hover a { text-decoration: underline; }
/* Columns without room for their longest words: each row's cells one behind the other, each with its column's name. */
.stacked :is(table, tbody, tr, th, td) { display: block; }
.stacked thead { display: none; }
.stacked tr.row { padding: 4px 12px; } .stacked td, .stacked td.wide { padding: 0; min-width: 0; overflow-wrap: anywhere; }
.stacked td.lead { display: inline; margin-right: 0.4em; } .stacked td.main { margin: 0; } .stacked td.main::after { content: ''; display: block; }
.stacked td:not(.wide, .lead) { display: inline-block; max-width: 100%; margin-right: 14px; }
.stacked td:empty { display: none; }
.stacked td:not(.wide, .lead)::before { content: attr(data-column) ': '; color: var(--vscode-descriptionForeground); }
`;

/** All that the page's own script does. What it shows is HTML of ours, in which others' words are text. */
const SCRIPT = `
const vscode = acquireVsCodeApi();
const main = document.querySelector('main'), input = document.querySelector('input'), tabs = [...document.querySelectorAll('[role=tab]')];
const fit = () => {
  main.className = '';
  if (main.scrollWidth > main.clientWidth) main.className = 'stacked';
};
const links = () => [...main.querySelectorAll('a')];
addEventListener('message', ({ data }) => {
  if (data === 'filter') return input.focus();
  const at = links().indexOf(document.activeElement), top = scrollY, { table, counts, filter, of, html } = data;
  for (const tab of tabs) {
    tab.ariaSelected = String(tab.id === table);
    tab.tabIndex = tab.id === table ? 0 : -1;
    tab.querySelector('span').textContent = counts[tab.id] ?? '';
  }
  main.setAttribute('aria-labelledby', table);
  if (input !== document.activeElement) input.value = filter;
  document.querySelector('#of').textContent = of;
  main.innerHTML = html;
  fit();
  if (at >= 0) links()[Math.min(at, links().length - 1)]?.focus();
  scrollTo(0, top);
});
new ResizeObserver(fit).observe(document.body);
const choose = (tab) => { tab.focus(); scrollTo(0, 0); vscode.postMessage({ table: tab.id }); };
addEventListener('click', (event) => {
  const tab = event.target.closest('[role=tab]'), row = event.target.closest('tr.row');
  if (tab) return choose(tab);
  if (!row || String(getSelection()) !== '') return;
  event.preventDefault();
  vscode.postMessage({ row: Number(row.dataset.row) });
});
input.addEventListener('input', () => vscode.postMessage({ filter: input.value }));
addEventListener('keydown', (event) => {
  const { key } = event, at = document.activeElement;
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[key];
  if (at === input) {
    if (key === 'Escape' && input.value !== '') { input.value = ''; vscode.postMessage({ filter: '' }); }
    else if (key === 'Enter' || key === 'ArrowDown') links()[0]?.focus();
    else return;
  } else if (step && key.length < 10 && tabs.includes(at) && key !== 'ArrowUp' && key !== 'ArrowDown')
    choose(tabs[(tabs.indexOf(at) + step + tabs.length) % tabs.length]);
  else if (step && at.matches('main a') && key !== 'ArrowLeft' && key !== 'ArrowRight')
    links()[links().indexOf(at) + step]?.focus();
  else return;
  event.preventDefault();
});
vscode.postMessage('ready');
`;

/** The page itself, before it is told what to show. It loads nothing; its one script is ours. */
export function tablePage(tables: readonly { readonly name: string; readonly title: string }[], nonce: string): string {
  const tabs = tables.map(
    ({ name, title }) =>
      `<button role="tab" id="${name}" aria-controls="rows" aria-selected="false" tabindex="-1">${title} <span></span></button>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'">
<title>Tables</title><style>${STYLE}</style>
<header><div role="tablist" aria-label="Tables">${tabs.join('')}</div><input type="search" placeholder="Filter by words" aria-label="Filter the rows by words"><span id="of"></span></header>
<main id="rows" role="tabpanel"></main><script nonce="${nonce}">${SCRIPT}</script></html>`;
}

/** Some words in place of rows. */
export const sentence = (words: string): string => `<p>${forHtml(words)}</p>`;

/** The rows as a table, under their heads where they have some; the rows in the order in which they are shown. */
export function tableOf(
  columns: NonNullable<TableResult>['columns'],
  rows: readonly TableRow[],
): { readonly html: string; readonly order: readonly TableRow[] } {
  const heads = new Map<string, TableRow[]>();
  for (const row of rows)
    for (const head of row.heads.length > 0 ? row.heads : ['']) heads.set(head, [...(heads.get(head) ?? []), row]);
  const groups = [...heads];
  // A column in which nothing stands, or nothing but what its head says, takes no room.
  const used = columns.flatMap((column, i) => {
    const says = groups.some(([head, under]) =>
      under.some(({ cells }) => cells[i] !== '' && cells[i]!.toLowerCase() !== head.toLowerCase()),
    );
    return says ? [{ ...column, i }] : [];
  });
  const order: TableRow[] = [];
  const main = Math.max(
    0,
    used.findIndex((column) => column.main),
  );
  const line = (row: TableRow): string => {
    const cells = used.map(({ title, wide, i }, at) => {
      const kind = [at <= main && 'lead', at === main && 'main', wide && 'wide'].filter(Boolean).join(' ');
      const words = forHtml(row.cells[i]!);
      return `<td class="${kind}" data-column="${forHtml(title)}">${at === main ? `<a href="#">${words}</a>` : words}</td>`;
    });
    return `<tr class="row" data-row="${order.push(row) - 1}">${cells.join('')}</tr>`;
  };
  const bodies = groups.map(([head, under]) => {
    const above = head
      ? `<tr class="head"><th colspan="${used.length}" scope="rowgroup">${forHtml(head)} <span>${under.length}</span></th></tr>`
      : '';
    return `<tbody>${above}${under.map(line).join('')}</tbody>`;
  });
  const titles = used.map(({ title }) => `<th scope="col">${forHtml(title)}</th>`);
  return { html: `<table><thead><tr>${titles.join('')}</tr></thead>${bodies.join('')}</table>`, order };
}
