import { provision } from '../core/passages.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { nameOf } from './siblings.ts';

/** A designation after which the next one is left out. */
export const numberingGap: Rule = {
  code: 'numbering-gap',
  severity: 'warning',
  title: 'A number or letter that is left out',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft) return;
    for (const { kind, index, before, missing } of shared.breaks) {
      if (kind !== 'gap') continue;
      const section = provision(analysis, index)!;
      const previous = provision(analysis, before)!;
      const names = missing.map((designation) => nameOf({ ...section, designation }));
      const lost = names.length === 1 ? `${names[0]} is missing` : `${names[0]} to ${names.at(-1)} are missing`;
      yield {
        range: section.labelRange,
        message: `After ${nameOf(previous)} comes ${nameOf(section)}: ${lost}. Renumber what follows, or bring back what was taken out.`,
        related: [{ range: previous.labelRange, message: 'The one before it.' }],
      };
    }
  },
};
