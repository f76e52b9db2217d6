/**
 * Places in titles and headings that are set in capitals: "SECTION 212(F)" is of subsection (f). The Code and acts write
 * their subdivisions (a)(1)(A)(i)(I), so that each level tells which letters are meant; orders and rules do otherwise, and
 * of theirs only the first level is sure.
 */
import { makeStep, type Place } from './grammar/steps.ts';
import type { Phrase } from './phrase.ts';

const CAPITAL = /^[A-Z]+$/;

/** The phrase with the designations that its law writes, where it stands in capitals. */
export function asWritten(text: string, phrase: Phrase): Phrase {
  const { host, places } = phrase;
  if (host.type === 'self' || !places.some(isRaised) || !inCapitals(text, phrase.range[0], phrase.range[1]))
    return phrase;
  const coded =
    (host.type === 'term' && !/^order$/i.test(host.term)) ||
    (host.type === 'law' && (host.kind === 'usc' || host.kind === 'act' || host.kind === 'pl'));
  return { ...phrase, places: places.map((place) => lowered(place, coded)) };
}

/** Whether the first level below a section is a capital letter, which no law has there. */
export function isRaised({ steps }: Place): boolean {
  const at = steps.findIndex(({ prefix }) => prefix === 's');
  return at >= 0 && steps[at + 1]?.prefix === '' && CAPITAL.test(steps[at + 1]!.designation);
}

function lowered(place: Place, coded: boolean): Place {
  const section = place.steps.findIndex(({ prefix }) => prefix === 's');
  const steps = place.steps.map((step, index) => {
    const level = index - section;
    const lower = level === 1 || (coded && level === 4);
    return lower && CAPITAL.test(step.designation)
      ? makeStep(step.prefix, step.designation.toLowerCase(), step.bare, step.series)
      : step;
  });
  return { ...place, steps: coded ? steps : steps.slice(0, section + 2) };
}

/** Whether a phrase is in capitals: it says so itself, or the words of its own sentence around it on its line. */
function inCapitals(text: string, from: number, to: number): boolean {
  const own = text.slice(from, to);
  if (/\b(?:SECTION|TITLE|OF)\b/.test(own) && own === own.toUpperCase()) return true;
  const line = text
    .slice(Math.max(0, from - 80), from)
    .split(/[\r\n]/)
    .at(-1)!;
  const sentence = line.slice(Math.max(0, ...[...line.matchAll(/[.;:]\s/g)].map(({ index }) => index + 2)));
  const behind = /^[^.;:\r\n]*/.exec(text.slice(to, to + 80))![0];
  const letters = (sentence + own + behind).replace(/[^A-Za-z]/g, '');
  return letters.length >= 12 && letters === letters.toUpperCase();
}
