import assert from 'node:assert/strict';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { launchBrowser } from '../../scripts/vscode-host/browser.mjs';
import { startWeb } from '../../scripts/vscode-host/web.mjs';
import { Window } from './window.mjs';

describe('VS Code for the Web', function () {
  this.timeout(240_000);

  it('recognises the order, outlines it and finds what is wrong, with the law that it fetches', async () => {
    const host = await startWeb({ extension: root, folder: path.join(root, 'samples') });
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.goto(host.url);
      const file = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'orderly-processing.txt' });
      await file.waitFor({ timeout: 60_000 });
      await file.dblclick();
      await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 30_000 });
      const window = new Window(page);
      // The outline opens by itself with the first policy document.
      assert.ok((await window.outline('Sec. 2. Policy')).includes('Section 1. Purpose'));
      assert.match(await window.status(), /EO 99001: 3 findings/);
    } finally {
      await browser.close();
      host.stop();
    }
  });
});
