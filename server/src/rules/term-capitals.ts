import type { Analysis } from '../core/analysis.ts';
import { quotations } from './regions.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { isDefinedBySentence, otherwiseWritten } from './termUses.ts';

/** A use of a defined term with other capitals than its definition has. */
export const termCapitals: Rule = {
  code: 'term-capitals',
  severity: 'information',
  title: 'A defined term with other capitals than in its definition',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (analysis.definitions.length === 0 || !shared.isDraft) return;
    const { text, sections } = analysis;
    const isQuoted = quotations(analysis);
    // One word, or a name for an act, is of the language, too.
    const terms = analysis.definitions.filter(
      (definition) =>
        definition.target === null && /\s/.test(definition.term) && isDefinedBySentence(analysis, definition),
    );
    if (terms.length === 0) return;
    const places = otherwiseWritten(
      text,
      terms.map(({ term }) => term),
    );
    const defined = new Set(analysis.definitions.map(({ range }) => range[0]));
    const seen = new Set<number>();
    const done = new Set<string>();
    for (const definition of terms) {
      const { term } = definition;
      // A second definition of the same provisions holds for none of its own.
      const key = `${definition.scope} ${term}`;
      if (done.has(key)) continue;
      done.add(key);
      const scope = sections[definition.scope]?.range ?? [0, text.length];
      for (const range of places.get(term) ?? []) {
        if (range[0] < scope[0] || range[1] > scope[1] || seen.has(range[0])) continue;
        const words = text.slice(...range).replace(/\s+/g, ' ');
        if (words === term || !differsInside(words, term, text, range[0])) continue;
        if (defined.has(range[0]) || isQuoted(range) || isElsewhere(analysis, range[0])) continue;
        seen.add(range[0]);
        yield {
          range,
          message: `The term is defined as “${term}”. With other capitals it reads as if something else were meant.`,
          fixes: [{ title: `Change to “${term}”`, edits: [{ range, text: term }] }],
          related: [{ range: definition.range, message: 'Its definition.' }],
        };
      }
    }
  },
};

/** Whether the words stand in a heading or a quotation. */
function isElsewhere({ sections, tree, text }: Analysis, at: number): boolean {
  const heading = sections[tree.at(at)]?.headingRange;
  if (heading && heading[0] <= at && at < heading[1]) return true;
  // A title that stands above all sections.
  return sections.length === 0 || at < sections[0]!.range[0] || /["“]$/.test(text.slice(Math.max(0, at - 1), at));
}

/** Whether capitals differ in a way that no place in a sentence, and no longer name, explains. */
function differsInside(words: string, term: string, text: string, at: number): boolean {
  const initials = (phrase: string): boolean[] =>
    phrase
      .split(' ')
      .filter((word) => /^[A-Za-z]{4}/.test(word))
      .map((word) => /^[A-Z]/.test(word));
  const own = initials(term);
  const here = initials(words);
  // "Foreign intelligence" is as a sentence opens: only a title in capitals, or all in small letters, is a choice.
  if (own.length < 2) return false;
  if (own.every(Boolean)) return here.every((capital) => !capital);
  if (own.some(Boolean) || !here.every(Boolean) || words === words.toUpperCase()) return false;
  // "National Security Council" is a name.
  return (
    !/[A-Z][\w.’'-]{0,30}\s{1,4}$/.test(text.slice(Math.max(0, at - 40), at)) &&
    !/^\s+(?:of\s+the\s+|of\s+|and\s+)?[A-Z]/.test(text.slice(at + words.length, at + words.length + 12))
  );
}
