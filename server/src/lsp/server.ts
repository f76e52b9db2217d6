import {
  type CancellationToken,
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type InitializeResult,
  ResponseError,
  type SemanticTokens,
  type SemanticTokensDelta,
  SymbolKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import * as features from '../features/index.ts';
import type { Law } from '../law/law.ts';
import { Documents, type Snapshot } from './documents.ts';
import { LawDocuments, toLawLink } from './lawDocuments.ts';
import { openLaw } from './openLaw.ts';
import * as protocol from './protocol.ts';
import { pushDiagnostics } from './push.ts';
import { readSettings, type Settings } from './settings.ts';
import * as to from './toLsp.ts';

/** Gives the bytes of a file among the tables of law; `folder` is where the client says that they lie, or ''. */
export type ReadLawFile = (name: string, folder: string) => Promise<Uint8Array>;

/**
 * Wires the features to a connection, whatever its transport, and listens. Every handler is total: on a failure it
 * logs, and answers as if it had found nothing.
 */
export function startServer(connection: Connection, readLawFile: ReadLawFile): void {
  const documents = new Documents();
  let client: ClientCapabilities = {};
  let settings: Settings = readSettings(undefined);
  let lawFolder = '';
  /** Part of the id of diagnostics: they change with the settings, too. */
  let generation = 0;
  /** Loaded when first asked for: a file that is only looked at costs no table. */
  let law: Promise<Law> | undefined;
  let lawDocuments: LawDocuments | undefined;

  const log = (error: unknown) =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));

  const getLaw = () => {
    law ??= openLaw((name) => readLawFile(name, lawFolder), settings, log).then((loaded) => {
      lawDocuments = new LawDocuments(loaded);
      return loaded;
    });
    return law;
  };

  /** Whether the client can show documents that we make. */
  const showsLaw = () => client.workspace?.textDocumentContent !== undefined;

  /** The answer of `body` for an open document; `nothing` where the document isn't open or the body fails. */
  function about<T>(uri: string, nothing: T, body: (snapshot: Snapshot) => T): T {
    try {
      const snapshot = documents.get(uri);
      return snapshot ? body(snapshot) : nothing;
    } catch (error) {
      log(error);
      return nothing;
    }
  }

  /** The same for what asks the law; what was cancelled while its tables were loading is not worked out. */
  async function aboutLaw<T>(
    uri: string,
    nothing: T,
    token: CancellationToken | undefined,
    body: (snapshot: Snapshot, law: Law) => T,
  ): Promise<T> {
    const loaded = await getLaw();
    return token?.isCancellationRequested ? nothing : about(uri, nothing, (snapshot) => body(snapshot, loaded));
  }

  const diagnosticsOf = (snapshot: Snapshot, loaded: Law) =>
    snapshot.findings(loaded, settings).map((finding) => to.toDiagnostic(snapshot.document, finding));

  connection.onInitialize(({ capabilities, initializationOptions }): InitializeResult => {
    client = capabilities;
    settings = readSettings(initializationOptions?.settings);
    lawFolder = String(initializationOptions?.lawFolder ?? '');
    return {
      serverInfo: { name: 'Policy Text' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        documentSymbolProvider: true,
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentLinkProvider: {},
        workspaceSymbolProvider: true,
        workspace: { textDocumentContent: { schemes: [features.LAW_SCHEME] } },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
        diagnosticProvider: { identifier: 'policy-text', interFileDependencies: false, workspaceDiagnostics: false },
        semanticTokensProvider: {
          legend: { tokenTypes: [...features.TOKEN_TYPES], tokenModifiers: [] },
          full: { delta: true },
          range: true,
        },
      },
    };
  });

  connection.onInitialized(async () => {
    if (!client.textDocument?.diagnostic) {
      pushDiagnostics(connection, documents, (uri) => aboutLaw(uri, [], undefined, diagnosticsOf));
    }
    if (client.workspace?.configuration) applySettings(await connection.workspace.getConfiguration('policyText'));
  });

  connection.onDidChangeConfiguration(async ({ settings: sent }) => {
    const pull = client.workspace?.configuration;
    applySettings(pull ? await connection.workspace.getConfiguration('policyText') : sent?.policyText);
  });

  function applySettings(value: unknown): void {
    const before = settings;
    settings = readSettings(value);
    if (JSON.stringify(settings) === JSON.stringify(before)) return;
    if (settings.links !== before.links) law = undefined;
    generation++;
    if (client.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh().catch(log);
  }

  connection.onDocumentSymbol(({ textDocument }) =>
    about(textDocument.uri, [], ({ analysis, document }) => to.toSymbols(document, features.outline(analysis))),
  );

  connection.onFoldingRanges(({ textDocument }) =>
    about(textDocument.uri, [], ({ analysis, document }) => to.toFolds(document, features.folding(analysis))),
  );

  connection.onHover(({ textDocument, position }, token) =>
    aboutLaw(textDocument.uri, null, token, ({ analysis, document }, loaded) => {
      const found = features.hover(analysis, to.toOffset(document, position), loaded);
      return found ? to.toHover(document, found) : null;
    }),
  );

  connection.onDefinition(({ textDocument, position }, token) =>
    aboutLaw(textDocument.uri, null, token, ({ analysis, document }) => {
      const offset = to.toOffset(document, position);
      const jumps = features.definition(analysis, offset);
      const cited = jumps.length === 0 && showsLaw() ? features.lawAt(analysis, offset) : undefined;
      const place = cited && lawDocuments?.place(cited.id);
      if (!place) return to.toDefinition(document, jumps, client);
      return to.plainUnlessLinks([toLawLink(to.toRange(document, cited.origin), place)], client);
    }),
  );

  connection.onReferences(({ textDocument, position, context }) =>
    about(textDocument.uri, [], ({ analysis, document }) =>
      features
        .references(analysis, to.toOffset(document, position))
        .filter((mention) => context.includeDeclaration || !mention.declaration)
        .map((mention) => ({ uri: document.uri, range: to.toRange(document, mention.range) })),
    ),
  );

  connection.onDocumentHighlight(({ textDocument, position }) =>
    about(textDocument.uri, [], ({ analysis, document }) =>
      to.toHighlights(document, features.highlights(analysis, to.toOffset(document, position))),
    ),
  );

  connection.onSelectionRanges(({ textDocument, positions }) =>
    about(textDocument.uri, null, ({ analysis, document }) =>
      positions.map((position) => {
        const offset = to.toOffset(document, position);
        return to.toSelectionRange(document, features.selectionRange(analysis, offset), offset);
      }),
    ),
  );

  connection.onDocumentLinks(({ textDocument }, token) =>
    aboutLaw(textDocument.uri, [], token, ({ analysis, document }, loaded) =>
      to.toLinks(
        document,
        features.documentLinks(analysis, loaded, (id) => showsLaw() && features.opens(id, loaded)),
      ),
    ),
  );

  connection.onCodeAction(({ textDocument, range }, token) =>
    aboutLaw(textDocument.uri, [], token, (snapshot, loaded) => {
      const { document } = snapshot;
      const found = snapshot.findings(loaded, settings);
      return to.toCodeActions(document, features.codeActions(found, to.toOffsets(document, range)));
    }),
  );

  connection.onDocumentOnTypeFormatting(({ textDocument, position }) =>
    about(textDocument.uri, [], ({ analysis, document }) =>
      settings.continueNumbering
        ? to.toEdits(document, features.continueNumbering(analysis, to.toOffset(document, position)))
        : [],
    ),
  );

  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) => {
    const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    return aboutLaw<DocumentDiagnosticReport>(textDocument.uri, nothing, token, (snapshot, loaded) => {
      const resultId = `${snapshot.version}.${generation}`;
      if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(snapshot, loaded) };
    });
  });

  /** The tokens last sent in full or as a difference, by document: the base of the next difference. */
  const sent = new Map<string, SemanticTokens>();
  documents.texts.onDidClose(({ document }) => sent.delete(document.uri));

  function fullTokens({ analysis, document }: Snapshot): SemanticTokens {
    const previous = Number(sent.get(document.uri)?.resultId ?? 0);
    const data = to.toTokenData(document, features.semanticTokens(analysis));
    const tokens = { resultId: String(previous + 1), data };
    sent.set(document.uri, tokens);
    return tokens;
  }

  connection.languages.semanticTokens.on(({ textDocument }) => about(textDocument.uri, { data: [] }, fullTokens));

  connection.languages.semanticTokens.onDelta(({ textDocument, previousResultId }) =>
    about<SemanticTokens | SemanticTokensDelta>(textDocument.uri, { data: [] }, (snapshot) => {
      const previous = sent.get(textDocument.uri);
      const tokens = fullTokens(snapshot);
      return previous?.resultId === previousResultId ? to.toTokenDelta(previous, tokens) : tokens;
    }),
  );

  connection.languages.semanticTokens.onRange(({ textDocument, range }) =>
    about(textDocument.uri, { data: [] }, ({ analysis, document }) => ({
      data: to.toTokenData(document, features.semanticTokens(analysis, to.toOffsets(document, range))),
    })),
  );

  connection.onRequest(protocol.STATUS, ({ uri }: protocol.StatusParams, token) =>
    aboutLaw<protocol.StatusResult>(uri, null, token, (snapshot, loaded) =>
      features.status(snapshot.analysis, snapshot.findings(loaded, settings).length),
    ),
  );

  connection.workspace.textDocumentContent.on(async ({ uri }) => {
    await getLaw();
    const section = features.sectionOfUri(uri);
    const text = section && lawDocuments?.text(section);
    if (text === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no law at ${uri}.`);
    return { text };
  });

  connection.onWorkspaceSymbol(async ({ query }) => {
    if (query.trim() === '' || !showsLaw()) return [];
    const hits = (await getLaw()).search(query, 30);
    return hits.flatMap(({ id, label, heading }) => {
      const place = lawDocuments?.place(id);
      const location = place && { uri: place.uri, range: place.selection };
      return location ? [{ name: label, containerName: heading, kind: SymbolKind.Class, location }] : [];
    });
  });

  connection.onRequest(protocol.LOOK_UP, async ({ query, limit }: protocol.LookUpParams) => {
    const hits: protocol.LookUpResult = (await getLaw()).search(query, limit);
    return hits;
  });

  connection.onRequest(protocol.LOCATE, async ({ id }: protocol.LocateParams): Promise<protocol.LocateResult> => {
    const loaded = await getLaw();
    const place = showsLaw() ? lawDocuments?.place(id) : undefined;
    return {
      document: place ? { uri: place.uri, range: place.selection } : null,
      link: loaded.links(id)[0]?.url ?? null,
    };
  });

  connection.onRequest(protocol.CITE, ({ uri, position }: protocol.CiteParams, token) =>
    aboutLaw<protocol.CiteResult>(uri, null, token, ({ analysis, document }, loaded) => {
      const offset = to.toOffset(document, position);
      return features.citations(analysis, offset, loaded, features.sectionOfUri(uri)) ?? null;
    }),
  );

  documents.texts.listen(connection);
  connection.listen();
}
