/** What holds of every analysis of any text: fixtures, samples and real documents, mutated at random; texts made to be slow. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Analysis, Part, Range } from '../../server/src/core/analysis.ts';
import { analyze, readVersion } from '../../server/src/core/analyze.ts';
import { adversarial } from './adversarial.ts';
import { fixturesOf, KINDS, unmark } from './fixture.ts';

interface Source {
  readonly name: string;
  readonly text: string;
}

const read = (folder: string): Source[] =>
  existsSync(folder)
    ? readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
    : [];

const fixtures = KINDS.flatMap((kind) =>
  fixturesOf(kind).map(({ name, marked }) => ({ name, text: unmark(marked).text })),
);
const documents = [...read('samples'), ...read('../shared/corpus')].filter(({ text }) => text.length < 80_000);
const sources = [...fixtures, ...documents];

/** What a mutation may put into a text: the signs that the engine reads by, and what disturbs them. */
const PIECES = [
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  ' ',
  '\u00a0',
  '\u0000',
  '\u00ad',
  '\u2028',
  '😀',
  '\ud83d',
  '(',
  ')',
  '(a)',
  '(i) ',
  '\n\n(b) ',
  '\n1. ',
  'Section 2. ',
  '\nSec. 3. Heading. ',
  '\nPART II—FILES\n',
  '§ ',
  '“',
  '”',
  '``',
  "''",
  '"',
  '[[Page 7]]',
  '[[Page ',
  '> ',
  '- ',
  '**',
  '<u>',
  '</u>',
  '---\n',
  '# ',
  'section 2(a)',
  ' of this order',
  ' of the Act',
  ' of such Act',
  '8 U.S.C. ',
  '1101 et seq.',
  'Public Law ',
  'Executive Order 12866',
  'the Trade Act of 1974',
  ' is amended by inserting the following: ',
  'the term “file” means ',
  ' (INA)',
  'within 30 days of the date of this order',
  ', and ',
  ' through ',
  '–',
  'THE WHITE HOUSE,',
  'Whereas ',
];

type Mutation = (text: string) => string;

/** One change of a text at places that are shares of its length. */
const mutation: fc.Arbitrary<Mutation> = fc
  .tuple(fc.nat(4), fc.nat(9_999), fc.nat(9_999), fc.nat(60), fc.constantFrom(...PIECES))
  .map(([what, first, second, length, piece]) => (text: string) => {
    const at = Math.floor((text.length * first) / 10_000);
    const other = Math.floor((text.length * second) / 10_000);
    const cut = text.slice(other, other + length);
    switch (what) {
      case 0:
        return text.slice(0, at) + piece + text.slice(at);
      case 1:
        return text.slice(0, at) + text.slice(at + length);
      case 2:
        return text.slice(0, at) + cut + text.slice(at);
      case 3:
        return text.slice(0, at) + text.slice(at, at + length).toUpperCase() + text.slice(at + length);
      default:
        return text.slice(0, at);
    }
  });

/** A document, changed some times over. */
const mutated = (from: readonly Source[], changes: number): fc.Arbitrary<Source> =>
  fc.tuple(fc.nat(from.length - 1), fc.array(mutation, { maxLength: changes })).map(([index, mutations]) => {
    const { name, text } = from[index]!;
    return { name, text: mutations.reduce((changed, mutate) => mutate(changed), text) };
  });

const inside = (inner: Range, outer: Range): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

/** Asserts what holds of every analysis. */
function checkInvariants(analysis: Analysis): void {
  const { text, sections, citations, references, definitions, deadlines, instructions, regions } = analysis;
  const whole: Range = [0, text.length];
  const sound = (range: Range, what: string): void => {
    assert.ok(range[0] <= range[1] && inside(range, whole), `${what}: [${range}] in [${whole}]`);
    for (const at of range) {
      const split = text[at - 1] === '\r' && text[at] === '\n';
      assert.ok(!split, `${what}: [${range}] parts CR from LF`);
    }
  };

  const ids = new Set<string>();
  const ends: number[] = [];
  sections.forEach((section, index) => {
    const { id, range, labelRange, headingRange, parent, depth } = section;
    sound(range, id);
    sound(labelRange, id);
    assert.ok(id.startsWith('/') && !ids.has(id), `${id} comes twice`);
    ids.add(id);
    assert.ok(range[0] === labelRange[0] && labelRange[0] < labelRange[1] && inside(labelRange, range), `${id}: label`);
    if (headingRange) {
      sound(headingRange, id);
      assert.ok(headingRange[0] >= labelRange[1] && inside(headingRange, range), `${id}: heading`);
    }
    assert.ok(parent >= -1 && parent < index, `${id}: its parent precedes it`);
    assert.equal(depth, parent < 0 ? 0 : sections[parent]!.depth + 1, `${id}: depth`);
    if (parent >= 0) assert.ok(inside(range, sections[parent]!.range), `${id} lies within ${sections[parent]!.id}`);
    assert.ok(index === 0 || labelRange[0] >= sections[index - 1]!.labelRange[1], `${id}: order`);
    ends.length = depth + 1;
    assert.ok((ends[depth] ?? 0) <= range[0], `${id} begins where the provision before it has ended`);
    ends[depth] = range[1];
  });

  const phrases = [...citations, ...references].sort((a, b) => a.range[0] - b.range[0]);
  phrases.forEach((phrase, index) => {
    const words = text.slice(...phrase.range);
    sound(phrase.range, words);
    assert.ok(phrase.range[0] < phrase.range[1] && words === words.trim(), `"${words}" has no blank at its ends`);
    assert.ok(index === 0 || phrases[index - 1]!.range[1] <= phrase.range[0], `"${words}" overlaps another`);
    assert.ok(phrase.targets.length > 0 && phrase.targets.every((target) => target.startsWith('/')), words);
    const ofParts = new Set(phrase.parts.map((part: Part) => part.target));
    assert.deepEqual([...ofParts].sort(), [...phrase.targets].sort(), `"${words}": targets`);
    for (const part of phrase.parts) {
      sound(part.range, words);
      assert.ok(inside(part.range, phrase.range), `"${words}": a part lies within`);
    }
  });
  for (const list of [citations, references, definitions, deadlines])
    list.forEach((item, index) => {
      assert.ok(index === 0 || list[index - 1]!.range[0] <= item.range[0], 'each list is in order');
    });

  for (const { term, range, body, scope } of definitions) {
    sound(range, term);
    sound(body, term);
    assert.ok(term.trim() !== '' && scope >= -1 && scope < sections.length, `${term}: scope`);
  }
  for (const { range, date, section, from } of deadlines) {
    sound(range, from);
    assert.ok(date === null || /^\d{4}-\d{2}-\d{2}$/.test(date), `${date}`);
    assert.ok(section === null || ids.has(section), `${section}`);
  }
  for (const { range, kind } of regions) sound(range, kind);

  const operative = new Set<number>();
  instructions.forEach(({ range, matter, verbs, target, targets }, index) => {
    const words = text.slice(...range);
    sound(range, words);
    const before = instructions[index - 1]?.range;
    assert.ok(!before || before[1] <= range[0] || inside(range, before), `"${words}" overlaps another`);
    assert.ok(words === words.trim() && words !== '', `"${words}" has no blank at its ends`);
    assert.equal(target, targets[0] ?? null, words);
    for (const each of matter) {
      sound(each, words);
      assert.ok(inside(each, range), `"${words}": its matter lies within`);
    }
    for (const verb of verbs) {
      assert.ok(inside(verb, range) && !operative.has(verb[0]), `"${words}": its words are of no other`);
      operative.add(verb[0]);
    }
  });
}

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
        const before = analyze(text, { name });
        const ends = paragraphEnds(before);
        if (ends.length === 0) return;
        const end = ends[where % ends.length]!;
        const start = added ? end : text.lastIndexOf('\n\n', end - 1) + 2;
        const after = analyze(`${text.slice(0, end)}${added ? '\n\n' : ' '}${words}${text.slice(end)}`, { name });
        assert.deepEqual(saidBefore(after, start), saidBefore(before, start));
        compared++;
      }),
      { numRuns: 1500 },
    );
    assert.ok(compared > 500, `only ${compared} were compared`);
  });
}).timeout(120_000);

describe('engine: texts made to be slow', () => {
  for (const [name, make] of Object.entries(adversarial)) {
    it(`reads ${name}`, () => checkInvariants(analyze(make(60_000))));
    // What goes well with thousands may not with hundreds of thousands: a call takes no more arguments than its stack.
    it(`reads a megabyte of ${name}`, () => void analyze(make(1_000_000)));
  }
}).timeout(120_000);
