import assert from 'node:assert/strict';
import type { Range } from '../../server/src/core/analysis.ts';
import { definition } from '../../server/src/features/index.ts';
import { type Fixture, inAllForms, sameRanges } from './fixture.ts';

/** The range with the cursor is the origin, the others are the labels to which one gets. */
function jumps({ analysis, cursor, ranges }: Fixture): void {
  const origin = ranges.find(([start, end]) => start <= cursor && cursor <= end)!;
  const found = definition(analysis, cursor);
  sameRanges(
    analysis,
    found.map((jump) => jump.selection),
    ranges.filter((range) => range !== origin),
  );
  for (const jump of found) assert.deepEqual(jump.origin, origin satisfies Range);
}

const nowhere = ({ analysis, cursor }: Fixture): void => assert.deepEqual(definition(analysis, cursor), []);

describe('definition', () => {
  inAllForms(
    'from "section 2 of this order" to section 2',
    `
Section 1. Purpose. This order carries out the policy of «section ‸2 of this order».

«Sec. 2.» Policy. It is the policy to publish.`,
    jumps,
  );

  inAllForms(
    'from each word of the reference',
    `
Section 1. Purpose. This order carries out the policy of «‸Section 2 of this order».

«Sec. 2.» Policy. It is the policy to publish.`,
    jumps,
  );

  inAllForms(
    'from "subsection (a)" to the subsection of the same section',
    `
Section 1. Purpose. (a) One.

(b) Two.

Sec. 2. Policy. «(a)» Publish.

(b) Publish again as «subsection ‸(a) of this section» says.`,
    jumps,
  );

  inAllForms(
    'from one of several designations to that one',
    `
Section 1. Purpose. One.

Sec. 2. Policy. Two.

«Sec. 3.» Records. Three.

Sec. 4. Costs. As «sections 2 and ‸3 of this order» say.`,
    jumps,
  );

  inAllForms(
    'from the word before several designations to all of them',
    `
Section 1. Purpose. One.

«Sec. 2.» Policy. Two.

«Sec. 3.» Records. Three.

Sec. 4. Costs. As «sect‸ions 2 and 3 of this order» say.`,
    jumps,
  );

  inAllForms(
    'from a defined term to its definition',
    `
Section 1. Definitions. The term "«gauge»" means an instrument that measures a river.

Sec. 2. Policy. Each «gau‸ge» shall be read daily.`,
    jumps,
  );

  inAllForms(
    'nowhere from a section of another law',
    `
Section 1. Purpose. As section ‸2 of the Clean Air Act provides.

Sec. 2. Policy. None.`,
    nowhere,
  );

  inAllForms(
    'nowhere from a section that the order lacks',
    `
Section 1. Purpose. As section ‸9 of this order provides.

Sec. 2. Policy. None.`,
    nowhere,
  );

  inAllForms('nowhere from running text', 'Section 1. Purpose. Noth‸ing is cited here.', nowhere);
});
