import type { Instruction, Range } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import type { Context } from './targets.ts';

/** What the reader of clauses asks and tells the reader of the whole text. */
export interface Reading {
  readonly text: string;
  /** The targets that a phrase names within what is amended around it. */
  targets(phrase: Phrase, within: Context): readonly string[] | undefined;
  /** The same, for the grammar of operations: it notes nothing. */
  within(phrase: Phrase, targets: readonly string[]): readonly string[] | undefined;
  /** What "such section" is where it stands alone. */
  such(word: string): string | undefined;
  /** Sections of acts and those of the Code that they are, where the text has said so. */
  parallels(targets: readonly string[]): readonly (readonly [string, string])[];
  /** Gives matter to the instruction right before it, if that is one that brings any. */
  extend(range: Range): boolean;
  add(instruction: Instruction): void;
}

/** An instruction while it is read. */
export interface Draft {
  readonly start: number;
  end: number;
  action: Instruction['action'];
  readonly verbs: Range[];
  readonly matter: Range[];
  readonly form: 'doing' | 'done' | 'command';
  /** Whether it is one of several things done to a provision, by a participle alone: what it bears then, the words don't say. */
  readonly bare?: boolean;
}
