/** Where the recitals of a document end. */
import { offsetsOf } from '../text.ts';
import type { Label } from './label.ts';

/** The words that order, behind the recitals: what is numbered behind them starts anew. */
export class Recitals {
  readonly #ends: readonly number[];
  #passed = 0;

  constructor(text: string) {
    this.#ends = offsetsOf(text, 'NOW', 'Now').filter((at) => ENACTING.test(text.slice(at, at + 40)));
  }

  /** Whether recitals end between the label before and this one. */
  endBefore(label: Label): boolean {
    const passed = this.#passed;
    while (this.#passed < this.#ends.length && this.#ends[this.#passed]! < label.range[0]) this.#passed++;
    return this.#passed > passed;
  }
}

const ENACTING = /^N(?:OW|ow),?\s+(?:THEREFORE|[Tt]herefore)\b/;
