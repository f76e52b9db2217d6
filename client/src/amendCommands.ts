import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  AMENDED,
  type AmendedParams,
  type AmendedResult,
  APPLY,
  type ApplyParams,
  type ApplyResult,
  SHOW_AMENDED,
} from '../../server/src/lsp/protocol.ts';
import { complain, inform } from './notify.ts';

const SCHEME = 'policy-law-amended';

/**
 * The command "Show Law as Amended": the law as the document at hand would change it, beside what it is. The view follows
 * typing in the draft.
 */
export function amendCommands(context: vscode.ExtensionContext, start: () => Promise<BaseLanguageClient>): void {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  /** The texts that are shown, by their address; the draft of each. */
  const shown = new Map<string, { readonly draft: string; readonly id: string; readonly side: 'before' | 'after' }>();

  const ask = async (uri: vscode.Uri): Promise<AmendedResult> => {
    const client = await start();
    const params: AmendedParams = { uri: client.code2ProtocolConverter.asUri(uri) };
    return client.sendRequest<AmendedResult>(AMENDED, params);
  };

  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const view = shown.get(uri.toString());
      if (!view) return '';
      const found = (await ask(vscode.Uri.parse(view.draft))).find(({ id }) => id === view.id);
      return found?.[view.side] ?? '';
    },
  };

  const show = async (): Promise<void> => {
    const draft = vscode.window.activeTextEditor?.document.uri;
    if (!draft) return;
    const results = await ask(draft);
    if (results.length === 0) {
      inform('No text that this document changes is imported. “Policy Text: Add Law…” imports it.');
      return;
    }
    const items = results.map((result) => ({ label: result.title, result }));
    const chosen =
      items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title: 'Show Law as Amended' });
    if (!chosen) return;
    const { id, title } = chosen.result;
    const [before, after] = (['before', 'after'] as const).map((side) => {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `${id}/${side}.policy`, query: draft.toString() });
      shown.set(uri.toString(), { draft: draft.toString(), id, side });
      return uri;
    });
    await vscode.commands.executeCommand('vscode.diff', before, after, `${title} as amended`);
  };

  context.subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      for (const [uri, view] of shown)
        if (view.side === 'after' && view.draft === document.uri.toString()) changed.fire(vscode.Uri.parse(uri));
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
    vscode.commands.registerCommand(SHOW_AMENDED, show),
    vscode.commands.registerCommand('policyText.applyAmendments', () => apply(start)),
  );
}

/** How many instructions a message names. */
const NAMED = 5;

/**
 * The command "Apply Amendments to File…": the document's instructions carried out on a file, in one edit that can be undone.
 * The message lists what was carried out, and what wasn't.
 */
async function apply(start: () => Promise<BaseLanguageClient>): Promise<void> {
  const draft = vscode.window.activeTextEditor?.document.uri;
  if (!draft) return;
  const [uri] = (await vscode.window.showOpenDialog({ title: 'The text that is changed', canSelectMany: false })) ?? [];
  if (!uri) return;
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(uri);
  } catch {
    complain(`${uri.path} can’t be read as text.`);
    return;
  }
  const client = await start();
  const text = document.getText();
  const params: ApplyParams = {
    uri: client.code2ProtocolConverter.asUri(draft),
    text,
    name: uri.path.slice(uri.path.lastIndexOf('/') + 1),
  };
  const result = await client.sendRequest<ApplyResult | null>(APPLY, params);
  if (!result || result.error !== null) {
    if (result?.error) inform(result.error);
    return;
  }
  const { edit, done, left } = result;
  if (edit) {
    // What was typed meanwhile is not overwritten.
    if (document.getText() !== text) return;
    const change = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(edit.from), document.positionAt(edit.to));
    change.replace(uri, range, edit.text);
    if (!(await vscode.workspace.applyEdit(change))) return;
    await vscode.window.showTextDocument(document, { preview: false });
  }
  const list = (words: readonly string[]): string =>
    words.slice(0, NAMED).join('; ') + (words.length > NAMED ? `; and ${words.length - NAMED} more` : '');
  const said = [
    `${done.length} of ${done.length + left.length} instructions were carried out${done.length > 0 ? `: ${list(done)}.` : '.'}`,
    ...(left.length > 0 ? [`Not carried out: ${list(left)}`] : []),
  ];
  inform(said.join(' '));
}
