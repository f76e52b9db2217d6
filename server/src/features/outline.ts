import type { Analysis, Level, Range } from '../core/analysis.ts';
import { nameOf } from './provisions.ts';

export interface OutlineItem {
  readonly name: string;
  readonly level: Level;
  /** The whole provision. */
  readonly range: Range;
  /** Its label. */
  readonly selection: Range;
  readonly children: OutlineItem[];
}

/** The document's provisions as a tree, each named by its heading or its first words. */
export function outline(analysis: Analysis): readonly OutlineItem[] {
  const roots: OutlineItem[] = [];
  const items: OutlineItem[] = [];
  for (let index = 0; index < analysis.sections.length; index++) {
    const section = analysis.sections[index]!;
    const item: OutlineItem = {
      name: nameOf(analysis, index),
      level: section.level,
      range: section.range,
      selection: section.labelRange,
      children: [],
    };
    items.push(item);
    (items[section.parent]?.children ?? roots).push(item);
  }
  return roots;
}
