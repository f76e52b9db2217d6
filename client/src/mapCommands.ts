import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { MAP, type MapParams, type MapResult } from '../../server/src/lsp/protocol.ts';
import { inform } from './notify.ts';
import { Page } from './page.ts';
import { saveAs } from './save.ts';

/** How long typing must pause before a map is drawn anew. */
const PAUSE = 500;

interface Shown {
  readonly page: Page;
  svg: string;
}

/** The commands "Show Map of the Document", "Show Map of the Folder" and "Export Map…". A document's map follows typing. */
export function mapCommands(context: vscode.ExtensionContext, start: () => Promise<BaseLanguageClient>): void {
  /** By the document's address; '' for the folder. */
  const maps = new Map<string, Shown>();

  const draw = async (uri: vscode.Uri | undefined): Promise<string | undefined> => {
    const client = await start();
    const params: MapParams = { uri: uri ? client.code2ProtocolConverter.asUri(uri) : null };
    return (await client.sendRequest<MapResult>(MAP, params))?.svg;
  };

  const show = async (uri: vscode.Uri | undefined): Promise<void> => {
    const svg = await draw(uri);
    if (svg === undefined) return inform('This is no policy document; it has no map.');
    const key = uri?.toString() ?? '';
    let shown = maps.get(key);
    if (!shown) {
      shown = { page: new Page('policyText.map', 'Map', uri), svg };
      maps.set(key, shown);
      shown.page.onDidClose(() => maps.delete(key));
    }
    shown.svg = svg;
    shown.page.show(uri ? 'Map of the Document' : 'Map of the Folder', svg);
  };

  const save = async (): Promise<void> => {
    const shown = [...maps.values()].find(({ page }) => page.active) ?? [...maps.values()].at(-1);
    if (!shown) return;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const suggestion = folder && vscode.Uri.joinPath(folder, 'map.svg');
    await saveAs({ content: shown.svg, label: 'SVG drawing', extension: 'svg', suggestion });
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  context.subscriptions.push(
    vscode.commands.registerCommand('policyText.showMap', () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      return uri && show(uri);
    }),
    vscode.commands.registerCommand('policyText.showFolderMap', () => show(undefined)),
    vscode.commands.registerCommand('policyText.exportMap', save),
    vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      if (!maps.has(uri.toString())) return;
      clearTimeout(timer);
      timer = setTimeout(() => void show(uri), PAUSE);
    }),
  );
}
