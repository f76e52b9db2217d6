import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  CONVERT,
  type ConvertParams,
  type ConvertResult,
  EXPORT,
  type ExportParams,
  type ExportResult,
} from '../../server/src/lsp/protocol.ts';
import { editorAtHand } from './atHand.ts';
import { readChosen, readChosenText, sentenceAbout } from './chosenFile.ts';
import { LANGUAGE } from './language.ts';
import { complain } from './notify.ts';
import { saveAs } from './save.ts';

const FORMATS: readonly (vscode.QuickPickItem & {
  readonly format: ExportParams['format'];
  readonly extension: string;
  readonly findings?: boolean;
})[] = [
  {
    label: 'Web page',
    description: 'a reading copy: outline, cards for the law, prints well',
    format: 'html',
    extension: 'html',
  },
  { label: 'Word document', description: 'numbered by Word', format: 'docx', extension: 'docx' },
  {
    label: 'Word document with findings',
    description: 'numbered by Word, findings as footnotes',
    format: 'docx',
    extension: 'docx',
    findings: true,
  },
  { label: 'Markdown', description: 'for wikis and repositories', format: 'markdown', extension: 'md' },
  { label: 'USLM XML', description: 'as Congress and the House publish law', format: 'uslm', extension: 'xml' },
  { label: 'Akoma Ntoso XML', description: 'the standard of parliaments', format: 'akn', extension: 'xml' },
  { label: 'JSON', description: 'everything that is known of the document', format: 'json', extension: 'json' },
];

/** The commands "Export…" and "Import Document…". */
export function convertCommands(context: vscode.ExtensionContext, start: () => Promise<BaseLanguageClient>): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('policyText.export', () => exportDocument(start)),
    vscode.commands.registerCommand('policyText.importDocument', (uri?: vscode.Uri) => importDocument(start, uri)),
  );
}

async function exportDocument(start: () => Promise<BaseLanguageClient>): Promise<void> {
  const document = (await editorAtHand())?.document;
  if (!document) return;
  const chosen = await vscode.window.showQuickPick(FORMATS, {
    title: 'Export As',
    placeHolder: 'What the document becomes',
    matchOnDescription: true,
  });
  if (!chosen) return;
  const client = await start();
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const params: ExportParams = { uri, format: chosen.format, findings: chosen.findings ?? false };
  const result = await client.sendRequest<ExportResult>(EXPORT, params);
  if (!result) return;
  const stem = document.uri.path.replace(/\.policy(?:\.txt)?$|\.[^./]*$/, '');
  const suggestion =
    document.uri.scheme === 'untitled' ? undefined : document.uri.with({ path: `${stem}.${chosen.extension}` });
  await saveAs({ ...chosen, content: result.text, isBinary: result.isBinary, suggestion });
}

/** Documents that are converted before they are read, by the ends of their names. */
const CONVERTED = /\.(?:docx|pdf|html?|xml)$/i;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** The text of a file that the user chose, of Word and the like too. Throws with the end of a sentence where there is none. */
export async function textOfChosen(uri: vscode.Uri, start: () => Promise<BaseLanguageClient>): Promise<string> {
  if (!CONVERTED.test(uri.path)) return readChosenText(uri);
  const params: ConvertParams = { content: base64(await readChosen(uri)), tracked: 'accept' };
  const { text, error } = await (await start()).sendRequest<ConvertResult>(CONVERT, params);
  if (error !== null) throw new Error(error);
  return text;
}

/** Opens the text of a Word, PDF, HTML or XML file as a new document, which is saved where the user wants it. */
async function importDocument(start: () => Promise<BaseLanguageClient>, given?: vscode.Uri): Promise<void> {
  const [uri] = given
    ? [given]
    : ((await vscode.window.showOpenDialog({
        title: 'Import Document',
        openLabel: 'Import',
        filters: { Documents: ['docx', 'pdf', 'html', 'htm', 'xml'] },
      })) ?? []);
  if (!uri) return;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  let bytes: Uint8Array;
  try {
    bytes = await readChosen(uri);
  } catch (error) {
    return complain(sentenceAbout(name, error));
  }
  const client = await start();
  const content = base64(bytes);
  const convert = (tracked: ConvertParams['tracked']) =>
    client.sendRequest<ConvertResult>(CONVERT, { content, tracked } satisfies ConvertParams);
  const accepted = await convert('accept');
  if (accepted.error !== null) return complain(`${name}: ${accepted.error}`);
  const text = /\.docx$/i.test(name) ? await withChanges(accepted.text, convert) : accepted.text;
  if (text === undefined) return;
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE, content: text });
  await vscode.window.showTextDocument(document);
}

/** What may become of a document's tracked changes. */
const TRACKED: readonly (vscode.QuickPickItem & { readonly tracked: ConvertParams['tracked'] })[] = [
  { label: 'Accept the changes', description: 'the text as it would be', tracked: 'accept' },
  { label: 'Reject the changes', description: 'the text as it was', tracked: 'reject' },
  { label: 'Show the changes', description: 'as [-gone-] and {+new+}', tracked: 'show' },
];

/** The text of a Word document as the user wants it, who is asked where it has tracked changes; undefined where none is wanted. */
async function withChanges(
  accepted: string,
  convert: (tracked: ConvertParams['tracked']) => Promise<ConvertResult>,
): Promise<string | undefined> {
  if ((await convert('show')).text === accepted) return accepted;
  const chosen = await vscode.window.showQuickPick(TRACKED, {
    title: 'This document has tracked changes',
    placeHolder: 'What is done with them',
  });
  return chosen && (await convert(chosen.tracked)).text;
}
