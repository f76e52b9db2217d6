/** `policy-text amend`: the base of the right day among the documents of a folder. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { policyText } from './helpers.ts';

const order = (number: string, date: string, words: string): string =>
  `Executive Order ${number} of ${date}\n\nKeeping Lamps\n\n${words}\n\nTHE WHITE HOUSE,\n${date}.\n`;
const change = (old: string, put: string): string =>
  `Section 1. Section 1 of Executive Order 15001 is amended by striking “${old}” and inserting “${put}”.`;

describe('policy-text amend --base FOLDER', () => {
  let folder: string;
  const file = (name: string, text: string): string => {
    const made = path.join(folder, name);
    writeFileSync(made, text);
    return made;
  };
  const amend = (draft: string, ...args: string[]) => policyText(['amend', draft, '--base', folder, ...args]);

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-amend-'));
    file('lamps.txt', order('15001', 'May 4, 2027', 'Section 1. Board. The Board shall inspect each lamp.'));
    file('first.txt', order('15002', 'June 5, 2027', change('inspect', 'clean')));
    file('later.txt', order('15009', 'June 5, 2029', change('each', 'no')));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is the order as earlier orders of the folder had changed it', () => {
    const draft = file('draft.policy', order('15005', 'July 6, 2028', change('clean each', 'polish each')));
    const { stdout, status } = amend(draft);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /Base: lamps\.txt, of May 4, 2027, as changed by first\.txt/);
    assert.match(stdout, /The Board shall polish each lamp\./);
    const { documents } = JSON.parse(amend(draft, '--json').stdout);
    assert.equal(documents[0].file, 'lamps.txt');
    assert.match(documents[0].base, /as changed by first\.txt/);
  });

  it('takes no change of a later day, and the newest of several texts', () => {
    const draft = file('draft.policy', order('15003', 'May 20, 2027', change('inspect each', 'see each')));
    assert.match(amend(draft).stdout, /Base: lamps\.txt, of May 4, 2027\n[\s\S]*shall see each lamp/);
    file('again.txt', order('15001', 'May 10, 2027', 'Section 1. Board. The Board shall inspect each light.'));
    assert.match(
      amend(draft).stdout,
      /Base: again\.txt, of May 10, 2027; another document at hand is the same law\n[\s\S]*shall see each light/,
    );
    rmSync(path.join(folder, 'again.txt'));
  });

  it('ends with 1 where an instruction does not fit the text of that day', () => {
    const draft = file('draft.policy', order('15005', 'July 6, 2028', change('inspect each', 'polish each')));
    const { stdout, status } = amend(draft);
    assert.equal(status, 1);
    assert.match(stdout, /text-not-found/);
  });

  it('writes each format, and ends with 0, 1 or 2', () => {
    const draft = file('draft.policy', order('15005', 'July 6, 2028', change('clean each', 'polish each')));
    const struck = {
      text: /shall polish each/,
      markdown: /~~clean~~/,
      html: /<del>clean<\/del><ins>polish<\/ins>/,
      patch: /^\+.*polish each/m,
    };
    for (const [format, words] of Object.entries(struck)) {
      const { stdout, status } = amend(draft, '--format', format);
      assert.equal(status, 0, format);
      assert.match(stdout, words, format);
    }
    const word = path.join(folder, 'out.docx');
    assert.equal(amend(draft, '--format', 'docx', '--output', word).status, 0);
    assert.equal(readFileSync(word).subarray(0, 2).toString(), 'PK');
    rmSync(word);
    const untold = amend(draft, '--format', 'docx');
    assert.equal(untold.status, 2);
    assert.match(untold.stderr, /--output/);
    assert.equal(amend(path.join(folder, 'none.policy')).status, 2);
  }).timeout(60_000);

  it('tells of words that became no instruction, and ends with 1', () => {
    const words = `${change('inspect', 'polish')}\n\nSec. 2. The letter of the President of August 10, 1950, relating to lamps, is superseded.`;
    const draft = file('draft.policy', order('15003', 'May 20, 2027', words));
    const { stdout, status } = amend(draft);
    assert.equal(status, 1);
    assert.match(stdout, /unread: “superseded” reads like an instruction, and was not understood/);
    assert.equal(JSON.parse(amend(draft, '--json').stdout).unread.length, 1);
  });
});

describe('policy-text amend: a base by what it says that it is, whatever its file is called', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-base-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const bill = (words: string): string =>
    `119th CONGRESS\n1st Session\nS. 77\n\nA BILL\n\nBe it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,\n\nSECTION 1. LAMPS.\n\n${words}\n`;
  const enacted = (head: string): string =>
    `${head}\n\nBe it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,\n\nSECTION 1. SHORT TITLE.\n\nThis Act may be cited as the “Harbor Lamps Act”.\n\nSEC. 4. AUTHORIZATION.\n\nThere is authorized to be appropriated $5.\n`;
  const part =
    'Title 33 —Navigation\nChapter I —Coast Guard\nPart 99 Lamps\n§ 99.1 Purpose.\nThis part is of lamps.\n\n§ 99.2 Duties.\n(a) A keeper must light the lamp.\n\n(b) A keeper must:\n\n(1) Trim it;\n\n(2) Clean it.\n';
  const order = 'By the authority vested in me as President by the Constitution, it is hereby ordered:\n\n';
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'a public law by its number',
      bill('Section 4 of Public Law 117-998 is amended by striking “$5” and inserting “$9”.'),
      enacted('Public Law 117-998\n117th Congress\n\nAn Act\n\nTo light lamps.'),
      'to be appropriated $9.',
    ],
    [
      'an act by its short title',
      bill('Section 4 of the Harbor Lamps Act is amended by striking “$5” and inserting “$9”.'),
      enacted('Public Law 117-998\n117th Congress\n\nAn Act\n\nTo light lamps.'),
      'to be appropriated $9.',
    ],
    [
      'an act as it is printed with its amendments',
      bill('Section 4 of the Harbor Lamps Act is amended by striking “$5” and inserting “$9”.'),
      enacted(
        'HARBOR LAMPS ACT\n\n[As Amended Through P.L. 118–999, Enacted December 1, 2024]\n\nAN ACT To light lamps.',
      ),
      'to be appropriated $9.',
    ],
    [
      'a section of a copied part of the C.F.R.',
      `33 CFR Part 99\n\nACTION: Final rule.\n\nPART 99—LAMPS\n\n■ 1. Amend § 99.2 by revising paragraph (b)(1) to read as follows:\n\n§ 99.2 Duties.\n\n* * * * *\n\n(b) * * *\n\n(1) Trim it well;\n\n* * * * *\n`,
      part,
      '(1) Trim it well;',
    ],
    [
      'a memorandum by its day and its title',
      `Memorandum of June 6, 2031\n\nLamps\n\nMEMORANDUM FOR THE SECRETARY OF STATE\n\nSection 1. Section 2 of the Presidential Memorandum of March 3, 2030 (Lamp Keeping), is amended by striking “60 days” and inserting “90 days”.\n`,
      'Memorandum of March 3, 2030\n\nLamp Keeping\n\nMEMORANDUM FOR THE SECRETARY OF STATE\n\nSection 1. Policy. Lamps are kept.\n\nSec. 2. Reports. Report within 60 days.\n\nTHE WHITE HOUSE,\nWashington, March 3, 2030.\n',
      'Report within 90 days.',
    ],
    [
      'an order',
      `Executive Order 15005 of July 6, 2028\n\nLamps\n\n${order}Section 1. Section 1 of Executive Order 15001 is amended by striking “each” and inserting “every”.\n`,
      `Executive Order 15001 of May 4, 2027\n\nLamps\n\n${order}Section 1. The Board inspects each lamp.\n\nTHE WHITE HOUSE,\nMay 4, 2027.\n`,
      'inspects every lamp.',
    ],
  ];
  for (const [name, draft, base, words] of cases)
    it(name, () => {
      writeFileSync(path.join(folder, 'notes (2).txt'), base);
      const file = path.join(folder, 'draft.policy');
      writeFileSync(file, draft);
      const { stdout, status } = policyText(['amend', file, '--base', path.join(folder, 'notes (2).txt')]);
      assert.ok(stdout.includes(words), stdout);
      assert.equal(status, 0, stdout);
    });

  it('none is a memorandum of the same day with another title', () => {
    const [, draft, base] = cases.find(([name]) => name.startsWith('a memorandum'))!;
    writeFileSync(path.join(folder, 'notes (2).txt'), base.replace('Lamp Keeping', 'Harbors'));
    const file = path.join(folder, 'draft.policy');
    writeFileSync(file, draft);
    assert.match(policyText(['amend', file, '--base', path.join(folder, 'notes (2).txt')]).stdout, /no-base/);
  });

  it('none is a bill of the name, which is not yet law', () => {
    const [, draft, base] = cases.find(([name]) => name.startsWith('an act by its'))!;
    writeFileSync(
      path.join(folder, 'notes (2).txt'),
      base.replace('Public Law 117-998\n117th Congress\n\nAn Act', '119th CONGRESS\n1st Session\nS. 70\n\nA BILL'),
    );
    const file = path.join(folder, 'draft.policy');
    writeFileSync(file, draft);
    assert.match(policyText(['amend', file, '--base', path.join(folder, 'notes (2).txt')]).stdout, /no-base/);
  });
});
