import { provision } from '../core/passages.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { nameOf } from './siblings.ts';

/** A provision that stands behind one of a higher number. */
export const numberingOrder: Rule = {
  code: 'numbering-order',
  severity: 'warning',
  title: 'A provision out of order',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft) return;
    for (const { kind, index, before } of shared.breaks) {
      if (kind !== 'order') continue;
      const section = provision(analysis, index)!;
      const previous = provision(analysis, before)!;
      yield {
        range: section.labelRange,
        message: `${capital(nameOf(section))} stands after ${nameOf(previous)}. Move it, or renumber.`,
        related: [{ range: previous.labelRange, message: 'The one before it.' }],
      };
    }
  },
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
