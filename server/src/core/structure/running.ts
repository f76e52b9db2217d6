/**
 * What of an outline runs on from one block of a text to the next: the open levels and provisions, and the last numbers.
 * No offset is among it, so that it is the same wherever the blocks stand.
 */
import type { Unit } from '../citations/units.ts';
import type { Open } from './levels.ts';
import type { Node } from './sections.ts';

/** A provision that is open from the block before. */
export interface RunningNode extends Node {
  /** Whether its text has ended all the same, where notes or a signature begin. */
  readonly ended: boolean;
}

export interface Running {
  /** The last provision and those above it, outermost first. Their labels stand before the block. */
  readonly nodes: readonly RunningNode[];
  readonly levels: readonly Open[];
  readonly values: readonly (readonly [string, number])[];
  readonly ranks: readonly (readonly [Unit, number])[];
  readonly section: number | undefined;
  readonly decimal: readonly number[] | undefined;
}

/** How often a provision of an earlier block has an id. */
export type Earlier = (id: string) => number;

/** What runs on into a text's first block. */
export const NOTHING_RUNS: Running = {
  nodes: [],
  levels: [],
  values: [],
  ranks: [],
  section: undefined,
  decimal: undefined,
};

interface Known {
  readonly nodes: readonly Node[];
  readonly open: readonly { readonly index: number; readonly ended: boolean }[];
  readonly levels: readonly Open[];
  readonly values: ReadonlyMap<string, number>;
  readonly ranks: ReadonlyMap<Unit, number>;
  readonly section: number | undefined;
  readonly decimal: readonly number[] | undefined;
}

/** What runs on where a block ends. */
export function runningFrom({ nodes, open, levels, values, ranks, section, decimal }: Known): Running {
  const places = new Map(open.map(({ index }, place) => [index, place]));
  return {
    nodes: open.map(({ index, ended }, place) => {
      const node = nodes[index]!;
      const at = before(open.length - place);
      return {
        ended,
        ...node,
        parent: place - 1,
        label: { ...node.label, range: [at, at], line: -1 },
      };
    }),
    levels: levels.map((level) => ({ ...level, node: places.get(level.node) ?? -1, at: before(1) })),
    // In an order that does not tell what came first.
    values: [...values].sort(([a], [b]) => (a < b ? -1 : 1)),
    ranks: [...ranks].sort(([a], [b]) => a.rank - b.rank || (a.unit < b.unit ? -1 : 1)),
    section,
    decimal,
  };
}

/** An offset before the block, in the order of the provisions. */
export const before = (count: number): number => -count;
