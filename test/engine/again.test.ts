/** A draft carried out again after an edit: what is kept from before gives the same as carrying all of it out. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { carryOutAgain } from '../../server/src/amend/again.ts';
import { type BaseText, carryOut, type Outcome, readable } from '../../server/src/amend/carryOut.ts';
import { standingBy } from '../../server/src/amend/standing.ts';
import { analyze } from '../../server/src/core/analyze.ts';

const standing = standingBy({ parallel: () => undefined });
const TEXTS: readonly BaseText[] = [9101, 9102, 9103].map((number) => ({
  id: `/us/usc/t36/s${number}`,
  name: `usc-36-${number}.txt`,
  text: `## § ${number}. Lamps\n    (a) __Board__\n    The Board inspects lamp ${number}.\n    (b) __Fees__\n    A fee of $5 is due, see subsection (a).\n`,
}));

const INSTRUCTIONS = [
  'Section 9101(a) of title 36, United States Code, is amended by striking “inspects” and inserting “cleans”.',
  'Section 9101(a) of title 36, United States Code, is amended by striking “inspects” and inserting “sees”.',
  'Section 9102 of title 36, United States Code, is amended by adding at the end the following:\n\n“(c) Lamps are lit.”.',
  'Section 9103 of title 36, United States Code, is amended by redesignating subsection (b) as subsection (c).',
  'Section 9103(c) of title 36, United States Code, is amended by striking “$5” and inserting “$6”.',
  'Chapter 91 of title 36, United States Code, is amended by adding at the end the following:\n\n“§ 9104. Oil\n\n“(a) Oil is bought.”.',
  'Section 9103 of title 36, United States Code, is amended by inserting after section 9103 the following new section:\n\n“§ 9105. Wicks\n\n“Wicks are trimmed.”.',
  'Section 9105 of title 36, United States Code, is amended by striking “trimmed” and inserting “cut”.',
  'Section 7 of title 10, United States Code, is repealed.',
  'Section 9102(a) of title 36, United States Code, is amended by striking “no such words”.',
];

/** The outcome with the words of the draft in place of the instructions' own objects. */
const plain = (text: string, { done, documents }: Outcome): unknown => ({
  documents,
  done: done.map(({ instruction, ...result }) => ({ ...result, words: text.slice(...instruction.range) })),
});

function same(text: string, texts: readonly BaseText[], name = 'draft.policy'): undefined {
  const analysis = analyze(text, { name });
  const read = readable(analysis);
  const again = plain(text, carryOutAgain(analysis, read, texts, standing));
  assert.deepEqual(again, plain(text, carryOut(analysis, read, texts, standing)));
}

describe('amend: carried out again', () => {
  it('gives what the whole gives, whatever is typed', () => {
    const edit = fc.record({
      at: fc.nat(),
      put: fc.constantFrom('x', ' ', '“', '.', '\n', ''),
      cut: fc.nat({ max: 12 }),
    });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(INSTRUCTIONS, { minLength: 1 }),
        fc.array(edit, { maxLength: 6 }),
        (instructions, edits) => {
          let text = `A BILL\n\n${instructions.join('\n\n')}\n`;
          same(text, TEXTS);
          for (const { at, put, cut } of edits) {
            const from = at % text.length;
            text = text.slice(0, from) + put + text.slice(from + cut);
            same(text, TEXTS);
          }
        },
      ),
      { numRuns: 120, seed: 5 },
    );
  }).timeout(60_000);

  const set = '../shared/amend';
  it('gives what the whole gives, of real laws', function () {
    if (!existsSync(set)) this.skip();
    this.timeout(120_000);
    for (const law of readdirSync(`${set}/before`).slice(0, 24)) {
      const folder = `${set}/before/${law}`;
      const texts = readdirSync(folder).map((name): BaseText => {
        const [, title, section] = /^usc-(\d+a?)-(.+)\.txt$/.exec(name)!;
        return { id: `/us/usc/t${title}/s${section}`, text: readFileSync(`${folder}/${name}`, 'utf8'), name };
      });
      const text = readFileSync(`${set}/laws/${law}.md`, 'utf8');
      same(text, texts, `${law}.md`);
      const at = text.indexOf('striking');
      same(`${text.slice(0, at)}e${text.slice(at)}`, texts, `${law}.md`);
    }
  });
});
