/** A phrase in which law is pointed to, as it was read; what it means is decided afterwards (`references/`). */
import type { Kind, Part, Range } from '../analysis.ts';
import { address } from './address.ts';
import type { Place } from './grammar/steps.ts';
import type { Unit } from './units.ts';

/** One document that a phrase names. */
export interface Base {
  /** `/us/usc/t8`, `/us/eo/13767`. */
  readonly id: string;
  readonly range: Range;
}

/** What the places of a phrase are places of. */
export type Host =
  | { readonly type: 'law'; readonly kind: Kind; readonly bases: readonly Base[]; readonly bare: boolean }
  /** "of this order", "of this section": the word. */
  | { readonly type: 'self'; readonly word: string }
  /** "of the Act", "of such Act", "of the INA", "thereof". */
  | { readonly type: 'term'; readonly term: string; readonly which: 'the' | 'such' }
  /** Nothing follows: the context decides. */
  | { readonly type: 'none' }
  /** Of something that is no law, or none that we know. */
  | { readonly type: 'foreign' };

/** A host, and where the words end that name it. */
export interface ReadHost {
  readonly host: Host;
  readonly end: number;
}

/** A phrase as it was read. */
export interface Phrase {
  readonly range: Range;
  /** The unit of its first list; undefined where a document is named alone. */
  readonly unit: Unit | undefined;
  readonly places: readonly Place[];
  readonly host: Host;
  /** "note": the places' notes are meant. */
  readonly note: boolean;
  /** What `lawTargets` answered, kept for the next version of the text. */
  cited: readonly Part[] | undefined;
}

export const lawHost = (kind: Kind, bases: readonly Base[], bare = false): Host => ({
  type: 'law',
  kind,
  bases,
  bare,
});

/** A host that is one document. */
export const law = (kind: Kind, id: string, start: number, end: number): ReadHost => ({
  host: lawHost(kind, [{ id, range: [start, end] }]),
  end,
});

/** Makes a phrase; all have one shape, by which what reads them is fast. */
export const makePhrase = (
  range: Range,
  host: Host,
  places: readonly Place[] = [],
  unit: Unit | undefined = undefined,
  note = false,
): Phrase => ({ range, unit, places, host, note, cited: undefined });

/** The targets of a phrase whose host is a law: each place in each document; none where an address can't exist. */
export function lawTargets(phrase: Phrase): readonly Part[] {
  phrase.cited ??= targetsOf(phrase);
  return phrase.cited;
}

function targetsOf(phrase: Phrase): Part[] {
  if (phrase.host.type !== 'law') return [];
  const { bases } = phrase.host;
  if (phrase.places.length === 0)
    return bases.flatMap(({ id, range }) => {
      const target = address(id, []);
      return target === undefined ? [] : [{ target, range }];
    });
  return bases.flatMap(({ id }) => placeTargets(id, phrase.places, phrase.note));
}

/** The targets of places within a document: `/us/usc/t8` and 1225(b) are `/us/usc/t8/s1225/b`. */
export function placeTargets(id: string, places: readonly Place[], note = false): Part[] {
  return places.flatMap((place, index): Part[] => {
    const from = address(id, place.steps);
    const to = place.upto && address(id, place.upto);
    if (from === undefined || (place.upto && to === undefined)) return [];
    const target = to === undefined ? from : `${from}..${to}`;
    const noted = place.note || (note && index === places.length - 1);
    return [{ target: noted ? `${target}/note` : target, range: place.range }];
  });
}
