import { provision } from '../core/passages.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';

/** A reference to a number that two provisions have. */
export const referenceAmbiguous: Rule = {
  code: 'reference-ambiguous',
  severity: 'warning',
  title: 'A reference that two provisions fit',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft) return;
    /** The two provisions of each such number. */
    const twice = new Map<string, readonly [number, number]>();
    for (const { kind, before, index } of shared.breaks) {
      if (kind !== 'duplicate') continue;
      const { id } = provision(analysis, before)!;
      if (!twice.has(id)) twice.set(id, [before, index]);
    }
    if (twice.size === 0) return;
    const ids = [...twice.keys()];
    const pointing = shared.each(
      'references to what stands there twice',
      ({ passage }) => passage.references.flatMap(({ parts }) => parts.filter(({ target }) => isBelow(target, twice))),
      ids.join(' '),
    );
    for (const [place, { at }] of analysis.passages.all.entries())
      for (const { range, target } of pointing[place]!) {
        const id = ids.find((each) => target === each || target.startsWith(`${each}/`))!;
        yield {
          range: [at + range[0], at + range[1]],
          message:
            'Two provisions of this document have that number. Renumber one of them, so that it is plain which is meant.',
          related: twice
            .get(id)!
            .map((index) => ({ range: provision(analysis, index)!.labelRange, message: 'One that may be meant.' })),
        };
      }
  },
};

/** Whether a reference leads to one of some provisions, or below: what lies below could be below either. */
function isBelow(target: string, provisions: ReadonlyMap<string, unknown>): boolean {
  if (target.includes('..')) return false;
  for (let cut = target.length; cut > 0; cut = target.lastIndexOf('/', cut - 1))
    if (provisions.has(target.slice(0, cut))) return true;
  return false;
}
