import {
  type CallHierarchyItem,
  type ClientCapabilities,
  type Connection,
  type LocationLink,
  type Position,
  type Range,
  SymbolKind,
  type WorkspaceFolder,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import { version } from '../../../package.json';
import { exportTable } from '../convert/tables.ts';
import type { Failed } from '../core/fault.ts';
import { visible } from '../core/foreign.ts';
import { documentMap } from '../drawing/documentMap.ts';
import { folderMap } from '../drawing/folderMap.ts';
import { sectionOfUri } from '../features/lawDocument.ts';
import type { Law } from '../law/law.ts';
import { factsOf, type Spot } from '../workspace/facts.ts';
import { filtered } from '../workspace/filter.ts';
import { Folder, type Known } from '../workspace/folder.ts';
import { type AnyTable, tables } from '../workspace/index.ts';
import { citedBy, citersOf, idsAt, type Node, nodeOf } from '../workspace/mentions.ts';
import type { Documents, Snapshot } from './documents.ts';
import { FolderIndex } from './folderIndex.ts';
import type { Laws } from './laws.ts';
import * as protocol from './protocol.ts';
import type { Settings } from './settings.ts';
import * as to from './toLsp.ts';
import type { Watcher } from './watcher.ts';

/** A drawing that is narrower says nothing. */
const LEAST_ROOM = 220;

const toRange = ([line, character, endLine, endCharacter]: Spot): Range => ({
  start: { line, character },
  end: { line: endLine, character: endCharacter },
});

/** What concerns many documents: who cites what, jumps from one to another, tables. */
export class FolderService {
  readonly #connection: Connection;
  readonly #documents: Documents;
  readonly #laws: Laws;
  readonly #failed: Failed;
  readonly #changed: () => void;
  readonly #index: FolderIndex | undefined;
  /** Where there are no folders: the open documents alone. */
  readonly #open = new Folder();
  #roots: string[] = [];
  #isOn = true;
  /** Reads the folders anew; undefined until the client is ready. */
  #reread: (() => void) | undefined;

  /** `changed` is told when what is known of the folders is another. */
  constructor(connection: Connection, documents: Documents, laws: Laws, failed: Failed, changed: () => void) {
    this.#changed = changed;
    this.#connection = connection;
    this.#documents = documents;
    this.#laws = laws;
    this.#failed = failed;
    const { folders, store } = laws.platform;
    const tell = (sentence: string) => connection.console.warn(visible(sentence));
    this.#index = folders && new FolderIndex(folders, store, version, failed, tell);
    documents.texts.onDidClose(({ document: { uri } }) => {
      this.#open.delete(uri);
      this.#index?.renew([uri]).catch((error) => failed('index of the folder', error));
    });
    connection.onShutdown(() => this.#index?.settled());
    this.#listen();
  }

  /** Resolves once the folders have been read. */
  get ready(): Promise<void> {
    return this.#index?.ready ?? Promise.resolve();
  }

  /** Whether the folders are read at all. */
  configure({ folderIndex }: Settings): void {
    if (this.#isOn === folderIndex) return;
    this.#isOn = folderIndex;
    this.#reread?.();
  }

  /** Begins to read the client's folders, and to follow what changes in them. */
  start(client: ClientCapabilities, folders: readonly WorkspaceFolder[] | null | undefined, watcher: Watcher): void {
    const index = this.#index;
    if (!index) return;
    this.#roots = (folders ?? []).map(({ uri }) => uri);
    if (client.workspace?.workspaceFolders)
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        this.#roots = [...this.#roots.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        this.#reread?.();
      });
    watcher.on('**/*.{txt,md,policy}', (uris) => {
      const texts = uris.filter((uri) => /\.(?:txt|md|policy)$/.test(uri));
      void index.renew(texts).then(this.#changed, (error) => this.#failed('index of the folder', error));
    });
    this.#reread = () => {
      if (this.#isOn) return this.#read(client);
      index.close(this.#roots);
      void index.ready.then(this.#changed);
    };
    this.#reread();
  }

  /** Reads in the background; a client that shows progress is told of it. */
  #read(client: ClientCapabilities): void {
    const index = this.#index;
    if (!index || this.#roots.length === 0) return;
    const roots = this.#roots;
    if (!client.window?.workDoneProgress) {
      index.open(roots, () => {});
      void index.ready.then(this.#changed);
      return;
    }
    let progress: Awaited<ReturnType<Connection['window']['createWorkDoneProgress']>> | undefined;
    let isOver = false;
    let last = 0;
    // A folder that is read at once needs no word about it.
    const wait = setTimeout(() => {
      void this.#connection.window
        .createWorkDoneProgress()
        .then((made) => {
          progress = made;
          if (isOver) return;
          made.begin('Reading the folder', 0, '', false);
        })
        .catch((error) => this.#failed('message to the client', error));
    }, 1_000);
    index.open(roots, (done, all) => {
      const now = Math.floor((100 * done) / all);
      if (now === last) return;
      last = now;
      progress?.report(now, `${done} of ${all} documents`);
    });
    void index.ready.then(() => {
      this.#changed();
      isOver = true;
      clearTimeout(wait);
      progress?.done();
    });
  }

  /** What is known of the documents of the folders, as they lie on disk. */
  get index(): FolderIndex | undefined {
    return this.#index;
  }

  /** Every document that is known, open ones as they stand. */
  folder(law: Law): Folder {
    const folder = this.#index?.folder ?? this.#open;
    for (const uri of this.#documents.texts.keys()) {
      const snapshot = sectionOfUri(uri) !== undefined ? undefined : this.#documents.get(uri);
      if (!snapshot) continue;
      const facts = snapshot.remember('facts', () => factsOf({ file: uri, analysis: snapshot.analysis }, law));
      if (facts && folder.get(uri) !== facts) folder.put(facts);
    }
    return folder;
  }

  /** The citations, in other documents, of what stands at an offset. */
  elsewhere({ analysis, document }: Snapshot, offset: number, law: Law): { uri: string; range: Range }[] {
    const ids = idsAt(analysis, offset, law);
    if (ids.length === 0) return [];
    const folder = this.folder(law);
    return ids
      .flatMap((id) => folder.citing(id))
      .filter(({ facts }) => facts.file !== document.uri)
      .map(({ facts, citation }) => ({ uri: facts.file, range: toRange(citation.at) }));
  }

  /** Provisions and documents of the folder and of the open documents whose names have the words. */
  symbols(query: string, limit: number, law: Law): WorkspaceSymbol[] {
    return this.folder(law)
      .named(query, limit)
      .map(({ facts, section }) => ({
        name: visible(section?.name ?? facts.title),
        containerName: visible(section ? facts.title || lastOf(facts.file) : lastOf(facts.file)),
        kind: section ? SymbolKind.Class : SymbolKind.File,
        location: { uri: facts.file, range: toRange(section?.at ?? [0, 0, 0, 0]) },
      }));
  }

  /** The place in a document of the folder to which a citation leads; undefined where there is none. */
  find(id: string, origin: Range, law: Law): LocationLink | undefined {
    const known = this.folder(law).find(id);
    return known && linkTo(known, origin);
  }

  #listen(): void {
    const connection = this.#connection;
    connection.languages.callHierarchy.onPrepare(({ textDocument, position }) =>
      this.#about(null, (law) => this.#prepare(textDocument.uri, position, law)),
    );
    connection.languages.callHierarchy.onIncomingCalls(async ({ item }) => {
      await this.ready;
      return this.#about([], (law) =>
        citersOf(nodeIn(item), this.folder(law)).map(({ node, at }) => ({
          from: toItem(node, item.uri),
          fromRanges: at.map(toRange),
        })),
      );
    });
    connection.languages.callHierarchy.onOutgoingCalls(({ item }) =>
      this.#about([], (law) =>
        citedBy(nodeIn(item), this.folder(law), (id) => law.cite(id, 'plain')).map(({ node, at }) => ({
          to: toItem(node, item.uri, at[0]),
          fromRanges: at.map(toRange),
        })),
      ),
    );
    connection.onRequest(protocol.MAP, (params: protocol.MapParams) =>
      this.#about<protocol.MapResult>(null, (law) => this.#map(params, law)),
    );
    connection.onRequest(protocol.TABLE, (params: protocol.TableParams, token) =>
      this.#about<protocol.TableResult>(null, (law) => this.#table(params, law, () => token.isCancellationRequested)),
    );
  }

  async #about<T>(nothing: T, body: (law: Law) => T | Promise<T>): Promise<T> {
    try {
      const { law } = await this.#laws.get();
      this.#documents.useFacts(law);
      return await body(law);
    } catch (error) {
      this.#failed('folder', error);
      return nothing;
    }
  }

  #prepare(uri: string, position: Position, law: Law): CallHierarchyItem[] | null {
    const snapshot = this.#documents.get(uri);
    if (!snapshot) return null;
    const { analysis, document } = snapshot;
    const offset = to.toOffset(document, position);
    const folder = this.folder(law);
    const here = folder.get(uri) ?? factsOf({ file: uri, analysis }, law);
    if (!here) return null;
    const label = analysis.sections.find(({ labelRange: [start, end] }) => start <= offset && offset <= end);
    if (label) return [toItem(nodeOf(here, label.id), uri)];
    const ids = idsAt(analysis, offset, law);
    if (ids.length === 0) return null;
    return ids.map((id) => {
      const known = folder.find(id);
      const at: Spot = [position.line, position.character, position.line, position.character];
      return known
        ? toItem(nodeOf(known.facts, known.section?.id ?? ''), uri)
        : toItem({ file: '', section: '', id, name: law.cite(id, 'plain'), at }, uri, at);
    });
  }

  async #map({ uri, room: wanted }: protocol.MapParams, law: Law): Promise<protocol.MapResult> {
    const room = typeof wanted === 'number' && wanted > 0 ? Math.max(LEAST_ROOM, wanted) : undefined;
    if (uri === null) {
      await this.ready;
      const folder = this.folder(law);
      const all = [...folder.files].sort().flatMap((file) => folder.get(file) ?? []);
      return { svg: folderMap(all, (id) => law.cite(id, 'plain'), room) };
    }
    const facts = this.folder(law).get(uri);
    return facts ? { svg: documentMap(facts, room) } : null;
  }

  async #table(
    { uri, table: name, format, filter }: protocol.TableParams,
    law: Law,
    isCancelled: () => boolean,
  ): Promise<protocol.TableResult> {
    const table = tables.find((other) => other.name === name);
    if (!table) return null;
    const all = uri === null ? await this.#folderRows(table, law, isCancelled) : this.#rowsOf(table, uri, law);
    if (!all) return null;
    const rows = filter ? filtered(table, all, filter) : all;
    const isFolder = uri === null;
    const main = Math.max(
      0,
      table.columns.findIndex((column) => column.main),
    );
    return {
      none: table.none,
      columns: table.columns.map(({ title, wide = false }, i) => ({ title, wide, main: i === main })),
      rows: rows.map((row) => {
        const place = table.place(row);
        return {
          heads: (table.heads?.(row) ?? (table.group ? [table.group(row)] : [])).map(visible),
          cells: table.columns.map((column) => visible(column.text(row, isFolder))),
          also: visible(table.also?.(row) ?? ''),
          uri: place.file,
          line: place.line - 1,
        };
      }),
      text: format ? await exportTable(table, rows, format, isFolder) : '',
    };
  }

  #rowsOf(table: AnyTable, uri: string, law: Law): unknown[] | undefined {
    const snapshot = this.#documents.get(uri);
    return snapshot && table.of({ file: uri, analysis: snapshot.analysis }, law);
  }

  async #folderRows(table: AnyTable, law: Law, isCancelled: () => boolean): Promise<unknown[]> {
    const open = this.#documents.texts.keys().filter((uri) => sectionOfUri(uri) === undefined);
    const closed = this.#index ? await this.#index.rows(table, new Set(open), isCancelled) : [];
    return table.join([...open.flatMap((uri) => this.#rowsOf(table, uri, law) ?? []), ...closed]);
  }
}

const lastOf = (file: string): string => decodeURIComponent(file.slice(file.lastIndexOf('/') + 1));

function linkTo({ facts, section }: Known, origin: Range): LocationLink {
  const range = toRange(section?.at ?? [0, 0, 0, 0]);
  return { originSelectionRange: origin, targetUri: facts.file, targetRange: range, targetSelectionRange: range };
}

/** A law that no document of the folder is stands where it is cited. */
function toItem(node: Node, otherwise: string, at: Spot = node.at): CallHierarchyItem {
  const range = toRange(node.file === '' ? at : node.at);
  return {
    name: visible(node.name),
    detail: node.file === '' ? '' : visible(lastOf(node.file)),
    kind: node.section === '' ? SymbolKind.File : SymbolKind.Class,
    uri: node.file === '' ? otherwise : node.file,
    range,
    selectionRange: range,
    data: node,
  };
}

/** The node that we put into an item; an item without one is nobody's. */
function nodeIn({ data, uri }: CallHierarchyItem): Node {
  const node = data as Partial<Node> | undefined;
  return { file: node?.file ?? uri, section: node?.section ?? '', id: node?.id ?? null, name: '', at: [0, 0, 0, 0] };
}
