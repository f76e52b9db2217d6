/** Days that a document only tells of: "was exempted until June 30, 1976", "We considered requiring it by January 1, 2020". */
import type { Range } from '../analysis.ts';
import type { Found } from './periods.ts';

/** Words with which somebody is to do something; what stands in their sentence is set, whatever else is told there. */
const DUTY = /\b(?:shall|must|will|should|(?:is|are)\s+(?:hereby\s+)?(?:directed|ordered|required)\s+to|hereby)\b/i;
/** What happens or holds as the document speaks. */
const PRESENT = /\b(?:is|are|may|can|do|does|requires?|allows?|provides?)\b/i;
/** What was; "has been extended until" still holds. */
const PAST =
  /\b(?:was|were|had)\b|\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|which|who|that)\s+(?:(?:also|again|later|[a-z]+ly)\s+)?[a-z]{3,}ed\b/g;
/** The words of a day by which something is due. "before January 1, 1990" and "until" tell when something was. */
const DUE = /^(?:in\s+no\s+(?:event|case)|no(?:t)?\s+later|by|on\s+or\s+before|within)\b/i;
/** A slip of the pen is of a year or two; what is older tells of the past. */
const SLIP = 2;

/**
 * Whether a day was past when the document was made, and no slip of one that was meant to come: those are found by the rule on
 * deadlines before their document.
 */
export function wasPast(text: string, { range, date, recurs }: Found, own: string | null): boolean {
  if (own === null || date === null || date >= own || recurs !== undefined) return false;
  if (Number(own.slice(0, 4)) - Number(date.slice(0, 4)) > SLIP) return true;
  return !DUE.test(text.slice(...range)) || !DUTY.test(sentenceAround(text, range[0], range[1] + 200));
}

/** Whether the sentence that leads to a day, as far as the day, tells what was, and says of nothing that it is or shall be. */
export function isTold(text: string, [start, end]: Range): boolean {
  const words = sentenceAround(text, start, end).trimStart();
  // An item of a list belongs to what stands above it; of a longer sentence nobody knows how it begins.
  if (!/^["“]?[A-Z]/.test(words) || DUTY.test(words)) return false;
  let last = -1;
  for (const match of words.matchAll(PAST)) last = match.index;
  return last >= 0 && !PRESENT.test(words.slice(last));
}

/** How far back a sentence may begin. */
const REACH = 300;
/** Where one ends: "No. 5" and "U.S. Code" go on. */
const BREAK = /(?<![A-Z])[.;][*_”"]{0,3}(?:\s{1,9}(?=["“*_[(A-Z-])|—)|\n\s{0,9}\n/g;

/** The sentence in which an offset stands, from where it begins or, of a longer one, somewhere on, to another offset. */
function sentenceAround(text: string, at: number, end: number): string {
  const before = text.slice(Math.max(0, at - REACH), at);
  let from = 0;
  for (const match of before.matchAll(BREAK)) from = match.index + match[0].length;
  // A sentence of which the beginning isn't seen begins with what no sentence begins with.
  const cut = from === 0 && at > REACH ? '…' : '';
  return cut + before.slice(from) + text.slice(at, end);
}
