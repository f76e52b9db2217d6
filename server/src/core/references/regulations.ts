/**
 * Regulations by the name that stands behind their section: "section 1.61-1 of the Income Tax Regulations", "section 560.530(a)
 * of the ITSR", where the document calls a part of the C.F.R. so, "section 76.66 of the Commission's rules".
 */
import type { Whole } from '../blocks/whole.ts';
import { makeStep, type Place, within } from '../citations/grammar/steps.ts';
import { kindData } from '../citations/kinds.ts';
import type { Phrase } from '../citations/phrase.ts';

const { regulations, commissions } = kindData('cfr');

/** Where others have the same short name, the document says which one it means. */
const named = new Map(
  regulations!.flatMap((each) =>
    each.shared ? [] : [each.name, each.short].flatMap((name) => (name ? [[name, each] as const] : [])),
  ),
);

const PART = /^(\/us\/cfr\/t\d+)\/pt(\d+)(?:\.\.\/us\/cfr\/t\d+\/pt(\d+))?$/;

/** The part of regulations that a place names, by its section with a point or by itself; undefined for any other. */
function partOf({ steps: [first] }: Place): number | undefined {
  const { prefix, designation } = first!;
  const number =
    /^\d+(?=[a-z]?\.\d)/.exec(designation)?.[0] ?? (prefix === 'pt' ? /^\d+$/.exec(designation)?.[0] : undefined);
  return number === undefined ? undefined : Number(number);
}

/** Whether all places of a phrase stand in some parts. */
function standIn({ places }: Phrase, [low, high]: readonly [number, number]): boolean {
  return (
    places.length > 0 &&
    places.every((place) => {
      const part = partOf(place);
      return part !== undefined && part >= low && part <= high;
    })
  );
}

/** The title of the C.F.R. in which all places stand that a phrase names "of the" regulations of a known name. */
export function titleOfRegulations(phrase: Phrase, name: string, whole: Whole): string | undefined {
  const known = named.get(name) ?? commissionOf(name, whole);
  return known && standIn(phrase, known.parts) ? `/us/cfr/t${known.title}` : undefined;
}

/**
 * "Commission's rules", "FCC's rules": of the one that is named; or of the one that the document says to be the Commission, else of
 * the only one that it names in full.
 */
function commissionOf(name: string, whole: Whole) {
  const whose = /^(.+)'s rules$/.exec(name)?.[1];
  if (whose === undefined) return undefined;
  if (whose !== 'Commission') return commissions!.find((each) => each.name === whose || each.short === whose);
  const called = commissions!.filter((each) => whole.named(calledSo(each.name)) !== undefined);
  const [one, another] =
    called.length > 0 ? called : commissions!.filter((each) => whole.named(each.name) !== undefined);
  return another ? undefined : one;
}

/** Under what a commission is kept that the document calls "the Commission". */
const calledSo = (name: string): string => `${name} (Commission)`;
/** Behind the full name of one. */
const CALLED_SO = /^\s+\((?:the\s+)?["“]?Commission(?:["”]|\s+or\s|\))/;

/** Commissions that a stretch of text names in full, each with the title of its rules. */
export function commissionsNamed(text: string): readonly (readonly [name: string, id: string])[] {
  const isNamed = text.includes('Commission');
  const isHeaded = text.includes('COMMISSION');
  if (!isNamed && !isHeaded) return [];
  return commissions!.flatMap(({ name, title }) => {
    const written = isNamed ? text.indexOf(name) : -1;
    const at = written < 0 && isHeaded ? text.indexOf(name.toUpperCase()) : written;
    if (at < 0) return [];
    const id = `/us/cfr/t${title}`;
    const called =
      /\bAGENCY:\s+$/.test(text.slice(Math.max(0, at - 12), at)) ||
      CALLED_SO.test(text.slice(at + name.length, at + name.length + 24));
    return called ? [[name, id] as const, [calledSo(name), id] as const] : [[name, id] as const];
  });
}

/** A law that a phrase names, and the phrase's places in it. */
interface InLaw {
  readonly base: string;
  readonly places: readonly Place[];
}

/**
 * The title, where sections or parts are named of what the document calls a part of it; "subpart E of the ITSR" lies in that part.
 * Any other law as it is.
 */
export function ofNamedPart(phrase: Phrase, base: string): InLaw | undefined {
  const { places } = phrase;
  const [, title, from, to] = PART.exec(base) ?? [];
  if (title === undefined) return { base, places };
  if (standIn(phrase, [Number(from), Number(to ?? from)])) return { base: title, places };
  return to === undefined && places.length > 0 && places.every(({ steps }) => steps[0]!.prefix === 'spt')
    ? { base: title, places: within([makeStep('pt', from!)], places) }
    : undefined;
}
