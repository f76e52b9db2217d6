import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { nameOf } from './siblings.ts';

/** A section without a heading among others that have one. */
export const headingMissing: Rule = {
  code: 'heading-missing',
  severity: 'warning',
  title: 'A section without a heading where the others have one',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft) return;
    const bare = shared.each('a section without a heading', ({ sections }) =>
      sections.some(({ level, heading }) => level === 'section' && heading === ''),
    );
    if (!bare.includes(true)) return;
    const { sections } = analysis;
    for (const family of shared.families) {
      // Subdivisions have headings here and there; and a number alone may open a paragraph that never has one.
      const first = sections[family[0]!]!;
      if (family.length < ENOUGH || first.level !== 'section' || !/^sec/i.test(first.label)) continue;
      const without = family.filter((index) => sections[index]!.heading === '');
      if (without.length === 0 || without.length * 4 > family.length) continue;
      for (const index of without) {
        // It may stand behind the label of the first subdivision.
        const below = sections[index + 1];
        if (below?.parent === index && below.labelRange[0] - sections[index]!.labelRange[1] < 4 && below.heading !== '')
          continue;
        yield {
          range: sections[index]!.labelRange,
          message: `The other sections have headings; ${nameOf(sections[index]!)} has none.`,
        };
      }
    }
  },
};

/** So many provisions tell a habit. */
const ENOUGH = 3;
