/** Documents leave in other formats, whole, and come back as they were. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { compare } from '../../server/src/compare/compare.ts';
import { exportDocx } from '../../server/src/convert/exportDocx.ts';
import { exportHtml } from '../../server/src/convert/exportHtml.ts';
import { exportMarkdown } from '../../server/src/convert/exportMarkdown.ts';
import { exportAkn, exportUslm, wordsOf } from '../../server/src/convert/exportXml.ts';
import { formattedText } from '../../server/src/convert/formattedText.ts';
import { importDocument } from '../../server/src/convert/import.ts';
import { modelOf, plainText } from '../../server/src/convert/model.ts';
import { analyze } from '../../server/src/core/analyze.ts';
import { createLaw } from '../../server/src/law/index.ts';
import { findings } from '../../server/src/rules/index.ts';

const law = createLaw();
const ORDER = readFileSync('samples/orderly-processing.txt', 'utf8');
const analysis = analyze(ORDER);
const model = modelOf(analysis);
const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64');
const ids = (text: string): string[] => analyze(text).sections.map(({ id }) => id);
const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The elements and words of XML; throws where it is spoilt. */
function read(xml: string): { names: string[]; words: string } {
  const names: string[] = [];
  let text = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name }) => names.push(name));
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return { names, words: text };
}

describe('export: a document', () => {
  it('its model has all its words, in order', () => assert.deepEqual(wordsOf(model), words(ORDER)));

  it('its title, date and signature stay lines of their own; the print’s broken lines are joined', () => {
    const opening = model.opening.map(plainText);
    assert.equal(opening[0], 'Executive Order 99001—Orderly Processing at Ports of Entry');
    assert.equal(opening[1], 'March 3, 2025');
    assert.match(opening[2]!, /^By the authority .* it is hereby ordered:$/);
    assert.equal(opening.length, 3);
    const signed = modelOf(analyze(`${ORDER}\nTHE WHITE HOUSE,\nMarch 3, 2025.\n`));
    assert.deepEqual(signed.closing.map(plainText), ['THE WHITE HOUSE,', 'March 3, 2025.']);
  });

  it('of a Markdown document without its marks, which plain text keeps', () => {
    const shown = (text: string): string[] => {
      const { opening, provisions, closing } = modelOf(analyze(text));
      const own = provisions.flatMap(({ section, head, paragraphs }) => [
        [section.label, head, ...paragraphs.map(plainText)].join('|'),
      ]);
      return [...opening.map(plainText), ...own, ...closing.map(plainText)];
    };
    const order =
      '---\ntitle: Lamps\n---\n\n# Executive Order on Lamps\n\nBy the authority vested in me as President, it is hereby ordered:\n\n' +
      '**Section 1.** *Policy.* Lamps are lit under the *Lamps Act* of the \\[next\\] year, with _care_ and lamp_oil.\n\n' +
      '**Sec. 2.** *Duties.* The Keeper of ____ keeps 2 * 3 lamps.\n';
    assert.deepEqual(shown(order), [
      'Executive Order on Lamps',
      'By the authority vested in me as President, it is hereby ordered:',
      'Section 1.|Policy.|Lamps are lit under the Lamps Act of the [next] year, with care and lamp_oil.',
      'Sec. 2.|Duties.|The Keeper of ____ keeps 2 * 3 lamps.',
    ]);
    const plain = 'Executive Order 14999\n\nSection 1. Policy. Lamps* are lit at *night*.\n\n* * * * *\n';
    assert.match(shown(plain).join('\n'), /Lamps\* are lit at \*night\*\.\n?[\s\S]*\* \* \* \* \*/);
  });

  it('Word: the paragraph with the title is its title, the lines around it are centered', async () => {
    const text = `Administration of the Lamps, 2025\n\n${ORDER}`;
    const head = modelOf(analyze(text));
    const parts = unzipSync(bytesOf(await exportDocx(head, law, [])));
    const paragraphs = strFromU8(parts['word/document.xml']!).match(/<w:p>.*?<\/w:p>/g)!;
    const looks = paragraphs.slice(0, 4).map((each) => [/"Title"/.test(each), /"center"/.test(each)]);
    assert.deepEqual(looks, [
      [false, true],
      [true, true],
      [false, true],
      [false, false],
    ]);
    assert.doesNotMatch(paragraphs[1]!, /hyperlink/);
  });

  it('Word: real numbering, styles, and findings as footnotes', async () => {
    const found = findings(analysis, law);
    assert.ok(found.length > 0);
    const text = await importDocument(bytesOf(await exportDocx(model, law, found)), { tracked: 'accept' });
    assert.deepEqual(ids(text), ids(ORDER));
    assert.match(text, new RegExp(`\\[1\\] ${found[0]!.message.slice(0, 30).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
  });

  it('web page: anchors, cards and an outline; the document’s own marks do nothing', () => {
    const { body } = exportHtml(model, law, 'order.txt');
    assert.match(body, /<section id="s2" class="section"><h2><span class="label">Sec\. 2\.<\/span>/);
    assert.match(body, /<a href="#s2">/);
    assert.match(body, /data-card="law-1"/);
    assert.match(body, /<template id="law-1">/);
    const hostile = modelOf(analyze('Section 1. <script>alert(1)</script>. A "b" & <i>c</i>.\n'));
    assert.doesNotMatch(exportHtml(hostile, law, '<b>').body, /<script|<i>|<b>/);
  });

  it('web page: comes back with the same provisions', async () => {
    const { body } = exportHtml(model, law, 'order.txt');
    const text = await importDocument(new TextEncoder().encode(`<!doctype html><html><body>${body}</body></html>`), {
      tracked: 'accept',
    });
    assert.deepEqual(ids(text), ids(ORDER));
  });

  it('formatted text: Word counts the labels on, and others show them as they are written', async () => {
    const html = formattedText(
      modelOf(
        analyze(
          'Section 1. Policy. (a) It is so.\n\n(b) It is not:\n\n(i) one;\n\n(ii) two.\n\n(d) Out of order.\n\nSec. 2. Next. Words.\n',
        ),
      ),
      law,
    );
    const lists = [
      ...html.matchAll(
        /@list (l\d+):(level\d) \{mso-level-start-at:(\d+);mso-level-number-format:([\w-]+);mso-level-text:"([^"]*)"/g,
      ),
    ];
    assert.deepEqual(
      lists.map(([, , ...what]) => what),
      [
        ['level1', '1', 'arabic', 'Section %1.'],
        ['level2', '1', 'alpha-lower', '\\(%2\\)'],
        ['level3', '1', 'roman-lower', '\\(%3\\)'],
        ['level2', '4', 'alpha-lower', '\\(%2\\)'],
        ['level1', '2', 'arabic', 'Sec. %1.'],
      ],
    );
    // Labels are words for whoever can't count them, and (a) and (b) are of one list.
    assert.match(
      html,
      /mso-list:l1 level2 lfo2"><!\[if !supportLists\]><span style="mso-list:Ignore">\(a\) <\/span><!\[endif\]>It is so\./,
    );
    assert.match(html, /mso-list:l1 level2 lfo2"><!\[if !supportLists\]><span style="mso-list:Ignore">\(b\) /);
    assert.match(html, /mso-list:l3 level2 lfo4"><!\[if !supportLists\]><span style="mso-list:Ignore">\(d\) /);
    const back = await importDocument(new TextEncoder().encode(formattedText(model, law)), { tracked: 'accept' });
    assert.deepEqual(ids(back), ids(ORDER));
  });

  it('formatted text: "1." is a list that goes on from its own number, and what can’t be numbered stays words', () => {
    const text =
      'Section 1. Policy. As follows:\n\n(a) so:\n\n1. one;\n\n2. two;\n\n3. three.\n\nSec. 2a. More. <b>Words</b>.\n';
    const some = modelOf(analyze(text));
    const html = formattedText(some, law, [text.indexOf('two'), text.length]);
    assert.match(
      html,
      /<ol type="1" start="2"[^>]*><li style="mso-list:(l\d level3 lfo\d)">two;<\/li>\n<li style="mso-list:\1">three\.<\/li>\n<\/ol>/,
    );
    assert.match(html, /<p style="margin:0 0 6pt 0pt"><b>Sec\. 2a\.<\/b> <b>More\.<\/b>/);
    assert.match(html, /&#60;b&#62;Words&#60;\/b&#62;/);
  });

  it('formatted text: of a selection, the provisions that it touches', () => {
    const text = 'Section 1. Policy. (a) One thing.\n\n(b) Another thing.\n\nSec. 2. Next. Words.\n';
    const at = text.indexOf('Another');
    const html = formattedText(modelOf(analyze(text)), law, [at, at + 3]);
    assert.match(html, /mso-level-start-at:2;mso-level-number-format:alpha-lower/);
    assert.match(html, /Another thing/);
    assert.doesNotMatch(html, /One thing|Policy|Next/);
  });

  it('Markdown: comes back with the same provisions', () => {
    assert.deepEqual(ids(exportMarkdown(model, law)), ids(ORDER));
  });

  it('USLM and Akoma Ntoso: well-formed, every provision at its level, and every word', async () => {
    const uslm = read(exportUslm(model));
    const sections = analysis.sections.filter(({ level }) => level === 'section').length;
    assert.equal(uslm.names.filter((name) => name === 'section').length, sections);
    assert.deepEqual(
      ids(await importDocument(new TextEncoder().encode(exportUslm(model)), { tracked: 'accept' })),
      ids(ORDER),
    );
    const akn = read(exportAkn(model));
    assert.equal(akn.names.filter((name) => name === 'section').length, sections);
    for (const xml of [uslm, akn]) for (const word of new Set(words(ORDER))) assert.ok(xml.words.includes(word), word);
  });
});

const CORPUS = '../shared/corpus';
(existsSync(CORPUS) ? describe : describe.skip)('export: the corpus', function () {
  this.timeout(60_000);
  for (const name of existsSync(CORPUS)
    ? readdirSync(CORPUS)
        .filter((file) => /\.txt$/.test(file))
        .slice(0, 30)
    : []) {
    it(`${name}: Word and back keeps its provisions`, async () => {
      const before = analyze(readFileSync(path.join(CORPUS, name), 'utf8'), { name });
      const text = await importDocument(bytesOf(await exportDocx(modelOf(before), law)), { tracked: 'accept' });
      const { changes, same } = compare(before, analyze(text, { name }));
      const lost = changes.filter(({ kinds }) => kinds.some((kind) => /added|removed|moved|renumbered/.test(kind)));
      // Scans and tables may read otherwise without their lines: not one provision in twenty.
      assert.ok(
        lost.length <= 0.05 * (same + changes.length) + 1,
        JSON.stringify(lost.slice(0, 5).map(({ kinds, before: a, after: b }) => [kinds, a?.cite, b?.cite])),
      );
    });
  }
});
