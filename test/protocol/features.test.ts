import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type LocationLink,
  type MarkupContent,
  MarkupKind,
  type PublishDiagnosticsParams,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensDelta,
  type TextEdit,
} from 'vscode-languageserver/node';
import { DEFAULTS } from '../../server/src/lsp/settings.ts';
import { CAPABILITIES, Client } from './client.ts';

const ORDER = readFileSync('samples/orderly-processing.txt', 'utf8');

describe('the server over standard input and output', () => {
  let client: Client;
  let uri: string;

  before(async () => {
    client = await Client.start();
    uri = await client.open(ORDER);
  });
  after(async () => assert.equal(await client.stop(), 0, 'the server ends in order'));

  it('says what it can do', () => {
    const { capabilities, serverInfo } = client.initialized;
    assert.equal(serverInfo?.name, 'Policy Text');
    for (const provider of ['documentSymbol', 'hover', 'definition', 'references', 'documentHighlight'] as const) {
      assert.equal(capabilities[`${provider}Provider`], true, provider);
    }
    assert.ok(capabilities.semanticTokensProvider && capabilities.diagnosticProvider);
  });

  it('documentSymbol: a tree with label ranges', async () => {
    const symbols = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', uri);
    assert.deepEqual(
      symbols.map((symbol) => client.words(uri, symbol.selectionRange)),
      ['Section 1.', 'Sec. 2.', 'Sec. 3.', 'Sec. 4.', 'Sec. 5.', 'Sec. 6.', 'Sec. 7.', 'Sec. 8.'],
    );
    assert.equal(symbols[3]!.children![1]!.children!.length, 2);
  });

  it('hover: Markdown about the citation, and its range', async () => {
    const hover = await client.ask<Hover>('textDocument/hover', uri, client.at(uri, '235(b)(2)(C)', 3));
    const { value } = hover.contents as { value: string };
    assert.match(value, /8 U\.S\.C\. § 1225/);
    assert.match(value, /\]\(https:\/\/uscode\.house\.gov/);
    assert.equal(client.words(uri, hover.range!), 'section 235(b)(2)(C) of the INA');
  });

  it('hover: nothing in running text', async () => {
    assert.equal(await client.ask('textDocument/hover', uri, client.at(uri, 'Long queues')), null);
  });

  it('definition: a link with the whole reference as origin', async () => {
    const place = client.at(uri, 'section 2 of this order', 8);
    const links = await client.ask<LocationLink[]>('textDocument/definition', uri, place);
    assert.deepEqual(
      links.map((link) => [
        client.words(uri, link.originSelectionRange!),
        client.words(uri, link.targetSelectionRange),
      ]),
      [['section 2 of this order', 'Sec. 2.']],
    );
  });

  it('definition: from the first character to just behind the last, and not beyond', async () => {
    const at = async (into: number) => {
      const place = client.at(uri, 'section 2 of this order', into);
      return (await client.ask<LocationLink[]>('textDocument/definition', uri, place)).length;
    };
    const end = 'section 2 of this order'.length;
    assert.deepEqual([await at(-1), await at(0), await at(end), await at(end + 1)], [0, 1, 1, 0]);
  });

  it('references with and without the declaration, and highlights', async () => {
    const place = client.at(uri, 'Sec. 4. Inspection', 5);
    const ask = async (includeDeclaration: boolean) => {
      const found = await client.ask<Location[]>('textDocument/references', uri, {
        ...place,
        context: { includeDeclaration },
      });
      return found.map((location) => client.words(uri, location.range));
    };
    assert.deepEqual(await ask(true), ['Sec. 4.', 'section 4 of this order']);
    assert.deepEqual(await ask(false), ['section 4 of this order']);
    const lit = await client.ask<DocumentHighlight[]>('textDocument/documentHighlight', uri, place);
    assert.deepEqual(
      lit.map((highlight) => highlight.kind),
      [3, 2],
    );
  });

  it('foldingRange: lines', async () => {
    const folds = await client.ask<FoldingRange[]>('textDocument/foldingRange', uri);
    const line = client.at(uri, 'Sec. 2. Policy').position.line;
    assert.deepEqual(
      folds.filter((fold) => fold.startLine === line).map((fold) => fold.endLine),
      [client.at(uri, 'how these aims are met.').position.line],
    );
  });

  it('selectionRange: a chain outward', async () => {
    const positions = [client.at(uri, 'Long queues', 2).position];
    const [range] = await client.ask<SelectionRange[]>('textDocument/selectionRange', uri, { positions });
    const texts: string[] = [];
    for (let at: SelectionRange | undefined = range; at; at = at.parent) texts.push(client.words(uri, at.range));
    assert.equal(texts[0], 'Long');
    assert.ok(
      texts.includes('Long queues at ports of entry burden travelers, commerce, and the officers who\ninspect both.'),
    );
  });

  it('documentLink: official texts, and none for references', async () => {
    const links = await client.ask<DocumentLink[]>('textDocument/documentLink', uri);
    const byText = new Map(links.map((link) => [client.words(uri, link.range), link.target]));
    assert.match(byText.get('8 CFR 100.4') ?? '', /^https:\/\//);
    assert.equal(byText.get('section 2 of this order'), undefined);
  });

  it('definition: of a public law a page of what is known of it', async () => {
    const [link] = await client.ask<LocationLink[]>(
      'textDocument/definition',
      uri,
      client.at(uri, 'Public Law 109–367', 3),
    );
    assert.match(link!.targetUri, /^policy-law:\/us\/pl\/109\/367\//);
    const { text } = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', {
      uri: link!.targetUri,
    });
    assert.match(text, /^Public Law 109-367: Secure Fence Act of 2006\n\n/);
  });

  it('semantic tokens: full, range and difference agree', async () => {
    const full = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', uri);
    assert.equal(full.data.length % 5, 0);
    const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    const inRange = await client.ask<SemanticTokens>('textDocument/semanticTokens/range', uri, { range });
    assert.deepEqual(inRange.data, full.data);

    const insert = client.at(uri, 'Long queues').position;
    await client.change(uri, [{ range: { start: insert, end: insert }, text: 'See section 3 of this order. ' }]);
    const delta = await client.ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', uri, {
      previousResultId: full.resultId,
    });
    const data = [...full.data];
    for (const edit of [...delta.edits].reverse()) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    const again = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', uri);
    assert.deepEqual(data, again.data);
    assert.notDeepEqual(data, full.data);
  });

  it('diagnostics: pulled, unchanged when nothing changed, fresh after a change', async () => {
    const text =
      'Section 1. Purpose. As section 9 of this order says, and section 1103(a) of the Immigration and Nationality Act.\n\nSec. 2. Policy. None.\n';
    const place = await client.open(text, 'findings.policy');
    const pull = (previousResultId?: string) =>
      client.ask<DocumentDiagnosticReport>('textDocument/diagnostic', place, { previousResultId });
    const report = await pull();
    assert.ok(report.kind === 'full');
    assert.deepEqual(
      report.items.map((item) => [item.code, client.words(place, item.range), item.source]),
      [
        ['reference-dangling', '9', 'Policy Text'],
        ['act-section-unknown', '1103', 'Policy Text'],
      ],
    );
    const page = report.items[0]!.codeDescription!.href;
    assert.match(readFileSync(new URL(page), 'utf8'), /reference-dangling/);
    assert.equal((await pull(report.resultId)).kind, 'unchanged');
    const nine = client.at(place, '9 of').position;
    await client.change(place, [
      { range: { start: nine, end: { ...nine, character: nine.character + 1 } }, text: '1' },
    ]);
    const fresh = await pull(report.resultId);
    assert.ok(fresh.kind === 'full');
    assert.deepEqual(
      fresh.items.map((item) => item.code),
      ['act-section-unknown'],
    );
    // What is typed where nothing was found leaves the findings as they were sent.
    const none = client.at(place, 'None').position;
    await client.change(place, [{ range: { start: none, end: none }, text: 'x' }]);
    assert.deepEqual(await pull(fresh.resultId), { kind: 'unchanged', resultId: fresh.resultId });
    // Whoever has other ones gets them all.
    assert.equal((await pull(report.resultId)).kind, 'full');
  });

  it('codeAction: a fix that mends the finding', async () => {
    const place = await client.open(
      'Section 1. Purpose. Under section 1103(a) of the Immigration and Nationality Act.\n',
      'fix.policy',
    );
    // In the number that is wrong, and wherever else in its phrase.
    for (const words of ['1103', 'section 1103', '(a) of', 'Nationality Act']) {
      const range = { start: client.at(place, words).position, end: client.at(place, words).position };
      const actions = await client.ask<CodeAction[]>('textDocument/codeAction', place, {
        range,
        context: { diagnostics: [] },
      });
      const edits = actions[0]!.edit!.changes![place]!;
      assert.equal(actions[0]!.kind, 'quickfix');
      const rewritten = applied(client.text(place).getText(), edits, client, place);
      assert.match(rewritten, /Under section 103\(a\) of the Immigration and Nationality Act/);
    }
  });

  it('onTypeFormatting: the next designation', async () => {
    const text = 'Sec. 2. Policy. To:\n(a) inspect;\n';
    const place = await client.open(text, 'typing.policy');
    const edits = await client.ask<TextEdit[]>('textDocument/onTypeFormatting', place, {
      position: { line: 2, character: 0 },
      ch: '\n',
      options: { tabSize: 4, insertSpaces: true },
    });
    assert.equal(applied(text, edits, client, place), 'Sec. 2. Policy. To:\n(a) inspect;\n(b) ');
  });

  it('answers emptily for a document that isn’t open', async () => {
    const unknown = 'file:///test/unknown.policy';
    assert.deepEqual(await client.ask('textDocument/documentSymbol', unknown), []);
    assert.equal(await client.ask('textDocument/hover', unknown, { position: { line: 0, character: 0 } }), null);
  });

  it('keeps in step with many changes of all sizes', async () => {
    const place = await client.open('', 'changes.policy');
    const pieces = ['Section 1. A. ', 'See section 2 of this order.\r\n', '\n\nSec. 2. B. ', '𝒜(a) c;\n', '\r', 'x'];
    for (let n = 0; n < 60; n++) {
      const length = client.text(place).getText().length;
      const [a, b] = [(n * 7919) % (length + 1), (n * 104729) % (length + 1)];
      const range = {
        start: client.text(place).positionAt(Math.min(a, b)),
        end: client.text(place).positionAt(Math.min(Math.max(a, b), Math.min(a, b) + 5)),
      };
      await client.change(place, [{ range, text: pieces[n % pieces.length]! }]);
    }
    const kept = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', place);
    const other = await client.open(client.text(place).getText(), 'same.policy');
    assert.deepEqual(kept, await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', other));
  });

  it('answers after a change as for a document that was just opened', async () => {
    // Much of an answer is kept from one version to the next, before the change and behind it.
    const sections = Array.from({ length: 30 }, (_, n) =>
      [
        `Sec. ${n + 1}. Files of Office ${n + 1}. (a) Each agency keeps its files as section ${(n % 30) + 1} of this order says.`,
        '(b) The Secretary acts under section 235(b) of the INA (8 U.S.C. 1225(b)) within 30 days of the date of this order,',
        'and tells every officer of what was kept, of what was lost, and of what was found again in the course of the year.',
        '(c) Nothing else is kept.',
      ].join('\n\n'),
    );
    const long = await client.open(
      `Executive Order 99002 of March 3, 2025\n\n${sections.join('\n\n')}\n`,
      'long.policy',
    );
    const asked = ['documentSymbol', 'foldingRange', 'diagnostic', 'documentLink'].map(
      (name) => `textDocument/${name}`,
    );
    const answers = async (uri: string) => {
      const all = await Promise.all(asked.map((method) => client.ask<object>(method, uri)));
      // Places that findings relate to have the document's address.
      const same = (answer: object) => JSON.parse(JSON.stringify(answer).replaceAll(uri, 'uri'));
      return all.map((answer) => ({ ...same(answer), resultId: '' }));
    };
    const edits: [words: string, nth: number, by: string][] = [
      ['keeps its files', 3, 'keeps all of its files'],
      ['(c) Nothing', 20, '(d) Nothing'],
      ['Sec. 12. Files', 1, 'Sec. 12. Papers\n\n(a) No paper is kept.\n\nSec. 12. Files'],
      ['Executive Order', 1, '\n\nExecutive Order'],
      ['section 235(b)', 29, 'section 237(a)'],
      ['lost', 30, 'lost” “'],
      ['Sec. 2. ', 1, 'e'],
    ];
    await answers(long);
    for (const [words, nth, by] of edits) {
      const { position: start } = client.at(long, words, 0, nth);
      const { position: end } = client.at(long, words, words.length, nth);
      await client.change(long, [{ range: { start, end }, text: by }]);
      const anew = await client.open(client.text(long).getText(), 'anew.policy');
      assert.deepEqual(await answers(long), await answers(anew), `${words} became ${by}`);
      await client.close(anew);
    }
    await client.close(long);
  });

  it('survives text of every kind', async () => {
    const texts = [
      '',
      '\0\0\0',
      '\ud800 section 1',
      '('.repeat(20_000),
      'Sec. 1.\n'.repeat(2000),
      'section 1, 2, 3, '.repeat(2000),
    ];
    for (const [n, text] of texts.entries()) {
      const place = await client.open(text, `odd-${n}.policy`);
      const position = { line: 0, character: 3 };
      await Promise.all([
        client.ask('textDocument/documentSymbol', place),
        client.ask('textDocument/diagnostic', place),
        client.ask('textDocument/semanticTokens/full', place),
        client.ask('textDocument/hover', place, { position }),
        client.ask('textDocument/definition', place, { position }),
        client.ask('textDocument/selectionRange', place, { positions: [position] }),
        client.ask('textDocument/onTypeFormatting', place, { position, ch: '\n', options: {} }),
      ]);
      await client.close(place);
    }
  });
});

describe('a client that knows less', () => {
  it('has findings pushed to it, and withdrawn when the document closes', async () => {
    const { diagnostic, ...textDocument } = CAPABILITIES.textDocument!;
    assert.ok(diagnostic);
    const client = await Client.start({ ...CAPABILITIES, textDocument });
    const pushed: PublishDiagnosticsParams[] = [];
    let arrived = () => {};
    const next = () => new Promise<void>((resolve) => (arrived = resolve));
    client.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      pushed.push(params);
      arrived();
    });
    let waiting = next();
    const uri = await client.open('Section 1. Purpose. As section 9 of this order says.\n\nSec. 2. Policy. None.\n');
    await waiting;
    waiting = next();
    await client.close(uri);
    await waiting;
    const codes = (diagnostics: Diagnostic[]) => diagnostics.map((item) => item.code);
    assert.deepEqual(
      pushed.map((params) => codes(params.diagnostics)),
      [['reference-dangling'], []],
    );
    await client.stop();
  });

  it('gets plain text where it asks for that first', async () => {
    const hovering = (contentFormat: MarkupKind[]) => ({ textDocument: { hover: { contentFormat } } });
    const text = 'Section 1. Purpose. Under section 235(b)(2)(C) of the INA.\n';
    for (const kind of [MarkupKind.PlainText, MarkupKind.Markdown]) {
      const other = kind === MarkupKind.Markdown ? MarkupKind.PlainText : MarkupKind.Markdown;
      const client = await Client.start(hovering([kind, other]));
      const uri = await client.open(text);
      const { contents } = await client.ask<Hover>('textDocument/hover', uri, client.at(uri, '235(b)'));
      const { kind: given, value } = contents as MarkupContent;
      assert.equal(given, kind);
      const isPlain = kind === MarkupKind.PlainText;
      assert.ok(value.startsWith(isPlain ? 'INA § 235(b)(2)(C) · 8 U.S.C.' : '**INA § 235\\(b\\)'), value);
      assert.equal(/\*\*|\]\(|\\/.test(value), !isPlain);
      await client.stop();
    }
  });

  it('gets places in place of links', async () => {
    const client = await Client.start({ ...CAPABILITIES, textDocument: {} });
    const uri = await client.open('Section 1. Purpose. As section 2 of this order says.\n\nSec. 2. Policy. None.\n');
    const found = await client.ask<Location[]>('textDocument/definition', uri, client.at(uri, 'section 2'));
    assert.deepEqual(
      found.map((location) => client.words(uri, location.range)),
      ['Sec. 2.'],
    );
    await client.stop();
  });
});

describe('settings', () => {
  it('are those that package.json describes, with the same defaults', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    const described: Record<string, unknown> = {};
    for (const [name, property] of Object.entries<{ default: unknown }>(contributes.configuration.properties)) {
      const [, group, own] = name.split('.');
      // `policyText.format.width` is `width` within `format`.
      if (own === undefined) described[group!] = property.default;
      else described[group!] = { ...(described[group!] as object), [own]: property.default };
    }
    // The client heeds `detect` by itself.
    assert.deepEqual(described, { detect: 'auto', ...DEFAULTS });
  });

  const text = 'Section 1. Purpose. As section 9 of this order says.\n\nSec. 2. Policy. To:\n(a) publish;\n';

  it('change the severity of findings, hide them, and switch the numbering off', async () => {
    const client = await Client.start(CAPABILITIES, { rules: { 'reference-dangling': 'error' } });
    const uri = await client.open(text);
    const severities = async () => {
      const report = await client.ask<DocumentDiagnosticReport>('textDocument/diagnostic', uri);
      return report.kind === 'full' ? report.items.map((item) => item.severity) : [];
    };
    assert.deepEqual(await severities(), [1]);
    const policyText = { continueNumbering: false, rules: { 'reference-dangling': 'off' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { policyText } });
    assert.deepEqual(await severities(), []);
    const edits = await client.ask('textDocument/onTypeFormatting', uri, {
      position: { line: 4, character: 0 },
      ch: '\n',
      options: {},
    });
    assert.deepEqual(edits, []);
    await client.stop();
  });
});

/** The text with the edits made. */
function applied(text: string, edits: readonly TextEdit[], client: Client, uri: string): string {
  const document = client.text(uri);
  return [...edits]
    .sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start))
    .reduce(
      (now, { range, newText }) =>
        now.slice(0, document.offsetAt(range.start)) + newText + now.slice(document.offsetAt(range.end)),
      text,
    );
}
