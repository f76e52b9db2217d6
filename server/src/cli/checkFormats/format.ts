import type { Checked } from '../checked.ts';

/** A way to write findings down. Documents come one after another; what is wanted at the end stands behind all of them. */
export interface CheckFormat {
  /** What is printed of one document, as soon as it is done; '' for nothing. */
  each?(checked: Checked): string;
  /** What is printed once all are done. */
  end(all: readonly Checked[]): string;
}
