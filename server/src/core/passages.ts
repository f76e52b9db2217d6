/** The stretches of one document, in order. */
import type { Analysis, Passage, Range, Section } from './analysis.ts';

/** A stretch where it stands. As long as nothing of it changes, its passage is the same object in every version. */
export interface PlacedPassage {
  readonly at: number;
  /** The index of the first provision that begins in it, or behind it. */
  readonly first: number;
  /** The indexes of the provisions that are open from the passage before, outermost first. */
  readonly open: readonly number[];
  /** The provisions that begin in it, as the document has them; what runs on behind it ends where it does. */
  readonly sections: readonly Section[];
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

/** The stretches that a range of a document touches. */
export const passagesWithin = ({ passages }: Analysis, [from, to]: Range): readonly PlacedPassage[] =>
  passages.all.filter(({ at, passage }) => at <= to && at + passage.text.length >= from);

/** The stretch in which an offset stands. */
export function passageAt({ passages: { all } }: Analysis, offset: number): PlacedPassage {
  let low = 0;
  let high = all.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (all[middle]!.at <= offset) low = middle;
    else high = middle;
  }
  return all[low]!;
}
