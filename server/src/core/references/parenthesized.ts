/**
 * "sections (1) and (3)" without "of this order": this document's sections, or the provisions that it labels so. Where it has both,
 * nobody knows which are meant.
 */

import { makePlace, makeStep, type Place, type Step } from '../citations/grammar/steps.ts';
import type { Phrase } from '../citations/phrase.ts';
import { SUBSECTION_RANK } from '../citations/units.ts';
import { designationRange } from '../designation.ts';
import type { Context } from './context.ts';

/** Reads a phrase whose sections are numbers in parentheses alone; false for any other. */
export function sectionsInParentheses(context: Context, phrase: Phrase): boolean {
  const { places } = phrase;
  if (!places.every((place) => isAlone(context, place))) return false;
  const at = context.at(phrase.range[0]);
  const labelled = (steps: readonly Step[]): string | undefined =>
    context.locate.upward([makeStep('', steps[0]!.designation)], SUBSECTION_RANK, at);
  const section = (steps: readonly Step[]): string | undefined => {
    const id = `/s${steps[0]!.designation}`;
    return context.whole.has(id) ? id : undefined;
  };
  const [here, above] = [labelled, section].map((find) =>
    places.every(({ steps, upto }) => find(steps) !== undefined && (!upto || find(upto) !== undefined)),
  );
  if (here === above) return true;
  if (here) context.refer({ ...phrase, places: places.flatMap(oneByOne) }, labelled);
  else context.refer(phrase, section);
  return true;
}

/** "(1) through (12)": provisions in a range are listed. */
function oneByOne(place: Place): Place[] {
  const { steps, upto, range } = place;
  if (!upto) return [place];
  return designationRange(steps[0]!.designation, upto[0]!.designation).map((designation) =>
    makePlace([makeStep('s', designation)], range),
  );
}

const isAlone = ({ input: { text } }: Context, { steps, range: [start] }: Place): boolean =>
  steps.length === 1 && steps[0]!.prefix === 's' && text[start] === '(';
