import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commandsPage } from '../../scripts/commands.mjs';
import { root } from '../../scripts/lib/setup.mjs';

describe('docs/commands.md', function () {
  this.timeout(120_000);

  it('is what the commands say and print; npm run docs:commands makes it anew', () => {
    const page = readFileSync(path.join(root, 'docs/commands.md'), 'utf8');
    assert.equal(page, commandsPage());
    for (const name of ['outline', 'check', 'analyze', 'amend', 'convert', 'export', 'diff', 'law show', 'law add'])
      assert.ok(page.includes(`\n## ${name}\n`), name);
  });
});
