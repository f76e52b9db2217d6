import assert from 'node:assert/strict';
import { describe as describeLaw } from '../../server/src/features/describe.ts';
import { parseExplanationFile } from '../../server/src/law/index.ts';
import type { Law } from '../../server/src/law/law.ts';
import { hasShared, lawWith, sharedRows } from './helpers.ts';

/** An act's section and the one section of the Code that it is. */
const SURE: readonly (readonly [act: string, code: string])[] = [
  ['trade-expansion-act-of-1962/s232', 't19/s1862'],
  ['trade-expansion-act-of-1962/s232/c/1', 't19/s1862/c/1'],
  ['international-emergency-economic-powers-act/s202', 't50/s1701'],
  ['international-emergency-economic-powers-act/s203/a/1/B', 't50/s1702/a/1/B'],
  ['national-emergencies-act/s202/d', 't50/s1622/d'],
  ['trade-act-of-1974/s604', 't19/s2483'],
  ['trade-act-of-1974/s301', 't19/s2411'],
  ['railway-labor-act/s10', 't45/s160'],
  ['railway-labor-act/s9A', 't45/s159a'],
  ['foreign-assistance-act-of-1961/s621', 't22/s2381'],
  ['foreign-assistance-act-of-1961/s614/a/3', 't22/s2364/a/3'],
  ['defense-production-act-of-1950/s303', 't50/s4533'],
  ['united-nations-participation-act-of-1945/s5', 't22/s287c'],
  ['arms-export-control-act/s38', 't22/s2778'],
  ['federal-water-pollution-control-act/s404', 't33/s1344'],
  ['clean-air-act/s112/d', 't42/s7412/d'],
  ['endangered-species-act-of-1973/s7/a/2', 't16/s1536/a/2'],
  ['national-labor-relations-act/s8', 't29/s158'],
  ['national-security-act-of-1947/s103', 't50/s3025'],
  ['civil-rights-act-of-1964/s701', 't42/s2000e'],
  ['internal-revenue-code-of-1986/s501/c/3', 't26/s501/c/3'],
];

const actId = (place: string): string => `/us/act/${place}`;
const codeId = (place: string): string => `/us/usc/${place}`;

describe('the crosswalk of acts other than the INA', function () {
  this.timeout(60_000);
  let law: Law;
  before(async () => {
    law = await lawWith([
      parseExplanationFile(
        '---\nprovision: /us/usc/t19/s1862\ntitle: 19 U.S.C. 1862 — National security\nchecked-against: a text as of April 2023\nchecked-on: 2026-11-26\n---\nThe section.\n\n## (c)\nSubsection (c).',
        '19-1862.md',
      ),
      parseExplanationFile(
        '---\nprovision: /us/act/trade-expansion-act-of-1962\ntitle: Trade Expansion Act of 1962\nchecked-against: a text as of April 2023\nchecked-on: 2026-11-26\n---\nThe act.',
        'act.md',
      ),
    ]);
  });

  it('goes both ways where the row is sure', () => {
    for (const [act, code] of SURE) {
      assert.equal(law.parallel(actId(act)), codeId(code));
      assert.equal(law.parallel(codeId(code)), actId(act));
    }
  });

  it('finds an act by its other names, and goes back to the one it is known as', () => {
    assert.equal(law.parallel(actId('clean-water-act/s404')), codeId('t33/s1344'));
    assert.equal(law.parallel(actId('trade-act/s301')), codeId('t19/s2411'));
    assert.equal(law.parallel(actId('foreign-assistance-act/s506')), codeId('t22/s2318'));
  });

  it('says nothing where it is not sure', () => {
    const silent = [
      // One section of an act that went to two sections of the Code, and one of these.
      actId('clean-air-act/s402'),
      codeId('t42/s7651a'),
      // A title that is law as it stands; acts changed it.
      codeId('t10/s101'),
      codeId('t5/s5550'),
      codeId('t44/s3501'),
      // Sections that have moved to other titles since.
      codeId('t42/s1973bb'),
      codeId('t16/s470'),
      codeId('t42/s10601'),
      // The Codes of 1939 and 1954, which an undated name may mean.
      actId('internal-revenue-code/s55/a'),
      actId('internal-revenue-code-of-1939/s55'),
      // What neither act nor Code has.
      actId('trade-expansion-act-of-1962/s232/zz'),
      codeId('t19/s1862/zz'),
      actId('trade-expansion-act-of-1962/s9999'),
      codeId('t19/s1862/note'),
      codeId('t19/ch7'),
    ];
    for (const id of silent) assert.equal(law.parallel(id), undefined, id);
  });

  (hasShared ? it : it.skip)('comes back to where it set out from, in every row', () => {
    const enacted = new Set('1 3 4 5 9 10 11 13 14 17 18 23 28 31 32 35 36 37 38 39 40 41 44 46 49 51 54'.split(' '));
    const origins = new Map<string, Set<string>>();
    for (const [actLaw, , , section, title, code] of sharedRows('act_sections.tsv')) {
      const id = codeId(`t${title}/s${code}`);
      if (actLaw) origins.set(id, (origins.get(id) ?? new Set()).add(`${actLaw} ${section}`));
    }
    let sure = 0;
    for (const [id, from] of origins) {
      const act = law.parallel(id);
      if (act === undefined || act.startsWith('/us/act/immigration-and-nationality-act/')) continue;
      sure++;
      assert.equal(law.parallel(act), id);
      assert.equal(from.size, 1, id);
      assert.ok(!enacted.has(id.split('/')[3]!.slice(1)), id);
      assert.equal(law.standing(id)?.status ?? 'current', 'current', id);
    }
    assert.ok(sure > 15_000, `${sure} rows`);
  });

  it('gives one explanation for both ways of citing', () => {
    const shown = (id: string): string => describeLaw(id, law).replace(/\\(?=[^\w\s])/g, '');
    for (const [act, code] of [
      ['s232', 't19/s1862'],
      ['s232/c', 't19/s1862/c'],
    ] as const) {
      const own = law.explain(actId(`trade-expansion-act-of-1962/${act}`));
      assert.ok(own);
      assert.deepEqual(law.explain(codeId(code)), own);
    }
    const fromAct = shown(actId('trade-expansion-act-of-1962/s232'));
    assert.match(fromAct, /^\*\*Trade Expansion Act of 1962 § 232\*\* · 19 U\.S\.C\. § 1862\n/);
    assert.match(fromAct, /\n\nThe section\.\n/);
    assert.match(fromAct, /§ 232 Safeguarding national security/);
    assert.match(fromAct, /checked against a text as of April 2023/);
    const fromCode = shown(codeId('t19/s1862/c/1'));
    assert.match(fromCode, /^\*\*19 U\.S\.C\. § 1862\(c\)\(1\)\*\* · Trade Expansion Act of 1962 § 232\(c\)\(1\)\n/);
    assert.match(fromCode, /\*Of 19 U\.S\.C\. § 1862\(c\) as a whole, not of \(1\) by itself:\* Subsection \(c\)\./);
    assert.match(
      shown(actId('trade-expansion-act-of-1962/s232/c/1')),
      /\*Of 19 U\.S\.C\. § 1862\(c\) as a whole, not of \(1\) by itself:\* Subsection \(c\)\./,
    );
    // What the Code lacks isn't explained by what stands above it.
    assert.doesNotMatch(shown(actId('trade-expansion-act-of-1962/s232/zz')), /The section/);
    // A section without an explanation shows what its act is for, and says so.
    assert.match(
      shown(actId('trade-expansion-act-of-1962/s9999')),
      /\*Of Trade Expansion Act of 1962 as a whole:\* The/,
    );
    for (const id of [actId('trade-expansion-act-of-1962/s102'), codeId('t19/s1801'), codeId('t19/s1801/2')])
      assert.match(shown(id), /\*Of Trade Expansion Act of 1962 as a whole:\* The act\./, id);
    assert.doesNotMatch(shown(codeId('t19/s1801/zz')), /The act/);
  });

  it('cites in both ways', () => {
    assert.equal(law.cite(codeId('t19/s1862'), 'parallel'), '19 U.S.C. § 1862 (Trade Expansion Act of 1962 § 232)');
    assert.equal(
      law.cite(actId('trade-expansion-act-of-1962/s232'), 'bluebook'),
      'Trade Expansion Act of 1962 § 232, 19 U.S.C. § 1862',
    );
  });
});

describe('explanations of the Constitution', () => {
  it('are of articles, sections and clauses, and of amendments', async () => {
    const file = (provision: string, body: string) =>
      parseExplanationFile(
        `---\nprovision: ${provision}\ntitle: Constitution — A heading\nchecked-against: a text from knowledge\nchecked-on: 2026-11-26\n---\n${body}`,
        'c.md',
      );
    const law = await lawWith([
      file('/us/const/a2', 'The article.\n\n## § 2\nSection 2.\n\n## § 2, cl. 1\nClause 1.'),
      file('/us/const/amd1', 'The amendment.'),
    ]);
    const shown = (id: string): string => describeLaw(id, law).replace(/\\(?=[^\w\s])/g, '');
    assert.match(shown('/us/const/a2/s2/1'), /^\*\*U\.S\. Const\. art\. II, § 2, cl\. 1\*\*[\s\S]*\n\nClause 1\./);
    assert.match(shown('/us/const/a2/s2/1'), /U\.S\. Const\. art\. II: A heading › § 2 › \*\*cl\. 1\*\*/);
    assert.match(
      shown('/us/const/a2/s2/2'),
      /\*Of U\.S\. Const\. art\. II, § 2 as a whole, not of clause 2 by itself:\* /,
    );
    assert.match(shown('/us/const/a2/s3'), /\*Of U\.S\. Const\. art\. II as a whole:\* The article/);
    assert.match(shown('/us/const/amd1'), /A heading[\s\S]*The amendment\./);
    assert.match(shown('/us/const/amd1'), /constitution\.congress\.gov\/constitution\/amendment-1/);
    assert.throws(() => file('/us/const/a2', 'A.\n\n## (a)\nB.'), /"\(a\)" is no designation/);
    assert.throws(() => file('/us/usc/t3/s301', 'A.\n\n## § 2\nB.'), /"§ 2" is no designation/);
  });
});
