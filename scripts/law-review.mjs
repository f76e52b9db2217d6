// Puts the explanations of provisions beside the text of the law: `npm run law:review -- --help`.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const { node } = require('../esbuild.js');

const outfile = path.join(root, 'dist-test/law-review.mjs');
await require('esbuild').build({
  ...node,
  format: 'esm',
  external: ['commander'],
  entryPoints: [path.join(root, 'scripts/law-review/main.ts')],
  outfile,
});
await import(pathToFileURL(outfile).href);
