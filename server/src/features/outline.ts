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

/** The outline of an earlier version of a document, with the sections that it is of. */
export interface EarlierOutline {
  readonly sections: readonly Section[];
  readonly items: readonly OutlineItem[];
}

/**
 * The document's provisions as a tree, each named by its heading or its first words. A section that the analysis took
 * over from an earlier version has all below it unchanged, and keeps the item that it had.
 */
export function outline(analysis: Analysis, earlier?: EarlierOutline): readonly OutlineItem[] {
  const { sections } = analysis;
  let index = 0;
  /** The provisions of a depth that follow, each with those below it; `known` are those that stood there earlier. */
  const siblings = (depth: number, known: readonly OutlineItem[] = []): OutlineItem[] => {
    const items: OutlineItem[] = [];
    while (index < sections.length && sections[index]!.depth >= depth) {
      const section = sections[index]!;
      const before = known[items.length];
      if (before && section.level === 'section' && section === earlier?.sections[index]) {
        do index++;
        while (index < sections.length && sections[index]!.depth > section.depth);
        items.push(before);
        continue;
      }
      const name = nameOf(analysis, index++);
      const children = siblings(section.depth + 1, before?.children);
      items.push({ name, level: section.level, range: section.range, selection: section.labelRange, children });
    }
    return items;
  };
  return siblings(0, earlier?.items);
}
