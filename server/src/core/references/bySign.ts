/** "§ 1226(e)" of an opinion or a memorandum that has cited "8 U.S.C. § 1226(a)": the sign is for the sections of a code. */

import type { Place } from '../citations/grammar/steps.ts';
import { type Phrase, placeTargets } from '../citations/phrase.ts';
import type { Context } from './context.ts';
import { sectionOf } from './places.ts';

/** Fewer figures may be the number of a section of anything. */
const MANY = /^\d{3}/;

/** What a section behind it is of: "the Texas Lamp Code, § 1226". */
const ANOTHER =
  /\b(?:Code|Laws?|Act|Statutes?|Stat\.|Ann\.|Rules?|Regulations?|Ordinances?|Charter|Constitution)(?:\s{1,3}of(?:\s{1,3}[A-Z]\w{1,12}){1,2})?,?\s{0,3}$/;

/** Cites the Code for bare sections behind their sign, each of which the text has cited with its title. */
export function ofCodeNamed(context: Context, phrase: Phrase): boolean {
  const { text } = context.input;
  const [start] = phrase.range;
  if (text[start] !== '§' || ANOTHER.test(text.slice(Math.max(0, start - 50), start))) return false;
  const laws = phrase.places.map((place) => baseOf(context, place, start));
  if (laws.includes(undefined)) return false;
  // "§ 5861(d), and §§ 924(c) and (e)": of two titles, two citations.
  let first = 0;
  for (let i = 1; i <= laws.length; i++) {
    if (laws[i] === laws[first]) continue;
    const places = phrase.places.slice(first, i);
    const from = first === 0 ? start : signBefore(text, places[0]!.range[0]);
    const base = laws[first]!;
    const range = [from, i === laws.length ? phrase.range[1] : places.at(-1)!.range[1]] as const;
    context.cite({ ...phrase, range, places }, 'usc', placeTargets(base, places), base);
    first = i;
  }
  return true;
}

function baseOf(context: Context, place: Place, at: number): string | undefined {
  const number = sectionOf(place);
  const law = place.steps[0]!.prefix === 's' && MANY.test(number) ? context.lawOfSection(number, at) : undefined;
  return law?.kind === 'usc' ? law.base : undefined;
}

/** Where the sign before a number begins; the number itself where it has none. */
function signBefore(text: string, at: number): number {
  const sign = /§+\s{0,3}$/.exec(text.slice(Math.max(0, at - 6), at));
  return sign ? at - sign[0].length : at;
}
