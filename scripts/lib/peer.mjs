import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheFolder, npm } from './setup.mjs';

/**
 * Another package of the field, to be measured beside ours. It is installed in the user's cache and never among this project's
 * own packages: old ones bring others with them whose licences the project does not take in. Nothing that they install runs.
 */
export function peer(name, version) {
  const folder = path.join(cacheFolder(), `${name}-${version}`);
  const installed = path.join(folder, 'node_modules', name);
  if (!existsSync(installed)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
    npm(['install', '--ignore-scripts', `${name}@${version}`], folder, `Installing ${name} ${version}`);
  }
  return createRequire(path.join(folder, 'package.json'))(name);
}
