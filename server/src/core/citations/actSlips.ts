/** Names of acts that differ from a known one by a slip of the pen. */
import { own } from '../text.ts';
import { knownNames, knownSlugs } from './acts.ts';
import { slugOf } from './slug.ts';

/** Slugs by what is left without one of their words, and that word; a stem that several have tells nothing surely. */
let byStem: Map<string, { readonly word: string; readonly slug: string }[]> | undefined;

function stems(slug: string): { readonly word: string; readonly stem: string }[] {
  const words = slug.split('-');
  return words.map((word, at) => ({ word, stem: words.with(at, '*').join('-') }));
}

/**
 * The known act whose name differs from an unknown one in a few letters of one word: the word as it is and as it should be,
 * in small letters, and the act's name. Undefined where there is none, or several; years are never taken for a slip.
 */
export function actNameLike(
  slug: string,
): { readonly wrong: string; readonly right: string; readonly name: string } | undefined {
  if (!byStem) {
    byStem = new Map();
    for (const known of knownSlugs)
      for (const { word, stem } of stems(known))
        if (word.length >= SHORTEST) byStem.set(stem, [...(byStem.get(stem) ?? []), { word, slug: known }]);
  }
  const near = stems(slug).flatMap(({ word, stem }) =>
    word.length >= SHORTEST && !/\d/.test(word)
      ? (byStem!.get(stem) ?? [])
          .filter((known) => isSlip(word, known.word))
          .map((known) => ({ wrong: word, right: known.word, slug: known.slug }))
      : [],
  );
  const [first] = near;
  if (!first || near.length > 1) return undefined;
  const name = [...knownNames].find((known) => slugOf(known) === first.slug);
  return name === undefined ? undefined : { wrong: first.wrong, right: first.right, name: own(name) };
}

/** A shorter word is too often another one. */
const SHORTEST = 6;

/** Whether one word is another with a letter too many, too few, another, or two that changed places. */
function isSlip(written: string, known: string): boolean {
  if (/\d/.test(known) || Math.abs(written.length - known.length) > 1) return false;
  // Number and tense make other words: "Securities" and "Security" differ by more, "Benefit" and "Benefits" by one.
  if (`${written}s` === known || `${known}s` === written) return false;
  let start = 0;
  while (start < written.length && written[start] === known[start]) start++;
  let end = 0;
  while (end < Math.min(written.length, known.length) - start && written.at(-1 - end) === known.at(-1 - end)) end++;
  const [a, b] = [written.slice(start, written.length - end), known.slice(start, known.length - end)];
  return Math.max(a.length, b.length) <= 1 || (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]);
}
