/** Clauses that go on in one sentence: "section 2 is amended by deleting “oil”, and that section 3 is revoked". */
import type { Range } from '../analysis.ts';
import { BEFORE_PARTICIPLE, JOINED_SUBJECT, RELATIVE, withoutLastVerb } from './clauseWords.ts';
import type { Named } from './objectOf.ts';
import { type Context, lawOf } from './targets.ts';

/**
 * What joins the clause before to the one whose participle begins at an offset; undefined where nothing does.
 * @param from where the clause before has its last word that is known
 * @param plain the words of a stretch without places and quotations
 */
export function jointBefore(
  text: string,
  from: number,
  limit: number,
  plain: (start: number, end: number) => string,
): Range | undefined {
  const words = text.slice(from, limit);
  if (!BEFORE_PARTICIPLE.test(words.slice(-80))) return undefined;
  const joints = [...words.matchAll(JOINED_SUBJECT)]
    .filter(({ index }) => !words.includes(';', index))
    .map((joint): Range => [from + joint.index, from + joint.index + joint[0].length]);
  // Of "section 3 and section 4 are revoked" both are spoken of.
  return /\bare\s[\w\s]*$/.test(words.slice(-40))
    ? joints.find(([, end]) => !RELATIVE.test(withoutLastVerb(plain(end, limit))))
    : joints.at(-1);
}

/** What is amended around a clause that goes on: the law of the one before, or its section where parts of that are named. */
export function goneOn({ targets }: Context, places: readonly Named[]): Context {
  const within = places.some(({ phrase }) => phrase.host.type === 'none' && phrase.unit?.subdivision)
    ? targets
    : places.length > 0
      ? [...new Set(targets.map(lawOf))]
      : targets;
  return { targets: within, amending: true, locus: { targets: within, parts: [] } };
}

/** A law that stands at the head of its clause, and one behind the semicolon. */
const LAW_FIRST = /^\s*(?:and\s+)?(?:Executive\s+Orders?|Proclamations?|[Ss]ections?)\s(?:[^.“"]|\bNos?\.){0,200}$/;
const LAW_NEXT = /^;\s+(?:and\s+)?(?:Executive\s+Orders?|Proclamations?|[Ss]ections?)\s/;
/** "Executive Order 1 of May 1, 1950; and Executive Order 2 are revoked": a semicolon within what is spoken of. */
export const isListed = (text: string, start: number, at: number): boolean =>
  LAW_NEXT.test(text.slice(at, at + 60)) && LAW_FIRST.test(text.slice(Math.max(start, at - 240), at));
