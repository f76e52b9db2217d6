// What the pages of docs/features show, in a real window.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { root } from '../../scripts/lib/setup.mjs';
import { textOf, useWindow } from './window.mjs';

describe('the features, in the window', function () {
  this.timeout(120_000);
  const order = readFileSync(path.join(root, 'samples/orderly-processing.txt'), 'utf8');
  const on = useWindow({ 'order.txt': order }, { scale: 1 });

  const lineOf = (words) => order.split('\n').findIndex((line) => line.includes(words)) + 1;

  it('a defined term: its definition where the mouse rests', async () => {
    await on.window.status(); // The document was recognised.
    const use = order.split('\n').findLastIndex((line) => /\bINA\b/.test(line)) + 1;
    await on.window.goToLine(use);
    const text = await on.window.hover(' INA', 2);
    assert.match(text, /Immigration and Nationality Act/);
    await on.window.picture('term');
    await on.window.page.keyboard.press('Escape');
  });

  it('completion: the sections of this document behind "section "', async () => {
    await on.window.goToLine(lineOf('Sec. 3.'));
    await on.window.page.keyboard.press('End');
    await on.window.page.keyboard.type(' See section ');
    const list = on.window.page.locator('.suggest-widget.visible');
    await list.waitFor({ timeout: 30_000 });
    assert.match(await textOf(list), /^1\s+Purpose\s+2\s+3/);
    await on.window.picture('completion');
    await on.window.page.keyboard.press('Escape');
  });

  const pageOf = (words) => on.window.frame(words);

  it('comparison: what changed since the text on the clipboard, provision by provision', async () => {
    await on.window.command('File: Revert File');
    const earlier = order
      .replace('Within 60 days', 'Within 90 days')
      .replace(/\(d\) keep records[\s\S]*?are met\./, '')
      .replace('prompt and', 'speedy and');
    await on.window.page.evaluate((text) => navigator.clipboard.writeText(text), earlier);
    await on.window.command('Policy Text: Compare Structure With…');
    const row = on.window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'The Clipboard' });
    await row.waitFor();
    await row.click();
    const page = pageOf('reworded');
    await page.waitFor({ timeout: 60_000 });
    const text = await textOf(page);
    assert.match(text, /Section 2\(d\): added/);
    assert.match(text, /Section 4\(c\): reworded/);
    await on.window.picture('compare');
  });

  it('comparison: with a Word file', async () => {
    const file = path.join(on.folder, 'earlier.docx');
    const paragraphs = order
      .replace('Within 60 days', 'Within 90 days')
      .split(/\n\s*\n/)
      .map((words) => `<w:p><w:r><w:t>${words.replace(/&/g, '&amp;').replace(/\n/g, ' ')}</w:t></w:r></w:p>`);
    const xml = `<w:document xmlns:w="w"><w:body>${paragraphs.join('')}</w:body></w:document>`;
    writeFileSync(file, zipSync({ 'word/document.xml': new TextEncoder().encode(xml) }));
    try {
      await on.window.page.locator('.tab', { hasText: 'Changes since' }).locator('.codicon-close').click();
      await on.window.command('Policy Text: Compare Structure With…');
      await on.window.choose('A File…');
      // The window's own dialog lists what is in the folder.
      await on.window.choose('earlier.docx');
      const page = pageOf('reworded');
      await page.waitFor({ timeout: 60_000 });
      const text = await textOf(page);
      assert.match(text, /1 reworded/);
      assert.match(text, /Section 4\(c\): reworded/);
    } finally {
      rmSync(file, { force: true });
    }
  });

  it('a map of the document: its sections, and an arc for each reference', async () => {
    await on.window.command('View: Toggle Primary Side Bar Visibility');
    await on.window.command('Policy Text: Show Map of the Document');
    const page = pageOf('Detention and Parole');
    await page.waitFor({ timeout: 60_000 });
    assert.ok((await page.locator('svg path').count()) > 3);
    await on.window.picture('map');
  });
});
