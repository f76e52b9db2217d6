/** What changed from one version of a text to the next. */

export interface Change {
  /** Up to here both versions are the same. */
  readonly from: number;
  /** From here on, in the new version, both are the same. */
  readonly to: number;
  /** By how much what stands behind the change has moved. */
  readonly by: number;
}

/** The one stretch in which two texts differ. */
export function changeOf(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const from = commonLength(shorter, (start, end) => before.slice(start, end) === after.slice(start, end));
  const there = before.length;
  const here = after.length;
  const same = commonLength(
    shorter - from,
    (start, end) => before.slice(there - end, there - start) === after.slice(here - end, here - start),
  );
  return { from, to: here - same, by: here - there };
}

/** How many characters are compared at once: whole stretches are compared far faster than single characters. */
const STRETCH = 65_536;

/** The greatest length up to `most` over which two texts are alike. */
function commonLength(most: number, alike: (start: number, end: number) => boolean): number {
  let low = 0;
  while (low < most && alike(low, Math.min(low + STRETCH, most))) low = Math.min(low + STRETCH, most);
  const start = low;
  let high = Math.min(low + STRETCH, most);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (alike(start, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
