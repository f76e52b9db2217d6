/** What a drafter does to numbers: fixtures by eye, and over fixtures and real documents that reading again gives what was promised. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../server/src/core/analyze.ts';
import * as drafting from '../../server/src/drafting/index.ts';
import { documents, fixtures, hasCorpus, mutated } from './mutate.ts';

const HEAD = `EXECUTIVE ORDER 15001

Keeping Files

By the authority vested in me as President by the Constitution and the laws of the United States of America, it is hereby ordered:

`;
const ORDER = `${HEAD}Section 1.  Purpose.  As in sections 3 through 5 of this order and sections 2(a), (c), and (d) of this order, files matter.

Sec. 2.  Policy.  (a) It is so under subsection (b) of this section and section 3(a)(ii) of this order.

(b) The rule of paragraphs (1)–(3) of subsection (c) holds. See section 4.

(c) The Director shall:

(1) do so;

(2) do that as provided in paragraph (1) and subsection (a) or (b); and

(3) stop.

(d) More is to come.

Sec. 3.  Rules.  (a) The agency shall:

(i)   begin; and

(ii)  end under clause (i) or subsection (a)(i) of this section.

(b) Next come sections 2(c)(1) through (3), 3, and 5.

Sec. 4.  Costs.  There are none. See section 4 of Executive Order 12866.

Sec. 5.  General Provisions.  Nothing else is meant.
`;
const analysis = analyze(ORDER);
const at = (id: string): number => {
  const index = analysis.tree.byId(id);
  assert.ok(index >= 0, `the order lacks ${id}`);
  return index;
};

/** The lines of the order that a plan changes, as they are after it. */
function lines(plan: drafting.Plan | drafting.Refusal): string[] {
  if ('refusal' in plan) return [plan.refusal];
  const before = new Set(ORDER.split('\n'));
  return drafting
    .apply(ORDER, plan.edits)
    .split('\n')
    .filter((line) => !before.has(line));
}

const lost = (plan: drafting.Plan | drafting.Refusal): string[] =>
  'refusal' in plan ? [] : plan.lost.map(({ range }) => ORDER.slice(...range));

describe('drafting: numbers', () => {
  it('a section comes in: later ones and ranges, lists and single references follow', () => {
    const plan = drafting.insert(analysis, at('/s3'), 'before');
    assert.deepEqual(lines(plan), [
      'Section 1.  Purpose.  As in sections 4 through 6 of this order and sections 2(a), (c), and (d) of this order, files matter.',
      'Sec. 2.  Policy.  (a) It is so under subsection (b) of this section and section 4(a)(ii) of this order.',
      '(b) The rule of paragraphs (1)–(3) of subsection (c) holds. See section 5.',
      'Sec. 3.  [HEADING].  [TEXT].',
      'Sec. 4.  Rules.  (a) The agency shall:',
      '(b) Next come sections 2(c)(1) through (3), 4, and 6.',
      'Sec. 5.  Costs.  There are none. See section 4 of Executive Order 12866.',
      'Sec. 6.  General Provisions.  Nothing else is meant.',
    ]);
    assert.deepEqual(lost(plan), []);
  });

  it('before the first section, the word goes with the place', () => {
    const [first, second] = lines(drafting.insert(analysis, at('/s1'), 'before'));
    assert.equal(first, 'Section 1.  [HEADING].  [TEXT].');
    assert.match(second!, /^Sec\. 2\. {2}Purpose\./);
  });

  it('a paragraph comes in at the end of its list, which keeps its "and" and its period', () => {
    assert.deepEqual(lines(drafting.insert(analysis, at('/s2/c/3'), 'after')), [
      '(2) do that as provided in paragraph (1) and subsection (a) or (b);',
      '(3) stop; and',
      '(4) [TEXT].',
    ]);
  });

  it('a subsection within a line', () => {
    const changed = lines(drafting.insert(analysis, at('/s2/a'), 'before'));
    assert.ok(
      changed.some((line) =>
        line.startsWith('Sec. 2.  Policy.  (a) [TEXT]. (b) It is so under subsection (c) of this section'),
      ),
      changed.join('\n'),
    );
    assert.ok(changed.includes('(c) The rule of paragraphs (1)–(3) of subsection (d) holds. See section 4.'));
  });

  it('a section goes: ranges close up, and what named it is marked', () => {
    const plan = drafting.remove(analysis, at('/s4'));
    assert.deepEqual(lines(plan), [
      'Section 1.  Purpose.  As in sections 3 through 4 of this order and sections 2(a), (c), and (d) of this order, files matter.',
      '(b) The rule of paragraphs (1)–(3) of subsection (c) holds. See section [4, removed].',
      '(b) Next come sections 2(c)(1) through (3), 3, and 4.',
      'Sec. 4.  General Provisions.  Nothing else is meant.',
    ]);
    assert.deepEqual(lost(plan), ['section 4']);
  });

  it('the first of a list goes: what it said for all stays', () => {
    const [first, second] = lines(drafting.remove(analysis, at('/s2/a')));
    assert.match(first!, /sections 2\(b\), and \(c\) of this order \[2\(a\), removed\], files/);
    assert.equal(
      second,
      'Sec. 2.  Policy.  (a) The rule of paragraphs (1)–(3) of subsection (b) holds. See section 4.',
    );
  });

  it('one that has words of its own goes with the list behind it', () => {
    const changed = lines(drafting.remove(analysis, at('/s2/a')));
    const wanted = '(2) do that as provided in paragraph (1) and subsection (a) [(a), removed]; and';
    assert.ok(changed.includes(wanted), changed.join('\n'));
  });

  it('two sections change places, with what is below them', () => {
    assert.deepEqual(lines(drafting.move(analysis, at('/s2'), 'up')), [
      'Section 1.  Policy.  (a) It is so under subsection (b) of this section and section 3(a)(ii) of this order.',
      'Sec. 2.  Purpose.  As in sections 3 through 5 of this order and sections 1(a), (c), and (d) of this order, files matter.',
      '(b) Next come sections 1(c)(1) through (3), 3, and 5.',
    ]);
  });

  it('the last of a list goes up and leaves the period where it is', () => {
    assert.deepEqual(lines(drafting.move(analysis, at('/s2/c/3'), 'up')), [
      '(2) stop; and',
      '(3) do that as provided in paragraph (1) and subsection (a) or (b).',
    ]);
  });

  it('a designation gets another: those that go on from it follow', () => {
    const changed = lines(drafting.renumber(analysis, at('/s3'), 'Sec. 6.'));
    assert.ok(changed.includes('Sec. 6.  Rules.  (a) The agency shall:'));
    assert.ok(changed.includes('Sec. 8.  General Provisions.  Nothing else is meant.'));
    assert.match(changed[0]!, /sections 6 through 8 of this order/);
  });

  it('a number that is taken is refused, in words', () => {
    assert.deepEqual(lines(drafting.renumber(analysis, at('/s3'), '2')), ['There is already a section 2.']);
    assert.deepEqual(lines(drafting.renumber(analysis, at('/s3'), 'nowhere at all')), [
      '“nowhere at all” is no designation.',
    ]);
  });

  it('a locked number stays: what comes in before it is 3A', () => {
    const plan = drafting.insert(analysis, at('/s3'), 'after', new Set(['/s4']));
    assert.deepEqual(lines(plan), ['Sec. 3A.  [HEADING].  [TEXT].']);
    assert.deepEqual(lines(drafting.remove(analysis, at('/s4'), new Set(['/s4']))), [
      'The number of Sec. 4. is locked.',
    ]);
  });

  it('a document out of order is numbered anew; locked ones keep theirs', () => {
    const text = `${HEAD}Section 1.  Purpose.  As in section 7 of this order.

Sec. 3.  Policy.  (a) One thing under subsection (c) of this section.

(c) Another thing.

Sec. 7.  Costs.  None under section 3(c) of this order.
`;
    const before = analyze(text);
    const plan = drafting.renumberAll(before, new Set(['/s7']));
    assert.ok(!('refusal' in plan));
    const after = drafting.apply(text, plan.edits);
    assert.match(after, /Sec\. 2\. {2}Policy\. {2}\(a\) One thing under subsection \(b\) of this section/);
    assert.match(after, /\n\(b\) Another thing\.\n\nSec\. 7\. {2}Costs\. {2}None under section 2\(b\) of this order/);
    assert.deepEqual(
      analyze(after).sections.map(({ id }) => id),
      ['/s1', '/s2', '/s2/a', '/s2/b', '/s7'],
    );
  });

  it('another document that cites this one by its number follows', () => {
    const other = analyze(
      'Section 1. Policy. Under section 4 of Executive Order 15001, paragraphs (1) and (3) of section 2(c) of Executive Order 15001, and section 4 of Executive Order 12866, files are kept.',
    );
    const plan = drafting.insert(analysis, at('/s2'), 'before');
    assert.ok(!('refusal' in plan));
    const { edits } = drafting.followElsewhere(other, analysis, plan.becoming);
    assert.equal(
      drafting.apply(other.text, edits),
      'Section 1. Policy. Under section 5 of Executive Order 15001, paragraphs (1) and (3) of section 3(c) of Executive Order 15001, and section 4 of Executive Order 12866, files are kept.',
    );
  });

  it('enacted law keeps its numbers', () => {
    const law = analyze(
      '§ 1226. Apprehension\n\n(a) Arrest. Somebody may be arrested.\n\n(b) Bond. It may be revoked.\n',
      { name: 'usc-8-1226.txt' },
    );
    assert.deepEqual(drafting.remove(law, 1), { refusal: 'The numbers of enacted law stay as they are.' });
  });
});

describe('drafting: a table of contents', () => {
  const BILL = `H. R. 9901

A BILL

Be it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,

SECTION 1. SHORT TITLE; TABLE OF CONTENTS.

(a) SHORT TITLE.—This Act may be cited as the "River Act".

(b) TABLE OF CONTENTS.—The table of contents for this Act is as follows:

Sec. 1. Short title; table of contents.
Sec. 2. Definitions.
Sec. 3. Publication.

SEC. 2. DEFINITIONS.

In this Act, the term "gauge" means an instrument.

SEC. 3. PUBLICATION.

The Director shall publish what section 2 defines.
`;
  const bill = analyze(BILL);
  const contents = (plan: drafting.Plan | drafting.Refusal) => {
    assert.ok(!('refusal' in plan));
    return drafting.apply(BILL, plan.edits).match(/^Sec\. .*$/gm);
  };
  const index = bill.tree.byId('/s2');

  it('gets a line for what comes in', () => {
    assert.deepEqual(contents(drafting.insert(bill, index, 'after')), [
      'Sec. 1. Short title; table of contents.',
      'Sec. 2. Definitions.',
      'Sec. 3. [HEADING].',
      'Sec. 4. Publication.',
    ]);
  });

  it('loses one, and closes up', () => {
    assert.deepEqual(contents(drafting.remove(bill, index)), [
      'Sec. 1. Short title; table of contents.',
      'Sec. 2. Publication.',
    ]);
  });

  it('has its lines in the new order', () => {
    assert.deepEqual(contents(drafting.move(bill, index, 'down')), [
      'Sec. 1. Short title; table of contents.',
      'Sec. 2. Publication.',
      'Sec. 3. Definitions.',
    ]);
  });
});

describe('drafting: lists and levels', () => {
  const within = (body: string) =>
    analyze(
      `${HEAD}Section 1.  Duties.  (a) The Director shall:\n\n(i) begin; and\n\n(ii) end.\n\n(b) ${body}\n\nSec. 2.  Costs.  None.\n`,
    );
  const edited = (given: ReturnType<typeof analyze>, edits: readonly drafting.Edit[]) =>
    drafting.apply(given.text, edits);

  it('a list without numbers gets those of its level, and no bullets', () => {
    const given = within('The Secretary shall:\n\n- find the files;\n\n- count them; and\n\n- close them.');
    const numbered = edited(given, drafting.numberList(given, given.text.indexOf('count')));
    assert.match(
      numbered,
      /shall:\n\n\(i\) find the files;\n\n\(ii\) count them; and\n\n\(iii\) close them\.\n\nSec\. 2/,
    );
    assert.ok(analyze(numbered).tree.byId('/s1/b/iii') > 0);
  });

  it('and loses them again', () => {
    const given = within('Nothing.');
    const plan = drafting.unnumberList(given, given.tree.byId('/s1/a/i'));
    assert.ok(!('refusal' in plan));
    assert.match(edited(given, plan.edits), /shall:\n\nbegin; and\n\nend\.\n/);
  });

  it('paragraphs that are no list get no numbers', () => {
    const given = within('It is so.\n\nMore is to say;\n\nno more.');
    assert.deepEqual(drafting.numberList(given, given.text.indexOf('More')), []);
  });

  it('an empty label goes a level down and up with its number, and back', () => {
    const given = analyze(`${HEAD}Section 1.  Duties.  (a) The Director shall:\n\n(i) begin; and\n\n(ii) end.\n\n(b) `);
    const cursor = given.text.length;
    assert.match(edited(given, drafting.changeLevel(given, cursor, 'down')), /\(ii\) end\.\n\n\(iii\) $/);
    assert.match(edited(given, drafting.changeLevel(given, cursor, 'up')), /\(ii\) end\.\n\nSec\. 2\. $|Section 2\. $/);
    assert.match(edited(given, drafting.takeBack(given, cursor)), /\(ii\) end\.\n\n$/);
    assert.deepEqual(drafting.changeLevel(given, given.text.indexOf('begin'), 'down'), []);
  });

  it('below a provision without any the first of the next level', () => {
    const given = analyze(`${HEAD}Section 1.  Duties.  (a) It begins.\n\n(b) `);
    assert.match(edited(given, drafting.changeLevel(given, given.text.length, 'down')), /\n\(i\) $/);
  });
});

describe('drafting: text that is pasted', () => {
  const paste = (into: string, text: string) => {
    const document = analyze(into);
    return drafting.apply(text, drafting.inStyleOf(document, into.length, analyze(text)));
  };

  it('is numbered as the document is, and its references follow', () => {
    assert.equal(
      paste(
        `${HEAD}Section 1.  Duties.  (a) One.\n\n(b) Two:\n\n(i) open; and\n\n(ii) closed.\n\n(c) Three.\n\n`,
        '1. Files are kept:\n\na. in rooms; and\n\nb. in halls.\n\n2. All are open.\n',
      ),
      '(d) Files are kept:\n\n(i) in rooms; and\n\n(ii) in halls.\n\n(e) All are open.\n',
    );
  });

  it('sections go on from the section before', () => {
    assert.equal(
      paste(
        `${HEAD}Section 1.  Duties.  None.\n\nSec. 2.  Costs.  None.\n\n`,
        'SEC. 7. FILES. Kept under section 8.\n\nSEC. 8. ROOMS. Open.\n',
      ),
      'Sec. 3. FILES. Kept under section 4.\n\nSec. 4. ROOMS. Open.\n',
    );
  });

  it('running text stays as it is', () => {
    assert.equal(paste(ORDER, 'Nothing is numbered here.'), 'Nothing is numbered here.');
  });
});

describe('drafting: reading again gives what was promised', function () {
  this.timeout(300_000);
  const sources = [...documents, ...fixtures].filter(({ text, name }) => analyze(text, { name }).sections.length > 1);
  /** The next number; of a letter none. */
  const following = (designation: string) =>
    /^\d+$/.test(designation) ? String(Number(designation) + 1) : designation;
  const OPS = ['before', 'after', 'remove', 'up', 'down', 'all', 'other'] as const;

  it('never fails, whatever the text', () => {
    fc.assert(
      fc.property(
        mutated([...fixtures, ...documents.filter(({ text }) => text.length < 20_000)], 8),
        fc.nat(),
        ({ text, name }, where) => {
          const given = analyze(text, { name });
          const index = given.sections.length === 0 ? -1 : where % given.sections.length;
          const other = analyze(ORDER);
          for (const plan of [
            drafting.insert(given, index, where % 2 === 0 ? 'before' : 'after'),
            drafting.remove(given, index),
            drafting.move(given, index, where % 2 === 0 ? 'up' : 'down'),
            drafting.renumber(given, index, '7'),
            drafting.renumberAll(given),
            drafting.unnumberList(given, index),
          ])
            if (!('refusal' in plan)) {
              drafting.apply(text, plan.edits);
              drafting.followElsewhere(other, given, plan.becoming);
            }
          const offset = where % (text.length + 1);
          drafting.numberList(given, offset);
          drafting.changeLevel(given, offset, 'down');
          drafting.changeLevel(given, offset, 'up');
          drafting.inStyleOf(other, ORDER.length, given);
          drafting.inStyleOf(given, offset, other);
        },
      ),
      { numRuns: 600, seed: 20261126 },
    );
  });

  it('references that run from or to nowhere follow as far as they can', () => {
    const text = `${HEAD}Section 1.  Purpose.  As in sections 2 through 9 of this order.\n\nSec. 2.  Policy.  None.\n\nSec. 3.  Costs.  None.\n`;
    const given = analyze(text);
    const plan = drafting.insert(given, given.tree.byId('/s2'), 'before');
    assert.ok(!('refusal' in plan));
    assert.match(drafting.apply(text, plan.edits), /sections 3 through 9 of this order/);
    assert.deepEqual(
      plan.lost.map(({ why }) => why),
      ['It runs from or to a provision that the document lacks.'],
    );
  });

  it('over fixtures and documents', () => {
    let [asked, refused, kept] = [0, 0, 0];
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.constantFrom(...OPS), (which, where, op) => {
        const { text, name } = sources[which % sources.length]!;
        const before = analyze(text, { name });
        const index = where % before.sections.length;
        const plan =
          op === 'before' || op === 'after'
            ? drafting.insert(before, index, op)
            : op === 'remove'
              ? drafting.remove(before, index)
              : op === 'up' || op === 'down'
                ? drafting.move(before, index, op)
                : op === 'all'
                  ? drafting.renumberAll(before)
                  : drafting.renumber(before, index, following(before.sections[index]!.designation));
        if ('refusal' in plan) return;
        asked++;
        const read = (changed: string) => analyze(changed, { name });
        const checked = drafting.verified(before, plan, read);
        if ('refusal' in checked) {
          refused++;
          return;
        }
        const { after, now, missing, changed } = drafting.verify(before, checked, read);
        assert.deepEqual(missing, []);
        assert.equal(after.sections.length, before.sections.length - plan.becoming.gone.size + (plan.fresh ? 1 : 0));
        // Each provision that stays is the same one: it goes on with the words that it had, but for numbers.
        const words = (of: typeof before, at: number) => {
          const [, start] = of.sections[at]!.labelRange;
          // Its own words: behind a label that stands alone come those of the first provision below, which may be a new one.
          const end = Math.min(start + 40, of.sections[at + 1]?.labelRange[0] ?? start + 40);
          return /^[^A-Za-z(]*([A-Z][a-z]{3,})\s+[a-z]{5,}/.exec(of.text.slice(start, end))?.[0];
        };
        now.forEach((found, at) => {
          if (found >= 0) assert.equal(words(after, found), words(before, at), `${name}: ${before.sections[at]!.id}`);
        });
        // A reference names what it named, or was told of.
        const told = new Set(checked.lost.map(({ range }) => range[0]));
        for (const range of changed) assert.ok(told.has(range[0]), text.slice(...range));
        kept += before.references.length - changed.length;
      }),
      { numRuns: 1300, seed: 20261126 },
    );
    assert.ok(asked > 300, `only ${asked} were possible`);
    assert.ok(refused * 12 < asked, `${refused} of ${asked} would have been read otherwise`);
    assert.ok(kept > (hasCorpus ? 1000 : 100), `only ${kept} references were followed`);
  });
});
