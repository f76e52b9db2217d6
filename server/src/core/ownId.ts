/** By what others cite a document. */
import type { Analysis } from './analysis.ts';
import { slugOf } from './citations/slug.ts';

/** By what others cite the document; null where it has no number. */
export function ownId({ form, number, date }: Pick<Analysis, 'form' | 'number' | 'date'>): string | null {
  if (form === 'memorandum' && number === null && date !== null) return `/us/memo/${date}`;
  if (number === null) return null;
  if (form === 'executive-order') return `/us/eo/${number}`;
  if (form === 'proclamation') return `/us/proc/${number}`;
  if (form === 'public-law') return `/us/pl/${number.replace('-', '/')}`;
  const at = number.search(/\d/);
  const [chamber, figures] = [number.slice(0, at).replace(/[. ]/g, '').toLowerCase(), number.slice(at)];
  if (at > 0 && /^[a-z]+$/.test(chamber) && /^\d+$/.test(figures) && (form === 'bill' || form === 'resolution'))
    return `/us/bill/${chamber}/${figures}`;
  return null;
}

/** "This Act may be cited as the". */
const CITED_AS =
  /\bthis\s+Act,?(?:\s+and\s[^.;]{1,60}?)?\s+(?:may|shall)\s+be\s+(?:cited|known)(?:\s+and\s+\w+)?\s+as\s+(?:the\s+)?["“`*_]*$/i;
/** How far before a name the words reach that give it. */
const REACH = 160;

/** A name by which a bill or an act says that it may be cited. */
export interface ShortTitle {
  readonly id: string;
  readonly name: string;
}

/** The short titles that a bill or an act as a whole gives itself; one of a title of it is none of the whole. */
export function shortTitles({ form, text, citations, definitions, regions }: Analysis): readonly ShortTitle[] {
  // A copy of an act as amended has no more than its name.
  if (form !== 'bill' && form !== 'public-law' && form !== 'unknown') return [];
  const found: ShortTitle[] = [];
  for (const { kind, range, targets } of citations) {
    const id = targets[0]!;
    if (kind !== 'act' || targets.length > 1 || !/^\/us\/act\/[^/]+$/.test(id)) continue;
    const [start, end] = range;
    if (!CITED_AS.test(text.slice(Math.max(0, start - REACH), start))) continue;
    // An act may name another one, or a law that it amends.
    if (regions.some((region) => region.kind === 'matter' && region.range[0] <= start && end <= region.range[1]))
      continue;
    found.push({ id, name: text.slice(start, end).replace(/\s+/g, ' ') });
    // "or the 'Lamp Act'": another name for the same.
    for (const { target, term, range: own } of definitions)
      if (target === id && own[0] > end && own[0] < end + REACH)
        found.push({ id: `/us/act/${slugOf(term)}`, name: term });
  }
  return found;
}

/** All ids by which others cite the document: its number, and the names that it gives itself. */
export function ownIds(analysis: Analysis): readonly string[] {
  const number = ownId(analysis);
  const names = shortTitles(analysis).map(({ id }) => id);
  return number === null ? names : [number, ...names];
}
