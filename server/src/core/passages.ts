/** The stretches of one document, in order. */
import type { Passage } from './analysis.ts';

/** A stretch where it stands. As long as nothing of it changes, its passage is the same object in every version. */
export interface PlacedPassage {
  readonly at: number;
  readonly passage: Passage;
}

export class Passages {
  readonly #list: () => readonly PlacedPassage[];
  #made: readonly PlacedPassage[] | undefined;

  /** `list` is asked when they are first wanted. */
  constructor(list: () => readonly PlacedPassage[]) {
    this.#list = list;
  }

  get all(): readonly PlacedPassage[] {
    this.#made ??= this.#list();
    return this.#made;
  }
}
