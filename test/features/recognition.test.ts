import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { looksLikePolicyDocument } from '../../server/src/core/form/detect.ts';

/** Texts that come with software: READMEs, changelogs, licences, contribution guides. */
const ORDINARY =
  /^(readme|changelog|changes|history|licen[cs]e|copying|notice|contributing|security|thirdpartynotices)/i;

/** Such files of the folder and those below it, as deep as packages go. */
function* ordinaryTexts(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && ORDINARY.test(entry.name)) yield path.join(entry.parentPath, entry.name);
  }
}

const opening = (file: string): string => readFileSync(file, 'utf8').slice(0, 65_536);

/** Prose that borrows law's words. */
const PROSE = [
  'The list is ordered, and stable. The map is ordered: first a, then b.',
  'The continuation of the national emergency drew protest in several cities.',
  'Reporters said that it was revoked.\nExecutive Order 14110 of October 30, 2023, was never popular with them.',
  'I hereby declare that this thesis is my own work.',
  'I hereby authorize the clinic to release my records, and designate my spouse as beneficiary.',
  'By the authority vested in me by the State of Nevada, I pronounce you spouses.',
  'As President of the United States, Lincoln wrote letters.',
  'The statute of 1917 used authority vested in the President to tax.',
];

describe('recognition of policy documents', () => {
  for (const sample of readdirSync('samples')) {
    it(`takes ${sample} for one`, () => assert.ok(looksLikePolicyDocument(opening(path.join('samples', sample)))));
  }

  for (const amendment of [
    'AMENDMENT TO H.R. 905\nOFFERED BY MR. LAMP OF OHIO\n\nPage 5, line 3, strike “2031” and insert “2032”.',
    'AMENDMENT intended to be proposed by Ms. LAMP\n\nViz:\n\nOn page 3, strike line 4.',
  ])
    it(`takes an amendment of a bill for one: ${amendment.slice(0, 24)}`, () =>
      assert.ok(looksLikePolicyDocument(amendment)));

  it('takes none of the texts of the installed packages for one', () => {
    const files = [...ordinaryTexts('node_modules')];
    assert.ok(files.length > 300, `${files.length} texts`);
    assert.deepEqual(
      files.filter((file) => looksLikePolicyDocument(opening(file))),
      [],
    );
  });

  for (const text of PROSE) {
    it(`leaves prose alone: ${text.slice(0, 50)}`, () => assert.ok(!looksLikePolicyDocument(text)));
  }

  it('takes an agency’s numbered issuance that cites law for one, and none that cites nothing', () => {
    const head = 'DEPARTMENT OF HARBORS\n\nDIRECTIVE 047-02\n\n1. Purpose. ';
    const cites = 'Lamps are kept under 19 U.S.C. 1595a, 8 U.S.C. 1324(b) and 6 U.S.C. 341.';
    assert.ok(looksLikePolicyDocument(head + cites));
    assert.ok(looksLikePolicyDocument(`Instruction Number: 1300.25\n\n${cites}`));
    assert.ok(!looksLikePolicyDocument(`${head}Lamps are kept under the roof.`));
    assert.ok(!looksLikePolicyDocument(`See directive 047-02 of the harbor.\n\n${cites}`));
  });

  it('takes none of this project’s own texts for one', () => {
    const explanations = readdirSync('server/data/explanations', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.join('server/data/explanations', name));
    const rules = readdirSync('docs/rules').map((name) => path.join('docs/rules', name));
    const own = [
      'README.md',
      'CHANGELOG.md',
      'ARCHITECTURE.md',
      'LICENSE',
      'server/data/README.md',
      ...explanations,
      ...rules,
    ];
    assert.deepEqual(
      own.filter((file) => looksLikePolicyDocument(opening(file))),
      [],
    );
  });
});
