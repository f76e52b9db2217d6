/** Whatever a server is talked to over, it says the same: over standard output the outline goes out as it is kept, elsewhere as data. */
import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import {
  createProtocolConnection,
  type DocumentSymbol,
  type FoldingRange,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const SERVER = 'dist/server.js';
const uri = 'file:///t/order.policy';
const text = `EXECUTIVE ORDER 13999

Section 1. Purpose. This order — with “marks” and 𝔞stral ones — sets a policy.

Sec. 2. Policy. (a) Each agency shall:

(i) publish its records; and

(ii) keep them.
`;

interface Said {
  readonly symbols: readonly DocumentSymbol[];
  readonly folds: readonly FoldingRange[];
}

/** What a server says of the order over a connection, which is ended then. */
async function ask(server: ChildProcess, reader: MessageReader, writer: MessageWriter): Promise<Said> {
  const connection = createProtocolConnection(reader, writer);
  connection.listen();
  const capabilities = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  const textDocument = { uri, languageId: 'policy-text', version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const symbols: DocumentSymbol[] = await connection.sendRequest('textDocument/documentSymbol', { textDocument });
  const folds: FoldingRange[] = await connection.sendRequest('textDocument/foldingRange', { textDocument });
  const ended = once(server, 'exit');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  await ended;
  return { symbols, folds };
}

function overStdio(): Promise<Said> {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  return ask(server, new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
}

describe('what a server is talked to over', function () {
  this.timeout(30_000);
  let stdio: Said;

  before(async () => {
    stdio = await overStdio();
  });

  it('is standard input and output', () => {
    const names = (symbols: readonly DocumentSymbol[]): unknown[] =>
      symbols.map(({ name, children }) => (children ? [name, ...names(children)] : name));
    assert.deepEqual(names(stdio.symbols), [
      'Section 1. Purpose',
      ['Sec. 2. Policy', ['(a) Each agency shall:', '(i) publish its records; and', '(ii) keep them.']],
    ]);
    assert.deepEqual(stdio.folds, [
      { startLine: 4, endLine: 8 },
      { startLine: 4, endLine: 8 },
    ]);
  });

  it('is Node’s own channel', async () => {
    const server = fork(SERVER, ['--node-ipc']);
    assert.deepEqual(await ask(server, new IPCMessageReader(server), new IPCMessageWriter(server)), stdio);
  });

  it('is a socket', async () => {
    const listening = createServer().listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const { port } = listening.address() as { port: number };
    const server = spawn(process.execPath, [SERVER, `--socket=${port}`], { stdio: 'inherit' });
    const [socket] = (await once(listening, 'connection')) as [Socket];
    assert.deepEqual(await ask(server, new StreamMessageReader(socket), new StreamMessageWriter(socket)), stdio);
    listening.close();
  });
});
