import * as vscode from 'vscode';
import { isPolicyText } from './language.ts';
import { choose } from './notify.ts';
import { showOutline } from './outline.ts';
import { openSample } from './sample.ts';

const SAMPLE = 'Open Sample';

/** The policy document in which somebody was last. */
let last: vscode.TextDocument | undefined;
let extension: vscode.Uri;

/** Whether a document is somebody's own: a law that was looked at is none. */
const isDraft = (document: vscode.TextDocument | undefined): boolean =>
  isPolicyText(document) && !document!.uri.scheme.startsWith('policy-law');

/** Remembers which policy document is at hand, for commands that are asked for from a page; and the command "Show Outline". */
export function watchWhatIsAtHand(context: vscode.ExtensionContext): void {
  extension = context.extensionUri;
  const see = (editor: vscode.TextEditor | undefined) => {
    if (isDraft(editor?.document)) last = editor!.document;
  };
  see(vscode.window.activeTextEditor);
  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(see),
    // What an ordinary text turns into while it is open.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document === vscode.window.activeTextEditor?.document) see(vscode.window.activeTextEditor);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document === last) last = undefined;
    }),
    vscode.commands.registerCommand('policyText.showOutline', async () => {
      if (await editorAtHand()) await showOutline();
    }),
  );
}

/**
 * The editor of the policy document at hand: the active one; where a page is in front, such as the walkthrough, the last one,
 * which comes into view; where there is none, the sample, if the user wants it.
 */
export async function editorAtHand(): Promise<vscode.TextEditor | undefined> {
  const active = vscode.window.activeTextEditor;
  if (active) return isPolicyText(active.document) ? active : undefined;
  const open = last ?? vscode.workspace.textDocuments.find(isDraft);
  if (open && !open.isClosed) return vscode.window.showTextDocument(open, { preview: false });
  if ((await choose('No policy document is open. Open one, or a sample of ours.', SAMPLE)) !== SAMPLE) return undefined;
  await openSample(extension);
  return vscode.window.activeTextEditor;
}
