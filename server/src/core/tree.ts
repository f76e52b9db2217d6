/** Ways through a document's sections. */
import type { Section } from './analysis.ts';
import { lastAtMost } from './text.ts';

/** Look-ups in the outline of one document. */
export interface Tree {
  /** Index of the innermost provision that contains an offset; -1 outside all. */
  at(offset: number): number;
  /** Index of the provision with an id; -1 where there is none. */
  byId(id: string): number;
  /** Index of a provision's child by its designation; `parent` -1 asks for the outermost. */
  child(parent: number, designation: string): number;
  /** Index of the section that contains a provision, itself included; -1 where none does. */
  sectionOf(index: number): number;
}

const trees = new WeakMap<readonly Section[], Tree>();

/** The tree of a document's sections, made once. */
export function treeOf(sections: readonly Section[]): Tree {
  let tree = trees.get(sections);
  if (!tree) {
    tree = buildTree(sections);
    trees.set(sections, tree);
  }
  return tree;
}

function buildTree(sections: readonly Section[]): Tree {
  const starts = sections.map((section) => section.labelRange[0]);
  const ids = new Map(sections.map((section, index) => [section.id, index] as const));
  const children = new Map<string, number>();
  sections.forEach((section, index) => {
    const key = `${section.parent} ${section.designation}`;
    if (!children.has(key)) children.set(key, index);
  });
  return {
    at(offset) {
      let index = lastAtMost(starts, offset);
      while (index >= 0 && sections[index]!.range[1] <= offset) index = sections[index]!.parent;
      return index;
    },
    byId: (id) => ids.get(id) ?? -1,
    child: (parent, designation) => children.get(`${parent} ${designation}`) ?? -1,
    sectionOf(index) {
      let at = index;
      while (at >= 0 && sections[at]!.level !== 'section') at = sections[at]!.parent;
      return at;
    },
  };
}
