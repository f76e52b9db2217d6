/** Citations in the notes of a law's margin, "<<NOTE: 49 USC 44927.>>", which stand between the words and are read past. */
import type { Citation, Kind, Range } from '../analysis.ts';
import { marginNotes } from '../structure/layout/marginNotes.ts';
import { lawTargets } from './phrase.ts';
import { scan } from './scan.ts';

/** What a margin says where a provision is classified, or what it is about. */
const KINDS: ReadonlySet<Kind> = new Set<Kind>(['usc', 'cfr', 'pl', 'act']);

/**
 * The citations of the margin's notes in a text as it is written, in order.
 * @param others those of its words, in order: a note within one is none of its own, for two never overlap
 */
export function marginCitations(written: string, others: readonly Citation[]): Citation[] {
  if (!written.includes('NOTE:')) return [];
  let next = 0;
  return marginNotes(written).flatMap((note): Citation[] => {
    while (next < others.length && others[next]!.range[1] <= note[0]) next++;
    if (next < others.length && others[next]!.range[0] < note[1]) return [];
    return scan(written.slice(...note)).phrases.flatMap((phrase): Citation[] => {
      const { host } = phrase;
      if (host.type !== 'law' || !KINDS.has(host.kind)) return [];
      const shifted = ([from, to]: Range): Range => [from + note[0], to + note[0]];
      const parts = lawTargets(phrase).map(({ target, range }) => ({ target, range: shifted(range) }));
      if (parts.length === 0) return [];
      const targets = [...new Set(parts.map(({ target }) => target))];
      return [{ kind: host.kind, range: shifted(phrase.range), targets, parts }];
    });
  });
}
