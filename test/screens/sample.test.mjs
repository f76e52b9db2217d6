import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { openWindow, textOf } from './window.mjs';

describe('the window on the sample order', function () {
  this.timeout(120_000);
  let window;

  before(async () => {
    window = await openWindow(path.join(root, 'samples/orderly-processing.txt'));
  });
  after(() => window?.close());
  afterEach(async function () {
    if (this.currentTest.state === 'failed') await window?.picture('failed');
  });

  it('shows the outline, and the numbers in the status bar', async () => {
    await window.makeRoomForOutline();
    const rows = await window.outline('Sec. 5. Detention and Parole');
    assert.ok(rows.includes('Section 1. Purpose'), JSON.stringify(rows));
    assert.ok(rows.some((row) => row.startsWith('(a) inspect each applicant')));
    assert.match(await window.status(), /EO 99001: \d findings?/);
  });

  it('has colours from its grammar, too, for the time before the server is up', async () => {
    await window.goToLine(12);
    const { x, y } = await window.place('Sec. 2.');
    await window.page.mouse.click(x, y);
    await window.command('Developer: Inspect Editor Tokens and Scopes');
    // The widget lists the server's token first, the grammar's scopes last.
    const scopes = window.page.locator('.token-inspect-widget .tiw-metadata-scopes').last();
    await scopes.waitFor();
    assert.match(await textOf(scopes), /keyword\.other\.designation\.policy-text/);
    await window.page.keyboard.press('Escape');
  });

  it('explains the cited provision in a hover', async () => {
    await window.goToLine(48);
    const text = await window.hover('235(b)(2)(C)');
    assert.match(text, /INA § 235\(b\)\(2\)\(C\) · 8 U\.S\.C\. § 1225\(b\)\(2\)\(C\)/);
    assert.match(text, /contiguous/);
    await window.picture('hover');
  });

  it('shows the provision that a reference names', async () => {
    await window.page.keyboard.press('Escape');
    const text = await window.hover('section 2 of this order');
    assert.match(text, /Section 2 Policy/);
    assert.match(text, /inspect each applicant for admission promptly/);
  });

  it('underlines the wrong section and offers the right one', async () => {
    await window.page.keyboard.press('Escape');
    // By the keyboard: a view that still scrolls moves the words away from under a mouse.
    const lines = readFileSync(path.join(root, 'samples/orderly-processing.txt'), 'utf8').split('\n');
    const line = lines.findIndex((words) => words.includes('1226(a)'));
    await window.goToLine(`${line + 1}:${lines[line].indexOf('1226(a)') + 2}`);
    await window.page.keyboard.press('Control+.');
    const menu = window.page.locator('.action-widget');
    await menu.waitFor({ timeout: 20_000 });
    assert.match(await textOf(menu), /236/);
    await window.page.keyboard.press('Escape');
    const text = await window.hover('1226(a)', 1);
    assert.match(text, /1226/);
    await window.picture('finding');
  });

  it('opens the law behind the citation', async () => {
    await window.page.keyboard.press('Escape');
    await window.goToLine(33);
    const { x, y } = await window.place('235(b)(2)(C)');
    await window.page.mouse.click(x, y);
    await window.page.keyboard.press('F12');
    const rows = await window.outline('§ 1225. Inspection by immigration officers');
    assert.ok(rows.length > 20);
    await window.page.locator('.view-line', { hasText: 'Treatment' }).first().waitFor();
    await window.page.mouse.move(5, 5);
    await window.picture('law');
  });
});
