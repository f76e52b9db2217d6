// Drafting where it asks something, in a real window: what would lose its target, and all citations in a style.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { useWindow } from './window.mjs';

const ORDER = `Executive Order 14990 of March 3, 2026

Orderly Harbors

Section 1. Purpose. Harbors are kept as sections 3 and 4 of this order say, under 44 U.S.C. 3101.

Sec. 2. Keepers. Each harbor has a keeper.

Sec. 3. Lamps. A keeper lights the lamp.

Sec. 4. Costs. Costs are borne as section 3 of this order says.
`;

describe('drafting, in the window', function () {
  this.timeout(120_000);
  const on = useWindow({ 'order.policy': ORDER }, { scale: 1 });
  const file = () => path.join(on.folder, 'order.policy');

  const lineOf = (words) => ORDER.split('\n').findIndex((line) => line.includes(words)) + 1;
  /** What the file has, once it is that; VS Code saves what a refactoring changed by itself. */
  const saved = async (words) => {
    for (let tries = 0; tries < 100 && !readFileSync(file(), 'utf8').includes(words); tries++)
      await on.window.page.waitForTimeout(100);
    return readFileSync(file(), 'utf8');
  };
  const undone = async () => {
    await on.window.page.locator('.monaco-editor .view-lines').first().click();
    await on.window.page.keyboard.press('Control+Z');
    await on.window.page.keyboard.press('Control+S');
    return saved(ORDER);
  };

  const rows = () => on.window.page.locator('.bulk-edit-panel .monaco-list-row');
  const group = () => rows().filter({ hasText: 'References to look at' });
  const done = async (button) => {
    await on.window.page.locator('.bulk-edit-panel .monaco-button', { hasText: button }).click();
    await rows().first().waitFor({ state: 'detached' });
  };

  const refactor = async (title) => {
    await on.window.command('Refactor...');
    const row = on.window.page.locator('.action-widget .monaco-list-row', { hasText: title });
    const { x, y, width, height } = await row.boundingBox({ timeout: 30_000 });
    await on.window.page.mouse.click(x + width / 2, y + height / 2);
  };

  it('what would lose its target stands first in the preview, in a group of its own', async () => {
    await on.window.status(); // The document was recognised.
    await on.window.goToLine(lineOf('Sec. 3.'));
    await on.window.command('Policy Text: Remove Section');
    await group().waitFor({ timeout: 30_000 });
    const [first, , ...under] = await rows().allInnerTexts();
    assert.match(first, /^References to look at/);
    assert.match(under[0], /as sections 3 and 4 of this order say/);
    assert.match(under[1], /as section 3 of this order says/);
    await on.window.picture('lost-first');
    await done('Discard');
    assert.equal(readFileSync(file(), 'utf8'), ORDER);
  });

  it('from the Refactor menu, too; what is applied marks it, and the rest follows', async () => {
    await on.window.goToLine(lineOf('Sec. 3.'));
    await refactor('Remove section 3');
    await group().waitFor({ timeout: 30_000 });
    await done('Apply');
    assert.match(
      await saved('[3, removed]'),
      /Sec\. 3\. Costs\. Costs are borne as section \[3, removed\] of this order says/,
    );
    assert.equal(await undone(), ORDER);
  });

  it('all citations are written in a style at one choice of the Refactor menu, and taken back at one undo', async () => {
    await on.window.goToLine(lineOf('Section 1.'));
    await refactor('Write all citations in Bluebook style');
    assert.equal(await saved('§'), ORDER.replace('44 U.S.C. 3101', '44 U.S.C. § 3101'));
    assert.equal(await undone(), ORDER);
  });
});
