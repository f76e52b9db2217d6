/** Notes behind words, lines above provisions, and links within the provisions that hovers show. */
import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze.ts';
import { hover, inlayHints, lenses, lensTitle } from '../../server/src/features/index.ts';
import { law } from './fixture.ts';

const ORDER = `Executive Order 99001—Records
March 3, 2025

Section 1. Definitions. For purposes of this order, the term “queue report” means a daily count.

Sec. 2. Policy. (a) Within 60 days of the date of this order, and no later than June 1, 2025, a queue report
is made as section 1 of this order says.

(b) Officers act under section 235(b) of the Immigration and Nationality Act, and under section 212 of the
Immigration and Nationality Act (8 U.S.C. 1182).

Sec. 3. Costs. Sections 1 through 2 of this order and section 2(a) of this order apply.
`;
const analysis = analyze(ORDER);
const whole = [0, ORDER.length] as const;

describe('inlay hints', () => {
  const notes = (choice: { deadlines: boolean; parallels: boolean }) =>
    inlayHints(analysis, whole, law, choice).map(({ offset, label }) => `${ORDER.slice(offset - 10, offset)} ${label}`);

  it('the date of a deadline that is counted, not of one that is written out', () => {
    assert.deepEqual(notes({ deadlines: true, parallels: false }), ['this order May 2, 2025']);
  });

  it('the place in the Code, where the document does not give it', () => {
    assert.deepEqual(notes({ deadlines: false, parallels: true }), [
      'ality Act 8 U.S.C. § 1225(b)'.replace('ality', 'nality'),
    ]);
  });

  it('only in the stretch that is asked about', () => {
    assert.deepEqual(inlayHints(analysis, [0, 50], law, { deadlines: true, parallels: true }), []);
  });
});

describe('lines above provisions', () => {
  it('how often a provision is referred to, ranges included', () => {
    const found = lenses(analysis, { references: true, definitions: false });
    assert.deepEqual(
      found.map(({ range, title }) => `${ORDER.slice(...range)} ${title}`),
      ['Section 1. Referred to 2 times', 'Sec. 2. Referred to once', '(a) Referred to once'],
    );
  });

  it('what is defined there, and how often it is used', () => {
    const [lens] = lenses(analysis, { references: false, definitions: true });
    assert.equal(lensTitle(analysis, lens!.definition!), 'Defines “queue report”, used once');
  });

  it('none that is not wanted', () => {
    assert.deepEqual(lenses(analysis, { references: false, definitions: false }), []);
  });
});

describe('hovers within hovers', () => {
  const at = ORDER.indexOf('section 2(a) of this order') + 2;

  it('terms and references in a provision that is shown link to what they name', () => {
    const { markdown } = hover(analysis, at, law, undefined, 'file:///drafts/my%20(order).policy')!;
    assert.match(markdown, /\[queue report\]\(file:\/\/\/drafts\/my%20%28order%29\.policy#L4,63\)/);
    assert.match(markdown, /\[section 1 of this order\]\(file:\/\/\/drafts\/my%20%28order%29\.policy#L4,1\) says/);
  });

  it('no links where the document has no address, and none to commands', () => {
    assert.doesNotMatch(hover(analysis, at, law)!.markdown, /\]\(/);
    const { markdown } = hover(analysis, at, law, undefined, 'command:evil')!;
    assert.doesNotMatch(markdown, /\]\(command:/);
  });
});
