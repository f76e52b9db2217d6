// npm run playground: makes dist/playground.html, one page with the whole reader in it, to open from disk.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundledPackages } from './lib/bundled.mjs';
import { noticesOf } from './lib/notices.mjs';
import { installPackages, main, root } from './lib/setup.mjs';

const require = createRequire(import.meta.url);
const read = (name, encoding = 'utf8') => readFileSync(path.join(root, name), encoding);
const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);

/** Writes the page. */
export async function makePlayground(file) {
  const esbuild = require('esbuild');
  const { product, playground, copyLaw } = require('../esbuild.js');
  copyLaw();
  const bundles = { 'web-server': product['web-server'], playground };
  const programs = {};
  for (const [name, options] of Object.entries(bundles)) {
    const { outputFiles } = await esbuild.build({
      ...options,
      absWorkingDir: root,
      minify: true,
      sourcemap: false,
      write: false,
    });
    programs[name] = outputFiles[0].text;
  }
  const law = Object.fromEntries(
    readdirSync(path.join(root, 'dist/law')).map((name) => [name, read(`dist/law/${name}`, 'base64')]),
  );
  const parts = { server: programs['web-server'], law, sample: read('samples/orderly-processing.txt') };
  const values = {
    style: `<style>${read('playground/style.css')}</style>`,
    notices: `<pre>${escaped(noticesOf(await bundledPackages(bundles)))}</pre>`,
    // Nothing in the page may end the element in which it stands.
    parts: `<script type="application/json" id="parts">${JSON.stringify(parts).replaceAll('<', '\\u003c')}</script>`,
    program: `<script nonce="playground">${programs.playground.replaceAll('</script', '<\\/script')}</script>`,
  };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    read('playground/page.html').replace(/<!-- (\w+) -->/g, (_, key) => values[key]),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    installPackages();
    const file = path.join(root, 'dist/playground.html');
    await makePlayground(file);
    const size = (statSync(file).size / 1_000_000).toFixed(1);
    console.log(`${path.relative(root, file)}, ${size} MB. Open it in a browser.`);
  });
}
