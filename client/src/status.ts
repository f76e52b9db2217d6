import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { forLabel, visible } from '../../server/src/core/foreign.ts';
import { STATUS, type StatusParams, type StatusResult } from '../../server/src/lsp/protocol.ts';
import { isPolicyText, onDidRecogniseMarkdown } from './language.ts';

/** How long typing must pause before the numbers are counted again. */
const PAUSE = 400;

const NAMES: Record<NonNullable<StatusResult>['form'], string> = {
  'executive-order': 'Executive Order',
  proclamation: 'Proclamation',
  memorandum: 'Memorandum',
  bill: 'Bill',
  resolution: 'Resolution',
  'public-law': 'Public Law',
  'us-code': 'U.S. Code',
  cfr: 'CFR',
  rule: 'Rule',
  notice: 'Notice',
  unknown: 'Policy text',
};

/**
 * Keeps the status bar's item: what the document of the active editor was recognised as, and its numbers of sections,
 * citations and findings. Answers a function for the item's present text, '' while it is hidden.
 */
export function showStatus(
  context: vscode.ExtensionContext,
  getClient: () => Promise<BaseLanguageClient> | undefined,
): () => string {
  const item = vscode.window.createStatusBarItem('policyText.status', vscode.StatusBarAlignment.Right, 101);
  item.name = 'Policy Text';
  item.command = 'workbench.actions.view.problems';
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const update = async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isPolicyText(document)) {
      shown = '';
      item.hide();
      return;
    }
    const client = await getClient();
    if (!client) return;
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    const status = await client.sendRequest<StatusResult>(STATUS, { uri } satisfies StatusParams);
    if (!status || vscode.window.activeTextEditor?.document !== document) return;
    shown = text(status);
    item.text = `$(law) ${forLabel(shown)}`;
    item.tooltip = tooltip(status);
    item.show();
  };
  const soon = (pause: number) => {
    clearTimeout(timer);
    // A failed request is the server's to report; the next change asks again.
    timer = setTimeout(() => update().catch(() => undefined), pause);
  };

  context.subscriptions.push(
    item,
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeActiveTextEditor(() => soon(0)),
    vscode.workspace.onDidOpenTextDocument(() => soon(0)),
    onDidRecogniseMarkdown(() => soon(0)),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('policyText') && soon(PAUSE)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => isPolicyText(document) && soon(PAUSE)),
  );
  soon(0);
  return () => shown;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Names that leave room in a narrow window. */
const SHORT: Partial<Record<NonNullable<StatusResult>['form'], string>> = {
  'executive-order': 'EO',
  proclamation: 'Proc.',
  'public-law': 'Pub. L.',
  bill: '',
  resolution: '',
};

function text({ form, number, findings }: NonNullable<StatusResult>): string {
  const name = number ? `${SHORT[form] ?? NAMES[form]} ${number}`.trim() : NAMES[form];
  return findings === 0 ? name : `${name}: ${count(findings, 'finding')}`;
}

function tooltip({ title, date, sections, citations, references, findings }: NonNullable<StatusResult>): string {
  const numbers = [
    count(sections, 'section'),
    count(citations, 'citation'),
    count(references, 'reference'),
    count(findings, 'finding'),
  ];
  const facts = [title, date ? `Dated ${date}` : '', numbers.join(', ')];
  return `${facts.filter(Boolean).map(visible).join('\n')}\nClick to list the findings.`;
}
