import type { Definition } from '../core/analysis.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { isDefinedBySentence } from './termUses.ts';

/** A term that is defined a second time for the same provisions. */
export const termTwice: Rule = {
  code: 'term-twice',
  severity: 'warning',
  title: 'A term that is defined twice',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft) return;
    const first = new Map<string, Definition>();
    const again = new Map<string, number>();
    for (const definition of analysis.definitions) {
      const key = `${definition.scope} ${definition.term.toLowerCase()}`;
      const known = first.get(key);
      if (!known) {
        first.set(key, definition);
        continue;
      }
      // "“Agency” also means", "shall include": goes on with the first.
      const behind = analysis.text.slice(definition.range[1], definition.range[1] + 40);
      if (/^\W{0,3}\s+(?:also|shall\s+(?:also|include)|includes?)\b/.test(behind)) continue;
      // A definition of several sentences names its term again.
      if (analysis.tree.at(known.range[0]) === analysis.tree.at(definition.range[0])) continue;
      // A document that defines a term over and over says so in three places.
      const times = (again.get(key) ?? 0) + 1;
      again.set(key, times);
      if (times > MOST) continue;
      const both = isDefinedBySentence(analysis, known) && isDefinedBySentence(analysis, definition);
      yield {
        range: definition.range,
        severity: both ? 'warning' : 'information',
        message: `“${definition.term}” is defined twice for the same provisions. Keep one definition.`,
        related: [{ range: known.range, message: 'The first definition.' }],
      };
    }
  },
};

/** How many further definitions of one term are shown. */
const MOST = 3;
