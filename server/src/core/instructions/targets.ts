/** The places that an instruction changes, as identifiers: what it names by itself, within what is amended around it. */
import { type Place, pathOf } from '../citations/grammar/steps.ts';
import type { Phrase } from '../citations/phrase.ts';

/** What is amended where a stretch of text stands. */
export interface Context {
  readonly targets: readonly string[];
  /** Whether anything is amended at all: "adding" alone is no instruction. */
  readonly amending: boolean;
}

export const NOTHING: Context = { targets: [], amending: false };

const UNITS = new Set(['section', 'subsection', 'title', 'chapter', 'Act', 'order', 'Order', 'Code']);

/**
 * The targets that a phrase names; undefined where it names none that can be amended.
 * @param cited the targets of the citation that it is, if it is one
 * @param within what is amended around it
 * @param such the target that was named last: "such section"
 */
export function targetsOf(
  phrase: Phrase,
  cited: readonly string[] | undefined,
  within: Context,
  such: string | undefined,
): readonly string[] | undefined {
  const { host, places } = phrase;
  if (host.type === 'self' || host.type === 'foreign') return undefined;
  const subdivided = host.type === 'none' && phrase.unit?.subdivision === true;
  const laws = new Set(within.targets.map(lawOf));
  // "subsection 1(a)(ii)" of an order is section 1(a)(ii).
  if (subdivided && laws.size === 1 && places.every(({ steps }) => /^\d/.test(steps[0]!.designation) && steps[0]!.bare))
    return places.map(({ steps }) => `${[...laws][0]}/s${pathOf(steps).slice(1)}`);
  if (subdivided && within.targets.length > 0) return below(within.targets, places, phrase.unit!.rank);
  if (host.type === 'none' && laws.size === 1 && places.every(({ steps }) => /^s/.test(steps[0]?.prefix ?? '')))
    return places.map(({ steps }) => [...laws][0]! + pathOf(steps));
  if (cited) return cited;
  if (host.type === 'term' && host.which === 'such' && such !== undefined && UNITS.has(host.term)) {
    const base = host.term === 'section' || host.term === 'subsection' ? such : lawOf(such);
    return places.length === 0 ? [base] : places.map(({ steps }) => sectionOf(base) + pathOf(steps));
  }
  return undefined;
}

/** "paragraph (1)" of what is amended: below its section, at the level that the word says. */
function below(targets: readonly string[], places: readonly Place[], rank: number): readonly string[] | undefined {
  if (targets.length !== 1) return undefined;
  const steps = targets[0]!.split('/');
  const section = steps.findIndex((step, index) => index > 3 && /^s[\dA-Z]/.test(step));
  if (section < 0) return undefined;
  const above = steps.slice(0, Math.min(steps.length, section + rank - 10)).join('/');
  return places.map((place) => above + pathOf(place.steps));
}

/** The section of a target, or the whole of it where it has none. */
const sectionOf = (target: string): string => /^\/us\/.*?\/s[\dA-Z][^/]*(?=\/|$)/.exec(target)?.[0] ?? target;

/** The law of a target: `/us/eo/12866`, `/us/usc/t8`. */
const lawOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('/us/pl/') ? 5 : 4)
    .join('/');
