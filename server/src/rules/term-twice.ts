import type { Analysis, Definition, Range } from '../core/analysis.ts';
import { type PlacedPassage, provisionIn } from '../core/passages.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';

/** A term that is defined a second time for the same provisions. */
export const termTwice: Rule = {
  code: 'term-twice',
  severity: 'warning',
  title: 'A term that is defined twice',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft) return;
    const first = new Map<string, Place>();
    const again = new Map<string, number>();
    for (const [place, placed] of analysis.passages.all.entries())
      for (const { definition, small, isSentence } of shared.defined[place]!) {
        if (shared.timesDefined.get(small) === 1) continue;
        const scope = definition.scope < 0 ? -1 : placed.provision(definition.scope);
        const key = `${scope} ${small}`;
        const known = first.get(key);
        if (!known) {
          first.set(key, { placed, definition, isSentence });
          continue;
        }
        // A document that defines a term over and over says so in three places.
        const times = again.get(key) ?? 0;
        if (times === MOST) continue;
        // "“Agency” also means", "shall include": goes on with the first.
        const behind = placed.passage.text.slice(definition.range[1], definition.range[1] + 40);
        if (/^\W{0,3}\s+(?:also|shall\s+(?:also|include)|includes?)\b/.test(behind)) continue;
        // A definition of several sentences names its term again.
        if (provisionOf(analysis, known) === provisionOf(analysis, { placed, definition, isSentence })) continue;
        again.set(key, times + 1);
        yield {
          range: rangeOf({ placed, definition, isSentence }),
          severity: known.isSentence && isSentence ? 'warning' : 'information',
          message: `“${definition.term}” is defined twice for the same provisions. Keep one definition.`,
          related: [{ range: rangeOf(known), message: 'The first definition.' }],
        };
      }
  },
};

/** A definition, and the passage in which it stands. */
interface Place {
  readonly placed: PlacedPassage;
  readonly definition: Definition;
  /** Whether a sentence sets the term. */
  readonly isSentence: boolean;
}

const rangeOf = ({ placed: { at }, definition: { range } }: Place): Range => [at + range[0], at + range[1]];

const provisionOf = (analysis: Analysis, place: Place): number =>
  provisionIn(analysis, place.placed, rangeOf(place)[0]);

/** How many further definitions of one term are shown. */
const MOST = 3;
