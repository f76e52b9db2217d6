/** What is spoken of over long stretches, which no fixture shows well. */
import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze.ts';

const ACT = 'Section 7 of the Wick Grading Act of 1931';
const QUOTED = Array.from(
  { length: 60 },
  (_, index) => `“(${index + 1}) Lamps of kind ${index + 1} are kept by the Keeper and counted at dusk.`,
);
const OWN = Array.from(
  { length: 60 },
  (_, index) => `The Keeper keeps lamps of kind ${index + 1}, and they are counted at dusk.`,
);
const law = (lead: string, between: readonly string[]) =>
  `A BILL

To keep lamps.

Be it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,

SECTION 1. LAMPS.

(a) In General.—${lead}

${between.join('\n\n')}

(b) Conforming Amendment.—Section 9 of such Act is amended by striking “oil”.
`;
const cited = (text: string): readonly string[] =>
  analyze(text).citations.flatMap(({ range, targets }) =>
    text.slice(...range) === 'Section 9 of such Act' ? targets : [],
  );

describe('engine: what is spoken of', () => {
  it('what an amendment sets out stands between an act and the words that go on with it as if it were not there', () => {
    assert.deepEqual(
      cited(
        law(`${ACT} is amended by adding at the end the following:`, [...QUOTED.slice(0, -1), `${QUOTED.at(-1)!}”.`]),
      ),
      ['/us/act/wick-grading-act-of-1931/s9'],
    );
  });
  it('behind as many words of the document an act is spoken of no more', () => {
    assert.deepEqual(cited(law(`${ACT} is repealed.`, OWN)), []);
  });
});
