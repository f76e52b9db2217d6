// The panel's tables, in a real window: of the document as it is typed, of the folder, with a jump.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { useWindow } from './window.mjs';

/** No view has room for it. */
const LONG = `harbors.example.gov/${'orderly'.repeat(30)}`;

const order = (number, title) => `Executive Order ${number} of March 3, 2026

${title}

Section 1. Duties. (a) The Secretary of Commerce shall, within 30 days of the date of this order, review the harbors under section 212(f) of the Immigration and Nationality Act.

(b) The Attorney General, in consultation with the Secretary of State, may issue guidance.

Sec. 2. Definitions. The term "harbor" means a place where ships lie, as listed in ${LONG}.
`;

describe('the tables of the panel', function () {
  this.timeout(120_000);
  const on = useWindow({ 'first.txt': order(14990, 'Orderly Harbors'), 'second.txt': order(14991, 'Further Harbors') });

  /** The page of the tables, and the rows in it. */
  const page = () => on.window.panel;
  const rows = () => page().locator('tr.row');

  it('come into view where they are asked for', async () => {
    await on.window.status(); // The document was recognised.
    await on.window.command('Policy Text: Show Tables of the Document');
    await rows().first().waitFor({ timeout: 60_000 });
  });

  it('show who shall do what by when, for each officer', async () => {
    await page().getByRole('tab', { name: 'Duties 2' }).click();
    await rows().filter({ hasText: 'issue guidance' }).first().waitFor({ timeout: 60_000 });
    const text = await page().locator('table').textContent();
    assert.match(text, /Secretary of Commerce[\s\S]*must[\s\S]*review the harbors[\s\S]*within 30 days/);
    assert.match(text, /Attorney General[\s\S]*may[\s\S]*issue guidance[\s\S]*Secretary of State/);
    await on.window.picture('tables-duties');
  });

  it('are never wider than their view, nor is anything in them cut, in any colours', async () => {
    const { window } = on;
    for (const width of [1280, 900, 640]) {
      await window.page.setViewportSize({ width, height: 800 });
      for (const colours of ['dark', 'contrast', 'light']) {
        await window.setColours(colours);
        for (const table of ['Authorities', 'Deadlines', 'Duties', 'Terms']) {
          await page().getByRole('tab', { name: table }).click();
          await page().locator(`[role=tab][aria-selected=true]`, { hasText: table }).waitFor();
          await window.page.waitForTimeout(200); // The page is laid out anew.
          const cut = await page().evaluate((body) => {
            const view = body.ownerDocument.documentElement.clientWidth;
            const things = [...body.querySelectorAll('header > *, [role=tab], main, table, th, td, td a')];
            const isCut = (thing) =>
              thing.getBoundingClientRect().right > view + 0.5 || thing.scrollWidth > thing.clientWidth + 1;
            const seen = things.filter((thing) => thing.getClientRects().length > 0 && thing.localName !== 'a');
            return seen.filter(isCut).map((thing) => `${thing.localName} "${thing.textContent.slice(0, 40)}"`);
          });
          assert.deepEqual(cut, [], `${table}, ${width} pixels, ${colours}`);
          await window.picture(`tables-${table.toLowerCase()}-${colours}-${width}`);
        }
      }
    }
    await window.page.setViewportSize({ width: 1280, height: 800 });
    await page().getByRole('tab', { name: 'Duties' }).click();
  });

  it('are filtered as one types, all of them, until all rows are asked for again', async () => {
    await on.window.command('Policy Text: Filter Tables…');
    const input = page().getByRole('searchbox');
    const becomes = async (has, lacks) => {
      await rows().filter({ hasText: has }).first().waitFor();
      await rows().filter({ hasText: lacks }).first().waitFor({ state: 'detached' });
    };
    await page().locator('input:focus').waitFor();
    await on.window.page.keyboard.type('attorney guid');
    await becomes('issue guidance', 'review the harbors');
    await page().getByRole('tab', { name: 'Duties 1' }).waitFor();
    await input.fill('commerce');
    await becomes('review the harbors', 'issue guidance');
    await on.window.page.keyboard.press('Enter'); // Goes on to the rows.
    await page().locator('tr.row a:focus').waitFor();
    await becomes('review the harbors', 'issue guidance');
    await on.window.command('Policy Text: Show All Rows of the Tables');
    await rows().filter({ hasText: 'issue guidance' }).first().waitFor();
    assert.equal(await input.inputValue(), '');
  });

  it('export the rows that are shown, and no other', async () => {
    const { window, folder } = on;
    await page().getByRole('searchbox').fill('commerce');
    await rows().filter({ hasText: 'issue guidance' }).first().waitFor({ state: 'detached' });
    await window.command('Policy Text: Export This Table…');
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

  it('show all documents of the folder, and lead to their places by mouse and keyboard', async () => {
    await on.window.command('Policy Text: Show Authorities');
    await on.window.command('Policy Text: Show Tables of the Folder');
    await page().getByText('All documents of the folder').waitFor();
    await rows()
      .filter({ hasText: /INA § 212[\s\S]*2/ })
      .first()
      .waitFor({ timeout: 60_000 });
    await on.window.picture('tables-folder');
    await on.window.command('Policy Text: Show Terms');
    const terms = rows().filter({ hasText: 'harbor' });
    await terms.nth(1).waitFor({ timeout: 60_000 });
    await terms.nth(1).click();
    await on.window.page.locator('.tab.active', { hasText: 'second.txt' }).waitFor();
    await page().getByRole('tab', { name: 'Terms' }).focus();
    await on.window.page.keyboard.press('ArrowLeft');
    await rows().filter({ hasText: 'issue guidance' }).first().waitFor();
    await rows().locator('a').first().focus();
    await on.window.page.keyboard.press('ArrowDown');
    await on.window.page.keyboard.press('ArrowUp');
    await on.window.page.keyboard.press('Enter');
    await on.window.page.locator('.tab.active', { hasText: 'first.txt' }).waitFor();
  });

  it('a map of the document stands beside it, and leads into it by the keyboard', async () => {
    await on.window.command('Policy Text: Show Map of the Document');
    const map = on.window.frame('Sec. 2').locator('svg.policy-map');
    await map.waitFor({ timeout: 60_000 });
    await map.locator('a', { hasText: 'Sec. 2. Definitions' }).first().focus();
    await on.window.page.keyboard.press('Enter');
    await on.window.page.locator('.statusbar-item', { hasText: 'Ln 9, Col 1' }).waitFor();
  });
});
