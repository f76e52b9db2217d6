import type { Analysis, Definition, Range } from '../core/analysis.ts';
import { type PlacedPassage, passagesWithin, provisionIn } from '../core/passages.ts';
import { lastAtMost } from '../core/text.ts';
import { Kept } from '../rules/kept.ts';
import { firstLetters, type Spelled, spell, type TermForm, type TermPlaces } from '../rules/termUses.ts';
import { provisionAt } from './provisions.ts';
import { capital, inSmall, otherNumber } from './termForms.ts';

/** A place where a defined term is used, its definition included. */
export interface Use {
  readonly range: Range;
  readonly definition: Definition;
}

/** The stretch of text in which the definition holds. */
function scopeOf(analysis: Analysis, definition: Definition): Range {
  return analysis.sections[definition.scope]?.range ?? [0, analysis.text.length];
}

/** Words in capitals that stand before a term without being of its name: at the start of a sentence, or of law. */
const APART =
  /(?:^|[^\p{L}])(?:The|An?|Each|Every|Such|Any|All|No|Both|Said|This|That|These|Those|If|When|Where|While|Whenever|Unless|Until|Upon|Under|Within|With|Without|By|For|From|In|Of|On|To|At|As|And|Or|But|Nor|Not|After|Before|Because|Notwithstanding|Federal|State|Tribal|U\.S|Executive)\s+$/u;
/** "Assistant Secretary", "Clean Air Act": a name goes on to the term. */
const NAME_BEFORE = /(?:^|[^\p{L}.])\p{Lu}[\p{L}’'-]*,?\s+$/u;
/** "Secretary of State": of a name, without an article. */
const OF_BEFORE = /\p{Lu}[\p{L}’'-]*\s+(?:of|for)\s+$/u;
/** "Secretary of the Interior", "Secretary of ___", "Commission on Civil Rights", "Act Amendments": the name goes on. */
const NAME_BEHIND =
  /^(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)(?:(?:of|for)\s+(?:the\s+)?(?:\p{Lu}|_{2})|on\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\b)\p{Lu}\p{Ll}+|(?!(?:Sec|Section|SEC|SECTION|Part|Title|Chapter|Article|Shall|May|Is|THE)\b)\p{Lu}\p{Ll}+)/u;

/** Whether a term in capitals stands there within a longer name, which is another's. */
function isInName(text: string, term: string, start: number, end: number): boolean {
  if (!/^\p{Lu}/u.test(term)) return false;
  const behind = text.slice(end, end + 40);
  if (NAME_BEHIND.test(behind)) return true;
  const before = text.slice(Math.max(0, start - 40), start);
  // "the State Department" is the Department of State.
  if (term === 'Department' && /\bState\s+$/.test(before)) return true;
  return OF_BEFORE.test(before) || (NAME_BEFORE.test(before) && !APART.test(before));
}

/** The definitions of one term by the provision in which each holds; of two in one provision the first counts. */
type ByScope = ReadonlyMap<number, Definition>;

/** The definitions that are given, by their terms. */
function byTerm(definitions: Iterable<Definition>): ReadonlyMap<string, ByScope> {
  const terms = new Map<string, Map<number, Definition>>();
  for (const definition of definitions) {
    let scopes = terms.get(definition.term);
    if (!scopes) {
      scopes = new Map();
      terms.set(definition.term, scopes);
    }
    if (!scopes.has(definition.scope)) scopes.set(definition.scope, definition);
  }
  return terms;
}

/** A stretch of a document in which terms are looked for: all of it, or a passage. */
interface Stretch {
  readonly text: string;
  /** Where it begins in the document; all other offsets are its own. */
  readonly at: number;
  readonly citations: readonly { readonly range: Range }[];
  /** The index in the document of the provision at an offset; -1 outside all. */
  provisionAt(offset: number): number;
  /** The index of the provision within which one stands; -1 where it stands in none. */
  parentOf(provision: number): number;
}

const wholeOf = (analysis: Analysis): Stretch => ({
  text: analysis.text,
  at: 0,
  citations: analysis.citations,
  provisionAt: (offset) => provisionAt(analysis, offset),
  parentOf: (provision) => analysis.sections[provision]!.parent,
});

const stretchOf = (analysis: Analysis, placed: PlacedPassage): Stretch => ({
  text: placed.passage.text,
  at: placed.at,
  citations: placed.passage.citations,
  provisionAt: (offset) => provisionIn(analysis, placed, placed.at + offset),
  // Without asking for all provisions of the document, which are made anew where an edit has moved them.
  parentOf: (provision) =>
    provision >= placed.first
      ? placed.sections[provision - placed.first]!.parent
      : (placed.open[placed.open.indexOf(provision) - 1] ?? -1),
});

/** The definition of the term that holds at an offset: the one with the narrowest scope. */
function definitionIn(stretch: Stretch, scopes: ByScope, offset: number): Definition | undefined {
  for (let at = stretch.provisionAt(offset); at >= 0; at = stretch.parentOf(at)) {
    const definition = scopes.get(at);
    if (definition) return definition;
  }
  return scopes.get(-1);
}

/** The terms of a document, and how they may be written. */
interface Forms {
  readonly spelled: Spelled;
  /** The definitions of a term. */
  scopesOf(term: string): ByScope;
}

/** The terms that are given, as they may be written; `others` gives the other ways for each definition. */
function formsOf(definitions: readonly Definition[], others: (definition: Definition) => readonly string[]): Forms {
  const terms = byTerm(definitions);
  const spelled = spell(
    [...terms].map(([term, scopes]) => ({ term, others: [...scopes.values()].flatMap((each) => others(each)) })),
  );
  return { spelled, scopesOf: (term) => terms.get(term)! };
}

/** How a term may be written but as it is defined; `text` is what the definition stands in. */
function otherForms(text: string, definition: Definition): readonly string[] {
  const other = otherNumber(text, definition);
  const small = inSmall(text, definition);
  return [other, small, small === undefined ? undefined : other?.toLowerCase()].filter((each) => each !== undefined);
}

/**
 * The ways in which all terms of a document may be written. Those of a passage that is as it was are known from what is `kept`, and
 * where all are, so is what looks for them; what a term means is asked of those alone that are found.
 */
function allForms(analysis: Analysis, kept: Kept): Forms {
  const { all } = analysis.passages;
  const lists = kept.each(
    'forms of terms',
    all.map(({ passage }) => passage),
    [],
    (passage) => passage.definitions.map((each) => ({ term: each.term, others: otherForms(passage.text, each) })),
  );
  const before = kept.terms;
  const isSame =
    before !== undefined &&
    (before.lists === lists ||
      (before.lists.length === lists.length && lists.every((list, at) => isLike(list, before.lists[at]!))));
  const terms = isSame ? { ...before, lists } : { lists, spelled: spell(lists.flat()), places: placesOfTerms(lists) };
  kept.terms = terms;
  const known = new Map<string, ByScope>();
  const scopesOf = (term: string): ByScope => {
    let scopes = known.get(term);
    if (!scopes) {
      const definitions = terms.places.get(term)!.map(([place, index]) => all[place]!.definitions[index]!);
      scopes = byTerm(definitions).get(term)!;
      known.set(term, scopes);
    }
    return scopes;
  };
  return { spelled: terms.spelled, scopesOf };
}

const isLike = (a: readonly TermForm[], b: readonly TermForm[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every(({ term, others }, at) => term === b[at]!.term && others.join('\n') === b[at]!.others.join('\n')));

/** Where each term is defined: in which passage, and which of its definitions it is. */
function placesOfTerms(lists: readonly (readonly TermForm[])[]): TermPlaces {
  const places = new Map<string, [place: number, index: number][]>();
  for (const [place, list] of lists.entries())
    for (const [index, { term }] of list.entries()) {
      const known = places.get(term);
      if (known) known.push([place, index]);
      else places.set(term, [[place, index]]);
    }
  return places;
}

/** A word behind which another is a verb: "shall state" is no use of "State". */
const VERB_BEFORE = /(?:^|\s)(?:to|shall|may|must|will|can|not|would|should)\s+$/;

/** A figure or "No." behind a word makes a name of it: "Order 13767", "Part 3". */
const NUMBERED = /^\s+(?:Nos?\.|\d)/;

const isVerb = (text: string, start: number): boolean => VERB_BEFORE.test(text.slice(Math.max(0, start - 12), start));

/** Words as a term has them: blanks over a line's end are one, and a hyphen stands for a blank of it. */
function asTerm(words: string, written: string): string {
  const plain = words.replace(/\s+/g, ' ');
  if (plain.length !== written.length || !/[ -]/.test(written)) return plain;
  return Array.from(plain, (character, at) =>
    /[ -]/.test(character) && /[ -]/.test(written.charAt(at)) ? written.charAt(at) : character,
  ).join('');
}

/**
 * The uses of some forms within a range of a stretch, in order and where they stand in it; of terms that contain each other the
 * longer one.
 */
function usesOfForms(
  stretch: Stretch,
  { spelled: { forms, isTerm, scan }, scopesOf }: Forms,
  [from, to]: Range = [0, stretch.text.length],
): Use[] {
  const { text, at, citations } = stretch;
  const found: Use[] = [];
  /** The starts of citations, once they are asked for. */
  let starts: readonly number[] | undefined;
  const isCited = ([start, end]: Range): boolean => {
    starts ??= citations.map(({ range }) => range[0]);
    return (citations[lastAtMost(starts, start)]?.range[1] ?? -1) >= end;
  };
  // With a letter before and behind, so that no word is taken for whole that the stretch cuts.
  const origin = Math.max(from - 1, 0);
  const piece = text.slice(origin, to + 1);
  scan(piece, (index, first, last) => {
    const [start, end] = [origin + first, origin + last];
    if (start < from || end > to || /[\p{L}\p{N}]/u.test(text.charAt(end))) return;
    const { written, term } = forms[index]!;
    const here = asTerm(text.slice(start, end), written);
    if (here !== written) {
      // At the start of a sentence, and where writers give their terms capitals.
      if (here !== capital(written) || isTerm(here) || NUMBERED.test(text.slice(end, end + 8))) return;
      if (isCited([start, end])) return;
    }
    // A single word that is defined with a capital may be another one in small letters.
    if (!isTerm(here) && !here.includes(' ') && /^\p{Ll}/u.test(here) && isVerb(text, start)) return;
    const definition = definitionIn(stretch, scopesOf(term), start);
    if (!definition || (at + start !== definition.range[0] && isInName(text, here, start, end))) return;
    found.push({ range: [start, end], definition });
  });
  found.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  let end = from;
  return found.filter(({ range }) => {
    if (range[0] < end) return false;
    end = range[1];
    return true;
  });
}

/**
 * Every use of the definition's term within its scope, in document order: as it is defined, in the other number, with a capital.
 * What stands in a longer term is none.
 */
export function usesOf(analysis: Analysis, definition: Definition): Range[] {
  const stem = definition.term.toLowerCase().slice(0, -1);
  const near = analysis.definitions.filter(({ term }) => term.toLowerCase().includes(stem));
  const forms = formsOf(near, (each) => otherForms(analysis.text, each));
  const uses = usesOfForms(wholeOf(analysis), forms, scopeOf(analysis, definition)).filter(
    (use) => use.definition === definition,
  );
  return asWritten(analysis, definition, uses).map(({ range }) => range);
}

/** Of a term whose capital is on purpose, as it is used so within sentences, no use is in small letters. */
function asWritten({ text }: Analysis, { term, range: [own] }: Definition, uses: readonly Use[]): readonly Use[] {
  if (!/^\p{Lu}/u.test(term)) return uses;
  const isCapital = ({ range: [start] }: Use): boolean => /^\p{Lu}/u.test(text.charAt(start));
  const isMeant = uses.some(
    (use) =>
      isCapital(use) &&
      use.range[0] !== own &&
      /[\p{Ll},]\s+$/u.test(text.slice(Math.max(0, use.range[0] - 4), use.range[0])),
  );
  return isMeant ? uses.filter(isCapital) : uses;
}

/** How often the term of each definition is used, definitions aside; of two that hold in one provision each has the uses of both. */
export function countUses(analysis: Analysis): ReadonlyMap<Definition, number> {
  const { definitions } = analysis;
  const given = new Set(definitions.map(({ range }) => range[0]));
  const uses = new Map<string, Use[]>();
  const key = ({ term, scope }: Definition): string => `${scope} ${term}`;
  for (const use of usesIn(analysis, [0, analysis.text.length])) {
    if (given.has(use.range[0])) continue;
    const known = uses.get(key(use.definition));
    if (known) known.push(use);
    else uses.set(key(use.definition), [use]);
  }
  return new Map(
    definitions.map((each) => [each, asWritten(analysis, each, uses.get(key(each)) ?? []).length] as const),
  );
}

/**
 * The uses of defined terms in a range, in order; of terms that contain each other the longer one. How the terms of passages that are
 * as they were may be written is known from what is `kept` of the version before.
 */
export function usesIn(analysis: Analysis, range: Range, kept: Kept = new Kept()): Use[] {
  const forms = allForms(analysis, kept);
  if (forms.spelled.forms.length === 0) return [];
  return passagesWithin(analysis, range).flatMap((placed) => {
    const { at, passage } = placed;
    const within: Range = [Math.max(range[0] - at, 0), Math.min(range[1] - at, passage.text.length)];
    return usesOfForms(stretchOf(analysis, placed), forms, within).map(
      ({ range: [start, end], definition }): Use => ({ range: [at + start, at + end], definition }),
    );
  });
}

/** The places of all uses, in order; those in a passage that is as it was in the version before are known from what is `kept`. */
export function placesOfUses(analysis: Analysis, kept: Kept): Range[] {
  const { sections, passages } = analysis;
  const forms = allForms(analysis, kept);
  if (forms.spelled.forms.length === 0) return [];
  const ids = (indexes: Iterable<number>): string => Array.from(indexes, (index) => sections[index]?.id ?? '').join();
  const { spelled, scopesOf } = forms;
  const known = spelled.forms.map(({ written, term }) => `${written} ${ids(scopesOf(term).keys())}`).join('\n');
  const stretches = kept.same(
    'stretches with terms',
    passages.all.map(({ passage, open }) => [passage, ids(open)] as const),
  );
  const places = kept.each('uses of terms', stretches, [known], (_, place) =>
    usesOfForms(stretchOf(analysis, passages.all[place]!), forms).map(({ range }) => range),
  );
  return passages.all.flatMap(({ at }, place) => places[place]!.map(([start, end]): Range => [at + start, at + end]));
}

/** The use of a defined term that touches the offset; the longest one where terms contain each other. */
export function useAt(analysis: Analysis, offset: number): Use | undefined {
  const { text, definitions } = analysis;
  // A term may be wrapped over a line with indentation: a stretch a little longer than the longest of them.
  const longest = definitions.reduce((most, { term }) => Math.max(most, term.length), 0) + 60;
  if (definitions.length === 0) return undefined;
  const range: Range = [Math.max(0, offset - longest), Math.min(text.length, offset + longest)];
  const near = firstLetters(text.slice(...range));
  const forms = formsOf(
    definitions.filter(({ term }) => near(term)),
    (each) => otherForms(text, each),
  );
  return usesOfForms(wholeOf(analysis), forms, range).find(
    ({ range: [start, end] }) => start <= offset && offset <= end,
  );
}
