/** Words in title case before and behind a name of an act that the tables know: whether they are part of it. */
import { kindData } from './kinds.ts';

const bearers: ReadonlySet<string> = new Set(kindData('act').bearers);

/** A small word that can't join a name to what stands before it in a heading: "Limits on Foreign Assistance Act of 1961". */
export const LEADS = /(?:^|\s)(?:on|to|under|with|in|by|from|and|for|of|the|through|against)\s+$/;

/** "Reforming Stafford Act Aid": what a heading does with what the act tells of. */
export const isDone = (words: string, text: string, end: number): boolean =>
  /^[A-Z][a-z]{2,}ing\s+$/.test(words) && /^ [A-Z][a-z]{2}/.test(text.slice(end, end + 4));

/** "Streamlining Agency Paperwork Reduction Act Reviews": the act tells of what kind something is that has a name in title case. */
export const isOfKind = (text: string, end: number): boolean => /^ [A-Z][a-z]{3}/.test(text.slice(end, end + 5));

/** "Department Privacy Act officers", "the DHS Privacy Act rules": the words before a name tell whose business it is. */
export const isBearer = (words: string): boolean => {
  const last = words.trimEnd().split(/\s+/).at(-1)!;
  return bearers.has(last) || (/^[A-Z]{3,6}$/.test(last) && !/^(?:USA|AIDS|NATO|SAFE)$/.test(last));
};

/** Words that tell of an act what it is, and are no part of its name. */
const QUALIFIES = new RegExp(`\\b(?:${kindData('act').qualifying!.join('|')})\\b`);
const CAPITALISED = /^(?:[A-Z][a-z-]+(?:[A-Z][a-z]+)?\s+){1,4}$/;

/**
 * "the Fredonia Freedom of Information Act": behind its article a name without a year has all its words, though the tables know one that
 * ends so. With its year it is the known one by another name, "the Personnel Classification Act of 1923".
 */
export function isWhole(text: string, start: number, at: number, end: number): boolean {
  const words = text.slice(start, at);
  return (
    /\b[Tt]he\s{1,4}$/.test(text.slice(Math.max(0, start - 8), start)) &&
    CAPITALISED.test(words) &&
    !QUALIFIES.test(words) &&
    !isBearer(words) &&
    !isOfKind(text, end)
  );
}
