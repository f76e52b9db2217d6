import * as vscode from 'vscode';
import { LANGUAGE } from './language.ts';
import { complain } from './notify.ts';
import { showOutline } from './outline.ts';

/** The command "Open Sample". */
export function sampleCommand(context: vscode.ExtensionContext): void {
  const open = () => openSample(context.extensionUri);
  context.subscriptions.push(vscode.commands.registerCommand('policyText.openSample', open));
}

/** Opens the sample order as a new document, which can be changed at will, with its outline. */
export async function openSample(extension: vscode.Uri): Promise<void> {
  const uri = vscode.Uri.joinPath(extension, 'samples/orderly-processing.txt');
  let content: string;
  try {
    content = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return complain('The sample can’t be read: the extension is not whole. Install it again.');
  }
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE, content });
  await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.Active });
  await showOutline();
}
