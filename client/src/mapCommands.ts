import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { MAP, type MapParams, type MapResult } from '../../server/src/lsp/protocol.ts';
import { inform } from './notify.ts';
import { Page } from './page.ts';
import { saveAs } from './save.ts';

/** How long typing must pause before a map is drawn anew. */
const PAUSE = 500;
/** A change of width that needs no other drawing, in pixels. */
const LITTLE = 20;

interface Shown {
  readonly page: Page;
  svg: string;
  /** How wide the page is, once that is known. */
  room?: number;
}

/** The commands "Show Map of the Document", "Show Map of the Folder" and "Export Map…". A document's map follows typing. */
export function mapCommands(context: vscode.ExtensionContext, start: () => Promise<BaseLanguageClient>): void {
  /** By the document's address; '' for the folder. */
  const maps = new Map<string, Shown>();

  const draw = async (uri: vscode.Uri | undefined, room?: number): Promise<string | undefined> => {
    const client = await start();
    const params: MapParams = {
      uri: uri ? client.code2ProtocolConverter.asUri(uri) : null,
      ...(room === undefined ? {} : { room }),
    };
    return (await client.sendRequest<MapResult>(MAP, params))?.svg;
  };

  const show = async (uri: vscode.Uri | undefined): Promise<void> => {
    const key = uri?.toString() ?? '';
    let shown = maps.get(key);
    const svg = await draw(uri, shown?.room);
    if (svg === undefined) return inform('This is no policy document; it has no map.');
    if (!shown) {
      const made: Shown = { page: new Page('policyText.map', 'Map', uri), svg };
      shown = made;
      maps.set(key, made);
      made.page.onDidClose(() => maps.delete(key));
      made.page.onDidResize((room) => {
        // Each drawing is a new page, which tells its width again.
        if (made.room !== undefined && Math.abs(room - made.room) < LITTLE) return;
        made.room = room;
        void show(uri);
      });
    }
    shown.svg = svg;
    shown.page.show(uri ? 'Map of the Document' : 'Map of the Folder', svg);
  };

  const save = async (): Promise<void> => {
    const shown = [...maps.values()].find(({ page }) => page.active) ?? [...maps.values()].at(-1);
    if (!shown) return;
    // A drawing that leaves has the room that it wants.
    const [key] = [...maps].find(([, each]) => each === shown)!;
    const svg = (await draw(key === '' ? undefined : vscode.Uri.parse(key))) ?? shown.svg;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const suggestion = folder && vscode.Uri.joinPath(folder, 'map.svg');
    await saveAs({ content: svg, label: 'SVG drawing', extension: 'svg', suggestion });
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
