import type { Analysis } from '../../core/analysis.ts';
import type { Law } from '../../law/law.ts';

/** What may be meant at the cursor. */
export interface Completion {
  /** What the list shows; what is written where `insert` is missing. */
  readonly label: string;
  /** A heading, a date: beside the label. */
  readonly detail?: string;
  readonly insert?: string;
  /** What is typed must go on in it; in the label, or what is written, where it is missing. */
  readonly narrowedBy?: string;
  /** How many characters before the cursor it takes the place of. */
  readonly replaces: number;
  readonly kind: 'provision' | 'law' | 'term' | 'designation';
  /** What it speaks of, for the documentation: an id of law, or of a provision of this document, or a term. */
  readonly about?: { readonly law: string } | { readonly provision: string } | { readonly term: string };
}

/** What is looked at: the words before the cursor, and what is known. */
export interface Asked {
  /** What stands before the cursor on its line and the one before, on one line; at most `TAIL` characters. */
  readonly tail: string;
  /** The cursor. The analysis may be of the version before, so that it is only about right. */
  readonly offset: number;
  readonly analysis: Analysis;
  readonly law: Law;
  /** Whether the user asked for it, rather than typed a sign that opens a list. */
  readonly invoked: boolean;
}

/** How much of the text before the cursor is looked at. */
export const TAIL = 160;
/** How many items a source lists. */
export const LIMIT = 60;

/** One kind of completion: its items, or none where the words before the cursor ask for nothing of the kind. */
export type Source = (asked: Asked) => readonly Completion[];

/** What a text in parentheses names, from the outermost: "(b)(2)" is b, 2. */
export const pathOf = (parentheses: string): string[] => parentheses.split(/[()]+/).filter(Boolean);
