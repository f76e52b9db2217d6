/** Steps and places: what a designation says once it is read, whole from the outermost unit down. */
import type { Range } from '../../analysis.ts';
import type { Series } from '../../designation.ts';

/** One step of a path: the unit's prefix and the designation, `s` and `1103`, or '' and `a`. */
export interface Step {
  readonly prefix: string;
  readonly designation: string;
  /** Whether it was written without parentheses where these are usual: "paragraph 3". */
  readonly bare: boolean;
  /** The series that the designation belongs to, where its list shows it: (v) behind (iv) is a numeral. */
  readonly series: Series | undefined;
}

/** Makes a step; all have one shape, by which what reads them is fast. */
export const makeStep = (prefix: string, designation: string, bare = false, series?: Series): Step => ({
  prefix,
  designation,
  bare,
  series,
});

/** One place that a list names, and the words that name it. */
export interface Place {
  /** Outermost first. */
  readonly steps: readonly Step[];
  /** The last place of a range of whole sections or parts. */
  readonly upto: readonly Step[] | undefined;
  readonly range: Range;
  /** "2111 note" within a list. */
  readonly note: boolean;
  /** Where its own unit's word stands, if it is not the list's first: "section 232, and section 301 of title 3"; else -1. */
  readonly word: number;
}

export const makePlace = (
  steps: readonly Step[],
  range: Range,
  note = false,
  upto: readonly Step[] | undefined = undefined,
  word = -1,
): Place => ({ steps, upto, range, note, word });

/** `/s1103/a/2`. */
export function pathOf(steps: readonly Step[]): string {
  let out = '';
  for (const step of steps) out += `/${step.prefix}${step.designation}`;
  return out;
}

/** Places with further steps in front: those of a unit that contains them. */
export function within(outer: readonly Step[], places: readonly Place[]): Place[] {
  if (outer.length === 0) return [...places];
  return places.map(({ steps, upto, range, note, word }) =>
    makePlace([...outer, ...steps], range, note, upto && [...outer, ...upto], word),
  );
}
