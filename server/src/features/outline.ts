import type { Analysis, Level, Passage, Range, Section } from '../core/analysis.ts';
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

/** The outline of a version of a document. */
export interface Outline {
  readonly sections: readonly Section[];
  readonly items: readonly OutlineItem[];
  /** The names of the provisions that begin in each passage. */
  readonly names: ReadonlyMap<Passage, readonly string[]>;
}

/**
 * The document's provisions as a tree, each named by its heading or its first words. A section that the analysis took
 * over from an earlier version has all below it unchanged, and keeps the item that it had.
 */
export function outline(analysis: Analysis, earlier?: Outline): Outline {
  const { sections } = analysis;
  const names = namesOf(analysis, earlier);
  const all = [...names.values()].flat();
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
      const name = all[index++]!;
      const children = siblings(section.depth + 1, before?.children);
      items.push({ name, level: section.level, range: section.range, selection: section.labelRange, children });
    }
    return items;
  };
  return { sections, items: siblings(0, earlier?.items), names };
}

/** The names of all provisions, by passage; those of a passage that stays are not read again. */
function namesOf(analysis: Analysis, earlier: Outline | undefined): Map<Passage, readonly string[]> {
  const { all } = analysis.passages;
  return new Map(
    all.map(({ passage, first }, place) => {
      const count = (all[place + 1]?.first ?? analysis.sections.length) - first;
      const known = earlier?.names.get(passage);
      // What the last one says may go on behind the passage.
      const name = (_: unknown, own: number): string =>
        (own + 1 < count ? known?.[own] : undefined) ?? nameOf(analysis, first + own);
      return [passage, Array.from({ length: count }, name)];
    }),
  );
}
