import * as vscode from 'vscode';
import { type Api, activateWith, stop } from './activate.ts';

/** The browser's entry: the server is a worker. It is loaded when the first policy document is there, not before. */
export function activate(context: vscode.ExtensionContext): Api {
  return activateWith(
    context,
    async (options) => {
      const { LanguageClient } = await import('vscode-languageclient/browser');
      const worker = new Worker(vscode.Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true));
      return new LanguageClient('policyText', 'Policy Text', worker, options);
    },
    false,
  );
}

export const deactivate = stop;
