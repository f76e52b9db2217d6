// Pasting in a real window: what has numbers gets the document's, and what has none stays as it is.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWindow, textOf } from './window.mjs';

const ORDER = `Executive Order 14990 of March 3, 2026

Orderly Harbors

Section 1. Duties. (a) The Secretary acts.

(b) The Secretary rests.

`;

describe('pasting', function () {
  this.timeout(120_000);
  let folder;
  let window;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-pasting-'));
    const file = path.join(folder, 'order.policy');
    writeFileSync(file, ORDER);
    writeFileSync(path.join(folder, 'notes.txt'), '1. Alpha is kept.\n\n2. Beta is kept.\n');
    window = await openWindow(file);
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async function () {
    if (this.currentTest.state === 'failed') await window?.picture('failed-pasting');
  });

  it('gives numbered text the document’s numbers', async () => {
    await window.status();
    const { keyboard } = window.page;
    await window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'notes.txt' }).dblclick();
    const lines = window.page.locator('.monaco-editor .view-line');
    await lines.filter({ hasText: 'Alpha' }).first().click();
    await keyboard.press('Control+A');
    await keyboard.press('Control+C');
    await window.page.locator('.tab', { hasText: 'order.policy' }).click();
    await lines.filter({ hasText: 'Secretary rests' }).first().click();
    await keyboard.press('Control+End');
    await keyboard.press('Control+V');
    await lines.filter({ hasText: 'Beta' }).first().waitFor();
    assert.match((await textOf(lines)).replaceAll('\u00a0', ' '), /\(c\) Alpha is kept\.[\s\S]*\(d\) Beta is kept\./);
  });
});
