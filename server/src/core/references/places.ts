/** What is asked of the places of a phrase, and of what they are places of. */
import type { Kind, Part } from '../analysis.ts';
import type { Place, Step } from '../citations/grammar/steps.ts';
import type { Phrase } from '../citations/phrase.ts';

/** The targets of some parts, each once, in their order. */
export const targetsOf = (parts: readonly Part[]): string[] =>
  parts.length === 1 ? [parts[0]!.target] : [...new Set(parts.map((part) => part.target))];

export const hasSection = (phrase: Phrase): boolean =>
  phrase.places.some((place) => place.steps.some((step) => step.prefix === 's'));

/** The number of the section that a place names; '' where it names none. */
export const sectionOf = (place: Place): string => place.steps.find((step) => step.prefix === 's')?.designation ?? '';

/** The steps of an amended place below which a subdivision of a rank stands. */
export function containerOf(steps: readonly Step[], rank: number): readonly Step[] | undefined {
  const section = steps.findIndex((step) => step.prefix === 's');
  return section < 0 ? undefined : steps.slice(0, Math.min(steps.length, section + rank - 10));
}

/** The kind of a document by its id. */
export function kindOf(id: string): Kind | undefined {
  return /^\/us\/([a-z]+)/.exec(id)?.[1] as Kind | undefined;
}
