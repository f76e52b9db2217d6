/** Texts made to be slow, put to every feature. Work is counted, not timed: how often the lists of the analysis are read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Analysis } from '../../server/src/core/analysis.ts';
import { analyze } from '../../server/src/core/analyze.ts';
import * as drafting from '../../server/src/drafting/index.ts';
import * as features from '../../server/src/features/index.ts';
import { adversarial } from '../engine/adversarial.ts';
import { wholeLaw } from '../law/helpers.ts';
import { costly, everything } from './everything.ts';

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

/** Four times the text: four times the work, and half as much again for what is sorted. */
function shares(feature: string, ask: (analysis: Analysis) => unknown, ...texts: readonly Analysis[]): void {
  const [less, more] = texts.map((analysis) => {
    const { analysis: watched, reads } = counted(analysis);
    ask(watched);
    return reads();
  });
  assert.ok(more! <= 6 * less! + 4_000, `${feature}: ${less} reads, then ${more}`);
}

describe('features: texts made to be slow', function () {
  this.timeout(120_000);

  it('are put to every feature and every edit that there is', () => {
    const asked = readFileSync('test/features/everything.ts', 'utf8');
    // What takes no document, or is asked by another of them.
    const others =
      /^(?:baseWords|documentation|lawDocument|lensTitle|opens|sectionOfUri|renamable|apply|offsetAfter|removedMark|designationRange|emptyLabelAt|firstBelow|labelAfter|renumber|followElsewhere|wordsOfCiting|verify)$/;
    for (const [kind, all] of Object.entries({ features, drafting }))
      for (const [name, made] of Object.entries(all))
        if (typeof made === 'function' && !others.test(name))
          assert.ok(asked.includes(`${kind}.${name}`), `${kind}.${name} is asked about none of these texts`);
  });

  for (const [name, make] of Object.entries(adversarial)) {
    it(`do no more than their share of work on ${name}`, async () => {
      // As a draft, of which the rules ask most.
      const small = analyze(make(4_000), { name: 'draft.policy' });
      const large = analyze(make(16_000), { name: 'draft.policy' });
      for (const [feature, ask] of Object.entries(everything(await wholeLaw()))) shares(feature, ask, small, large);
    });

    it(`do no more than their share of work on ${name} where a text is read anew`, async () => {
      const small = analyze(make(1_000), { name: 'draft.policy' });
      const large = analyze(make(4_000), { name: 'draft.policy' });
      for (const [feature, ask] of Object.entries(costly(await wholeLaw()))) shares(feature, ask, small, large);
    });
  }
});
