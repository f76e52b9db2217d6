// Starts the VS Code server on 127.0.0.1, without its wrapper's login page, and makes the workbench's address.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from '../lib/setup.mjs';
import { installServer } from './install.mjs';

/** A window without welcome pages, trust dialogs, tips, experiments or look-ups on the network. */
const QUIET = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'chat.commandCenter.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** A port on which nobody listens: the wanted one, or any for 0. Rejects where the wanted one is taken. */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Writes the settings where there are none yet; what a user has changed in an earlier start stays. */
function writeSettings(dataDir, settings) {
  const file = path.join(dataDir, 'data/User/settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...QUIET, ...settings }, null, 2));
}

/**
 * Starts the server and waits until it answers.
 * dataDir: a folder for its settings and state; settings: on top of the quiet ones; port: 0 for any; token: asked for
 * in the address, so that no other user of the machine can enter.
 * Answers { port, dataDir, log, stop }. Throws a refusal where the port is taken or the server doesn't come up.
 */
export async function startServer({ port = 0, dataDir, settings = {}, token, env = {} }) {
  const folder = installServer();
  const chosen = await freePort(port).catch(() => {
    throw new Refusal(`Port ${port} of 127.0.0.1 is taken. Choose another one: PORT=9000 npm start`);
  });
  writeSettings(dataDir, settings);
  const log = [];
  const child = spawn(
    process.execPath,
    [
      path.join(folder, 'out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(chosen), '--server-data-dir', dataDir],
      ...(token ? ['--connection-token', token] : ['--without-connection-token']),
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  );
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => log.push(String(data)));
  const killNow = () => child.kill('SIGKILL'); // However this process ends, the server doesn't outlive it.
  process.once('exit', killNow);
  child.once('exit', () => process.off('exit', killNow));

  const limit = Date.now() + 60_000;
  const answers = () =>
    fetch(`http://127.0.0.1:${chosen}/version`).then(
      (response) => response.status < 500,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null || Date.now() > limit) {
      child.kill('SIGKILL');
      throw new Refusal(`The VS Code server didn't come up:\n${log.join('')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) return resolve();
      const timer = setTimeout(killNow, 5000);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      child.kill('SIGTERM');
    });
  return { port: chosen, dataDir, log, stop };
}

/**
 * The address of the workbench: a folder, and optionally the extension under development, the tests to run in its
 * extension host, a file to open. All are absolute paths. The host must stay 127.0.0.1: the authority of the remote
 * paths has to equal the page's.
 */
export function workbenchUrl({ port, token, folder, extension, tests, file }) {
  const remote = (place) => `vscode-remote://127.0.0.1:${port}${pathToFileURL(place).pathname}`;
  const payload = [];
  if (extension) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  if (file) payload.push(['openFile', remote(file)]);
  const query = new URLSearchParams();
  if (token) query.set('tkn', token);
  if (folder) query.set('folder', pathToFileURL(folder).pathname);
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}
