import * as vscode from 'vscode';
import { looksLikePolicyDocument } from '../../server/src/core/form/detect.ts';
import { LANGUAGE } from './language.ts';
import { choose } from './notify.ts';

/** How much of a text is looked at. */
const LOOK = 65_536;

/** The languages that a policy document may come in as: those of a text that nobody has said more about. */
const PLAIN = new Set(['plaintext', 'markdown']);

/** Where the addresses of documents are kept whose language the user chose; the oldest go when there are too many. */
const DECLINED = 'declined';
const DECLINED_LIMIT = 500;

/**
 * Recognises policy documents among plain texts as they are opened and gives them our language, as the setting
 * `policyText.detect` says. A language that the user chose, by hand or by `files.associations`, stays.
 */
export function recognise(context: vscode.ExtensionContext): void {
  /** Documents that we have seen: one that is opened again without having been forgotten has changed its language. */
  const seen = new WeakSet<vscode.TextDocument>();

  const declined = () => context.workspaceState.get<string[]>(DECLINED, []);
  const decline = (document: vscode.TextDocument) =>
    context.workspaceState.update(DECLINED, [...forget(document), document.uri.toString()].slice(-DECLINED_LIMIT));
  const forget = (document: vscode.TextDocument) => declined().filter((uri) => uri !== document.uri.toString());

  const consider = async (document: vscode.TextDocument) => {
    const changed = seen.has(document);
    seen.add(document);
    if (document.languageId === LANGUAGE) {
      if (declined().includes(document.uri.toString())) await context.workspaceState.update(DECLINED, forget(document));
      return;
    }
    if (!PLAIN.has(document.languageId)) return;
    if (changed) return void decline(document);
    const detect = vscode.workspace.getConfiguration('policyText', document).get<string>('detect', 'auto');
    if (detect === 'off' || declined().includes(document.uri.toString()) || isAssociated(document)) return;
    const start = new vscode.Range(0, 0, 0, 0).with({ end: document.positionAt(LOOK) });
    if (!looksLikePolicyDocument(document.getText(start))) return;
    if (detect === 'ask' && !(await ask(document, () => decline(document)))) return;
    if (document.isClosed || !PLAIN.has(document.languageId)) return;
    await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  };

  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument((document) => void consider(document)));
  for (const document of vscode.workspace.textDocuments) void consider(document);
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
