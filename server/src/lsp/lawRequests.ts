import { type Connection, ErrorCodes, ResponseError, SymbolKind } from 'vscode-languageserver';
import type { Failed } from '../core/fault.ts';
import { forNotification } from '../core/foreign.ts';
import { sectionOfUri } from '../features/index.ts';
import { ImportError } from '../library/uslm.ts';
import type { Laws } from './laws.ts';
import type { ImportStep } from './platform.ts';
import * as protocol from './protocol.ts';

/** How many provisions a search of workspace symbols lists. */
const SYMBOLS = 30;

/** Wires what concerns the law alone: its documents, look-ups, imports. `open` gives the open documents' addresses. */
export function serveLaw(connection: Connection, laws: Laws, open: () => string[], failed: Failed): void {
  connection.workspace.textDocumentContent.on(async ({ uri }) => {
    const { documents } = await laws.get();
    const section = sectionOfUri(uri);
    const text = section && documents?.text(section);
    if (text === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no law at ${uri}.`);
    return { text };
  });

  connection.onWorkspaceSymbol(async ({ query }) => {
    const { law, documents } = await laws.get();
    const hits = documents && query.trim() !== '' ? law.search(query, SYMBOLS) : [];
    return hits.flatMap(({ id, label, heading }) => {
      const place = documents?.place(id);
      if (!place) return [];
      const location = { uri: place.uri, range: place.selection };
      return [{ name: label, containerName: heading, kind: SymbolKind.Class, location }];
    });
  });

  connection.onRequest(protocol.LOOK_UP, async ({ query, limit }: protocol.LookUpParams) => {
    const hits: protocol.LookUpResult = (await laws.get()).law.search(query, limit);
    return hits;
  });

  connection.onRequest(protocol.LOCATE, async ({ id }: protocol.LocateParams) => {
    const { law, documents } = await laws.get();
    const place = documents?.place(id);
    const result: protocol.LocateResult = {
      document: place ? { uri: place.uri, range: place.selection } : null,
      link: law.links(id)[0]?.url ?? null,
    };
    return result;
  });

  connection.onRequest(protocol.ADD_LAW, (params: protocol.AddLawParams) => addLaw(params));

  async function addLaw({ source, content }: protocol.AddLawParams): Promise<protocol.AddLawResult> {
    const { importLaw } = laws.platform;
    if (!importLaw) return { added: [], error: 'Law can’t be imported here.' };
    const progress = await connection.window.createWorkDoneProgress();
    const cancel = new AbortController();
    progress.token.onCancellationRequested(() => cancel.abort());
    progress.begin('Importing law', 0, forNotification(source), true);
    const step = ({ name, bytes, total }: ImportStep) =>
      progress.report(total > 0 ? Math.floor((100 * bytes) / total) : 0, forNotification(name));
    try {
      const added = await importLaw(
        source,
        step,
        cancel.signal,
        content === undefined ? undefined : fromBase64(content),
      );
      await laws.renew();
      for (const uri of open()) {
        if (sectionOfUri(uri))
          connection.workspace.textDocumentContent
            .refresh(uri)
            .catch((error) => failed('message to the client', error));
      }
      return { added, error: null };
    } catch (error) {
      if (cancel.signal.aborted) return { added: [], error: 'Cancelled; nothing was imported.' };
      if (error instanceof ImportError) return { added: [], error: error.message };
      failed('import of law', error);
      return { added: [], error: 'The import failed by an error of ours, which the log has.' };
    } finally {
      progress.done();
    }
  }
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
