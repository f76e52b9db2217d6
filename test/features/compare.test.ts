/** Two texts by their structure. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Comparison, compare } from '../../server/src/compare/compare.ts';
import { comparisonHtml, comparisonMarkdown, comparisonText } from '../../server/src/compare/formats.ts';
import { compareWords } from '../../server/src/compare/words.ts';
import { analyze } from '../../server/src/core/analyze.ts';

const ORDER = `Executive Order 14990 of March 3, 2026

Orderly Harbors

Section 1. Policy. It is the policy of the United States that harbors are kept in good order at all times.

Sec. 2. Review. (a) The Secretary of Commerce shall review all harbors within 30 days of the date of this order.

(b) The Director of the Office of Harbors shall publish a list of harbors that were found wanting.

Sec. 3. Funds. Not more than $5,000,000 may be spent on the lights of the smaller harbors.

Sec. 4. Definitions. The term "harbor" means a place where ships lie.
`;

const between = (before: string, after: string): Comparison => compare(analyze(before), analyze(after));
const lines = ({ changes }: Comparison): string[] =>
  changes.map(({ kinds, before, after }) => `${before?.cite ?? '-'} > ${after?.cite ?? '-'}: ${kinds.join(', ')}`);
const changed = (...edits: readonly (readonly [from: string, to: string])[]): string =>
  edits.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from);
    return text.replace(from, to);
  }, ORDER);

describe('compare: provisions', () => {
  it('says nothing of the same text, nor of another print of it', () => {
    assert.deepEqual(between(ORDER, ORDER).changes, []);
    const print = ORDER.replace(/"/g, '”').replace(/ {1}(\w+)\n/g, '\n$1\n');
    assert.deepEqual(lines(between(ORDER, print)), []);
  });

  it('words within a provision', () => {
    const { changes } = between(ORDER, changed(['found wanting', 'found lacking']));
    assert.deepEqual(
      changes.map(({ kinds, after }) => [after!.cite, ...kinds]),
      [['section 2(b)', 'reworded']],
    );
    assert.deepEqual(
      changes[0]!.words.filter(({ kind }) => kind !== 'same'),
      [
        { kind: 'removed', text: 'wanting' },
        { kind: 'added', text: 'lacking' },
      ],
    );
  });

  it('a section between others: what follows is renumbered, not reworded', () => {
    const after = changed(
      ['Sec. 2. Review.', 'Sec. 2. Harbor Masters. Each harbor has a master.\n\nSec. 3. Review.'],
      ['Sec. 3. Funds.', 'Sec. 4. Funds.'],
      ['Sec. 4. Definitions.', 'Sec. 5. Definitions.'],
    );
    assert.deepEqual(lines(between(ORDER, after)), [
      '- > section 2: added',
      'section 2 > section 3: renumbered',
      'section 3 > section 4: renumbered',
      'section 4 > section 5: renumbered',
    ]);
    assert.deepEqual(lines(between(after, ORDER)), [
      'section 2 > -: removed',
      'section 3 > section 2: renumbered',
      'section 4 > section 3: renumbered',
      'section 5 > section 4: renumbered',
    ]);
  });

  it('a paragraph that goes to another section has moved', () => {
    const sentence =
      '(b) The Director of the Office of Harbors shall publish a list of harbors that were found wanting.';
    const after = changed([`${sentence}\n\n`, '']).replace(
      'smaller harbors.\n',
      `smaller harbors.\n\n${sentence.replace('(b)', '(a)')}\n`,
    );
    assert.ok(
      lines(between(ORDER, after)).includes('section 2(b) > section 3(a): moved'),
      String(lines(between(ORDER, after))),
    );
  });

  it('terms, deadlines and amounts stand in a list of their own', () => {
    const after = changed(
      ['within 30 days', 'within 45 days'],
      ['$5,000,000', '$7,500,000'],
      ['"harbor" means', '"port" means'],
    );
    assert.deepEqual(
      between(ORDER, after).facts.map(({ kind, before, after: now }) => [kind, before, now]),
      [
        ['term', 'harbor', null],
        ['term', null, 'port'],
        ['deadline', 'within 30 days of the date of this order', 'within 45 days of the date of this order'],
        ['amount', '$5,000,000', '$7,500,000'],
      ],
    );
  });
});

describe('compare: words', () => {
  it('what is all new is not painted word by word', () => {
    const words = compareWords('Ships lie in the harbor at night.', 'No officer may sell a lamp to a carrier.');
    assert.deepEqual(
      words.map(({ kind }) => kind),
      ['removed', 'added'],
    );
  });
  it('pieces together are the two texts', () => {
    const before = 'The Secretary shall, within ten days, review the list and the map.';
    const after = 'The Secretary may, within twenty days, review the map.';
    const pieces = compareWords(before, after);
    const side = (left: 'removed' | 'added') =>
      pieces
        .filter(({ kind }) => kind === 'same' || kind === left)
        .map(({ text }) => text)
        .join('');
    assert.deepEqual([side('removed'), side('added')], [before, after]);
  });
});

describe('compare: reports', () => {
  const comparison = between(ORDER, changed(['found wanting', 'found <b>lacking</b> [x](y)']));
  it('terminal', () => {
    const text = comparisonText(comparison, (_, words) => words);
    assert.match(text, /^1 reworded; \d+ unchanged\.\n\nSection 2\(b\): reworded\n {2}.*\[-wanting-\]\{\+<b>lacking/);
  });
  it('Markdown and HTML let nothing foreign through', () => {
    assert.match(comparisonMarkdown(comparison, 'a'), /~~wanting~~\*\*\\<b\\>lacking/);
    assert.match(comparisonHtml(comparison), /<del>wanting<\/del><ins>&#60;b&#62;lacking/);
  });
});

const CORPUS = '../shared/corpus';
(existsSync(CORPUS) ? describe : describe.skip)('compare: the corpus', () => {
  for (const name of existsSync(CORPUS) ? readdirSync(CORPUS).filter((file) => file.endsWith('.txt')) : [])
    it(`${name} is what it is`, () => {
      const analysis = analyze(readFileSync(path.join(CORPUS, name), 'utf8'), { name });
      assert.deepEqual(compare(analysis, analysis).changes, []);
    });
});
