import * as vscode from 'vscode';

/** The language's id, as package.json contributes it. */
export const LANGUAGE = 'policy-text';

/** Policy documents that stay Markdown, by address. */
const inMarkdown = new Set<string>();
const recognised = new vscode.EventEmitter<vscode.TextDocument>();

/** Fired for a Markdown document that turns out to be a policy document. */
export const onDidRecogniseMarkdown = recognised.event;

/** Whether a document is read as policy text: by its language, or as Markdown that was recognised. */
export const isPolicyText = (document: vscode.TextDocument | undefined): boolean =>
  document !== undefined &&
  (document.languageId === LANGUAGE || (document.languageId === 'markdown' && inMarkdown.has(document.uri.toString())));

/** From here on a Markdown document is read as policy text, and stays Markdown. */
export function markMarkdown(document: vscode.TextDocument): void {
  if (inMarkdown.has(document.uri.toString())) return;
  inMarkdown.add(document.uri.toString());
  recognised.fire(document);
}

/** A document that was closed is looked at again when it comes back. */
export const forgetMarkdown = (document: vscode.TextDocument): void => void inMarkdown.delete(document.uri.toString());
