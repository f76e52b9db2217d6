/** Ways through a document's sections. */
import type { Section } from './analysis.ts';
import { lastAtMost } from './text.ts';

/** Look-ups in the outline of one document. */
export class Tree {
  readonly #sections: readonly Section[];
  #ids: ReadonlyMap<string, number> | undefined;
  readonly #starts: readonly number[];
  readonly #children: (parent: number) => ReadonlyMap<string, number>;

  constructor(sections: readonly Section[]) {
    this.#sections = sections;
    this.#starts = sections.map((section) => section.labelRange[0]);
    this.#children = childrenOf(sections);
  }

  /** Index of the innermost provision that contains an offset; -1 outside all. */
  at(offset: number): number {
    const sections = this.#sections;
    let index = lastAtMost(this.#starts, offset);
    while (index >= 0 && sections[index]!.range[1] <= offset) index = sections[index]!.parent;
    return index;
  }

  /** Index of the last section that begins before an offset, or of the last provision where none is a section; -1 above all. */
  above(offset: number): number {
    const last = lastAtMost(this.#starts, offset - 1);
    const section = this.sectionOf(last);
    return section < 0 ? last : section;
  }

  /** Index of the provision with an id; -1 where there is none. */
  byId(id: string): number {
    this.#ids ??= new Map(this.#sections.map((section, index) => [section.id, index]));
    return this.#ids.get(id) ?? -1;
  }

  /** Index of a provision's child by its designation; `parent` -1 asks for the outermost. */
  child(parent: number, designation: string): number {
    return this.#children(parent).get(designation) ?? -1;
  }

  /** Index of the section that contains a provision, itself included; -1 where none does. */
  sectionOf(index: number): number {
    let at = index;
    while (at >= 0 && this.#sections[at]!.level !== 'section') at = this.#sections[at]!.parent;
    return at;
  }
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
