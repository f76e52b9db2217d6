import type { Analysis, Level, Range, Section } from '../core/analysis.ts';
import { nameOf } from './provisions.ts';

export interface OutlineItem {
  readonly name: string;
  readonly level: Level;
  /** The whole provision. */
  readonly range: Range;
  /** Its label. */
  readonly selection: Range;
  readonly children: readonly OutlineItem[];
}

/** A section's item, and how many provisions stand below it. */
interface Kept {
  readonly item: OutlineItem;
  readonly below: number;
}

/** The items of sections that have stood in an outline: a section that an analysis takes over has all below it unchanged. */
const kept = new WeakMap<Section, Kept>();

/** The document's provisions as a tree, each named by its heading or its first words. */
export function outline(analysis: Analysis): readonly OutlineItem[] {
  const { sections } = analysis;
  const items: OutlineItem[] = [];
  let index = 0;
  /** Adds the provisions of a depth that follow, each with those below it. */
  const add = (siblings: OutlineItem[], depth: number) => {
    while (index < sections.length && sections[index]!.depth >= depth) {
      const section = sections[index]!;
      const known = kept.get(section);
      if (known) {
        index += 1 + known.below;
        siblings.push(known.item);
        continue;
      }
      const first = index;
      const children: OutlineItem[] = [];
      const name = nameOf(analysis, index++);
      add(children, section.depth + 1);
      const { level, range, labelRange: selection } = section;
      const item: OutlineItem = { name, level, range, selection, children };
      if (level === 'section') kept.set(section, { item, below: index - first - 1 });
      siblings.push(item);
    }
  };
  add(items, 0);
  return items;
}
