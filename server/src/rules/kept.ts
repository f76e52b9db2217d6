import type { Passage } from '../core/analysis.ts';
import type { OutlineFacts } from './shared.ts';
import type { Terms, Uses } from './termUses.ts';

interface Known {
  readonly value: unknown;
  readonly depends: readonly unknown[];
}

/** What was made of one passage, by name. Versions that have the passage share it: what something depends on says whether it still holds. */
type OfPassage = Map<string, Known>;

/** What rules made of the passages of one version, for the next one: as long as a passage is the same, so is what was made of it. */
export class Kept {
  /** What the version before kept. */
  readonly #before: ReadonlyMap<Passage, OfPassage>;
  readonly #made = new Map<Passage, OfPassage>();
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
    let own = this.#made.get(passage);
    if (!own) {
      own = this.#before.get(passage) ?? new Map();
      this.#made.set(passage, own);
    }
    const known = own.get(name);
    if (known && isSame(known.depends, depends)) return known.value as T;
    const value = make();
    own.set(name, { value, depends });
    return value;
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
