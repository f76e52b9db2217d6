// The first minute: the walkthrough, each step of which ticks itself off.
import assert from 'node:assert/strict';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { useWindow } from './window.mjs';

const EDITOR = { x: 348, y: 35, width: 932, height: 560 };
const MENU = { x: 340, y: 0, width: 602, height: 340 };
// Small enough to be read in the walkthrough's column.
const SAMPLE = { x: 48, y: 35, width: 892, height: 520 };
const OUTLINE = { x: 48, y: 35, width: 300, height: 408 };

/** Opens the walkthrough from the command palette. */
async function openWalkthrough(window) {
  const { page } = window;
  const row = (hasText) => page.locator('.quick-input-list .monaco-list-row', { hasText }).first().waitFor();
  const input = await window.palette();
  await input.fill('>Welcome: Open Walkthrough...');
  await row('Welcome: Open Walkthrough...');
  await page.keyboard.press('Enter');
  await row('Get started with Policy Text');
  await input.fill('Policy Text');
  await page.keyboard.press('Enter');
  await page.locator('.getting-started-step').first().waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1000); // It slides in.
}

describe('the walkthrough', function () {
  this.timeout(180_000);
  const on = useWindow(path.join(root, 'samples/river-gauges.policy'), { scale: 1 });
  const page = () => on.window.page;
  const close = () => page().keyboard.press('Escape');
  const shot = (name, clip) => on.window.picture(`../walkthrough/${name}`, clip);

  /** The steps' titles, each with whether it is ticked off. */
  const steps = () =>
    page()
      .locator('.getting-started-step')
      .evaluateAll((found) =>
        found.map((step) => ({
          title: step.querySelector('.step-title')?.textContent ?? '',
          done: step.querySelector('.codicon-getting-started-step-checked.complete') !== null,
        })),
      );
  const open = () => openWalkthrough(on.window);

  it('is there, with all its steps to be done', async () => {
    await open();
    const found = await steps();
    assert.equal(found.length, 9);
    // The outline opens by itself with the first policy document, which may have been before.
    const done = found.filter((step) => step.done && step.title !== 'See its outline');
    assert.deepEqual(done, []);
  });

  it('opens the sample with its outline', async () => {
    await on.window.command('Policy Text: Open Sample');
    await on.window.outline('Section 1. Purpose');
    await on.window.makeRoomForOutline();
    const rows = await on.window.outline('Sec. 8. General Provisions');
    assert.ok(rows.includes('Section 1. Purpose'), JSON.stringify(rows));
    await page().waitForTimeout(1500);
    await shot('sample', SAMPLE);
    await shot('outline', OUTLINE);
  });
  it('explains a citation', async () => {
    await on.window.goToLine(33);
    await page().waitForTimeout(500);
    await on.window.hover('235(b)(2)(C)');
    await shot('hover', EDITOR);
    await close();
  });
  it('shows where a reference leads', async () => {
    await on.window.goToLine(29);
    await page().waitForTimeout(500); // It scrolls there.
    const { x, y } = await on.window.place('section 2 of this order');
    await page().mouse.click(x, y);
    await on.window.command('Peek Definition');
    await page().locator('.peekview-widget').waitFor();
    await page().waitForTimeout(800);
    await shot('jump', EDITOR);
    await close();
  });
  it('offers the right section, and takes it', async () => {
    await on.window.goToLine(45);
    await page().waitForTimeout(500);
    const { x, y } = await on.window.place('1226(a)', 1);
    await page().mouse.click(x, y);
    await page().keyboard.press('Control+.');
    const menu = page().locator('.action-widget');
    await menu.waitFor();
    await page().waitForTimeout(500);
    await shot('fix', EDITOR);
    await page().keyboard.press('Enter');
    await menu.waitFor({ state: 'hidden' });
  });
  it('inserts a section, and the later ones follow', async () => {
    await on.window.goToLine(23);
    await on.window.command('Policy Text: Insert Section After');
    await on.window.outline('Sec. 9. General Provisions');
    await on.window.goToLine(40);
    await page().waitForTimeout(1000);
    await shot('number', EDITOR);
  });
  it('looks up law', async () => {
    await on.window.command('Policy Text: Look Up Law…');
    await page().locator('.quick-input-widget input').fill('INA 235(b)');
    await page().waitForTimeout(1500);
    await shot('lookUp', MENU);
    await close();
  });
  it('offers formats', async () => {
    await on.window.command('Policy Text: Export…');
    await page().waitForTimeout(800);
    await shot('export', MENU);
    await close();
  });
  it('asks for law to add, and then every step is done', async () => {
    await on.window.command('Policy Text: Add Law…');
    await page().waitForTimeout(1000);
    await shot('addLaw', MENU);
    await close();
    await open();
    assert.deepEqual(
      (await steps()).filter((step) => !step.done),
      [],
    );
  });
});

describe('the buttons of the walkthrough', function () {
  this.timeout(180_000);
  const on = useWindow(path.join(root, 'samples/river-gauges.policy'), { scale: 1 });

  const press = async (step, words) => {
    await openWalkthrough(on.window);
    const steps = on.window.page.locator('.getting-started-step');
    await steps.filter({ hasText: step }).click();
    await steps.locator('.monaco-button', { hasText: words }).click();
  };
  const tab = (hasText) => on.window.page.locator('.tab.active', { hasText }).waitFor({ timeout: 30_000 });

  it('lead to the document at hand', async () => {
    await on.window.status(); // The document was recognised.
    await press('See its outline', 'Show the outline');
    await tab('river-gauges.policy');
    await on.window.outline('SHORT TITLE');
    await press('Send it to someone', 'Export');
    await on.window.page.locator('.quick-input-title', { hasText: 'Export As' }).waitFor();
    await tab('river-gauges.policy');
    await on.window.page.keyboard.press('Escape');
  });

  it('say where there is none, and offer the sample', async () => {
    await on.window.command('View: Close All Editors');
    await press('Let the numbers hold', 'Insert a section');
    await on.window.notifications('No policy document is open');
    await on.window.page.locator('.notifications-toasts .monaco-button', { hasText: 'Open Sample' }).click();
    await tab('Orderly Processing');
  });
});
