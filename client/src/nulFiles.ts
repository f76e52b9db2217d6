import * as vscode from 'vscode';
import { readChosenText } from './chosenFile.ts';
import { LANGUAGE } from './language.ts';
import { complain } from './notify.ts';

/** The scheme of the read-only documents that show such files. */
const SCHEME = 'policy-text-file';

/**
 * The command that opens a file which VS Code takes for binary because of its U+0000 characters, as those that frame
 * the running heads of older Federal Register texts, as a read-only document.
 */
export function openNulFiles(context: vscode.ExtensionContext): void {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  context.subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => readChosenText(vscode.Uri.parse(uri.query)),
    }),
    vscode.commands.registerCommand('policyText.openNulFile', async (given?: vscode.Uri) => {
      const source = given ?? activeFile() ?? (await choose());
      if (!source) return;
      const uri = vscode.Uri.from({ scheme: SCHEME, path: source.path, query: source.toString() });
      try {
        await readChosenText(source);
        const document = await vscode.workspace.openTextDocument(uri);
        changed.fire(uri);
        await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
        await vscode.window.showTextDocument(document, { preview: false });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        complain(`${vscode.workspace.asRelativePath(source)} can’t be opened: ${reason}`);
      }
    }),
  );
}

/** The file of the active tab, also where VS Code shows "binary" in place of its text. */
function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
  return uri?.scheme === SCHEME || vscode.window.activeTextEditor ? undefined : uri;
}

async function choose(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    openLabel: 'Open as Policy Text',
    ...(folder ? { defaultUri: folder } : {}),
  });
  return chosen?.[0];
}
