// The oldest Node that package.json promises, from npm, kept for all checkouts.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, npm, root, say } from './setup.mjs';

/** The version in `engines`: ">=20.12" is 20.12.0. */
export const oldestVersion = () => {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return `${/\d+\.\d+/.exec(engines.node)[0]}.0`;
};

/** The program of that version; undefined where npm has none for this machine. */
export function oldestNode() {
  const version = oldestVersion();
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const place = path.join(cacheFolder(), `node-${version}`);
  const program = path.join(place, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(program)) return program;
  say(`Installing Node ${version} (once, 30 MB) …`);
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'package.json'), '{ "name": "oldest-node", "private": true }\n');
  npm(['install', `${name}@${version}`, '--ignore-scripts'], place, `Installing Node ${version}`);
  return existsSync(program) ? program : undefined;
}
