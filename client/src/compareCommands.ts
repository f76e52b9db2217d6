import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { forLabel } from '../../server/src/core/foreign.ts';
import {
  COMPARE,
  type CompareParams,
  type CompareResult,
  DESCRIBE,
  type DescribeParams,
  type DescribeResult,
} from '../../server/src/lsp/protocol.ts';
import { sentenceAbout } from './chosenFile.ts';
import { textOfChosen } from './convertCommands.ts';
import { complain, inform } from './notify.ts';
import { Page } from './page.ts';

/** What of VS Code's own Git extension is used here. */
interface GitApi {
  getRepository(uri: vscode.Uri): Repository | null;
}
interface Repository {
  show(ref: string, path: string): Promise<string>;
  log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly Commit[]>;
}
interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorDate?: Date;
}

/** An earlier text, and what it is called. */
interface Earlier {
  readonly text: string;
  readonly name: string;
}

/** How many of a file's versions are offered. */
const VERSIONS = 50;

/** The command "Compare Structure With…": the document at hand and an earlier text of it, provision by provision. */
export function compareCommands(context: vscode.ExtensionContext, start: () => Promise<BaseLanguageClient>): void {
  const earlierOf = async (document: vscode.TextDocument, title: string): Promise<Earlier | undefined> => {
    const items = [
      { label: 'A File…', description: 'text, Word, PDF or a saved page', get: () => fromFile(start) },
      { label: 'A Version in Git…', description: 'of this file', get: () => fromGit(document.uri) },
      { label: 'The Clipboard', description: 'the text that was copied last', get: fromClipboard },
    ];
    return (await vscode.window.showQuickPick(items, { title, placeHolder: 'Where the earlier text is' }))?.get();
  };

  const describe = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const earlier = document && (await earlierOf(document, 'Describe Changes as Instructions: The Earlier Text'));
    if (!earlier) return;
    const client = await start();
    const params: DescribeParams = {
      uri: client.code2ProtocolConverter.asUri(document.uri),
      before: earlier.text,
    };
    const result = await client.sendRequest<DescribeResult | null>(DESCRIBE, params);
    if (!result) return;
    if (result.error !== null) return inform(result.error);
    if (result.left.length > 0) inform(`No instruction says what changed in ${result.left.join(', ')}.`);
    else if (result.text === '') inform('Nothing changed.');
    if (result.text === '') return;
    const made = await vscode.workspace.openTextDocument({
      language: document.languageId,
      content: `${result.text}\n`,
    });
    await vscode.window.showTextDocument(made, { viewColumn: vscode.ViewColumn.Beside });
  };

  const compare = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const earlier = await earlierOf(document, 'Compare Structure With');
    if (!earlier) return;
    const client = await start();
    const params: CompareParams = {
      uri: client.code2ProtocolConverter.asUri(document.uri),
      before: earlier.text,
      name: earlier.name,
    };
    const result = await client.sendRequest<CompareResult>(COMPARE, params);
    if (!result) return;
    new Page('policyText.compare', 'Changes', document.uri).show(`Changes since ${earlier.name}`, result.html);
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('policyText.compareWith', compare),
    vscode.commands.registerCommand('policyText.describeChanges', describe),
  );
}

async function fromFile(start: () => Promise<BaseLanguageClient>): Promise<Earlier | undefined> {
  const [uri] = (await vscode.window.showOpenDialog({ title: 'The Earlier Text', openLabel: 'Compare' })) ?? [];
  if (!uri) return undefined;
  try {
    return { text: await textOfChosen(uri, start), name: uri.path.slice(uri.path.lastIndexOf('/') + 1) };
  } catch (error) {
    complain(sentenceAbout(uri.path, error));
    return undefined;
  }
}

async function fromClipboard(): Promise<Earlier | undefined> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() !== '') return { text, name: 'the clipboard' };
  inform('The clipboard has no text.');
  return undefined;
}

async function fromGit(uri: vscode.Uri): Promise<Earlier | undefined> {
  const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  const repository = (await git?.activate())?.getAPI(1).getRepository(uri);
  if (!repository) {
    inform('This file is in no Git repository that VS Code knows.');
    return undefined;
  }
  const commits = await repository.log({ maxEntries: VERSIONS, path: uri.fsPath });
  const items = commits.map(({ hash, message, authorDate }) => ({
    label: forLabel(message.split('\n', 1)[0]!),
    description: `${hash.slice(0, 8)}${authorDate ? `, ${authorDate.toLocaleDateString()}` : ''}`,
    hash,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Compare Structure With a Version in Git',
    placeHolder: 'Words of a message',
    matchOnDescription: true,
  });
  if (!chosen) return undefined;
  return { text: await repository.show(chosen.hash, uri.fsPath), name: chosen.hash.slice(0, 8) };
}
