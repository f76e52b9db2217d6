/** Instructions carried out: each form in words of our own, and what holds for any instruction on any base. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type BaseText, carryOut, type Outcome } from '../../server/src/amend/carryOut.ts';
import { standingBy } from '../../server/src/amend/standing.ts';
import { readVersion } from '../../server/src/core/analyze.ts';

const ID = '/us/usc/t36/s9101';
const nothing = standingBy({ parallel: () => undefined });

function amended(draft: string, base: string, id = ID): Outcome {
  const { analysis, memory } = readVersion(draft, { name: 'draft.txt' });
  const texts: BaseText[] = [{ id, text: base, ...(id === ID ? {} : { name: 'order.txt' }) }];
  return carryOut(analysis, memory.text, texts, nothing);
}

/** Words alone: how lines are indented is no part of the law. */
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface Case {
  readonly name: string;
  readonly draft: string;
  readonly conflict: string | undefined;
  readonly warnings: readonly string[];
  readonly come: readonly string[];
  readonly gone: readonly string[];
}

/** The base of a file of forms, and its cases. */
function formsOf(file: string): { readonly base: string; readonly cases: readonly Case[] } {
  const [first, ...blocks] = readFileSync(`test/fixtures/amend/${file}`, 'utf8').split(/^=== /m).slice(1);
  const cases = blocks.map((block): Case => {
    const lines = block.trimEnd().split('\n');
    const marked = (mark: string): string[] =>
      lines.filter((line) => line.startsWith(mark)).map((line) => flat(line.slice(mark.length)));
    return {
      name: lines[0]!,
      draft: lines
        .slice(1)
        .filter((line) => !/^(?:[-+] |conflict |warning )/.test(line))
        .join('\n'),
      conflict: marked('conflict ')[0],
      warnings: marked('warning '),
      come: marked('+ '),
      gone: marked('- '),
    };
  });
  return { base: first!.slice(first!.indexOf('\n') + 1).trimEnd(), cases };
}

const { base, cases } = formsOf('forms.txt');
const orders = formsOf('orders.txt');
const rules = formsOf('rules.txt');
const bills = formsOf('bills.txt');

function carriesOut({ base, cases }: ReturnType<typeof formsOf>, id: string): void {
  for (const { name, draft, conflict, warnings, come, gone } of cases)
    it(name, () => {
      const { done, documents } = amended(draft, base, id);
      assert.ok(done.length > 0, 'no instruction was read');
      const met = done.flatMap((each) => (each.conflict ? [each.conflict] : []));
      const text = flat(documents.map((each) => each.text).join('\n'));
      assert.deepEqual(
        met.map(({ kind }) => kind),
        conflict === undefined ? [] : [conflict],
        met.map(({ message }) => message).join('; '),
      );
      assert.deepEqual(
        done.flatMap((each) => each.warnings.map(({ kind }) => kind)),
        warnings,
      );
      for (const words of come) assert.ok(text.includes(words), `“${words}” did not come:\n${text}`);
      for (const words of gone) assert.ok(!text.includes(words), `“${words}” did not go:\n${text}`);
      if (conflict !== undefined && done.length === 1 && documents.length > 0)
        assert.equal(flat(documents[0]!.text), flat(documents[0]!.before));
    });
}

describe('amend: forms', () => carriesOut({ base, cases }, ID));
describe('amend: orders that amend orders', () => carriesOut(orders, '/us/eo/99001'));
describe('amend: rules of agencies', () => carriesOut(rules, '/us/cfr/t33/pt99'));
describe('amend: bills by page and line', () => carriesOut(bills, '/us/bill/hr/905'));

describe('amend: the word at the end of a list', () => {
  it('is none of its own where it joins the list around it', () => {
    const base =
      '## § 9101. Lamps\n    (a) The Board shall—\n        (1) list lamps; and\n        (2) mend a lamp that is—\n            (A) dark; or\n            (B) broken.\n';
    const { done, documents } = amended(
      'Section 9101(a) of title 36, United States Code, is amended—\n(1) in paragraph (1), by striking “and” at the end;\n(2) in paragraph (2)(B), by striking the period at the end and inserting “; and”; and\n(3) by adding at the end the following:\n“(3) report each year.”.',
      base,
    );
    assert.match(documents[0]!.text, /broken; and\s+\(3\) report each year\./);
    assert.deepEqual(
      done.flatMap(({ warnings }) => warnings.map(({ message }) => message)),
      [],
    );
  });
});

describe('amend: references elsewhere in the section', () => {
  const section =
    '## § 9101. Lamps\n    (a) The Board meets under subsection (b).\n    (b) The Board has rules.\n    (c) The Council has none.\n';
  const warned = (draft: string) =>
    amended(`Section 9101 of title 36, United States Code, is amended ${draft}.`, section).done.flatMap(
      ({ warnings }) => warnings,
    );

  it('that name what was redesignated are told of', () => {
    const [only, ...more] = warned('by redesignating subsections (b) and (c) as subsections (c) and (d), respectively');
    assert.equal(only?.kind, 'reference-left');
    assert.match(only.message, /“subsection \(b\)” .* \(c\) now/);
    assert.equal(more.length, 0);
  });

  it('that name what was struck are told of', () => {
    assert.deepEqual(
      warned('by striking subsection (b)').map(({ kind }) => kind),
      ['reference-left'],
    );
  });

  it('that name what was moved are told of', () => {
    const base =
      '## § 9101. Lamps\n    (a) The Board—\n        (1) lists lamps; and\n        (2) mends lamps.\n    (b) A keeper—\n        (3) lights lamps; and\n        (4) is paid under subsection (b)(3).\n';
    const { done } = amended(
      'Section 9101 of title 36, United States Code, is amended by moving subsection (b)(3) to appear after subsection (a)(2).',
      base,
    );
    assert.deepEqual(
      done.flatMap(({ warnings }) => warnings.map(({ kind }) => kind)).filter((kind) => kind === 'reference-left'),
      ['reference-left'],
    );
  });

  it('that are amended along are not', () => {
    const draft =
      'in subsection (a), by striking “subsection (b)” and inserting “subsection (c)”; and by redesignating subsections (b) and (c) as subsections (c) and (d), respectively';
    assert.deepEqual(warned(draft), []);
  });
});

describe('amend: words that differ by one sign', () => {
  const base = '## § 9101. Lamps\n    (a) The Board, and the Council, meet in June.\n    (b) The Board has rules.\n';
  const meant = (words: string) =>
    amended(`Section 9101 of title 36, United States Code, is amended by striking “${words}”.`, base).done[0]!.conflict
      ?.meant?.instead;

  it('are named with what stands there', () => {
    assert.equal(meant('The Board and the Council'), 'The Board, and the Council');
    assert.equal(meant('the Council, gather in'), undefined);
    assert.equal(meant('the Councils, meet'), 'the Council, meet');
    assert.equal(meant('meat in June'), 'meet in June');
  });

  it('are not guessed where two places have them', () => {
    assert.equal(meant('The Boart'), undefined);
  });
});

describe('amend: a target that is repealed', () => {
  it('is a conflict of its own', () => {
    const { done } = amended(
      'Section 9101(a) of title 36, United States Code, is amended by striking “lamp”.',
      '## § 9101. Repealed.\n',
    );
    assert.deepEqual(
      done.map(({ conflict }) => conflict?.kind),
      ['target-gone'],
    );
  });
});

const WORD = fc.constantFrom('lamp', 'keeper', 'Council', 'fees', 'and', 'Board', '2 years', 'or', ',', '.', 'Zebra');
const PLACE = fc.constantFrom('', '(a)', '(a)(1)', '(a)(3)', '(b)', '(c)', '(d)');
const INSTRUCTION = fc.oneof(
  fc
    .tuple(PLACE, WORD, WORD)
    .map(
      ([place, old, put]) =>
        `Section 9101${place} of title 36, United States Code, is amended by striking “${old}” and inserting “${put}”.`,
    ),
  fc
    .tuple(PLACE, WORD, WORD)
    .map(
      ([place, put, old]) =>
        `Section 9101${place} of title 36, United States Code, is amended by inserting “${put}” after “${old}” each place it appears.`,
    ),
  fc
    .tuple(PLACE, fc.constantFrom('(1)', '(4)', '(d)', '(A)'))
    .map(
      ([place, label]) =>
        `Section 9101${place} of title 36, United States Code, is amended by adding at the end the following:\n“${label} New words.”.`,
    ),
  PLACE.map((place) => `Section 9101${place} of title 36, United States Code, is repealed.`),
  fc
    .tuple(fc.constantFrom('(b)', '(c)'), fc.constantFrom('(c)', '(d)', '(x)'))
    .map(
      ([from, to]) =>
        `Section 9101 of title 36, United States Code, is amended by redesignating subsection ${from} as subsection ${to}.`,
    ),
);

describe('amend: any instruction on any base', () => {
  it('never throws, and answers every instruction', () => {
    fc.assert(
      fc.property(
        fc.array(INSTRUCTION, { maxLength: 4 }),
        fc.array(fc.oneof(WORD, fc.constantFrom('\n', '(a) ', '(1) ', '\n    (b) ', '“')), { maxLength: 40 }),
        (drafts, words) => {
          const { done, documents } = amended(drafts.join('\n\n'), `## § 9101. Lamps\n${words.join(' ')}`);
          for (const each of done) assert.ok(each.status === 'applied' || each.conflict);
          assert.ok(documents.length <= 1);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('loses no text outside its place', () => {
    fc.assert(
      fc.property(fc.constantFrom('(a)(1)', '(a)(2)', '(b)', '(c)'), WORD, WORD, (place, old, put) => {
        const { documents } = amended(
          `Section 9101${place} of title 36, United States Code, is amended by striking “${old}” each place it appears and inserting “${put}”.`,
          base,
        );
        const text = documents[0]?.text ?? base;
        const start = base.indexOf(place === '(b)' || place === '(c)' ? `    ${place} ` : `        ${place.slice(3)} `);
        const end =
          base.indexOf('\n    (', start + 8) < 0
            ? base.length
            : place.startsWith('(a)')
              ? base.indexOf('\n', start)
              : base.indexOf('\n    (', start + 8);
        assert.equal(text.slice(0, start), base.slice(0, start));
        assert.equal(text.slice(text.length - (base.length - end)), base.slice(end));
      }),
      { numRuns: 100 },
    );
  });
});

describe('amend: a section that comes', () => {
  const ids = (draft: string): string[] =>
    amended(draft, base)
      .documents.map(({ id }) => id)
      .filter((id) => id !== ID);

  it('is the act’s where the Code numbers its sections otherwise', () => {
    assert.deepEqual(
      ids(
        'The Harbor Lamps Act of 1974 is amended by inserting after section 5 (36 U.S.C. 9101) the following new section:\n\n“SEC. 5A. OIL.\n\n“Oil is clean.”.',
      ),
      ['/us/act/harbor-lamps-act-of-1974/s5A'],
    );
  });

  it('is the Code’s where its title is the law', () => {
    assert.deepEqual(
      ids(
        'Title 36, United States Code, is amended by inserting after section 9101 the following new section:\n\n“§ 9101A. Oil\n\n“Oil is clean.”.',
      ),
      ['/us/usc/t36/s9101A'],
    );
  });
});
