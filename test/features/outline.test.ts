import assert from 'node:assert/strict';
import { folding, semanticTokens, status } from '../../server/src/features/index.ts';
import { type OutlineItem, outline } from '../../server/src/features/outline.ts';
import { inAllForms, sameRanges } from './fixture.ts';

const tree = (items: readonly OutlineItem[], indent = ''): string =>
  items.map((item) => `${indent}${item.name}\n${tree(item.children, `${indent}  `)}`).join('');

const ORDER = `
Section 1. Purpose and Scope. This order sets a policy.

Sec. 2. Policy. (a) Each agency shall:

(i) publish its records of meetings with persons outside the Federal Government; and

(ii) keep them.

(b) *Costs.* Each agency bears its own.

Sec. 3. In carrying out this order, agencies act promptly.`;

describe('outline', () => {
  inAllForms('has headings, else first words, and levels', ORDER, ({ analysis }) => {
    assert.equal(
      tree(outline(analysis)),
      [
        'Section 1. Purpose and Scope',
        'Sec. 2. Policy',
        '  (a) Each agency shall:',
        '    (i) publish its records of meetings with persons outside the ...',
        '    (ii) keep them.',
        '  (b) Costs',
        'Sec. 3. In carrying out this order, agencies act promptly.',
        '',
      ].join('\n'),
    );
  });
});

describe('folding', () => {
  inAllForms(
    'folds what runs over several lines',
    `
«Section 1. Purpose. This order
sets a policy.»

«Sec. 2. Policy. «(a) Publish
records.»

(b) Keep them.»`,
    ({ analysis, ranges }) => {
      const folds = folding(analysis)
        .map((fold) => fold.range)
        .filter(([start, end]) => analysis.text.slice(start, end).includes('\n'));
      sameRanges(analysis, folds, ranges);
    },
  );
});

describe('semantic tokens', () => {
  inAllForms(
    'are designations, headings, citations, references, terms and deadlines',
    `
«Section 1.» «Purpose». The term "«gauge»" means a meter under «5 U.S.C. 552».

«Sec. 2.» «Policy». «(a)» «Within 30 days of the date of this order», act with «gauges» under «section 1 of this order».`,
    ({ analysis, ranges }) => {
      const tokens = semanticTokens(analysis);
      sameRanges(
        analysis,
        tokens.map((token) => token.range),
        ranges,
      );
      assert.deepEqual(
        tokens.map((token) => token.type),
        [
          'designation',
          'heading',
          'term',
          'citation',
          'designation',
          'heading',
          'designation',
          'deadline',
          'term',
          'reference',
        ],
      );
    },
  );
});

describe('status', () => {
  inAllForms('counts sections, not their subdivisions', ORDER, ({ analysis }) => {
    const { sections, citations, findings } = status(analysis, 3);
    assert.deepEqual({ sections, citations, findings }, { sections: 3, citations: 0, findings: 3 });
  });
});
