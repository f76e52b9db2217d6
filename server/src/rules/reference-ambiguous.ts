import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';

/** A reference to a number that two provisions have. */
export const referenceAmbiguous: Rule = {
  code: 'reference-ambiguous',
  severity: 'warning',
  title: 'A reference that two provisions fit',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft) return;
    const twice = new Set(
      shared.breaks.flatMap(({ kind, before }) => (kind === 'duplicate' ? [analysis.sections[before]!.id] : [])),
    );
    if (twice.size === 0) return;
    const { tree, sections } = analysis;
    for (const { parts } of analysis.references)
      for (const { range, target } of parts) {
        if (target.includes('..')) continue;
        // What lies below could be below either.
        const id = [...twice].find((place) => target === place || target.startsWith(`${place}/`));
        if (id === undefined) continue;
        const places = [tree.byId(id), tree.byId(`${id}~2`)].filter((index) => index >= 0);
        yield {
          range,
          message:
            'Two provisions of this document have that number. Renumber one of them, so that it is plain which is meant.',
          related: places.map((index) => ({ range: sections[index]!.labelRange, message: 'One that may be meant.' })),
        };
      }
  },
};
