/** What fails within a server: the rest is answered, and the log has one entry without a word of the document. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type Hover,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { analyze } from '../../server/src/core/analyze.ts';
import { describeFault, faultLine } from '../../server/src/core/fault.ts';
import { createLaw, type Layer } from '../../server/src/law/index.ts';
import { Library } from '../../server/src/library/library.ts';
import { importInWorker } from '../../server/src/lsp/importWorker.ts';
import type { Platform } from '../../server/src/lsp/platform.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { findings } from '../../server/src/rules/index.ts';
import type { DocumentRule } from '../../server/src/rules/rule.ts';
import { CAPABILITIES, Client } from './client.ts';

const TEXT = 'Sec. 1. Secret. See 8 U.S.C. 1225 and section 9 of this order.\n';

/** A server in this process, on a platform as the test has it, and what it logs. */
async function serve(platform: Platform, settings: object = {}) {
  const [there, back] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(there),
    new StreamMessageWriter(back),
  );
  startServer(connection, platform);
  const client = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  const logged: string[] = [];
  client.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
  client.listen();
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: CAPABILITIES,
    initializationOptions: { settings },
  });
  await client.sendNotification('initialized', {});
  const uri = 'file:///x.policy';
  const document = { uri, languageId: 'policy-text', version: 1, text: TEXT };
  await client.sendNotification('textDocument/didOpen', { textDocument: document });
  const hover = async (words: string) => {
    const position = { line: 0, character: TEXT.indexOf(words) + 2 };
    const found = await client.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri }, position });
    return (found?.contents as { value: string } | undefined)?.value;
  };
  const stop = () => {
    client.dispose();
    connection.dispose();
  };
  return { client, uri, logged, hover, stop };
}

const none = { sendsJson: true, readLawFile: () => Promise.reject(new Error('no tables')) };

describe('what fails within', function () {
  this.timeout(30_000);

  it('a look-up of the law is left out, and logged once', async () => {
    const broken = () => {
      throw new Error(`can't read "${TEXT}"`);
    };
    const { hover, logged, client, uri, stop } = await serve({ ...none, texts: { section: broken } });
    for (let i = 0; i < 3; i++) assert.match((await hover('8 U.S.C.')) ?? '', /8 U\.S\.C\. § 1225/);
    const report = await client.sendRequest<{ items: unknown[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.ok(report.items.length >= 0);
    const entries = logged.filter((entry) => entry.startsWith('An error in Policy Text'));
    assert.equal(entries.length, 1, entries.join('\n'));
    assert.match(entries[0]!, /^An error in Policy Text \(law, text: Error\)\..*Please report these lines:\n {4}at /);
    assert.doesNotMatch(entries[0]!, /Secret|1225/);
    stop();
  });

  it('a rule is left out, and the others find what they find', () => {
    const rule = (code: string, check: DocumentRule['check']): DocumentRule => ({
      code,
      severity: 'warning',
      title: code,
      check,
    });
    const good = rule('good', function* ({ text }) {
      yield { range: [0, 4], message: text.slice(0, 3) };
    });
    const bad = rule('bad', function* ({ text }) {
      yield { range: [5, 6], message: 'half' };
      throw new TypeError(text);
    });
    const failed: string[] = [];
    const found = findings(analyze(TEXT), createLaw(), (part, error) => failed.push(describeFault(part, error)), [
      bad,
      good,
    ]);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['good'],
    );
    assert.equal(failed.length, 1);
    assert.match(failed[0]!, /\(rule bad: TypeError\)/);
    assert.doesNotMatch(failed[0]!, /Secret/);
  });

  it('an entry names neither words of the document nor folders of the user', () => {
    const error = new RangeError('Secret words\n    at Secret (/home/secret/x.txt:1:1)');
    for (const entry of [describeFault('hover', error), faultLine('hover', error)]) {
      assert.match(entry, /hover: RangeError/);
      assert.doesNotMatch(entry, /Secret|secret|[\\/]work[\\/]|[\\/]home[\\/]/);
    }
    assert.match(describeFault('hover', 'Secret'), /\(hover: string\)/);
    assert.doesNotMatch(describeFault('hover', 'Secret'), /Secret/);
  });

  it('an office’s explanations that don’t come keep no hover waiting', async () => {
    let come: (layer: Layer) => void = () => {};
    const readLayer = () => new Promise<Layer>((resolve) => (come = resolve));
    const { hover, stop } = await serve({ ...none, readLayer }, { explanations: ['/slow'] });
    assert.match((await hover('8 U.S.C.')) ?? '', /8 U\.S\.C\. § 1225/);
    const entries = [{ path: [], text: 'Ask the plum desk.' }];
    const file = {
      provision: '/us/usc/t8/s1225',
      title: 'x',
      checkedAgainst: 'y',
      checkedOn: '2026-01-01',
      entries,
      beyondText: [],
    };
    come({ name: 'slow', files: [file] });
    await new Promise((resolve) => setImmediate(resolve));
    assert.match((await hover('8 U.S.C.')) ?? '', /Ask the plum desk/);
    stop();
  });

  it('an import that takes too much memory takes the server down no more than any other', async () => {
    const home = mkdtempSync(path.join(tmpdir(), 'policy-text-memory-'));
    const folder = path.join(home, 'law');
    try {
      const file = path.join(home, 'big.xml');
      const sections = Array.from(
        { length: 60_000 },
        (_, i) => `<section><num value="${i}">${i}</num><heading>${'A long heading. '.repeat(20)}</heading></section>`,
      ).join('');
      writeFileSync(file, `<uscDoc identifier="/us/usc/t8"><main>${sections}</main></uscDoc>`);
      // The worker's file lies beside the built server.
      const library = new Library(home);
      const importing = importInWorker(file, home, library, () => {}, new AbortController().signal, {
        memory: 24,
        program: path.resolve('dist/importer.js'),
      });
      await assert.rejects(importing, {
        message: /big\.xml needs more memory than an import may have; it is refused\.$/,
      });
      assert.deepEqual(library.list(), []);
      assert.deepEqual(readdirSync(folder), []);
      const client = await Client.start(CAPABILITIES, {}, { POLICY_TEXT_HOME: home });
      const { added, error } = await client.connection.sendRequest<{ added: string[]; error: string | null }>(
        'policyText/addLaw',
        { source: file },
      );
      assert.deepEqual([added.length, error], [1, null]);
      assert.equal(await client.stop(), 0);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});
