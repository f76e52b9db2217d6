/** Places in this document: which provision "subsection (b)", "section 2(a) of this order", "Part II" is. */
import type { Level, Section } from '../analysis.ts';
import type { Whole } from '../blocks/whole.ts';
import { pathOf, type Step } from '../citations/grammar/steps.ts';
import { DOCUMENT_WORDS, THESE_WORDS } from '../documentWords.ts';
import type { Tree } from '../tree.ts';

/** Finds the ids of places as they are written in a provision. Indexes are those of the sections; -1 is outside all. */
export interface Locator {
  /** The highest number of a section; 0 where none is numbered. */
  last(): number;
  /** Whether the document has a section of that number. */
  has(designation: string): boolean;
  /** The id of a place "of this order", "of this section", "of this subsection"; `word` says of what. */
  within(steps: readonly Step[], rank: number, word: string, at: number): string | undefined;
  /** The id of "Part II", "title I": as it stands, or below the headings around it. */
  heading(steps: readonly Step[], at: number): string | undefined;
  /** The id of a bare "(b)(2)": first at its own level, then ever further up, never out of its section. */
  upward(steps: readonly Step[], rank: number, at: number): string | undefined;
  /** The id that "(b)(2)" would have by its level, where the document has no such provision. */
  byLevel(steps: readonly Step[], rank: number, at: number): string | undefined;
  /** The id of "this section", "this paragraph". */
  itself(level: string, at: number): string | undefined;
  /** The id of "the preceding subsection". */
  preceding(level: string, at: number): string | undefined;
}

const LEVEL_RANKS: Partial<Record<Level, number>> = {
  section: 10,
  subsection: 11,
  paragraph: 12,
  subparagraph: 13,
  clause: 14,
  subclause: 15,
  item: 16,
  subitem: 17,
};

/** "1.", as the paragraphs of an article are labelled, or of an order that has no sections. */
const FIGURE = /^\d/;

/** Words for the whole document. */
const DOCUMENTS: ReadonlySet<string> = new Set([...DOCUMENT_WORDS, ...THESE_WORDS]);

/**
 * @param sections those of a block, behind those that are open from the block before
 * @param tree of these
 */
export function makeLocator(sections: readonly Section[], tree: Tree, whole: Whole): Locator {
  const rankAt = (index: number): number => LEVEL_RANKS[sections[index]!.level] ?? 0;
  const ancestor = (at: number, wanted: (index: number) => boolean): number => {
    let index = at;
    while (index >= 0 && !wanted(index)) index = sections[index]!.parent;
    return index;
  };
  const below = (index: number, steps: readonly Step[]): string => sections[index]!.id + pathOf(steps);
  /** The id of a provision's child; it may stand in another block. */
  const child = (index: number, designation: string): string | undefined => {
    const here = tree.child(index, designation);
    if (here >= 0) return sections[here]!.level === 'section' ? undefined : sections[here]!.id;
    const id = `${sections[index]!.id}/${designation}`;
    return whole.has(id) ? id : undefined;
  };
  const top = ({ designation, bare }: Step): string | undefined =>
    whole.top(designation, !bare) ?? whole.top(designation, bare ?? false);

  /** "Part III, section 3.a" of a memorandum whose parts are numerals alone: `/III/3/a`. */
  const numeral = (steps: readonly Step[]): string | undefined => {
    const first = `/${steps[0]!.designation}`;
    return whole.has(first) ? first + pathOf(steps.slice(1).map((step) => ({ ...step, prefix: '' }))) : undefined;
  };

  /** "paragraph 6b(2)", as the services write the way from the top, where 6 has a b. */
  const glued = (steps: readonly Step[]): string | undefined => {
    const [, number, letter] = steps[0]!.bare ? (/^(\d{1,2})([a-z])$/.exec(steps[0]!.designation) ?? []) : [];
    if (number === undefined || top(steps[0]!) !== undefined) return undefined;
    // (An order's sections are spoken of otherwise.)
    const above = `/${number}`;
    return whole.has(above) && whole.has(`${above}/${letter}`)
      ? `${above}/${letter}${pathOf(steps.slice(1))}`
      : undefined;
  };

  const locator: Locator = {
    last: () => whole.lastSection(),
    has: (designation) => whole.has(`/s${designation}`) || whole.has(`/${designation}`),

    within(steps, rank, word, at) {
      const way = glued(steps);
      if (way !== undefined) return way;
      const { prefix, designation } = steps[0]!;
      const memorandum = prefix !== 's' && prefix !== '' ? numeral(steps) : undefined;
      if (memorandum !== undefined) return memorandum;
      if (prefix === 's') {
        // "Section A of this chapter", where a chapter of a manual has an A.
        const owner = whole.has(`/s${designation}`) ? -1 : ancestor(at, (index) => sections[index]!.level === word);
        if (owner >= 0 && whole.has(`${sections[owner]!.id}/${designation}`))
          return `${sections[owner]!.id}/${designation}${pathOf(steps.slice(1))}`;
        // An order may number "1." what it calls "section 1".
        const plain = !whole.has(`/s${designation}`) && whole.has(`/${designation}`);
        return plain ? `/${designation}${pathOf(steps.slice(1))}` : pathOf(steps);
      }
      if (prefix !== '') {
        const section = steps.findIndex((step) => step.prefix === 's');
        // "section 1 of Article II", where each article has one.
        if (section >= 0 && whole.has(pathOf(steps.slice(0, section + 1)))) return pathOf(steps);
        return section >= 0 ? pathOf(steps.slice(section)) : (locator.heading(steps, at) ?? pathOf(steps));
      }
      if (DOCUMENTS.has(word)) {
        // A proclamation recites in "1." and "2.": its clauses are "(1)" and "(2)".
        const outermost = (rank === LEVEL_RANKS.clause ? whole.top(designation, true) : undefined) ?? top(steps[0]!);
        if (outermost !== undefined) return outermost + pathOf(steps.slice(1));
        // "paragraph 2(a) of this order", where the order calls it section 2.
        if (steps[0]!.bare)
          return whole.has(`/s${designation}`) ? `/s${designation}${pathOf(steps.slice(1))}` : pathOf(steps);
      }
      // "subsection 4(a) of this order": section 4, subsection (a).
      if (steps[0]!.bare && steps.length > 1 && whole.has(`/s${designation}`))
        return `/s${designation}${pathOf(steps.slice(1))}`;
      const container = ancestor(at, (index) => sections[index]!.level === word);
      // Old orders call their levels by other names: then the provision that has such a child.
      if (container >= 0 && (tree.child(container, designation) >= 0 || child(container, designation) !== undefined))
        return below(container, steps);
      const above = locator.upward(steps, rank, at);
      return above ?? (container >= 0 ? below(container, steps) : locator.byLevel(steps, rank, at));
    },

    heading(steps, at) {
      const path = pathOf(steps);
      const above = ancestor(at, (index) => whole.has(sections[index]!.id + path));
      if (above >= 0) return below(above, steps);
      if (whole.has(path)) return path;
      const part = steps[0]!.prefix === 'pt' ? numeral(steps) : undefined;
      if (steps.length === 1) return whole.heading(path) ?? part;
      // "Part II.A" of a memorandum.
      return part !== undefined && whole.has(part) ? part : undefined;
    },

    upward(steps, rank, at) {
      const way = glued(steps);
      if (way !== undefined) return way;
      const first = steps[0]!.designation;
      const found = (id: string): string => id + pathOf(steps.slice(1));
      const own = ancestor(at, (index) => rankAt(index) < rank);
      const next = own >= 0 && rankAt(own) === rank - 1 ? child(own, first) : undefined;
      if (next !== undefined) return found(next);
      const section = tree.sectionOf(at);
      for (let index = at; index >= 0; index = sections[index]!.parent) {
        const below = child(index, first);
        if (below !== undefined) return found(below);
        if (index === section) break;
      }
      if (section >= 0 && !steps[0]!.bare) return undefined;
      // "paragraph 2" in paragraph 3 of an article: beside it.
      const article = section >= 0 ? sections[section]!.parent : -1;
      if (article >= 0 && FIGURE.test(sections[section]!.label)) {
        const beside = tree.child(article, first) >= 0 || whole.has(`${sections[article]!.id}/${first}`);
        return beside ? below(article, steps) : undefined;
      }
      // "paragraph 3", where the provisions of an order are "1.", "2.", "3.".
      const outermost = top(steps[0]!);
      return outermost === undefined ? undefined : outermost + pathOf(steps.slice(1));
    },

    byLevel(steps, rank, at) {
      const container = ancestor(at, (index) => rankAt(index) < rank);
      return container >= 0 ? below(container, steps) : undefined;
    },

    itself: (level, at) => sections[ancestor(at, (index) => sections[index]!.level === level)]?.id,

    preceding(level, at) {
      const here = ancestor(at, (index) => sections[index]!.level === level);
      if (here < 0) return undefined;
      const { parent } = sections[here]!;
      for (let index = here - 1; index > parent; index--) {
        if (sections[index]!.parent === parent)
          return sections[index]!.level === level ? sections[index]!.id : undefined;
      }
      return undefined;
    },
  };
  return locator;
}
