import {
  type CancellationToken,
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type DocumentSymbol,
  type FoldingRange,
  type InitializeResult,
  MessageType,
  type SemanticTokens,
  type SemanticTokensDelta,
  ShowMessageNotification,
  TextDocumentSyncKind,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { compare } from '../compare/compare.ts';
import { comparisonHtml, comparisonMarkdown } from '../compare/formats.ts';
import type { Range as OffsetRange } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { describeFault, type Failed } from '../core/fault.ts';
import { forNotification } from '../core/foreign.ts';
import * as features from '../features/index.ts';
import { meantInstead } from '../law/meant.ts';
import type { Found } from '../rules/index.ts';
import { Kept } from '../rules/kept.ts';
import { amendmentLenses, missingActions, outcomeOf, placeElsewhere, serveAmendments } from './amendments.ts';
import { FolderBases } from './bases.ts';
import { COMPLETION_CAPABILITIES, serveCompletion } from './completions.ts';
import { serveConversions } from './convertRequests.ts';
import { Documents, type Snapshot } from './documents.ts';
import { DRAFTING_CAPABILITIES, DRAFTING_KINDS, serveDrafting } from './drafting.ts';
import { FINDING_KINDS, findingActions } from './findingActions.ts';
import { FolderService } from './folderRequests.ts';
import { FolderRules, serveFolderRules } from './folderRules.ts';
import { HINT_CAPABILITIES, serveHints } from './hints.ts';
import { toLawLink } from './lawDocuments.ts';
import { serveLaw } from './lawRequests.ts';
import { Laws, type LoadedLaw } from './laws.ts';
import { answerRefused } from './order.ts';
import type { Platform } from './platform.ts';
import * as protocol from './protocol.ts';
import { pushDiagnostics } from './push.ts';
import { bytesOf, Ready } from './ready.ts';
import { readSettings, type Settings } from './settings.ts';
import * as to from './toLsp.ts';
import { warmUp } from './warmUp.ts';
import { Watcher } from './watcher.ts';
import { WrittenFindings } from './writtenFindings.ts';

/**
 * Wires the features to a connection, whatever its transport, and listens. Every handler is total: on a failure it
 * logs, and answers as if it had found nothing.
 */
export function startServer(connection: Connection, platform: Platform): void {
  const documents = new Documents((part, error) => failed(part, error));
  let client: ClientCapabilities = {};
  let roots: readonly WorkspaceFolder[] | null | undefined;
  let settings: Settings = readSettings(undefined);
  /** Whether the client has the command that a lens may run. */
  let showsAmended = false;
  /** Part of the id of diagnostics: they change with the settings, too. */
  let generation = 0;

  /** What was told of already: what fails at one keystroke fails at the next. */
  const told = new Set<string>();
  const failed: Failed = (part, error) => {
    const entry = describeFault(part, error);
    if (told.has(entry) || told.size > 100) return;
    told.add(entry);
    connection.console.error(entry);
  };
  const folderRules = new FolderRules(platform, (part, error) => failed(part, error), findingsChanged);
  documents.texts.onDidClose(({ document }) => folderRules.forget(document.uri));

  const log = (message: string) => connection.console.error(message);
  const lost = (error: unknown) => failed('message to the client', error);

  const laws = new Laws(platform, log, failed, (message) => {
    // The notification, not `showWarningMessage`, which is a request and waits for a button.
    connection
      .sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: forNotification(message) })
      .catch(lost);
  });

  const watcher = new Watcher(connection);
  const folder = new FolderService(connection, documents, laws, failed, refreshFindings);
  const bases = new FolderBases(documents, folder.index, platform.folders, failed);

  /** The answer of `body` for an open document; `nothing` where the document isn't open or the body fails. */
  function about<T>(feature: string, uri: string, nothing: T, body: (snapshot: Snapshot) => T): T {
    try {
      const snapshot = documents.get(uri);
      return snapshot ? body(snapshot) : nothing;
    } catch (error) {
      failed(feature, error);
      return nothing;
    }
  }

  /** The same for what asks the law; what was cancelled while its tables were loading is not worked out. */
  async function aboutLaw<T>(
    feature: string,
    uri: string,
    nothing: T,
    token: CancellationToken | undefined,
    body: (snapshot: Snapshot, loaded: LoadedLaw) => T,
  ): Promise<T> {
    let loaded: LoadedLaw;
    try {
      loaded = await laws.get();
    } catch (error) {
      failed('loading of the law', error);
      return nothing;
    }
    documents.useFacts(loaded.law);
    return token?.isCancellationRequested
      ? nothing
      : about(feature, uri, nothing, (snapshot) => body(snapshot, loaded));
  }

  /** The same for what asks what a document changes in others: those that lie in the folder are read first. */
  const aboutBases: typeof aboutLaw = async (feature, uri, nothing, token, body) => {
    const give = await aboutLaw('documents that are amended', uri, undefined, token, (snapshot, { law }) =>
      bases.give(snapshot, law),
    );
    await give;
    return aboutLaw(feature, uri, nothing, token, body);
  };

  /** The same for what asks for findings, once it is known what the document's folder wants of them. */
  const aboutFindings: typeof aboutLaw = async (feature, uri, nothing, token, body) => {
    await folderRules.ready(uri);
    return aboutBases(feature, uri, nothing, token, body);
  };

  /** What findings there are has changed otherwise than by an edit. */
  function findingsChanged(): void {
    generation++;
    refreshFindings();
  }

  /** Other texts are at hand: a client that can asks anew. */
  function refreshFindings(): void {
    if (client.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh().catch(lost);
    if (client.workspace?.codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(lost);
  }

  /** How a finding of a document is sent. */
  const toDiagnostic = ({ document }: Snapshot, { law }: LoadedLaw) => {
    const elsewhere = placeElsewhere(document.uri, law, showsAmended);
    return (finding: Found) => to.toDiagnostic(document, finding, platform.rulePage?.(finding.code), elsewhere);
  };
  const findingsOf = (snapshot: Snapshot, { law }: LoadedLaw) =>
    snapshot.findings(law, folderRules.get(snapshot.document.uri));
  const diagnosticsOf = (snapshot: Snapshot, loaded: LoadedLaw) =>
    findingsOf(snapshot, loaded).map(toDiagnostic(snapshot, loaded));

  const drafter = serveDrafting(connection, { documents, client: () => client, files: platform, failed });

  const lensesOf = serveHints(connection, documents, laws, () => settings, failed);

  connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders }): InitializeResult => {
    client = capabilities;
    roots = workspaceFolders;
    settings = readSettings(initializationOptions?.settings);
    setParanoid();
    showsAmended = initializationOptions?.showsAmended === true;
    folderRules.configure(settings);
    folder.configure(settings);
    laws.configure(settings, {
      folder: String(initializationOptions?.lawFolder ?? ''),
      canShow: capabilities.workspace?.textDocumentContent !== undefined,
    });
    return {
      serverInfo: { name: 'Policy Text' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        documentSymbolProvider: true,
        hoverProvider: true,
        codeLensProvider: { resolveProvider: true },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentLinkProvider: {},
        workspaceSymbolProvider: true,
        callHierarchyProvider: true,
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          textDocumentContent: { schemes: [features.LAW_SCHEME] },
        },
        codeActionProvider: { codeActionKinds: [...FINDING_KINDS, ...DRAFTING_KINDS], resolveProvider: true },
        ...DRAFTING_CAPABILITIES,
        ...COMPLETION_CAPABILITIES,
        ...HINT_CAPABILITIES,
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
    try {
      warmUp();
    } catch (error) {
      failed('warming up', error);
    }
    if (!client.textDocument?.diagnostic) {
      pushDiagnostics(
        connection,
        documents,
        (uri) => aboutFindings('findings', uri, [], undefined, diagnosticsOf),
        lost,
      );
    }
    serveFolderRules(connection, client, folderRules, watcher, findingsChanged);
    await pullSettings();
    folder.start(client, roots, watcher);
    watcher.start(client, lost);
  });

  connection.onDidChangeConfiguration(async ({ settings: sent }) => {
    if (client.workspace?.configuration) await pullSettings();
    else applySettings(sent?.policyText);
    // What an editor wants for one folder alone changes nothing above.
    folderRules.clear();
    findingsChanged();
  });

  /** Asks the client for the settings; one that has none for us leaves those that it started us with. */
  async function pullSettings(): Promise<void> {
    if (!client.workspace?.configuration) return;
    try {
      const pulled = await connection.workspace.getConfiguration('policyText');
      if (pulled) applySettings(pulled);
    } catch (error) {
      lost(error);
    }
  }

  function applySettings(value: unknown): void {
    const before = settings;
    settings = readSettings(value);
    if (JSON.stringify(settings) === JSON.stringify(before)) return;
    laws.configure(settings);
    setParanoid();
    folderRules.configure(settings);
    folder.configure(settings);
    findingsChanged();
  }

  function setParanoid(): void {
    documents.compareWith(
      settings.paranoid
        ? (found) => log(`Read in steps and read whole differ: ${found}. Please report this line.`)
        : undefined,
    );
  }

  /** An answer that is JSON already, for a connection that sends JSON; it has the type of what it says. */
  const answered = <T>(ready: Ready): T => (platform.sendsJson ? ready : ready.toJSON()) as T;

  connection.onDocumentSymbol(({ textDocument }) =>
    about<DocumentSymbol[]>('outline', textDocument.uri, [], ({ outline }) => answered(outline.symbols)),
  );

  connection.onFoldingRanges(({ textDocument }) =>
    about<FoldingRange[]>('folding', textDocument.uri, [], ({ outline }) => answered(outline.folds)),
  );

  connection.onHover(({ textDocument, position }, token) =>
    aboutBases('hover', textDocument.uri, null, token, (snapshot, { law }) => {
      const { analysis, document } = snapshot;
      const offset = to.toOffset(document, position);
      const found =
        features.hover(analysis, offset, law, features.sectionOfUri(document.uri), document.uri) ??
        features.amendmentHover(analysis, offset, outcomeOf(snapshot, law));
      return found ? to.toHover(document, found, client.textDocument?.hover?.contentFormat) : null;
    }),
  );

  connection.onDefinition(({ textDocument, position }, token) =>
    aboutLaw('definition', textDocument.uri, null, token, ({ analysis, document }, { law, documents: texts }) => {
      const offset = to.toOffset(document, position);
      const jumps = features.definition(analysis, offset);
      const cited = jumps.length === 0 ? features.lawAt(analysis, offset) : undefined;
      const inFolder = cited && folder.find(cited.id, to.toRange(document, cited.origin), law);
      if (inFolder) return to.plainUnlessLinks([inFolder], client);
      // What doesn't exist leads to what was probably meant.
      const place = cited && texts?.place(meantInstead(cited.id, law) ?? cited.id);
      const changed = jumps.length > 0 || cited ? undefined : features.instructionTargets(analysis, offset, law);
      for (const id of changed?.ids ?? []) {
        const origin = to.toRange(document, changed!.origin);
        const known = folder.find(id, origin, law);
        const imported = known ? undefined : texts?.place(id);
        const link = known ?? (imported && toLawLink(origin, imported));
        if (link) return to.plainUnlessLinks([link], client);
      }
      if (!place) return to.toDefinition(document, jumps, client);
      return to.plainUnlessLinks([toLawLink(to.toRange(document, cited.origin), place)], client);
    }),
  );

  connection.onCodeLens(({ textDocument }, token) =>
    aboutBases('amendments carried out', textDocument.uri, [], token, (snapshot, { law }) => [
      ...amendmentLenses(snapshot, law, showsAmended),
      ...lensesOf(snapshot),
    ]),
  );

  connection.onReferences(async ({ textDocument, position, context }, token) => {
    await folder.ready;
    return aboutLaw('references', textDocument.uri, [], token, (snapshot, { law }) => {
      const { analysis, document } = snapshot;
      const offset = to.toOffset(document, position);
      const here = features
        .references(analysis, offset)
        .filter((mention) => context.includeDeclaration || !mention.declaration)
        .map((mention) => ({ uri: document.uri, range: to.toRange(document, mention.range) }));
      return [...here, ...folder.elsewhere(snapshot, offset, law)];
    });
  });

  connection.onDocumentHighlight(({ textDocument, position }) =>
    about('highlights', textDocument.uri, [], ({ analysis, document }) =>
      to.toHighlights(document, features.highlights(analysis, to.toOffset(document, position))),
    ),
  );

  connection.onSelectionRanges(({ textDocument, positions }) =>
    about('selection ranges', textDocument.uri, null, ({ analysis, document }) =>
      positions.map((position) => {
        const offset = to.toOffset(document, position);
        return to.toSelectionRange(document, features.selectionRange(analysis, offset), offset);
      }),
    ),
  );

  connection.onDocumentLinks(({ textDocument }, token) =>
    aboutLaw('links', textDocument.uri, [], token, ({ analysis, document }, { law, documents: texts }) =>
      to.toLinks(
        document,
        features.documentLinks(analysis, law, (id) => texts?.areFiles === false && features.opens(id, law)),
      ),
    ),
  );

  connection.onCodeAction(async ({ textDocument, range, context }, token) => {
    const ofFindings = aboutFindings('quick fixes', textDocument.uri, [], token, (snapshot, { law }) => {
      const { uri } = snapshot.document;
      const found = snapshot.findings(law, folderRules.get(uri));
      const { only } = context;
      const [file, style] = [folderRules.file(uri), settings.citationStyle];
      const missing = showsAmended && platform.folders ? missingActions(snapshot, range, only, law) : [];
      return [...findingActions({ snapshot, found, range, only, law, client, file, style }), ...missing];
    });
    return [...(await ofFindings), ...(await drafter.actions(textDocument.uri, range, context.only))];
  });

  connection.onDocumentOnTypeFormatting(({ textDocument, position }) =>
    about('numbering', textDocument.uri, [], ({ analysis, document }) =>
      settings.continueNumbering
        ? to.toEdits(document, features.continueNumbering(analysis, to.toOffset(document, position)))
        : [],
    ),
  );

  /** The findings that were last sent, by document: while they stay as they are, they are not sent again. */
  const shown = new Map<string, { readonly resultId: string; readonly items: WrittenFindings }>();
  documents.texts.onDidClose(({ document }) => shown.delete(document.uri));

  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) => {
    const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    return aboutFindings<DocumentDiagnosticReport>('findings', textDocument.uri, nothing, token, (snapshot, loaded) => {
      const resultId = `${snapshot.version}.${generation}.${bases.stateOf(textDocument.uri)}`;
      if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      const last = shown.get(textDocument.uri);
      const found = findingsOf(snapshot, loaded);
      const how = toDiagnostic(snapshot, loaded);
      const items = new WrittenFindings(found, snapshot.analysis, snapshot.starts, how, last?.items);
      if (last && last.resultId === previousResultId && items.isSame(last.items))
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: last.resultId };
      shown.set(textDocument.uri, { resultId, items });
      const kind = JSON.stringify(DocumentDiagnosticReportKind.Full);
      const lead = bytesOf(`{"kind":${kind},"resultId":"${resultId}","items":`);
      return answered(new Ready([lead, ...items.pieces, bytesOf('}')]));
    });
  });

  /** The tokens last sent in full or as a difference, by document: the base of the next difference. */
  const sent = new Map<string, SemanticTokens>();
  /** Where terms are used in the version of which tokens were last asked for. */
  const uses = new Map<string, { readonly version: number; readonly kept: Kept }>();
  documents.texts.onDidClose(({ document }) => {
    sent.delete(document.uri);
    uses.delete(document.uri);
  });

  function tokensIn({ analysis, document, version }: Snapshot, within?: OffsetRange): number[] {
    let known = uses.get(document.uri);
    if (known?.version !== version) {
      known = { version, kept: new Kept(known?.kept) };
      uses.set(document.uri, known);
    }
    return to.toTokenData(document, features.semanticTokens(analysis, within, known.kept));
  }

  function fullTokens(snapshot: Snapshot): SemanticTokens {
    const { document } = snapshot;
    const previous = Number(sent.get(document.uri)?.resultId ?? 0);
    const data = tokensIn(snapshot);
    const tokens = { resultId: String(previous + 1), data };
    sent.set(document.uri, tokens);
    return tokens;
  }

  connection.languages.semanticTokens.on(({ textDocument }) =>
    about('semantic tokens', textDocument.uri, { data: [] }, fullTokens),
  );

  connection.languages.semanticTokens.onDelta(({ textDocument, previousResultId }) =>
    about<SemanticTokens | SemanticTokensDelta>('semantic tokens', textDocument.uri, { data: [] }, (snapshot) => {
      const previous = sent.get(textDocument.uri);
      const tokens = fullTokens(snapshot);
      return previous?.resultId === previousResultId ? to.toTokenDelta(previous, tokens) : tokens;
    }),
  );

  connection.languages.semanticTokens.onRange(({ textDocument, range }) =>
    about('semantic tokens', textDocument.uri, { data: [] }, (snapshot) => ({
      data: tokensIn(snapshot, to.toOffsets(snapshot.document, range)),
    })),
  );

  connection.onRequest(protocol.STATUS, ({ uri }: protocol.StatusParams, token) =>
    aboutFindings<protocol.StatusResult>('status', uri, null, token, (snapshot, { law }) =>
      // As many as the list of problems shows: VS Code marks a hint in the text alone.
      features.status(
        snapshot.analysis,
        snapshot.findings(law, folderRules.get(uri)).filter(({ severity }) => severity !== 'hint').length,
      ),
    ),
  );

  connection.onRequest(protocol.COMPARE, ({ uri, before, name }: protocol.CompareParams, token) =>
    aboutLaw<protocol.CompareResult>('comparison', uri, null, token, ({ analysis }, { law }) => {
      const comparison = compare(analyze(before, { name: analysis.name, facts: law }), analysis);
      return { html: comparisonHtml(comparison), markdown: comparisonMarkdown(comparison, `Changes since ${name}`) };
    }),
  );

  connection.onRequest(protocol.WANTED_LAW, ({ uri }: protocol.WantedLawParams, token) =>
    aboutLaw<protocol.WantedLawResult>('law that is cited', uri, [], token, ({ analysis }, { law }) =>
      features.wantedLaw(analysis, law),
    ),
  );

  connection.onRequest(protocol.CITE, ({ uri, position }: protocol.CiteParams, token) =>
    aboutLaw<protocol.CiteResult>('citation', uri, null, token, ({ analysis, document }, { law }) => {
      const offset = to.toOffset(document, position);
      return features.citations(analysis, offset, law, features.sectionOfUri(uri)) ?? null;
    }),
  );

  serveConversions(connection, documents, laws, failed);
  answerRefused(connection);
  serveCompletion(connection, documents, laws, () => client, failed);
  serveLaw(connection, laws, documents, folder, failed, () => {
    bases.forget();
    findingsChanged();
  });
  serveAmendments(connection, aboutBases);
  documents.texts.listen(connection);
  connection.listen();
}
