// Names that read like links, in the notifications of a real window.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { useWindow } from './window.mjs';

describe('names that read like links', function () {
  this.timeout(120_000);
  const LINK = '[Open it](command:workbench.action.toggleSidebarVisibility)';
  const on = useWindow(
    {
      [`${LINK}.txt`]: readFileSync(path.join(root, 'samples/orderly-processing.txt'), 'utf8'),
      [`${LINK}/${LINK}.md`]: 'No front matter.',
    },
    {
      prepare: (folder) => ({
        'policyText.detect': 'ask',
        'policyText.explanations': [path.join(folder, LINK)],
      }),
    },
  );

  it('are no links in a question', async () => {
    const { text, links } = await on.window.notifications('looks like a policy document');
    assert.ok(text.includes('[Open it] (command:workbench.action.toggleSidebarVisibility).txt looks like'), text);
    assert.equal(links, 0);
    await on.window.page.getByRole('button', { name: 'Yes', exact: true }).click();
  });

  it('are no links in what the server says', async () => {
    // It may come, and go, while the mouse is on its way.
    const said = on.window.notifications('can’t be used');
    await on.window.goToLine(48);
    await on.window.hover('235(b)(2)(C)');
    const { text, links } = await said;
    assert.ok(text.includes('[Open it] (command:'), text);
    assert.equal(links, 0);
  });
});
