import type { Passage } from '../core/analysis.ts';
import type { OutlineFacts } from './shared.ts';
import type { Terms, Uses } from './termUses.ts';

interface Known {
  readonly value: unknown;
  readonly depends: readonly unknown[];
}

/** What rules made of the passages of one version, for the next one: as long as a passage is the same, so is what was made of it. */
export class Kept {
  /** What the version before kept. */
  readonly #before: ReadonlyMap<Passage, ReadonlyMap<string, Known>>;
  readonly #made = new Map<Passage, Map<string, Known>>();
  /** What is known of the outline; until it is asked for, of that of the version before. */
  outline: OutlineFacts | undefined;
  /** Where terms of the document are used; until they are looked for, those of the version before. */
  uses: Uses | undefined;
  /** The terms of the document; until they are asked for, those of the version before. */
  terms: Terms | undefined;

  constructor(before?: Kept) {
    this.#before = before ? before.#made : new Map();
    this.outline = before?.outline;
    this.uses = before?.uses;
    this.terms = before?.terms;
  }

  /** What is made of a passage, by a name; made anew where something that it depends on is no longer the same. */
  of<T>(passage: Passage, name: string, depends: readonly unknown[], make: () => T): T {
    const known = this.#before.get(passage)?.get(name);
    const isSame = known?.depends.length === depends.length && known.depends.every((each, at) => each === depends[at]);
    const now = isSame ? known : { value: make(), depends };
    const own = this.#made.get(passage);
    if (own) own.set(name, now);
    else this.#made.set(passage, new Map([[name, now]]));
    return now.value as T;
  }
}
