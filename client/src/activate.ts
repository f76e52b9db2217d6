import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { amendCommands } from './amendCommands.ts';
import { watchWhatIsAtHand } from './atHand.ts';
import { compareCommands } from './compareCommands.ts';
import { convertCommands } from './convertCommands.ts';
import { recognise } from './detect.ts';
import { draftCommands } from './draftCommands.ts';
import { formattedTextCommand } from './formattedText.ts';
import { isPolicyText, LANGUAGE, onDidRecogniseMarkdown } from './language.ts';
import { lawCommands } from './lawCommands.ts';
import { showLostFirst } from './lostFirst.ts';
import { mapCommands } from './mapCommands.ts';
import { readMarkdown } from './markdown.ts';
import { newDocumentCommand } from './newDocument.ts';
import { openNulFiles } from './nulFiles.ts';
import { showOutlineOnce } from './outline.ts';
import { sampleCommand } from './sample.ts';
import { showStatus } from './status.ts';
import { tableView } from './tableView.ts';
import { watchSteps } from './walkthrough.ts';

/** What other extensions, and the tests, can see of this one. */
export interface Api {
  /** Whether the language server has been started. */
  readonly serverStarted: boolean;
  /** The text of the status bar item; '' while it is hidden. */
  readonly status: string;
}

/** Makes a language client for the platform at hand. */
export type MakeClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

let client: Promise<BaseLanguageClient> | undefined;

/**
 * Everything but the transport: commands, recognition of documents, and the server once a policy document is open. A server
 * in a browser has no files to read.
 */
export function activateWith(context: vscode.ExtensionContext, makeClient: MakeClient, serverHasFiles: boolean): Api {
  const start = () => {
    client ??= startClient(makeClient, context.extensionUri);
    return client;
  };
  const startFor = (document: vscode.TextDocument) => {
    // The client itself reports a server that doesn't start; the next policy document tries again.
    if (!isPolicyText(document)) return;
    start().catch(() => (client = undefined));
    showOutlineOnce(context);
  };
  const status = showStatus(context, () => client);
  openNulFiles(context);
  lawCommands(context, start, serverHasFiles);
  amendCommands(context, start);
  compareCommands(context, start);
  convertCommands(context, start);
  formattedTextCommand(context, start);
  mapCommands(context, start);
  tableView(context, () => client);
  draftCommands(context, start);
  newDocumentCommand(context);
  sampleCommand(context);
  watchWhatIsAtHand(context);
  context.subscriptions.push(onDidRecogniseMarkdown(startFor));
  recognise(context);
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(startFor));
  vscode.workspace.textDocuments.forEach(startFor);
  return {
    get serverStarted() {
      return client !== undefined;
    },
    get status() {
      return status();
    },
  };
}

async function startClient(makeClient: MakeClient, extensionUri: vscode.Uri): Promise<BaseLanguageClient> {
  const started = await makeClient({
    documentSelector: [{ language: LANGUAGE }],
    initializationOptions: {
      // Plain data: what VS Code gives has functions, too, which a worker can't be sent.
      settings: JSON.parse(JSON.stringify(vscode.workspace.getConfiguration('policyText'))),
      showsAmended: true,
      lawFolder: vscode.Uri.joinPath(extensionUri, 'dist/law').toString(true),
    },
    synchronize: { configurationSection: 'policyText' },
    middleware: { ...watchSteps(), ...showLostFirst() },
  });
  await started.start();
  readMarkdown(started);
  return started;
}

/** Stops the server, where one was started. */
export async function stop(): Promise<void> {
  await (await client)?.stop();
  client = undefined;
}
