// The engine by itself, bundled from the sources as they stand, for scripts that measure or survey it.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../lib/setup.mjs';

const require = createRequire(import.meta.url);

/** Bundles files of the checkout and loads them; answers all that they export. */
export async function loadBundle(files) {
  const esbuild = require('esbuild');
  const { node } = require('../../esbuild.js');
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-bundle-'));
  const outfile = path.join(folder, 'bundle.cjs');
  try {
    const contents = files.map((file) => `export * from './${file}';`).join('\n');
    await esbuild.build({ ...node, stdin: { contents, resolveDir: root }, outfile });
    return require(outfile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What makes the engine with all that is asked of it. */
export const ENGINE = [
  'server/src/core/analyze.ts',
  'server/src/core/citations/scan.ts',
  'server/src/core/designation.ts',
  'server/src/law/index.ts',
  'server/src/features/completion/index.ts',
  'server/src/drafting/index.ts',
  'test/engine/adversarial.ts',
  'test/features/everything.ts',
];

/**
 * Bundles the engine and the features and loads them: `analyze`, the series of designations, all features, what
 * a drafter does, and the texts
 * made to be slow.
 */
export const loadEngine = () => loadBundle(ENGINE);
