import type { Analysis, Definition, Range } from '../core/analysis.ts';
import { plain } from '../core/analyze.ts';
import { lastAtMost } from '../core/text.ts';
import type { Edit } from './continueNumbering.ts';
import { useAt, usesOf } from './terms.ts';

/** The defined term at an offset, which can get another name; undefined in other text. */
export function renamable(
  analysis: Analysis,
  offset: number,
): { readonly range: Range; readonly term: string } | undefined {
  const use = useAt(analysis, offset);
  return use && { range: use.range, term: use.definition.term };
}

/**
 * Gives the defined term at an offset another name: in its definition and wherever it is used in its scope, in the plural,
 * at the start of a sentence and in a heading in capitals, too. Never within a longer term or name, nor in matter for another
 * text. A sentence where that can't be; undefined where there is no term.
 */
export function renameTerm(
  analysis: Analysis,
  offset: number,
  name: string,
): readonly Edit[] | { readonly refusal: string } | undefined {
  const use = useAt(analysis, offset);
  if (!use) return undefined;
  const { definition } = use;
  const wanted = name.replace(/\s+/g, ' ').trim();
  if (!/^[\p{L}\p{N}][^"“”\n]{0,99}$/u.test(wanted)) return { refusal: `“${name}” is no term.` };
  const other = analysis.definitions.find(
    (each) =>
      each !== definition && each.term.toLowerCase() === wanted.toLowerCase() && each.scope === definition.scope,
  );
  if (other) return { refusal: `“${wanted}” is already defined here.` };
  const edits = new Map<number, Edit>();
  const isLonger = withinLonger(analysis, definition);
  const isForeign = foreignPlaces(analysis);
  for (const [old, fresh] of forms(definition.term, wanted)) {
    if (old !== definition.term && analysis.definitions.some(({ term }) => term === old)) continue;
    for (const range of usesOfForm(analysis, definition, old)) {
      const headed = old !== old.toUpperCase() || old === definition.term || isHeading(analysis, range);
      if (!headed || edits.has(range[0]) || isLonger(range)) continue;
      if (range[0] !== definition.range[0] && isForeign(range)) continue;
      edits.set(range[0], { range, text: fresh });
    }
  }
  return [...edits.values()].sort((a, b) => a.range[0] - b.range[0]);
}

/** The forms of a term and those of its new name: as it is, plural, with a capital, in capitals. */
function forms(term: string, name: string): readonly (readonly [string, string])[] {
  const singular = [term, name] as const;
  const both = [singular, [plural(term), plural(name)] as const];
  const capitals = both.map(([a, b]) => [capital(a), capital(b)] as const);
  const upper = both.map(([a, b]) => [a.toUpperCase(), b.toUpperCase()] as const);
  const seen = new Set<string>();
  return [...both, ...capitals, ...upper].filter(([old]) => !seen.has(old) && seen.add(old));
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const PREPOSITIONS: ReadonlySet<string> = new Set('of for in to on with under who that'.split(' '));

/** The plural of a term: of "head of an agency" and "officer in charge" that of the word before the preposition. */
function plural(term: string): string {
  const words = term.split(' ');
  const preposition = words.findIndex((word, at) => at > 0 && PREPOSITIONS.has(word));
  const last = (preposition > 0 ? preposition : words.length) - 1;
  const word = words[last]!;
  const many = /(?:[sxz]|[cs]h)$/i.test(word)
    ? `${word}es`
    : /[^aeiou]y$/i.test(word)
      ? `${word.slice(0, -1)}ies`
      : `${word}s`;
  return [...words.slice(0, last), many, ...words.slice(last + 1)].join(' ');
}

/** Where a form of a term is used in the definition's scope and no narrower definition holds. */
function usesOfForm(analysis: Analysis, definition: Definition, form: string): Range[] {
  if (form === definition.term) return usesOf(analysis, definition);
  const made = new Map(
    analysis.definitions
      .filter(({ term }) => term === definition.term)
      .map((each) => [each, { ...each, term: form, range: [-1, -1] as const }]),
  );
  return usesOf({ ...plain(analysis), definitions: [...made.values()] }, made.get(definition)!);
}

/** Tells whether a use of a term stands within a longer one: "covered agency" is no "agency". */
function withinLonger({ text, definitions }: Analysis, { term }: Definition): (range: Range) => boolean {
  const longer = new Set<string>();
  for (const each of definitions)
    if (each.term.length > term.length && each.term.includes(term))
      for (const form of [each.term, plural(each.term)]) longer.add(form).add(capital(form)).add(form.toUpperCase());
  /** Where the next few words before or behind a place begin or end. */
  const steps = (from: number, by: 1 | -1): number[] => {
    const found = [from];
    let at = from;
    for (let words = 0; words < 5; words++) {
      while (BLANK.test(text[by > 0 ? at : at - 1] ?? '')) at += by;
      const start = at;
      while (WORDLY.test(text[by > 0 ? at : at - 1] ?? '') && Math.abs(at - start) < 40) at += by;
      if (at === start) break;
      found.push(at);
    }
    return found;
  };
  return ([start, end]) => {
    if (longer.size === 0) return false;
    const ends = steps(end, 1);
    return steps(start, -1).some((from) => ends.some((to) => longer.has(text.slice(from, to).replace(/\s+/g, ' '))));
  };
}

const BLANK = /\s/;
const WORDLY = /[\p{L}\p{N}’'-]/u;

const isHeading = ({ sections, tree }: Analysis, [start, end]: Range): boolean => {
  const heading = sections[tree.at(start)]?.headingRange;
  return heading != null && heading[0] <= start && end <= heading[1];
};

/** Tells whether a place is of another text: matter that is put into one. */
function foreignPlaces({ regions, instructions }: Analysis): (range: Range) => boolean {
  const matter = [
    ...instructions.flatMap((instruction) => instruction.matter),
    ...regions.filter(({ kind }) => kind === 'matter').map(({ range }) => range),
  ].sort((a, b) => a[0] - b[0]);
  const starts = matter.map(([start]) => start);
  return ([start, end]) => (matter[lastAtMost(starts, start)]?.[1] ?? -1) >= end;
}
