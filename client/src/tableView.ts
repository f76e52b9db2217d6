import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { TABLE, type TableParams, type TableResult, type TableRow } from '../../server/src/lsp/protocol.ts';
import { NO_ROW, withWords } from '../../server/src/workspace/filter.ts';
import { isPolicyText, onDidRecogniseMarkdown } from './language.ts';
import { saveAs } from './save.ts';
import { type Said, type Shown, sentence, tableOf, tablePage } from './tablePage.ts';

/** The tables in the order of their tabs, and the formats in which each can leave. */
const TABLES = [
  { name: 'authorities', title: 'Authorities', formats: ['docx', 'csv', 'markdown', 'json'] },
  { name: 'deadlines', title: 'Deadlines', formats: ['ics', 'docx', 'csv', 'markdown', 'json'] },
  { name: 'duties', title: 'Duties', formats: ['docx', 'csv', 'markdown', 'json'] },
  { name: 'terms', title: 'Terms', formats: ['docx', 'csv', 'markdown', 'json'] },
] as const;

type Name = (typeof TABLES)[number]['name'];

const FORMATS = {
  markdown: { label: 'Markdown', extension: 'md' },
  csv: { label: 'CSV, for a spreadsheet', extension: 'csv' },
  json: { label: 'JSON', extension: 'json' },
  docx: { label: 'Word document', extension: 'docx' },
  ics: { label: 'Calendar (iCalendar)', extension: 'ics' },
} as const;

const VIEW = 'policyText.tables';
/** How long typing must pause before the tables are made anew. */
const PAUSE = 500;

/** The panel's view: authorities, deadlines, duties and terms of the document at hand, or of the folder. */
export function tableView(
  context: vscode.ExtensionContext,
  getClient: () => Promise<BaseLanguageClient> | undefined,
): void {
  const view = new TableView(context, getClient);
  const show = async (change: () => void) => {
    change();
    await vscode.commands.executeCommand('policyText.tables.focus');
  };
  context.subscriptions.push(
    vscode.window.registerWebviewViewProvider(VIEW, view),
    vscode.commands.registerCommand('policyText.tables.showFolder', () => show(() => view.setScope(true))),
    vscode.commands.registerCommand('policyText.tables.showDocument', () => show(() => view.setScope(false))),
    vscode.commands.registerCommand('policyText.tables.filter', () => show(() => view.askForWords())),
    vscode.commands.registerCommand('policyText.tables.showAll', () => view.setFilter('')),
    vscode.commands.registerCommand('policyText.tables.export', () => view.export()),
    ...TABLES.flatMap(({ name }) => [
      vscode.commands.registerCommand(`policyText.${name}.show`, () => show(() => view.setTable(name))),
      vscode.commands.registerCommand(`policyText.${name}.export`, () => view.export(name)),
    ]),
    vscode.window.onDidChangeActiveTextEditor(() => view.soon(0)),
    // One that was recognised a moment after it was opened.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (isPolicyText(document)) view.soon(PAUSE);
    }),
    onDidRecogniseMarkdown(() => view.soon(PAUSE)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isPolicyText(document)) view.soon(PAUSE);
    }),
  );
}

class TableView implements vscode.WebviewViewProvider {
  readonly #context: vscode.ExtensionContext;
  readonly #getClient: () => Promise<BaseLanguageClient> | undefined;
  #view: vscode.WebviewView | undefined;
  /** Whether the page has said that it is there. */
  #isReady = false;
  /** Whether the page is to be typed in as soon as it is there. */
  #wantsWords = false;
  #table: Name;
  #isFolder = false;
  #filter = '';
  /** What the server said last of each table; another filter needs no other answer. */
  #last = new Map<Name, TableResult>();
  /** Counts the rounds of asking, so that an answer to an earlier one is let go. */
  #round = 0;
  /** The rows as they are shown. */
  #rows: readonly TableRow[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The document whose tables are shown; of another editor's text they go on to be. */
  #uri: vscode.Uri | undefined;

  constructor(context: vscode.ExtensionContext, getClient: () => Promise<BaseLanguageClient> | undefined) {
    this.#context = context;
    this.#getClient = getClient;
    this.#table = context.workspaceState.get(`${VIEW}.table`, TABLES[0].name);
    this.setScope(context.workspaceState.get(`${VIEW}.folder`, false));
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#isReady = false;
    view.webview.options = { enableScripts: true, localResourceRoots: [] };
    view.webview.onDidReceiveMessage((said: Said) => this.#hear(said));
    view.onDidChangeVisibility(() => {
      // A page out of sight is taken down; one that comes back says so.
      if (!view.visible) this.#isReady = false;
    });
    view.onDidDispose(() => {
      this.#view = undefined;
      this.#isReady = false;
    });
    const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('');
    view.webview.html = tablePage(TABLES, nonce);
  }

  setTable(table: Name): void {
    this.#table = table;
    void this.#context.workspaceState.update(`${VIEW}.table`, table);
    this.#show();
  }

  setScope(isFolder: boolean): void {
    this.#isFolder = isFolder;
    void this.#context.workspaceState.update(`${VIEW}.folder`, isFolder);
    void vscode.commands.executeCommand('setContext', 'policyText.tables.folder', isFolder);
    this.soon(0);
  }

  setFilter(words: string): void {
    this.#filter = words;
    void vscode.commands.executeCommand('setContext', 'policyText.tables.filtered', words.trim() !== '');
    this.#show();
  }

  /** Puts the cursor where words are typed that rows must have. */
  askForWords(): void {
    this.#wantsWords = true;
    this.#show();
  }

  /** Asks for the tables anew after a pause, where they are seen. */
  soon(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), pause);
  }

  #hear(said: Said): void {
    if (said === 'ready') {
      this.#isReady = true;
      this.#show();
      this.soon(0);
    } else if ('table' in said) {
      const table = TABLES.find(({ name }) => name === said.table);
      if (table) this.setTable(table.name);
    } else if ('filter' in said) this.setFilter(String(said.filter));
    else this.#open(this.#rows[said.row]);
  }

  #open(row: TableRow | undefined): void {
    if (!row) return;
    const start = new vscode.Position(row.line, 0);
    const selection = new vscode.Range(start, start);
    void vscode.window.showTextDocument(vscode.Uri.parse(row.uri), { selection, preview: true });
  }

  async #refresh(): Promise<void> {
    if (!this.#isReady) return;
    const round = ++this.#round;
    // The table that is seen comes first; of the others the tabs tell how many rows they have.
    const names = [this.#table, ...TABLES.map(({ name }) => name).filter((name) => name !== this.#table)];
    for (const name of names) {
      const result = await this.#ask(name).catch(() => null);
      if (round !== this.#round) return;
      this.#last.set(name, result);
      this.#show();
    }
  }

  #show(): void {
    if (!this.#isReady || !this.#view) return;
    const has = withWords(this.#filter);
    const rowsOf = (result: NonNullable<TableResult>) =>
      result.rows.filter(({ heads, cells, also }) => has([...heads, ...cells, also]));
    const result = this.#last.get(this.#table);
    const rows = result ? rowsOf(result) : [];
    const { html, order } = tableOf(result?.columns ?? [], rows);
    this.#rows = order;
    const none = result ? (result.rows.length === 0 ? result.none : NO_ROW) : NOTHING;
    const counts = TABLES.map(({ name }) => [name, this.#last.get(name)] as const).map(
      ([name, other]) => [name, other ? rowsOf(other).length : null] as const,
    );
    const shown: Shown = {
      table: this.#table,
      counts: Object.fromEntries(counts),
      filter: this.#filter,
      of: this.#isFolder ? 'All documents of the folder' : (this.#uri?.path.split('/').at(-1) ?? ''),
      html: rows.length > 0 ? html : sentence(none),
    };
    void this.#view.webview.postMessage(shown);
    if (this.#wantsWords) void this.#view.webview.postMessage('filter');
    this.#wantsWords = false;
  }

  /** Saves a table, the one that is shown where none is named, as a file of the user's choice. */
  async export(name: Name = this.#table): Promise<void> {
    const { title, formats } = TABLES.find((table) => table.name === name)!;
    const items = formats.map((format) => ({ label: FORMATS[format].label, format }));
    const chosen = await vscode.window.showQuickPick(items, {
      title: `Export ${title} As`,
      placeHolder: 'What the table becomes',
    });
    if (!chosen) return;
    const result = await this.#ask(name, chosen.format);
    if (!result) return;
    const { label, extension } = FORMATS[chosen.format];
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    await saveAs({
      content: result.text,
      isBinary: chosen.format === 'docx',
      ...{ label, extension },
      suggestion: folder && vscode.Uri.joinPath(folder, `${name}.${extension}`),
    });
  }

  async #ask(table: Name, format?: TableParams['format']): Promise<TableResult> {
    const document = vscode.window.activeTextEditor?.document;
    if (document && isPolicyText(document)) this.#uri = document.uri;
    const client = await this.#getClient();
    if (!client || (!this.#isFolder && !this.#uri)) return null;
    const uri = this.#isFolder ? null : client.code2ProtocolConverter.asUri(this.#uri!);
    // What leaves is what is seen.
    const params: TableParams = { uri, table, format, filter: format && this.#filter };
    return client.sendRequest<TableResult>(TABLE, params);
  }
}

/** What is said where no table is known. */
const NOTHING = 'Open a policy document to see its authorities, deadlines, duties and terms.';
