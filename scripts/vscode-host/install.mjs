// The VS Code server for machines without a desktop VS Code: the one inside the npm package `code-server`.
// No install script is run, so neither a compiler nor a download from elsewhere is needed; what is missing for it
// (a terminal, text search) the extension doesn't use.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, npm, say } from '../lib/setup.mjs';

/** VS Code 1.100.3; later versions of the package want a newer Node than 20. */
const VERSION = '4.100.3';

const serverIn = (folder) => path.join(folder, 'node_modules/code-server/lib/vscode');

/** The folder of the installed VS Code server, which has `out/server-main.js`; undefined where it isn't whole. */
export function installedServer() {
  const folder = serverIn(path.join(cacheFolder(), `code-server-${VERSION}`));
  return existsSync(path.join(folder, 'node_modules.asar/@vscode')) ? folder : undefined;
}

/** Installs the VS Code server where it is missing. Answers its folder. Throws a refusal where npm can't. */
export function installServer() {
  const present = installedServer();
  if (present) return present;
  say('Installing the VS Code server (once, about half a minute, 290 MB) …');
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(path.join(cacheFolder(), 'installing-'));
  try {
    writeFileSync(path.join(work, 'package.json'), '{ "name": "vscode-host", "private": true }\n');
    const flags = ['--omit=dev', '--ignore-scripts'];
    npm(['install', `code-server@${VERSION}`, ...flags], work, 'Installing the VS Code server');
    npm(['install', ...flags], serverIn(work), 'Installing the packages of the VS Code server');
    const place = path.join(cacheFolder(), `code-server-${VERSION}`);
    rmSync(place, { recursive: true, force: true });
    renameSync(work, place);
    // The server looks for its packages under this name; an absolute target, as a Windows junction wants it.
    symlinkSync(
      path.join(serverIn(place), 'node_modules'),
      path.join(serverIn(place), 'node_modules.asar'),
      'junction',
    );
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    throw error;
  }
  return installedServer();
}
