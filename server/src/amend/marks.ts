/** Where in a text as amended a conflict shows: what was found when an instruction was read, followed through later edits. */
import type { Range } from '../core/analysis.ts';
import type { Base, Edit, Unit } from './base.ts';

/** A place in a text as amended, and what is wrong there. */
export interface Mark {
  /** The text: `/us/usc/t38/s1720D`. */
  readonly id: string;
  readonly range: Range;
  /** The same place in the text as it was before; undefined where it came with the draft. */
  readonly before: Range | undefined;
  readonly message: string;
}

/** Places of a base as it stands. */
export interface Spot {
  readonly base: Base;
  readonly ranges: readonly Range[];
  /** How many edits had been made then. */
  readonly edits: number;
}

/** The places of a conflict: its own, or the label of the deepest provision that is there on the way to the target. */
export function spotOf(base: Base, path: readonly string[], places: readonly Range[]): Spot {
  const edits = base.edits.length;
  if (places.length > 0) return { base, ranges: places, edits };
  let unit: Unit | undefined;
  for (let length = path.length; length > 0 && !unit; length--) [unit] = base.find(path.slice(0, length));
  const { start, labelEnd } = unit ?? base.root;
  const end = labelEnd > start ? labelEnd : base.text.indexOf('\n', start);
  return { base, ranges: [[start, end < 0 ? base.text.length : end]], edits };
}

/** A place after the edits that were made since; what was replaced is where its replacement stands. */
export const followed = ({ base, edits }: Spot, range: Range): Range =>
  base.edits.slice(edits).reduce((at: Range, edit): Range => [follow(at[0], edit, 0), follow(at[1], edit, 1)], range);

/**
 * The same place before any edit was made; undefined within words that an edit brought, and in a print whose numbers were taken
 * out.
 */
export function traced({ base, edits }: Spot, range: Range): Range | undefined {
  if (base.lines.length > 0) return undefined;
  let at: Range | undefined = range;
  for (const edit of base.edits.slice(0, edits).reverse()) {
    const ends: readonly (number | undefined)[] = at.map((end) => trace(end, edit));
    const [from, to] = ends;
    if (from === undefined || to === undefined || to < from) return undefined;
    at = [from, to];
  }
  return at;
}

function trace(at: number, { range: [from, to], text }: Edit): number | undefined {
  if (at <= from) return at;
  return at >= from + text.length ? at - text.length + (to - from) : undefined;
}

function follow(at: number, { range: [from, to], text }: Edit, side: 0 | 1): number {
  if (at <= from) return at;
  if (at >= to) return at + text.length - (to - from);
  return side === 0 ? from : from + text.length;
}
