/** The places that an instruction changes, as identifiers: what it names by itself, within what is amended around it. */
import type { Range } from '../analysis.ts';
import { address } from '../citations/address.ts';
import { makeStep, type Place, type Step } from '../citations/grammar/steps.ts';
import type { Phrase } from '../citations/phrase.ts';
import { SECTION_RANK } from '../citations/units.ts';
import type { Ending } from './listed.ts';
import type { Locus } from './operation.ts';

/** What is amended where a stretch of text stands. */
export interface Context {
  readonly targets: readonly string[];
  /** Whether anything is amended at all: "adding" alone is no instruction. */
  readonly amending: boolean;
  /** The same as the grammar of operations reads it, with the part of the targets that is meant. */
  readonly locus: Locus;
  /** The provisions below are a list of what ends. */
  readonly ending?: Ending | undefined;
  /** "Section 5 is—": the provisions below open with the participle. */
  readonly is?: boolean;
}

export const NOTHING: Context = { targets: [], amending: false, locus: { targets: [], parts: [] } };

/** Whether a phrase names what can be changed, and not a page or a case. */
export const isChangeable = ({ host }: Phrase): boolean =>
  host.type !== 'law' || !['fr', 'stat', 'case', 'const'].includes(host.kind);

/** What a phrase says to be of, when its targets are not known. */
export const UNKNOWN: ReadonlySet<string> = new Set(['term', 'foreign', 'self']);

/** Whether a bill is amended, of which each sentence names its place anew. */
export const isBill = ({ targets }: Context): boolean => targets.length === 1 && targets[0]!.startsWith('/us/bill/');

/** What "such section", "such Act", "the said order" can be. */
const MEANT: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:sub)?section$/, /\/s[\dA-Z]/],
  [/order$/i, /^\/us\/eo\//],
  [/proclamation$/i, /^\/us\/proc\//],
  [/memorandum$/i, /^\/us\/memo\//],
  [/^(?:bill|resolution)$/i, /^\/us\/bill\//],
  [/^(?:title|chapter|Code|part)$/, /^\/us\/(?:usc|cfr)\//],
  [/^(?:Act|act|Law|law)$/, /^\/us\/(?:act|pl)\//],
];

/** The target that was named last of what a word means; `named` are those so far, the last at the end. */
function suchOf(word: string, named: readonly string[]): string | undefined {
  const meant = MEANT.find(([words]) => words.test(word))?.[1];
  return meant && named.findLast((target) => meant.test(target));
}

/**
 * The targets that a phrase names; undefined where it names none that can be amended.
 * @param cited the targets of the citation that it is, if it is one
 * @param within what is amended around it
 * @param named the targets that were named before: "such section"
 */
export function targetsOf(
  phrase: Phrase,
  cited: readonly string[] | undefined,
  within: Context,
  named: readonly string[],
): readonly string[] | undefined {
  const { host, places } = phrase;
  if (host.type === 'self' || host.type === 'foreign') return undefined;
  const laws = new Set(within.targets.map(lawOf));
  const [law] = laws;
  const numbered = (place: Place): boolean => place.steps[0]!.bare && /^\d/.test(place.steps[0]!.designation);
  const ofSections = places.length > 0 && places.every(({ steps }) => steps[0]?.prefix === 's');
  if (host.type === 'none' && law !== undefined && laws.size === 1 && ofSections)
    return each(places, ({ steps, upto }) => {
      const first = address(law, steps);
      const last = upto && address(law, upto);
      return first !== undefined && last !== undefined ? `${first}..${last}` : first;
    });
  // "Part II is revoked", in an order; "title I", in a bill; "Chapter 31", in the Internal Revenue Code.
  const ofWhole = law !== undefined && laws.size === 1 && /^\/us\/(?:eo|proc|bill|act|pl|usc)\//.test(law);
  const heads = places.every(({ steps }) => !steps[0]!.designation.includes('.'));
  if (host.type === 'none' && ofWhole && heads && phrase.unit && phrase.unit.rank < SECTION_RANK)
    return each(places, ({ steps }) => address(law, steps));
  if (host.type === 'none' && phrase.unit?.subdivision && within.targets.length > 0) {
    // "subsection 1(a)(ii)" of an order is section 1(a)(ii).
    if (law !== undefined && laws.size === 1 && places.every(numbered))
      return each(places, ({ steps }) => address(law, [{ ...steps[0]!, prefix: 's' }, ...steps.slice(1)]));
    return below(within.targets, places, phrase.unit.rank);
  }
  // "section 403 is amended by striking paragraph (b) thereof": of the section.
  if (host.type === 'term' && host.term === 'thereof' && phrase.unit?.subdivision && within.targets.length === 1) {
    const inSection = below(within.targets, places, phrase.unit.rank);
    if (inSection && !places.every(numbered)) return inSection;
  }
  // "Section 1(c) of the order", "Paragraph 2 thereof": of what is amended.
  if (
    host.type === 'term' &&
    law !== undefined &&
    laws.size === 1 &&
    (host.term === 'thereof' || (host.which === 'the' && suchOf(host.term, [law]) === law))
  )
    return places.length === 0 ? [law] : (each(places, ({ steps }) => address(law, steps)) ?? [law]);
  if (cited) return cited;
  const such = host.type === 'term' && host.which === 'such' ? suchOf(host.term, named) : undefined;
  if (host.type === 'term' && such !== undefined) {
    // "Subparagraph (B) of such section" behind "subparagraph (A) of section 5(b)(2)": of section 5(b)(2).
    if (host.term === 'section' && phrase.unit?.subdivision && phrase.unit.rank > SECTION_RANK + 2)
      return below([such], places, phrase.unit.rank);
    const base = host.term === 'section' || host.term === 'subsection' ? sectionOf(stepsOf(such)) : [];
    return places.length === 0
      ? [address(lawOf(such), base) ?? such]
      : each(places, ({ steps }) => address(lawOf(such), [...base, ...steps]));
  }
  return undefined;
}

/** The addresses of places; undefined where one can't exist. */
function each(
  places: readonly Place[],
  addressOf: (place: Place) => string | undefined,
): readonly string[] | undefined {
  const all = places.map(addressOf);
  return all.every((one) => one !== undefined) ? (all as string[]) : undefined;
}

/** "paragraph (1)" of what is amended: below its section, at the level that the word says. */
function below(targets: readonly string[], places: readonly Place[], rank: number): readonly string[] | undefined {
  if (targets.length !== 1) {
    // "Subsections (a) and (f) are amended— (1) in subsection (f), …": the section in which all of them stand.
    const [section, ...others] = new Set(targets.map(sectionTarget));
    const whole = places.every(({ steps }) => steps.length === rank - SECTION_RANK);
    if (section === undefined || others.length > 0 || !(whole || rank === SECTION_RANK + 1)) return undefined;
    return below([section], places, rank);
  }
  const steps = stepsOf(targets[0]!);
  const section = steps.findIndex(({ prefix }) => prefix === 's');
  if (section < 0) return undefined;
  // Agencies count every paragraph from its section: "paragraph (a)(3)", whatever was spoken of before.
  const ofRules =
    targets[0]!.startsWith('/us/cfr/') && places.every((place) => /^[a-z]/.test(place.steps[0]!.designation));
  const above = ofRules ? steps.slice(0, section + 1) : steps.slice(0, section + rank - SECTION_RANK);
  // Paragraphs may stand right below a section: "paragraph (2)" is none of its paragraph (1).
  const isNumber = (step: Step): boolean => /^\d/.test(step.designation);
  while (above.length > section + 1 && isNumber(above.at(-1)!) && places.every((place) => isNumber(place.steps[0]!)))
    above.pop();
  return each(places, (place) => address(lawOf(targets[0]!), [...above, ...place.steps]));
}

/** What "such section", "such subsection", "such Act" is by itself, of the targets named before. */
export function suchTarget(word: string, named: readonly string[]): string | undefined {
  const such = suchOf(word, named);
  if (such === undefined) return undefined;
  const steps = stepsOf(such);
  const section = sectionOf(steps);
  if (word === 'section') return address(lawOf(such), section) ?? such;
  if (word === 'subsection')
    return steps.length > section.length ? address(lawOf(such), steps.slice(0, section.length + 1)) : undefined;
  return lawOf(such);
}

/** The section of a target, with its law; undefined where it is of none. */
export function sectionTarget(target: string): string | undefined {
  const steps = sectionOf(stepsOf(target));
  return steps.length > 0 ? address(lawOf(target), steps.slice(-1)) : undefined;
}

/** What a provision stands in. */
export const above = (target: string): string => target.slice(0, target.lastIndexOf('/'));

/** A law, and what stands below it: `/us/eo/12866`, `/us/usc/t8`, `/us/pl/109/162`. */
const LAW = /^\/us\/(?:pl\/\d+\/\d+|bill\/\w+\/\d+|act\/\d{4}-[^/]+\/ch\d+(?=\/|$)|\w+\/[^/]+)/;
export const lawOf = (target: string): string => LAW.exec(target)?.[0] ?? target;

/** The steps of a target below its law; a range of sections ends where it begins. */
function stepsOf(target: string): Step[] {
  const path = target.replace(/\.\..*|\/note$/, '').slice(lawOf(target).length);
  return path
    .split('/')
    .slice(1)
    .map((step) => {
      const prefix = /^(?:sch|spt|st|pt|ch|art|d|t|s)(?=[\dA-Z])/.exec(step)?.[0] ?? '';
      return makeStep(prefix, step.slice(prefix.length));
    });
}

/** The steps down to the section. */
const sectionOf = (steps: readonly Step[]): readonly Step[] =>
  steps.slice(0, steps.findIndex(({ prefix }) => prefix === 's') + 1);

/** Whether a place is a subdivision right behind the comma of its section: "§ 423.171, paragraph (a)". */
export function isBehindSection(text: string, places: readonly Mention[], at: number): boolean {
  const before = places[at - 1];
  if (!before || !places[at]!.phrase.unit?.subdivision) return false;
  const [only, more] = before.phrase.places;
  if (!only || more || only.steps.at(-1)!.prefix !== 's') return false;
  return /^,\s{1,20}$/.test(text.slice(before.range[1], places[at]!.range[0]));
}

interface Mention {
  readonly phrase: Phrase;
  readonly range: Range;
}
