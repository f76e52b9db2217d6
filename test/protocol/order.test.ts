/** Messages that no client should send: each is refused or skipped, or ends the server with a sentence. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { Client } from './client.ts';

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

const message = (content: object | string): string => {
  const body = typeof content === 'string' ? content : JSON.stringify({ jsonrpc: '2.0', ...content });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};
const initialize = { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } };
const symbols = (id: number) => ({
  id,
  method: 'textDocument/documentSymbol',
  params: { textDocument: { uri: 'file:///x.policy' } },
});

/** Sends bytes to a server of its own, and waits until it has ended or has answered what is waited for. */
async function send(
  pieces: readonly (string | Buffer)[],
  enough: (answers: readonly Answer[]) => boolean,
): Promise<{ answers: Answer[]; stderr: string; code: number | null }> {
  const server = spawn(process.execPath, ['dist/server.js', '--stdio']);
  let out = '';
  let stderr = '';
  const answers: Answer[] = [];
  server.stdin.on('error', () => {});
  server.stderr.on('data', (chunk) => (stderr += chunk));
  const over = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const answered = new Promise<null>((resolve) => {
    server.stdout.on('data', (chunk) => {
      out += chunk;
      for (;;) {
        const [head, length] = /^Content-Length: (\d+)\r\n\r\n/.exec(out) ?? [];
        if (!head || out.length < head.length + Number(length)) break;
        answers.push(JSON.parse(out.slice(head.length, head.length + Number(length))));
        out = out.slice(head.length + Number(length));
      }
      if (enough(answers)) resolve(null);
    });
  });
  for (const piece of pieces) server.stdin.write(piece);
  const code = await Promise.race([over, answered]);
  server.kill();
  return { answers, stderr, code };
}

describe('messages that no client should send', function () {
  this.timeout(30_000);

  it('a request before "initialize" is refused with LSP’s code, and the server goes on', async () => {
    const { answers } = await send(
      [
        message(symbols(7)),
        message({ method: 'textDocument/didOpen', params: {} }),
        message(initialize),
        message({ ...initialize, id: 2 }),
        message(symbols(8)),
        message({ id: 9, method: 'shutdown' }),
        message(symbols(10)),
      ],
      (all) => all.some(({ id }) => id === 10),
    );
    const by = new Map(answers.map((answer) => [answer.id, answer]));
    assert.equal(by.get(7)?.error?.code, -32002);
    assert.ok(by.get(1)?.result);
    assert.equal(by.get(2)?.error?.code, -32600);
    assert.deepEqual(by.get(8)?.result, []);
    assert.equal(by.get(9)?.result, null);
    assert.equal(by.get(10)?.error?.code, -32600);
  });

  for (const [what, bytes, sentence] of [
    ['without a header', JSON.stringify({ jsonrpc: '2.0', ...initialize }), /doesn’t begin with its header/],
    ['without a Content-Length', `X-Other: 5\r\n\r\n${JSON.stringify(initialize)}`, /has no Content-Length/],
    ['with a Content-Length that is none', 'Content-Length: many\r\n\r\n{}', /has no Content-Length/],
    ['with an endless header', `X-Other: ${'x'.repeat(100_000)}`, /doesn’t begin with its header/],
    ['that is too large for any document', 'Content-Length: 99999999999\r\n\r\n{', /larger than any document/],
  ] as const) {
    it(`a message ${what} ends the server with a sentence`, async () => {
      const { stderr, code } = await send([message(initialize), bytes], () => false);
      assert.equal(code, 1);
      assert.match(stderr, /^policy-text-language-server: a message [^\n]+\.\n$/);
      assert.match(stderr, sentence);
    });
  }

  it('what is no request is skipped', async () => {
    const { answers } = await send(
      [
        message(initialize),
        message('42'),
        message('null'),
        message('[]'),
        message('{"jsonrpc":"2.0","method":"no/such"}'),
        message(symbols(8)),
      ],
      (all) => all.some(({ id }) => id === 8),
    );
    assert.deepEqual(answers.find(({ id }) => id === 8)?.result, []);
  });

  it('a message in pieces, whatever they are, is read', async () => {
    const bytes = Buffer.from(message(initialize) + message(symbols(8)));
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(7 * i, 7 * i + 7));
    const { answers } = await send(pieces, (all) => all.some(({ id }) => id === 8));
    assert.deepEqual(answers.find(({ id }) => id === 8)?.result, []);
  });

  it('a malformed address of law is answered, and so is a document that has it', async () => {
    const client = await Client.start();
    try {
      for (const uri of [
        'policy-law:/us/%zz',
        'policy-law:',
        'policy-law:/%E0%A4%A',
        `policy-law:${'/'.repeat(5000)}`,
      ]) {
        await assert.rejects(
          client.connection.sendRequest('workspace/textDocumentContent', { uri }),
          /There is no law at/,
        );
        await client.openAt(uri, 'Sec. 1. Files. See 8 U.S.C. 1225.');
        assert.equal((await client.ask<unknown[]>('textDocument/documentSymbol', uri)).length, 1, uri);
        assert.ok(await client.ask('textDocument/hover', uri, client.at(uri, '8 U.S.C.', 2)));
      }
    } finally {
      await client.stop();
    }
  });

  it('a server that is started otherwise than by an editor says how it is started', async () => {
    const server = spawn(process.execPath, ['dist/server.js']);
    let stderr = '';
    server.stderr.on('data', (chunk) => (stderr += chunk));
    assert.equal(await new Promise((resolve) => server.once('exit', resolve)), 1);
    assert.match(stderr, /^policy-text-language-server: start it as an editor does, with --stdio[^\n]+\.\n$/);
  });
});
