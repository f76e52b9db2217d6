// The first minute: the walkthrough, each step of which ticks itself off.
import assert from 'node:assert/strict';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { openWindow, textOf } from './window.mjs';

const EDITOR = { x: 300, y: 35, width: 980, height: 560 };
const MENU = { x: 300, y: 0, width: 680, height: 340 };

describe('the walkthrough', function () {
  this.timeout(180_000);
  let window;
  const done = [];
  const page = () => window.page;
  const escape = () => page().keyboard.press('Escape');
  const shot = (name, clip) => window.picture(`../walkthrough/${name}`, clip);

  before(async () => {
    window = await openWindow(path.join(root, 'samples/river-gauges.policy'), {}, { scale: 1 });
  });
  after(() => window?.close());
  afterEach(async function () {
    if (this.currentTest.state === 'failed') await window?.picture('failed');
  });

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
  const open = async () => {
    const row = (hasText) => page().locator('.quick-input-list .monaco-list-row', { hasText }).first().waitFor();
    const input = page().locator('.quick-input-widget input');
    await page().keyboard.press('F1');
    await input.fill('>Welcome: Open Walkthrough...');
    await row('Welcome: Open Walkthrough...');
    await page().keyboard.press('Enter');
    await row('Get started with Policy Text');
    await input.fill('Policy Text');
    await page().keyboard.press('Enter');
    await page().locator('.getting-started-step').first().waitFor({ timeout: 30_000 });
  };

  it('is there, with all its steps to be done', async () => {
    await open();
    const found = await steps();
    assert.equal(found.length, 9);
    assert.deepEqual(
      found.filter((step) => step.done),
      [],
    );
  });

  it('opens the sample with its outline', async () => {
    await window.command('Policy Text: Open Sample');
    await window.outline('Section 1. Purpose');
    await window.makeRoomForOutline();
    const rows = await window.outline('Sec. 8. General Provisions');
    assert.ok(rows.includes('Section 1. Purpose'), JSON.stringify(rows));
    await page().waitForTimeout(1500);
    await shot('sample');
    await shot('outline', { x: 0, y: 35, width: 300, height: 760 });
  });
  it('hover', async () => {
    await window.goToLine(33);
    await window.hover('235(b)(2)(C)');
    await shot('hover', EDITOR);
    await escape();
  });
  it('jump', async () => {
    await window.goToLine(29);
    const { x, y } = await window.place('section 2 of this order');
    await page().mouse.click(x, y);
    await window.command('Peek Definition');
    await page().locator('.peekview-widget').waitFor();
    await page().waitForTimeout(800);
    await shot('jump', EDITOR);
    await escape();
  });
  it('fix', async () => {
    await window.goToLine(45);
    const { x, y } = await window.place('1226(a)', 1);
    await page().mouse.click(x, y);
    await page().keyboard.press('Control+.');
    const menu = page().locator('.action-widget');
    await menu.waitFor();
    await page().waitForTimeout(500);
    await shot('fix', EDITOR);
    await page().keyboard.press('Enter');
    await menu.waitFor({ state: 'hidden' });
  });
  it('number', async () => {
    await window.goToLine(23);
    await window.command('Policy Text: Insert Section After');
    await page().waitForTimeout(2500);
    await shot('number', EDITOR);
  });
  it('look up', async () => {
    await window.command('Policy Text: Look Up Law…');
    await page().locator('.quick-input-widget input').fill('235(b)');
    await page().waitForTimeout(1500);
    await shot('lookUp', MENU);
    await escape();
  });
  it('export', async () => {
    await window.command('Policy Text: Export…');
    await page().waitForTimeout(800);
    await shot('export', MENU);
    await escape();
  });
  it('add law', async () => {
    await window.command('Policy Text: Add Law…');
    await page().waitForTimeout(1000);
    await shot('addLawBox', MENU);
    await escape();
    await open();
    console.log(JSON.stringify(await steps()));
    await window.picture('walkthrough');
  });
});
