import type { Analysis, Definition, Range } from '../core/analysis.ts';
import { plain } from '../core/analyze.ts';
import { lastAtMost } from '../core/text.ts';
import type { Edit } from './continueNumbering.ts';
import { capital, inSmall, isPlural, otherNumber, plural, singularOf } from './termForms.ts';
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
  const isLonger = withinLonger(analysis, definition);
  const isForeign = foreignPlaces(analysis);
  const isOther = (range: Range): boolean => isLonger(range) || (range[0] !== definition.range[0] && isForeign(range));
  const names = forms(analysis, definition, wanted);
  const edits: Edit[] = usesOf(analysis, definition)
    .filter((range) => !isOther(range))
    .map((range) => ({ range, text: names.get(analysis.text.slice(...range).replace(/\s+/g, ' ')) ?? wanted }));
  const known = new Set(edits.map(({ range }) => range[0]));
  for (const [old, fresh] of names) {
    const upper = old.toUpperCase();
    if (upper === old || analysis.definitions.some(({ term }) => term === upper)) continue;
    for (const range of usesOfForm(analysis, definition, upper))
      if (isHeading(analysis, range) && !known.has(range[0]) && !isOther(range)) {
        known.add(range[0]);
        edits.push({ range, text: fresh.toUpperCase() });
      }
  }
  return edits.sort((a, b) => a.range[0] - b.range[0]);
}

/** How the new name is written for each way in which the term is. */
function forms({ text }: Analysis, definition: Definition, name: string): ReadonlyMap<string, string> {
  const { term } = definition;
  const other = otherNumber(text, definition);
  const pairs: (readonly [string, string])[] = [[term, name]];
  if (other !== undefined) pairs.push([other, isPlural(term) ? singularOf(name) : plural(name)]);
  const small = inSmall(text, definition);
  if (small !== undefined) for (const [old, fresh] of [...pairs]) pairs.push([old.toLowerCase(), fresh.toLowerCase()]);
  const capitals = pairs.map(([old, fresh]) => [capital(old), capital(fresh)] as const);
  return new Map([...capitals, ...pairs]);
}

/** Where a form of a term in capitals is used in the definition's scope and no narrower definition holds. */
function usesOfForm(analysis: Analysis, definition: Definition, form: string): Range[] {
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
