/** Texts made to be slow, put to every feature. Work is counted, not timed: how often the lists of the analysis are read. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/core/analysis.ts';
import { analyze } from '../../server/src/core/analyze.ts';
import { adversarial } from '../engine/adversarial.ts';
import { wholeLaw } from '../law/helpers.ts';
import { everything } from './everything.ts';

/** The same analysis, whose lists tell how often an element of theirs is read. */
function counted(analysis: Analysis): { readonly analysis: Analysis; readonly reads: () => number } {
  let reads = 0;
  const watch = <T>(list: readonly T[]): readonly T[] =>
    new Proxy(list, {
      get(target, key, receiver) {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
        return Reflect.get(target, key, receiver);
      },
    });
  const { sections, citations, references, definitions, deadlines, regions } = analysis;
  const lists = {
    sections: watch(sections),
    citations: watch(citations.map((each) => ({ ...each, parts: watch(each.parts), targets: watch(each.targets) }))),
    references: watch(references.map((each) => ({ ...each, parts: watch(each.parts), targets: watch(each.targets) }))),
    definitions: watch(definitions),
    deadlines: watch(deadlines),
    regions: watch(regions),
  };
  return { analysis: { ...analysis, ...lists }, reads: () => reads };
}

describe('features: texts made to be slow', function () {
  this.timeout(120_000);

  for (const [name, make] of Object.entries(adversarial)) {
    it(`do no more than their share of work on ${name}`, async () => {
      // As a draft, of which the rules ask most.
      const small = analyze(make(4_000), { name: 'draft.policy' });
      const large = analyze(make(16_000), { name: 'draft.policy' });
      for (const [feature, ask] of Object.entries(everything(await wholeLaw()))) {
        const work = [small, large].map((analysis) => {
          const { analysis: watched, reads } = counted(analysis);
          ask(watched);
          return reads();
        });
        // Four times the text: four times the work, and half as much again for what is sorted.
        assert.ok(work[1]! <= 6 * work[0]! + 4_000, `${feature}: ${work[0]} reads, then ${work[1]}`);
      }
    });
  }
});
