import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { forLabel } from '../../server/src/core/foreign.ts';
import {
  AMENDED,
  AMENDED_SCHEME,
  type AmendedParams,
  type AmendedResult,
  type AmendedText,
  APPLY,
  type ApplyParams,
  type ApplyResult,
  amendedUri,
  MISSING,
  type MissingResult,
  SHOW_AMENDED,
} from '../../server/src/lsp/protocol.ts';
import { addLaw } from './lawCommands.ts';
import { choose, complain, inform } from './notify.ts';

/** What an address of the view says: which side of which text, by which draft. */
interface View {
  readonly id: string;
  readonly side: 'before' | 'after';
  readonly draft: vscode.Uri;
}

function viewOf({ query }: vscode.Uri): View | undefined {
  try {
    const [id, side, draft] = JSON.parse(query) as [string, View['side'], string];
    return { id, side, draft: vscode.Uri.parse(draft) };
  } catch {
    return undefined;
  }
}

/** The base for a tab, short: that it is the Code, and of which title, the tab says already. */
const edition = (base: string): string =>
  base.replace(/^U\.S\. Code, title [^,]+, House of Representatives, |, imported$/g, '');

/** How long typing must pause before a view is made anew, in milliseconds: the server is asked once for several keys. */
const PAUSE = 20;

/**
 * The command "Show Law as Amended": the law as the document at hand would change it, beside what it is. The view follows
 * typing in the draft; where an instruction could not be carried out, its place in the view is marked.
 */
export function amendCommands(context: vscode.ExtensionContext, start: () => Promise<BaseLanguageClient>): void {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const conflicts = vscode.languages.createDiagnosticCollection('policyText.amended');
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const ask = async (uri: vscode.Uri): Promise<AmendedResult> => {
    const client = await start();
    const params: AmendedParams = { uri: client.code2ProtocolConverter.asUri(uri) };
    return client.sendRequest<AmendedResult>(AMENDED, params);
  };

  const mark = async (uri: vscode.Uri, draft: vscode.Uri, text: AmendedText | undefined): Promise<void> => {
    const { protocol2CodeConverter: convert } = await start();
    conflicts.set(
      uri,
      (text?.marks ?? []).map(({ range, message, instruction }) => {
        const diagnostic = new vscode.Diagnostic(convert.asRange(range), message, vscode.DiagnosticSeverity.Warning);
        diagnostic.source = 'Policy Text';
        const place = new vscode.Location(draft, convert.asRange(instruction));
        diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(place, 'The instruction')];
        return diagnostic;
      }),
    );
  };

  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const view = viewOf(uri);
      if (!view) return '';
      const found = (await ask(view.draft)).find(({ id }) => id === view.id);
      if (view.side === 'after') await mark(uri, view.draft, found);
      return found?.[view.side] ?? '';
    },
  };

  const show = async (): Promise<void> => {
    const draft = vscode.window.activeTextEditor?.document.uri;
    if (!draft) return;
    const results = await ask(draft);
    if (results.length === 0) return offerMissing(start, draft);
    const items = results.map((result) => ({ label: result.title, detail: result.base, result }));
    const chosen =
      items.length === 1
        ? items[0]
        : await vscode.window.showQuickPick(items, { title: 'Show Law as Amended', placeHolder: 'Which law' });
    if (!chosen) return;
    const { id, title, base } = chosen.result;
    const [before, after] = (['before', 'after'] as const).map((side) =>
      vscode.Uri.parse(amendedUri(id, title, side, draft.toString())),
    );
    const name = `${title} as amended${base ? ` (${edition(base)})` : ''}`;
    await vscode.commands.executeCommand('vscode.diff', before, after, name);
  };

  context.subscriptions.push(
    changed,
    conflicts,
    vscode.workspace.registerTextDocumentContentProvider(AMENDED_SCHEME, provider),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const draft = document.uri.toString();
      for (const { uri } of vscode.workspace.textDocuments) {
        const view = uri.scheme === AMENDED_SCHEME ? viewOf(uri) : undefined;
        if (view?.side !== 'after' || view.draft.toString() !== draft) continue;
        const name = uri.toString();
        clearTimeout(timers.get(name));
        timers.set(
          name,
          setTimeout(() => {
            timers.delete(name);
            changed.fire(uri);
          }, PAUSE),
        );
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === AMENDED_SCHEME) conflicts.delete(uri);
    }),
    vscode.commands.registerCommand(SHOW_AMENDED, show),
    vscode.commands.registerCommand('policyText.applyAmendments', (base?: vscode.Uri) => apply(start, base)),
  );
}

/** Says that no text is there which the draft changes, and offers to bring in what is to be had. */
async function offerMissing(start: () => Promise<BaseLanguageClient>, draft: vscode.Uri): Promise<void> {
  const client = await start();
  const missing = await client.sendRequest<MissingResult>(MISSING, { uri: client.code2ProtocolConverter.asUri(draft) });
  const words = 'No text that this document changes is at hand: in the folder, or imported.';
  const items = missing.slice(0, 3).map(({ name, url }) => ({ title: forLabel(`Add ${name}`), url }));
  if (items.length === 0) return inform(words);
  const chosen = await choose(words, ...items.map(({ title }) => title));
  const item = items.find(({ title }) => title === chosen);
  if (item) await addLaw(start, true, item.url);
}

/** How many instructions a message names. */
const NAMED = 5;

/**
 * The command "Apply Amendments to File…": the document's instructions carried out on a file, in one edit that can be undone; which
 * file is asked where none is given.
 * The message lists what was carried out, and what wasn't.
 */
async function apply(start: () => Promise<BaseLanguageClient>, base: vscode.Uri | undefined): Promise<void> {
  const draft = vscode.window.activeTextEditor?.document.uri;
  if (!draft) return;
  const dialog = { title: 'The text that is changed', openLabel: 'Apply' };
  const uri = base instanceof vscode.Uri ? base : (await vscode.window.showOpenDialog(dialog))?.[0];
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
  const { edit, done, left, note } = result;
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
    ...(note === null ? [] : [note]),
  ];
  inform(said.join(' '));
}
