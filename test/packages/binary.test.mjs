// The command line and the language server as one file, where there is no Node.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { packBinary } from '../../scripts/package-binary.mjs';

describe('the single file', function () {
  this.timeout(180_000);
  let folder;
  const program = () => path.join(folder, process.platform === 'win32' ? 'policy-text.exe' : 'policy-text');
  const env = () => ({
    PATH: path.join(folder, 'empty'),
    HOME: folder,
    USERPROFILE: folder,
    POLICY_TEXT_CACHE: path.join(folder, 'cache'),
    POLICY_TEXT_HOME: path.join(folder, 'home'),
  });
  const run = (args, options = {}) =>
    spawnSync(program(), args, { cwd: folder, encoding: 'utf8', timeout: 60_000, env: env(), ...options });

  before(async function () {
    // What is put into it is signed on macOS, which a test can't.
    if (process.platform === 'darwin') this.skip();
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-single-'));
    await packBinary(program());
    copyFileSync(path.join(root, 'samples/orderly-processing.txt'), path.join(folder, 'order.txt'));
  });
  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  it('prints an outline', () => {
    const { stdout, stderr, status } = run(['outline', 'order.txt']);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /Sec\. 8\. General Provisions/);
    assert.equal(stderr, '');
  });

  it('checks with workers, and knows the law', () => {
    const { stdout, status } = run(['check', '--jobs', '2', 'order.txt', 'order.txt']);
    assert.equal(status, 1);
    assert.match(stdout, /act-section-unknown/);
    assert.match(run(['law', 'show', 'INA', '235(b)']).stdout, /8 U\.S\.C\. § 1225\(b\)/);
  });

  it('is the language server, too', async () => {
    const params = { processId: null, rootUri: null, capabilities: {} };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    const server = spawn(program(), ['language-server', '--stdio'], { cwd: folder, env: env() });
    try {
      server.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
      let answer = '';
      for await (const data of server.stdout) {
        answer += data;
        if (answer.includes('"serverInfo"')) break;
      }
      assert.match(answer, /"serverInfo":\{"name":"Policy Text"\}/);
    } finally {
      server.kill();
    }
  });

  it('unpacks itself once, and where it can’t write does so for the time that it runs', () => {
    assert.equal(readdirSync(path.join(folder, 'cache')).length, 1);
    const elsewhere = { ...env(), POLICY_TEXT_CACHE: path.join(folder, 'order.txt/none'), TMPDIR: folder };
    const before = readdirSync(folder).length;
    const { stdout, status } = run(['outline', 'order.txt'], { env: elsewhere });
    assert.equal(status, 0);
    assert.match(stdout, /Section 1\. Purpose/);
    assert.equal(readdirSync(folder).length, before);
  });
});
