import { designationAt, seriesOf } from '../core/designation.ts';
import type { Finding, PortionRule } from './rule.ts';
import { type Family, listsOutside, listsWithin, type Provisions, provisionsOf } from './siblings.ts';

/** A subdivision that has no second beside it. */
export const onlyChild: PortionRule = {
  code: 'only-child',
  severity: 'information',
  title: 'A subdivision that stands alone',

  reach: 'portion',

  *check(portion, _law, { isDraft }) {
    if (isDraft) yield* alone(portion, listsWithin(portion));
  },

  *rest(analysis, shared) {
    const all = shared.isDraft ? listsOutside(analysis, shared) : [];
    if (all.length > 0) yield* alone(provisionsOf(analysis), all);
  },
};

function* alone(provisions: Provisions, all: readonly Family[]): Generator<Finding> {
  for (const family of all) {
    const section = provisions.section(family[0]!)!;
    if (family.length > 1 || section.parent < 0) continue;
    const series = seriesOf(section.designation).find((each) => designationAt(each, 1) === section.designation);
    if (!series) continue;
    // A list that is being written goes on.
    if (
      /(?:[;,:]|\b(?:and|or))$/.test(
        provisions.words([Math.max(section.range[0], section.range[1] - 4), section.range[1]]),
      )
    )
      continue;
    // What divides nothing may follow at another level.
    if (provisions.section(family[0]! + 1)?.parent === section.parent) continue;
    yield {
      range: section.labelRange,
      message: `There is ${section.label} and no ${section.label.replace(section.designation, designationAt(series, 2))}. What isn’t divided in two needs no label.`,
    };
  }
}
