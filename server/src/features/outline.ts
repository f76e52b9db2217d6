import type { Analysis, Level, Passage, Range } from '../core/analysis.ts';
import { isSpace } from '../core/text.ts';
import { namesIn, namesLast } from './provisions.ts';

export interface OutlineItem {
  readonly name: string;
  readonly level: Level;
  /** The whole provision. */
  readonly range: Range;
  /** Its label. */
  readonly selection: Range;
  readonly children: readonly OutlineItem[];
}

/**
 * The document's provisions as a tree, each named by its heading or its first words. What the server writes of them passage by
 * passage (`lsp/writtenOutline.ts`) is held against this (`test/engine/blocks.test.ts`).
 */
export function outline(analysis: Analysis): readonly OutlineItem[] {
  const { sections } = analysis;
  const names = outlineNames(analysis).flatMap((each) => each.names);
  let index = 0;
  const siblings = (depth: number): OutlineItem[] => {
    const items: OutlineItem[] = [];
    while (index < sections.length && sections[index]!.depth >= depth) {
      const { level, range, labelRange, depth: own } = sections[index]!;
      const name = names[index++]!;
      items.push({ name, level, range, selection: labelRange, children: siblings(own + 1) });
    }
    return items;
  };
  return siblings(0);
}

/** The names of the provisions that begin in a passage. */
export interface PassageNames {
  readonly passage: Passage;
  readonly names: readonly string[];
  /** Whether what stands behind the passage counts for none of them. */
  readonly alone: boolean;
}

/** How much text is looked at, at most, for the first words of a provision. */
const LOOKED_AT = 1_000;

/**
 * The names of all provisions, passage by passage; of a passage that stays they are the list that it had in an earlier
 * version. The first words of its last provision may stand in the next one.
 */
export function outlineNames(analysis: Analysis, earlier: readonly PassageNames[] = []): PassageNames[] {
  const known = new Map(earlier.map((each, place) => [each.passage, place]));
  const { all } = analysis.passages;
  return all.map((placed, place) => {
    const { passage } = placed;
    const at = known.get(passage);
    if (at === undefined) return { passage, names: namesIn(analysis, place), alone: namesLast(placed) };
    const before = earlier[at]!;
    const next = all[place + 1]?.passage;
    if (before.alone || (next === earlier[at + 1]?.passage && (!next || tells(next)))) return before;
    const names = namesIn(analysis, place, before.names.slice(0, -1));
    return names.at(-1) === before.names.at(-1) ? before : { ...before, names };
  });
}

/** Whether a passage says by itself how words go on that begin before it. */
const tells = ({ text }: Passage): boolean => text.length >= LOOKED_AT && !isSpace(text.charCodeAt(0));
