import type { Analysis, Passage, Range } from '../core/analysis.ts';
import { isInHeading, passageAt, provisionIn, writtenText } from '../core/passages.ts';
import { quotations } from './regions.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { singular } from './termUses.ts';

/** A term that the document uses as if it were defined, and that it nowhere defines. */
export const termUndefined: Rule = {
  code: 'term-undefined',
  severity: 'warning',
  title: 'A term that is used as if it were defined',

  *check(analysis, _law, shared = new Shared(analysis)) {
    const { all } = analysis.passages;
    if (!shared.isDraft || all.every(({ passage }) => passage.definitions.length === 0)) return;
    // Only where a document defines terms in capitals do capitals tell a term.
    const usual = shared.each('terms in capitals', ({ passage }) =>
      passage.definitions.some(({ term }) => CAPITALS.test(term) && LEADS.has(term.split(' ')[0]!)),
    );
    if (!usual.includes(true)) return;
    const known = new Set(all.flatMap(({ passage }) => passage.definitions.map(({ term }) => singular(term))));
    const candidates = shared.each('words in capitals', ({ passage }) => inCapitals(passage));
    const seen = new Set<string>();
    for (const lead of LEADS)
      for (const [place, { at }] of all.entries())
        for (const { words, key, range } of candidates[place]!) {
          const start = at + range[0];
          if (!words.startsWith(lead) || seen.has(key) || isKnown(known, key) || !inSentence(analysis, start)) continue;
          seen.add(key);
          yield {
            range: [start, at + range[1]],
            message: `“${words}” has the capitals of a defined term, and this document doesn’t define it. Define it, or write it in small letters.`,
          };
        }
  },
};

interface Candidate {
  readonly words: string;
  readonly key: string;
  readonly range: Range;
}

/** Words that read like a term that a drafter made, outside of what is quoted. */
function inCapitals(passage: Passage): Candidate[] {
  const { text } = passage;
  const isQuoted = quotations(passage);
  const found: Candidate[] = [];
  for (const word of LEADS)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      TERM.lastIndex = at;
      const match = TERM.exec(text);
      if (!match || isQuoted([at, at + match[0].length])) continue;
      const words = match[0].replace(/\s+/g, ' ');
      found.push({ words, key: singular(words), range: [at, at + match[0].length] });
    }
  return found;
}

/** Words with which terms begin that a drafter makes for the purpose; names of offices and things begin otherwise. */
const LEADS: ReadonlySet<string> = new Set(
  'Covered Eligible Qualified Qualifying Designated Participating Applicable Relevant Affected Regulated Approved Restricted Excluded Included'.split(
    ' ',
  ),
);
const CAPITALS = /^[A-Z]\w*(?:\s+[A-Z]\w*)+$/;
const TERM = /[A-Z][a-z]+(?:\s[A-Z][a-z]+){1,3}(?![a-z])/y;

/** Whether a term is defined, or begins with one that is: "Covered Gauge Readings". */
const isKnown = (known: ReadonlySet<string>, key: string): boolean =>
  known.has(key) || [...known].some((term) => key.startsWith(`${term} `) || term.startsWith(`${key} `));

/** Whether the words stand within a sentence, and not in a heading or a title. */
function inSentence(analysis: Analysis, at: number): boolean {
  const placed = passageAt(analysis, at);
  return (
    /[a-z,]\s$/.test(writtenText(analysis, [Math.max(0, at - 2), at])) &&
    provisionIn(analysis, placed, at) >= 0 &&
    !isInHeading(placed, [at - placed.at, at - placed.at + 1])
  );
}
