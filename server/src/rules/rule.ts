import type { Analysis, Passage, Range } from '../core/analysis.ts';
import type { Portion } from '../core/passages.ts';
import type { Law } from '../law/law.ts';
import type { Common, Shared } from './shared.ts';

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

/** What all rules are asked with. */
interface Named {
  /** kebab-case, as the contract's `code`: `act-section-unknown`. */
  readonly code: string;
  /** `off`: it speaks only where the user switches it on. */
  readonly severity: Severity | 'off';
  /** One line for the settings and the documentation. */
  readonly title: string;
}

/** A rule that looks at words and citations where they stand. It is asked for each passage, and again only where one changes. */
export interface PassageRule extends Named {
  readonly reach: 'passage';
  /** `shared` is what rules ask of the same document in common; offsets are the passage's. */
  check(passage: Passage, law: Law, shared: Common): Iterable<Finding>;
  /** What of it holds in the whole document, where that isn't all: of several that say the same, the first. */
  among?(found: readonly Finding[], analysis: Analysis, shared: Shared): readonly Finding[];
}

/** A rule that looks at sections as they stand, with what is in them. It is asked for each portion, and again only where one changes. */
export interface PortionRule extends Named {
  readonly reach: 'portion';
  /** Offsets and indexes are the portion's. */
  check(portion: Portion, law: Law, shared: Common): Iterable<Finding>;
  /** What no portion can tell: of provisions that stand in no section. */
  rest?(analysis: Analysis, shared: Shared): Iterable<Finding>;
}

/** A rule that asks what a document has as a whole: its provisions, its terms. */
export interface DocumentRule extends Named {
  readonly reach?: undefined;
  /** `shared` is what rules ask of the same document in common; it is made where none is given. */
  check(analysis: Analysis, law: Law, shared?: Shared): Iterable<Finding>;
}

/** A diagnostic rule. One file each; the list is `rules/index.ts`. `docs/rules/CODE.md` explains it to the user. */
export type Rule = PassageRule | PortionRule | DocumentRule;

/** The first of those findings that say the same. */
export function firstOfEach(found: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return found.filter(({ message }) => !seen.has(message) && seen.add(message));
}
