import { type ClientCapabilities, type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';

/** Told of files that came, changed or went, by their addresses. */
type Listener = (uris: readonly string[]) => void;

/** Follows files on disk for all who ask: a client tells the server once, and there is one handler. */
export class Watcher {
  readonly #connection: Connection;
  readonly #globs: string[] = [];
  readonly #listeners: Listener[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      const uris = changes.map(({ uri }) => uri);
      for (const listener of this.#listeners) listener(uris);
    });
  }

  /** Has files of these names watched, before `start`; the listener is told of all that is watched. */
  on(glob: string, listener: Listener): void {
    this.#globs.push(glob);
    this.#listeners.push(listener);
  }

  /** Asks the client, where it can be asked. */
  start(client: ClientCapabilities, failed: (error: unknown) => void): void {
    if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration || this.#globs.length === 0) return;
    const watchers = this.#globs.map((globPattern) => ({ globPattern }));
    this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(failed);
  }
}
