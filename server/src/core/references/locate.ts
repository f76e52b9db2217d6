/** Places in this document: which provision "subsection (b)", "section 2(a) of this order", "Part II" is. */
import type { Level, Section } from '../analysis.ts';
import { pathOf, type Step } from '../citations/grammar/steps.ts';
import type { Tree } from '../tree.ts';

/** Finds the ids of places as they are written in a provision. Indexes are those of the sections; -1 is outside all. */
export interface Locator {
  /** The highest number of a section; 0 where none is numbered. */
  readonly last: number;
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

/** Words for the whole document. */
const DOCUMENTS = new Set(
  'order act proclamation memorandum resolution directive bill document determination rule notice'.split(' '),
);

export function makeLocator(sections: readonly Section[], tree: Tree): Locator {
  const rankAt = (index: number): number => LEVEL_RANKS[sections[index]!.level] ?? 0;
  const ancestor = (at: number, wanted: (index: number) => boolean): number => {
    let index = at;
    while (index >= 0 && !wanted(index)) index = sections[index]!.parent;
    return index;
  };
  const below = (index: number, steps: readonly Step[]): string => sections[index]!.id + pathOf(steps);
  /** Headings by the last step of their id, the first of each. */
  const headings = new Map<string, string>();
  for (const { id, level } of sections) {
    if (LEVEL_RANKS[level] !== undefined) continue;
    const last = id.slice(id.lastIndexOf('/'));
    if (!headings.has(last)) headings.set(last, id);
  }

  let last = 0;
  /** Outermost provisions by designation and by whether they are written in parentheses. */
  const tops = new Map<string, string>();
  for (const section of sections) {
    if (section.level === 'section') last = Math.max(last, Number.parseInt(section.designation, 10) || 0);
    if (section.parent >= 0) continue;
    const key = `${section.designation} ${section.label.startsWith('(')}`;
    if (!tops.has(key)) tops.set(key, section.id);
  }
  const top = ({ designation, bare }: Step): string | undefined =>
    tops.get(`${designation} ${!bare}`) ?? tops.get(`${designation} ${bare ?? false}`);

  /** "Part III, section 3.a" of a memorandum whose parts are numerals alone: `/III/3/a`. */
  const numeral = (steps: readonly Step[]): string | undefined => {
    const first = `/${steps[0]!.designation}`;
    return tree.byId(first) >= 0 ? first + pathOf(steps.slice(1).map((step) => ({ ...step, prefix: '' }))) : undefined;
  };

  const locator: Locator = {
    last,
    has: (designation) => tree.byId(`/s${designation}`) >= 0 || tree.byId(`/${designation}`) >= 0,

    within(steps, rank, word, at) {
      const { prefix, designation } = steps[0]!;
      const memorandum = prefix !== 's' && prefix !== '' ? numeral(steps) : undefined;
      if (memorandum !== undefined) return memorandum;
      if (prefix === 's') {
        // An order may number "1." what it calls "section 1".
        const plain = tree.byId(`/s${designation}`) < 0 && tree.byId(`/${designation}`) >= 0;
        return plain ? `/${designation}${pathOf(steps.slice(1))}` : pathOf(steps);
      }
      if (prefix !== '') {
        const section = steps.findIndex((step) => step.prefix === 's');
        return section >= 0 ? pathOf(steps.slice(section)) : (locator.heading(steps, at) ?? pathOf(steps));
      }
      if (DOCUMENTS.has(word)) {
        const outermost = top(steps[0]!);
        if (outermost !== undefined) return outermost + pathOf(steps.slice(1));
        // "paragraph 2(a) of this order", where the order calls it section 2.
        if (steps[0]!.bare)
          return tree.byId(`/s${designation}`) >= 0 ? `/s${designation}${pathOf(steps.slice(1))}` : pathOf(steps);
      }
      // "subsection 4(a) of this order": section 4, subsection (a).
      if (steps[0]!.bare && steps.length > 1 && tree.byId(`/s${designation}`) >= 0)
        return `/s${designation}${pathOf(steps.slice(1))}`;
      const container = ancestor(at, (index) => sections[index]!.level === word);
      // Old orders call their levels by other names: then the provision that has such a child.
      if (container >= 0 && tree.child(container, designation) >= 0) return below(container, steps);
      const above = locator.upward(steps, rank, at);
      return above ?? (container >= 0 ? below(container, steps) : locator.byLevel(steps, rank, at));
    },

    heading(steps, at) {
      const path = pathOf(steps);
      const above = ancestor(at, (index) => tree.byId(sections[index]!.id + path) >= 0);
      if (above >= 0) return below(above, steps);
      if (tree.byId(path) >= 0) return path;
      return steps.length === 1
        ? (headings.get(path) ?? (steps[0]!.prefix === 'pt' ? numeral(steps) : undefined))
        : undefined;
    },

    upward(steps, rank, at) {
      const first = steps[0]!.designation;
      const found = (index: number): string => sections[index]!.id + pathOf(steps.slice(1));
      const own = ancestor(at, (index) => rankAt(index) < rank);
      if (own >= 0 && rankAt(own) === rank - 1 && tree.child(own, first) >= 0) return found(tree.child(own, first));
      const section = tree.sectionOf(at);
      for (let index = at; index >= 0; index = sections[index]!.parent) {
        const child = tree.child(index, first);
        if (child >= 0 && sections[child]!.level !== 'section') return found(child);
        if (index === section) break;
      }
      // "paragraph 3", where the provisions of an order are "1.", "2.", "3.".
      if (section >= 0 && !steps[0]!.bare) return undefined;
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
