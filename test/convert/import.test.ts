/** Documents as people have them, to plain text. */
import assert from 'node:assert/strict';
import { DeletedTextRun, Document, FootnoteReferenceRun, InsertedTextRun, Packer, Paragraph, TextRun } from 'docx';
import { zipSync } from 'fflate';
import { ConvertError, formatOf, importDocument, type Tracked } from '../../server/src/convert/import.ts';
import { layOut, type Words } from '../../server/src/convert/pdfLayout.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const convert = (source: Uint8Array | string, tracked: Tracked = 'accept') =>
  importDocument(typeof source === 'string' ? bytes(source) : source, { tracked });

describe('convert: Word', () => {
  const mark = { id: 1, author: 'A', date: '2026-03-03T00:00:00Z' };
  const document = new Document({
    footnotes: { 1: { children: [new Paragraph('See the map.')] } },
    sections: [
      {
        children: [
          new Paragraph({
            children: [
              new TextRun('The Secretary '),
              new DeletedTextRun({ ...mark, text: 'may' }),
              new InsertedTextRun({ ...mark, text: 'shall' }),
              new TextRun(' review the harbors.'),
              new FootnoteReferenceRun(1),
            ],
          }),
        ],
      },
    ],
  });
  const text = async (tracked: Tracked) => convert(new Uint8Array(await Packer.toBuffer(document)), tracked);

  it('tracked changes accepted, rejected, shown; footnotes at the end', async () => {
    assert.equal(await text('accept'), 'The Secretary shall review the harbors.[1]\n\n[1] See the map.\n');
    assert.equal(await text('reject'), 'The Secretary may review the harbors.[1]\n\n[1] See the map.\n');
    assert.match(await text('show'), /^The Secretary \[-may-\]\{\+shall\+\} review/);
  });

  const word = (body: string, numbering = '') =>
    zipSync({
      'word/document.xml': bytes(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
      ...(numbering ? { 'word/numbering.xml': bytes(`<w:numbering xmlns:w="w">${numbering}</w:numbering>`) } : {}),
    });
  const item = (level: number, words: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;

  it('labels are counted as Word counts them: levels start anew below a higher one', async () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 'Sec. %1.')}${level(1, 'lowerLetter', '(%2)')}${level(2, 'lowerRoman', '(%3)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const body = [
      item(0, 'One.'),
      item(1, 'x;'),
      item(1, 'y:'),
      item(2, 'p;'),
      item(2, 'q.'),
      item(0, 'Two.'),
      item(1, 'z.'),
    ].join('');
    assert.equal(
      await convert(word(body, numbering)),
      ['Sec. 1. One.', '(a) x;', '(b) y:', '(i) p;', '(ii) q.', 'Sec. 2. Two.', '(a) z.'].join('\n\n').concat('\n'),
    );
  });

  const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const paragraph = (words: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${words}</w:p>`;
  const LETTERS =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

  it('a paragraph whose mark was deleted is none, and is not counted', async () => {
    const numbered = (words: string, mark = '') =>
      paragraph(words, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>${mark}</w:rPr>`);
    const deleted = '<w:del w:id="1" w:author="A"/>';
    const body = [
      numbered(run('Ships are counted.')),
      numbered(`<w:del w:id="2"><w:r><w:delText>Boats are counted.</w:delText></w:r></w:del>`, deleted),
      numbered(run('Lamps '), deleted),
      numbered(run('are lit.')),
    ].join('');
    const as = (tracked: Tracked) => convert(word(body, LETTERS), tracked);
    assert.equal(await as('accept'), '(a) Ships are counted.\n\n(b) Lamps are lit.\n');
    assert.equal(await as('reject'), '(a) Ships are counted.\n\n(b) Boats are counted.\n\n(c) Lamps\n\n(d) are lit.\n');
  });

  it('a heading and its text in one line, as law firms set them, are one paragraph', async () => {
    const heading = paragraph(
      run('Duties.'),
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/><w:specVanish/></w:rPr>',
    );
    assert.equal(
      await convert(word(heading + paragraph(run(' The Secretary acts.')), LETTERS)),
      '(a) Duties. The Secretary acts.\n',
    );
  });

  it('a text box stands before the paragraph that holds it, which loses no words', async () => {
    const box = `<w:r><w:pict><w:txbxContent>${paragraph(run('Draft.'))}</w:txbxContent></w:pict></w:r>`;
    assert.equal(
      await convert(word(paragraph(run('The Secretary ') + box + run('acts.')))),
      'Draft.\n\nThe Secretary acts.\n',
    );
  });

  it('tables: cells side by side; paragraphs where the table is there for the layout; tables within tables', async () => {
    const cell = (...inside: string[]) => `<w:tc>${inside.join('')}</w:tc>`;
    const table = (...rows: string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
    const words = (text: string) => paragraph(run(text));
    assert.equal(
      await convert(
        word(
          table(
            cell(words('Port')) + cell(words('Lamps')),
            cell(words('Sec. 1. Policy.'), words('(a) Harbors are lit.')),
            cell(words('Before.'), table(cell(words('A')) + cell(words('B'))), words('After.')),
          ),
        ),
      ),
      'Port | Lamps\n\nSec. 1. Policy.\n\n(a) Harbors are lit.\n\nBefore.\n\nA | B\n\nAfter.\n',
    );
  });

  it('of fields their result; hidden words and soft hyphens are none; a great first letter belongs to its word', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body =
      paragraph(run('H'), '<w:framePr w:dropCap="drop"/>') +
      paragraph(
        run('ar­bors of ') +
          field('begin') +
          '<w:r><w:instrText>IF </w:instrText></w:r>' +
          field('begin') +
          field('separate') +
          run('x') +
          field('end') +
          field('separate') +
          run('every class') +
          field('end') +
          '<w:r><w:rPr><w:vanish/></w:rPr><w:t> (ask counsel)</w:t></w:r>' +
          '<w:r><w:t>, section</w:t></w:r><w:r><w:sym w:font="Times New Roman" w:char="00A7"/></w:r>',
      );
    assert.equal(await convert(word(body)), 'Harbors of every class, section§\n');
  });

  it('endnotes like footnotes; the parts are where the relations say', async () => {
    const relations = (...to: [string, string][]) =>
      bytes(
        `<Relationships>${to.map(([type, target]) => `<Relationship Type="http://x/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`,
      );
    const archive = zipSync({
      '_rels/.rels': relations(['officeDocument', '/word/document2.xml']),
      'word/_rels/document2.xml.rels': relations(['endnotes', 'endnotes2.xml']),
      'word/document2.xml': bytes(
        `<w:document xmlns:w="w"><w:body>${paragraph(`${run('Harbors are lit.')}<w:r><w:endnoteReference w:id="2"/></w:r>`)}</w:body></w:document>`,
      ),
      'word/endnotes2.xml': bytes(
        `<w:endnotes xmlns:w="w"><w:endnote w:id="2">${paragraph(run('See the map.'))}</w:endnote></w:endnotes>`,
      ),
    });
    assert.equal(await convert(archive), 'Harbors are lit.[1]\n\n[1] See the map.\n');
  });

  it('lists that stand for a style of lists, that change a level, that never start anew', async () => {
    const level = (at: number, text: string, more = '') =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = [
      `<w:abstractNum w:abstractNumId="0">${level(0, 'Title %1.')}${level(1, 'Sec. %2.', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>`,
      '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Acts"/></w:abstractNum>',
      '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
      `<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>`,
      `<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">${level(1, 'Section %2.')}</w:lvlOverride></w:num>`,
    ].join('');
    const archive = zipSync({
      'word/document.xml': bytes(
        `<w:document xmlns:w="w"><w:body>${item(0, 'Ports')}${item(1, 'Ships.')}${item(0, 'Lamps')}${item(1, 'Oil.')}${item(1, 'Wicks.').replace('numId w:val="1"', 'numId w:val="3"')}</w:body></w:document>`,
      ),
      'word/numbering.xml': bytes(`<w:numbering xmlns:w="w">${numbering}</w:numbering>`),
      'word/styles.xml': bytes(
        '<w:styles xmlns:w="w"><w:style w:styleId="Acts"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>',
      ),
    });
    assert.equal(
      await convert(archive),
      ['Title 1. Ports', 'Sec. 1. Ships.', 'Title 2. Lamps', 'Sec. 2. Oil.', 'Section 3. Wicks.']
        .join('\n\n')
        .concat('\n'),
    );
  });

  it('a spoilt file, or another archive, gets a sentence', async () => {
    await assert.rejects(convert(zipSync({ 'a.txt': bytes('x') })), /no Word document/);
    await assert.rejects(
      convert(word('<w:p>')),
      (error) => error instanceof ConvertError && /XML is spoilt/.test(error.message),
    );
    await assert.rejects(convert(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9])), /spoilt/);
    const picture = '<w:p><w:r><w:drawing/></w:r></w:p>';
    await assert.rejects(convert(word(picture)), /there are no words in this document/);
  });
});

describe('convert: web pages', () => {
  const long = 'It is the policy of the United States that harbors are kept in good order at all times. '.repeat(6);
  it('takes the main part, and leaves menus, scripts and hidden words', async () => {
    const page = `<!doctype html><html><head><title>x</title><style>p{}</style></head><body><nav>Home</nav><div class="breadcrumbs">You are here</div><main><h1>Harbors</h1><p>Section&nbsp;1.&#160;<u>Policy</u>. ${long}</p><p>Sec. 2. Lamps.<br>Each harbor has one.</p><button>Share</button><script>no()</script></main><footer>Contact</footer></body></html>`;
    assert.equal(
      await convert(page),
      `Harbors\n\nSection 1. Policy. ${long.trim()}\n\nSec. 2. Lamps.\nEach harbor has one.\n`,
    );
  });
  it('lines of preformatted text stay lines', async () => {
    assert.equal(
      await convert('<html><body><pre>\nSEC. 1. HARBORS.\n    (a) First.\n</pre></body></html>'),
      'SEC. 1. HARBORS.\n    (a) First.\n',
    );
  });
  it('numbered lists have their numbers', async () => {
    assert.equal(
      await convert('<html><body><ol type="a"><li>ships;</li><li>lamps.</li></ol></body></html>'),
      '(a) ships;\n\n(b) lamps.\n',
    );
  });
  it('the White House’s: the main part, whose own name tells of a link that skips to it', async () => {
    const page = `<html><body class="single has-sidebar"><a class="skip-link screen-reader-text" href="#x">Skip to content</a><header><nav>News</nav></header><main class="wp-block-group" id="wp--skip-link--target"><div class="entry-content"><div class="wp-block-whitehouse-topper"><h1>Harbors</h1><div class="wp-block-post-date"><time>March 3, 2025</time></div></div><p><u>Section</u> <u>1</u>. <u>Policy</u>.&nbsp; ${long}</p></div></main><div class="site-footer-menu">Home</div></body></html>`;
    assert.equal(await convert(page), `Harbors\n\nMarch 3, 2025\n\nSection 1. Policy. ${long.trim()}\n`);
  });
  it('the Federal Register’s: its title, its heads, and none of the marks that were not printed', async () => {
    const help = '<div class="fr-seal-block fr-seal-block-header"><p>Document headings vary.</p></div>';
    const page = `<html><head><title>Federal Register :: Keeping of Lamps</title></head><body><div id="main"><h1>Keeping of Lamps</h1><div id="fulltext_content_area"><div class="document-headings"><div class="fr-box no-footer">${help}<div class="content-block"><h6>Department of Harbors</h6><ol><li>46 CFR Part 399</li></ol></div></div></div><h1>SUMMARY:</h1><p>${long}See 46 U.S.C. 50101 <span class="printed-page-inline unprinted-element">(<svg><use/></svg> print page 12002)</span><span class="printed-page-details unprinted-element"><span>Start Printed Page 12002</span></span> for more.<sup>[<a href="#f">1</a>] </sup></p><div class="section"><div class="sectno sectno-reference">§ 399.2</div><div class="section-subject">Lamps.</div><p>(a) Lamps are lit.</p></div><h1>Footnotes</h1><div class="footnote"><p>1. A note.</p><a class="back" href="#c"> Back to Citation </a></div></div></div></body></html>`;
    assert.equal(
      await convert(page),
      `${['Keeping of Lamps', 'Department of Harbors', '46 CFR Part 399', 'SUMMARY:', `${long}See 46 U.S.C. 50101 for more.[1]`, '§ 399.2 Lamps.', '(a) Lamps are lit.', 'Footnotes', '1. A note.'].join('\n\n')}\n`,
    );
  });
  it('Cornell’s: the section, without its neighbors, its toolbox and the tabs that are closed', async () => {
    const page = `<html><body><main id="main"><div id="content"><div class="breadcrumb">LII</div><h1 id="page_title"> 46 U.S. Code § 999 - Lamps </h1><ul class="nav nav-tabs"><li>U.S. Code</li><li>Notes</li></ul><div class="field-next-previous">prev | next</div><div class="tab-content"><div class="tab-pane active"><div class="subsection"><span class="num">(a)</span><span class="heading"> In general</span><span class="chapeau"> ${long}—</span><div class="paragraph"><span class="num">(1)</span> <div class="content">lit; or</div></div><div class="paragraph"><span class="num">(2)</span> <div class="content">dark.</div></div></div></div><div class="tab-pane"><p>Notes of amendments</p></div></div><div id="toolbox"><h2>Toolbox</h2></div></div></main></body></html>`;
    assert.equal(
      await convert(page),
      `46 U.S. Code § 999 - Lamps\n\n(a) In general\n\n${long}—\n\n(1) lit; or\n\n(2) dark.\n`,
    );
  });
  it('the Government Publishing Office’s: rows made of boxes, heads of tables, marks of notes', async () => {
    const row = (...cells: [string, string][]) =>
      `<div>${cells.map(([side, words]) => `<div class="two-column-analysis-style-content-${side}">${words}</div>`).join('')}</div>`;
    const page = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><title>U.S.C. Title 99</title></head><body><div><h3 class="chapter-head">CHAPTER 1—LAMPS</h3><div class="analysis"><div><div class="analysis-head-left">Sec.</div></div>${row(['left', '1.'], ['right', 'Keeping of lamps.<sup><a href="#n1">1</a></sup>'])}${row(['left', '2.'], ['right', 'Oil of 10<sup>2</sup> lamps.<br/>'])}</div><table><tr><th>Old</th><th><i>New <p>and its act</p></i></th></tr><tr><td></td><td>May 1, 1950</td><td></td></tr></table><p class="footnote"><a href="#c1"><sup>1</sup>&nbsp;So in original.</a></p></div></body></html>`;
    assert.equal(
      await convert(page),
      'CHAPTER 1—LAMPS\n\nSec.\n\n1. Keeping of lamps.[1]\n\n2. Oil of 102 lamps.\n\nOld | New and its act\n\nMay 1, 1950\n\n[1] So in original.\n',
    );
  });

  it('NULs of the Register’s pages are none of the text, addresses for mail are no “[email protected]”', async () => {
    const hide = (address: string) => [0x5a, ...[...address].map((letter) => letter.charCodeAt(0) ^ 0x5a)];
    const hex = hide('lamps@harbor.example').map((byte) => byte.toString(16).padStart(2, '0'));
    const page = `<html><body><pre>\n\u0000=====\n\u0000Rules\nWrite to <a href="/x" class="__cf_email__" data-cfemail="${hex.join('')}">[email&#160;protected]</a>.\n</pre><p>Or <a href="/x"><span data-cfemail="${hex.join('')}">[email&#160;protected]</span></a>; <i data-cfemail="zz">none</i>.</p></body></html>`;
    assert.equal(
      await convert(page),
      '=====\nRules\nWrite to lamps@harbor.example.\n\nOr lamps@harbor.example; none.\n',
    );
  });

  it('a dialog and a search that a page keeps ready are none of its text', async () => {
    const page = `<html><body><div role="search"><p>Search this site</p></div><p>Lamps are lit.</p><div role="dialog"><p>Sign up</p></div></body></html>`;
    assert.equal(await convert(page), 'Lamps are lit.\n');
  });

  it('a page without words, or one that asks who reads, gets a sentence', async () => {
    await assert.rejects(convert('<html><body><nav>Home</nav></body></html>'), /no words on this page/);
    await assert.rejects(
      convert('<html><body><h1>Request Access</h1><p>Complete the CAPTCHA (bot test) below.</p></body></html>'),
      /asks whether a person reads it/,
    );
  });
});

describe('convert: XML', () => {
  it('the Federal Register’s: paragraphs and heads, without page marks', async () => {
    const xml = `<?xml version="1.0"?><PRESDOCU><EXECORDR><TITLE3>Title 3—</TITLE3><HD SOURCE="HED">Orderly Harbors</HD><FP>By the authority vested in me:</FP><P><E T="04">Section 1</E>. <E T="03">Policy.</E> Harbors are<PRTPAGE P="77"/> orderly.</P></EXECORDR></PRESDOCU>`;
    assert.match(
      await convert(xml),
      /Orderly Harbors\n\nBy the authority vested in me:\n\nSection 1\. Policy\. Harbors are orderly\.\n$/,
    );
  });
  it('USLM: labels and headings before their words', async () => {
    const xml = `<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0"><meta><docNumber>44</docNumber></meta><main><section><num value="1">§ 1.</num><heading>Harbors</heading><subsection><num value="a">(a)</num><paragraph><num value="1">(1)</num><content>They are orderly.</content></paragraph></subsection></section></main></uscDoc>`;
    assert.match(await convert(xml), /^§ 1\. Harbors\.?[\s\S]*\(a\) \(1\) They are orderly\.\n$/);
  });
  it('the Federal Register’s: heads lead on to their words, footnotes stand at the end, a number and its subject on one line', async () => {
    const xml = `<?xml version="1.0"?><RULE><PREAMB><AGENCY>HARBOR BOARD</AGENCY><SUM><HD SOURCE="HED">SUMMARY:</HD><P>Lamps are kept.<SU>1</SU><FTREF/> All of them.</P><FTNT><P><SU>1</SU> 82 FR 12285.</P></FTNT></SUM></PREAMB><REGTEXT><AMDPAR>1. Revise § 404.2:</AMDPAR><SECTION><SECTNO>§ 404.2</SECTNO><SUBJECT>Lamps.</SUBJECT><P>(a) Lit.</P><STARS/></SECTION></REGTEXT></RULE>`;
    assert.equal(
      await convert(xml),
      `${['HARBOR BOARD', 'SUMMARY: Lamps are kept.[1] All of them.', '1. Revise § 404.2:', '§ 404.2 Lamps.', '(a) Lit.', '* * * * *', '[1] 82 FR 12285.'].join('\n\n')}\n`,
    );
  });
  it('USLM of a bill: its title page line by line, a short title within its sentence, headings that have no number', async () => {
    const xml = `<?xml version="1.0"?><bill xmlns="http://schemas.gpo.gov/xml/uslm" xmlns:dc="http://purl.org/dc/elements/1.1/"><meta/><preface><slugLine>•HR 9 IH</slugLine><congress>116th CONGRESS</congress>
<session>1st Session</session>
<dc:type>H. R. </dc:type>
<docNumber>9</docNumber>
<action><date>April 9, 2019</date><actionDescription>Mrs. Doe introduced the following bill</actionDescription></action></preface><main><longTitle><docTitle>A BILL</docTitle></longTitle><title><num>TITLE I—</num><heading>LAMPS</heading><appropriations><heading>HARBORS</heading><content>For lamps, $5: <proviso><i>Provided</i>, That they burn.</proviso></content></appropriations><section><num>SEC. 101. </num><heading>SHORT TITLE.</heading><content>This title may be cited as the “<shortTitle>Lamps Act</shortTitle>”.</content></section></title></main></bill>`;
    assert.equal(
      await convert(xml),
      `${['116th CONGRESS', '1st Session', 'H. R. 9', 'April 9, 2019', 'Mrs. Doe introduced the following bill', 'A BILL', 'TITLE I—LAMPS', 'HARBORS', 'For lamps, $5: Provided, That they burn.', 'SEC. 101. SHORT TITLE. This title may be cited as the “Lamps Act”.'].join('\n\n')}\n`,
    );
  });
  it('USLM of a rule: its head, footnotes and the signature', async () => {
    const xml = `<?xml version="1.0"?><rule xmlns="http://schemas.gpo.gov/xml/uslm"><meta/><preface><organization>HARBOR BOARD
</organization><affected>46 CFR Part 9
</affected><subject>Lamps</subject><organization><headingText>AGENCY:</headingText> Harbor Board.</organization></preface><main><rulePreamble><statement><content><heading>SUMMARY:</heading><p>Lamps are kept.<ref id="a" idref="b">1</ref> All.</p><footnote id="b"><content><p><ref idref="a">1</ref> 82 FR 12285.</p></content></footnote><heading>Procedures</heading><p>We follow them.</p></content></statement><signatures><signature><name>Jane Doe,</name><role>Chair.</role></signature></signatures></rulePreamble></main></rule>`;
    assert.equal(
      await convert(xml),
      `${['HARBOR BOARD', '46 CFR Part 9', 'Lamps', 'AGENCY: Harbor Board.', 'SUMMARY: Lamps are kept.[1] All.', 'Procedures', 'We follow them.', 'Jane Doe,', 'Chair.', '[1] 82 FR 12285.'].join('\n\n')}\n`,
    );
  });
  it('the Federal Register’s that says nothing of itself, and has lost the blanks around emphasis', async () => {
    const xml = `<RULE>
      <PREAMB><AGENCY TYPE="S">HARBOR BOARD</AGENCY><SUBAGY>Lamp Office</SUBAGY>
        <DATES><HD SOURCE="HED">DATES:</HD><P><E T="03">Comments:</E>They are due on May 1, 2011.</P></DATES>
        <ADD><HD SOURCE="HED">ADDRESSES:</HD><P>Write by<E T="03">mail,</E>or to<E T="03">lamps@harbor.example</E>. A lamp of 10<E T="51">2</E> candles needs none (<E T="03">see</E> rule 3).<SU>1</SU><FTREF/></P>
        <P>&#x2022;<E T="03">Boats:</E>None.</P><FTNT><P><SU>1</SU>46 U.S.C. 50101<E T="03">et seq.</E></P></FTNT></ADD></PREAMB>
    </RULE>`;
    assert.equal(
      await convert(xml),
      'HARBOR BOARD\n\nLamp Office\n\nDATES: Comments: They are due on May 1, 2011.\n\n' +
        'ADDRESSES: Write by mail, or to lamps@harbor.example. A lamp of 102 candles needs none (see rule 3).[1]\n\n' +
        '• Boats: None.\n\n[1] 46 U.S.C. 50101 et seq.\n',
    );
    // Where blanks are written, none is put in: a plural's ending stands behind emphasis.
    const written = `<RULE><P>The <E T="03">lamp</E>s of <E T="03">each</E> harbor.</P></RULE>`;
    assert.equal(await convert(written), 'The lamps of each harbor.\n');
  });

  it('the Federal Register’s tables: a line for each row, so that provisions in them stay provisions', async () => {
    const xml = `<?xml version="1.0"?><RULE><REGTEXT><SECTION><SECTNO>§ 404.3</SECTNO><SUBJECT>Fees.</SUBJECT><P>(a) Fees are:</P><GPOTABLE COLS="2"><TTITLE> </TTITLE><BOXHD><CHED H="1">Lamp</CHED><CHED H="1">Fee</CHED></BOXHD><ROW><ENT I="22">(1) For a harbor:</ENT></ROW><ROW><ENT I="02">By night</ENT><ENT>$60.00</ENT></ROW></GPOTABLE><P>(b) None else.</P></SECTION></REGTEXT><SIG><DATED>Dated: May 1, 2013.</DATED><NAME>A. Keeper,</NAME></SIG></RULE>`;
    assert.equal(
      await convert(xml),
      '§ 404.3 Fees.\n\n(a) Fees are:\n\nLamp Fee\n\n(1) For a harbor:\n\nBy night $60.00\n\n(b) None else.\n\nDated: May 1, 2013.\n\nA. Keeper,\n',
    );
  });

  it('USLM: a formula leads on to a section on its line; what a whole issue says of itself, and the ring at the end, are left out', async () => {
    const uslm = (body: string) =>
      `<?xml version="1.0"?><resolution xmlns="http://schemas.gpo.gov/xml/uslm">${body}<endMarker>○</endMarker></resolution>`;
    const resolved = '<resolvingClause><i>Resolved by the Senate, </i></resolvingClause>';
    assert.equal(
      await convert(
        uslm(
          `<main>${resolved}<section class="inline"><chapeau class="inline">That—</chapeau><paragraph class="indent1"><num>(1) </num><content>lamps are lit; and</content></paragraph></section></main>`,
        ),
      ),
      'Resolved by the Senate, That—\n\n(1) lamps are lit; and\n',
    );
    assert.equal(
      await convert(uslm(`<main>${resolved}<section><num>SECTION 1. </num><heading>Lamps.</heading></section></main>`)),
      'Resolved by the Senate,\n\nSECTION 1. Lamps.\n',
    );
    const issue = `<?xml version="1.0"?><issue:register xmlns:issue="x" xmlns="http://schemas.gpo.gov/xml/uslm"><component><preface><docPublicationName>Register</docPublicationName><startingPage>7</startingPage><volume>Vol. 1</volume><issue>No. 2</issue></preface><main><findingAidsNote><p>Ask us.</p></findingAidsNote><rule><preface><organization>HARBOR BOARD</organization></preface><main><p>Lamps are lit.</p></main></rule></main></component></issue:register>`;
    assert.equal(await convert(issue), 'HARBOR BOARD\n\nLamps are lit.\n');
  });

  it('other XML gets a sentence', async () => {
    await assert.rejects(
      convert('<?xml version="1.0"?><recipe><egg/></recipe>'),
      /neither the Federal Register’s nor USLM/,
    );
  });
});

describe('convert: PDF, by the places of words', () => {
  const SIZE = 10;
  const line = (text: string, x: number, y: number, size = SIZE): Words => ({
    text,
    x,
    y,
    size,
    width: text.length * size * 0.45,
  });
  const page = (words: Words[]) => ({ width: 612, height: 792, words });

  it('paragraphs by their first lines, words whole again at line ends', () => {
    const words = [
      line('Section 1. The Secretary shall keep the har-', 72, 700),
      line('bors of the United States in the best order.', 60, 688),
      line('Sec. 2. Each harbor shall have at least one', 72, 676),
      line('lamp, which burns at night.', 60, 664),
    ];
    assert.equal(
      layOut([page(words)]),
      'Section 1. The Secretary shall keep the harbors of the United States in the best order.\n\nSec. 2. Each harbor shall have at least one lamp, which burns at night.\n',
    );
  });

  it('words with a hyphen of their own keep it at a line’s end; addresses have no blanks', () => {
    const paragraph = (...lines: string[]) => layOut([page(lines.map((words, i) => line(words, 60, 700 - 12 * i)))]);
    assert.equal(
      paragraph('It is a matter of Federal-', 'State partnerships in the year 2026.'),
      'It is a matter of Federal-State partnerships in the year 2026.\n',
    );
    assert.equal(
      paragraph(
        'The lamp makers of the lamp light harbors for multi-',
        'harbor trade, and for multi harbors one light: harbor.',
      ),
      'The lamp makers of the lamp light harbors for multi-harbor trade, and for multi harbors one light: harbor.\n',
    );
    assert.equal(
      paragraph('Read what is said of it at https://lamps.example/keeping/', 'of-lamps.html in full.'),
      'Read what is said of it at https://lamps.example/keeping/of-lamps.html in full.\n',
    );
  });

  it('items of a list whose later lines stand farther in', () => {
    const full = (text: string) => text.padEnd(60, ' x');
    const words = [
      line(full('(a) The harbors of the first class shall each'), 72, 700),
      line('keep two lamps.', 90, 688),
      line(full('(b) The harbors of the second class shall each'), 72, 676),
      line('keep one lamp.', 90, 664),
      line('• A sign;', 72, 652),
    ];
    const [first, second, third] = layOut([page(words)])
      .trimEnd()
      .split('\n\n');
    assert.match(first!, /^\(a\) .* keep two lamps\.$/);
    assert.match(second!, /^\(b\) .* keep one lamp\.$/);
    assert.equal(third, '• A sign;');
  });

  it('columns one after another', () => {
    const left = Array.from({ length: 20 }, (_, i) => line(`left ${i} goes on to the end of it`, 60, 700 - 12 * i));
    const right = Array.from({ length: 20 }, (_, i) => line(`right ${i} goes on to the end of it`, 330, 700 - 12 * i));
    const text = layOut([page([...right, ...left])]);
    assert.ok(text.indexOf('left 19') < text.indexOf('right 0'), text);
  });

  it('a title and its authors over columns, which stay columns', () => {
    const column = (x: number, start: string) =>
      Array.from({ length: 14 }, (_, i) =>
        line(`${start} ${i} of the harbors of every`.padEnd(52, ' x'), x, 640 - 12 * i),
      );
    const words = [
      line('Harbors of the United States and what they cost the Treasury', 90, 720, 18),
      line(
        'by the Office of Harbors, the Treasury, and the Coast Guard, for the Congress of the United States',
        90,
        690,
      ),
      ...column(60, 'first'),
      ...column(330, 'second'),
    ];
    const text = layOut([page(words)]);
    assert.match(text, /^Harbors of the United States[^\n]*\n\nby the Office/);
    assert.ok(text.indexOf('first 13') < text.indexOf('second 0'), text);
  });

  it('a title stays, though it is the head of later pages', () => {
    const pages = [0, 1, 2, 3].map((at) =>
      page([
        line('The Harbors Report', 200, 740, at === 0 ? 18 : SIZE),
        line(`Page ${at} says that the harbors are in good order, and more of it.`, 72, 700),
      ]),
    );
    assert.equal(layOut(pages).match(/The Harbors Report/g)!.length, 1);
  });

  it('heads of pages, page numbers and the line numbers of bills are left out', () => {
    const pages = [1, 2, 3, 4].map((number) =>
      page([
        line('H.R. 99 ENROLLED', 250, 760),
        ...Array.from({ length: 12 }, (_, i) => [
          line(String(i + 1), 80, 700 - 20 * i),
          line(
            `${'abcdefghijkl'[i]!.repeat(4)} ${'mnopq'[number]} of the bill that fills the line well`,
            110,
            700 - 20 * i,
          ),
        ]).flat(),
        line(String(number), 300, 40),
      ]),
    );
    const text = layOut(pages);
    assert.doesNotMatch(text, /ENROLLED/);
    assert.doesNotMatch(text, /\d/);
    assert.match(text, /^aaaa n of the bill/);
  });

  it('feet with the page’s number and its chapter are left out, though no chapter is on most pages', () => {
    const pages = Array.from({ length: 9 }, (_, at) =>
      page([
        ...Array.from({ length: 12 }, (_, i) =>
          line(`words ${'abcdefghi'[at]}${'jklmnopqrstu'[i]} of the chapter`, 72, 700 - 20 * i),
        ),
        at % 2 === 0
          ? line(`${at + 11} Chapter ${at + 1}. Lamps`, 72, 40)
          : line(`${at}.1. Oil for lamps ${at + 11}`, 300, 40),
      ]),
    );
    assert.doesNotMatch(layOut(pages), /Chapter \d|Oil/);
    // A number that doesn't count on with the pages is the text's.
    const others = pages.map(({ words, ...each }, at) => ({
      ...each,
      words: words.map((word) =>
        word.y === 40 ? { ...word, text: `${at * at + 60} lamps are ${'abcdefghi'[at]}` } : word,
      ),
    }));
    assert.match(layOut(others.slice(0, 5)), /lamps are a/);
  });

  it('a PDF of a few words is read; the same words on a picture of a page are a stamp', async () => {
    const pdf = (content: string, resources = '') => {
      const objects = [
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>${resources}>>>>`,
        `<</Length ${content.length}>>stream\n${content}\nendstream`,
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
        '<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream',
      ];
      return `%PDF-1.4\n${objects.map((each, i) => `${i + 1} 0 obj\n${each}\nendobj\n`).join('')}trailer<</Root 1 0 R>>\n%%EOF`;
    };
    const words = 'BT /F 12 Tf 72 700 Td (Lamps are lit.) Tj ET';
    assert.equal(await convert(pdf(words)), 'Lamps are lit.\n');
    const picture = pdf(`q 612 0 0 792 0 0 cm /I Do Q ${words}`, '/XObject<</I 6 0 R>>');
    await assert.rejects(convert(picture), /this PDF has no text, only pictures of pages/);
  });

  it('a PDF without text says so, and nothing else', async () => {
    const blank =
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
    const said: unknown[] = [];
    const { log, warn } = console;
    console.log = console.warn = (...words: unknown[]) => said.push(words);
    try {
      await assert.rejects(convert(bytes(blank)), /this PDF has no text, only pictures of pages/);
    } finally {
      Object.assign(console, { log, warn });
    }
    assert.deepEqual(said, []);
  });

  it('a PDF that is none gets a sentence', async () => {
    await assert.rejects(convert(bytes('%PDF-1.7\nnothing')), /spoilt, or it is none/);
  });
});

describe('convert: what a file is', () => {
  it('by what it holds', () => {
    assert.equal(formatOf(bytes('\ufeff<?xml version="1.0"?><uscDoc/>')), 'xml');
    assert.equal(formatOf(bytes('<!DOCTYPE html><p>x')), 'html');
    assert.equal(formatOf(bytes('Section 1. <b>')), 'text');
    assert.equal(formatOf(new Uint8Array([1, 0, 2])), undefined);
  });
});

describe('convert: files made to be slow', () => {
  // Each took minutes, or for ever, while a pattern tried all ways to read it.
  it('comments before a page that is none', () => {
    assert.equal(formatOf(bytes(`${'<!---->'.repeat(290)}x`)), 'text');
    assert.equal(formatOf(bytes('<!-- a --> <!-- b -->\n<html><p>x')), 'html');
    assert.equal(formatOf(bytes('<!-- open <html>')), 'text');
  });

  it('document types without an end', async () => {
    const open = '<!DOCTYPE'.repeat(60_000);
    await convert(`<?xml version="1.0"?>${open}`).catch((error) =>
      assert.ok(error instanceof ConvertError, String(error)),
    );
    const xml = (type: string) =>
      convert(`<?xml version="1.0"?>${type}<bill><section><num>1.</num> Words.</section></bill>`);
    const plain = await xml('');
    for (const type of ['<!DOCTYPE bill>', '<!DOCTYPE bill [<!ENTITY a "b>">]>', '<!DOCTYPE bill PUBLIC "a" "b">'])
      assert.equal(await xml(type), plain, type);
  });

  it('blanks and line ends without number', async () => {
    for (const unit of [' ', '\n', '\n\t', '- A'])
      await convert(`<html><body><pre>x${unit.repeat(100_000)}y</pre><p>x${unit.repeat(100_000)}y</p></body></html>`);
  });
});
