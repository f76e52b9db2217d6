import { provision } from '../core/passages.ts';
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
    if (!shared.isDraft) return;
    for (const { kind, index, before, fits } of shared.breaks) {
      if (kind !== 'duplicate') continue;
      const section = provision(analysis, index)!;
      yield {
        range: section.labelRange,
        message: `There is another ${nameOf(section)} before this one, so that a reference to it is ambiguous. Renumber one of them.`,
        fixes: fits === undefined ? [] : relabel(section, fits),
        related: [{ range: provision(analysis, before)!.labelRange, message: 'The first of that number.' }],
      };
    }
  },
};
