/** Ways through a document's sections. */
import type { Analysis, Section } from './analysis.ts';
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

const trees = new WeakMap<Analysis, Tree>();

/** The tree of an analysis, as it was made with it. */
export const treeOf = (analysis: Analysis): Tree => trees.get(analysis)!;

/** Keeps the tree with the analysis that is made of it. */
export const keepTree = (analysis: Analysis, tree: Tree): void => void trees.set(analysis, tree);

/** Makes the tree of sections; `ids` has the index of each by its id. */
export function makeTree(sections: readonly Section[], ids: ReadonlyMap<string, number>): Tree {
  const starts = sections.map((section) => section.labelRange[0]);
  const children = childrenOf(sections);
  return {
    at(offset) {
      let index = lastAtMost(starts, offset);
      while (index >= 0 && sections[index]!.range[1] <= offset) index = sections[index]!.parent;
      return index;
    },
    byId: (id) => ids.get(id) ?? -1,
    child: (parent, designation) => children(parent).get(designation) ?? -1,
    sectionOf(index) {
      let at = index;
      while (at >= 0 && sections[at]!.level !== 'section') at = sections[at]!.parent;
      return at;
    },
  };
}

/** The children of a provision by their designations, the first of each; listed when first asked for. */
function childrenOf(sections: readonly Section[]): (parent: number) => ReadonlyMap<string, number> {
  const listed = new Map<number, ReadonlyMap<string, number>>();
  /** Each provision's first child and its next sibling; the last place of the first is for the outermost. */
  let first: Int32Array | undefined;
  let next: Int32Array;
  const link = (): Int32Array => {
    const links = new Int32Array(sections.length + 1).fill(-1);
    next = new Int32Array(sections.length);
    for (let index = sections.length - 1; index >= 0; index--) {
      const { parent } = sections[index]!;
      const slot = parent < 0 ? sections.length : parent;
      next[index] = links[slot]!;
      links[slot] = index;
    }
    return links;
  };
  return (parent) => {
    let children = listed.get(parent);
    if (!children) {
      first ??= link();
      const found = new Map<string, number>();
      for (let at = first[parent < 0 ? sections.length : parent]!; at >= 0; at = next[at]!) {
        const { designation } = sections[at]!;
        if (!found.has(designation)) found.set(designation, at);
      }
      children = found;
      listed.set(parent, children);
    }
    return children;
  };
}
