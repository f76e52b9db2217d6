import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../../../scripts/lib/setup.mjs';
import { TITLE } from '../usc44.mjs';

export const title = 'a Hill staffer sees what a bill does to the law, and sends it on';

const BILL = `119th CONGRESS
1st Session

H. R. 9902

To mend the keeping of records, and for other purposes.

A BILL

Be it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,

SECTION 1. SHORT TITLE.

This Act may be cited as the "Plum Records Act of 2026".

SEC. 2. RECORDS OF AGENCIES.

(a) IN GENERAL.—Section 3101(a) of title 44, United States Code, is amended—

(1) by striking "plum records" and inserting "pear records"; and

(2) by inserting "and dry" before the period at the end.

(b) OFTENER.—Section 3101(b) of title 44, United States Code, is amended by striking "monthly" and inserting "weekly".

(c) LAMPS.—Section 3101 of title 44, United States Code, is amended by adding at the end the following:

"(c) LAMPS.—Each head keeps a lamp by the records.".
`;

export async function journey(walk) {
  const window = await walk.open(
    { 'bill.policy.txt': BILL, 'usc44.xml': TITLE },
    {
      prepare(folder) {
        process.env.POLICY_TEXT_HOME = path.join(folder, '.library');
        execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), 'law', 'add', path.join(folder, 'usc44.xml')]);
      },
    },
  );
  const { keyboard } = window.page;
  await window.page.locator('.codelens-decoration').first().waitFor({ timeout: 60_000 });
  await walk.look('bill');
  await walk.lookAtHover('instruction', 20, 'by striking "plum');
  await window.command('Policy Text: Show Law as Amended');
  await window.page
    .locator('.monaco-diff-editor .view-lines')
    .nth(1)
    .filter({ hasText: 'pear' })
    .waitFor({ timeout: 60_000 });
  await window.page.waitForTimeout(1500);
  await walk.look('law-as-amended');
  await window.command('Problems: Focus on Problems View');
  await window.page.waitForTimeout(1500);
  await walk.look('conflicts');
  await window.command('View: Toggle Panel Visibility');
  await window.page.locator('.tab', { hasText: 'bill.policy.txt' }).first().click();
  await window.command('Policy Text: Apply Amendments to File…');
  await window.page.waitForTimeout(1500);
  await walk.look('apply');
  await keyboard.press('Escape');
  await window.page.locator('.tab', { hasText: 'bill.policy.txt' }).first().click();
  await window.command('Policy Text: Export…');
  await window.choices().first().waitFor();
  await walk.look('export');
  await window.choose('Word');
  await window.page.waitForTimeout(1500);
  await walk.look('export-where');
}
