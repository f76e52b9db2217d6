import { designationAt, seriesOf } from '../core/designation.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { isBelowSection } from './siblings.ts';

/** A subdivision that has no second beside it. */
export const onlyChild: Rule = {
  code: 'only-child',
  severity: 'information',
  title: 'A subdivision that stands alone',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft) return;
    const { sections, text } = analysis;
    for (const family of shared.families) {
      const section = sections[family[0]!]!;
      if (family.length > 1 || section.parent < 0 || !isBelowSection(section)) continue;
      const series = seriesOf(section.designation).find((each) => designationAt(each, 1) === section.designation);
      if (!series) continue;
      // A list that is being written goes on.
      if (/(?:[;,:]|\b(?:and|or))$/.test(text.slice(...section.range).slice(-4))) continue;
      // What divides nothing may follow at another level.
      if (sections[family[0]! + 1]?.parent === section.parent) continue;
      yield {
        range: section.labelRange,
        message: `There is ${section.label} and no ${section.label.replace(section.designation, designationAt(series, 2))}. What isn’t divided in two needs no label.`,
      };
    }
  },
};
