/** The law as amended, in the formats that leave the terminal. */
import assert from 'node:assert/strict';
import { applyPatch } from 'diff';
import { inFormat } from '../../server/src/cli/amendFormats.ts';
import { importDocument } from '../../server/src/convert/import.ts';

const BEFORE = `§ 3101. Harbors
(a) Each harbor has one lamp, which burns at night.
(b) A harbor master keeps the list of ships.
(c) Nothing else is asked.
`;
const AFTER = `§ 3101. Harbors
(a) Each harbor has two lamps, which burn at night.
(c) Nothing else is asked.
(d) No officer may sell oil to a carrier.
`;
const shown = { title: '44 U.S.C. § 3101', before: BEFORE, text: AFTER, file: 'usc-44-3101.txt' };

describe('the law as amended, in a format', () => {
  it('patch: applied to the base it gives the text', async () => {
    const patch = await inFormat([shown], 'patch');
    assert.match(patch, /^--- a\/usc-44-3101\.txt\n\+\+\+ b\/usc-44-3101\.txt\n@@/);
    assert.equal(applyPatch(BEFORE, patch), AFTER);
  });

  it('Word: tracked changes, which rejected give the base and accepted the text', async () => {
    const bytes = Buffer.from(await inFormat([shown], 'docx'), 'base64');
    const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu);
    const side = async (tracked: 'accept' | 'reject') =>
      words((await importDocument(bytes, { tracked })).replace(/^.*\n/, ''));
    assert.deepEqual(await side('reject'), words(BEFORE));
    assert.deepEqual(await side('accept'), words(AFTER));
  });

  it('HTML and Markdown: words struck and inserted, and what is all new whole', async () => {
    const html = await inFormat([shown], 'html');
    assert.match(html, /^<!doctype html>/);
    assert.match(
      html,
      /has <del>one lamp<\/del><ins>two lamps<\/ins>, which <del>burns<\/del><ins>burn<\/ins> at night/,
    );
    assert.match(html, /<p><ins>\(d\) No officer may sell oil to a carrier\.<\/ins><\/p>/);
    const markdown = await inFormat([shown], 'markdown');
    assert.match(markdown, /~~\(b\) A harbor master keeps the list of ships\.~~/);
  });
});
