import type * as vscode from 'vscode';
import { type Api, activateWith, stop } from './activate.ts';

/** The desktop's entry. The language client is loaded when the first policy document is there, not before. */
export function activate(context: vscode.ExtensionContext): Api {
  return activateWith(
    context,
    async (options) => {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
      const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
      return new LanguageClient('policyText', 'Policy Text', { run: server, debug: server }, options);
    },
    true,
  );
}

export const deactivate = stop;
