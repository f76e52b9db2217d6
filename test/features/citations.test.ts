/** Copy Citation: of law, of each item of a list, of what a reference names, of one's own provisions. */
import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze.ts';
import { citations } from '../../server/src/features/index.ts';
import { law } from './fixture.ts';

const HEAD = 'Executive Order 99001 of March 3, 2025\n\nRecords\n\n';

/** What is offered at the first character of words in a text. */
function at(text: string, words: string) {
  const analysis = analyze(HEAD + text);
  return citations(analysis, analysis.text.indexOf(words) + 1, law);
}

describe('Copy Citation', () => {
  const LIST = 'Section 1. Policy. Under sections 235(b) and 236(a) of the Immigration and Nationality Act.\n';

  it('is of the item under the cursor', () => {
    assert.equal(at(LIST, '235(b)')?.plain, 'INA § 235(b)');
    assert.equal(at(LIST, '236(a)')?.plain, 'INA § 236(a)');
  });

  it('is in the document’s own style, with its name for the act, and the parallel where it gives one', () => {
    const house = 'section 236(a) of the Immigration and Nationality Act';
    assert.equal(at(LIST, '236(a)')?.here, house);
    const cited =
      'Section 1. Policy. Under section 235(b) of the Immigration and Nationality Act (INA) (8 U.S.C. 1225(b)).\n\n' +
      'Sec. 2. Terms. Under section 236(a) of the INA (8 U.S.C. 1226(a)), and sections 237(a) and 240(b) of the INA.\n';
    assert.equal(at(cited, '240(b)')?.here, 'section 240(b) of the INA (8 U.S.C. 1229a(b))');
    assert.equal(at('Section 1. Policy. Under INA § 235(b) and INA §§ 236(a), 240.\n', '236(a)')?.here, 'INA § 236(a)');
    assert.equal(at('Section 1. Policy. Under 5 U.S.C. 553(b) and 556(d).\n', '556(d)')?.here, '5 U.S.C. 556(d)');
  });

  const OWN =
    'Section 1. Policy. Records are kept under section 2(b) of this order and section 9 of this order.\n\nSec. 2. Terms.\n\n(a) One.\n\n(b) Two.\n';

  it('is of what a reference names, and says where that is not there', () => {
    assert.equal(at(OWN, 'section 2(b)')?.plain, 'section 2(b) of Executive Order 99001');
    const { plain, warning } = at(OWN, 'section 9')!;
    assert.deepEqual([plain, warning], ['section 9 of Executive Order 99001', 'This document has no section 9.']);
  });

  it('is of the provision in which the cursor stands', () => {
    assert.equal(at(OWN, 'Two.')?.plain, 'section 2(b) of Executive Order 99001');
    assert.equal(at(OWN, 'Records are')?.plain, 'section 1 of Executive Order 99001');
  });

  it('says where there is no such provision', () => {
    const text = 'Section 1. Policy. Under section 1103(a) of the Immigration and Nationality Act.\n';
    assert.match(at(text, '1103(a)')!.warning, /^There is no INA § 1103\(a\)\.$/);
  });
});
