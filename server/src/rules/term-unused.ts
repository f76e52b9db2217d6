import type { Range } from '../core/analysis.ts';
import { isDraft } from './draft.ts';
import { quotations } from './regions.ts';
import type { Rule } from './rule.ts';
import { isDefinedBySentence, TermUses } from './termUses.ts';

/** A term that is defined and never used. */
export const termUnused: Rule = {
  code: 'term-unused',
  severity: 'warning',
  title: 'A term that is defined and never used',

  *check(analysis) {
    if (analysis.definitions.length === 0 || !isDraft(analysis)) return;
    const isQuoted = quotations(analysis);
    const uses = new TermUses(analysis);
    /** Where each term is defined; one that is defined twice has that as its finding. */
    const places = new Map<string, Range[]>();
    for (const { term, range } of analysis.definitions) {
      const key = term.toLowerCase();
      places.set(key, [...(places.get(key) ?? []), range]);
    }
    for (const definition of analysis.definitions) {
      const { term, range } = definition;
      const known = places.get(term.toLowerCase())!;
      if (/^(?:this|that)\b/i.test(term) || isQuoted(range) || known.length > 1 || uses.isUsed(term, known)) continue;
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
