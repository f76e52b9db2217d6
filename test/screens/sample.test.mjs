import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { textOf, useWindow } from './window.mjs';

describe('the window on the sample order', function () {
  this.timeout(120_000);
  const on = useWindow(path.join(root, 'samples/orderly-processing.txt'));

  it('shows the outline, and the numbers in the status bar', async () => {
    await on.window.makeRoomForOutline();
    const rows = await on.window.outline('Sec. 5. Detention and Parole');
    assert.ok(rows.includes('Section 1. Purpose'), JSON.stringify(rows));
    assert.ok(rows.some((row) => row.startsWith('(a) inspect each applicant')));
    assert.match(await on.window.status(), /EO 99001: \d findings?/);
  });

  it('has colours from its grammar, too, for the time before the server is up', async () => {
    await on.window.goToLine(12);
    const { x, y } = await on.window.place('Sec. 2.');
    await on.window.page.mouse.click(x, y);
    await on.window.command('Developer: Inspect Editor Tokens and Scopes');
    // The widget lists the server's token first, the grammar's scopes last.
    const scopes = on.window.page.locator('.token-inspect-widget .tiw-metadata-scopes').last();
    await scopes.waitFor();
    assert.match(await textOf(scopes), /keyword\.other\.designation\.policy-text/);
    await on.window.page.keyboard.press('Escape');
  });

  it('explains the cited provision in a hover', async () => {
    await on.window.goToLine(48);
    const text = await on.window.hover('235(b)(2)(C)');
    assert.match(text, /INA § 235\(b\)\(2\)\(C\) · 8 U\.S\.C\. § 1225\(b\)\(2\)\(C\)/);
    assert.match(text, /contiguous/);
    await on.window.picture('hover');
  });

  it('shows the provision that a reference names', async () => {
    await on.window.page.keyboard.press('Escape');
    const text = await on.window.hover('section 2 of this order');
    assert.match(text, /Section 2 Policy/);
    assert.match(text, /inspect each applicant for admission promptly/);
  });

  it('underlines the wrong section and offers the right one', async () => {
    await on.window.page.keyboard.press('Escape');
    // By the keyboard: a view that still scrolls moves the words away from under a mouse.
    const lines = readFileSync(path.join(root, 'samples/orderly-processing.txt'), 'utf8').split('\n');
    const line = lines.findIndex((words) => words.includes('1226(a)'));
    await on.window.goToLine(`${line + 1}:${lines[line].indexOf('1226(a)') + 2}`);
    await on.window.page.keyboard.press('Control+.');
    const menu = on.window.page.locator('.action-widget');
    await menu.waitFor({ timeout: 20_000 });
    assert.match(await textOf(menu), /236/);
    await on.window.page.keyboard.press('Escape');
    const text = await on.window.hover('1226(a)', 1);
    assert.match(text, /1226/);
    await on.window.picture('finding');
  });

  it('opens the law behind the citation', async () => {
    await on.window.page.keyboard.press('Escape');
    await on.window.goToLine(33);
    const { x, y } = await on.window.place('235(b)(2)(C)');
    await on.window.page.mouse.click(x, y);
    await on.window.page.keyboard.press('F12');
    const rows = await on.window.outline('§ 1225. Inspection by immigration officers');
    assert.ok(rows.length > 20);
    await on.window.page.locator('.view-line', { hasText: 'Treatment' }).first().waitFor();
    await on.window.page.mouse.move(5, 5);
    await on.window.picture('law');
  });

  it('searches the files of the folder', async () => {
    const { page } = on.window;
    await page.keyboard.press('Control+Shift+F');
    await page.locator('.search-view textarea').first().fill('case by case');
    await page.keyboard.press('Enter');
    const found = page.locator('.search-view .monaco-list-row', { hasText: 'use parole case by case' });
    await found.waitFor({ timeout: 30_000 });
  });
});
