import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../../scripts/lib/setup.mjs';

export const title = 'a reporter brings in a Word file, compares two versions, and sends a reading copy';

export async function journey(walk) {
  const order = readFileSync(path.join(root, 'samples/orderly-processing.txt'), 'utf8');
  const earlier = order
    .replace('Within 60 days', 'Within 90 days')
    .replace(/\(d\) keep records[\s\S]*?are met\./, '')
    .replace('prompt and', 'speedy and');
  const cli = (...args) =>
    execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], { encoding: 'utf8' });
  const window = await walk.open(
    { 'order.txt': order, 'earlier.txt': earlier },
    {
      prepare(folder) {
        const word = cli(
          'export',
          path.join(folder, 'order.txt'),
          '--format',
          'docx',
          '--output',
          path.join(folder, 'order.docx'),
        );
        if (word) writeFileSync(path.join(folder, 'said.log'), word);
        writeFileSync(
          path.join(folder, 'copy.html'),
          cli('export', path.join(folder, 'order.txt'), '--format', 'html'),
        );
      },
    },
  );
  await window.status();
  await window.command('Policy Text: Import Document…');
  await window.page.waitForTimeout(1500);
  await walk.look('import-which');
  await window.answer(path.join(walk.files, 'order.docx'));
  await window.page.waitForTimeout(3000);
  await walk.look('imported');
  await window.page.locator('.tab', { hasText: 'order.txt' }).first().click();
  await window.command('Policy Text: Compare Structure With…');
  await window.page.waitForTimeout(1000);
  await walk.look('compare-with-what');
  await window.choose('file');
  await window.page.waitForTimeout(1500);
  await walk.look('compare-which-file');
  await window.answer(path.join(walk.files, 'earlier.txt'));
  await window.page.waitForTimeout(3000);
  await walk.look('compared');
  const page = await window.page.context().browser().newPage();
  await page.goto(pathToFileURL(path.join(walk.files, 'copy.html')).href);
  await walk.lookAt(page, 'reading-copy');
  await page.locator('a, abbr, [tabindex]', { hasText: '235(b)(2)(C)' }).first().hover();
  await walk.lookAt(page, 'reading-copy-card');
}
