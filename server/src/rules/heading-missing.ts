import type { Analysis } from '../core/analysis.ts';
import { provision } from '../core/passages.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { type Family, nameOf } from './siblings.ts';

/** A section without a heading among others that have one. */
export const headingMissing: Rule = {
  code: 'heading-missing',
  severity: 'warning',
  title: 'A section without a heading where the others have one',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft) return;
    const bare = shared.each('sections without a heading', ({ own }) =>
      own.flatMap(({ level, heading }, index) => (level === 'section' && heading === '' ? [index] : [])),
    );
    const meant = shared.outline.ask('sections that may have headings', () => familiesOfSections(analysis, shared));
    const without = new Map<Family, number[]>();
    for (const [place, { first }] of analysis.passages.all.entries())
      for (const index of bare[place]!) {
        const family = meant.get(first + index);
        if (!family) continue;
        const indexes = without.get(family);
        if (indexes) indexes.push(first + index);
        else without.set(family, [first + index]);
      }
    for (const [family, indexes] of without) {
      if (indexes.length * 4 > family.length) continue;
      for (const index of indexes) {
        const section = provision(analysis, index)!;
        // It may stand behind the label of the first subdivision.
        const below = provision(analysis, index + 1);
        if (below?.parent === index && below.labelRange[0] - section.labelRange[1] < 4 && below.heading !== '')
          continue;
        yield { range: section.labelRange, message: `The other sections have headings; ${nameOf(section)} has none.` };
      }
    }
  },
};

/** The family of each section that others stand beside: subdivisions have headings here and there, and a number alone may open a paragraph that never has one. */
function familiesOfSections({ sections }: Analysis, shared: Shared): ReadonlyMap<number, Family> {
  const found = new Map<number, Family>();
  for (const family of shared.families) {
    const { level, label } = sections[family[0]!]!;
    if (family.length < ENOUGH || level !== 'section' || !/^sec/i.test(label)) continue;
    for (const index of family) found.set(index, family);
  }
  return found;
}

/** So many provisions tell a habit. */
const ENOUGH = 3;
