import { isDraft } from './draft.ts';
import type { Rule } from './rule.ts';

/** A reference to a number that two provisions have. */
export const referenceAmbiguous: Rule = {
  code: 'reference-ambiguous',
  severity: 'warning',
  title: 'A reference that two provisions fit',

  *check(analysis) {
    if (!isDraft(analysis)) return;
    const { tree, sections } = analysis;
    for (const { parts } of analysis.references)
      for (const { range, target } of parts) {
        if (target.includes('..')) continue;
        const steps = target.split('/');
        // The outermost step that is there twice: what lies below could be below either.
        const twice = steps
          .slice(1)
          .map((_, depth) => steps.slice(0, depth + 2).join('/'))
          .find((id) => tree.byId(`${id}~2`) >= 0);
        const places = twice === undefined ? [] : [tree.byId(twice), tree.byId(`${twice}~2`)];
        if (places.length === 0 || places[0]! < 0) continue;
        yield {
          range,
          message:
            'Two provisions of this document have that number. Renumber one of them, so that it is plain which is meant.',
          related: places.map((index) => ({ range: sections[index]!.labelRange, message: 'One that may be meant.' })),
        };
      }
  },
};
