import type { Range } from '../core/analysis.ts';
import { isInHeading, type PlacedPassage, provision } from '../core/passages.ts';
import { quotations } from './regions.ts';
import type { Finding, Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { otherwiseWritten } from './termUses.ts';

/** A defined term that is used with other capitals than its definition has: one finding for all its places. */
export const termCapitals: Rule = {
  code: 'term-capitals',
  severity: 'information',
  title: 'A defined term with other capitals than in its definition',

  *check(analysis, _law, shared = new Shared(analysis)) {
    const { all } = analysis.passages;
    if (!shared.isDraft) return;
    // One word, or a name for an act, is of the language, too.
    const defined = all.flatMap((placed, place) =>
      shared.defined[place]!.flatMap(({ definition, isSentence }) =>
        isSentence && definition.target === null && /\s/.test(definition.term) ? [{ placed, definition }] : [],
      ),
    );
    if (defined.length === 0) return;
    const terms = shared.same('terms of sentences', [...new Set(defined.map(({ definition }) => definition.term))]);
    const others = shared.each('terms otherwise written', (): Others => ({ terms: NO_TERMS, places: new Map() }));
    // What looks for all of them in a passage that was read anew is made once.
    lookFor(terms, others, all, shared.madeOf('look for terms', terms, otherwiseWritten));
    const odd = new Map<string, Range[]>();
    for (const [place, { places }] of others.entries())
      for (const [term, ranges] of places) {
        const { at } = all[place]!;
        const known = odd.get(term) ?? [];
        odd.set(term, known);
        for (const [start, end] of ranges) known.push([at + start, at + end]);
      }
    if (odd.size === 0) return;
    const start = provision(analysis, 0)?.range[0] ?? Number.POSITIVE_INFINITY;
    const seen = new Set<number>();
    const done = new Set<string>();
    for (const { placed, definition } of defined) {
      const { term } = definition;
      if (!odd.has(term)) continue;
      const scope = definition.scope < 0 ? -1 : placed.provision(definition.scope);
      // A second definition of the same provisions holds for none of its own.
      const key = `${scope} ${term}`;
      if (done.has(key)) continue;
      done.add(key);
      const [from, to] = provision(analysis, scope)?.range ?? [0, Number.POSITIVE_INFINITY];
      const places: Range[] = [];
      for (const range of odd.get(term)!) {
        // What stands above all sections is a title.
        if (range[0] < from || range[1] > to || seen.has(range[0]) || range[0] < start) continue;
        seen.add(range[0]);
        places.push(range);
      }
      if (places.length > 0)
        yield oneSlip(term, places, [placed.at + definition.range[0], placed.at + definition.range[1]]);
    }
  },
};

/** Where a passage has some terms otherwise; brought up to date where the document has other terms. */
interface Others {
  terms: readonly string[];
  readonly places: Map<string, readonly Range[]>;
}

/** One list for all passages in which nothing was looked for yet. */
const NO_TERMS: readonly string[] = [];

/** Looks in each passage for the terms that were not yet looked for there: of an edit one at most. */
function lookFor(
  terms: readonly string[],
  others: readonly Others[],
  all: readonly PlacedPassage[],
  lookForAll: ReturnType<typeof otherwiseWritten>,
): void {
  const looks = new Map<readonly string[], ReturnType<typeof changeOf>>([[NO_TERMS, { gone: [], look: lookForAll }]]);
  const changeOf = (before: readonly string[]) => {
    const [then, now] = [new Set(before), new Set(terms)];
    const added = terms.filter((term) => !then.has(term));
    return {
      gone: before.filter((term) => !now.has(term)),
      look: added.length > 0 ? otherwiseWritten(added) : undefined,
    };
  };
  for (const [place, other] of others.entries()) {
    if (other.terms === terms) continue;
    const change = looks.get(other.terms) ?? changeOf(other.terms);
    looks.set(other.terms, change);
    for (const term of change.gone) other.places.delete(term);
    if (change.look) for (const [term, ranges] of otherwiseIn(all[place]!, change.look)) other.places.set(term, ranges);
    other.terms = terms;
  }
}

/** How many other places are listed with a finding. */
const LISTED = 20;

/** One finding for a term, at the first place that writes it otherwise, with the others. */
function oneSlip(term: string, places: readonly Range[], definition: Range): Finding {
  const [first, ...others] = places as [Range, ...Range[]];
  const also =
    ['', ' Another place has it so, too.'][others.length] ?? ` ${others.length} other places have it so, too.`;
  return {
    range: first,
    message: `The term is defined as “${term}”. With other capitals it reads as if something else were meant.${also}`,
    fixes: [
      {
        title: others.length === 0 ? `Change to “${term}”` : `Change all ${places.length} to “${term}”`,
        edits: places.map((range) => ({ range, text: term })),
      },
    ],
    related: [
      { range: definition, message: 'Its definition.' },
      ...others.slice(0, LISTED).map((range) => ({ range, message: 'Another place with other capitals.' })),
    ],
  };
}

/** Where a passage has terms with capitals that nothing explains, outside of headings and of what it quotes and defines. */
function otherwiseIn(
  placed: PlacedPassage,
  look: ReturnType<typeof otherwiseWritten>,
): ReadonlyMap<string, readonly Range[]> {
  const { passage } = placed;
  const { text } = passage;
  const isQuoted = quotations(passage);
  const defined = new Set(passage.definitions.map(({ range }) => range[0]));
  const found = new Map<string, readonly Range[]>();
  for (const [term, places] of look(text)) {
    const odd = places.filter((range) => {
      const words = text.slice(...range).replace(/\s+/g, ' ');
      return (
        words !== term &&
        differsInside(words, term, text, range[0]) &&
        !defined.has(range[0]) &&
        !isQuoted(range) &&
        !/["“]/.test(text.charAt(range[0] - 1)) &&
        !isInHeading(placed, [range[0], range[0] + 1])
      );
    });
    if (odd.length > 0) found.set(term, odd);
  }
  return found;
}

/** What opens a sentence before a term, and is no part of a name. */
const ARTICLE = /(?:^|[^\w.])(?:The|An?|Each|Every|Such|Any|All|No|This|That|If|When|Where)\s{1,4}$/;

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
  const before = text.slice(Math.max(0, at - 40), at);
  // "each Covered agency": within a sentence the first word has no capital of its own.
  if (!own.some(Boolean) && here[0] && !here.slice(1).some(Boolean)) return /[a-z,]\s{1,4}$/.test(before);
  if (own.some(Boolean) || !here.every(Boolean) || words === words.toUpperCase()) return false;
  // "National Security Council" is a name.
  return (
    (ARTICLE.test(before) || !/[A-Z][\w.’'-]{0,30}\s{1,4}$/.test(before)) &&
    !/^\s+(?:of\s+the\s+|of\s+|and\s+)?[A-Z]/.test(text.slice(at + words.length, at + words.length + 12))
  );
}
