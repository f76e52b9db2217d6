import * as vscode from 'vscode';

const SHOWN = 'outlineShown';

/** Opens VS Code's outline, which is folded at first, and leaves the cursor where it is. */
export const showOutline = (): Thenable<unknown> =>
  vscode.commands.executeCommand('outline.focus', { preserveFocus: true });

/** Opens the outline for the first policy document ever, so that nobody has to search for it; what a user does later stays. */
export function showOutlineOnce(context: vscode.ExtensionContext): void {
  if (context.globalState.get(SHOWN, false)) return;
  void context.globalState.update(SHOWN, true);
  void showOutline();
}
