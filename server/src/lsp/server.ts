import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeResult,
  type SemanticTokens,
  type SemanticTokensDelta,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import * as features from '../features/index.ts';
import type { Law } from '../law/law.ts';
import { Documents, type Snapshot } from './documents.ts';
import * as protocol from './protocol.ts';
import { pushDiagnostics } from './push.ts';
import { readSettings, type Settings } from './settings.ts';
import * as to from './toLsp.ts';

/**
 * Wires the features to a connection, whatever its transport, and listens. Every handler is total: on a failure it
 * logs, and answers as if it had found nothing.
 */
export function startServer(connection: Connection, law: Law): void {
  const documents = new Documents();
  let client: ClientCapabilities = {};
  let settings: Settings = readSettings(undefined);
  /** Part of the id of diagnostics: they change with the settings, too. */
  let generation = 0;

  /** A handler's body for an open document; `nothing` where the document isn't open or the body fails. */
  function about<T>(uri: string, nothing: T, body: (snapshot: Snapshot) => T): T {
    try {
      const snapshot = documents.get(uri);
      return snapshot ? body(snapshot) : nothing;
    } catch (error) {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return nothing;
    }
  }

  const diagnosticsOf = (snapshot: Snapshot) =>
    snapshot.findings(law, settings).map((finding) => to.toDiagnostic(snapshot.document, finding));

  connection.onInitialize(({ capabilities, initializationOptions }): InitializeResult => {
    client = capabilities;
    settings = readSettings(initializationOptions?.settings);
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
    if (!client.textDocument?.diagnostic)
      pushDiagnostics(connection, documents, (uri) => about(uri, [], diagnosticsOf));
    if (client.workspace?.configuration) await applySettings(await connection.workspace.getConfiguration('policyText'));
  });

  connection.onDidChangeConfiguration(async ({ settings: sent }) => {
    const pulled = client.workspace?.configuration
      ? await connection.workspace.getConfiguration('policyText')
      : undefined;
    await applySettings(pulled ?? sent?.policyText);
  });

  async function applySettings(value: unknown): Promise<void> {
    const before = JSON.stringify(settings);
    settings = readSettings(value);
    if (JSON.stringify(settings) === before) return;
    documents.forget();
    generation++;
    if (client.workspace?.diagnostics?.refreshSupport) await connection.languages.diagnostics.refresh();
  }

  connection.onDocumentSymbol(({ textDocument }) =>
    about(textDocument.uri, [], ({ analysis, document }) => to.toSymbols(document, features.outline(analysis))),
  );

  connection.onFoldingRanges(({ textDocument }) =>
    about(textDocument.uri, [], ({ analysis, document }) => to.toFolds(document, features.folding(analysis))),
  );

  connection.onHover(({ textDocument, position }) =>
    about(textDocument.uri, null, ({ analysis, document }) => {
      const found = features.hover(analysis, to.toOffset(document, position), law);
      return found ? to.toHover(document, found) : null;
    }),
  );

  connection.onDefinition(({ textDocument, position }) =>
    about(textDocument.uri, null, ({ analysis, document }) =>
      to.toDefinition(document, features.definition(analysis, to.toOffset(document, position)), client),
    ),
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

  connection.onDocumentLinks(({ textDocument }) =>
    about(textDocument.uri, [], ({ analysis, document }) =>
      to.toLinks(
        document,
        features.documentLinks(analysis, law, () => false),
      ),
    ),
  );

  connection.onCodeAction(({ textDocument, range }) =>
    about(textDocument.uri, [], (snapshot) => {
      const { document } = snapshot;
      return to.toCodeActions(
        document,
        features.codeActions(snapshot.findings(law, settings), to.toOffsets(document, range)),
      );
    }),
  );

  connection.onDocumentOnTypeFormatting(({ textDocument, position }) =>
    about(textDocument.uri, [], ({ analysis, document }) =>
      settings.continueNumbering
        ? to.toEdits(document, features.continueNumbering(analysis, to.toOffset(document, position)))
        : [],
    ),
  );

  connection.languages.diagnostics.on(({ textDocument, previousResultId }) => {
    const none: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    return about(textDocument.uri, none, (snapshot) => {
      const resultId = `${snapshot.version}.${generation}`;
      if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(snapshot) };
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

  connection.onRequest(
    protocol.STATUS,
    ({ uri }: protocol.StatusParams): protocol.StatusResult =>
      about<protocol.StatusResult>(uri, null, (snapshot) =>
        features.status(snapshot.analysis, snapshot.findings(law, settings).length),
      ),
  );

  documents.texts.listen(connection);
  connection.listen();
}
