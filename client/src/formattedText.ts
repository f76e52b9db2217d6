import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FORMATTED_TEXT, type FormattedTextParams, type FormattedTextResult } from '../../server/src/lsp/protocol.ts';
import { inform } from './notify.ts';

/**
 * The page's own script. What a page puts on the clipboard in a copy that its user asked for gets there as it is; all other
 * ways take out what Word's numbers are made of. Some windows count the command as asking, others want the button.
 */
const SCRIPT = `
const vscode = acquireVsCodeApi();
const button = document.querySelector('button');
let copy;
addEventListener('copy', (event) => {
  if (!copy) return;
  event.preventDefault();
  event.clipboardData.setData('text/html', copy.html);
  event.clipboardData.setData('text/plain', copy.text);
  vscode.postMessage('copied');
});
addEventListener('message', ({ data }) => {
  copy = data;
  document.execCommand('copy');
});
button.addEventListener('click', () => document.execCommand('copy'));
button.focus();
vscode.postMessage('ready');
`;

const STYLE = `
body { padding: 0; } header { position: sticky; top: 0; padding: 0.8em 1em; background: var(--vscode-editor-background); }
button { font: inherit; padding: 0.4em 1em; border: 1px solid var(--vscode-button-border, transparent); color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
main { color: #000; background: #fff; padding: 1em 2em; font: 12pt/1.4 'Times New Roman', serif; } main a { color: #0b4f8a; }
`;

/** The command "Copy as Formatted Text": what is selected, or the whole document, for Word and for letters, with its numbers. */
export function formattedTextCommand(context: vscode.ExtensionContext, start: () => Promise<BaseLanguageClient>): void {
  context.subscriptions.push(vscode.commands.registerCommand('policyText.copyFormatted', () => copyFormatted(start)));
}

async function copyFormatted(start: () => Promise<BaseLanguageClient>): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const client = await start();
  const params: FormattedTextParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    ...(selection.isEmpty ? {} : { range: client.code2ProtocolConverter.asRange(selection) }),
  };
  const html = await client.sendRequest<FormattedTextResult>(FORMATTED_TEXT, params);
  if (html === null) return inform('This is no policy document; it can be copied as any text is.');
  const text = document.getText(selection.isEmpty ? undefined : selection);
  showCopy(html, text);
}

/** The clipboard that extensions have takes plain text alone; a page's takes more. */
function showCopy(html: string, text: string): void {
  const panel = vscode.window.createWebviewPanel(
    'policyText.formattedText',
    'Copy as Formatted Text',
    vscode.ViewColumn.Active,
    { enableScripts: true, localResourceRoots: [] },
  );
  panel.webview.onDidReceiveMessage((message: 'ready' | 'copied') => {
    if (message === 'ready') return void panel.webview.postMessage({ html, text });
    panel.dispose();
    vscode.window.setStatusBarMessage('Copied with its numbers: paste it into Word or a letter.', 8000);
  });
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('');
  const shown = /<body>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
  panel.webview.html = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'">
<title>Copy as Formatted Text</title><style>${STYLE}</style>
<header><button>Copy</button></header><main>${shown}</main><script nonce="${nonce}">${SCRIPT}</script></html>`;
}
