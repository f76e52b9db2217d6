/** Completion in the words before the cursor `‸`. */
import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze.ts';
import { completion, documentation } from '../../server/src/features/index.ts';
import type { Law } from '../../server/src/law/law.ts';
import { wholeLaw } from '../law/helpers.ts';

const BEFORE = `EXECUTIVE ORDER

Keeping Files

By the authority vested in me as President by the Constitution and the laws of the United States of America, including the Immigration and Nationality Act (INA), it is hereby ordered:

Section 1. Purpose. A “covered file” means a record.

Sec. 2. Policy. (a) Files are kept.

(b) Files are closed:

(i) at once; or

(ii) later.

Sec. 3. Costs. `;
const AFTER = '\n\nSec. 4. General Provisions. Nothing else is meant.\n';

let law: Law;

/** The items at the cursor, with their details. */
function items(typed: string, invoked = false): string[] {
  const text = `${BEFORE}${typed}${AFTER}`;
  const offset = BEFORE.length + typed.length;
  return completion(text.slice(0, offset), offset, analyze(text), law, invoked).map(({ label, detail }) =>
    detail ? `${label} | ${detail}` : label,
  );
}

/** The text after the item with a label was taken. */
function taken(typed: string, label: string, invoked = false): string {
  const text = `${BEFORE}${typed}${AFTER}`;
  const offset = BEFORE.length + typed.length;
  const found = completion(text.slice(0, offset), offset, analyze(text), law, invoked);
  const item = found.find((each) => each.label === label);
  assert.ok(item, `no ${label} among ${found.map((each) => each.label).join(', ')}`);
  return typed.slice(0, typed.length - item.replaces) + (item.insert ?? item.label);
}

describe('completion', function () {
  this.timeout(60_000);
  before(async () => {
    law = await wholeLaw();
  });

  it('sections of this document, with their headings', () => {
    assert.deepEqual(items('See section '), ['1 | Purpose', '2 | Policy', '3 | Costs', '4 | General Provisions']);
    assert.equal(taken('See sections 1 and ', '4'), 'See sections 1 and 4');
  });

  it('"section 2(" offers what section 2 has', () => {
    assert.deepEqual(items('See section 2('), ['(a) | Files are kept.', '(b) | Files are closed:']);
    assert.deepEqual(items('See section 2(b)('), ['(i) | at once; or', '(ii) | later.']);
    assert.equal(taken('See section 2(b)(', '(ii)'), 'See section 2(b)(ii)');
  });

  it('a list goes on beside its first member', () => {
    assert.deepEqual(items('See section 2(b)(i) and ('), ['(i) | at once; or', '(ii) | later.']);
    assert.equal(taken('See sections 2(a), (b), and (', '(b)'), 'See sections 2(a), (b), and (b)');
  });

  it('nothing in running prose', () => {
    for (const words of ['The Secretary of ', 'In the year 2025', 'The report (', 'On March 3', 'the Immigration '])
      assert.deepEqual(items(words), [], words);
  });

  it('sections of the Code and their subdivisions, with headings', () => {
    assert.ok(items('under 8 U.S.C. 122').some((item) => /^1225 \| Inspection by immigration officers/.test(item)));
    assert.ok(items('under 8 U.S.C. 1225(').some((item) => /^\(b\) \| Inspection of applicants/.test(item)));
    assert.ok(items('under 8 U.S.C. 1225(b)(').some((item) => item.startsWith('(2) |')));
    assert.equal(taken('under 8 U.S.C. 1225(b)(2', '(2)'), 'under 8 U.S.C. 1225(b)(2)');
  });

  it('sections of the INA, by the name that the document has for it, and with the parallel as one item more', () => {
    const found = items('under section 235');
    assert.ok(
      found.some((item) => item.startsWith('235 of the INA |')),
      found.join('\n'),
    );
    assert.ok(
      found.some((item) => item.startsWith('235 of the INA (8 U.S.C. 1225) |')),
      found.join('\n'),
    );
    assert.ok(items('under INA § 23').some((item) => item.startsWith('235 | Inspection')));
  });

  it('executive orders with date and title, by the beginning of their number', () => {
    const found = items('as in Executive Order 1415');
    assert.ok(
      found.includes('14159 | January 20, 2025 · Protecting the American People Against Invasion'),
      found.join('\n'),
    );
    assert.equal(
      taken(
        'as in Executive Order 1415',
        '14159 of January 20, 2025 (Protecting the American People Against Invasion)',
      ),
      'as in Executive Order 14159 of January 20, 2025 (Protecting the American People Against Invasion)',
    );
  });

  it('acts by any words of their name, behind a section of one', () => {
    const found = items('under section 3 of the Paperwork Red');
    assert.ok(
      found.some((item) => item.startsWith('Paperwork Reduction Act of 1980')),
      found.join('\n'),
    );
    for (const words of ['under the Paperwork Red', 'Under the Paperwork Red', 'Policy. By the Paperwork Red'])
      assert.ok(
        items(words, true).some((item) => item.startsWith('Paperwork Reduction Act')),
        words,
      );
  });

  it('no acts for an article or another short word', () => {
    assert.deepEqual(
      items('The', true).filter((item) => / Act\b/.test(item)),
      [],
    );
  });

  it('terms, where they are asked for', () => {
    assert.ok(items('Each cov', true).includes('covered file'));
    assert.equal(taken('Each cov', 'covered file', true), 'Each covered file');
    assert.deepEqual(items('Each cov'), []);
  });

  it('the next designation on an empty line, where it is asked for', () => {
    const text = BEFORE.replace('Sec. 3. Costs. ', '');
    const found = completion(text, text.length, analyze(text), law, true).map(({ label }) => label);
    assert.deepEqual(found, ['(iii)', '(c)', 'Sec. 3.', '(A)']);
  });

  it('documentation as a hover gives it', () => {
    const analysis = analyze(BEFORE + AFTER);
    assert.match(
      documentation(analysis, law, { provision: '/s2/b' }),
      /\*\*Section 2\\\(b\\\)\*\*[\s\S]*Files are closed/,
    );
    assert.match(documentation(analysis, law, { law: '/us/usc/t8/s1225' }), /8 U\.S\.C\. § 1225/);
    assert.match(documentation(analysis, law, { term: 'covered file' }), /a term that this document defines/);
  });
});
