/**
 * Where what was spoken of stands before a block. How long ago that was is asked in thousands of characters, and which came later;
 * only close by is it asked more exactly. So far away only steps are told apart, and an edit there leaves what runs on as it was.
 */

/** Up to here places are what they are: the farthest that a reader asks for what stands between. */
const EXACT = 600;
const STEP = 600;

/** For negative offsets before a block: what each becomes, all in the same order. */
export function stepsBack(offsets: Iterable<number>): (offset: number) => number {
  const places = new Map<number, number>();
  let nearer = -1;
  for (const offset of [...new Set(offsets)].sort((a, b) => b - a)) {
    const far = -offset <= EXACT ? -offset : Math.floor(-offset / STEP) * STEP;
    nearer = Math.max(far, nearer + 1);
    places.set(offset, -nearer);
  }
  return (offset) => places.get(offset) ?? offset;
}
