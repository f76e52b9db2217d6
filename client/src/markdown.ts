import * as vscode from 'vscode';
import type { BaseLanguageClient, DocumentSelector, StaticFeature } from 'vscode-languageclient';
import { isPolicyText, onDidRecogniseMarkdown } from './language.ts';

/** What a Markdown document of policy text gets: all but formatting, whose indentation means something else in Markdown. */
const METHODS = [
  ...['didOpen', 'didChange', 'didClose', 'documentSymbol', 'hover', 'definition', 'references', 'documentHighlight'],
  ...['codeAction', 'codeLens', 'completion', 'diagnostic', 'documentLink', 'foldingRange', 'inlayHint'],
  ...['onTypeFormatting', 'prepareCallHierarchy', 'rename', 'selectionRange', 'semanticTokens'],
].map((name) => `textDocument/${name}`);

/**
 * Lets the server read the Markdown documents that are policy text, and no other: each is registered by its own address, so
 * that every other Markdown file is left to whoever reads it now.
 */
export function readMarkdown(client: BaseLanguageClient): vscode.Disposable {
  const known = new Set<string>();
  const read = (document: vscode.TextDocument) => {
    const result = client.initializeResult;
    if (!result || known.has(document.uri.toString())) return;
    known.add(document.uri.toString());
    const { scheme, fsPath } = document.uri;
    const selector: DocumentSelector = [{ language: 'markdown', scheme, pattern: fsPath }];
    const { capabilities } = result;
    const resolved = { ...capabilities, resolvedTextDocumentSync: capabilities.textDocumentSync };
    for (const method of METHODS) featureOf(client, method)?.initialize(resolved, selector);
  };
  for (const document of vscode.workspace.textDocuments)
    if (document.languageId === 'markdown' && isPolicyText(document)) read(document);
  return onDidRecogniseMarkdown(read);
}

/** A feature by the method that it serves, with the way in by which the client itself starts it for its documents. */
const featureOf = (client: BaseLanguageClient, method: string) =>
  client.getFeature(method as 'textDocument/hover') as unknown as
    | { initialize(capabilities: object, selector: DocumentSelector): ReturnType<StaticFeature['initialize']> }
    | undefined;
