// npm start [-- FILE or FOLDER]: builds, prints the outline and the findings, and opens VS Code with the extension on
// that file (else the sample order): the desktop VS Code where there is one and a display, else VS Code in the browser.
//   PORT=9000              the port of VS Code in the browser; 8765 otherwise
//   POLICY_TEXT_HOST=…     desktop or browser, instead of what is found
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { installPackages, main, Refusal, root, run, say } from './lib/setup.mjs';
import { startServer, workbenchUrl } from './vscode-host/server.mjs';

const windows = process.platform === 'win32';

/** What is to be opened: a file and the folder that holds it, or a folder; where that holds one file, it and the file. */
function whatToOpen() {
  const given = process.argv[2];
  const place = given
    ? path.resolve(process.env.INIT_CWD ?? process.cwd(), given)
    : path.join(root, 'samples/orderly-processing.txt');
  if (!existsSync(place)) throw new Refusal(`${given} doesn't exist.`);
  if (!statSync(place).isDirectory()) return { folder: path.dirname(place), file: place };
  const entries = readdirSync(place, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  const only = entries.length === 1 && entries[0].isFile() ? path.join(place, entries[0].name) : undefined;
  return { folder: place, file: only };
}

function hasDesktop() {
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return Boolean(display) && spawnSync('code', ['--version'], { stdio: 'ignore', shell: windows }).status === 0;
}

function openDesktop({ folder, file }) {
  const quiet = ['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'];
  const args = [`--extensionDevelopmentPath=${root}`, ...quiet, folder, ...(file ? [file] : [])];
  say('Opening VS Code …');
  spawn('code', args, { stdio: 'ignore', detached: true, shell: windows }).unref();
}

async function openBrowser({ folder, file }) {
  const port = Number(process.env.PORT ?? 8765);
  const token = randomBytes(16).toString('hex'); // In the address, so that nobody is asked for it.
  const server = await startServer({ port, token, dataDir: path.join(root, '.vscode-host') });
  const url = workbenchUrl({ port: server.port, token, folder, file, extension: root });
  console.log(`\nVS Code with Policy Text is at\n\n  ${url}\n\nOpen the address in a browser. Ctrl+C stops it.`);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  await server.stop();
}

await main(async () => {
  const what = whatToOpen();
  installPackages();
  say('Building …');
  if (run(process.execPath, ['esbuild.js']) !== 0) throw new Refusal('The build failed; see above.');
  const shown = path.relative(root, what.file ?? what.folder) || '.';
  if (what.file) run(process.execPath, ['dist/cli.js', 'outline', shown]);
  run(process.execPath, ['dist/cli.js', 'check', shown]);
  const host = process.env.POLICY_TEXT_HOST ?? (hasDesktop() ? 'desktop' : 'browser');
  if (host === 'desktop') openDesktop(what);
  else await openBrowser(what);
});
