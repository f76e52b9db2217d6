import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { isBelowSection, nameOf } from './siblings.ts';

/** A provision without a heading among others that have one. */
export const headingMissing: Rule = {
  code: 'heading-missing',
  severity: 'warning',
  title: 'A provision without a heading where the others have one',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft) return;
    const { sections } = analysis;
    for (const family of shared.families) {
      if (family.length < ENOUGH + (isBelowSection(sections[family[0]!]!) ? 1 : 0)) continue;
      const without = family.filter((index) => sections[index]!.heading === '');
      // A number alone may open a paragraph that never has a heading.
      if (sections[family[0]!]!.level === 'section' && !/^sec/i.test(sections[family[0]!]!.label)) continue;
      if (without.length === 0 || without.length * 4 > family.length) continue;
      for (const index of without)
        yield {
          range: sections[index]!.labelRange,
          message: `The other provisions beside ${nameOf(sections[index]!)} have headings; this one has none.`,
        };
    }
  },
};

/** So many provisions tell a habit. */
const ENOUGH = 3;
