import * as vscode from 'vscode';
import bill from '../../server/data/templates/bill.txt';
import order from '../../server/data/templates/executive-order.txt';
import memorandum from '../../server/data/templates/memorandum.txt';
import proclamation from '../../server/data/templates/proclamation.txt';
import rule from '../../server/data/templates/rule.txt';
import { LANGUAGE } from './language.ts';

interface TemplateItem extends vscode.QuickPickItem {
  readonly body: string;
}

/** A template's first line is its name and what it is for; the others are the document. */
function itemOf(template: string): TemplateItem {
  const [head = '', ...lines] = template.split(/\r?\n/);
  const [label = '', description = ''] = head.replace(/^#\s*/, '').split(' | ');
  return { label, description, body: lines.join('\n') };
}

/** The command "New Document…": a new document from a template, with the first place to fill in selected. */
export function newDocumentCommand(context: vscode.ExtensionContext): void {
  const items = [order, proclamation, memorandum, bill, rule].map(itemOf);
  const run = async (name?: string): Promise<void> => {
    const chosen =
      items.find(({ label }) => label === name) ??
      (await vscode.window.showQuickPick(items, {
        title: 'New Document',
        placeHolder: 'What kind of document',
        matchOnDescription: true,
      }));
    if (!chosen) return;
    const document = await vscode.workspace.openTextDocument({ language: LANGUAGE });
    const editor = await vscode.window.showTextDocument(document);
    await editor.insertSnippet(new vscode.SnippetString(chosen.body));
  };
  context.subscriptions.push(vscode.commands.registerCommand('policyText.newDocument', run));
}
