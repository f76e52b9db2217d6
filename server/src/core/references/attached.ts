/** "paragraph 2.b of Enclosure 3", "section 4 of Appendix A": a place in what is attached to this document, where it has it. */
import { pathOf } from '../citations/grammar/steps.ts';
import type { Phrase } from '../citations/phrase.ts';
import { units } from '../citations/units.ts';
import type { Context } from './context.ts';

const ATTACHED = new Map(
  units
    .filter(({ heads }) => heads)
    .map(({ unit, prefix }) => [unit[0]!.toUpperCase() + unit.slice(1), prefix] as const),
);
const NUMBERED = new RegExp(`^(${[...ATTACHED.keys()].join('|')}) (\\d{1,3}|[A-Z]|[IVX]{1,5})$`);

/** Whether a term names an attachment; then the phrase is read, as a reference into this document or as nothing. */
export function attachedPlace(context: Context, phrase: Phrase, term: string): boolean {
  const [, word, number] = NUMBERED.exec(term) ?? [];
  if (word === undefined || phrase.places.length === 0) return false;
  const root = `/${ATTACHED.get(word)}${number}`;
  const target = ({ steps }: Phrase['places'][number]): string => root + pathOf(steps);
  if (!context.input.quoted(phrase.range[0]) && phrase.places.every((place) => context.whole.has(target(place))))
    context.refer(phrase, (steps) => root + pathOf(steps));
  return true;
}
