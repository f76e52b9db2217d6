import * as vscode from 'vscode';
import { forHtml } from '../../server/src/core/foreign.ts';

/** Where a mark of a page leads. */
interface Jump {
  readonly file?: string;
  readonly line: number;
}

/** What a page says: where a mark of it leads, or how much room it has. */
type Said = Jump | { readonly room: number };

/** All that the page's own script does: it says which mark was chosen, by mouse or by Enter, and how wide it is. */
const SCRIPT = `
const vscode = acquireVsCodeApi();
addEventListener('click', (event) => {
  const mark = event.target.closest('[data-line]');
  if (!mark) return;
  event.preventDefault();
  if (mark.dataset.line !== '') vscode.postMessage({ file: mark.dataset.file, line: Number(mark.dataset.line) });
});
let said = 0;
new ResizeObserver(() => {
  const { paddingLeft, paddingRight } = getComputedStyle(document.body);
  const room = Math.floor(document.body.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight));
  if (Math.abs(room - said) < 20) return;
  said = room;
  vscode.postMessage({ room });
}).observe(document.body);
`;

const STYLE = `
body { padding: 0 1em 2em; line-height: 1.5; }
h2 { font-size: 1em; margin: 1.4em 0 0.2em; } a { color: var(--vscode-textLink-foreground); }
section p { margin: 0; }
ins { text-decoration: underline; background: var(--vscode-diffEditor-insertedTextBackground); }
del { text-decoration: line-through; background: var(--vscode-diffEditor-removedTextBackground); }
svg a { outline-offset: 2px; }
/* What is drawn for another width, until it is drawn for this one. */
svg { max-width: 100%; height: auto; }
.vscode-high-contrast .policy-map .arc, .vscode-high-contrast .policy-map .edge { stroke-opacity: 1; }
`;

/**
 * A page beside the text. Nothing is loaded by it; its one script is ours. What is chosen in it comes into view: a line of
 * `document`, or of the file that the mark names.
 */
export class Page {
  readonly #panel: vscode.WebviewPanel;
  readonly onDidClose: vscode.Event<void>;
  readonly #resized = new vscode.EventEmitter<number>();
  /** How wide what is shown may be, in pixels; told at first, and when that changes. */
  readonly onDidResize = this.#resized.event;

  constructor(type: string, title: string, document?: vscode.Uri) {
    this.#panel = vscode.window.createWebviewPanel(
      type,
      title,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [], enableFindWidget: true },
    );
    this.onDidClose = this.#panel.onDidDispose;
    this.#panel.webview.onDidReceiveMessage(async (said: Said) => {
      if ('room' in said) return this.#resized.fire(said.room);
      const { file, line } = said;
      const uri = file === undefined ? document : vscode.Uri.parse(file);
      if (!uri || !Number.isInteger(line)) return;
      const start = new vscode.Position(Math.max(0, line), 0);
      const shown = vscode.window.visibleTextEditors.find(
        (editor) => editor.document.uri.toString() === uri.toString(),
      );
      await vscode.window.showTextDocument(uri, {
        selection: new vscode.Range(start, start),
        viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
      });
    });
  }

  get active(): boolean {
    return this.#panel.active;
  }

  /** Shows this body, HTML of ours. */
  show(title: string, body: string): void {
    const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('');
    this.#panel.title = title;
    this.#panel.webview.html = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'">
<title>${forHtml(title)}</title><style>${STYLE}</style>${body}<script nonce="${nonce}">${SCRIPT}</script></html>`;
  }
}
