import { type ChildProcess, spawn } from 'node:child_process';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** What a good editor can do; a test takes away what it wants the server to do without. */
export const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    diagnostic: { relatedDocumentSupport: false },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ['relative'],
    },
  },
  workspace: { textDocumentContent: { dynamicRegistration: false } },
};

/** A client of the built server, which it starts as another editor would: `node dist/server.js --stdio`. */
export class Client {
  readonly #texts = new Map<string, TextDocument>();
  readonly #server: ChildProcess;
  readonly connection: ProtocolConnection;
  initialized!: InitializeResult;

  private constructor(server: ChildProcess) {
    this.#server = server;
    this.connection = createProtocolConnection(
      new StreamMessageReader(server.stdout!),
      new StreamMessageWriter(server.stdin!),
    );
    this.connection.listen();
  }

  static async start(
    capabilities: ClientCapabilities = CAPABILITIES,
    settings: object = {},
    env: NodeJS.ProcessEnv = {},
    folders: readonly string[] = [],
    options: object = {},
  ): Promise<Client> {
    const client = new Client(
      spawn(process.execPath, ['dist/server.js', '--stdio'], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, ...env },
      }),
    );
    client.initialized = await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map((uri) => ({ uri, name: 'folder' })),
      capabilities,
      initializationOptions: { settings, ...options },
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  /** The server's process. */
  get pid(): number {
    return this.#server.pid!;
  }

  /** Shuts the server down as LSP has it. Answers its exit code. */
  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.#server.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await exited;
    this.connection.dispose();
    return code;
  }

  /** Opens a document. Answers its address. */
  async open(text: string, name = 'order.policy', languageId = 'policy-text'): Promise<string> {
    const uri = `file:///test/${encodeURIComponent(name)}`;
    await this.openAt(uri, text, languageId);
    return uri;
  }

  /** Opens a document at an address. */
  async openAt(uri: string, text: string, languageId = 'policy-text'): Promise<void> {
    this.#texts.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Sends changes as an editor does, and keeps its own text in step. */
  async change(uri: string, contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const text = this.text(uri);
    TextDocument.update(text, contentChanges, text.version + 1);
    const textDocument = { uri, version: text.version };
    await this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
  }

  async close(uri: string): Promise<void> {
    this.#texts.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  text(uri: string): TextDocument {
    return this.#texts.get(uri)!;
  }

  /** A request about a document. */
  ask<T>(method: string, uri: string, more: object = {}): Promise<T> {
    return this.connection.sendRequest<T>(method, { textDocument: { uri }, ...more });
  }

  /** The position of the `nth` occurrence of some words in the document, `into` characters on. */
  at(uri: string, words: string, into = 0, nth = 1): { position: Position } {
    const document = this.text(uri);
    let offset = -1;
    for (let n = 0; n < nth; n++) {
      offset = document.getText().indexOf(words, offset + 1);
      if (offset < 0) throw new Error(`the document lacks "${words}"`);
    }
    return { position: document.positionAt(offset + into) };
  }

  /** The words of a range, as the client has them. */
  words(uri: string, range: Range): string {
    return this.text(uri).getText(range);
  }
}
