import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze.ts';
import { continueNumbering } from '../../server/src/features/index.ts';

/** The text after Enter at `‸`: the newline, then the edits. */
function enter(marked: string, eol = '\n'): string {
  const text = marked.replace(/^\n/, '').replace(/\n/g, eol);
  const at = text.indexOf('‸');
  const typed = `${text.slice(0, at)}${eol}${text.slice(at + 1)}`;
  let result = typed;
  for (const { range, text: added } of continueNumbering(analyze(typed), at + eol.length)) {
    result = result.slice(0, range[0]) + added + result.slice(range[1]);
  }
  return result.replace(/\r\n/g, '\n');
}

const offers = (title: string, before: string, after: string) => {
  it(title, () => assert.equal(enter(before), after.replace(/^\n/, '')));
  it(`${title} (CRLF)`, () => assert.equal(enter(before, '\r\n'), after.replace(/^\n/, '')));
};

describe('numbering goes on', () => {
  offers(
    'to the first of a list behind a colon',
    `
Section 1. Policy. The Secretary shall:
(a) inspect; and
(b) detain.

Sec. 2. Duties. The Attorney General shall:‸`,
    `
Section 1. Policy. The Secretary shall:
(a) inspect; and
(b) detain.

Sec. 2. Duties. The Attorney General shall:
(a) `,
  );

  offers(
    'to the first of a list, set apart as the document does',
    `
Section 1. Policy. (a) The Secretary shall act.

  (b) The Attorney General shall:‸`,
    `
Section 1. Policy. (a) The Secretary shall act.

  (b) The Attorney General shall:

  (i) `,
  );

  offers(
    'to no list before matter for another text',
    `
Section 1. Amendment. Section 3 of the Trade Act of 1974 is amended by adding at the end the following:‸`,
    `
Section 1. Amendment. Section 3 of the Trade Act of 1974 is amended by adding at the end the following:
`,
  );

  offers(
    'to no list where one stands already',
    `
Section 1. Policy. The Secretary shall:‸
(a) inspect; and
(b) detain.`,
    `
Section 1. Policy. The Secretary shall:

(a) inspect; and
(b) detain.`,
  );

  offers(
    'from (b) to (c)',
    `
Sec. 2. Policy. It is the policy to:
(a) inspect;
(b) detain;‸`,
    `
Sec. 2. Policy. It is the policy to:
(a) inspect;
(b) detain;
(c) `,
  );

  offers(
    'with a blank line where provisions are set apart, and their indentation',
    `
Sec. 2. Policy. It is the policy to:

    (a) inspect; and‸

Sec. 3. Costs. None.`,
    `
Sec. 2. Policy. It is the policy to:

    (a) inspect; and

    (b) 

Sec. 3. Costs. None.`,
  );

  offers(
    'from (i) to (ii), and from (v) to (vi) in Roman numerals',
    `
Sec. 2. Policy. (a) It is the policy to:
(i) inspect;‸`,
    `
Sec. 2. Policy. (a) It is the policy to:
(i) inspect;
(ii) `,
  );

  offers(
    'from (h) to (i) in letters',
    `
Sec. 2. Policy.
(a) a; (b) b; (c) c; (d) d; (e) e; (f) f; (g) g;
(h) h;‸`,
    `
Sec. 2. Policy.
(a) a; (b) b; (c) c; (d) d; (e) e; (f) f; (g) g;
(h) h;
(i) `,
  );

  offers(
    'from Section 1. to Sec. 2.',
    'Section 1. Purpose. This order sets a policy.‸',
    'Section 1. Purpose. This order sets a policy.\nSec. 2. ',
  );

  offers(
    'from SEC. 2. to SEC. 3.',
    'SECTION 1. SHORT TITLE.\n\nShort.\n\nSEC. 2. POLICY.\n\nIt is the policy to publish.‸',
    'SECTION 1. SHORT TITLE.\n\nShort.\n\nSEC. 2. POLICY.\n\nIt is the policy to publish.\n\nSEC. 3. ',
  );

  offers(
    'after the last item of a list with the provision that holds the list',
    `
Sec. 2. Policy. (a) It is the policy to:
(i) inspect; and
(ii) detain.‸`,
    `
Sec. 2. Policy. (a) It is the policy to:
(i) inspect; and
(ii) detain.
(b) `,
  );

  offers(
    'no further when Enter follows a bare offer',
    `
Sec. 2. Policy. It is the policy to:
(a) inspect;
(b) ‸`,
    `
Sec. 2. Policy. It is the policy to:
(a) inspect;

`,
  );

  offers(
    'not in the middle of a sentence',
    'Sec. 2. Policy.\n(a) inspect‸\nthe records;',
    'Sec. 2. Policy.\n(a) inspect\n\nthe records;',
  );

  offers(
    'not where the next designation is there',
    'Sec. 2. Policy.\n(a) inspect;‸\n(b) detain.',
    'Sec. 2. Policy.\n(a) inspect;\n\n(b) detain.',
  );

  offers('not in text without provisions', 'Dear Sir.‸', 'Dear Sir.\n');
});
