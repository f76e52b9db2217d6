/** What holds of every analysis of any text: fixtures, samples and real documents, mutated at random; texts made to be slow. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/core/analysis.ts';
import { analyze, readVersion } from '../../server/src/core/analyze.ts';
import { adversarial } from './adversarial.ts';
import { checkInvariants } from './invariants.ts';
import { documents, fixtures, found, hasCorpus, mutated, mutation, PIECES, sources } from './mutate.ts';

/**
 * A page of the press holds two columns, told apart over the whole page and over the pages like it: what is added below
 * tells where the notes in the margin begin, also above.
 */
const OF_THE_PRESS = /VerDate /;

/** Paragraphs in which nothing is numbered, named, cited, defined or due. */
const PLAIN = [
  'The offices shall be open to all who have business there.',
  'Nothing was said of the matter until the spring, when it was said again.',
  '😀 Nobody objected; everybody was content.',
];

/** Where a paragraph of running text ends within the document's own provisions. */
function paragraphEnds({ text, sections, regions }: Analysis): number[] {
  const last = sections.at(-1)?.range[1] ?? 0;
  return [...text.matchAll(/[a-z]\.(?=\n\n)/g)]
    .map((match) => match.index + match[0].length)
    .filter(
      (at) =>
        at < last &&
        at > (sections[0]?.labelRange[1] ?? 0) &&
        !regions.some(({ kind, range }) => kind !== 'recital' && range[0] <= at && at <= range[1]),
    );
}

/**
 * What an analysis says of the text before an offset: labels with their headings, save the last, whose heading depends
 * on whether text or provisions follow it; citations and references; definitions, save where they end; deadlines.
 */
function saidBefore(analysis: Analysis, at: number) {
  const { sections, citations, references, definitions, deadlines } = analysis;
  const before = sections.filter(({ labelRange }) => labelRange[1] <= at);
  return {
    sections: before.map(({ id, label, labelRange, heading, parent, depth }, index) =>
      index === before.length - 1 ? { id } : { id, label, labelRange, heading, parent, depth },
    ),
    citations: citations.filter(({ range }) => range[1] <= at),
    references: references.filter(({ range }) => range[1] <= at),
    definitions: definitions
      .filter(({ range }) => range[1] <= at)
      .map(({ term, range, target, scope }) => ({ term, range, target, scope })),
    deadlines: deadlines.filter(({ range }) => range[1] <= at),
  };
}

// The same changes in every run, so that a failure can be looked at; POLICY_TEXT_SEED tries others.
fc.configureGlobal({ seed: Number(process.env.POLICY_TEXT_SEED ?? 20261124) });

describe('engine: what holds of every analysis', () => {
  it('holds of the fixtures and the documents as they are', () => {
    for (const { text, name } of sources) checkInvariants(analyze(text, { name }));
  });

  it('holds of what the fuzzer once found', () => {
    for (const { text, name } of found) checkInvariants(analyze(text, { name }));
    assert.ok(found.length >= 4);
  });

  it('holds of fixtures changed at random', () => {
    fc.assert(
      fc.property(mutated(fixtures, 8), ({ text, name }) => checkInvariants(analyze(text, { name }))),
      { numRuns: 1500 },
    );
  });

  it('holds of documents changed at random', () => {
    fc.assert(
      fc.property(mutated(documents, 12), ({ text, name }) => checkInvariants(analyze(text, { name }))),
      { numRuns: 150 },
    );
  });

  it('holds of any string', () => {
    const signs = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        checkInvariants(analyze(text));
      }),
      { numRuns: 1500 },
    );
  });

  it('is the same each time, whatever was read in between', () => {
    fc.assert(
      fc.property(mutated(fixtures, 3), mutated(fixtures, 3), (one, other) => {
        const first = JSON.stringify(analyze(one.text, one));
        analyze(other.text, other);
        assert.equal(JSON.stringify(analyze(one.text, one)), first);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same with the help of an earlier version, however the text was changed', () => {
    // A change is read in its surroundings alone where there is enough text around it.
    const long = Array.from({ length: Math.floor(fixtures.length / 12) }, (_, index) => ({
      name: '',
      text: fixtures
        .slice(12 * index, 12 * index + 12)
        .map(({ text }) => text)
        .join('\n\n'),
    }));
    const from = [...long, ...documents];
    fc.assert(
      fc.property(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 6 }), (which, mutations) => {
        const { name, text } = from[which % from.length]!;
        let before = readVersion(text, { name });
        for (const mutate of mutations) {
          const changed = mutate(before.analysis.text);
          const after = readVersion(changed, { name, previous: before.memory });
          assert.equal(JSON.stringify(after.analysis), JSON.stringify(analyze(changed, { name })));
          before = after;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is so where a phrase depends on what stands over the end of its paragraph', () => {
    const filler = Array.from({ length: 9 }, () => PLAIN.join(' ')).join('\n\n');
    const text = (next: string) =>
      `${filler}\n\nSec. 1. Files. (a) What is kept is kept under this section\n\n${next}\n\n${filler}`;
    const before = readVersion(text('and nothing else is.'));
    const after = text('5 files are kept.');
    assert.deepEqual(analyze(after, { previous: before.memory }), analyze(after));
    assert.notDeepEqual(analyze(after).references, before.analysis.references);
  });

  it('says the same of what stands before a paragraph that is added or changed', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.constantFrom(...PLAIN), fc.boolean(), (which, where, words, added) => {
        const { text, name } = sources[which % sources.length]!;
        if (OF_THE_PRESS.test(text)) return;
        const before = analyze(text, { name });
        const ends = paragraphEnds(before);
        if (ends.length === 0) return;
        const end = ends[where % ends.length]!;
        const start = added ? end : text.lastIndexOf('\n\n', end - 1) + 2;
        const after = analyze(`${text.slice(0, end)}${added ? '\n\n' : ' '}${words}${text.slice(end)}`, { name });
        assert.deepEqual(saidBefore(after, start), saidBefore(before, start));
        compared++;
      }),
      { numRuns: 1800 },
    );
    assert.ok(compared > (hasCorpus ? 500 : 300), `only ${compared} were compared`);
  });
}).timeout(120_000);

describe('engine: texts made to be slow', () => {
  for (const [name, make] of Object.entries(adversarial)) {
    it(`reads ${name}`, () => checkInvariants(analyze(make(60_000))));
    // What goes well with thousands may not with hundreds of thousands: a call takes no more arguments than its stack.
    it(`reads a megabyte of ${name}`, () => void analyze(make(1_000_000)));
  }
}).timeout(120_000);
