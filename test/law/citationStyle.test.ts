/** Citations written otherwise: what is offered, and that it names what it named before. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Analysis } from '../../server/src/core/analysis.ts';
import { analyze } from '../../server/src/core/analyze.ts';
import { documentInStyle, type Rewriting, rewritings } from '../../server/src/drafting/citationStyle.ts';
import type { Law } from '../../server/src/law/law.ts';
import { STYLES, type Style } from '../../server/src/law/style.ts';
import { wholeLaw } from './helpers.ts';

const apply = (text: string, edits: Rewriting['edits']): string =>
  [...edits]
    .sort((a, b) => b.range[0] - a.range[0])
    .reduce((now, edit) => now.slice(0, edit.range[0]) + edit.text + now.slice(edit.range[1]), text);

describe('citations written otherwise', function () {
  this.timeout(60_000);
  let law: Law;
  before(async () => {
    law = await wholeLaw();
  });
  const read = (text: string): Analysis => analyze(text, { name: 'order.policy', facts: law });

  /** The text after each way that is offered at `|`. */
  const ways = (marked: string, style: Style = 'house'): string[] => {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    return rewritings(read(text), offset, style, law).map(({ edits }) => apply(text, edits));
  };

  it('are the act’s or the Code’s, with a parallel or without', () => {
    assert.deepEqual(ways('See section 235|(b)(2)(C) of the Immigration and Nationality Act.'), [
      'See 8 U.S.C. 1225(b)(2)(C).',
      'See section 235(b)(2)(C) of the Immigration and Nationality Act (8 U.S.C. 1225(b)(2)(C)).',
    ]);
    assert.deepEqual(ways('See section 212|(f) of the Immigration and Nationality Act (8 U.S.C. 1182(f)).'), [
      'See section 212(f) of the Immigration and Nationality Act.',
    ]);
    assert.deepEqual(ways('Aliens come under 8 U.S.C. 1182|(f).'), [
      'Aliens come under section 212(f) of the Immigration and Nationality Act.',
      'Aliens come under 8 U.S.C. 1182(f) (section 212(f) of the Immigration and Nationality Act).',
    ]);
  });

  it('are in the style that is wanted', () => {
    const [bluebook] = ways('See 44 U.S.C. 3101| today.', 'bluebook');
    assert.equal(bluebook, 'See 44 U.S.C. § 3101 today.');
    assert.deepEqual(ways('See 44 U.S.C. 3101| today.', 'house'), []);
    assert.equal(ways('See Executive Order 14159| today.')[0], 'See Executive Order 14159 of January 20, 2025 today.');
    const order = 'See Exec. Order No. 14,159, 90 Fed. Reg. 8443 (Jan. 20, 2025), today.';
    assert.equal(ways('See Executive Order 14159| of January 20, 2025, today.', 'bluebook')[0], order);
    assert.deepEqual(ways(order.replace('14,1', '14|,1'), 'bluebook'), []);
    assert.equal(ways(order.replace('14,1', '14|,1'))[0], 'See Executive Order 14159 of January 20, 2025, today.');
    assert.equal(ways('See Pub. L. 109-162|.')[0], 'See Public Law 109-162.');
  });

  it('spell a range out', () => {
    assert.deepEqual(ways('See section 103(a)(4)–|(6) of the Immigration and Nationality Act.'), [
      'See section 103(a)(4), (5), and (6) of the Immigration and Nationality Act.',
    ]);
    assert.deepEqual(ways('Section 1. Purpose. Sections 2 |through 4 of this order apply.\n\nSec. 2. Policy. None.'), [
      'Section 1. Purpose. Sections 2, 3, and 4 of this order apply.\n\nSec. 2. Policy. None.',
    ]);
    assert.deepEqual(ways('See sections 103 |and 104 of the Immigration and Nationality Act.'), []);
  });

  it('spell out the ranges of a list, which stays one list', () => {
    const ina = 'of the Immigration and Nationality Act';
    const spelled: [string, string][] = [
      [`sections 103(a)(2) and (4)–(6) ${ina}`, `sections 103(a)(2), (4), (5), and (6) ${ina}`],
      [`section 212(a), (c)-(e), and (g) ${ina}`, `section 212(a), (c), (d), (e), and (g) ${ina}`],
      [`section 212(a)–(c) or (e)–(g) ${ina}`, `section 212(a), (b), (c), (e), (f), or (g) ${ina}`],
      [`section 235(b)(1)–(3) and (5) ${ina}`, `section 235(b)(1), (2), (3), and (5) ${ina}`],
      [
        `sections 212(a)(1) through (3) and 235(b)(1) through (4) ${ina}`,
        `sections 212(a)(1), (2), and (3) and 235(b)(1), (2), (3), and (4) ${ina}`,
      ],
    ];
    for (const [before, after] of spelled) {
      const [way] = ways(`See ${before.replace('(', '|(')}.`);
      assert.equal(way, `See ${after}.`);
      // It names what it named before.
      const [one, other] = [before, after].map((words) =>
        read(`See ${words}.`).citations.flatMap(({ targets }) => targets),
      );
      assert.deepEqual(other, one);
    }
    const order = '\n\nSec. 2. A. B.\n\nSec. 3. A. B.\n\nSec. 4. A. B.\n\nSec. 5. A. B.\n\nSec. 6. A. B.\n';
    assert.deepEqual(ways(`Section 1. Purpose. Sections 2, 3 |through 5, and 6 of this order apply.${order}`), [
      `Section 1. Purpose. Sections 2, 3, 4, 5, and 6 of this order apply.${order}`,
    ]);
  });

  it('leave a range whose members no count tells: sections of a law, or this document’s 3A', () => {
    assert.deepEqual(
      ways('See 8 U.S.C. 1225–|1229 today.').filter((way) => /1226/.test(way)),
      [],
    );
    assert.deepEqual(
      ways(
        'Section 1. A. Sections 2 |through 4 of this order apply.\n\nSec. 2. A. B.\n\nSec. 3. A. B.\n\nSec. 3A. A. B.\n\nSec. 4. A. B.\n',
      ),
      [],
    );
  });

  it('are none where the words need their context, or quote', () => {
    assert.deepEqual(ways('The Trade Act of 1974 applies. Section 301| of such Act does, too.'), []);
    assert.deepEqual(ways('See 44 U.S.C. 3101| et seq. today.', 'bluebook'), []);
    const quoted =
      'Section 4 of Executive Order 12866 is amended to read as follows:\n\n“Sec. 4. See 44 U.S.C. § 3101.”\n';
    assert.deepEqual(
      documentInStyle(read(quoted), 'house', law).filter(({ range }) => range[0] > 70),
      [],
    );
  });

  /** What a document cites, in order, its pages of the Federal Register aside, which one style adds. */
  const cited = (analysis: Analysis): string[] =>
    analysis.citations.filter(({ kind }) => kind !== 'fr').flatMap(({ targets }) => targets);

  it('name in the whole document what they named, and are then in that style', () => {
    const texts = [
      'Under section 212(f) of the Immigration and Nationality Act (INA) (8 U.S.C. 1182(f)), 5 CFR 2635.101, Executive Order 14159 of January 20, 2025, and Public Law 109-162, the Secretary acts under section 235(b) of the INA.',
    ];
    const corpus = '../shared/corpus';
    if (existsSync(corpus))
      for (const name of readdirSync(corpus).filter((file) => /^eo-1[34]/.test(file)))
        texts.push(readFileSync(path.join(corpus, name), 'utf8'));
    const first = read(texts[0]!);
    assert.equal(
      apply(first.text, documentInStyle(first, 'bluebook', law)),
      'Under section 212(f) of the Immigration and Nationality Act (INA) (8 U.S.C. § 1182(f)), 5 C.F.R. § 2635.101, Exec. Order No. 14,159, 90 Fed. Reg. 8443 (Jan. 20, 2025), and Pub. L. No. 109-162, the Secretary acts under INA § 235(b).',
    );
    for (const text of texts)
      for (const style of STYLES) {
        const before = read(text);
        const edits = documentInStyle(before, style, law);
        const after = read(apply(text, edits));
        assert.deepEqual(cited(after), cited(before), `${style}: ${text.slice(0, 80)}`);
        // What can't be read otherwise stays, and is not tried again and again.
        assert.deepEqual(apply(after.text, documentInStyle(after, style, law)), after.text, style);
      }
  });
});
