/** Which titles of the Code a document cites. */
import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze.ts';
import { wantedLaw } from '../../server/src/features/wantedLaw.ts';
import { titleDownload } from '../../server/src/law/links.ts';
import { law } from './fixture.ts';

describe('law that a document cites', () => {
  it('by title, an act’s sections where the Code has them, the most cited first', () => {
    const text =
      'Section 1. Under 5 U.S.C. 553, section 212(f) of the INA, and 8 U.S.C. 1225(b), and under Executive Order 12866.';
    assert.deepEqual(
      wantedLaw(analyze(text), law).map(({ title, name, count, imported }) => [title, name, count, imported]),
      [
        ['8', 'Aliens and Nationality', 2, false],
        ['5', 'Government Organization and Employees', 1, false],
      ],
    );
  });

  it('with the House’s address of each', () => {
    assert.match(titleDownload('8'), /^https:\/\/uscode\.house\.gov\/.*\/xml_usc08@\d+-\d+\.zip$/);
    assert.match(titleDownload('18a'), /xml_usc18a@/);
    assert.match(titleDownload('5a'), /xml_usc05a@/);
  });
});
