import * as vscode from 'vscode';
import { looksLikePolicyDocument } from '../../server/src/core/form/detect.ts';
import { forgetMarkdown, isPolicyText, LANGUAGE, markMarkdown, onDidRecogniseMarkdown } from './language.ts';
import { choose } from './notify.ts';

/** How much of a text is looked at. */
const LOOK = 65_536;

/** How long typing must pause before a text is looked at again. */
const PAUSE = 300;

/**
 * The languages that a policy document may come in as: those of a text that nobody has said more about. The last is what VS
 * Code calls a file that it took for binary and opened anyway.
 */
const PLAIN = new Set(['plaintext', 'markdown', 'code-text-binary']);

/** Where the addresses of documents are kept whose language the user chose; the oldest go when there are too many. */
const DECLINED = 'declined';
const DECLINED_LIMIT = 500;

/**
 * Recognises policy documents among plain texts, as they are opened, changed and saved, and gives them our language, as the
 * setting `policyText.detect` says; Markdown stays Markdown and is read all the same. A language that the user chose, by
 * hand or by `files.associations`, stays.
 */
export function recognise(context: vscode.ExtensionContext): void {
  /** Documents that had our language: one that is opened again with another was taken from us by the user. */
  const ours = new WeakMap<vscode.TextDocument, number>();
  /** Those about which the user has been asked and has not answered. */
  const asked = new WeakSet<vscode.TextDocument>();
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();

  const declined = () => context.workspaceState.get<string[]>(DECLINED, []);
  const decline = (document: vscode.TextDocument) =>
    context.workspaceState.update(DECLINED, [...forget(document), document.uri.toString()].slice(-DECLINED_LIMIT));
  const forget = (document: vscode.TextDocument) => declined().filter((uri) => uri !== document.uri.toString());

  const open = async (document: vscode.TextDocument) => {
    const since = ours.get(document);
    if (document.languageId === LANGUAGE) {
      ours.set(document, Date.now());
      if (declined().includes(document.uri.toString())) await context.workspaceState.update(DECLINED, forget(document));
    } else if (since !== undefined && PLAIN.has(document.languageId)) {
      ours.delete(document);
      // VS Code guesses what a file without a name is a moment after the paste, and may come in behind us.
      if (Date.now() - since < GUESSED_WITHIN && isGuess(document, startOf(document))) return look(document);
      forgetMarkdown(document);
      await decline(document);
    } else await look(document);
  };

  const look = async (document: vscode.TextDocument) => {
    if (document.isClosed || !PLAIN.has(document.languageId) || isPolicyText(document) || asked.has(document)) return;
    const detect = vscode.workspace.getConfiguration('policyText', document).get<string>('detect', 'auto');
    if (detect === 'off' || declined().includes(document.uri.toString()) || isAssociated(document)) return;
    const text = startOf(document);
    if (!looksLikePolicyDocument(text)) return;
    if (detect === 'ask') {
      asked.add(document);
      if (!(await ask(document, () => decline(document)))) return;
    }
    if (document.isClosed || !PLAIN.has(document.languageId)) return;
    if (document.languageId === 'markdown' && !isGuess(document, text)) markMarkdown(document);
    else await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  };

  const lookSoon = (document: vscode.TextDocument) => {
    if (!PLAIN.has(document.languageId) || isPolicyText(document)) return;
    clearTimeout(waiting.get(document));
    const timer = setTimeout(() => {
      waiting.delete(document);
      void look(document);
    }, PAUSE);
    waiting.set(document, timer);
  };
  const close = (document: vscode.TextDocument) => {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
    // VS Code closes and opens a document whose language changes; what is open yet was not closed by the user.
    if (document.isClosed) forgetMarkdown(document);
  };

  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument((document) => void open(document)),
    vscode.workspace.onDidSaveTextDocument((document) => void look(document)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => lookSoon(document)),
    vscode.workspace.onDidCloseTextDocument(close),
    vscode.window.onDidChangeActiveTextEditor(tellMarkdown),
    onDidRecogniseMarkdown(tellMarkdown),
    { dispose: () => waiting.forEach((timer) => void clearTimeout(timer)) },
  );
  for (const document of vscode.workspace.textDocuments) void open(document);
}

const startOf = (document: vscode.TextDocument): string =>
  document.getText(new vscode.Range(0, 0, 0, 0).with({ end: document.positionAt(LOOK) }));

/** How soon VS Code has guessed, in milliseconds. */
const GUESSED_WITHIN = 5000;

/** What makes a text Markdown: a heading, emphasis, a link. */
const MARKDOWN = /^#{1,6} |\*\*\S|\]\(\S/m;

/** Whether a document is Markdown because VS Code guessed so of what was pasted into a file without a name. */
const isGuess = ({ isUntitled, languageId }: vscode.TextDocument, text: string): boolean =>
  isUntitled && languageId === 'markdown' && !MARKDOWN.test(text);

/** Tells VS Code whether the active editor shows Markdown that is read as policy text: then the commands are there, too. */
function tellMarkdown(): void {
  const document = vscode.window.activeTextEditor?.document;
  const now = document?.languageId === 'markdown' && isPolicyText(document);
  void vscode.commands.executeCommand('setContext', 'policyText.inMarkdown', now);
}

/** Asks whether to use Policy Text for the document. "Not for this file" is remembered, "Never" becomes the setting. */
async function ask(document: vscode.TextDocument, decline: () => void): Promise<boolean> {
  const [yes, no, never] = ['Yes', 'Not for This File', 'Never'];
  const name = vscode.workspace.asRelativePath(document.uri);
  const answer = await choose(
    `${name} looks like a policy document. Open it as Policy Text, with outline, explained citations and checks?`,
    ...[yes, no, never],
  );
  if (answer === no) decline();
  if (answer === never) {
    await vscode.workspace.getConfiguration('policyText').update('detect', 'off', vscode.ConfigurationTarget.Global);
  }
  return answer === yes;
}

/** Whether the user's own `files.associations` give this file a language. */
function isAssociated(document: vscode.TextDocument): boolean {
  const found = vscode.workspace.getConfiguration('files').inspect<Record<string, string>>('associations');
  const patterns = { ...found?.globalValue, ...found?.workspaceValue, ...found?.workspaceFolderValue };
  return Object.keys(patterns).some((pattern) => {
    const glob = pattern.includes('/') ? pattern : `**/${pattern}`;
    return vscode.languages.match({ pattern: glob }, document) > 0;
  });
}
