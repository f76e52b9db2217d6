// What a folder of many documents costs through the real server: until who cites what is known of all of them, the first time
// and after a restart, and the memory that the server then has.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/setup.mjs';
import { makeOrder } from './text.mjs';

const require = createRequire(import.meta.url);

/** Megabytes that a process has in memory; only Linux tells. */
function memory(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return undefined;
  }
}

/** Starts the server on a folder; answers how long it took to know who cites a law, how often it is, and the memory. */
async function ask(folder, home, document) {
  const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver/node');
  const started = performance.now();
  const server = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, POLICY_TEXT_HOME: home },
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'bench' }],
    capabilities: { workspace: { workspaceFolders: true } },
  });
  await connection.sendNotification('initialized', {});
  const text = readFileSync(document, 'utf8');
  const textDocument = { uri: pathToFileURL(document).href };
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'policy-text', version: 1, text },
  });
  const offset = text.indexOf('Executive Order 12866');
  const lines = text.slice(0, offset).split('\n');
  const found = await connection.sendRequest('textDocument/references', {
    textDocument,
    position: { line: lines.length - 1, character: lines.at(-1).length + 3 },
    context: { includeDeclaration: true },
  });
  const took = performance.now() - started;
  const used = memory(server.pid);
  const exited = new Promise((resolve) => server.once('exit', resolve));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await exited;
  connection.dispose();
  return { took, found: new Set(found.map((each) => each.uri)).size, memory: used };
}

/** A folder of so many made documents of a size, read for the first time and once more after a restart. */
export async function folderIndex(count, size) {
  const place = mkdtempSync(path.join(tmpdir(), 'policy-text-bench-'));
  try {
    const folder = path.join(place, 'orders');
    const text = makeOrder(size);
    const name = (number) => path.join(folder, `${Math.floor(number / 500)}`, `${number}.txt`);
    for (let number = 0; number < count; number++) {
      if (number % 500 === 0) mkdirSync(path.dirname(name(number)), { recursive: true });
      writeFileSync(name(number), text.replace('13999', String(20000 + number)));
    }
    const home = path.join(place, 'home');
    const first = await ask(folder, home, name(0));
    const again = await ask(folder, home, name(0));
    return { first, again, megabytes: (count * text.length) / 1e6 };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
