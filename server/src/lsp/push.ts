import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Documents } from './documents.ts';

/** How long typing must pause before findings are sent to a client that can't ask for them. */
const PAUSE = 200;

/** Sends findings after each change, for clients that can't pull them; withdraws them when a document closes. */
export function pushDiagnostics(
  connection: Connection,
  { texts }: Documents,
  diagnosticsOf: (uri: string) => Promise<Diagnostic[]>,
  failed: (error: unknown) => void,
): void {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const send = async (uri: string) => {
    timers.delete(uri);
    const version = texts.get(uri)?.version;
    if (version === undefined) return;
    const diagnostics = await diagnosticsOf(uri);
    if (texts.get(uri)?.version === version) await connection.sendDiagnostics({ uri, version, diagnostics });
  };
  for (const { uri } of texts.all()) send(uri).catch(failed);
  texts.onDidChangeContent(({ document: { uri } }) => {
    clearTimeout(timers.get(uri));
    timers.set(
      uri,
      setTimeout(() => send(uri).catch(failed), PAUSE),
    );
  });
  texts.onDidClose(({ document: { uri } }) => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
    connection.sendDiagnostics({ uri, diagnostics: [] }).catch(failed);
  });
}
