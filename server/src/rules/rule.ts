import type { Analysis, Range } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import type { Shared } from './shared.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A change that mends a finding: the replacement of some ranges. */
export interface Fix {
  readonly title: string;
  /** Whether it may be made unasked, as on save: no one can have meant otherwise. */
  readonly safe?: boolean;
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
}

export interface Finding {
  /** The wrong designation or name alone. */
  readonly range: Range;
  /** What is wrong, why, and what to do: whole sentences. */
  readonly message: string;
  /** The source of the law that it rests on, and its date. */
  readonly source?: string;
  readonly severity?: Severity;
  /** Set where it is the document's own slip though the words stand in quotation marks: a period before a closing mark. */
  readonly own?: true;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly { readonly range: Range; readonly message: string }[];
  /** Places in other texts that it is about: of a text that the document changes, in it as it would read. */
  readonly elsewhere?: readonly {
    readonly id: string;
    readonly text: string;
    readonly range: Range;
    /** The same place in the document of the folder that was taken, as it lies there. */
    readonly file: { readonly uri: string; readonly text: string; readonly range: Range } | undefined;
    readonly message: string;
  }[];
  /** Editor tags: text that is dead law is shown struck or faded. */
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
}

/** A diagnostic rule. One file each; the list is `rules/index.ts`. `docs/rules/CODE.md` explains it to the user. */
export interface Rule {
  /** kebab-case, as the contract's `code`: `act-section-unknown`. */
  readonly code: string;
  /** `off`: it speaks only where the user switches it on. */
  readonly severity: Severity | 'off';
  /** One line for the settings and the documentation. */
  readonly title: string;
  /** `shared` is what rules ask of the same document in common; it is made where none is given. */
  check(analysis: Analysis, law: Law, shared?: Shared): Iterable<Finding>;
}
