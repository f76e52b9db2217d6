/** Phrases that share their end: "section 103 of title 41 and section 301 of title 3, United States Code". */
import type { Place } from './grammar/steps.ts';
import type { Phrase } from './phrase.ts';

/** "section 103 of title 41 and section 301 of title 3, United States Code": one phrase. */
export function merge(text: string, phrases: readonly Phrase[]): Phrase[] {
  const out: Phrase[] = [];
  for (const each of phrases) {
    let phrase = each;
    // Back over all that share it: "of title 5, section 301 of title 3, and section 121 of title 40, United States Code".
    for (let last = out.at(-1); last; last = out.at(-1)) {
      if (!shares(text, last, phrase) && !shareChapter(text, last, phrase) && !shareAct(text, last, phrase)) break;
      if (phrase !== each && !BEHIND_ALL.test(text.slice(each.range[1] - 40, each.range[1]))) break;
      phrase = {
        ...phrase,
        range: [last.range[0], phrase.range[1]],
        places: [...last.places, ...phrase.places],
      };
      out.pop();
    }
    out.push(phrase);
  }
  return out;
}

/** Behind a comma the Code's name is of the whole list; "of the United States Code" is of the nearest. */
const BEHIND_ALL = /,\s+(?:United\s+States\s+Code|Code\s+of\s+Federal\s+Regulations)$/;

function shares(text: string, first: Phrase, second: Phrase): boolean {
  if (first.host.type !== 'law' || second.host.type !== 'law' || !first.host.bare || second.host.bare) return false;
  if (second.places.length === 0) return false;
  // "and 5 U.S.C. 552" is a citation of its own; only ", United States Code" is of both.
  const { id } = second.host.bases[0]!;
  if (!(id === '/us/usc' || (id === '/us/cfr' && first.places.every(ofRegulations)))) return false;
  if (!reaches(first) || !reaches(second)) return false;
  const between = text.slice(first.range[1], second.range[0]);
  return /^,?\s+(?:and|or)\s+$/.test(between) || /^,\s+$/.test(between);
}

/** "Title V and Section 604 of the Trade Act of 1974": the act is of both. */
function shareAct(text: string, first: Phrase, second: Phrase): boolean {
  const { host } = second;
  if (first.host.type !== 'none' || host.type !== 'law' || (host.kind !== 'act' && host.kind !== 'pl')) return false;
  const titles = first.places.every(
    ({ steps }) => steps.length === 1 && (steps[0]!.prefix === 't' || steps[0]!.prefix === 'd'),
  );
  const below = second.places.length > 0 && second.places.every(({ steps }) => steps[0]!.prefix === 's');
  return (
    titles &&
    below &&
    host.bases.length === 1 &&
    /^,?\s+(?:and|or)\s+$/.test(text.slice(first.range[1], second.range[0]))
  );
}

/** "Subparts B and C of part 143 and Sec. 10.1 of this chapter": the chapter is of both. */
function shareChapter(text: string, first: Phrase, second: Phrase): boolean {
  if (first.host.type !== 'none' || second.host.type !== 'self' || second.host.word !== 'chapter') return false;
  const parts = first.places.every((place) =>
    place.steps.every((step) => step.prefix === 'pt' || step.prefix === 'spt'),
  );
  return parts && second.places.length > 0 && /^,?\s+(?:and|or)\s+$/.test(text.slice(first.range[1], second.range[0]));
}

/** "part 208", "section 208.13" of a title: the Code of Federal Regulations has them, the United States Code hardly. */
const ofRegulations = ({ steps }: Place): boolean => {
  const below = steps.find((step) => step.prefix !== 't');
  return below?.prefix === 'pt' || (below?.prefix === 's' && below.designation.includes('.'));
};

/** Whether a phrase names sections, or parts of a title, as the other does. */
const reaches = (phrase: Phrase): boolean =>
  phrase.places.every((place) => place.steps.some((step) => step.prefix !== 't'));
