import assert from 'node:assert/strict';
import { selectionRange } from '../../server/src/features/index.ts';
import { inAllForms, mark } from './fixture.ts';

describe('selection ranges', () => {
  inAllForms(
    'grow from word to part, citation, sentence, provision and section',
    `
Section 1. Purpose. None.

«Sec. 2. Policy. «(a) First. «Officers act under «sections «1103(a)‸(2)» and (4) of the INA», see U.S.C. notes.» Last.»

(b) Other.»`,
    ({ analysis, cursor, ranges }) => {
      const texts = selectionRange(analysis, cursor).map(([start, end]) => analysis.text.slice(start, end));
      for (const [start, end] of ranges) {
        const expected = analysis.text.slice(start, end);
        assert.ok(texts.includes(expected), `no range «${expected}» among ${JSON.stringify(texts)}`);
      }
    },
  );

  inAllForms(
    'hold one another',
    `
Section 1. Purpose. The Act of 1990 (Pub. L. 101–‸649) is meant. So is 8 U.S.C.
1101.`,
    ({ analysis, cursor }) => {
      const found = selectionRange(analysis, cursor);
      assert.ok(found.length > 3);
      found.reduce((inner, outer) => {
        assert.ok(outer[0] <= inner[0] && inner[1] <= outer[1], mark(analysis.text, [inner, outer]));
        return outer;
      });
    },
  );
});
