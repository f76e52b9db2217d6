import { forHtml } from '../core/foreign.ts';

/** Where a mark of a drawing leads. */
export interface Goal {
  readonly file: string;
  /** Counted from 0. */
  readonly line: number;
}

/** A mark that can be reached by keyboard and leads somewhere; its title is what a reader of screens hears. */
export const linked = (goal: Goal, title: string, inside: string): string =>
  `<a href="#" data-file="${forHtml(goal.file)}" data-line="${goal.line}" aria-label="${forHtml(title)}"><title>${forHtml(title)}</title>${inside}</a>`;

/** Text at a place, cut to about so many characters. */
export function label(x: number, y: number, text: string, most: number, extra = ''): string {
  const short = text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
  return `<text x="${round(x)}" y="${round(y)}"${extra}>${forHtml(short)}</text>`;
}

/** A name in one line, or in two where it is too long for one. */
export function linesOf(name: string, most: number): readonly string[] {
  if (name.length <= most) return [name];
  const space = name.lastIndexOf(' ', most);
  return space > 0 ? [name.slice(0, space), name.slice(space + 1)] : [name];
}

export const round = (number: number): number => Math.round(number * 10) / 10;

/** The style of all drawings. In VS Code its colours are the theme's; elsewhere those behind the commas. */
const STYLE = `
.policy-map { font: 12px system-ui, sans-serif; background: var(--vscode-editor-background, #fff); }
.policy-map text { fill: var(--vscode-editor-foreground, #1f1f1f); paint-order: stroke; stroke: var(--vscode-editor-background, #fff); stroke-width: 3px; stroke-linejoin: round; }
.policy-map .dim { fill: var(--vscode-descriptionForeground, #6b6b6b); }
.policy-map .top { font-weight: bold; }
.policy-map .arc { fill: none; stroke: var(--vscode-charts-blue, #1a6fb5); stroke-opacity: 0.55; stroke-width: 1.4; }
.policy-map .broken { fill: none; stroke: var(--vscode-editorWarning-foreground, #b35900); stroke-width: 1.8; stroke-dasharray: 4 3; }
.policy-map text.broken { fill: var(--vscode-editorWarning-foreground, #b35900); stroke: none; paint-order: normal; }
.policy-map .dot { fill: var(--vscode-charts-blue, #1a6fb5); }
.policy-map .edge { stroke: var(--vscode-editor-foreground, #1f1f1f); stroke-opacity: 0.35; }
.policy-map .document { fill: var(--vscode-charts-blue, #1a6fb5); }
.policy-map .law { fill: var(--vscode-charts-green, #2e7d32); }
.policy-map a:focus { outline: 2px solid var(--vscode-focusBorder, #0078d4); }
.policy-map a:focus .arc, .policy-map a:hover .arc { stroke-opacity: 1; stroke-width: 2.6; }
`;

/** A whole drawing. */
export const drawing = (width: number, height: number, title: string, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" class="policy-map" role="group" aria-label="${forHtml(title)}" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}"><title>${forHtml(title)}</title><style>${STYLE}</style>${inside}</svg>`;
