import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze.ts';
import { hover } from '../../server/src/features/index.ts';
import { plainWords } from '../../server/src/features/plainWords.ts';
import { type Fixture, inAllForms, law, sameRanges } from './fixture.ts';

/** The hover has the marked range, and says all of the words. */
const says =
  (...words: readonly (string | RegExp)[]) =>
  ({ analysis, cursor, ranges }: Fixture): void => {
    const found = hover(analysis, cursor, law);
    assert.ok(found, 'a hover is there');
    sameRanges(analysis, [found.range], ranges);
    const plain = found.markdown.replace(/\\(?=[^\w\s])/g, '');
    for (const word of words) {
      if (typeof word === 'string') assert.ok(plain.includes(word), `"${word}" in:\n${plain}`);
      else assert.match(plain, word);
    }
  };

const ORDER = 'Executive Order 99001—Records\nMarch 3, 2025\n\n';

describe('hover', () => {
  inAllForms(
    'names the parallel citation of an INA section and links to its text',
    'Section 1. Purpose. Officers act under «section 235‸(b)(2)(C) of the Immigration and Nationality Act».',
    says('INA § 235(b)(2)(C)', '8 U.S.C. § 1225(b)(2)(C)', 'https://uscode.house.gov'),
  );

  inAllForms(
    'is of the one part of a list under the cursor',
    'Section 1. Purpose. Under «sections 103(a)(2) and (‸4)–(6) of the Immigration and Nationality Act».',
    says(/^\*\*INA § 103\(a\)\(4\)\*\*/),
  );

  inAllForms(
    'lists all targets between the parts',
    'Section 1. Purpose. Under «sec‸tions 103(a)(2) and (4)–(6) of the Immigration and Nationality Act».',
    says('INA § 103(a)(2)', 'INA § 103(a)(4)', 'INA § 103(a)(5)', 'INA § 103(a)(6)'),
  );

  inAllForms(
    'says so in a list, too, where there is no such provision',
    'Section 1. Purpose. Under «sec‸tions 235(b) and 1226(a) of the Immigration and Nationality Act».',
    says('INA § 235(b)** · 8 U.S.C. § 1225(b)', 'INA § 1226(a)**: there is no such provision'),
  );

  inAllForms(
    'says that there is no INA § 1103',
    'Section 1. Purpose. Under «section 11‸03(a) of the Immigration and Nationality Act».',
    says('There is no such provision'),
  );

  inAllForms(
    'shows the provision that a reference names, with its own provisions as paragraphs',
    `
Section 1. Purpose. As «section ‸2 of this order» provides.

Sec. 2. Policy. It is the policy:

(a) to publish
records; and

(b) to keep them.`,
    says('Section 2** Policy', '> (a) to publish records; and\n>\n> (b) to keep them.'),
  );

  inAllForms(
    'says where a deep provision stands, and who refers to it',
    `
Section 1. Purpose. (a) It is the policy to:

«(i)‸» publish; and

(ii) keep. See subsection (a)(i) of this section.`,
    says('Section 1(a)(i)', 'Referred to once'),
  );

  inAllForms(
    'dates a deadline',
    `${ORDER}Section 1. Reports. «Within 14 days of the‸ date of this order», agencies shall report.`,
    says('Monday, March 17, 2025', 'Counted from March 3, 2025'),
  );

  inAllForms(
    'gives a term’s definition',
    `
Section 1. Definitions. The term "gauge" means an instrument that measures a river.

Sec. 2. Policy. Each «gau‸ge» is read.`,
    says('gauge', 'means an instrument that measures a river'),
  );

  inAllForms('is silent in running text', 'Section 1. Purpose. Noth‸ing is cited.', ({ analysis, cursor }) =>
    assert.equal(hover(analysis, cursor, law), undefined),
  );
});

describe('hover as plain text', () => {
  it('has no marks of Markdown', () => {
    assert.equal(plainWords('> a \\* b\n>\n> [c](file:///d)\n\n- **e** `f`'), '  a * b\n\n  c\n\n- e f');
    assert.equal(plainWords('[a](https://b/c) · [d](https://e)'), 'a: https://b/c\nd: https://e');
  });
});

describe('hover on a term', () => {
  it('shows its definition with both quotation marks, also on its plural', () => {
    const text = 'Section 1. Terms. The term “gauge” means an instrument.\n\nSec. 2. Policy. Gauges are read.\n';
    const { markdown } = hover(analyze(text), text.indexOf('Gauges') + 2, law)!;
    assert.match(
      markdown,
      /\*\*gauge\*\*, a term that this document defines\.[\s\S]*> The term “gauge” means an instrument\./,
    );
  });

  it('begins at its sentence, not in the provision before', () => {
    const text =
      'Sec. 3. Definitions. It is wet. For purposes of this order:\n\n(a) “gauge” means an instrument; and\n\n(b) the term “pond” means water.\n';
    const analysis = analyze(text);
    const shown = (word: string) =>
      /> (.*)/.exec(hover(analysis, text.indexOf(word) + 1, law)!.markdown)![1]!.replace(/\\(?=[^\w\s])/g, '');
    assert.equal(shown('gauge'), '“gauge” means an instrument;');
    assert.equal(shown('pond'), 'the term “pond” means water.');
  });
});
