/** Operative words: each that is used as an instruction's is in exactly one instruction, or among those that were not understood. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Analysis, Range } from '../../server/src/core/analysis.ts';
import { analyze } from '../../server/src/core/analyze.ts';
import { unreadWords } from '../../server/src/core/instructions/unread.ts';
import { isUnread } from '../../server/src/rules/instruction-unread.ts';

const said = (text: string): string[] =>
  unreadWords(analyze(text, { name: 'draft.policy' })).map((range) => text.slice(...range));

/** A counter of its own, by the plainest signs of an instruction: what stands behind "by", or opens a marked item of a rule. */
const PLAIN =
  /\b(?:is|are)\s+(?:hereby\s+)?(?:further\s+)?amended\s+by\s+(striking|inserting|redesignating|adding|deleting)\s+(?:the\s+following|["“]|``|(?:sub)?(?:section|paragraph)s?\s+\()|\b(?:Sub)?[Ss]ection\s[\d(][\w()]*\s+of\s+the\s+[\w\s]{3,60}\s(?:is|are)\s+(?:hereby\s+)?(repealed|revoked|amended\s+to\s+read)\b|\bExecutive\s+Order\s+(?:No\.\s+)?\d[\d-]*(?:\s+of\s+[A-Z][a-z]+\s+\d+,\s+\d{4})?,?\s+(?:is|are)\s+(?:hereby\s+)?(revoked|rescinded|superseded)\b|\b[Tt]his\s+(?:order|memorandum)\s+(?:hereby\s+)?(supersedes|revokes|rescinds)\s+(?:Executive\s+Order\s+(?:No\.\s+)?\d|section\s+\d)/g;

const OTHERS = new Set(['quoted', 'matter', 'contents', 'recital', 'footnote', 'front-matter', 'note', 'signature']);

const within = ([from, to]: Range, at: number): boolean => from <= at && at < to;

/** Words that a plain reader takes for an instruction's, and that are in none, in two, or not told of. */
function passedOver(analysis: Analysis): string[] {
  const { text, form, regions, instructions } = analysis;
  // A codified text tells in its notes what was done to it, and does nothing.
  if (form === 'us-code' || form === 'cfr') return [];
  const verbs = instructions.flatMap((instruction) => instruction.verbs);
  const told = unreadWords(analysis);
  const wrong: string[] = [];
  for (const match of text.matchAll(PLAIN)) {
    const word = match.slice(1).find((each) => each !== undefined)!;
    const at = match.index + match[0].lastIndexOf(word);
    if (regions.some(({ kind, range }) => OTHERS.has(kind) && within(range, at))) continue;
    const times = [...verbs, ...told].filter((range) => within(range, at)).length;
    if (times !== 1) wrong.push(`${times}: ${text.slice(Math.max(0, match.index - 80), at + 60)}`);
  }
  // No word is in two instructions, and none that is in one is told of.
  const sorted = [...verbs, ...told].sort((a, b) => a[0] - b[0]);
  for (const [i, range] of sorted.entries())
    if (i > 0 && sorted[i - 1]![1] > range[0]) wrong.push(`twice: ${text.slice(...range)}`);
  return wrong;
}

describe('operative words without an instruction', () => {
  const told: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'of a text that has no citation',
      'Section 1. The President, by virtue of that authority, orders that heading 7 of the schedule be amended by deleting “84%” and by inserting “125%”.',
      ['deleting', 'inserting'],
    ],
    [
      'of an annex',
      'Section 1. The Annex to Executive Order 12866 is replaced and superseded in its entirety by the Annex to this order.',
      ['replaced and superseded'],
    ],
    [
      'of words, each by itself',
      'Sec. 3. “Director” is deleted wherever it appears in sections 1 and 2, and “Secretary” is substituted therefor.',
      ['deleted', 'substituted'],
    ],
    ['of something new', 'Section 1. A new Rule 9(j) is added as follows: “(j) Lamps are lit.”', ['added']],
    ['of the past', 'Section 2 of the Lamp Act of 1930 was amended by striking “the Board”.', []],
    [
      'of a law that is only read otherwise',
      'Section 2 of the Lamp Act of 1930 shall be applied by substituting “2 years” for “1 year”.',
      [],
    ],
    [
      'of what an order says was revoked',
      'The Board acts under the order revoked in 2009, as amended by Executive Order 13258.',
      [],
    ],
    [
      'in quoted matter',
      'Section 3 of Executive Order 12866 is amended to read as follows: “Sec. 3. Heading 7 is amended by deleting “8”.”.',
      [],
    ],
    [
      'of work',
      'The Secretary shall improve the lamps by adding staff and by removing barriers to their lighting.',
      [],
    ],
    ['of a condition', 'If section 3 of Executive Order 12866 is revoked, the Board reports.', []],
    [
      'of a letter',
      'Sec. 2. The letter of the President of August 10, 1950, relating to lamps, is superseded.',
      ['superseded'],
    ],
    [
      'of an act that no table has',
      'SEC. 2. The Harbor Lights Use Resolution (Public Law 102-1) is hereby repealed.',
      ['repealed'],
    ],
    ['of a part without a number', 'Section 1. (a) The preamble is revised to name the Board.', ['revised']],
    ['of what a memorandum ends', 'This memorandum rescinds Directive 21 of February 12, 2013.', ['rescinds']],
    [
      'of earlier instruments that are named by their kind alone',
      'Sec. 2. All previous versions of this guidance are rescinded. The prior policy on lamps is rescinded and replaced by this one. (c) Any earlier directive of the Board is withdrawn. The foregoing orders are revoked. This order supersedes all prior guidance on lamps.',
      ['rescinded', 'rescinded and replaced', 'withdrawn', 'revoked', 'supersedes'],
    ],
    [
      'of instruments that are ended from time to time, or on a condition',
      'Sec. 2. Any order of the Board is revoked if no lamp is lit. The rules of the Board are superseded by a statute. All permits are revoked each May. When the prior policy is rescinded, no lamp is lit. Orders that were revoked stay so.',
      [],
    ],
    [
      'of what is in a list',
      'Section 1. The following orders are revoked:\n\n(a) Executive Order 12866;\n\n(b) Executive Order 13258.',
      [],
    ],
    ['of a definition', 'Section 1. The term “old lamp” means a lamp that by its keeper is replaced.', []],
    [
      'of things',
      'Sec. 2. Data of a keeper shall be deleted from the system, and each record is removed when it is old.',
      [],
    ],
    [
      'of functions',
      'Sec. 2. The functions of the Board under section 3 of Executive Order 12866 are transferred to it.',
      [],
    ],
    ['of licences', 'Sec. 2. The license of a keeper who lights no lamp is revoked. A rescinded license is void.', []],
    [
      'of a plan',
      'Sec. 2. The Harbor Lights Finance Plan is revoked and rescinded at once.',
      ['revoked and rescinded'],
    ],
    [
      'of letters that a document ends',
      'This order supersedes the provisions of the letters of the President to the Keeper of Lamps dated August 16, 1955.',
      ['supersedes'],
    ],
    [
      'of an annex that another one stands for',
      'SECTION 1. Annex III of the Schedule, which lists lamps, is amended by substituting therefor the new Annex III, attached hereto.',
      ['substituting'],
    ],
    [
      'of a schedule',
      'Sec. 3. The Schedule shall be modified by inserting in numerical order the headings and subheadings listed above.',
      ['inserting'],
    ],
    ['of a slip of the pen', 'Executive Order No. 11202 of March 5, 1965, iv hereby revoked.', ['revoked']],
    [
      'of a section whose title is set beside it, in May',
      '(c) Section 1632.9 Certain Keepers May Ask for Lamps—is rescinded. The letter of the President of May 4, 1920, is rescinded.',
      ['rescinded', 'rescinded'],
    ],
    [
      'of what reads otherwise',
      'Section 4 of Executive Order 6426 shall read as follows: “Sec. 4. A lamp is lit.”',
      ['read'],
    ],
    [
      'of an attachment',
      'Attachment B to Memorandum M-20-07 is replaced in its entirety by this one. OMB Circular A-11, section 20, is revised to read: “20. Oil.”',
      ['replaced', 'revised'],
    ],
    [
      'of references',
      'Any reference in Executive Order 14006 to the Board is replaced with a reference to the Council.',
      ['replaced'],
    ],
    [
      'of something that stands in place of another',
      'There is hereby substituted for paragraph 2 of Executive Order No. 6424 the following: “2. A lamp is lit.”',
      ['substituted'],
    ],
    ['of what is revised by striking', 'Section 25 of the Lamp Act of 1930 is revised by striking “oil”.', []],
    [
      'of what a rule would do to things',
      'Sec. 2. Any rule that is old shall be rescinded, and a post shall be replaced.',
      [],
    ],
    ['of what a President did', 'In Proclamation 9980, the President modified U.S. Note 2 by inserting “lamps”.', []],
  ];
  for (const [name, text, words] of told)
    it(name, () => {
      assert.deepEqual(said(text), words);
    });

  it('of words in a list with the places in which they stand are one instruction, which is refused', () => {
    const analysis = analyze(
      'Section 1. Executive Order 12866 is amended as follows:\n\n(a) “lamps” in section 1 and “harbors” in section 2 are deleted.',
      { name: 'draft.policy' },
    );
    assert.deepEqual(unreadWords(analysis), []);
    const [only, ...others] = analysis.instructions;
    assert.deepEqual(others, []);
    assert.equal(only!.action, 'strike');
    assert.ok(isUnread(only!));
  });

  it('are none in an instruction that was read', () => {
    assert.deepEqual(
      said('Section 3 of Executive Order 12866 is amended by striking “the Board” and inserting “the Council”.'),
      [],
    );
  });

  const fixtures = ['test/fixtures/amend', 'test/fixtures/engine/instructions'].flatMap((folder) =>
    readdirSync(folder).flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').split(/^=== .*$/m)),
  );
  it('are in one instruction or told of, in the fixtures', () => {
    assert.ok(fixtures.length > 40);
    for (const text of fixtures) assert.deepEqual(passedOver(analyze(text.replace(/[«»‸]/g, ''))), []);
  });

  it('are in one instruction or told of, whatever forms stand side by side', () => {
    const one = fc.constantFrom(...fixtures.map((text) => text.split(/\n(?:---|- |\+ )/)[0]!.trim()));
    // What stands before the head of a rule would be of its preamble, which tells of changes and makes none.
    const isRule = (text: string): number => Number(text.startsWith('[Federal Register'));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (drawn) => {
        const texts = [...drawn].sort((a, b) => isRule(b) - isRule(a));
        assert.deepEqual(passedOver(analyze(texts.join('\n\n').replace(/[«»‸]/g, ''))), []);
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  const corpora = [
    '../shared/corpus',
    '../shared/desk',
    '../shared/amend/laws',
    '../shared/amend/laws-gpo',
    '../shared/large',
    '../shared/bulk',
  ].filter((folder) => existsSync(folder));
  it('are in one instruction or told of, in published laws, orders and rules', function () {
    if (corpora.length === 0) this.skip();
    this.timeout(120_000);
    for (const folder of corpora)
      for (const name of readdirSync(folder)
        .filter((each) => /\.(?:txt|md)$/.test(each))
        .filter((_, index, { length }) => length < 1000 || index % 8 === 0))
        assert.deepEqual(passedOver(analyze(readFileSync(`${folder}/${name}`, 'utf8'), { name })), [], name);
  });
});
