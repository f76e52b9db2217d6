import { type Connection, ErrorCodes, ResponseError, SymbolKind } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis.ts';
import type { Failed } from '../core/fault.ts';
import { forNotification } from '../core/foreign.ts';
import { ownId } from '../core/ownId.ts';
import { sectionOfUri } from '../features/index.ts';
import type { Law } from '../law/law.ts';
import { ImportError } from '../library/uslm.ts';
import type { Documents } from './documents.ts';
import type { FolderService } from './folderRequests.ts';
import type { Laws } from './laws.ts';
import type { ImportStep } from './platform.ts';
import * as protocol from './protocol.ts';

/** How many provisions a search of workspace symbols lists. */
const SYMBOLS = 30;
/** And of what is to become a file. */
const FILES = 10;

/** Wires what concerns the law: its documents, look-ups, imports, after which `imported` is told; sections of the folder are looked up with it. */
export function serveLaw(
  connection: Connection,
  laws: Laws,
  documents: Documents,
  folder: FolderService,
  failed: Failed,
  imported: () => void,
): void {
  connection.workspace.textDocumentContent.on(async ({ uri }) => {
    const { documents: texts } = await laws.get();
    const section = sectionOfUri(uri);
    const text = section && texts?.text(section);
    if (text === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no law at ${uri}.`);
    return { text };
  });

  connection.onWorkspaceSymbol(async ({ query }) => {
    const { law, documents: texts } = await laws.get();
    if (query.trim() === '') return [];

    const hits = texts ? law.search(query, texts.areFiles ? FILES : SYMBOLS) : [];
    const own = folder.symbols(query, SYMBOLS, law);
    const lawful = hits.flatMap(({ id, label, heading }) => {
      const place = texts?.place(id);
      if (!place) return [];
      const location = { uri: place.uri, range: place.selection };
      return [{ name: label, containerName: heading, kind: SymbolKind.Class, location }];
    });
    return [...own, ...lawful];
  });

  connection.onRequest(protocol.LOOK_UP, async ({ query, limit, uri, recent = [] }: protocol.LookUpParams) => {
    const { law } = await laws.get();
    if (query.trim() !== '') return law.search(query, limit) satisfies protocol.LookUpResult;
    const cited = uri === undefined ? [] : citedIn(documents.get(uri)?.analysis, law);
    const ids = [...new Set([...recent, ...cited])].slice(0, limit);
    return ids.map((id) => hitOf(id, law)) satisfies protocol.LookUpResult;
  });

  connection.onRequest(protocol.LOCATE, async ({ id }: protocol.LocateParams) => {
    const { law, documents: texts } = await laws.get();
    const place = texts?.place(id);
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
      imported();
      for (const uri of documents.texts.keys()) {
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

/** What a document cites, in its order; what surely doesn't exist is not offered. */
function citedIn(analysis: Analysis | undefined, law: Law): string[] {
  const ids = new Set<string>();
  const own = analysis && ownId(analysis);
  for (const target of analysis?.citations.flatMap(({ targets }) => targets) ?? []) {
    const id = target.split('..')[0]!;
    // Of two parallel citations the first; a document's own title cites nothing.
    if (id !== own && !ids.has(law.parallel(id) ?? '') && law.exists(id)?.exists !== false) ids.add(id);
  }
  return [...ids];
}

const hitOf = (id: string, law: Law): protocol.LookUpHit => ({
  id,
  label: law.cite(id, 'plain'),
  heading: law.breadcrumb(id).findLast(({ heading }) => heading !== '')?.heading ?? '',
});
