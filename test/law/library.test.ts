import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createLaw } from '../../server/src/law/index.ts';
import { libraryHome } from '../../server/src/library/home.ts';
import { type ImportOptions, importLaw } from '../../server/src/library/import.ts';
import { Library } from '../../server/src/library/library.ts';
import { type DocumentStore, MemoryLibrary, type StoredDocument } from '../../server/src/library/memory.ts';
import { download } from '../../server/src/lsp/browserPlatform.ts';
import { hasShared, INA, SHARED } from './helpers.ts';
import { zip } from './zip.ts';

/** A title of the Code in USLM 1, of our own words. */
const title = (body: string, number = '8', namespace = 'http://xml.house.gov/schemas/uslm/1.0'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<uscDoc xmlns="${namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" identifier="/us/usc/t${number}">
<meta><dc:title>Title ${number}</dc:title><dc:type>USCTitle</dc:type><docNumber>${number}</docNumber>
<docPublicationName>Online@119-99</docPublicationName><dcterms:created>2026-08-03T10:00:00</dcterms:created></meta>
<main><title identifier="/us/usc/t${number}"><num value="${number}">Title ${number}—</num><heading>ALIENS</heading>${body}</title></main></uscDoc>`;

const SECTION = `<chapter identifier="/us/usc/t8/ch12"><num value="12">CHAPTER 12—</num><heading>IMMIGRATION</heading>
<section identifier="/us/usc/t8/s1225"><num value="1225">§ 1225.</num><heading> Inspection by officers</heading>
<subsection identifier="/us/usc/t8/s1225/a"><num value="a">(a)</num><heading> Inspection</heading>
<chapeau>An officer inspects—</chapeau>
<paragraph identifier="/us/usc/t8/s1225/a/1"><num value="1">(1)</num><content> ships; and</content></paragraph>
<paragraph identifier="/us/usc/t8/s1225/a/2"><num value="2">(2)</num><content> trains <ref href="/us/usc/t8/s1226">as section 1226 says</ref>.</content></paragraph>
<continuation>The officer reports.</continuation></subsection>
<subsection identifier="/us/usc/t8/s1225/b"><num value="b">(b)</num><heading><inline class="small-caps">Returns</inline>.—</heading>
<paragraph identifier="/us/usc/t8/s1225/b/2"><num value="2">(2)</num><heading> Others</heading>
<subparagraph identifier="/us/usc/t8/s1225/b/2/C"><num value="C">(C)</num><content> A person who arrives by land may be returned.</content></subparagraph></paragraph></subsection>
<sourceCredit>(June 27, 1952)</sourceCredit>
<notes><note><heading>Notes</heading><p>A note with <quotedContent><section><num value="9">Sec. 9.</num><content>no section</content></section></quotedContent>.</p></note></notes>
</section>
<section identifier="/us/usc/t8/s1440–1"><num value="1440–1">§ 1440–1.</num><heading> Posthumous citizenship</heading><content><p>It is granted.</p></content></section></chapter>`;

const LAW = `<?xml version="1.0" encoding="UTF-8"?>
<pLaw xmlns="http://schemas.gpo.gov/xml/uslm" xmlns:dc="http://purl.org/dc/elements/1.1/"><meta><dc:title>Public Law 119–200: A law of ours.</dc:title>
<dc:type>Public Law</dc:type><docNumber>200</docNumber><congress>119</congress><processedDate>2026-05-05</processedDate></meta>
<main><division><num value="A">DIVISION A—</num><heading>FIRST</heading><title><num value="I">TITLE I—</num><heading>OF PORTS</heading>
<section><num value="101">SEC. 101. </num><heading>PORTS.</heading><content>Section 5 is amended by inserting the following:<quotedContent><paragraph><num value="1">“(1) </num><content>a port;”</content></paragraph></quotedContent>.</content></section></title></division></main></pLaw>`;

/** What is more than any law has: names of files, contents, and what is said to whoever wants to import them. */
const TOO_MUCH: readonly (readonly [name: string, content: string | Uint8Array, message: RegExp])[] = [
  [
    'number.xml',
    title(`<section><num value="${'9'.repeat(5000)}">1</num><content>x</content></section>`),
    /number as no law has/,
  ],
  ['attribute.xml', title(`<section junk="${'x'.repeat(17_000_000)}"/>`), /16 million characters without a tag/],
  ['comment.xml', title(`<!--${'x'.repeat(17_000_000)}-->`), /16 million characters without a tag/],
  [
    'words.xml',
    title(`<section><num value="1">1</num>${'word '.repeat(4_000_000)}</section>`),
    /16 million characters/,
  ],
  ['tag.xml', `<${'x'.repeat(17_000_000)}`, /16 million characters without a tag/],
  [
    'many.zip',
    zip({ 'a.xml': title(SECTION), 'b.xml': title(SECTION) }, { claim: 1_100_000_000 }),
    /many\.zip, a\.xml would unpack to 1100 MB, as no law does/,
  ],
];

describe('the library of imported law', function () {
  this.timeout(60_000);
  let home: string;
  let folder: string;
  let library: Library;
  let server: Server | undefined;

  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'policy-text-home-'));
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-files-'));
    library = new Library(home);
  });

  afterEach(async () => {
    library.close();
    server?.closeAllConnections();
    server?.close();
    server = undefined;
    rmSync(home, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name: string, content: string | Uint8Array): string => {
    const where = path.join(folder, name);
    mkdirSync(path.dirname(where), { recursive: true });
    writeFileSync(where, content);
    return where;
  };
  const law = () => createLaw({}, [], [], { texts: library });
  const add = (source: string, options: ImportOptions = {}) => importLaw(source, library, options);

  /** The sentence with which a source is refused; the library must be as it was. */
  const refusal = async (source: string, options: ImportOptions = {}): Promise<string> => {
    const before = library.list();
    const message = await add(source, options).then(
      () => 'accepted',
      (error: Error) => error.message,
    );
    assert.deepEqual(library.list(), before);
    const left = existsSync(library.folder)
      ? readdirSync(library.folder).filter((name) => /^(?:import-|\.)/.test(name))
      : [];
    const used = new Set(before.map(({ imported }) => imported)).size;
    assert.ok(left.length <= used, `nothing is left of what was staged: ${left}`);
    return message;
  };

  const serve = (listener: RequestListener): Promise<string> =>
    new Promise((resolve) => {
      server = createServer(listener).listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(server!.address() as AddressInfo).port}`);
      });
    });

  it('takes a title and gives each provision its own words', async () => {
    const source = file('usc08.xml', title(SECTION));
    const [entry] = await add(source, { now: () => new Date('2026-11-24T12:00:00Z') });
    assert.deepEqual(entry, {
      id: '/us/usc/t8',
      kind: 'usc',
      title: 'Title 8',
      publication: 'Online@119-99',
      date: '2026-08-03',
      sections: 2,
      source,
      sha256: createHash('sha256').update(readFileSync(source)).digest('hex'),
      imported: '2026-11-24T12:00:00.000Z',
      bytes: entry!.bytes,
    });
    assert.deepEqual(library.list(), [entry]);
    assert.equal(
      law().text('/us/usc/t8/s1225')?.text,
      `§ 1225. Inspection by officers

(a) Inspection
An officer inspects—
  (1) ships; and
  (2) trains as section 1226 says.
The officer reports.
(b) Returns.—
  (2) Others
    (C) A person who arrives by land may be returned.`,
    );
    assert.equal(law().text('/us/usc/t8/s1225/b/2/C')?.text, '(C) A person who arrives by land may be returned.');
    assert.equal(
      law().text(`${INA}/s235/b/2`)?.text,
      '(2) Others\n  (C) A person who arrives by land may be returned.',
      'the Act’s provision is the Code’s',
    );
    assert.deepEqual(law().text('/us/usc/t8/s1440-1')?.provenance, {
      source: 'U.S. Code, title 8, House of Representatives, release point 119-99, imported',
      asOf: '2026-08-03',
    });
    assert.equal(law().text('/us/usc/t8/s1225/z'), undefined);
    assert.equal(law().text('/us/usc/t8/s9'), undefined, 'a section that a note quotes is none of the title');
    assert.equal(law().text('/us/usc/t9/s1'), undefined);
  });

  it('takes USLM 2, public laws by every level and by section alone, and bills', async () => {
    await add(file('usc01.xml', title(SECTION.replaceAll('/t8/', '/t1/'), '1', 'http://schemas.gpo.gov/xml/uslm')));
    assert.match(law().text('/us/usc/t1/s1225')?.text ?? '', /^§ 1225\./);
    await add(file('PLAW-119publ200.xml', LAW));
    const words = 'SEC. 101. PORTS.\n\nSection 5 is amended by inserting the following:\n“(1) a port;”.';
    assert.equal(law().text('/us/pl/119/200/dA/tI/s101')?.text, words);
    assert.equal(law().text('/us/pl/119/200/s101')?.text, words);
    assert.equal(law().text('/us/pl/119/200/dA/s101')?.text, words);
    assert.equal(law().text('/us/pl/119/200/tI/s101')?.text, words);
    assert.equal(law().text('/us/pl/119/200/dB/s101'), undefined);
    const bill = LAW.replaceAll('pLaw', 'bill').replace('Public Law<', 'Senate Bill<');
    await add(file('BILLS-119s200is.xml', bill));
    assert.equal(law().text('/us/bill/s/200/s101')?.text, words);
    assert.deepEqual(
      library.list().map(({ id }) => id),
      ['/us/bill/s/200', '/us/pl/119/200', '/us/usc/t1'],
    );
  });

  it('takes ZIP files and folders, and tells how far it is', async () => {
    const steps: number[] = [];
    const source = file('xml_usc08@119-99.zip', zip({ 'usc08.xml': title(SECTION), 'usctitle.css': 'p {}' }));
    const [entry] = await add(source, { progress: ({ sections }) => steps.push(sections) });
    assert.equal(entry?.sections, 2);
    assert.equal(steps.at(-1), 2);
    file('all/usc09.xml', title(SECTION.replaceAll('/t8/', '/t9/'), '9'));
    file('all/more/laws.zip', zip({ 'PLAW-119publ200.xml': LAW }));
    file('all/readme.txt', 'Not law.');
    assert.equal((await add(path.join(folder, 'all'))).length, 2);
    assert.equal(library.list().length, 3);
  });

  it('takes a web address, and no more than that', async () => {
    const asked: string[] = [];
    const base = await serve((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/usc08.zip') response.end(zip({ 'usc08.xml': title(SECTION) }));
      else response.writeHead(404, 'Not Found').end('<html>nothing here</html>');
    });
    const [entry] = await add(`${base}/usc08.zip`);
    assert.equal(entry?.source, `${base}/usc08.zip`);
    assert.match(law().text('/us/usc/t8/s1225/a/1')?.text ?? '', /ships/);
    assert.deepEqual(asked, ['/usc08.zip']);
    assert.equal(await refusal(`${base}/usc09.zip`), `${base}/usc09.zip answers 404 Not Found.`);
    assert.equal(
      await refusal('ftp://127.0.0.1/usc08.zip'),
      'Only addresses that start with http: or https: can be imported.',
    );
    assert.match(
      await refusal('http://127.0.0.1:9/usc08.zip'),
      /^http:\/\/127\.0\.0\.1:9\/usc08\.zip can’t be reached: .+\.$/,
    );
  });

  it('replaces an earlier import, and removes one', async () => {
    const source = file('usc08.xml', title(SECTION));
    await add(source);
    assert.match(law().text('/us/usc/t8/s1225/a/1')?.text ?? '', /ships/);
    writeFileSync(source, title(SECTION.replace('ships', 'aircraft')));
    await add(source);
    assert.match(law().text('/us/usc/t8/s1225/a/1')?.text ?? '', /aircraft/);
    assert.equal(library.list().length, 1);
    assert.equal(library.remove('/us/usc/t8'), true);
    assert.equal(library.remove('/us/usc/t8'), false);
    assert.equal(law().text('/us/usc/t8/s1225'), undefined);
  });

  it('takes of a folder what is sound, and names the rest', async () => {
    file('both/a.xml', LAW);
    file('both/b.xml', title(SECTION).slice(0, 900));
    file('both/c.xml', '<html/>');
    file('both/d.zip', 'PK\x03\x04 and no more');
    file('both/z.xml', title(SECTION));
    const skipped: string[] = [];
    assert.equal((await add(path.join(folder, 'both'), { skipped: (each) => skipped.push(each) })).length, 2);
    assert.deepEqual(
      skipped.map((each) => each.slice(0, 5)),
      ['b.xml', 'c.xml', 'd.zip'],
    );
    assert.match(skipped[0]!, /^b\.xml: the file breaks off in the middle/);
    file('bad/b.xml', '<html/>');
    assert.match(
      await refusal(path.join(folder, 'bad')),
      /^There is no XML or ZIP file of the law in .* b\.xml: this is a web page/,
    );
  });

  it('is as it was where an import breaks or is cancelled', async () => {
    await add(file('usc08.xml', title(SECTION)));
    assert.match(
      await refusal(file('b.xml', title(SECTION).slice(0, 900))),
      /b\.xml: the file breaks off in the middle/,
    );
    const cancel = new AbortController();
    const many = SECTION.repeat(2000);
    const big = file('big.xml', title(many));
    const message = await refusal(big, { signal: cancel.signal, progress: () => cancel.abort(new Error('enough')) });
    assert.equal(message, 'enough');
    assert.match(law().text('/us/usc/t8/s1225/a/1')?.text ?? '', /ships/);
  });

  it('clears away what killed imports left long ago, and nothing else', async () => {
    await add(file('usc08.xml', title(SECTION)));
    const names = () => readdirSync(library.folder);
    const before = names();
    const left = [1, 2].map((n) => path.join(library.folder, `import-00000000-0000-0000-0000-00000000000${n}`));
    for (const each of left) mkdirSync(each);
    utimesSync(left[0]!, new Date('2026-01-01'), new Date('2026-01-01'));
    for (const name of before)
      utimesSync(path.join(library.folder, name), new Date('2026-01-01'), new Date('2026-01-01'));
    library = new Library(home);
    assert.deepEqual(left.map(existsSync), [true, true], 'opening a library changes nothing');
    library.tidy();
    assert.deepEqual(left.map(existsSync), [false, true]);
    for (const name of before) assert.ok(names().includes(name), name);
    assert.match(law().text('/us/usc/t8/s1225/a/1')?.text ?? '', /ships/);
  });

  it('takes over a library from before there were manifests', async () => {
    await add(file('usc08.xml', title(SECTION)));
    library.close();
    for (const name of readdirSync(library.folder)) {
      const place = path.join(library.folder, name);
      if (name.startsWith('import-')) renameSync(path.join(place, 'us-usc-t8'), path.join(library.folder, 'us-usc-t8'));
      rmSync(place, { recursive: true });
    }
    library = new Library(home);
    assert.match(law().text('/us/usc/t8/s1225/a/1')?.text ?? '', /ships/);
    await add(file('law.xml', LAW));
    assert.deepEqual(
      library.list().map(({ id }) => id),
      ['/us/pl/119/200', '/us/usc/t8'],
    );
  });

  it('lets a text that is spoilt spoil itself alone', async () => {
    await add(file('usc08.xml', title(SECTION)));
    await add(file('law.xml', LAW));
    const place = path.join(
      library.folder,
      readdirSync(library.folder).find((name) => existsSync(path.join(library.folder, name, 'us-usc-t8')))!,
      'us-usc-t8',
    );
    const meta = readFileSync(path.join(place, 'meta.json'), 'utf8');
    const index = readFileSync(path.join(place, 'index.tsv'), 'utf8');
    for (const spoilt of ['', 'null', '{"id":7}', '{"id":"/us/usc/t9"}', '[]', meta.slice(0, 50), 'x'.repeat(1000)]) {
      writeFileSync(path.join(place, 'meta.json'), spoilt);
      library.close();
      assert.deepEqual(
        library.list().map(({ id }) => id),
        ['/us/pl/119/200'],
      );
      assert.deepEqual(library.spoilt(), [place]);
      assert.equal(law().text('/us/usc/t8/s1225'), undefined);
      assert.match(law().text('/us/pl/119/200/s101')?.text ?? '', /^SEC/);
    }
    writeFileSync(path.join(place, 'meta.json'), meta);
    for (const spoilt of [
      '',
      'x\ty\n',
      index.replace(/\t\d+\t/g, '\t999999999\t'),
      index.replace(/\t(\d+)\t(\d+)/g, '\t-1\tx'),
    ]) {
      writeFileSync(path.join(place, 'index.tsv'), spoilt);
      library.close();
      assert.equal(law().text('/us/usc/t8/s1225'), undefined);
      assert.match(law().text('/us/pl/119/200/s101')?.text ?? '', /^SEC/);
    }
    for (const name of readdirSync(library.folder)
      .filter((each) => each.startsWith('manifest-'))
      .sort()
      .slice(-1))
      writeFileSync(
        path.join(library.folder, name),
        '{"texts":{"us-usc-t8":"../../../etc","us-pl-119-200":7,"x":null}}',
      );
    library = new Library(home);
    assert.deepEqual(library.list(), [], 'a manifest leads nowhere else');
    await add(file('law.xml', LAW));
    assert.equal(library.list().length, 1);
  });

  it('refuses in a sentence what is no law, or means harm', async () => {
    const doctype = title(SECTION).replace('<uscDoc', '<!DOCTYPE uscDoc [<!ENTITY a "b">]>\n<uscDoc');
    const cases: readonly (readonly [name: string, content: string | Uint8Array, message: RegExp])[] = [
      [
        'page.xml',
        '<!DOCTYPE html>\n<html><body>Not found</body></html>',
        /web page, not the law’s XML; save the XML or ZIP/,
      ],
      ['page2.xml', '<html><body>Not found</body></html>', /web page/],
      ['doctype.xml', doctype, /declares a DOCTYPE/],
      ['entity.xml', title(SECTION.replace('ships', '&ships;')), /not well-formed XML/],
      ['cut.xml', title(SECTION).slice(0, 1200), /breaks off in the middle/],
      ['empty.xml', '', /is empty/],
      [
        'other.xml',
        '<?xml version="1.0"?><rss><channel/></rss>',
        /no title of the Code, public law or bill in USLM \(its outermost element is <rss>\)/,
      ],
      ['bare.xml', title(''), /no section of law/],
      ['text.xml', 'Just words.', /neither XML nor a ZIP/],
      ['latin.xml', Buffer.from(title(SECTION).replace('ships', 'sh\xefps'), 'latin1'), /isn’t UTF-8/],
      ['deep.xml', title(`<section><num value="1">1</num>${'<b>'.repeat(300)}`), /nests more deeply/],
      ['broken.zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200)]), /no sound ZIP file/],
      [
        'climb.zip',
        zip({ '../../usc08.xml': title(SECTION) }),
        /no sound ZIP file and is refused: .*\.\.\/\.\.\/usc08\.xml/,
      ],
      ['bomb.zip', zip({ 'usc08.xml': ' '.repeat(40_000_000) }), /would unpack to 40 MB, as no law does/],
      ['liar.zip', zip({ 'usc08.xml': title(SECTION) }, { claim: 1000 }), /damaged|lies about its size|no sound ZIP/],
      ...TOO_MUCH,
      ['nothing.zip', zip({ 'readme.txt': 'no law' }), /There is no XML or ZIP file of the law in/],
    ];
    for (const [name, content, message] of cases) {
      const said = await refusal(file(name, content));
      assert.match(said, message, name);
      assert.match(said, /^[^\n]+\.$/, `${name}: one sentence`);
    }
    assert.match(await refusal(path.join(folder, 'missing.xml')), /^There is no file or folder /);
  });

  it('gives no section of a law whose divisions number alike, but by the division', async () => {
    const second = /<division>.*<\/division>/s.exec(LAW)![0].replace('"A">DIVISION A', '"B">DIVISION B');
    await add(file('PLAW-119publ200.xml', LAW.replace('</main>', `${second.replace('a port', 'a pier')}</main>`)));
    assert.match(law().text('/us/pl/119/200/dA/s101')?.text ?? '', /a port/);
    assert.match(law().text('/us/pl/119/200/dB/tI/s101')?.text ?? '', /a pier/);
    assert.equal(law().text('/us/pl/119/200/s101'), undefined);
    assert.equal(law().text('/us/pl/119/200/tI/s101'), undefined);
  });

  it('gives a section of an act from the public law of which it is all, or a division', async () => {
    const budget = LAW.replace('<docNumber>200<', '<docNumber>67<').replace('<congress>119<', '<congress>113<');
    await add(file('PLAW-113publ67.xml', budget));
    const acts = gunzipSync(readFileSync('server/data/law/acts.gz'));
    const known = createLaw({ acts }, [], [], { texts: library });
    assert.match(known.text('/us/act/bipartisan-budget-act-of-2013/s101')?.text ?? '', /^SEC\. 101\. PORTS/);
    assert.equal(known.text('/us/act/bipartisan-budget-act-of-2013/s102'), undefined);
    assert.equal(known.text('/us/act/pathway-for-sgr-reform-act-of-2013/s101'), undefined, 'another division');
  });

  it('reads no more of a large title than the section that is asked for', async () => {
    const sections = Array.from({ length: 3000 }, (_, i) => SECTION.replaceAll('1225', String(2000 + i))).join('');
    const [entry] = await add(file('usc08.xml', title(sections)));
    assert.equal(entry?.sections, 6000);
    assert.match(law().text('/us/usc/t8/s4321/b/2/C')?.text ?? '', /arrives by land/);
    assert.match(law().text('/us/usc/t8/s4321')?.text ?? '', /^§ 4321\./);
  });

  it('lies where the user says, else among the user’s data', () => {
    assert.equal(libraryHome({ POLICY_TEXT_HOME: '/data/law' }, 'linux'), '/data/law');
    assert.equal(libraryHome({ XDG_DATA_HOME: '/home/u/data' }, 'linux'), '/home/u/data/policy-text');
    assert.match(libraryHome({}, 'linux'), /\.local\/share\/policy-text$/);
    assert.match(libraryHome({}, 'darwin'), /Application Support\/policy-text$/);
  });

  (hasShared ? it : it.skip)('takes the real samples of the House and of GPO', async () => {
    const samples = path.join(SHARED, 'uslm');
    const names = readdirSync(samples).filter((name) => /\.xml$/.test(name) && !name.startsWith('COMPS'));
    for (const name of names) await add(path.join(samples, name));
    assert.equal(library.list().length, names.length);
    assert.match(law().text('/us/usc/t1/s7/a')?.text ?? '', /^\(a\) /);
    assert.match(law().text('/us/usc/t16/s1a-7b/a/5/B/ii')?.text ?? '', /^\(ii\) may be altered\.$/);
    assert.match(law().text('/us/usc/t10/s101/a/4')?.text ?? '', /Space Force/);
    assert.match(law().text('/us/pl/113/67/s111/b/2/C')?.text ?? '', /^\(C\) /);
    assert.match(await refusal(path.join(samples, 'COMPS-1656.xml')), /<statuteCompilation>/);
  });
});

describe('the library in a browser', function () {
  this.timeout(60_000);
  /** A store that forgets with the test. */
  const store = (): DocumentStore & { readonly documents: Map<string, StoredDocument> } => {
    const documents = new Map<string, StoredDocument>();
    return {
      documents,
      all: async () => [...documents.values()],
      put: async (more) => {
        for (const document of more) documents.set(document.entry.id, document);
      },
    };
  };
  const bytes = (text: string) => new TextEncoder().encode(text);
  const words = (library: MemoryLibrary, id: string) => createLaw({}, [], [], { texts: library }).text(id)?.text;

  it('takes XML and ZIP files, and has them on the next visit', async () => {
    const kept = store();
    const library = new MemoryLibrary(kept);
    const steps: number[] = [];
    const [entry] = await library.importBytes('usc08.xml', bytes(title(SECTION)), 'usc08.xml', (done) =>
      steps.push(done),
    );
    assert.equal(entry?.sections, 2);
    assert.equal(entry?.sha256, createHash('sha256').update(title(SECTION)).digest('hex'));
    assert.equal(steps.at(-1), bytes(title(SECTION)).length);
    await library.importBytes('laws.zip', zip({ 'law.xml': LAW, 'note.txt': 'no law' }), 'laws.zip');
    const next = new MemoryLibrary(kept);
    assert.equal(words(next, '/us/usc/t8/s1225/b/2/C'), undefined);
    await next.load();
    for (const visit of [library, next]) {
      assert.equal(words(visit, '/us/usc/t8/s1225/b/2/C'), '(C) A person who arrives by land may be returned.');
      assert.match(words(visit, '/us/pl/119/200/s101') ?? '', /^SEC\. 101\./);
    }
  });

  it('takes no more than memory has room for: of a file, unpacked, in entries, and while it comes', async () => {
    const kept = store();
    const small = new MemoryLibrary(kept, { bytes: 5_000, entries: 3 });
    const long = bytes(title(SECTION.repeat(40)));
    assert.ok(long.length > 5_000);
    const refuses = (name: string, content: Uint8Array, message: RegExp) =>
      assert.rejects(small.importBytes(name, content, name), { message });
    await refuses('long.xml', long, /^long\.xml has more than 0 MB, the most that can be imported here\.$/);
    await refuses('long.zip', zip({ 'a.xml': title(SECTION.repeat(40)) }), /^long\.zip, unpacked, has more than/);
    const many = Object.fromEntries([1, 2, 3, 4].map((number) => [`${number}.xml`, LAW]));
    await refuses('many.zip', zip(many), /^many\.zip has more than 3 entries; it is refused\.$/);
    assert.equal(kept.documents.size, 0);

    let sent = 0;
    const endless = createServer((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1000))) sent += 1000;
      };
      response.on('drain', more);
      more();
    });
    await new Promise<void>((done) => endless.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(endless.address() as AddressInfo).port}/usc.xml`;
    try {
      await assert.rejects(
        download(url, new AbortController().signal, () => {}, 20_000),
        {
          message: `${url} has more than 0 MB, the most that can be imported here.`,
        },
      );
      assert.ok(sent < 50_000_000, `${sent} bytes were sent`);
    } finally {
      endless.closeAllConnections();
      endless.close();
    }
  });

  it('refuses what the library of files refuses, and is as it was', async () => {
    const kept = store();
    const library = new MemoryLibrary(kept);
    const cases: readonly (readonly [name: string, content: string | Uint8Array, message: RegExp])[] = [
      ['page.xml', '<!DOCTYPE html><html></html>', /^page\.xml: this is a web page, /],
      ['cut.xml', title(SECTION).slice(0, 1200), /^cut\.xml: the file breaks off in the middle/],
      ['empty.xml', '', /^empty\.xml is empty\.$/],
      ['broken.zip', 'PK\x03\x04 nothing', /^broken\.zip is no sound ZIP file/],
      ['bomb.zip', zip({ 'usc08.xml': ' '.repeat(40_000_000) }), /would unpack to 40 MB/],
      ['both.zip', zip({ 'a.xml': LAW, 'b.xml': '<rss/>' }), /^both\.zip, b\.xml: this XML is no title/],
      ...TOO_MUCH,
      ['nothing.zip', zip({ 'readme.txt': 'no law' }), /^There is no XML file of the law in nothing\.zip\.$/],
    ];
    for (const [name, content, message] of cases) {
      const given = typeof content === 'string' ? bytes(content) : content;
      await assert.rejects(library.importBytes(name, given, name), { message });
    }
    assert.equal(kept.documents.size, 0);
    const cancel = new AbortController();
    const many = bytes(title(SECTION.repeat(2000)));
    const cancelled = library.importBytes(
      'big.xml',
      many,
      'big.xml',
      () => cancel.abort(new Error('enough')),
      cancel.signal,
    );
    await assert.rejects(cancelled, { message: 'enough' });
    assert.equal(kept.documents.size, 0);
  });
});
