/** How a defined term may be written where it is used: in the plural, with a capital. */
import type { Definition } from '../core/analysis.ts';
import { isDefinedBySentence } from '../rules/termUses.ts';

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const PREPOSITIONS: ReadonlySet<string> = new Set('of for in to on with under who that'.split(' '));

/** Words with one word changed that stands for the thing: of "head of an agency" and "officer in charge" that before the preposition. */
function withHead(term: string, change: (word: string) => string): string {
  const words = term.split(' ');
  const preposition = words.findIndex((word, at) => at > 0 && PREPOSITIONS.has(word.toLowerCase()));
  const head = (preposition > 0 ? preposition : words.length) - 1;
  return [...words.slice(0, head), change(words[head]!), ...words.slice(head + 1)].join(' ');
}

/** "chairman", "airman"; "human" and "German" are no men by this ending. */
const MAN = /(?<!hu|ger|ro|otto|talis)m[ae]n$/i;

/** The plural of a term. */
export const plural = (term: string): string =>
  withHead(term, (word) => {
    if (MAN.test(word)) return `${word.slice(0, -2)}en`;
    if (/(?:[sxz]|[cs]h)$/i.test(word)) return `${word}es`;
    return /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
  });

/** The singular of a term that is a plural. */
export const singularOf = (term: string): string =>
  withHead(term, (word) => {
    if (/(?:gas|bus|bias|virus|campus|surplus)es$/i.test(word)) return word.slice(0, -2);
    if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
    return /(?:ss|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
  });

/** Whether the word that stands for the thing has the ending of a plural; "Congress", "campus" and "basis" don't. */
export function isPlural(term: string): boolean {
  let is = false;
  withHead(term, (word) => {
    is = /[^sui]s$/.test(word) && word.length > 3;
    return word;
  });
  return is;
}

/**
 * A term in its other number, in which it is used, too: the plural of a singular, the singular of a plural of several words
 * ("goods" are no plural of "good"). A name has none: "the Secretary" in parentheses is one person, "the Act" one law.
 */
export function otherNumber(text: string, definition: Definition): string | undefined {
  const { term, target } = definition;
  if (target === null && /^[A-Z]{2,}s?$/.test(term)) return term.endsWith('s') ? term.slice(0, -1) : `${term}s`;
  if (target !== null || !/\p{Ll}$/u.test(term)) return undefined;
  if (/^\p{Lu}/u.test(term) && !isDefinedBySentence({ text }, definition)) return undefined;
  if (!isPlural(term)) return plural(term);
  return term.includes(' ') ? singularOf(term) : undefined;
}

/** What stands before a term that begins its sentence, or its provision. */
const OPENING = /(?:^|[\n.:;)\]—])[\s*_-]*[“"`*_]*$/;

/**
 * A term in small letters, where its capitals may be those of the sentence which it begins, or of a heading: “Southern border”
 * means the line along which a southern border runs. "The term 'State'" has its capital on purpose.
 */
export function inSmall(text: string, definition: Definition): string | undefined {
  const { term, range, target } = definition;
  if (target !== null || !/^\p{Lu}[\p{Ll}’'-]+(?: \p{L}[\p{Ll}’'-]*)*$/u.test(term)) return undefined;
  if (!OPENING.test(text.slice(Math.max(0, range[0] - 12), range[0]))) return undefined;
  return isDefinedBySentence({ text }, definition) ? term.toLowerCase() : undefined;
}
