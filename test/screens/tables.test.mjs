// The panel's tables, in a real window: of the document as it is typed, of the folder, with a jump.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWindow, textOf } from './window.mjs';

const order = (number, title) => `Executive Order ${number} of March 3, 2026

${title}

Section 1. Duties. (a) The Secretary of Commerce shall, within 30 days of the date of this order, review the harbors under section 212(f) of the Immigration and Nationality Act.

(b) The Attorney General, in consultation with the Secretary of State, may issue guidance.

Sec. 2. Definitions. The term "harbor" means a place where ships lie.
`;

describe('the tables of the panel', function () {
  this.timeout(120_000);
  let folder;
  let window;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-tables-'));
    writeFileSync(path.join(folder, 'second.txt'), order(14991, 'Further Harbors'));
    const file = path.join(folder, 'first.txt');
    writeFileSync(file, order(14990, 'Orderly Harbors'));
    window = await openWindow(file);
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async function () {
    if (this.currentTest.state === 'failed') await window?.picture('failed-tables');
  });

  const rows = () => window.page.locator('.panel .pane-body:visible .monaco-list-row');

  it('come into view where they are asked for', async () => {
    await window.status(); // The document was recognised.
    await window.command('Policy Text: Show Tables of the Document');
    await rows().first().waitFor({ timeout: 60_000 });
  });

  it('show who shall do what by when, for each officer', async () => {
    await window.command('Policy Text: Focus on Duties View');
    await rows().filter({ hasText: 'issue guidance' }).first().waitFor({ timeout: 60_000 });
    const text = (await textOf(rows())).replaceAll('\u00a0', ' ');
    assert.match(text, /Secretary of Commerce[\s\S]*must review the harbors[\s\S]*within 30 days/);
    assert.match(text, /Attorney General[\s\S]*may issue guidance[\s\S]*with Secretary of State/);
    await window.picture('tables-duties');
  });

  it('are filtered as one types, all of them, until all rows are asked for again', async () => {
    await window.command('Policy Text: Filter Tables…');
    const input = window.page.locator('.quick-input-widget input');
    await input.waitFor();
    const shown = () => textOf(rows()).then((text) => text.replaceAll('\u00a0', ' '));
    const becomes = (has, lacks) =>
      rows()
        .filter({ hasText: has })
        .first()
        .waitFor()
        .then(() => rows().filter({ hasText: lacks }).first().waitFor({ state: 'detached' }));
    await input.fill('attorney guid');
    await becomes('issue guidance', 'must review');
    assert.match(await shown(), /Attorney General/);
    await input.fill('commerce');
    await becomes('must review the harbors', 'issue guidance');
    await window.page.keyboard.press('Enter');
    await becomes('must review the harbors', 'issue guidance');
    await window.command('Policy Text: Show All Rows of the Tables');
    await rows().filter({ hasText: 'issue guidance' }).first().waitFor();
    assert.match(await shown(), /must review the harbors/);
  });

  it('show all documents of the folder, and lead to their places', async () => {
    await window.command('Policy Text: Focus on Authorities View');
    await window.command('Policy Text: Show Tables of the Folder');
    const inTwo = rows().filter({ hasText: /INA § 212.*2 times/ });
    await inTwo.first().waitFor({ timeout: 60_000 });
    await window.picture('tables-folder');
    await window.command('Policy Text: Focus on Terms View');
    const terms = rows().filter({ hasText: 'harbor' });
    await terms.nth(1).waitFor({ timeout: 60_000 });
    await terms.nth(1).click();
    await window.page.locator('.tab.active', { hasText: 'second.txt' }).waitFor();
  });

  it('a map of the document stands beside it, and leads into it by the keyboard', async () => {
    await window.command('Policy Text: Show Map of the Document');
    const map = window.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('#active-frame')
      .locator('svg.policy-map');
    await map.waitFor({ timeout: 60_000 });
    await map.locator('a', { hasText: 'Sec. 2. Definitions' }).first().focus();
    await window.page.keyboard.press('Enter');
    await window.page.locator('.statusbar-item', { hasText: 'Ln 9, Col 1' }).waitFor();
  });
});
