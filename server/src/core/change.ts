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
  const from = commonLength(shorter, (length) => before.slice(0, length) === after.slice(0, length));
  const same = commonLength(
    shorter - from,
    (length) => before.slice(before.length - length) === after.slice(after.length - length),
  );
  return { from, to: after.length - same, by: after.length - before.length };
}

/** The greatest length up to `most` for which two texts are alike; comparing whole stretches is far faster than characters. */
function commonLength(most: number, alike: (length: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (alike(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
