import { quotations } from './regions.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { isDefinedBySentence, singular, usedTerms } from './termUses.ts';

/** A term that is defined and never used. */
export const termUnused: Rule = {
  code: 'term-unused',
  severity: 'warning',
  title: 'A term that is defined and never used',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (analysis.definitions.length === 0 || !shared.isDraft) return;
    const isQuoted = quotations(analysis);
    // One that is defined twice has that as its finding.
    const times = new Map<string, number>();
    for (const { term } of analysis.definitions)
      times.set(term.toLowerCase(), (times.get(term.toLowerCase()) ?? 0) + 1);
    const once = analysis.definitions.filter(
      ({ term }) => times.get(term.toLowerCase()) === 1 && singular(term).length > 1,
    );
    const used = usedTerms(analysis.text, once);
    for (const definition of once) {
      const { term, range } = definition;
      if (used.has(term) || /^(?:this|that|except|which|who|unless)\b/i.test(term) || isQuoted(range)) continue;
      yield {
        range,
        // A short name in parentheses does no harm.
        severity: isDefinedBySentence(analysis, definition) ? 'warning' : 'information',
        message: `“${term}” is defined here and used nowhere in this document.`,
        tags: ['unnecessary'],
      };
    }
  },
};
