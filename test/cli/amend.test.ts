/** `policy-text amend`: the base of the right day among the documents of a folder. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
});
