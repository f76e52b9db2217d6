import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { forLabel } from '../../server/src/core/foreign.ts';
import { ADD_LAW_NAME, LAW_SCHEME } from '../../server/src/features/lawNames.ts';
import { MEMORY_LIMITS } from '../../server/src/library/memoryLimits.ts';
import {
  ADD_LAW,
  type AddLawParams,
  type AddLawResult,
  CITE,
  type CiteParams,
  type CiteResult,
  LOCATE,
  LOOK_UP,
  type LocateParams,
  type LocateResult,
  type LookUpHit,
  type LookUpParams,
  type LookUpResult,
  WANTED_LAW,
  type WantedLawParams,
  type WantedLawResult,
} from '../../server/src/lsp/protocol.ts';
import { isLargerThan } from './chosenFile.ts';
import { isPolicyText } from './language.ts';
import { complain, inform } from './notify.ts';

/** Where the ids that were looked up last are kept, and how many. */
const RECENT = 'policyText.recentLaw';
const MOST_RECENT = 10;

/** How many hits a look-up lists. */
const LIMIT = 50;

interface HitItem extends vscode.QuickPickItem {
  readonly hit: LookUpHit;
}

/**
 * The commands "Look Up Law…", "Copy Citation As…" and "Add Law…". `start` starts the server where it isn't running; where
 * that has no files to read, the client reads them.
 */
export function lawCommands(
  context: vscode.ExtensionContext,
  start: () => Promise<BaseLanguageClient>,
  serverHasFiles: boolean,
): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('policyText.lookUpLaw', (query?: string) => lookUp(context, start, query)),
    vscode.commands.registerCommand('policyText.copyCitation', () => copyCitation(start)),
    vscode.commands.registerCommand('policyText.addLaw', (source?: string) => addLaw(start, serverHasFiles, source)),
    vscode.languages.registerDocumentLinkProvider({ scheme: LAW_SCHEME }, { provideDocumentLinks: linksToAddLaw }),
  );
}

/** In a document of law whose text isn't there the name of the command is a link to it. */
function linksToAddLaw(document: vscode.TextDocument): vscode.DocumentLink[] {
  const text = document.getText();
  const at = text.indexOf(ADD_LAW_NAME);
  if (at < 0) return [];
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + ADD_LAW_NAME.length));
  const link = new vscode.DocumentLink(range, vscode.Uri.parse('command:policyText.addLaw'));
  link.tooltip = 'Import the text of this section';
  return [link];
}

/** Finds a provision as the user types, and opens it. A query that is given is the first one. */
async function lookUp(
  context: vscode.ExtensionContext,
  start: () => Promise<BaseLanguageClient>,
  query?: string,
): Promise<void> {
  const client = await start();
  const active = vscode.window.activeTextEditor?.document;
  const document = isPolicyText(active) ? active : undefined;
  const pick = vscode.window.createQuickPick<HitItem | vscode.QuickPickItem>();
  pick.title = 'Look Up Law';
  pick.placeholder = '8 usc 1225(b), INA 235, EO 13767, or words of a heading';
  pick.matchOnDescription = true;
  const search = async (value: string) => {
    pick.busy = true;
    const recent = context.globalState.get<string[]>(RECENT, []);
    const params: LookUpParams = {
      query: value,
      limit: LIMIT,
      recent,
      ...(document ? { uri: client.code2ProtocolConverter.asUri(document.uri) } : {}),
    };
    const hits = await client.sendRequest<LookUpResult>(LOOK_UP, params);
    if (pick.value !== value) return; // The user has typed on.
    pick.busy = false;
    // The server has searched; VS Code's own filter would drop what isn't spelled alike.
    const items = hits.map((hit) => ({
      label: forLabel(hit.label),
      description: forLabel(hit.heading),
      alwaysShow: true,
      hit,
    }));
    const isRecent = ({ hit }: HitItem): boolean => value.trim() === '' && recent.includes(hit.id);
    const isCited = (item: HitItem): boolean => value.trim() === '' && !isRecent(item);
    pick.items = [
      ...under('looked up last', items.filter(isRecent)),
      ...under('cited in this document', items.filter(isCited)),
      ...items.filter((item) => value.trim() !== '' && !isRecent(item)),
      ...(items.length === 0 && value.trim() !== ''
        ? [{ label: 'Nothing is known by these words', alwaysShow: true }]
        : []),
    ];
  };
  pick.onDidChangeValue(search);
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    if (!item || !('hit' in item)) return; // Nothing has been found yet.
    pick.hide();
    const before = context.globalState.get<string[]>(RECENT, []).filter((id) => id !== item.hit.id);
    void context.globalState.update(RECENT, [item.hit.id, ...before].slice(0, MOST_RECENT));
    void open(client, item.hit);
  });
  pick.onDidHide(() => pick.dispose());
  pick.value = query ?? '';
  pick.show();
  await search(query ?? '');
}

/** Items with a line above that says what they are. */
const under = (label: string, items: readonly HitItem[]): (HitItem | vscode.QuickPickItem)[] =>
  items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];

/** Opens the provision's document at its place, or its official text where there is no such document. */
async function open(client: BaseLanguageClient, { id, label }: LookUpHit): Promise<void> {
  const params: LocateParams = { id };
  const { document, link } = await client.sendRequest<LocateResult>(LOCATE, params);
  if (document) {
    const uri = client.protocol2CodeConverter.asUri(document.uri);
    const selection = client.protocol2CodeConverter.asRange(document.range);
    await vscode.window.showTextDocument(uri, { selection });
  } else if (link) {
    await vscode.env.openExternal(vscode.Uri.parse(link, true));
  } else {
    inform(`No text of ${label} is known.`);
  }
}

/** Asks for a style and puts the citation at the cursor, or the provision of law around it, on the clipboard. */
async function copyCitation(start: () => Promise<BaseLanguageClient>): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const client = await start();
  const params: CiteParams = {
    uri: client.code2ProtocolConverter.asUri(editor.document.uri),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
  };
  const found = await client.sendRequest<CiteResult>(CITE, params);
  if (!found) {
    inform('There is no citation at the cursor, and this document has no number by which it is cited.');
    return;
  }
  const styles = [
    { text: found.here, description: 'as this document cites' },
    { text: found.plain, description: 'plain' },
    { text: found.parallel, description: 'with parallel citation' },
    { text: found.bluebook, description: 'Bluebook' },
    { text: found.id, description: 'USLM identifier' },
    { text: found.link, description: 'link' },
  ]
    .filter(({ text }, at, all) => text !== '' && all.findIndex((other) => other.text === text) === at)
    .map(({ text, description }) => ({
      text,
      label: forLabel(text),
      // Behind a long citation there is no room for what it is.
      ...(text.length > LONG_CITATION ? { detail: description } : { description }),
    }));
  const style = await vscode.window.showQuickPick(styles, {
    title: 'Copy Citation As',
    placeHolder: found.warning || found.here || found.plain,
  });
  if (style) await vscode.env.clipboard.writeText(style.text);
}

/** In a list to pick from, a line has room for so many characters and a word or two behind them. */
const LONG_CITATION = 45;

/** Imports an official text from where the user says. */
export async function addLaw(
  start: () => Promise<BaseLanguageClient>,
  serverHasFiles: boolean,
  given?: string,
): Promise<void> {
  const client = await start();
  const source = given ?? (await askSource(client, serverHasFiles));
  if (!source) return;
  // Without files of its own the server is given the whole, and has it in memory more than once.
  if (typeof source !== 'string' && !serverHasFiles && (await isLargerThan(source, MEMORY_LIMITS.bytes)))
    return complain(
      `${source.path} has more than ${MEMORY_LIMITS.bytes / 1e6} MB, the most that can be imported here.`,
    );
  const params: AddLawParams =
    typeof source === 'string'
      ? { source }
      : serverHasFiles
        ? { source: source.fsPath }
        : { source: source.path, content: toBase64(await vscode.workspace.fs.readFile(source)) };
  const result = await client.sendRequest<AddLawResult>(ADD_LAW, params);
  if (result.error !== null) complain(result.error);
  else inform(`Imported ${result.added.join('; ')}.`);
}

/** The titles that the document at hand cites and whose text isn't there: each is fetched from the House when it is chosen. */
async function citedTitles(client: BaseLanguageClient): Promise<Source[]> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isPolicyText(document)) return [];
  const params: WantedLawParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const titles = await client.sendRequest<WantedLawResult>(WANTED_LAW, params);
  return titles
    .filter(({ imported }) => !imported)
    .map(({ title, name, count, url }) => ({
      label: forLabel(`Title ${title}${name ? `, ${name}` : ''}`),
      description: `${count === 1 ? 'once' : `${count} times`}, ${new URL(url).host}`,
      from: 'title',
      url,
    }));
}

interface Source extends vscode.QuickPickItem {
  readonly from: 'title' | 'file' | 'folder' | 'address' | '';
  readonly url?: string;
}

/** A title that the document cites, a file, a folder or an address; undefined where the user thinks better of it. */
async function askSource(client: BaseLanguageClient, folders: boolean): Promise<string | vscode.Uri | undefined> {
  const cited = folders ? await citedTitles(client) : [];
  const kinds: Source[] = [
    { label: 'A File…', description: 'USLM XML, or a ZIP of it, as the House publishes it', from: 'file' },
    { label: 'A Folder…', description: 'of such files', from: 'folder' },
    { label: 'A Web Address…', description: 'of such a file', from: 'address' },
  ];
  const offered = folders ? kinds : kinds.filter(({ from }) => from !== 'folder');
  const heading = (label: string): Source => ({ label, kind: vscode.QuickPickItemKind.Separator, from: '' });
  const items =
    cited.length > 0 ? [heading('cited in this document'), ...cited, heading('what you have'), ...offered] : offered;
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Add Law',
    placeHolder: 'Whose text do you want beside your draft? What you choose is fetched.',
    matchOnDescription: true,
  });
  if (chosen?.from === 'title') return chosen.url;
  if (chosen?.from === 'address') {
    const validateInput = (text: string) =>
      /^https?:\/\/\S+$/.test(text.trim()) ? undefined : 'An http or https address';
    const address = await vscode.window.showInputBox({
      title: 'Add Law',
      prompt: 'The address of the file',
      validateInput,
    });
    return address?.trim();
  }
  const folder = chosen?.from === 'folder';
  const picked =
    chosen &&
    (await vscode.window.showOpenDialog({
      title: 'Add Law',
      openLabel: 'Import',
      canSelectFiles: !folder,
      canSelectFolders: folder,
      ...(folder ? {} : { filters: { 'USLM XML or ZIP': ['xml', 'zip'] } }),
    }));
  return picked?.[0];
}

/** Made in pieces, as a call takes no more than some ten thousand arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
