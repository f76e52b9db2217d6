import assert from 'node:assert/strict';
import { describe as describeLaw } from '../../server/src/features/describe.ts';
import { parseExplanationFile } from '../../server/src/law/index.ts';
import type { Law } from '../../server/src/law/law.ts';
import { INA, lawWith } from '../law/helpers.ts';

const file = (section: string, body: string) =>
  parseExplanationFile(
    `---\nprovision: ${INA}/s${section}\ntitle: INA § ${section} — A heading\nchecked-against: a text that was at hand\nchecked-on: 2026-11-26\n---\n${body}`,
    `${section}.md`,
  );

const FILES = [
  file('101', 'Living 101.\n\n## (a)(15)(H)\nLiving (H).\n\n## (a)(15)(H)(i)(b1)\nLiving (b1).'),
  file('203', 'Living 203.'),
  file('212', 'Living 212.\n\n## (c)\nGone since 1997.\n\n## (d)\nLiving (d).'),
  file('237', 'Living 237.\n\n## (a)(1)\nLiving (a)(1).'),
  file('240', 'Living 240.\n\n## (b)(5)\nLiving (b)(5).'),
  file('242A', 'Redesignated in 1996.'),
];

describe('what a hover says of a provision without an explanation of its own', function () {
  this.timeout(60_000);
  let law: Law;
  before(async () => {
    law = await lawWith(FILES);
  });
  const shown = (id: string): string => describeLaw(id, law).replace(/\\(?=[^\w\s])/g, '');
  const living = (id: string): string | undefined =>
    shown(id)
      .split('\n\n')
      .find((block) => block.includes('Living'));

  it('says in its first words what it explains', () => {
    assert.equal(living(`${INA}/s240/b/5/B`), '*Of INA § 240(b)(5) as a whole, not of (B) by itself:* Living (b)(5).');
    assert.equal(living('/us/usc/t8/s1229a/b/5/B'), living(`${INA}/s240/b/5/B`));
    assert.equal(living(`${INA}/s240/a/1`), '*Of INA § 240 as a whole, not of (a)(1) by itself:* Living 240.');
    assert.equal(living(`${INA}/s240/b/5`), 'Living (b)(5).');
    assert.equal(living('/us/usc/t8/s1229a/b/5'), 'Living (b)(5).');
  });

  it('is never of living law where the provision is no more', () => {
    for (const id of ['212/d/2', '212/d/10', '212/o', '212/j/3', '237/a/1/F', '101/d', '101/a/15/H/i/a', '101/f/2']) {
      assert.equal(living(`${INA}/s${id}`), undefined, id);
      assert.match(shown(`${INA}/s${id}`), /\*\*(?:Repealed|Omitted)\b/, id);
    }
    assert.match(shown('/us/usc/t8/s1182/d/2'), /\*\*Repealed\.\*\*/);
    assert.match(shown(`${INA}/s237/a/1/F`), /\*\*Repealed\. Pub\. L\. 104–208/);
    // What was repealed may be explained as such, its parts with it.
    assert.match(shown(`${INA}/s212/c`), /\*\*Repealed\.[\s\S]*\n\nGone since 1997\./);
  });

  it('is nothing where the tables can’t tell that the provision is there', () => {
    assert.equal(living(`${INA}/s101/a/15/H/i/c/2`), undefined);
    assert.equal(living(`${INA}/s101/a/15/H/i/b1`), 'Living (b1).');
    assert.equal(living('/us/usc/t8/s1182/note'), undefined);
    assert.match(shown(`${INA}/s240/z`), /There is no such provision/);
  });

  it('is what became of the section where that is no more', () => {
    assert.match(
      shown(`${INA}/s242A/b/1`),
      /Of INA § 242A as a whole, not of \(b\)\(1\) by itself:\* Redesignated in 1996\./,
    );
  });

  it('takes no heading of living law for the end of it', () => {
    assert.equal(law.standing('/us/usc/t8/s1153/b/5/B/i')?.status, 'current');
    assert.equal(
      living(`${INA}/s203/b/5/B/i`),
      '*Of INA § 203 as a whole, not of (b)(5)(B)(i) by itself:* Living 203.',
    );
  });
});
