import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PASTE, type PasteParams, type PasteResult } from '../../server/src/lsp/protocol.ts';
import { LANGUAGE } from './language.ts';

/** What VS Code has for pasting since 1.97; our types are those of the oldest that we run in. */
interface Pasting {
  readonly DocumentPasteEdit?: new (text: string, title: string, kind: unknown) => object;
  readonly DocumentDropOrPasteEditKind?: { readonly Text?: { append(...parts: string[]): unknown } };
  readonly languages: {
    registerDocumentPasteEditProvider?(
      selector: vscode.DocumentSelector,
      provider: {
        provideDocumentPasteEdits(
          document: vscode.TextDocument,
          ranges: readonly vscode.Range[],
          data: vscode.DataTransfer,
        ): Promise<object[] | undefined>;
      },
      metadata: { readonly providedPasteEditKinds: readonly unknown[]; readonly pasteMimeTypes: readonly string[] },
    ): vscode.Disposable;
  };
}

/** What may be a label at the start of a line; other text is pasted without asking anybody. */
const LABELLED = /(?:^|\n)[ \t]*(?:\([A-Za-z\d]{1,5}\)|[A-Za-z\d]{1,4}[.)]|Sec(?:tion|\.)|SEC(?:TION|\.))\s/;

/** Whether a VS Code has pasting as a settled part of its interface. */
function isSettled(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 97);
}

/**
 * Gives what is pasted the document's numbers where it has numbers itself. The editor shows that it did, and offers the text as
 * it was.
 */
export function pasting(context: vscode.ExtensionContext, start: () => Promise<BaseLanguageClient>): void {
  const { DocumentPasteEdit, DocumentDropOrPasteEditKind, languages } = vscode as unknown as Pasting;
  const kind = DocumentDropOrPasteEditKind?.Text?.append('policyText', 'numbers');
  // Older ones have some of these names as a proposal, which they refuse to those who did not ask for it.
  if (!DocumentPasteEdit || !kind || !languages.registerDocumentPasteEditProvider || !isSettled(vscode.version)) return;
  context.subscriptions.push(
    languages.registerDocumentPasteEditProvider(
      LANGUAGE,
      {
        async provideDocumentPasteEdits(document, [range], data) {
          const pasted = await data.get('text/plain')?.asString();
          if (!range || pasted === undefined || !LABELLED.test(pasted)) return undefined;
          // Within a line words are pasted, and no provisions.
          if (document.lineAt(range.start.line).text.slice(0, range.start.character).trim() !== '') return undefined;
          const client = await start();
          const params: PasteParams = {
            uri: client.code2ProtocolConverter.asUri(document.uri),
            position: client.code2ProtocolConverter.asPosition(range.start),
            text: pasted,
          };
          const { text } = await client.sendRequest<PasteResult>(PASTE, params);
          return text === pasted ? undefined : [new DocumentPasteEdit(text, 'Paste with the Document’s Numbers', kind)];
        },
      },
      { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain'] },
    ),
  );
}
