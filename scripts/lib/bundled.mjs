// The packages of which code is in our bundles: their notices and the bill of materials are made of this list.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './setup.mjs';

const require = createRequire(import.meta.url);

/** The folders of packages, `node_modules/saxes`, that are in bundles, with the names of those bundles; in order. */
async function foldersIn(bundles) {
  const esbuild = require('esbuild');
  const found = new Map();
  for (const [bundle, options] of Object.entries(bundles)) {
    const { metafile } = await esbuild.build({ ...options, absWorkingDir: root, write: false, metafile: true });
    for (const { inputs } of Object.values(metafile.outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
        if (folder && bytesInOutput > 0) found.set(folder, new Set([...(found.get(folder) ?? []), bundle]));
      }
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What is known of each package in the bundles, those of the product where none are named: name, version, licence, its text, where it comes from, and its digest. */
export async function bundledPackages(bundles = require('../../esbuild.js').product) {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const folders = await foldersIn(bundles);
  return folders.map(([folder, holders]) => {
    const { name, version, license, homepage, repository, author } = JSON.parse(
      readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(path.join(root, folder)).find((each) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(each));
    const text =
      file && existsSync(path.join(root, folder, file)) ? readFileSync(path.join(root, folder, file), 'utf8') : '';
    return {
      folder,
      bundles: [...holders].sort(),
      name,
      version,
      license: license ?? lock[folder]?.license ?? '',
      text: text.replace(/\r\n?/g, '\n').trim(),
      author: typeof author === 'string' ? author : (author?.name ?? ''),
      homepage: homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '',
      integrity: lock[folder]?.integrity ?? '',
      engines: lock[folder]?.engines?.node ?? '*',
    };
  });
}
