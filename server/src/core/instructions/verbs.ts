/** The operative words of instructions, as `server/data/instructions.yaml` says them. */
import data from '../../../data/instructions.yaml';
import type { Action } from '../analysis.ts';

export interface VerbData {
  readonly action: Action;
  readonly verb: readonly string[];
  readonly doing: readonly string[];
  readonly done: readonly string[];
  readonly with?: readonly Action[];
  readonly examples: readonly string[];
  readonly rejects: readonly string[];
}

export const verbs = data as readonly VerbData[];

/** A word with a capital. */
export const capitalized = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

const alternatives = (words: readonly string[]): string =>
  words.map((word) => `[${word[0]!.toUpperCase()}${word[0]}]${word.slice(1)}`).join('|');

/** "striking", "adding", … of all actions, as a pattern. */
export const DOING = alternatives(verbs.flatMap(({ doing }) => doing));
/** "struck", "added", …. */
export const DONE = alternatives(verbs.flatMap(({ done }) => done));
/** "Strike", "Add", …: with a capital, since a command opens its sentence. */
export const COMMAND = verbs
  .flatMap(({ verb }) => verb)
  .map(capitalized)
  .join('|');

const actions: ReadonlyMap<string, Action> = new Map(
  verbs.flatMap(({ action, verb, doing, done }) =>
    [...verb, ...doing, ...done].map((word): [string, Action] => [word, action]),
  ),
);

/** Every form of the words by which a text may be changed, also those that say it of the past. */
export const OPERATIVE: readonly string[] = [
  ...new Set(
    [
      ...verbs.flatMap(({ verb, doing, done }) => [...verb, ...doing, ...done]),
      ...['amend', 'amends', 'amended', 'amending', 'changed', 'changing', 'modified', 'corrected'],
      ...['revokes', 'rescinds', 'supersedes', 'repeals', 'replaces', 'withdraws'],
    ].flatMap((word) => [word, capitalized(word)]),
  ),
];

/** The action of an operative word in any of its forms; undefined for other words. */
export const actionOf = (word: string): Action | undefined => actions.get(word.toLowerCase());

/** Whether two actions that stand side by side are one instruction, as "striking … and inserting …". */
export const goTogether = (first: Action, second: Action): boolean =>
  verbs.some(({ action, with: others }) => action === first && others?.includes(second));
