/** The tables of a document: what the data of duties says of itself, and each table over a text that can be read as law. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { analyze } from '../../server/src/core/analyze.ts';
import { duties } from '../../server/src/workspace/duties.ts';
import { terms } from '../../server/src/workspace/terms.ts';
import { law } from './fixture.ts';

interface Example {
  readonly text: string;
  readonly duties: readonly { who: string[]; sense: string; what: string; with?: string[] }[];
}
const data = parse(readFileSync('server/data/duties.yaml', 'utf8')) as {
  readonly examples: readonly Example[];
  readonly rejects: readonly string[];
};

const order = (text: string) => `Executive Order 14999\n\nSection 1. Duties. ${text}\n`;
const found = (text: string) => duties.of({ file: 'order.txt', analysis: analyze(order(text)) }, law);

describe('data: duties.yaml', () => {
  for (const { text, duties: wanted } of data.examples) {
    it(text, () => {
      const got = found(text).map(({ who, sense, what, with: others }) => ({ who, sense, what, with: others }));
      assert.deepEqual(
        got,
        wanted.map(({ who, sense, what, with: others = [] }) => ({ who, sense, what, with: others })),
      );
    });
  }
  it('an item of a list says its time once', () => {
    const text =
      '(a) The Secretary of Labor shall—\n\n(i) within 30 days of the date of this order, light the lamps; and\n\n(ii) keep them.';
    assert.deepEqual(
      found(text).map(({ what, by }) => [what, by]),
      [
        ['light the lamps', 'within 30 days of the date of this order'],
        ['keep them', ''],
      ],
    );
  });
  for (const text of data.rejects) it(`nobody: ${text}`, () => assert.deepEqual(found(text), []));
});

describe('the table of terms', () => {
  it('has of a sentence that defines several terms what is each one’s own', () => {
    const text =
      'Section 1. Definitions. The term "harbor" means a place where ships lie, and the term "keeper" means an officer. ' +
      'The terms "buoy" and "float" mean a mark that swims.';
    const rows = terms.of({ file: 'order.txt', analysis: analyze(`Executive Order 14999\n\n${text}\n`) }, law);
    assert.deepEqual(
      rows.map(({ term, definition }) => [term, definition]),
      [
        ['buoy', 'a mark that swims.'],
        ['float', 'a mark that swims.'],
        ['harbor', 'a place where ships lie'],
        ['keeper', 'an officer.'],
      ],
    );
  });
  const uses = (text: string) =>
    Object.fromEntries(
      terms.of({ file: 'order.txt', analysis: analyze(text) }, law).map((row) => [row.term, row.uses] as const),
    );

  it('counts plurals and capitals, and of a plural that is defined itself its own', () =>
    assert.deepEqual(
      uses(
        order(
          '(a) The term “harbors” means places.\n\n(b) The term “harbor” means one place.\n\n(c) The term “agency” means an office.\n\n(d) Agencies keep each harbor and all harbors. An agency closes a harbor. Harbors matter.',
        ),
      ),
      { harbors: 2, harbor: 2, agency: 2 },
    ));

  it('counts small letters where the capital is that of the sentence, and no verb', () =>
    assert.deepEqual(
      uses(
        order(
          '(a) “Southern border” shall mean a line.\n\n(b) “Wall” shall mean a barrier.\n\n(c) A wall along the southern border is built; officers shall wall it in.',
        ),
      ),
      { 'Southern border': 1, Wall: 1 },
    ));

  it('counts initials in the other number, and headings’ capitals in small letters', () =>
    assert.deepEqual(
      uses(
        order(
          '(a) “Electronic Surveillance” means listening. Health maintenance organizations (HMOs) are told of it.\n\n(b) No HMO needs electronic surveillance.',
        ),
      ),
      { 'Electronic Surveillance': 1, HMOs: 1 },
    ));

  it('goes on behind the points of an abbreviation in a definition', () =>
    assert.equal(
      terms.of(
        {
          file: 'o.txt',
          analysis: analyze(
            order('(a) “Officer” has the meaning given in section 3 of the Act (8 U.S.C. 1101). It ends.'),
          ),
        },
        law,
      )[0]?.definition,
      'has the meaning given in section 3 of the Act (8 U.S.C. 1101).',
    ));

  it('counts a hyphen as a blank of the term', () =>
    assert.deepEqual(
      uses(
        order(
          '(a) The term “old growth timber” means timber.\n\n(b) No old-growth timber is burnt, and old growth timber is kept.',
        ),
      ),
      { 'old growth timber': 2 },
    ));

  it('takes no line within a sentence for a definition', () =>
    assert.deepEqual(
      Object.keys(
        uses(
          'Executive Order 14999\n\nSec. 7. Definitions. (a) The term "biobased product," as defined in \n   Executive Order 13101, means a product.\n',
        ),
      ),
      ['biobased product'],
    ));

  it('leaves small letters to others where the capital is on purpose', () =>
    assert.deepEqual(
      uses(order('(a) “State” means one of the States.\n\n(b) In the State, a state of alarm is told of.')),
      {
        State: 2,
      },
    ));

  it('counts a longer term as itself', () =>
    assert.deepEqual(
      uses(
        order(
          '(a) The term “agency” means an office.\n\n(b) The term “covered agency” means one of a list.\n\n(c) Covered agencies report. Each agency helps.',
        ),
      ),
      { agency: 1, 'covered agency': 1 },
    ));
});
