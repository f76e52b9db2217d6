/**
 * Regulations by the name that stands behind their section: "section 1.61-1 of the Income Tax Regulations", "section 560.530(a)
 * of the ITSR", where the document calls a part of the C.F.R. so.
 */
import { kindData } from '../citations/kinds.ts';
import type { Phrase } from '../citations/phrase.ts';

/** Where others have the same short name, the document says which one it means. */
const named = new Map(
  kindData('cfr').regulations!.flatMap((each) =>
    each.shared ? [] : [each.name, each.short].flatMap((name) => (name ? [[name, each] as const] : [])),
  ),
);

const PART = /^(\/us\/cfr\/t\d+)\/pt(\d+)(?:\.\.\/us\/cfr\/t\d+\/pt(\d+))?$/;

/** The part of regulations that a place names, by its section with a point or by itself; undefined for any other. */
function partOf({ steps: [first] }: Phrase['places'][number]): number | undefined {
  const { prefix, designation } = first!;
  const number =
    /^\d+(?=[a-z]?\.\d)/.exec(designation)?.[0] ?? (prefix === 'pt' ? /^\d+$/.exec(designation)?.[0] : undefined);
  return number === undefined ? undefined : Number(number);
}

/** The title of the C.F.R. in which all places stand that a phrase names "of the" regulations of a known name. */
export function titleOfRegulations({ places }: Phrase, name: string): string | undefined {
  const known = named.get(name);
  const within = (part: number | undefined): boolean =>
    part !== undefined && part >= known!.parts[0] && part <= known!.parts[1];
  return known && places.length > 0 && places.every((place) => within(partOf(place)))
    ? `/us/cfr/t${known.title}`
    : undefined;
}

/** The title, where sections or parts are named of what the document calls a part of it; the part itself for what lies in it. */
export function ofNamedPart({ places }: Phrase, base: string): string | undefined {
  const [, title, from, to] = PART.exec(base) ?? [];
  if (title === undefined) return base;
  const parts = places.map(partOf);
  if (parts.every((part) => part !== undefined && part >= Number(from) && part <= Number(to ?? from))) return title;
  // "subpart E of the ITSR".
  return to === undefined && places.every(({ steps }) => steps[0]!.prefix === 'spt') ? base : undefined;
}
