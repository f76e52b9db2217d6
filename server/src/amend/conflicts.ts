/** What stops an instruction: named, with a sentence for the person who drafted it. */
import type { Range } from '../core/analysis.ts';

export type ConflictKind =
  /** The instruction, or its place, was not understood to the last word. */
  | 'unread'
  /** The text that is changed is not there. */
  | 'no-base'
  | 'text-not-found'
  | 'text-found-often'
  | 'place-missing'
  | 'place-taken'
  | 'place-unclear'
  | 'redesignated-onto-another'
  | 'punctuation-doubled'
  | 'punctuation-lost'
  | 'list-joined-wrong'
  /** A reference elsewhere in the section names what moved or went. */
  | 'reference-left'
  | 'contents-not-amended'
  | 'target-gone'
  | 'changed-before';

/** Why an instruction was not carried out, or what it leaves wrong though it was. */
export interface Conflict {
  readonly kind: ConflictKind;
  readonly message: string;
  /** Places of the base as it stood when the instruction was read: where words were found, or what is nearest. */
  readonly places: readonly Range[];
  /** Words that stand there once and differ by one letter or mark from those that were looked for. */
  readonly meant?: { readonly words: string; readonly instead: string } | undefined;
}

/** How many places a conflict names: a thousand instructions of which each names a thousand make a million. */
const MOST_PLACES = 50;

/** Thrown where an operation is refused; `carryOut` catches it. No error of a program: it has no stack, which would cost. */
export class Refusal {
  readonly conflict: Conflict;

  constructor(kind: ConflictKind, message: string, places: readonly Range[] = [], meant?: Conflict['meant']) {
    this.conflict = { kind, message, places: places.slice(0, MOST_PLACES), ...(meant && { meant }) };
  }
}

export const refuse = (kind: ConflictKind, message: string, places: readonly Range[] = []): never => {
  throw new Refusal(kind, message, places);
};
