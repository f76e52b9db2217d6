import { isDraft } from './draft.ts';
import type { Rule } from './rule.ts';
import { breaks } from './siblings.ts';

/** A reference to a number that two provisions have. */
export const referenceAmbiguous: Rule = {
  code: 'reference-ambiguous',
  severity: 'warning',
  title: 'A reference that two provisions fit',

  *check(analysis) {
    if (!isDraft(analysis)) return;
    const { tree, sections } = analysis;
    const twice = new Set(
      breaks(analysis).flatMap(({ kind, before }) => (kind === 'duplicate' ? [sections[before]!.id] : [])),
    );
    if (twice.size === 0) return;
    for (const { parts } of analysis.references)
      for (const { range, target } of parts) {
        if (target.includes('..')) continue;
        const steps = target.split('/');
        // The outermost step that is there twice: what lies below could be below either.
        const id = steps
          .slice(1)
          .map((_, depth) => steps.slice(0, depth + 2).join('/'))
          .find((place) => twice.has(place));
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
