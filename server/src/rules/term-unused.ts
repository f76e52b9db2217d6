import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { usesOf } from './termUses.ts';

/** A term that is defined and never used. */
export const termUnused: Rule = {
  code: 'term-unused',
  severity: 'warning',
  title: 'A term that is defined and never used',

  *check(analysis, _law, shared = new Shared(analysis)) {
    const { all } = analysis.passages;
    if (!shared.isDraft || all.every(({ passage }) => passage.definitions.length === 0)) return;
    // One that is defined twice has that as its finding.
    const times = shared.timesDefined;
    const once = all.flatMap(({ at, passage }, place) =>
      shared.defined[place]!.flatMap(({ definition: { term, range, body }, small, isLetter, isSentence }) =>
        times.get(small) === 1 && !isLetter ? [{ term, range, body, at, passage, isSentence }] : [],
      ),
    );
    const uses = usesOf(
      once,
      all.map(({ passage }) => passage),
      shared.uses,
    );
    shared.uses = uses;
    // Of terms that one sentence defines together ("'divert' and 'diverting' mean") one that is used is enough.
    const together = new Set(once.flatMap(({ term, at, body }) => (uses.by.get(term) ? [at + body[0]] : [])));
    for (const { term, range, body, at, isSentence } of once) {
      if (
        uses.by.get(term) ||
        together.has(at + body[0]) ||
        /^(?:this|that|except|which|who|unless)\b/i.test(term) ||
        shared.isQuoted([at + range[0], at + range[1]])
      )
        continue;
      yield {
        range: [at + range[0], at + range[1]],
        // A short name in parentheses does no harm, and of "operator, carrier, or hub facility" each may be used by itself.
        severity: isSentence && !SEVERAL.test(term) ? 'warning' : 'information',
        message: `“${term}” is defined here and used nowhere in this document.`,
        tags: ['unnecessary'],
      };
    }
  },
};

/** A term of several alternatives. */
const SEVERAL = /,|\b(?:and|or)\b/;
