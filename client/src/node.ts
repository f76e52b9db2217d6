import type * as vscode from 'vscode';
import { type Api, activateWith, stop } from './activate.ts';

/** The desktop's entry. The language client is loaded when the first policy document is there, not before. */
export function activate(context: vscode.ExtensionContext): Api {
  return activateWith(
    context,
    async (options) => {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
      // Over standard output the outline goes out as the server keeps it; over Node's own channel it would be written anew each time.
      const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.stdio };
      return new LanguageClient('policyText', 'Policy Text', { run: server, debug: server }, options);
    },
    true,
  );
}

export const deactivate = stop;
