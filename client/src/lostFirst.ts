import * as vscode from 'vscode';
import type { CodeAction, Middleware, WorkspaceEdit } from 'vscode-languageclient';

/** When the preview may have come into view, in milliseconds one after another. */
const WAITS = [150, 300, 600, 1200];

/**
 * Where an edit has something to be looked at first, its preview shows that above all else: VS Code puts what asks for a look
 * atop where it groups changes by their type, and groups them by file until it is told.
 */
export function showLostFirst(): Pick<Middleware, 'sendRequest'> {
  return {
    async sendRequest(type, param, token, next) {
      const answer = await next(type, param, token);
      if (asksForALook(answer)) void groupByType();
      return answer;
    },
  };
}

/** Whether an answer is an edit, or has one, that asks to be confirmed. */
function asksForALook(answer: unknown): boolean {
  const { edit, changeAnnotations } = (answer ?? {}) as CodeAction & WorkspaceEdit;
  const annotations = changeAnnotations ?? edit?.changeAnnotations ?? {};
  return Object.values(annotations).some(({ needsConfirmation }) => needsConfirmation);
}

/** The preview comes at VS Code's own time, and the command does nothing before it is there, nor once it is done. */
async function groupByType(): Promise<void> {
  for (const wait of WAITS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      await vscode.commands.executeCommand('refactorPreview.groupByType');
    } catch {
      return; // An editor without such a preview.
    }
  }
}
