import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  CHANGE_LEVEL,
  type ChangeLevelParams,
  DRAFT,
  type DraftAction,
  type DraftParams,
  type DraftResult,
  type EditsResult,
  LOCK,
  type LockResult,
  PASTE,
  type PasteParams,
  type PasteResult,
} from '../../server/src/lsp/protocol.ts';
import { editorAtHand } from './atHand.ts';
import { isPolicyText } from './language.ts';
import { inform } from './notify.ts';
import { pasting } from './pasting.ts';

const COMMANDS: Readonly<Record<string, DraftAction>> = {
  'policyText.insertSectionBefore': 'insertBefore',
  'policyText.insertSectionAfter': 'insertAfter',
  'policyText.removeSection': 'remove',
  'policyText.moveSectionUp': 'moveUp',
  'policyText.moveSectionDown': 'moveDown',
  'policyText.renumberDocument': 'renumberAll',
};

/** What the keys do where no label stands alone on the line. */
const KEYS = { down: 'tab', up: 'outdent', back: 'deleteLeft' } as const;

/**
 * The commands that put provisions in, take them out, move and renumber them, lock a number; and the keys Tab, Shift+Tab
 * and Backspace at a label that stands alone on its line.
 */
export function draftCommands(context: vscode.ExtensionContext, start: () => Promise<BaseLanguageClient>): void {
  const register = (command: string, run: () => Promise<void>) =>
    context.subscriptions.push(vscode.commands.registerCommand(command, run));
  for (const [command, what] of Object.entries(COMMANDS)) register(command, () => draft(start, what));
  register('policyText.lockNumber', () => lock(start));
  register('policyText.pasteInStyle', () => paste(start));
  pasting(context, start);
  register('policyText.levelDown', () => changeLevel(start, 'down'));
  register('policyText.levelUp', () => changeLevel(start, 'up'));
  register('policyText.takeLabelBack', () => changeLevel(start, 'back'));
  context.subscriptions.push(vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => watch(textEditor)));
}

/** The place in the active document, as the server is asked; undefined where it is none of ours. */
function place(client: BaseLanguageClient, editor: vscode.TextEditor) {
  return {
    uri: client.code2ProtocolConverter.asUri(editor.document.uri),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
  };
}

const ours = (): vscode.TextEditor | undefined => {
  const editor = vscode.window.activeTextEditor;
  return isPolicyText(editor?.document) ? editor : undefined;
};

/** Changes numbers; VS Code shows first what would lose something. The cursor goes to what is to be filled in. */
async function draft(start: () => Promise<BaseLanguageClient>, what: DraftAction): Promise<void> {
  const editor = await editorAtHand();
  if (!editor) return;
  const client = await start();
  const params: DraftParams = { ...place(client, editor), what };
  const { edit, refusal, select } = await client.sendRequest<DraftResult>(DRAFT, params);
  if (refusal !== null || !edit) {
    inform(refusal ?? 'Nothing can be done here.');
    return;
  }
  const changes = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  // What is to be asked about first can't be filled in from place to place.
  const fillable = edit.changeAnnotations ? undefined : asSnippet(changes, editor.document);
  const done = await vscode.workspace.applyEdit(fillable ?? changes, { isRefactoring: true });
  if (!done || !select || fillable) return;
  const [from, to] = select.map((offset) => editor.document.positionAt(offset));
  editor.selection = new vscode.Selection(from!, to!);
  editor.revealRange(editor.selection);
}

/** The places to fill in of what was put in, the last one with its mark: who writes it ends it, or opens a list. */
const PLACES = /\[(?:HEADING\]|TEXT\](?:[.;](?=\s*$))?)/g;

/**
 * The same changes with what is put in as a snippet, so that Tab goes from one place to the next; undefined where there is
 * none, or where VS Code would indent it anew.
 */
function asSnippet(edit: vscode.WorkspaceEdit, document: vscode.TextDocument): vscode.WorkspaceEdit | undefined {
  const address = document.uri.toString();
  const isFresh = ({ newText }: vscode.TextEdit): boolean => (newText.match(PLACES)?.length ?? 0) > 1;
  const own = edit.entries().find(([uri]) => uri.toString() === address)?.[1] ?? [];
  const [fresh, ...more] = own.filter(isFresh);
  if (!fresh || more.length > 0 || /^\s/.test(document.lineAt(fresh.range.start.line).text)) return undefined;
  let place = 0;
  const escaped = fresh.newText.replace(/[\\$}]/g, '\\$&');
  const snippet = new vscode.SnippetString(escaped.replace(PLACES, (words) => `\${${++place}:${words}}`));
  const changed = new vscode.WorkspaceEdit();
  for (const [uri, edits] of edit.entries())
    changed.set(
      uri,
      edits.map((each) => (each === fresh ? new vscode.SnippetTextEdit(each.range, snippet) : each)),
    );
  return changed;
}

async function lock(start: () => Promise<BaseLanguageClient>): Promise<void> {
  const editor = ours();
  if (!editor) return;
  const client = await start();
  const { edit, refusal, locked } = await client.sendRequest<LockResult>(LOCK, place(client, editor));
  if (refusal !== null || !edit) {
    inform(refusal ?? 'Nothing can be done here.');
    return;
  }
  const workspaceEdit = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  if (!(await vscode.workspace.applyEdit(workspaceEdit))) return;
  // What is locked holds from now on, not from when somebody saves the file.
  for (const [uri] of workspaceEdit.entries()) await vscode.workspace.save(uri);
  inform(locked ? 'The number is locked.' : 'The number is no longer locked.');
}

/** Pastes what the clipboard has, numbered as the document numbers what stands there. */
async function paste(start: () => Promise<BaseLanguageClient>): Promise<void> {
  const editor = ours();
  if (!editor) return;
  const client = await start();
  const params: PasteParams = { ...place(client, editor), text: await vscode.env.clipboard.readText() };
  const { text } = await client.sendRequest<PasteResult>(PASTE, params);
  await editor.edit((builder) => builder.replace(editor.selection, text));
}

async function changeLevel(
  start: () => Promise<BaseLanguageClient>,
  direction: ChangeLevelParams['direction'],
): Promise<void> {
  const editor = ours();
  const client = editor && (await start());
  const params: ChangeLevelParams | undefined = client && { ...place(client, editor), direction };
  const edits = params ? await client!.sendRequest<EditsResult>(CHANGE_LEVEL, params) : [];
  if (!editor || !client || edits.length === 0) {
    await vscode.commands.executeCommand(KEYS[direction]);
    return;
  }
  const changes = await client.protocol2CodeConverter.asTextEdits([...edits]);
  await editor.edit((builder) => {
    for (const { range, newText } of changes) builder.replace(range, newText);
  });
  const end = editor.document.lineAt(editor.selection.active.line).range.end;
  editor.selection = new vscode.Selection(end, end);
}

/** The longest line that can be a label alone. */
const LONGEST = 24;
let before: boolean | undefined;

/** Tells VS Code whether the keys are ours: at the end of a short line, where the server may find a label alone. */
function watch({ document, selections }: vscode.TextEditor): void {
  const [selection] = selections;
  const at = isPolicyText(document) && selections.length === 1 ? selection?.active : undefined;
  const line = at && document.lineAt(at.line).text;
  // An offered label has a blank behind it.
  const now =
    line !== undefined && /\S\s+$/.test(line) && line.trim().length <= LONGEST && at!.character === line.length;
  if (now === before) return;
  before = now;
  void vscode.commands.executeCommand('setContext', 'policyText.atShortLine', now);
}
