// Names that read like links, in the notifications of a real window.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { openWindow } from './window.mjs';

describe('names that read like links', function () {
  this.timeout(120_000);
  const LINK = '[Open it](command:workbench.action.toggleSidebarVisibility)';
  let folder;
  let window;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-names-'));
    const file = path.join(folder, `${LINK}.txt`);
    writeFileSync(file, readFileSync(path.join(root, 'samples/orderly-processing.txt')));
    const explanations = path.join(folder, LINK);
    mkdirSync(explanations);
    writeFileSync(path.join(explanations, `${LINK}.md`), 'No front matter.');
    window = await openWindow(file, { 'policyText.detect': 'ask', 'policyText.explanations': [explanations] });
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async function () {
    if (this.currentTest.state === 'failed') await window?.picture('failed');
  });

  it('are no links in a question', async () => {
    const { text, links } = await window.notifications('looks like a policy document');
    assert.ok(text.includes('[Open it] (command:workbench.action.toggleSidebarVisibility).txt looks like'), text);
    assert.equal(links, 0);
    await window.page.getByRole('button', { name: 'Yes', exact: true }).click();
  });

  it('are no links in what the server says', async () => {
    // It may come, and go, while the mouse is on its way.
    const said = window.notifications('can’t be used');
    await window.goToLine(48);
    await window.hover('235(b)(2)(C)');
    const { text, links } = await said;
    assert.ok(text.includes('[Open it] (command:'), text);
    assert.equal(links, 0);
  });
});
