// The law as a draft would change it, in a real window: from the command to the text that follows typing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { TITLE } from './usc44.mjs';
import { textOf, useWindow } from './window.mjs';

const DRAFT = `SECTION 1. RECORDS.

(a) Section 3101(a) of title 44, United States Code, is amended by striking "plum records" and inserting "pear records".

(b) Section 3101(b) of title 44, United States Code, is amended by striking "monthly" and inserting "weekly".
`;

describe('the law as amended', function () {
  this.timeout(120_000);
  const home = process.env.POLICY_TEXT_HOME;
  const on = useWindow(
    { 'bill.policy.txt': DRAFT, 'usc44.xml': TITLE },
    {
      prepare(folder) {
        process.env.POLICY_TEXT_HOME = path.join(folder, 'library');
        execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), 'law', 'add', path.join(folder, 'usc44.xml')]);
      },
    },
  );
  after(() => {
    if (home === undefined) delete process.env.POLICY_TEXT_HOME;
    else process.env.POLICY_TEXT_HOME = home;
  });

  it('is counted above the draft, and shown before and after where the mouse rests', async () => {
    const lens = on.window.page.locator('.codelens-decoration').first();
    await lens.waitFor({ timeout: 60_000 });
    assert.match(await textOf(lens), /1 of 2 instructions carried out/);
    await on.window.picture('amended-lens');
    assert.match(
      await on.window.hover('is amended by striking "plum'),
      /Before[\s\S]*plum records[\s\S]*After[\s\S]*pear/,
    );
    await on.window.picture('amended-hover');
  });

  it('is shown beside the law as it is, with only what fits carried out', async () => {
    await on.window.command('Policy Text: Show Law as Amended');
    const sides = on.window.page.locator('.monaco-diff-editor .view-lines');
    await sides.nth(1).filter({ hasText: 'pear' }).waitFor({ timeout: 60_000 });
    const [law, amended] = await sides.allInnerTexts();
    assert.match(law.replaceAll('\u00a0', ' '), /keeps the plum records/);
    assert.match(amended.replaceAll('\u00a0', ' '), /keeps the pear records[\s\S]*does so yearly/);
    await on.window.page.locator('.monaco-diff-editor .squiggly-warning').first().waitFor({ timeout: 60_000 });
    await on.window.picture('amended-diff');
  });
});
