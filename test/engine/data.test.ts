/** What the data files say of themselves: each example is read as it says, no reject is read at all. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { analyze } from '../../server/src/core/analyze.ts';
import type { KindData } from '../../server/src/core/citations/kinds.ts';
import { unitWordAt } from '../../server/src/core/citations/units.ts';
import { identify } from '../../server/src/core/form/identity.ts';
import type { VerbData } from '../../server/src/core/instructions/verbs.ts';
import { areMarginNotes } from '../../server/src/core/structure/layout/marginNotes.ts';
import { Written } from '../../server/src/core/written.ts';
import { mark } from './fixture.ts';

const read = (file: string): unknown => parse(readFileSync(path.join('server/data', file), 'utf8'));

/** A sentence that a phrase can stand in, at the place where phrases stand. */
const CARRIERS: readonly ((phrase: string) => string)[] = [
  (phrase) => `Pursuant to ${phrase}, the Secretary shall act.\n`,
  (phrase) => `The Secretary shall act, as required by ${phrase}.\n`,
  (phrase) => `The Secretary shall act (${phrase}) without delay.\n`,
];

/** Names of acts stand behind an article; sections of them don't, nor do short names. */
const inSentence = (phrase: string, kind: KindData): string =>
  kind.shape === 'named' && /^[A-Z][a-z]/.test(phrase) && !unitWordAt(phrase, 0) ? `the ${phrase}` : phrase;

for (const file of readdirSync('server/data/kinds').filter((name) => name.endsWith('.yaml'))) {
  const kind = read(`kinds/${file}`) as KindData;
  describe(`data: kinds/${file}`, () => {
    for (const { text: phrase, targets } of kind.examples) {
      it(`reads "${phrase}"`, () => {
        for (const carrier of CARRIERS) {
          const text = carrier(inSentence(phrase, kind));
          const start = text.indexOf(phrase);
          const { citations, references } = analyze(text);
          assert.equal(
            mark(
              text,
              citations.map(({ range }) => range),
            ),
            mark(text, [[start, start + phrase.length]]),
          );
          assert.deepEqual(
            citations.map(({ kind, targets }) => ({ kind, targets })),
            [{ kind: kind.kind, targets }],
          );
          assert.deepEqual(references, []);
        }
      });
    }
    for (const phrase of kind.rejects) {
      it(`doesn't read "${phrase}"`, () => {
        for (const carrier of CARRIERS) {
          const text = carrier(phrase);
          const found = analyze(text).citations.filter((citation) => citation.kind === kind.kind);
          assert.equal(
            mark(
              text,
              found.map(({ range }) => range),
            ),
            text,
          );
        }
      });
    }
  });
}

interface FormData {
  readonly form: string;
  readonly examples: readonly string[];
  readonly rejects: readonly string[];
}

describe('data: forms.yaml', () => {
  for (const { form, examples, rejects } of read('forms.yaml') as readonly FormData[]) {
    for (const example of examples)
      it(`${form}: ${JSON.stringify(example.slice(0, 50))}`, () =>
        assert.equal(identify(Written.of(example), '').form, form));
    for (const reject of rejects)
      it(`no ${form}: ${JSON.stringify(reject.slice(0, 50))}`, () =>
        assert.notEqual(identify(Written.of(reject), '').form, form));
  }
});

describe('data: instructions.yaml', () => {
  for (const { action, examples, rejects } of read('instructions.yaml') as readonly VerbData[]) {
    for (const example of examples)
      it(`${action}: ${example}`, () => {
        assert.deepEqual(
          analyze(`Section 1. ${example}\n`).instructions.map((instruction) => instruction.action),
          [action],
        );
      });
    for (const reject of rejects)
      it(`no instruction: ${reject}`, () => assert.deepEqual(analyze(`Section 1. ${reject}\n`).instructions, []));
  }
});

interface UnitData {
  readonly unit: string;
  readonly rank: number;
  readonly prefix: string;
  readonly words: readonly string[];
  readonly subdivision?: boolean;
}

describe('data: units.yaml', () => {
  const units = read('units.yaml') as readonly UnitData[];

  it('gives each word to one unit', () => {
    const words = units.flatMap((unit) => unit.words);
    assert.deepEqual(
      words.filter((word, index) => words.indexOf(word) !== index),
      [],
    );
  });

  it('gives each prefix to one unit, and none to subdivisions', () => {
    const prefixes = units.filter((unit) => !unit.subdivision).map((unit) => unit.prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    assert.ok(units.filter((unit) => unit.subdivision).every((unit) => unit.prefix === '' && unit.rank > 10));
  });

  for (const { unit, words } of units) {
    it(`reads the words of ${unit}`, () => {
      for (const word of words) {
        for (const form of [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()]) {
          const found = unitWordAt(`${form} 2`, 0);
          assert.equal(found?.unit.unit, unit, form);
          assert.equal(found?.end, form.length, form);
        }
      }
    });
  }
});

describe('data: headings.yaml', () => {
  const { predicates } = read('headings.yaml') as Readonly<
    Record<'predicates', { readonly examples: readonly string[]; readonly rejects: readonly string[] }>
  >;
  const headingOf = (words: string): string | undefined =>
    analyze(`1. LAMPS. This Instruction:\n\na. ${words}. All lamps burn.\n\nb. Lamps. They burn.\n`).sections.find(
      ({ label }) => label === 'a.',
    )?.heading;
  for (const words of predicates.examples) it(`no heading: ${words}`, () => assert.equal(headingOf(words), ''));
  for (const words of predicates.rejects) it(`a heading: ${words}`, () => assert.equal(headingOf(words), words));
});

describe('data: margin-notes.yaml', () => {
  const { examples, rejects } = read('margin-notes.yaml') as {
    readonly examples: readonly string[];
    readonly rejects: readonly string[];
  };
  for (const words of examples) it(`notes of a margin: ${words}`, () => assert.ok(areMarginNotes(words)));
  for (const words of rejects) it(`text: ${words}`, () => assert.ok(!areMarginNotes(words)));
});
