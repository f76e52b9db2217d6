/** Instructions made from two versions: carried out on the first, they give the second. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { carryOut } from '../../server/src/amend/carryOut.ts';
import { standingBy } from '../../server/src/amend/standing.ts';
import { describe as describeChanges } from '../../server/src/compare/describe.ts';
import { draftOf, styleOf } from '../../server/src/compare/draftingStyle.ts';
import type { Analysis } from '../../server/src/core/analysis.ts';
import { analyze, readVersion } from '../../server/src/core/analyze.ts';

const ORDER = `Executive Order 15001 of May 4, 2027

Keepers of Lamps

By the authority vested in me as President by the Constitution and the laws of the United States of America, it is hereby ordered as follows:

Section 1. Board. (a) There is a Board of Lamps.

(b) The Board shall inspect each lamp and report to the Council.

(c) The Council may remove a keeper.

Sec. 2. Fees. The Council may set fees for the lighting of a lamp.

Sec. 3. General Provisions. This order creates no right.

THE WHITE HOUSE,
May 4, 2027.
`;

const read = (text: string): Analysis => analyze(text, { name: 'order.txt' });
const words = (text: string): string =>
  text
    .replace(/\[\[Page[^\]]{0,24}\]\]/g, ' ')
    .replace(/[“”"]|``|''/g, '"')
    .replace(/[‘’`]/g, "'")
    .replace(/--|–|—/g, '-')
    .replace(/[*_#\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function carried(before: string, instructions: readonly string[]): string {
  const { analysis, memory } = readVersion(draftOf(instructions), { name: 'draft.txt' });
  const { number, form } = read(before);
  const id = `/us/${form === 'proclamation' ? 'proc' : 'eo'}/${number}`;
  const texts = [{ id, text: before, name: 'order.txt' }];
  const { done, documents } = carryOut(analysis, memory.text, texts, standingBy({ parallel: () => undefined }), 'act');
  for (const each of done) assert.equal(each.status, 'applied', each.conflict?.message);
  return documents[0]?.text ?? before;
}

function described(
  before: string,
  after: string,
): { readonly instructions: readonly string[]; readonly left: readonly string[] } {
  const found = describeChanges(read(before), read(after));
  if (typeof found === 'string') assert.fail(found);
  return found;
}

describe('describe: two versions of an order', () => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'words',
      'inspect each lamp',
      'clean each lamp',
      /^Section 1\(b\) of Executive Order 15001 is amended by striking “inspect” and inserting in lieu thereof “clean”\.$/,
    ],
    ['words that go', ' and report to the Council', '', /by striking “and report to the Council”/],
    [
      'a subsection at the end',
      'remove a keeper.',
      'remove a keeper.\n\n(d) The Board meets each year.',
      /^Section 1 of Executive Order 15001 is amended by adding at the end the following new subsection:\n\n“\(d\) The Board meets each year\.”\.$/,
    ],
    [
      'a section that goes',
      'Sec. 2. Fees. The Council may set fees for the lighting of a lamp.\n\nSec. 3.',
      'Sec. 2.',
      /is amended by striking section 2\.\n[\s\S]*by redesignating section 3 as section 2\./,
    ],
    [
      'a subsection before the others',
      '(b) The Board shall inspect each lamp and report to the Council.\n\n(c) The',
      '(b) Keepers are named by the Board.\n\n(c) The Board shall inspect each lamp and report to the Council.\n\n(d) The',
      /by redesignating subsections \(b\) and \(c\) as subsections \(c\) and \(d\), respectively\.\n[\s\S]*by inserting after subsection \(a\) the following new subsection/,
    ],
    [
      'a new section',
      'Sec. 3. General Provisions.',
      'Sec. 3. Keepers. A keeper serves for 2 years.\n\nSec. 4. General Provisions.',
      /by inserting after section 2 the following new section:\n\n“Sec\. 3\. Keepers\./,
    ],
  ];
  for (const [name, old, put, expected] of cases)
    it(name, () => {
      const after = ORDER.replace(old, put);
      const { instructions, left } = described(ORDER, after);
      assert.deepEqual(left, []);
      assert.match(instructions.join('\n'), expected);
      assert.equal(words(carried(ORDER, instructions)), words(after));
    });

  it('says what no instruction says', () => {
    const { instructions, left } = described(ORDER, ORDER.replace('the Constitution and', 'the'));
    assert.deepEqual([instructions, left], [[], ['the opening']]);
  });

  it('describes nothing that is no order, or has no number', () => {
    assert.equal(describeChanges(read('A letter about lamps.'), read('A letter.')), 'no-order');
    const bare = ORDER.replace('Executive Order 15001 of May 4, 2027\n', 'Executive Order\n');
    assert.equal(describeChanges(read(bare), read(bare)), 'no-number');
  });
});

const corpus = '../shared/corpus';
const orders = existsSync(corpus)
  ? readdirSync(corpus)
      .filter((name) => /^eo-\d+.*\.(?:txt|md)$/.test(name))
      .map((name) => readFileSync(`${corpus}/${name}`, 'utf8').replace(/\r\n?/g, '\n'))
      .filter((text) => text.length < 30_000)
      .filter((text) => {
        const { form, number, sections } = read(text);
        return form === 'executive-order' && number !== null && sections.length > 2;
      })
  : [ORDER];

/** A change of one provision: other words, words that go, a provision that goes or comes at the end of its siblings. */
const change = fc.record({ which: fc.nat(), where: fc.nat(), kind: fc.constantFrom('word', 'drop', 'remove', 'add') });

function changed(
  text: string,
  { which, where, kind }: { which: number; where: number; kind: string },
  name = 'order.txt',
): string {
  const { sections } = analyze(text, { name });
  const leaves = sections.filter((section, i) => sections[i + 1]?.parent !== i && section.parent >= 0);
  const leaf = leaves[which % Math.max(1, leaves.length)] ?? sections[which % sections.length];
  if (!leaf) return text;
  const [from, to] = [leaf.headingRange?.[1] ?? leaf.labelRange[1], leaf.range[1]];
  const found = [...text.slice(from, to).matchAll(/(?<= )[a-z]{4,}(?= [a-z])/g)];
  const word = found[where % Math.max(1, found.length)];
  const isLast =
    leaves.at(-1) === leaf || !sections.some((other) => other.parent === leaf.parent && other.range[0] > leaf.range[0]);
  if (kind === 'remove' && isLast && leaf.parent >= 0)
    return text.slice(0, leaf.labelRange[0]).trimEnd() + text.slice(to);
  if (!word) return text;
  const at = from + word.index;
  return (
    text.slice(0, at) +
    (kind === 'drop' ? '' : `lantern${kind === 'add' ? ` ${word[0]}` : ''}`) +
    text.slice(at + word[0].length + (kind === 'drop' ? 1 : 0))
  );
}

describe('amend: a whole order', () => {
  it('is revoked', () => {
    assert.equal(carried(ORDER, ['Executive Order 15001 of May 4, 2027, is revoked.']).trim(), '[Revoked.]');
  });

  it('gets no words behind its signature', () => {
    const draft = 'Executive Order 15001 is amended by adding at the end the following sentence: “Lamps are lit.”.';
    const { analysis, memory } = readVersion(draftOf([draft]), { name: 'draft.txt' });
    const texts = [{ id: '/us/eo/15001', text: ORDER, name: 'order.txt' }];
    const { done } = carryOut(analysis, memory.text, texts, standingBy({ parallel: () => undefined }), 'act');
    assert.equal(done[0]!.conflict?.kind, 'place-unclear');
  });

  it('gets a label in place of another that stands close', () => {
    const text = ORDER.replace('Sec. 2. Fees. ', 'Sec. 2. Fees. Under section 303(a)(7) of the Lamp Act, ');
    const given = carried(text, [
      'Section 2 of Executive Order 15001 is amended by striking “(7)” and inserting “(6)”.',
    ]);
    assert.match(given, /303\(a\)\(6\) of/);
  });

  it('gets two of its sections anew, labelled as they were', () => {
    const draft =
      'Sections 2 and 3 of Executive Order 15001 are amended to read as follows:\n\n“Sec. 2. Fees. No fees are due.\n\n“Sec. 3. Rights. There are none.”.';
    assert.match(
      carried(ORDER, [draft]),
      /\n\nSec\. 2\. Fees\. No fees are due\.\n\nSec\. 3\. Rights\. There are none\./,
    );
  });

  it('has nothing beside it, and is nothing’s number', () => {
    const { analysis, memory } = readVersion('Executive Order 15001 is renumbered as Executive Order 15002.', {
      name: 'draft.txt',
    });
    const texts = [{ id: '/us/eo/15001', text: ORDER, name: 'order.txt' }];
    const { documents } = carryOut(analysis, memory.text, texts, standingBy({ parallel: () => undefined }), 'act');
    assert.ok(documents.every(({ before, text }) => before === text));
  });
});

describe('describe: any version of an order', () => {
  it('is what the instructions give, or is told to be left', () => {
    let said = 0;
    let all = 0;
    fc.assert(
      fc.property(fc.nat(), fc.array(change, { minLength: 1, maxLength: 4 }), (which, changes) => {
        const before = orders[which % orders.length]!;
        const after = changes.reduce((text, one) => changed(text, one), before);
        if (before === after) return;
        const { instructions, left } = described(before, after);
        all++;
        if (left.length > 0) return;
        said++;
        assert.equal(words(carried(before, instructions)), words(after));
      }),
      { numRuns: 60, seed: 7 },
    );
    assert.ok(said / all > 0.8, `only ${said} of ${all} were said in instructions`);
  }).timeout(60_000);
});

/** A regulation, as copies of the C.F.R. print it. */
const RULE = `§ 62.9 Keepers of lamps.

(a) *Who may keep.* A keeper inspects each lamp and reports to the Board.

(b) *Duties.* A keeper shall, each night:

(1) Light each lamp;

(2) Clean the glass; and

(3) Note the hour.

(c) *Fees.* The Board may set a fee for the lighting of a lamp.

(d) *Records.* The Board keeps the notes of the keepers.
`;
const RULE_FILE = '33cfr-62.9.txt';
const readRule = (text: string, name = RULE_FILE): Analysis => analyze(text, { name });

/** What a draft of an agency's instructions gives. */
function carriedOutRule(before: Analysis, draft: string): string {
  const style = styleOf(before);
  if (typeof style === 'string') assert.fail(style);
  const { analysis, memory } = readVersion(draft, { name: 'draft.txt' });
  const texts = [{ id: style.id, text: before.text, name: before.name }];
  const { done, documents } = carryOut(analysis, memory.text, texts, standingBy({ parallel: () => undefined }), 'act');
  for (const each of done) assert.equal(each.status, 'applied', each.conflict?.message);
  return documents[0]?.text ?? before.text;
}

describe('describe: two versions of a regulation', () => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'words',
      'reports to the Board',
      'reports to the Council',
      /^1\. In § 62\.9\(a\) of title 33, Code of Federal Regulations, remove the words “Board” and add in their place the words “Council”\.$/,
    ],
    [
      'words that go',
      ' and reports to the Board',
      '',
      /In § 62\.9\(a\) of title 33, Code of Federal Regulations, remove the words “and reports to the Board”\./,
    ],
    [
      'a paragraph that goes',
      '(c) *Fees.* The Board may set a fee for the lighting of a lamp.\n\n(d)',
      '(c)',
      /^1\. In § 62\.9 of title 33, Code of Federal Regulations, remove paragraph \(c\)\.\n\n2\. In § 62\.9 of title 33, Code of Federal Regulations, redesignate paragraph \(d\) as paragraph \(c\)\.$/,
    ],
    [
      'a paragraph at the end',
      'notes of the keepers.\n',
      'notes of the keepers.\n\n(e) *Rights.* This section creates no right.\n',
      /^1\. In § 62\.9 of title 33, Code of Federal Regulations, add paragraph \(e\) to read as follows:\n\n\(e\) Rights\. This section creates no right\.$/,
    ],
    [
      'a paragraph among others',
      '(c) *Fees.* The Board may set a fee for the lighting of a lamp.\n\n(d)',
      '(c) *Lamps.* A lamp burns oil.\n\n(d) *Fees.* The Board may set a fee for the lighting of a lamp.\n\n(e)',
      /redesignate paragraphs \(c\) and \(d\) as paragraphs \(d\) and \(e\), respectively\.\n\n2\. .*, add paragraph \(c\) to read as follows:\n\n\(c\) Lamps\. A lamp burns oil\./,
    ],
    [
      'an item of a list',
      '(2) Clean the glass; and',
      '(2) Clean each glass with “soft cloth”; and',
      /revise paragraph \(b\)\(2\) to read as follows:\n\n\(2\) Clean each glass/,
    ],
  ];
  for (const [name, old, put, expected] of cases)
    it(name, () => {
      const before = readRule(RULE);
      const found = describeChanges(before, readRule(RULE.replace(old, put)));
      if (typeof found === 'string') assert.fail(found);
      assert.deepEqual(found.left, []);
      assert.match(found.draft, expected);
      assert.equal(words(carriedOutRule(before, found.draft)), words(RULE.replace(old, put)));
    });

  it('are none of a text whose title of the C.F.R. nothing says', () => {
    const bare = readRule(RULE, 'rule.txt');
    assert.equal(describeChanges(bare, bare), bare.form === 'cfr' ? 'no-number' : 'no-order');
  });

  const rules = existsSync(corpus)
    ? readdirSync(corpus)
        .filter((name) => /^\d+cfr-\d+\.\d+.*\.(?:txt|md)$/.test(name))
        .map((name) => readRule(readFileSync(`${corpus}/${name}`, 'utf8').replace(/\r\n?/g, '\n'), name))
    : [];
  it('are what the instructions give, or are told to be left', () => {
    let said = 0;
    let all = 0;
    const each = [readRule(RULE), ...rules];
    fc.assert(
      fc.property(fc.nat(), fc.array(change, { minLength: 1, maxLength: 4 }), (which, changes) => {
        const before = each[which % each.length]!;
        const after = changes.reduce((text, one) => changed(text, one, before.name), before.text);
        if (before.text === after) return;
        const found = describeChanges(before, readRule(after, before.name));
        if (typeof found === 'string') assert.fail(found);
        all++;
        if (found.left.length > 0) return;
        said++;
        assert.equal(words(carriedOutRule(before, found.draft)), words(after));
      }),
      { numRuns: 80, seed: 11 },
    );
    assert.ok(said / all > 0.8, `only ${said} of ${all} were said in instructions`);
  }).timeout(60_000);
});
