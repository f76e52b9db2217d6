import * as vscode from 'vscode';
import type { Api } from '../../client/src/activate.ts';

/** What the extension exports, once it is active. */
export async function extension(): Promise<Api> {
  const found = vscode.extensions.getExtension<Api>('policy-text.policy-text');
  if (!found) throw new Error('The extension is not installed in this host.');
  return found.activate();
}

/** A file of the samples folder, which the window has open. */
export const sample = (name: string): vscode.Uri =>
  vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);

/** Opens a document in an editor. */
export async function show(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Opens a document as a click in the explorer does; unlike one that an extension asked for, it closes with its tab. */
export async function clickOn(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.open', uri);
  return vscode.window.activeTextEditor!.document;
}

/** A new untitled document in an editor. */
export async function showNew(content: string, language: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
  return document;
}

/** The position where the words begin, `into` characters on. */
export function at(document: vscode.TextDocument, words: string, into = 0): vscode.Position {
  const offset = document.getText().indexOf(words);
  if (offset < 0) throw new Error(`the document lacks "${words}"`);
  return document.positionAt(offset + into);
}

/** Asks again until the answer is there, as a user would wait; fails after 15 seconds. */
export async function eventually<T>(
  what: string,
  ask: () => T | PromiseLike<T>,
  good: (answer: T) => boolean,
): Promise<T> {
  const limit = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
    if (Date.now() > limit) throw new Error(`${what} didn't come: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Time for something that must not happen. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1000));

/** A built-in command that answers what our features give to the editor. */
export const ask = <T>(command: string, uri: vscode.Uri, ...rest: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, uri, ...rest);

/** The text of hovers. */
export const words = (hovers: readonly vscode.Hover[]): string =>
  hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');

/** Writes words at a place, as typing or pasting does. */
export async function insert(document: vscode.TextDocument, place: vscode.Position, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, place, text);
  await vscode.workspace.applyEdit(edit);
}
