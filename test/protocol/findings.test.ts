/** Findings by folder: severities, what is ignored, and the fixes that an editor makes on save. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  ConfigurationParams,
  DocumentDiagnosticReport,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver/node';
import { CAPABILITIES, Client } from './client.ts';

const FULL: ClientCapabilities = {
  ...CAPABILITIES,
  workspace: {
    ...CAPABILITIES.workspace,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
};

const DRAFT =
  'Section 1. Purpose. This order keeps gauges.\n\nSec. 3. Policy. Each gauge is read within five (6) days.\n';

describe('findings by folder', () => {
  let folder: string;
  let client: Client;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-rules-'));
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  const config = () => path.join(folder, '.policy-text.json');
  const open = async (text: string, name: string): Promise<string> => {
    const uri = pathToFileURL(path.join(folder, name)).href;
    await client.openAt(uri, text);
    return uri;
  };
  const found = async (uri: string): Promise<string[]> => {
    const report = await client.ask<DocumentDiagnosticReport>('textDocument/diagnostic', uri);
    return report.kind === 'full' ? report.items.map(({ code, severity }) => `${code} ${severity}`) : [];
  };
  const actions = (uri: string, words: string, only?: string[]): Promise<CodeAction[]> => {
    const { position } = client.at(uri, words);
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    return client.ask('textDocument/codeAction', uri, { range: { start: position, end: position }, context });
  };

  it('have the severities of .policy-text.json, and none that it ignores', async () => {
    writeFileSync(
      config(),
      JSON.stringify({
        rules: { 'numbering-gap': 'error' },
        ignore: [
          { file: 'draft.policy', rule: 'number-mismatch', text: 'five (6)' },
          { file: 'other.policy', rule: 'numbering-gap' },
        ],
      }),
    );
    client = await Client.start(FULL, { rules: { 'numbering-gap': 'hint' } });
    client.connection.onRequest('client/registerCapability', () => null);
    assert.deepEqual(await found(await open(DRAFT, 'draft.policy')), ['numbering-gap 1']);
    assert.deepEqual(await found(await open(DRAFT, 'other.policy')), ['number-mismatch 2']);
    assert.deepEqual(await found(await open(DRAFT, 'third.policy')), ['numbering-gap 1', 'number-mismatch 2']);
  });

  it('follow the file when it changes', async () => {
    client = await Client.start(FULL);
    const registered: string[] = [];
    client.connection.onRequest('client/registerCapability', ({ registrations }) => {
      for (const { method } of registrations) registered.push(method);
      return null;
    });
    const uri = await open(DRAFT, 'draft.policy');
    assert.deepEqual(await found(uri), ['numbering-gap 2', 'number-mismatch 2']);
    assert.ok(registered.includes('workspace/didChangeWatchedFiles'));
    writeFileSync(config(), '{"rules": {"numbering-gap": "off"}}');
    const changes = [{ uri: pathToFileURL(config()).href, type: 1 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.deepEqual(await found(uri), ['number-mismatch 2']);
    writeFileSync(config(), '{"rules": [');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.deepEqual(await found(uri), ['numbering-gap 2', 'number-mismatch 2'], 'no JSON says nothing');
  });

  it('have the settings that the editor has for their folder', async () => {
    client = await Client.start({ ...FULL, workspace: { ...FULL.workspace, configuration: true } });
    client.connection.onRequest('client/registerCapability', () => null);
    client.connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(({ section, scopeUri }) =>
        section === 'policyText.rules' ? (scopeUri?.endsWith('quiet.policy') ? { 'numbering-gap': 'off' } : {}) : {},
      ),
    );
    assert.deepEqual(await found(await open(DRAFT, 'quiet.policy')), ['number-mismatch 2']);
    assert.deepEqual(await found(await open(DRAFT, 'draft.policy')), ['numbering-gap 2', 'number-mismatch 2']);
  });

  it('are ignored by a quick fix that makes the file, or adds to it', async () => {
    client = await Client.start(FULL);
    client.connection.onRequest('client/registerCapability', () => null);
    const uri = await open(DRAFT, 'draft.policy');
    const ignore = async (): Promise<{ kinds: (string | undefined)[]; json: unknown }> => {
      const action = (await actions(uri, 'five')).find(({ title }) => title.startsWith('Ignore this finding here'))!;
      const changes = action.edit!.documentChanges as TextDocumentEdit[];
      return {
        kinds: changes.map((change) => (change as { kind?: string }).kind),
        json: JSON.parse((changes.at(-1)!.edits[0] as TextEdit).newText),
      };
    };
    const entry = { file: 'draft.policy', rule: 'number-mismatch', text: 'five (6)' };
    assert.deepEqual(await ignore(), { kinds: ['create', undefined], json: { ignore: [entry] } });
    writeFileSync(config(), '{"rules": {"placeholder": "off"}, "ignore": []}');
    const changes = [{ uri: pathToFileURL(config()).href, type: 1 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.deepEqual(await ignore(), {
      kinds: [undefined],
      json: { rules: { placeholder: 'off' }, ignore: [entry] },
    });
  });

  it('are ignored by a comment in Markdown', async () => {
    client = await Client.start();
    const uri = await open(DRAFT, 'draft.md');
    assert.deepEqual(await found(uri), ['number-mismatch 2']);
    const action = (await actions(uri, 'five')).find(({ title }) => title.includes('comment'))!;
    const [edit] = action.edit!.changes![uri]!;
    assert.equal(edit!.newText, '<!-- policy-text-ignore number-mismatch -->\n\n');
    assert.deepEqual(edit!.range.start, { line: 2, character: 0 });
    await client.change(uri, [{ range: edit!.range, text: edit!.newText }]);
    assert.deepEqual(await found(uri), []);
  });

  it('are mended all at once where it is safe, and only when an editor asks for that', async () => {
    client = await Client.start();
    const text = 'Section 1. Purpose. Under 8 U.S.C. l225 and 8 U.S.C. l226, within five (6) days.\n';
    const uri = await open(text, 'draft.policy');
    assert.deepEqual(
      (await actions(uri, 'Purpose')).filter(({ kind }) => kind?.startsWith('source')),
      [],
    );
    const all = await actions(uri, 'Purpose', ['source.fixAll']);
    assert.deepEqual(
      all.map(({ kind }) => kind),
      ['source.fixAll.policyText'],
    );
    const edits = all[0]!.edit!.changes![uri]!;
    assert.deepEqual(
      edits.map(({ range, newText }) => `${client.words(uri, range)} ${newText}`),
      ['l225 1225', 'l226 1226'],
    );
    assert.deepEqual(await actions(uri, 'five', ['refactor.extract']), []);
  });

  it('stand beside ways to rewrite citations, in the style of the setting', async () => {
    client = await Client.start(CAPABILITIES, { citationStyle: 'bluebook' });
    const text = 'Section 1. Purpose. Under 8 U.S.C. 1225(b) and 44 U.S.C. 3101, the Secretary acts.\n';
    const uri = await open(text, 'draft.policy');
    const titles = async (only?: string[]) => (await actions(uri, '1225', only)).map(({ title }) => title);
    const here = [
      'Write as “8 U.S.C. § 1225(b)”',
      'Cite as “Immigration and Nationality Act § 235(b)”',
      'Add the parallel citation (Immigration and Nationality Act § 235(b))',
    ];
    assert.deepEqual(await titles(), here);
    assert.deepEqual(await titles(['refactor']), [
      ...here,
      'Write all citations in Bluebook style',
      'Write all citations in plain style',
    ]);
    const [all] = (await actions(uri, '1225', ['refactor.rewrite'])).filter(({ title }) => title.includes('Bluebook'));
    assert.deepEqual(
      all!.edit!.changes![uri]!.map(({ newText }) => newText),
      ['8 U.S.C. § 1225(b)', '44 U.S.C. § 3101'],
    );
  });

  it('are of the style that the setting names, where the rule is on', async () => {
    client = await Client.start(CAPABILITIES, { citationStyle: 'bluebook', rules: { 'citation-style': 'hint' } });
    const text = 'Section 1. Purpose. Under 8 U.S.C. 1225(b) and 44 U.S.C. § 3101, the Secretary acts.\n';
    const uri = await open(text, 'draft.policy');
    assert.deepEqual(await found(uri), ['citation-style 4']);
    const [fix] = await actions(uri, '1225', ['source.fixAll.policyText']);
    assert.deepEqual(
      fix!.edit!.changes![uri]!.map(({ newText }) => newText),
      ['8 U.S.C. § 1225(b)'],
    );
  });
});
