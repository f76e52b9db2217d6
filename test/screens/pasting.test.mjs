// Pasting in a real window: what has numbers gets the document's, and what has none stays as it is.
import assert from 'node:assert/strict';
import { textOf, useWindow } from './window.mjs';

const ORDER = `Executive Order 14990 of March 3, 2026

Orderly Harbors

Section 1. Duties. (a) The Secretary acts.

(b) The Secretary rests.

`;

describe('pasting', function () {
  this.timeout(120_000);
  const on = useWindow({ 'order.policy': ORDER, 'notes.txt': '1. Alpha is kept.\n\n2. Beta is kept.\n' });

  it('gives numbered text the document’s numbers', async () => {
    await on.window.status();
    const { keyboard } = on.window.page;
    await on.window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'notes.txt' }).dblclick();
    const lines = on.window.page.locator('.monaco-editor .view-line');
    await lines.filter({ hasText: 'Alpha' }).first().click();
    await keyboard.press('Control+A');
    await keyboard.press('Control+C');
    await on.window.page.locator('.tab', { hasText: 'order.policy' }).click();
    await lines.filter({ hasText: 'Secretary rests' }).first().click();
    await keyboard.press('Control+End');
    await keyboard.press('Control+V');
    await lines.filter({ hasText: 'Beta' }).first().waitFor();
    assert.match((await textOf(lines)).replaceAll('\u00a0', ' '), /\(c\) Alpha is kept\.[\s\S]*\(d\) Beta is kept\./);
  });
});
