import { relabel } from './relabel.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { nameOf } from './siblings.ts';

/** Two provisions of one number in the same place. */
export const numberingDuplicate: Rule = {
  code: 'numbering-duplicate',
  severity: 'warning',
  title: 'A number or letter that is given twice',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft || shared.breaks.length === 0) return;
    const { sections } = analysis;
    for (const { kind, index, before, fits } of shared.breaks) {
      if (kind !== 'duplicate') continue;
      const section = sections[index]!;
      yield {
        range: section.labelRange,
        message: `There is another ${nameOf(section)} before this one, so that a reference to it is ambiguous. Renumber one of them.`,
        fixes: fits === undefined ? [] : relabel(section, fits),
        related: [{ range: sections[before]!.labelRange, message: 'The first of that number.' }],
      };
    }
  },
};
