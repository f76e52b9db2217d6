/** What a stretch of text tells of the names of laws, for the whole document: each name is known wherever it is used. */
import { lawTargets, type Phrase } from '../citations/phrase.ts';
import { regulationsNamed } from '../citations/shapes/regulation.ts';
import { partsNamed } from '../definitions/partNames.ts';
import type { ShortName } from '../definitions/shortNames.ts';
import { own } from '../text.ts';
import { hereinafterNames } from './ownNames.ts';
import { type KnownParallel, knownParallels } from './parallels.ts';
import { commissionsNamed } from './regulations.ts';

/** An act that is named. */
export interface NamedAct {
  readonly id: string;
  /** Its id without the year; the id itself where it has none. */
  readonly short: string;
  /** An acronym that stands within its name. */
  readonly acronym: string | undefined;
}

export interface Names {
  /** Short names of laws: `INA` and the law's id. */
  readonly shorts: readonly (readonly [term: string, id: string])[];
  readonly acts: readonly NamedAct[];
  /** Parts of regulations and the titles in which they are cited. */
  readonly parts: readonly (readonly [part: string, title: string])[];
  /** "hereinafter referred to as the Act": the word, and the law's id. */
  readonly hereinafter: readonly (readonly [term: string, id: string])[];
  readonly parallels: readonly KnownParallel[];
  /** Words for a law, of which the text says what they mean: "Act". */
  readonly meant: readonly string[];
}

const THE = /^the\s+(?=[A-Z\d])/;
/** "Trade Act of 1974", "World War Veterans' Act, 1924"; the day by which an act is known is no year of its name. */
const OF_YEAR = /(?<=[a-z])(?:-of)?-\d{4}$/;
/** Of such acts there is one for each year. */
const YEARLY = /-(?:appropriations?|authorization)-act-\d{4}$/;
/** An act's short name within its name. */
const ACRONYM = /\s\(([A-Z]{2}[A-Z&-]*)\)/;

/** "1974 Act" of ("the 1974 Act"); ("the Export Act") for the Export Act of 1979 is no name but the act's own. */
function withoutArticle(term: string, target: string): string {
  const bare = term.replace(THE, '');
  const slug = bare.toLowerCase().replace(/[^a-z\d]+/g, '-');
  return target.startsWith(`/us/act/${slug}`) ? term : bare;
}

/** "The words “the Act” mean Title I of …": the law may be one that nobody can tell. */
const MEANT = /["“`*_](?:[Tt]he\s)?Act,?["”'*_]{1,2}\s{1,9}(?:shall\s)?(?:means?|refers?\s{1,9}to)\b/;

/** The names that a stretch of text gives or uses. */
export function namesIn(
  text: string,
  phrases: readonly Phrase[],
  shorts: readonly ShortName[],
  quoted: (at: number) => boolean,
): Names {
  const acts = new Map<string, NamedAct>();
  const parts = new Map<string, string>();
  for (const phrase of phrases) {
    const { host } = phrase;
    if (host.type !== 'law') continue;
    if (host.kind === 'cfr') noteParts(phrase, parts);
    if (host.kind !== 'act') continue;
    for (const { id, range } of host.bases) {
      const name = text.slice(...range);
      const acronym = name.includes('(') ? ACRONYM.exec(name)?.[1] : undefined;
      const key = `${id} ${acronym}`;
      if (acts.has(key)) continue;
      const short = YEARLY.test(id) ? id : id.replace(OF_YEAR, '');
      acts.set(key, { id: own(id), short: own(short), acronym: acronym && own(acronym) });
    }
  }
  return {
    shorts: [
      ...shorts.map(({ term, target }) => [own(withoutArticle(term, target)), own(target)] as const),
      ...regulationsNamed(text),
      ...commissionsNamed(text),
      ...partsNamed(text, phrases),
    ],
    acts: [...acts.values()],
    parts: [...parts],
    hereinafter: [...hereinafterNames(text, phrases, quoted)].map(([term, id]) => [own(term), own(id)]),
    parallels: knownParallels(text, phrases),
    meant: text.includes('Act') && MEANT.test(text) ? ['Act'] : [],
  };
}

function noteParts(phrase: Phrase, parts: Map<string, string>): void {
  for (const { target } of lawTargets(phrase)) {
    const match = /^\/us\/cfr\/t(\d+)\/(?:pt(\d+)|s(\d+)\.)/.exec(target);
    const part = match?.[2] ?? match?.[3];
    if (match && part !== undefined && !parts.has(part)) parts.set(own(part), own(match[1]!));
  }
}
