// What typing costs through the real protocol: the built server over stdio, one character a time at random places, and
// after each the questions that an editor asks, together. The time is from the change's sending to the last answer.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../lib/setup.mjs';

const require = createRequire(import.meta.url);
const URI = 'file:///bench/order.policy';
const SMALL = 'file:///bench/small.policy';

const SERVER = path.join(root, 'dist/server.js');
/** A server that answers with nothing. */
export const STUB = path.join(root, 'scripts/bench/stub.mjs');

/** Runs in the server's process: what its processors have worked, told to whoever asks, in microseconds. */
const TELLING =
  'process.on("message", () => { const { user, system } = process.cpuUsage(); process.send(user + system); }); process.channel.unref();';

/** Starts the server; where it is `watched`, `worked` says how many milliseconds its processors have worked since it began. */
export async function startServer(env = {}, program = SERVER, watched = false) {
  const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver/node');
  const started = performance.now();
  const telling = watched ? ['--import', `data:text/javascript,${encodeURIComponent(TELLING)}`] : [];
  const server = spawn(process.execPath, [...telling, program, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit', ...(watched ? ['ipc'] : [])],
    env: { ...process.env, ...env },
  });
  const worked = () =>
    new Promise((resolve) => {
      server.once('message', (microseconds) => resolve(microseconds / 1000));
      server.send(0);
    });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: {
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        diagnostic: {},
        inlayHint: {},
        foldingRange: { lineFoldingOnly: true },
        semanticTokens: {
          requests: { full: { delta: true }, range: true },
          tokenTypes: [],
          tokenModifiers: [],
          formats: ['relative'],
        },
      },
    },
  });
  await connection.sendNotification('initialized', {});
  const ready = performance.now() - started;
  const stop = async () => {
    const exited = new Promise((resolve) => server.once('exit', resolve));
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await exited;
    connection.dispose();
  };
  return { connection, ready, stop, worked, pid: server.pid };
}

/** Milliseconds of processor time that a process has used; only Linux tells. */
export function processorTime(pid) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const fields = readFileSync(file, 'utf8').split(') ').at(-1).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Megabytes that a process holds; only Linux tells. */
function memoryOf(pid) {
  const file = `/proc/${pid}/status`;
  return existsSync(file) ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1000 : Number.NaN;
}

/** Milliseconds from the process's start to its answer to `initialize`, each of some starts. */
export async function serverStarts(count) {
  const times = [];
  for (let n = 0; n < count; n++) {
    const { ready, stop } = await startServer();
    times.push(ready);
    await stop();
  }
  return times;
}

/** What an editor asks after each keystroke, and what it asks besides where it shows an outline. */
const SEEN = ['textDocument/diagnostic', 'textDocument/semanticTokens/range', 'textDocument/inlayHint'];
const OUTLINED = [...SEEN, 'textDocument/documentSymbol', 'textDocument/foldingRange'];

/**
 * Milliseconds of each of some keystrokes in a text, after a warm-up, and the server's processor time for one: on a busy
 * machine the first say less than the second. `first` is the time from opening to the first outline, `memory` what the server
 * holds then and `later` what it holds in the end, in MB.
 */
export async function keystrokes(text, count, { outline = true, program = undefined, warmUp = 30 } = {}) {
  const { connection, stop, pid } = await startServer({}, program);
  const lines = text.split('\n');
  let version = 1;
  const textDocument = { uri: URI };
  const open = (uri, words) =>
    connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'policy-text', version, text: words },
    });
  // The server is running, and has answered once.
  await open(SMALL, text.slice(0, 2_000));
  await connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: SMALL } });
  await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: SMALL } });
  const opened = performance.now();
  await open(URI, text);
  await connection.sendRequest('textDocument/documentSymbol', { textDocument });
  const first = performance.now() - opened;
  const memory = memoryOf(pid);
  let state = 7;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  const times = [];
  let typed;
  let used = 0;
  for (let n = 0; n < count + warmUp; n++) {
    // A letter is typed and, with the next keystroke, taken back, so that the text stays what it is.
    const line = typed?.line ?? random(lines.length);
    const character = typed?.character ?? random(lines[line].length + 1);
    const start = { line, character };
    const change = typed
      ? { range: { start, end: { line, character: character + 1 } }, text: '' }
      : { range: { start, end: start }, text: 'e' };
    typed = typed ? undefined : start;
    const view = {
      start: { line: Math.max(0, line - 30), character: 0 },
      end: { line: Math.min(lines.length - 1, line + 30), character: 0 },
    };
    if (n === warmUp) used = processorTime(pid);
    const before = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: ++version },
      contentChanges: [change],
    });
    await Promise.all(
      (outline ? OUTLINED : SEEN).map((method) => connection.sendRequest(method, { textDocument, range: view })),
    );
    if (n >= warmUp) times.push(performance.now() - before);
  }
  const processor = (processorTime(pid) - used) / count;
  const later = memoryOf(pid);
  await stop();
  return { times, processor, first, memory, later };
}
