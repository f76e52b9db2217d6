/** Formatting: what it does by eye, and that over real documents it changes no word and nothing that is read. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { analyze } from '../../server/src/core/analyze.ts';
import { apply, type FormatOptions, format, sayings } from '../../server/src/drafting/index.ts';
import { documents, fixtures, hasCorpus, mutated } from './mutate.ts';

const PLAIN: FormatOptions = { indentation: 'levels', unit: '    ', quotes: 'keep', lines: 'keep', width: 80 };

function formatted(text: string, options: Partial<FormatOptions> = {}, name = ''): string {
  const read = (changed: string) => analyze(changed, { name });
  return apply(text, format(read(text), { ...PLAIN, ...options }, read));
}

const ORDER = `It is hereby ordered:

Section 1.  Purpose.  "Files" are the agency's.


Sec. 2. Policy. (a) The Director shall keep the files of the office
that are under section 1 of this order:
  (i) open ones;  

  (ii) closed ones; and

    (iii) others.
(b) Nothing else.

Sec. 3.  Costs.  None.
`;

describe('formatting', () => {
  it('indents by level, keeps one blank line, and sets off what the others set off', () => {
    assert.equal(
      formatted(ORDER),
      `It is hereby ordered:

Section 1.  Purpose.  "Files" are the agency's.

Sec. 2.  Policy. (a) The Director shall keep the files of the office
that are under section 1 of this order:
        (i) open ones;

        (ii) closed ones; and

        (iii) others.
    (b) Nothing else.

Sec. 3.  Costs.  None.
`,
    );
  });

  it('indents what has a wide gap behind its label, which is no table', () => {
    const text = formatted('Section 1. Policy. The Director shall keep:\n\n(a)   files; and\n\n(b)   lamps.\n');
    assert.equal(text, 'Section 1. Policy. The Director shall keep:\n\n    (a) files; and\n\n    (b) lamps.\n');
  });

  it('writes labels as most of their kind are written', () => {
    const text =
      'Section 1. Purpose. None.\n\nSec. 2. Policy. None.\n\nSec 3. Costs. None.\n\nSec. 4. Files. None.\n\nSec. 5. Rooms. None.\n\nSec.6. Halls. None.\n\nSec. 7. Tools. None.\n\nSec. 8. Ends. None.\n\nSec. 9. Terms. None.\n';
    const labels = formatted(text).match(/^Sec\S* ?\d+\./gm);
    assert.deepEqual(labels, ['Section 1.', ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `Sec. ${number}.`)]);
  });

  it('writes curly or straight marks', () => {
    assert.match(formatted(ORDER, { quotes: 'curly' }), /“Files” are the agency’s\./);
    assert.match(
      formatted('Sec. 1. Purpose. “Files” are the agency’s.\n', { quotes: 'straight' }),
      /"Files" are the agency's\./,
    );
  });

  it('writes the two single marks of a page’s cast as one', () => {
    const cast = 'Sec. 1. Definitions. The term ‘‘file’’ means a record.\n';
    assert.equal(formatted(cast, { quotes: 'curly' }), cast.replace('‘‘', '“').replace('’’', '”'));
    assert.equal(formatted(cast, { quotes: 'straight' }), cast.replace('‘‘', '"').replace('’’', '"'));
  });

  it('unwraps paragraphs, and wraps them under their own beginning', () => {
    const unwrapped = formatted(ORDER, { lines: 'unwrap' });
    assert.match(
      unwrapped,
      /The Director shall keep the files of the office that are under section 1 of this order:\n/,
    );
    const wrapped = formatted(
      'Sec. 1. Purpose.\n\n(a) The Director shall keep the files that are under section 2 of this order, and close them.\n\nSec. 2. Costs. None.\n',
      {
        lines: 'wrap',
        width: 50,
      },
    );
    assert.match(
      wrapped,
      /\n {4}\(a\) The Director shall keep the files that are\n {4}under section 2 of this order, and close them\.\n/,
    );
    assert.ok(wrapped.split('\n').every((line) => line.length <= 50));
  });

  it('leaves lines that end on purpose: items of a list, short lines', () => {
    const text =
      'Sec. 1. Purpose. The offices of the agency shall be open to all persons who have business:\nfirst those who come early;\nthen the others.\nSo it is.\n';
    assert.equal(formatted(text, { lines: 'unwrap' }), text);
  });

  it('takes out soft hyphens and stray no-break spaces, and leaves those behind a section sign', () => {
    assert.equal(
      formatted('Sec. 1. Purpose. The re\u00adport of the\u00a0agency is under 5 CFR §\u00a01201.3.\n'),
      'Sec. 1. Purpose. The report of the agency is under 5 CFR §\u00a01201.3.\n',
    );
  });

  it('leaves signatures, tables and what is quoted as a block as they are', () => {
    const text = `${ORDER}\n\n     THE WHITE HOUSE,\n     March 3, 2025.\n`;
    assert.match(formatted(text), /\n {5}THE WHITE HOUSE,\n {5}March 3, 2025\.\n$/);
  });

  it('is done once: a second time changes nothing', () => {
    const once = formatted(ORDER, { quotes: 'curly', lines: 'wrap' });
    assert.equal(formatted(once, { quotes: 'curly', lines: 'wrap' }), once);
  });

  it('of a stretch touches nothing else', () => {
    const read = (changed: string) => analyze(changed);
    const from = ORDER.indexOf('  (i)');
    const edits = format(read(ORDER), PLAIN, read, [from, ORDER.indexOf('  (ii)')]);
    assert.ok(edits.length > 0);
    assert.equal(apply(ORDER, edits).slice(0, from), ORDER.slice(0, from));
  });

  it('enacted law is left alone', () => {
    const text = '§ 1226. Apprehension\n\n   (a) Arrest. Somebody may be arrested.\n';
    assert.equal(formatted(text, {}, 'usc-8-1226.txt'), text);
  });
});

describe('formatting: nothing that is read changes', function () {
  this.timeout(600_000);
  const STYLES: readonly Partial<FormatOptions>[] = [
    { quotes: 'curly' },
    { indentation: 'none', quotes: 'straight', lines: 'unwrap' },
    { unit: '  ', lines: 'wrap', width: 90 },
  ];
  const words = (text: string) =>
    text
      .replace(/``|''|‘‘|’’|[“”"]/g, '"')
      .replace(/[‘’']/g, "'")
      .replace(/[\s\u00a0\u00ad\u200b.]+/g, '');
  const bulk = '../shared/bulk';
  const sample = existsSync(bulk)
    ? readdirSync(bulk, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:txt|md)$/.test(name))
        .sort()
        .filter((_, at) => at % 97 === 0)
        .slice(0, 40)
        .map((name) => ({ name: path.basename(name), text: readFileSync(path.join(bulk, name), 'utf8') }))
        .filter(({ text }) => text.length < 60_000)
    : [];

  it('nor of any other text', () => {
    fc.assert(
      fc.property(mutated(fixtures, 8), fc.constantFrom(...STYLES), ({ text, name }, style) => {
        const after = formatted(text, style, name);
        assert.equal(words(after), words(text));
        assert.equal(sayings(analyze(after, { name })), sayings(analyze(text, { name })));
      }),
      { numRuns: 250, seed: 20261126 },
    );
  });

  for (const [at, style] of STYLES.entries())
    it(`over fixtures, documents and a sample: ${JSON.stringify(style)}`, () => {
      let changed = 0;
      for (const { text, name } of [...documents, ...sample, ...fixtures.filter((_, k) => k % 3 === at)]) {
        const before = analyze(text, { name });
        const after = formatted(text, style, name);
        assert.equal(words(after), words(text), name);
        assert.equal(sayings(analyze(after, { name })), sayings(before), name);
        if (after !== text) changed++;
      }
      assert.ok(changed > (hasCorpus ? 40 : 20), `only ${changed} documents were changed`);
    });
});
