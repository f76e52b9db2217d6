// The playground, opened from disk.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { makePlayground } from '../../scripts/playground.mjs';
import { launchBrowser } from '../../scripts/vscode-host/browser.mjs';

describe('the playground', function () {
  this.timeout(120_000);
  let folder;
  let browser;
  let page;
  const asked = [];
  const errors = [];

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-playground-'));
    const file = path.join(folder, 'playground.html');
    await makePlayground(file);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    await page.locator('#outline button').first().waitFor({ timeout: 60_000 });
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows the outline, and goes to a section', async () => {
    const rows = await page.locator('#outline button').allInnerTexts();
    assert.ok(rows.includes('Section 1. Purpose'));
    assert.ok(rows.includes('Sec. 8. General Provisions'));
    await page.locator('#outline button', { hasText: 'Sec. 8. General Provisions' }).click();
    await page.locator('.cm-line', { hasText: 'Sec. 8. General Provisions' }).waitFor();
  });

  it('lists what is wrong, and underlines it', async () => {
    const finding = page.locator('#findings button', { hasText: 'no section 1226' });
    await finding.waitFor({ timeout: 30_000 });
    await finding.click();
    await page.locator('.cm-lintRange', { hasText: '1226' }).first().waitFor();
  });

  it('colours citations, and explains the one under the mouse', async () => {
    await page.locator('#outline button', { hasText: 'Sec. 4. Inspection' }).click();
    const citation = page.locator('.token-citation', { hasText: '235(b)(2)(C)' }).first();
    await citation.waitFor();
    await page.waitForTimeout(300);
    await citation.hover();
    const card = page.locator('.cm-tooltip-hover');
    await card.waitFor({ timeout: 20_000 });
    assert.match(await card.textContent(), /8 U\.S\.C\. § 1225\(b\)\(2\)\(C\)/);
    const links = await card.locator('a').evaluateAll((found) => found.map(({ href, rel }) => [href.slice(0, 8), rel]));
    assert.ok(links.length > 0);
    for (const [start, rel] of links) assert.deepEqual([start, rel], ['https://', 'noopener noreferrer']);
    const pictures = process.env.POLICY_TEXT_PICTURES;
    if (pictures) await page.screenshot({ path: path.join(pictures, 'playground.png') });
  });

  it('follows what is typed', async () => {
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\nSec. 9. Review. See section 77 of this order.\n');
    await page.locator('#outline button', { hasText: 'Sec. 9. Review' }).waitFor({ timeout: 20_000 });
    await page.locator('#findings button', { hasText: 'section 77' }).waitFor({ timeout: 20_000 });
  });

  it('asks nothing of any network, and nothing fails', () => {
    assert.deepEqual(
      asked.filter((url) => !/^(?:file|blob|data):/.test(url)),
      [],
    );
    assert.deepEqual(errors, []);
  });
});
