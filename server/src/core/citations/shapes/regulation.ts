/**
 * Regulations of the Code of Federal Regulations by their short name: "FAR 52.204-21", "DFARS subpart 204.73", "the Federal
 * Acquisition Regulation (FAR) 2.101". Each numbers its parts as its title does.
 */
import { isDigit, isSpace, skipGap, skipGapBack } from '../../text.ts';
import { readGroup } from '../grammar/groups.ts';
import { type PlaceList, readPlaces } from '../grammar/lists.ts';
import { makeStep, type Place } from '../grammar/steps.ts';
import { GAP, type KindData, kindData } from '../kinds.ts';
import { type Host, lawHost, makePhrase, type Phrase } from '../phrase.ts';
import { section, unitNamed } from '../units.ts';

const regulations = kindData('cfr').regulations!;
type Regulation = NonNullable<KindData['regulations']>[number];

const byShort: ReadonlyMap<string, Regulation> = new Map(
  regulations.flatMap((each) => (each.short === undefined ? [] : [[each.short, each] as const])),
);

/** The words that reading starts at: short names, and the last words of full ones. */
export const REGULATION_WORDS: readonly string[] = [
  ...byShort.keys(),
  ...new Set(regulations.flatMap(({ name }) => (name === undefined ? [] : [name.slice(name.lastIndexOf(' ') + 1)]))),
];

/** Full names before the end of a slice of text, with their article left out. */
const named = regulations.flatMap((data) =>
  data.name === undefined ? [] : [{ data, pattern: new RegExp(`\\b${data.name.replace(/ /g, GAP)}$`) }],
);
const LONGEST = 80;

/** "clause 52.204-21", "provision", "case"; a section's own word or sign is the grammar's. */
const CLAUSE = new RegExp(`(?:[Cc]lauses?|[Pp]rovisions?|[Ss]ections?|[Ss]ecs?\\.?|§§?)${GAP}?(?=\\d)`, 'y');

/** The phrase at a regulation's name; undefined where no place of it follows. */
export function readRegulation(text: string, at: number, word: string, from: number): Phrase | undefined {
  let end = at + word.length;
  const bracketed = text.charCodeAt(at - 1) === 40 && text.charCodeAt(end) === 41;
  if (bracketed) end++;
  // Most mentions have no place behind them.
  if (!isSpace(text.charCodeAt(end))) return undefined;
  const next = skipGap(text, end);
  const first = text.charCodeAt(next);
  if (!isDigit(first) && !PLACE_LETTERS.has(first)) return undefined;
  const short = byShort.get(word);
  const nameEnd = short === undefined ? end : bracketed ? skipGapBack(text, at - 1) : at;
  const full = short === undefined || bracketed ? fullName(text, nameEnd, from) : undefined;
  const data = short ?? full?.data;
  if (data === undefined || (bracketed && full === undefined)) return undefined;
  const list = placesAt(text, next);
  if (!list?.places.every((place) => isPlaceOf(data, place))) return undefined;
  const start = full?.start ?? at;
  const told = full !== undefined || data.shared === undefined || list.unit.unit === 'subpart';
  const sure = told || list.places.every((place) => isSure(data, place));
  return makePhrase([start, list.end], hostOf(data, start, sure), list.places, list.unit);
}

/** The letters with which a part, a subpart, a clause, a section begins. */
const PLACE_LETTERS: ReadonlySet<number> = new Set([...'pPsScC§'].map((letter) => letter.charCodeAt(0)));

/** The full name of a regulation that ends at an offset. */
function fullName(text: string, end: number, from: number): { data: Regulation; start: number } | undefined {
  const before = text.slice(Math.max(from, end - LONGEST), end);
  for (const { data, pattern } of named) {
    const match = pattern.exec(before);
    if (match) return { data, start: end - match[0].length };
  }
  return undefined;
}

function placesAt(text: string, at: number): PlaceList | undefined {
  CLAUSE.lastIndex = at;
  const start = CLAUSE.test(text) ? CLAUSE.lastIndex : at;
  if (!isDigit(text.charCodeAt(start))) return readGroup(text, at, false);
  const list = readPlaces(text, start, { unit: section, plural: false, worded: false, title: '' });
  return list && { ...list, places: list.places.map(asSubpart) };
}

const SUBPART = unitNamed('subpart')!.prefix;

/** "FAR 9.5" is a subpart: a section has three figures or four behind its point. */
function asSubpart(place: Place): Place {
  const [first, below] = place.steps;
  if (below || place.upto || !/^\d+\.\d\d?$/.test(first!.designation)) return place;
  return { ...place, steps: [makeStep(SUBPART, first!.designation)] };
}

const partOf = ({ steps: [first] }: Place): number => Number.parseInt(first!.designation, 10);

/** Whether a place can be one of a regulation: a part of its, or a section with a point in one. */
function isPlaceOf({ parts: [low, high] }: Regulation, place: Place): boolean {
  const { prefix, designation } = place.steps[0]!;
  if (prefix !== 'pt' && !/^\d+\.\d/.test(designation)) return false;
  const part = partOf(place);
  return part >= low && part <= high;
}

/** Whether nothing else of that short name can be meant: another regulation has no such part, or doesn't number so. */
function isSure({ shared }: Regulation, place: Place): boolean {
  const { designation } = place.steps[0]!;
  if (!designation.includes('.')) return !shared!.includes(partOf(place));
  return designation.includes('-') || (/\.\d{3}/.test(designation) && !shared!.includes(partOf(place)));
}

/** The title itself, or the full name, of which the document must tell that it means it. */
function hostOf({ title, name }: Regulation, at: number, sure: boolean): Host {
  if (!sure) return { type: 'term', term: name!, which: 'the' };
  return lawHost('cfr', [{ id: `/us/cfr/t${title}`, range: [at, at] }]);
}

/** Names of regulations that a stretch of text has in full, or by a short one that no other has, with what they stand for. */
export function regulationsNamed(text: string): readonly (readonly [term: string, id: string])[] {
  return regulations.flatMap(({ short, name, title, shared }) => {
    if (shared === undefined || short === undefined || name === undefined || !text.includes(name)) return [];
    const id = `/us/cfr/t${title}`;
    return [[name, id] as const, [short, id] as const];
  });
}
