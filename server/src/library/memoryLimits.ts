/** What a place that has all of an import in memory takes; the largest title has some 110 MB. */
export interface MemoryLimits {
  /** Bytes of what is given or downloaded, and of what it unpacks to. */
  readonly bytes: number;
  /** Entries of an archive. */
  readonly entries: number;
}
export const MEMORY_LIMITS: MemoryLimits = { bytes: 500_000_000, entries: 10_000 };
