import * as vscode from 'vscode';
import { choose, complain } from './notify.ts';

/** What is saved: its text, or bytes in base64; the kind of file, and the file that is suggested. */
export interface Made {
  readonly content: string;
  readonly isBinary?: boolean;
  readonly label: string;
  readonly extension: string;
  readonly suggestion?: vscode.Uri | undefined;
}

/** Asks where what was made is to be saved, saves it and says so; on the user's own desktop it can be opened at once. */
export async function saveAs({ content, isBinary = false, label, extension, suggestion }: Made): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title: `Export as ${label}`,
    saveLabel: 'Export',
    ...(suggestion ? { defaultUri: suggestion } : {}),
    filters: { [label]: [extension] },
  });
  if (!target) return;
  const bytes = isBinary
    ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
    : new TextEncoder().encode(content);
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  try {
    await vscode.workspace.fs.writeFile(target, bytes);
  } catch (error) {
    return complain(`${name} could not be written: ${error instanceof Error ? error.message : error}`);
  }
  const { env, UIKind } = vscode;
  const isHere = target.scheme === 'file' && env.uiKind === UIKind.Desktop && !env.remoteName;
  void choose(`${name} was written.`, ...(isHere ? ['Open'] : [])).then((answer) => {
    if (answer) void env.openExternal(target);
  });
}
