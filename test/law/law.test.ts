import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../../server/src/core/analyze.ts';
import { INA_ROWS } from '../../server/src/law/ina.ts';
import { createLaw, loadTables } from '../../server/src/law/index.ts';
import type { Law, Subdivision } from '../../server/src/law/law.ts';
import { hasShared, INA, sharedRows, wholeLaw } from './helpers.ts';

/** Headings that the source clutters with the Code's own footnotes; the tables leave those out. */
const FOOTNOTE = /\d\d (?:So in original|See )/;

describe('the crosswalk of the INA', function () {
  this.timeout(60_000);
  const law = createLaw();

  it('has the numbers that people get wrong', () => {
    assert.equal(law.parallel(`${INA}/s236A`), '/us/usc/t8/s1226a');
    assert.equal(law.parallel(`${INA}/s212/a/9/B`), '/us/usc/t8/s1182/a/9/B');
    assert.equal(law.parallel(`${INA}/s241/a`), '/us/usc/t8/s1231/a');
    assert.equal(law.parallel(`${INA}/s244`), '/us/usc/t8/s1254a');
    assert.equal(law.parallel(`${INA}/s216`), '/us/usc/t8/s1186a');
    assert.equal(law.parallel(`${INA}/s240C`), '/us/usc/t8/s1230');
    assert.equal(law.parallel(`${INA}/s329A`), '/us/usc/t8/s1440-1');
    assert.equal(law.parallel(`${INA}/s1`), '/us/usc/t8/s1101/note');
  });

  it('knows no INA § 1103, and which sections there are', () => {
    assert.equal(law.exists(`${INA}/s1103`)?.exists, false);
    assert.equal(law.parallel(`${INA}/s1103`), undefined);
    assert.equal(law.exists(`${INA}/s103`)?.exists, true);
    assert.equal(law.exists(`${INA}/s244A`)?.exists, true);
  });

  it('goes both ways on every row whose number is its own', () => {
    for (const row of INA_ROWS) {
      if (row.status !== 'current' || row.note || row.code === '') continue;
      const act = `${INA}/s${row.section}`;
      const code = `/us/usc/t8/s${row.code}`;
      assert.equal(law.parallel(act), code);
      assert.equal(law.parallel(code), act);
      assert.equal(law.parallel(`${act}/a/1`), `${code}/a/1`);
    }
  });

  it('proves whose section stands before a comma and its place in the Code', () => {
    const read = (words: string) =>
      analyze(`The Immigration and Nationality Act governs. The alien is paroled under ${words}.`, {
        facts: law,
      }).citations.flatMap(({ targets }) => targets);
    const act = '/us/act/immigration-and-nationality-act';
    assert.deepEqual(read('section 212(d)(5)(A), 8 U.S.C. § 1182(d)(5)(A)'), [
      act,
      `${act}/s212/d/5/A`,
      '/us/usc/t8/s1182/d/5/A',
    ]);
    // Another item of a list.
    assert.deepEqual(read('section 212(d)(5)(A), 8 U.S.C. § 1225'), [act, '/us/usc/t8/s1225']);
  });

  it('tells which of two acts has the section that is said to be of “that Act”', async () => {
    const read = async (section: string) =>
      analyze(
        `Section 502B(c) of the Foreign Assistance Act of 1961 lets the Senate ask. The President wrote under section 36(b)(1) of the Arms Export Control Act. A statement under section ${section} of that Act is due.`,
        { facts: await wholeLaw() },
      ).citations.at(-1)?.targets;
    assert.deepEqual(await read('502B(c)(1)'), ['/us/act/foreign-assistance-act-of-1961/s502B/c/1']);
    assert.deepEqual(await read('36(c)'), ['/us/act/arms-export-control-act/s36/c']);
    // Of an act that no table has nobody knows which sections it has.
    const { citations } = analyze(
      'Section 502B(c) of the Foreign Assistance Act of 1961 and section 36 of the Lamp Oil Act of 2031 apply. A statement under section 502B(c)(1) of that Act is due.',
      { facts: await wholeLaw() },
    );
    assert.deepEqual(citations.at(-1)?.targets, ['/us/act/lamp-oil-act-of-2031/s502B/c/1']);
  });

  it('says nothing of the old bearers of numbers given anew, of other acts, and of ranges', () => {
    assert.equal(law.parallel('/us/usc/t8/s1251'), undefined);
    assert.equal(law.parallel('/us/usc/t8/s1254'), undefined);
    assert.equal(law.parallel('/us/usc/t8/s1373'), undefined);
    assert.equal(law.parallel('/us/act/trade-act-of-1974/s201'), undefined);
    assert.equal(law.parallel('/us/usc/t8/s1221../us/usc/t8/s1232'), undefined);
  });

  (hasShared ? it : it.skip)('agrees with the gathered facts in every row', () => {
    const facts = sharedRows('ina.tsv');
    assert.equal(INA_ROWS.length, facts.length + 1, 'one row, 244A, is our own');
    for (const [section, code, heading, status] of facts) {
      const row = INA_ROWS.find((r) => r.section === section && r.heading === heading);
      assert.equal(row && row.code + (row.note ? ' note' : ''), code, `INA ${section}`);
      assert.equal(row?.status, status, `INA ${section}`);
    }
  });
});

describe('loading the tables', function () {
  this.timeout(60_000);
  it('leaves out what is missing or damaged, and says so', async () => {
    const failed: string[] = [];
    const tables = await loadTables(
      async (name) => {
        if (name === 'laws.gz') throw new Error('no such file');
        if (name === 'acts.gz') return new Uint8Array([31, 139, 8, 0, 1, 2, 3]);
        return new Uint8Array(readFileSync(path.join('server/data/law', name)));
      },
      undefined,
      (name) => failed.push(name),
    );
    assert.deepEqual(failed.sort(), ['acts', 'laws']);
    const law = createLaw(tables);
    assert.equal(law.order('13767')?.fr, '82 FR 8793');
    assert.equal(law.act('trade-act'), undefined);
    assert.equal(law.publicLaw('109-162'), undefined);
  });

  it('takes less than five megabytes of the package', () => {
    const sizes = readdirSync('server/data/law').filter((name) => name.endsWith('.gz'));
    const total = sizes.reduce((sum, name) => sum + statSync(path.join('server/data/law', name)).size, 0);
    assert.ok(total < 5_000_000, `${total} bytes`);
  });
});

describe('the tables of law', function () {
  this.timeout(60_000);
  let law: Law;
  before(async () => {
    law = await wholeLaw();
  });
  const trail = (id: string) =>
    law.breadcrumb(id).map(({ label, heading }) => (heading ? `${label} ${heading}` : label));

  it('lead down to the very subdivision', () => {
    assert.deepEqual(trail(`${INA}/s235/b/2/C`), [
      'Immigration and Nationality Act',
      '§ 235 Inspection by immigration officers; expedited removal of inadmissible arriving aliens; referral for hearing',
      '(b) Inspection of applicants for admission',
      '(2) Inspection of other aliens',
      '(C) Treatment of aliens arriving from contiguous territory',
    ]);
    assert.deepEqual(trail('/us/usc/t42/s7412/d/1').slice(1), [
      '§ 7412 Hazardous air pollutants',
      '(d) Emission standards',
      '(1) In general',
    ]);
    assert.deepEqual(trail('/us/cfr/t8/s208.13'), ['Title 8, CFR Aliens and Nationality', '§ 208.13']);
  });

  it('tell what surely exists, what surely does not, and else nothing', () => {
    const exists = (id: string) => law.exists(id)?.exists;
    assert.equal(exists('/us/usc/t8/s1225/b/2/C'), true);
    assert.equal(exists('/us/usc/t8/s1225/b/2/D'), false);
    assert.equal(exists(`${INA}/s212/f/1`), false);
    // Designations in running text may go on beyond what the table lists.
    assert.equal(exists('/us/usc/t8/s1101/a/15/H/i/b'), undefined);
    // Two sections of one number; a run of sections; the notes; a chapter; a range.
    assert.equal(exists('/us/usc/t5/s5757/z'), undefined);
    assert.equal(exists('/us/usc/t8/s1182b/a'), undefined);
    assert.equal(exists('/us/usc/t8/s1101/note'), undefined);
    assert.equal(exists('/us/usc/t5/ch5'), undefined);
    assert.equal(exists('/us/usc/t8/s1221../us/usc/t8/s1232'), undefined);
    // Two subsections of one letter: what the first lacks may be in the second.
    assert.equal(exists('/us/usc/t8/s1182/t/9'), undefined);
    // The table of this section has lost subdivisions.
    assert.equal(exists('/us/usc/t19/s2703a/b/1/C'), undefined);
    // Letters of another case are a slip of the pen, no other provision.
    assert.equal(exists('/us/usc/t8/s1225/b/2/c'), undefined);
  });

  it('tell what has become of a section', () => {
    assert.equal(law.standing('/us/usc/t8/s1434')?.status, 'repealed');
    assert.match(law.standing('/us/usc/t8/s1485')?.note ?? '', /95–432/);
    assert.equal(law.standing('/us/usc/t37/s406')?.note, 'Renumbered § 476');
    assert.equal(law.standing('/us/usc/t8/s1225')?.status, 'current');
    assert.equal(law.standing('/us/usc/t5/s5757'), undefined);
  });

  it('know orders and what became of them, and never that one is in force', () => {
    const order = law.order('13767');
    assert.equal(order?.signed, '2017-01-25');
    assert.equal(order?.fr, '82 FR 8793');
    assert.deepEqual(order?.revokedBy, [{ order: '14010', date: '2021-02-02' }]);
    assert.equal(law.standing('/us/eo/13767')?.status, 'revoked');
    assert.equal(law.standing('/us/eo/12866')?.status, 'unknown');
    assert.equal(law.standing('/us/eo/99999'), undefined);
    // The revoking order's row alone says so.
    assert.deepEqual(law.order('11246')?.revokedBy, [{ order: '14173', date: '2025-01-21' }]);
    // Revoked in part only.
    assert.deepEqual(law.order('12866')?.revokedBy, []);
  });

  it('know acts by each of their names', () => {
    assert.equal(law.act('trade-act')?.slug, 'trade-act-of-1974');
    assert.equal(law.act('international-emergency-economic-powers-act')?.publicLaw, '95-223');
    assert.equal(law.act('immigration-and-nationality-act')?.stat, '66 Stat. 163');
    assert.equal(law.act('no-such-act'), undefined);
    assert.equal(law.parallel('/us/act/international-emergency-economic-powers-act/s203'), '/us/usc/t50/s1702');
    assert.equal(law.parallel('/us/act/clean-air-act/s112/d'), '/us/usc/t42/s7412/d');
    assert.equal(law.parallel('/us/act/clean-air-act/s112/zz'), undefined);
    assert.equal(law.publicLaw('109-162')?.stat, '119 Stat. 2960');
  });

  it('say where an act stands only where the section is not another law’s', () => {
    assert.equal(law.act('economy-act')?.classified, '31 U.S.C. 1535');
    assert.equal(law.act('privacy-act-of-1974')?.classified, '5 U.S.C. 552a');
    // 2 U.S.C. 661 is the Federal Credit Reform Act; the act of 1923 stood in the former title 5.
    assert.equal(law.act('federal-credit-reform-act-of-1990')?.classified, '2 U.S.C. 661 et seq.');
    assert.equal(law.act('classification-act-of-1923')?.classified, null);
    assert.equal(law.act('federal-records-act-of-1950')?.classified, null);
  });

  it('say who acts today only where it is settled', () => {
    assert.match(law.actor(`${INA}/s235/b/2/C`) ?? '', /Secretary of Homeland Security/);
    assert.match(law.actor('/us/usc/t8/s1225/b/1/B/iii/III') ?? '', /Board of Immigration Appeals/);
    assert.match(law.actor(`${INA}/s274B/c`) ?? '', /Attorney General/);
    assert.equal(law.actor(`${INA}/s236A`), undefined);
    assert.equal(law.actor(`${INA}/s235/c/1`), undefined);
    assert.equal(law.actor('/us/usc/t18/s1`'), undefined);
  });

  it('cite as lawyers do', () => {
    const cite = (id: string) => (['plain', 'parallel', 'bluebook'] as const).map((style) => law.cite(id, style));
    assert.deepEqual(cite(`${INA}/s235/b/2/C`), [
      'INA § 235(b)(2)(C)',
      'INA § 235(b)(2)(C) (8 U.S.C. § 1225(b)(2)(C))',
      'Immigration and Nationality Act § 235(b)(2)(C), 8 U.S.C. § 1225(b)(2)(C)',
    ]);
    assert.deepEqual(cite('/us/usc/t8/s1182/f'), [
      '8 U.S.C. § 1182(f)',
      '8 U.S.C. § 1182(f) (INA § 212(f))',
      '8 U.S.C. § 1182(f)',
    ]);
    assert.equal(cite('/us/eo/13767')[2], 'Exec. Order No. 13,767, 82 Fed. Reg. 8793 (Jan. 25, 2017)');
    assert.equal(cite('/us/eo/13767/s2')[0], 'Executive Order 13767, § 2');
    assert.equal(cite('/us/pl/104/208/dC/tIII')[2], 'Pub. L. No. 104-208, div. C, tit. III');
    assert.deepEqual(cite('/us/cfr/t8/s208.13/c').slice(1), ['8 CFR 208.13(c)', '8 C.F.R. § 208.13(c)']);
    assert.equal(cite('/us/const/amd14/s1')[0], 'U.S. Const. amend. XIV, § 1');
    assert.equal(cite('/us/case/597-f3d-1')[0], '597 F.3d 1');
    assert.equal(cite('/us/usc/t5a/s8')[0], '5 U.S.C. App. § 8');
    assert.equal(cite('/us/bill/hres/5')[0], 'H. Res. 5');
  });

  it('link to the official texts, the preferred first', () => {
    const urls = (id: string, of: Law = law) => of.links(id).map(({ url }) => url);
    assert.deepEqual(urls('/us/usc/t8/s1440-1'), [
      'https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title8-section1440%E2%80%931&num=0&edition=prelim',
      'https://www.govinfo.gov/link/uscode/8/1440-1?link-type=html',
      'https://www.law.cornell.edu/uscode/text/8/1440-1',
    ]);
    assert.equal(
      urls(`${INA}/s235/b/2/C`, createLaw({}, [], [], { links: 'cornell' }))[0],
      'https://www.law.cornell.edu/uscode/text/8/1225#b_2_C',
    );
    assert.equal(urls('/us/eo/14165')[0], 'https://www.federalregister.gov/executive-order/14165');
    assert.equal(urls('/us/fr/82/8793')[0], 'https://www.federalregister.gov/citation/82-FR-8793');
    assert.equal(urls('/us/cfr/t8/s208.13/c')[0], 'https://www.ecfr.gov/current/title-8/section-208.13');
    assert.deepEqual(urls('/us/act/trade-act-of-1974'), ['https://www.govinfo.gov/link/statute/93/public/618']);
    assert.deepEqual(urls('/us/case/576-us-644'), []);
  });

  it('find a provision by its citation in any spelling', () => {
    const first = (query: string) => law.search(query, 5)[0]?.id;
    const code = '/us/usc/t8/s1225/b/2/C';
    for (const query of [
      '8 U.S.C. 1225(b)(2)(C)',
      '8 USC § 1225(b)(2)(C)',
      '8 u.s.c. §1225 (b)(2)(C',
      'section 1225(b)(2)(C) of title 8',
      '8\u00a0U.S.C.\u00a01225(b)(2)(C)',
    ]) {
      assert.equal(first(query), code, query);
    }
    for (const query of ['INA 235(b)', 'ina § 235(b)', 'section 235(b) of the INA', '235(b)', 'INA 235 b']) {
      assert.equal(first(query), `${INA}/s235/b`, query);
    }
    assert.equal(first('ina 212 a 9 B'), `${INA}/s212/a/9/B`);
    assert.equal(first('ina 236a'), `${INA}/s236A`);
    assert.equal(first('e.o. 14165'), '/us/eo/14165');
    assert.equal(first('Pub. L. 104–208'), '/us/pl/104/208');
    assert.equal(first('8 CFR 208.13(c)'), '/us/cfr/t8/s208.13/c');
    assert.equal(first('1226a'), '/us/usc/t8/s1226a');
    assert.equal(first('1103'), '/us/usc/t8/s1103');
    assert.deepEqual(law.search('INA 1103', 5), []);
  });

  it('find a provision as one types, and by words of its heading', () => {
    const ids = (query: string) => law.search(query, 20).map(({ id }) => id);
    assert.ok(ids('ina 23').includes(`${INA}/s239`));
    assert.ok(ids('8 usc 122').includes('/us/usc/t8/s1229a'));
    assert.equal(ids('asylum')[0], `${INA}/s208`);
    assert.ok(ids('arriving from contiguous').includes(`${INA}/s235/b/2/C`));
    assert.ok(ids('powers presidential authorities emergency').includes('/us/usc/t50/s1701') === false);
    assert.ok(ids('unusual extraordinary threat').includes('/us/usc/t50/s1701'));
    assert.equal(ids('trade act')[0], '/us/act/trade-act-of-1974');
    assert.ok(ids('securing our borders').includes('/us/eo/14165'));
    assert.deepEqual(ids('   '), []);
    assert.deepEqual(
      law.search('8 usc 1225b', 1).map(({ label }) => label),
      ['8 U.S.C. § 1225(b)'],
    );
    assert.deepEqual(
      law.search('8 usc 1182a', 2).map(({ label }) => label),
      ['8 U.S.C. § 1182a', '8 U.S.C. § 1182(a)'],
    );
    assert.deepEqual(law.search('8 U.S.C. 1225(b)', 1)[0], {
      id: '/us/usc/t8/s1225/b',
      label: '8 U.S.C. § 1225(b)',
      heading: 'Inspection of applicants for admission',
    });
  });

  it('say nothing of what is not loaded', () => {
    const bare = createLaw();
    assert.equal(bare.exists('/us/usc/t8/s9999'), undefined);
    assert.equal(bare.standing('/us/usc/t8/s1434'), undefined);
    assert.equal(bare.order('13767'), undefined);
    assert.equal(bare.act('trade-act'), undefined);
    assert.deepEqual(bare.search('8 U.S.C. 1225(b)', 1)[0], {
      id: '/us/usc/t8/s1225/b',
      label: '8 U.S.C. § 1225(b)',
      heading:
        'Inspection by immigration officers; expedited removal of inadmissible arriving aliens; referral for hearing',
    });
  });

  (hasShared ? it : it.skip)('have every section of the gathered Code, with its heading', () => {
    const seen = new Map<string, number>();
    for (const [title, , section] of sharedRows('usc-sections.tsv')) {
      const key = `${title} ${section}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    for (const [title, , section, heading] of sharedRows('usc-sections.tsv')) {
      if (/ to |, | and /.test(section!) || seen.get(`${title} ${section}`)! > 1) continue;
      const id = `/us/usc/t${title}/s${section}`;
      if (!/^\d/.test(section!)) continue;
      if (!FOOTNOTE.test(heading!)) assert.equal(law.breadcrumb(id).at(-1)?.heading, heading, id);
    }
  });

  (hasShared ? it : it.skip)('have every designation of title 8, with its heading', () => {
    let current: string | undefined;
    let subdivisions: readonly Subdivision[] = [];
    for (const [section, path, heading] of sharedRows('title8-structure.tsv')) {
      if (path === '' || /\D to |,/.test(section!)) continue;
      const id = `/us/usc/t8/s${section}${path}`;
      if (FOOTNOTE.test(heading!)) continue;
      // 1182(t) and 1228(c) stand twice, each with its own heading.
      if (section !== current) {
        current = section;
        subdivisions = law.subdivisions(`/us/usc/t8/s${section}`);
      }
      const found = subdivisions.filter((s) => `/${s.path.join('/')}` === path);
      const headings = found.map((s) => s.heading);
      assert.ok(headings.includes(heading!.replace(/[.\s—]+$|^1 (?=J)/g, '')), `${id}: ${headings}`);
    }
  });
});
