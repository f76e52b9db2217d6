// npm run pictures: takes the pictures of docs/images and docs/walkthrough anew, by the tests of test/screens, and draws the
// icon from its SVG.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installPackages, main, root, run } from './lib/setup.mjs';
import { launchBrowser } from './vscode-host/browser.mjs';

async function drawIcon(folder) {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
    await page.setContent(`<body style="margin: 0">${readFileSync(path.join(folder, 'icon.svg'), 'utf8')}</body>`);
    await page.screenshot({ path: path.join(folder, 'icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
}

await main(async () => {
  installPackages();
  const folder = path.join(root, 'docs/images');
  mkdirSync(folder, { recursive: true });
  await drawIcon(folder);
  const env = { ...process.env, POLICY_TEXT_PICTURES: folder };
  return run(process.execPath, ['esbuild.js']) || run(process.execPath, ['scripts/test.mjs', 'screens'], { env });
});
