import { quotations } from './regions.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { isDefinedBySentence, singular, usesOf } from './termUses.ts';

/** A term that is defined and never used. */
export const termUnused: Rule = {
  code: 'term-unused',
  severity: 'warning',
  title: 'A term that is defined and never used',

  *check(analysis, _law, shared = new Shared(analysis)) {
    const { all } = analysis.passages;
    if (!shared.isDraft || all.every(({ passage }) => passage.definitions.length === 0)) return;
    // One that is defined twice has that as its finding.
    const times = new Map<string, number>();
    for (const { passage } of all)
      for (const { term } of passage.definitions)
        times.set(term.toLowerCase(), (times.get(term.toLowerCase()) ?? 0) + 1);
    const once = all.flatMap(({ at, passage }) =>
      passage.definitions.flatMap(({ term, range }) =>
        times.get(term.toLowerCase()) === 1 && singular(term).length > 1 ? [{ term, range, at, passage }] : [],
      ),
    );
    const uses = usesOf(
      once,
      all.map(({ passage }) => passage),
      shared.uses,
    );
    shared.uses = uses;
    for (const { term, range, at, passage } of once) {
      if (uses.get(term)?.used || /^(?:this|that|except|which|who|unless)\b/i.test(term) || quotations(passage)(range))
        continue;
      yield {
        range: [at + range[0], at + range[1]],
        // A short name in parentheses does no harm.
        severity: isDefinedBySentence(passage, { range }) ? 'warning' : 'information',
        message: `“${term}” is defined here and used nowhere in this document.`,
        tags: ['unnecessary'],
      };
    }
  },
};
