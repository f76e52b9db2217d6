import type { Analysis, Definition, Range } from '../core/analysis.ts';
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
  const taken = longerUses(analysis, definition);
  for (const [old, fresh] of forms(definition.term, wanted)) {
    if (old !== definition.term && analysis.definitions.some(({ term }) => term === old)) continue;
    for (const range of usesOfForm(analysis, definition, old)) {
      const headed = old !== old.toUpperCase() || old === definition.term || isHeading(analysis, range);
      if (!headed || edits.has(range[0]) || taken.some(([start, end]) => start <= range[0] && range[1] <= end))
        continue;
      if (range[0] !== definition.range[0] && isForeign(analysis, range)) continue;
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

/** The plural of a term: of "head of an agency" and "officer in charge" that of the word before the preposition. */
function plural(term: string): string {
  const [, head, tail] = /^(.*?\S)(\s+(?:of|for|in|to|on|with|under|who|that)\s.*)$/.exec(term) ?? [
    undefined,
    term,
    '',
  ];
  const word = head!;
  if (/[sxz]$|[cs]h$/i.test(word)) return `${word}es${tail}`;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies${tail}`;
  return `${word}s${tail}`;
}

/** Where a form of a term is used in the definition's scope and no narrower definition holds. */
function usesOfForm(analysis: Analysis, definition: Definition, form: string): Range[] {
  if (form === definition.term) return usesOf(analysis, definition);
  const made = new Map(
    analysis.definitions
      .filter(({ term }) => term === definition.term)
      .map((each) => [each, { ...each, term: form, range: [-1, -1] as const }]),
  );
  return usesOf({ ...analysis, definitions: [...made.values()] }, made.get(definition)!);
}

/** Where longer terms are used that have the term in them: "covered agency" is no "agency". */
function longerUses(analysis: Analysis, { term }: Definition): Range[] {
  return analysis.definitions
    .filter((each) => each.term.length > term.length && each.term.includes(term))
    .flatMap((each) => [each.term, plural(each.term)].flatMap((form) => usesOfForm(analysis, each, form)));
}

const isHeading = ({ sections, tree }: Analysis, [start, end]: Range): boolean => {
  const heading = sections[tree.at(start)]?.headingRange;
  return heading != null && heading[0] <= start && end <= heading[1];
};

/** Whether a place is of another text: matter that is put into one, or a quotation of more than a name. */
function isForeign({ regions, instructions }: Analysis, [start, end]: Range): boolean {
  const within = ([from, to]: Range): boolean => from <= start && end <= to;
  return (
    instructions.some(({ matter }) => matter.some(within)) ||
    regions.some(({ kind, range }) => kind === 'matter' && within(range))
  );
}
