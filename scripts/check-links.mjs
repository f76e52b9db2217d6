// Tries the links to official texts, where there is a network: `node scripts/check-links.mjs` one of each kind,
// `--all` those of every explained provision. Prints what doesn't answer; exits 1 if anything does not.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { node } = require('../esbuild.js');

await require('esbuild').build({
  ...node,
  entryPoints: { law: path.join(root, 'server/src/law/index.ts') },
  outdir: path.join(root, 'dist-test'),
});
const { createLaw, loadTables, parseExplanationFile } = require('../dist-test/law.js');
const tables = await loadTables(async (name) => readFileSync(path.join(root, 'server/data/law', name)));
const law = createLaw(tables);

/** One id for each form of link. */
const EXAMPLES = `/us/usc/t8/s1225/b/2/C /us/usc/t8/s1440-1 /us/usc/t8 /us/usc/t8/ch12 /us/usc/t5a/s8
  /us/act/immigration-and-nationality-act/s212/f /us/act/trade-act-of-1974 /us/act/davis-bacon-act /us/pl/109/162
  /us/pl/93/618 /us/stat/119/2960 /us/cfr/t8/s208.13/c /us/cfr/t8/pt208 /us/fr/82/8793 /us/eo/14165 /us/eo/12866
  /us/proc/9844 /us/const/a2 /us/const/amd14`.split(/\s+/);

const folder = path.join(root, 'server/data/explanations');
const ids = process.argv.includes('--all')
  ? readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.md') && !name.endsWith('README.md'))
      .map((name) => parseExplanationFile(readFileSync(path.join(folder, name), 'utf8'), name).provision)
  : EXAMPLES;

const urls = new Map(ids.flatMap((id) => law.links(id).map(({ url }) => [url, id])));
let failed = 0;
for (const [url, id] of urls) {
  try {
    const response = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(30_000) });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  } catch (error) {
    failed++;
    console.log(`${id}: ${url}: ${error.cause?.message ?? error.message}`);
  }
  // The publishers' servers are there for readers first.
  await pause(500);
}
console.log(`${urls.size - failed} of ${urls.size} links answer.`);
process.exitCode = failed > 0 ? 1 : 0;
