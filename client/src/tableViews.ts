import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { TABLE, type TableParams, type TableResult, type TableRow } from '../../server/src/lsp/protocol.ts';
import { NO_ROW, withWords } from '../../server/src/workspace/filter.ts';
import { isPolicyText } from './language.ts';
import { saveAs } from './save.ts';

/** The views, as package.json contributes them: the table of each, and the formats in which it can leave. */
const VIEWS = [
  { table: 'authorities', formats: ['docx', 'csv', 'markdown', 'json'] },
  { table: 'deadlines', formats: ['ics', 'docx', 'csv', 'markdown', 'json'] },
  { table: 'duties', formats: ['docx', 'csv', 'markdown', 'json'] },
  { table: 'terms', formats: ['docx', 'csv', 'markdown', 'json'] },
] as const;

const FORMATS = {
  markdown: { label: 'Markdown', extension: 'md' },
  csv: { label: 'CSV, for a spreadsheet', extension: 'csv' },
  json: { label: 'JSON', extension: 'json' },
  docx: { label: 'Word document', extension: 'docx' },
  ics: { label: 'Calendar (iCalendar)', extension: 'ics' },
} as const;

/** How long typing must pause before a view is made anew. */
const PAUSE = 500;

type Node =
  | { readonly head: string; readonly rows: readonly TableRow[] }
  | { readonly row: TableRow }
  | { readonly none: string };

/** The panel's views: authorities, deadlines, duties and terms of the document at hand, or of the folder. */
export function tableViews(
  context: vscode.ExtensionContext,
  getClient: () => Promise<BaseLanguageClient> | undefined,
): void {
  const views = VIEWS.map(({ table, formats }) => new TableView(context, getClient, table, formats));
  const setScope = (isFolder: boolean) => {
    void context.workspaceState.update('policyText.tables.folder', isFolder);
    void vscode.commands.executeCommand('setContext', 'policyText.tables.folder', isFolder);
    for (const view of views) view.isFolder = isFolder;
  };
  setScope(context.workspaceState.get('policyText.tables.folder', false));
  // Whoever asks for them by the palette wants to see them.
  const show = async (isFolder: boolean) => {
    setScope(isFolder);
    if (!views.some(({ visible }) => visible)) await vscode.commands.executeCommand('policyText.authorities.focus');
  };
  const setFilter = (words: string) => {
    void vscode.commands.executeCommand('setContext', 'policyText.tables.filtered', words.trim() !== '');
    for (const view of views) view.filter = words;
  };
  const viewOf = (name: string) => views.find(({ table }) => table === name)!;
  context.subscriptions.push(
    vscode.commands.registerCommand('policyText.tables.showFolder', () => show(true)),
    vscode.commands.registerCommand('policyText.tables.showDocument', () => show(false)),
    vscode.commands.registerCommand('policyText.tables.filter', () => askForWords(views[0]!.filter, setFilter)),
    vscode.commands.registerCommand('policyText.tables.showAll', () => setFilter('')),
    ...VIEWS.map(({ table }) =>
      vscode.commands.registerCommand(`policyText.${table}.export`, () => viewOf(table).export()),
    ),
    vscode.window.onDidChangeActiveTextEditor(() => {
      for (const view of views) view.soon(0);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isPolicyText(document)) for (const view of views) view.soon(PAUSE);
    }),
  );
}

/** Asks for words; `take` hears of each letter. Who goes on to the rows takes the words along. */
function askForWords(before: string, take: (words: string) => void): void {
  const box = vscode.window.createInputBox();
  box.title = 'Filter the Tables';
  box.placeholder = 'words of a row, such as an agency, a law or a date';
  box.value = before;
  box.onDidChangeValue(take);
  box.onDidAccept(() => box.hide());
  box.onDidHide(() => box.dispose());
  box.show();
}

class TableView implements vscode.TreeDataProvider<Node> {
  readonly table: TableParams['table'];
  readonly #formats: readonly (keyof typeof FORMATS)[];
  readonly #getClient: () => Promise<BaseLanguageClient> | undefined;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<Node>;
  readonly onDidChangeTreeData = this.#changed.event;
  #isFolder = false;
  #filter = '';
  /** What the server said last; another filter needs no other answer. */
  #last: Promise<TableResult> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The document whose table is shown; of another editor's text it goes on to be. */
  #uri: vscode.Uri | undefined;

  constructor(
    context: vscode.ExtensionContext,
    getClient: () => Promise<BaseLanguageClient> | undefined,
    table: string,
    formats: readonly (keyof typeof FORMATS)[],
  ) {
    this.table = table;
    this.#formats = formats;
    this.#getClient = getClient;
    this.#view = vscode.window.createTreeView(`policyText.${table}`, { treeDataProvider: this, showCollapseAll: true });
    context.subscriptions.push(this.#view, this.#changed);
    this.#view.onDidChangeVisibility(() => this.soon(0), undefined, context.subscriptions);
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  set isFolder(isFolder: boolean) {
    this.#isFolder = isFolder;
    this.#describe();
    this.soon(0);
  }

  get filter(): string {
    return this.#filter;
  }

  set filter(words: string) {
    this.#filter = words;
    this.#describe();
    this.#changed.fire(undefined);
  }

  #describe(): void {
    const words = this.#filter.trim();
    const parts = [words && `with “${words}”`, this.#isFolder && 'all documents of the folder'];
    this.#view.description = parts.filter(Boolean).join(' · ');
  }

  /** Makes the view anew after a pause, where it is seen. */
  soon(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#last = undefined;
      if (this.#view.visible) this.#changed.fire(undefined);
    }, pause);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return 'rows' in node ? node.rows.map((row) => ({ row })) : [];
    this.#last ??= this.#ask();
    const asked = this.#last;
    const result = await asked;
    if (!result) {
      if (this.#last === asked) this.#last = undefined; // Nothing was there to ask: next time there may be.
      return [];
    }
    if (result.rows.length === 0) return [{ none: result.none }];
    const has = withWords(this.#filter);
    const rows = result.rows.filter(({ heads, label, detail, cells }) => has([...heads, label, detail, ...cells]));
    if (rows.length === 0) return [{ none: NO_ROW }];
    const heads = new Map<string, TableRow[]>();
    for (const row of rows) for (const head of row.heads) heads.set(head, [...(heads.get(head) ?? []), row]);
    if (heads.size === 0) return rows.map((row) => ({ row }));
    return Array.from(heads, ([head, rows]) => ({ head, rows }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if ('none' in node) return new vscode.TreeItem(node.none);
    if ('head' in node) {
      const item = new vscode.TreeItem(node.head, vscode.TreeItemCollapsibleState.Expanded);
      item.description = String(node.rows.length);
      return item;
    }
    const { label, detail, uri, line } = node.row;
    const item = new vscode.TreeItem(label);
    item.description = detail;
    item.tooltip = `${label}\n${detail}`;
    const start = new vscode.Position(line, 0);
    item.command = {
      title: 'Go to',
      command: 'vscode.open',
      arguments: [vscode.Uri.parse(uri), { selection: new vscode.Range(start, start), preview: true }],
    };
    return item;
  }

  /** Saves the table as a file of the user's choice. */
  async export(): Promise<void> {
    const items = this.#formats.map((format) => ({ label: FORMATS[format].label, format }));
    const chosen = await vscode.window.showQuickPick(items, { title: `Export ${this.table} as` });
    if (!chosen) return;
    const result = await this.#ask(chosen.format);
    if (!result) return;
    const { label, extension } = FORMATS[chosen.format];
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    await saveAs({
      content: result.text,
      isBinary: chosen.format === 'docx',
      ...{ label, extension },
      suggestion: folder && vscode.Uri.joinPath(folder, `${this.table}.${extension}`),
    });
  }

  async #ask(format?: TableParams['format']): Promise<TableResult> {
    const document = vscode.window.activeTextEditor?.document;
    if (document && isPolicyText(document)) this.#uri = document.uri;
    const client = await this.#getClient();
    if (!client || (!this.#isFolder && !this.#uri)) return null;
    const uri = this.#isFolder ? null : client.code2ProtocolConverter.asUri(this.#uri!);
    // What leaves is what is seen.
    const params: TableParams = { uri, table: this.table, format, filter: format && this.#filter };
    return client.sendRequest<TableResult>(TABLE, params);
  }
}
