/** Bare sections of the act that their sentence is about. */
import { type Phrase, placeTargets } from '../citations/phrase.ts';
import type { Context } from './context.ts';

/** ", as amended, in", "directs, in", "provides, at". */
const IN_IT_SAYS =
  /^(?:\s+\([^()]{1,60}(?:\([^()]{1,12}\)[^()]{0,12})*\))?(?:,?\s+as\s+amended)?(?:,|\s+[a-z]+s,)\s+(?:in|at)\s+$/;

/** "The Immigration and Nationality Act, in section 212(f), lets the President": of the act that does something there. */
export function inThatAct(context: Context, phrase: Phrase): boolean {
  const [start, end] = phrase.range;
  const last = context.subjects.last(start);
  if (last?.kind !== 'act' || last.pinpointed || phrase.places[0]!.steps[0]!.prefix !== 's') return false;
  const { text } = context.input;
  if (text[end] !== ',' || start - last.to > 120 || !IN_IT_SAYS.test(text.slice(last.to, start))) return false;
  context.cite(phrase, 'act', placeTargets(last.base, phrase.places), last.base);
  return true;
}

/**
 * "The functions of the Lamp Act are delegated: those of section 5 (22 U.S.C. 10003)": the act of the sentence, which the tables
 * must not put elsewhere.
 */
export function ofActSpokenOf(context: Context, phrase: Phrase, section: string): string | undefined {
  const [start] = phrase.range;
  const last = context.subjects.last(start);
  if (last?.kind !== 'act' || !/^\d/.test(section) || !context.parallels.hasParallel(phrase, context.next))
    return undefined;
  if (!context.subjects.sameSentence(last, start) || context.subjects.amendedAt(start)) return undefined;
  return context.input.facts?.parallel(`${last.base}/s${section}`) === undefined ? last.base : undefined;
}
