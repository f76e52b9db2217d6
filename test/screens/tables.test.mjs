// The panel's tables, in a real window: of the document as it is typed, of the folder, with a jump.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { textOf, useWindow } from './window.mjs';

const order = (number, title) => `Executive Order ${number} of March 3, 2026

${title}

Section 1. Duties. (a) The Secretary of Commerce shall, within 30 days of the date of this order, review the harbors under section 212(f) of the Immigration and Nationality Act.

(b) The Attorney General, in consultation with the Secretary of State, may issue guidance.

Sec. 2. Definitions. The term "harbor" means a place where ships lie.
`;

describe('the tables of the panel', function () {
  this.timeout(120_000);
  const on = useWindow({ 'first.txt': order(14990, 'Orderly Harbors'), 'second.txt': order(14991, 'Further Harbors') });

  const rows = () => on.window.page.locator('.panel .pane-body:visible .monaco-list-row');

  it('come into view where they are asked for', async () => {
    await on.window.status(); // The document was recognised.
    await on.window.command('Policy Text: Show Tables of the Document');
    await rows().first().waitFor({ timeout: 60_000 });
  });

  it('show who shall do what by when, for each officer', async () => {
    await on.window.command('Policy Text: Focus on Duties View');
    await rows().filter({ hasText: 'issue guidance' }).first().waitFor({ timeout: 60_000 });
    const text = (await textOf(rows())).replaceAll('\u00a0', ' ');
    assert.match(text, /Secretary of Commerce[\s\S]*must review the harbors[\s\S]*within 30 days/);
    assert.match(text, /Attorney General[\s\S]*may issue guidance[\s\S]*with Secretary of State/);
    await on.window.picture('tables-duties');
  });

  it('are filtered as one types, all of them, until all rows are asked for again', async () => {
    await on.window.command('Policy Text: Filter Tables…');
    const input = on.window.page.locator('.quick-input-widget input');
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
    await on.window.page.keyboard.press('Enter');
    await becomes('must review the harbors', 'issue guidance');
    await on.window.command('Policy Text: Show All Rows of the Tables');
    await rows().filter({ hasText: 'issue guidance' }).first().waitFor();
    assert.match(await shown(), /must review the harbors/);
  });

  it('export the rows that are shown, and no other', async () => {
    const { window, folder } = on;
    await window.command('Policy Text: Filter Tables…');
    const input = window.page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill('commerce');
    await window.page.keyboard.press('Enter');
    await rows().filter({ hasText: 'issue guidance' }).first().waitFor({ state: 'detached' });
    const duties = window.page.locator('.panel .pane-header', { hasText: 'Duties' });
    await duties.hover();
    await duties.locator('.action-label[aria-label^="Export Duties"]').click();
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'CSV' }).click();
    // The window asks for a file, and has one in the folder to offer.
    const target = path.join(folder, 'duties.csv');
    await window.page.waitForFunction(
      (offered) => [...document.querySelectorAll('.quick-input-widget input')].some(({ value }) => value === offered),
      target,
    );
    await window.page.keyboard.press('Enter');
    for (let tries = 0; tries < 100 && !existsSync(target); tries++) await window.page.waitForTimeout(100);
    const [head, ...lines] = readFileSync(target, 'utf8').trim().split(/\r?\n/);
    assert.match(head, /Who/);
    assert.equal(lines.length, 1);
    assert.match(lines[0], /Secretary of Commerce.*review the harbors/);
    await window.command('Policy Text: Show All Rows of the Tables');
    await rows().filter({ hasText: 'issue guidance' }).first().waitFor();
  });

  it('show all documents of the folder, and lead to their places', async () => {
    await on.window.command('Policy Text: Focus on Authorities View');
    await on.window.command('Policy Text: Show Tables of the Folder');
    const inTwo = rows().filter({ hasText: /INA § 212.*2 times/ });
    await inTwo.first().waitFor({ timeout: 60_000 });
    await on.window.picture('tables-folder');
    await on.window.command('Policy Text: Focus on Terms View');
    const terms = rows().filter({ hasText: 'harbor' });
    await terms.nth(1).waitFor({ timeout: 60_000 });
    await terms.nth(1).click();
    await on.window.page.locator('.tab.active', { hasText: 'second.txt' }).waitFor();
  });

  it('a map of the document stands beside it, and leads into it by the keyboard', async () => {
    await on.window.command('Policy Text: Show Map of the Document');
    const map = on.window.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('#active-frame')
      .locator('svg.policy-map');
    await map.waitFor({ timeout: 60_000 });
    await map.locator('a', { hasText: 'Sec. 2. Definitions' }).first().focus();
    await on.window.page.keyboard.press('Enter');
    await on.window.page.locator('.statusbar-item', { hasText: 'Ln 9, Col 1' }).waitFor();
  });
});
