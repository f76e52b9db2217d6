import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { analyze } from '../../server/src/core/analyze.ts';
import type { Law } from '../../server/src/law/law.ts';
import { type Found, findings, rules } from '../../server/src/rules/index.ts';
import { wholeLaw } from './helpers.ts';

let law: Law;

/** An order of ours with the given words in its second section. */
const order = (words: string, date = 'March 3, 2025'): string =>
  [
    `Executive Order 15000 of ${date}`,
    'Orderly Processing',
    'By the authority vested in me as President by the Constitution and the laws of the United States of America, it is hereby ordered:',
    'Section 1. Purpose. This order serves the orderly processing of persons at the border.',
    `Sec. 2. Policy. (a) ${words}`,
    '(b) The Secretary shall report within 30 days of the date of this order.',
    'Sec. 3. General Provisions. Nothing in this order shall be construed to impair authority granted by law.',
    'THE WHITE HOUSE,',
    `${date}.`,
  ].join('\n\n');

const check = (text: string): Found[] => findings(analyze(text), law);

/** Code, severity and marked words of each finding. */
const marks = (text: string): string[] =>
  check(text).map(({ code, severity, range }) => `${code} ${severity}: ${text.slice(...range)}`);

/** The text after a finding's fix. */
function fixed(text: string, code: string, fix = 0): string {
  const finding = check(text).find((found) => found.code === code);
  const edits = [...(finding?.fixes?.[fix]?.edits ?? [])].sort((a, b) => b.range[0] - a.range[0]);
  return edits.reduce((t, edit) => t.slice(0, edit.range[0]) + edit.text + t.slice(edit.range[1]), text);
}

before(async () => {
  law = await wholeLaw();
});

describe('the rules', function () {
  this.timeout(60_000);
  it('have each a page that names its code', () => {
    for (const { code } of rules) {
      assert.ok(existsSync(`docs/rules/${code}.md`), code);
      assert.ok(readFileSync(`docs/rules/${code}.md`, 'utf8').startsWith(`# ${code}\n`), code);
    }
  });

  it('find nothing in an order without errors', () => {
    const words =
      'Under section 235(b)(2)(C) of the Immigration and Nationality Act (INA) (8 U.S.C. 1225(b)(2)(C)), section 212(f) of ' +
      'the INA (8 U.S.C. 1182(f)), section 301 of title 3, United States Code, and section 2(b) of this order, the Secretary ' +
      'shall act in accordance with Executive Order 14159 of January 20, 2025 (Protecting the American People Against Invasion).';
    assert.deepEqual(marks(order(words)), []);
  });

  it('say for each statement of law what it rests on, and the date of that', () => {
    const found = check(order('See section 1103(a) of the INA and 33 U.S.C. 3321(b).'));
    assert.equal(found.length, 2);
    for (const { source } of found) assert.match(source ?? '', /release point 119-99, as of 2026-08$/);
  });
});

describe('act-section-unknown', function () {
  this.timeout(60_000);
  it('marks the number alone and mends it, keeping the subdivisions', () => {
    const text = order(
      'The Secretary shall use sections 1103(a)(2) and (4)–(6) of the INA (8 U.S.C. 1103(a)(2) and (4)–(6)).',
    );
    assert.deepEqual(marks(text), ['act-section-unknown warning: 1103']);
    assert.ok(
      fixed(text, 'act-section-unknown').includes('sections 103(a)(2) and (4)–(6) of the INA (8 U.S.C. 1103(a)(2)'),
    );
    assert.match(fixed(text, 'act-section-unknown', 1), /use 8 U\.S\.C\. 1103\(a\)\(2\) and \(4\)–\(6\)(?! \(8)/);
    assert.match(check(text)[0]!.message, /8 U\.S\.C\. 1103 is section 103 of the Act/);
  });

  it('finds none that exist, were renumbered or repealed, and none of other acts', () => {
    const words =
      'See sections 103(a), 236A, 244A and 321 of the Immigration and Nationality Act and section 1103 of the Trade Act of 1974.';
    assert.deepEqual(
      check(order(words)).filter(({ code }) => code === 'act-section-unknown'),
      [],
    );
  });
});

describe('parallel-mismatch', function () {
  this.timeout(60_000);
  it('marks the Code citation that is another provision, and offers the right one', () => {
    const text = order('Claims under section 235(b)(1) of the INA (8 U.S.C. 1125(b)(1)) shall be heard.');
    assert.ok(marks(text).includes('parallel-mismatch warning: 1125(b)(1)'));
    assert.ok(fixed(text, 'parallel-mismatch').includes('(8 U.S.C. 1225(b)(1))'));
  });

  it('lets one go deeper than the other, and knows where sections stood before', () => {
    for (const words of [
      'section 101(a)(15)(F) of the INA (8 U.S.C. 1101(a)(15))',
      'section 241 of the INA (8 U.S.C. 1251)',
      'section 240 of the INA (8 U.S.C. 1230)',
      'section 244 of the INA (8 U.S.C. 1254a)',
      'section 235 of the INA (8 U.S.C. 1221 et seq.)',
    ]) {
      const found = check(order(`See ${words}.`)).filter(({ code }) => code === 'parallel-mismatch');
      assert.deepEqual(found, [], words);
    }
  });
});

describe('parallel-mismatch of other acts', function () {
  this.timeout(60_000);
  it('is found where the Code has the wrong section, or the number is a slip', () => {
    const wrong = order('The action under section 203 of the Trade Act of 1974 (19 U.S.C. 2553) is exempt.');
    assert.deepEqual(marks(wrong), ['parallel-mismatch warning: 2553']);
    assert.ok(fixed(wrong, 'parallel-mismatch').includes('(19 U.S.C. 2253)'));
    const slip = order('See section 411 of the Trade Agreements Act of 1979 (19 U.S.C. 2451).');
    assert.ok(marks(slip).includes('parallel-mismatch warning: 2451'));
  });

  it('is found where the section of the Code is another of the same act', () => {
    const wrong = order('Imports under section 322 of the Trade Expansion Act of 1962 (19 U.S.C. 1862) are exempt.');
    assert.deepEqual(marks(wrong), ['parallel-mismatch warning: 1862']);
    const [found] = check(wrong);
    assert.match(found!.message, /19 U\.S\.C\. § 1862 is Trade Expansion Act of 1962 § 232\. Correct one of them\./);
    for (const words of [
      // Another act that the Code's section may have come to; a document of before the table; an act only inferred.
      'Imports under section 322 of the Trade Act of 1974 (42 U.S.C. 12101) are exempt.',
      'The Trade Expansion Act of 1962 applies. Section 322 of such Act (19 U.S.C. 1862) does, too.',
    ])
      assert.deepEqual(marks(order(words)), [], words);
    assert.deepEqual(
      marks(order('Imports under section 322 of the Trade Expansion Act of 1962 (19 U.S.C. 1862).', 'June 1, 1988')),
      [],
    );
  });

  it('is not found where the table is later than the document, or the act is only inferred', () => {
    for (const [words, date] of [
      ['Section 7 of the Rehabilitation Act of 1973 (29 U.S.C. 706) tells who is meant.', 'June 1, 1988'],
      [
        'Schools are identified under section 1116 of the Elementary and Secondary Education Act of 1965 (20 U.S.C. 6316).',
        'December 10, 2015',
      ],
      [
        'The Higher Education Act of 1965 applies. Section 427(g) of such Act (42 U.S.C. 627(g)) does, too.',
        'March 3, 2025',
      ],
    ] as const) {
      const found = check(order(words, date)).filter(({ code }) => code === 'parallel-mismatch');
      assert.deepEqual(found, [], words);
    }
  });

  it('is not found in a bill of a Congress before the table, though the bill says no day of its own', () => {
    const bill = (congress: string) =>
      `${congress} CONGRESS\n1st Session\n\nH. R. 9999\n\nA BILL\n\nBe it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,\n\nSECTION 1. LAMPS.\n\nSection 322 of the Trade Expansion Act of 1962 (19 U.S.C. 1862) is amended by striking \`\`lamps''.\n`;
    assert.deepEqual(marks(bill('108th')), []);
    assert.ok(marks(bill('119th')).includes('parallel-mismatch warning: 1862'));
  });

  it('is not found in a copy of the Code where the act may have been renumbered since', () => {
    const words =
      'has the meaning given in section 9101 of the Elementary and Secondary Education Act of 1965 (20 U.S.C. 7801)';
    const copied = `10 U.S. Code § 503 - Enlistments\n\n(a) Schools\nThe term “school” ${words}.`;
    const found = (text: string) => check(text).filter(({ code }) => code === 'parallel-mismatch');
    assert.deepEqual(found(copied), []);
    assert.equal(found(order(`The term “school” ${words}.`, 'March 3, 2025')).length, 1);
  });

  it('is not found where the section was moved since, or another law follows', () => {
    for (const words of [
      'See section 501 of the National Security Act of 1947, as amended (50 U.S.C. 413).',
      'See section 232 of the Trade Expansion Act of 1962, as amended, section 301 of title 3, United States Code.',
      'See section 203 of the Trade Act of 1974 (19 U.S.C. 2253).',
      'See section 202 of the National Emergencies Act (50 U.S.C. 1601 et seq.).',
      // A paragraph that old acts write without parentheses.
      'See Restricted Data, as defined in section 11y of the Atomic Energy Act of 1954 (42 U.S.C. 2014(y)).',
    ]) {
      const found = check(order(words)).filter(({ code }) => code === 'parallel-mismatch');
      assert.deepEqual(found, [], words);
    }
  });
});

describe('code-provision-unknown', function () {
  this.timeout(60_000);
  it('warns where no amendment can explain what is missing', () => {
    assert.deepEqual(marks(order('Agencies act under 33 U.S.C. 3321(b).')), [
      'code-provision-unknown warning: 3321(b)',
    ]);
    assert.deepEqual(marks(order('As defined in 31 U.S.C. 9101(c).')), ['code-provision-unknown warning: 9101(c)']);
  });

  it('warns of a slip of the pen, tells what is meant, and mends it', () => {
    for (const [wrong, right] of [
      ['42 U.S.C. 5106(b)(2)(B)(iv)', '42 U.S.C. 5106a(b)(2)(B)(iv)'],
      ['6 U.S.C. 321(d)', '6 U.S.C. 321d'],
      ['12 U.S.C. 1813(c)(l)', '12 U.S.C. 1813(c)(1)'],
      ['50 U.S.C. 170l', '50 U.S.C. 1701'],
    ] as const) {
      const text = order(`Agencies act under ${wrong}.`);
      assert.deepEqual(marks(text), [`code-provision-unknown warning: ${wrong.slice(wrong.lastIndexOf(' ') + 1)}`]);
      assert.ok(fixed(text, 'code-provision-unknown').includes(`under ${right}.`), wrong);
    }
  });

  it('takes a letter l for a figure for an error of any year', () => {
    assert.deepEqual(marks(order('Agencies act under 12 U.S.C. 1813(c)(l).', 'May 1, 1995')), [
      'code-provision-unknown warning: 1813(c)(l)',
    ]);
  });

  it('informs where the document is older, or the subdivision may have been moved since', () => {
    assert.deepEqual(marks(order('Under 5 U.S.C. 631, agencies may appoint.', 'February 24, 1947')), [
      'code-provision-unknown information: 631',
    ]);
    assert.deepEqual(marks(order('As defined in 8 U.S.C. 1225(b)(5).')), [
      'code-provision-unknown information: 1225(b)(5)',
    ]);
  });

  it('is silent on former law and on what the table may not have whole', () => {
    for (const words of [
      'Under former 33 U.S.C. 3321(b), agencies acted.',
      'See 8 U.S.C. 1101(a)(15)(H)(i)(b).',
      'See 5 U.S.C. 5757(z).',
      'See 8 U.S.C. 1182(t)(9).',
    ]) {
      assert.deepEqual(marks(order(words)), [], words);
    }
  });
});

describe('code-section-not-current', function () {
  this.timeout(60_000);
  it('informs of a repeal since, and warns of one long before', () => {
    const words = 'Under 42 U.S.C. 1331, agencies act.';
    assert.deepEqual(marks(order(words, 'May 26, 1980')), ['code-section-not-current information: 1331']);
    assert.deepEqual(marks(order(words, 'May 26, 2000')), ['code-section-not-current warning: 1331']);
    assert.deepEqual(check(order(words))[0]?.tags, ['deprecated']);
  });

  it('tells where a section went, once', () => {
    const [found, ...more] = check(order('See section 406 of title 37, United States Code, and 37 U.S.C. 406(a).'));
    assert.match(found!.message, /Renumbered § 476/);
    assert.deepEqual(more, []);
  });
});

describe('orders', function () {
  this.timeout(60_000);
  it('are found with a wrong date, and mended', () => {
    const text = order('Executive Order 14110 of November 1, 2023, is noted.');
    assert.ok(marks(text).includes('order-date warning: November 1, 2023'));
    assert.ok(fixed(text, 'order-date').includes('Executive Order 14110 of October 30, 2023, is noted'));
    assert.match(check(text).find(({ code }) => code === 'order-date')!.message, /that of its publication/);
  });

  it('are not found where the table itself is unsure of the date', () => {
    assert.deepEqual(
      marks(order('Executive Order 11030 of June 19, 1962, as amended, governs the form of orders.')),
      [],
    );
  });

  it('are not found where the date is of a guidance under the order', () => {
    for (const words of [
      'Agencies follow the Guidance on Water Provisions of Executive Order 13514 of July 10, 2013.',
      'Agencies follow the guidance implementing Executive Order 13514 of July 10, 2013.',
    ])
      assert.deepEqual(
        check(order(words)).filter(({ code }) => code === 'order-date'),
        [],
      );
  });

  it('that were revoked before are told, unless the text speaks of it', () => {
    const words = 'Agencies shall follow Executive Order 13690 of January 30, 2015.';
    assert.deepEqual(marks(order(words, 'May 20, 2021')), ['order-revoked information: Executive Order 13690']);
    assert.deepEqual(marks(order(words, 'May 20, 2016')), []);
    assert.deepEqual(
      marks(order('Executive Order 13690 of January 30, 2015, was revoked in 2017.', 'May 20, 2021')),
      [],
    );
  });
});

describe('findings', function () {
  this.timeout(60_000);
  it('are none in what an instruction sets out, with quotation marks or without', () => {
    const matter = 'Sec. 4. The Secretary acts under 33 U.S.C. 3321(b) and section 9 of this order.';
    for (const set of [matter, `“${matter}”`, `\`\`${matter}''`])
      assert.deepEqual(marks(order(`Section 4 of Executive Order 12866 is amended to read as follows:\n\n${set}`)), []);
  });

  it('are one for each slip', () => {
    assert.deepEqual(marks(order('See section 203 of the Trade Agreements Act of 1979 (19 U.S.C. 2451).')).length, 1);
    assert.deepEqual(marks(order('See section 235(b)(1) of the INA (8 U.S.C. 1125(b)(1)).')), [
      'parallel-mismatch warning: 1125(b)(1)',
    ]);
  });
});

describe('reference-dangling', function () {
  this.timeout(60_000);
  it('marks the number of a section that is not there', () => {
    const text = order('The measures of section 9 of this order apply.');
    assert.deepEqual(marks(text), ['reference-dangling warning: 9']);
    assert.match(check(text)[0]!.message, /run from 1 to 3/);
  });

  it('marks a subdivision after the last that is there', () => {
    assert.deepEqual(marks(order('See section 2(d) of this order.')), ['reference-dangling warning: 2(d)']);
  });

  it('marks one slip once', () => {
    assert.deepEqual(marks(order('See section 2(k)(i)-(iv) of this order.')), ['reference-dangling warning: 2(k)(i)']);
  });

  it('lets headings alone that name what they amend, and instructions', () => {
    for (const words of [
      'Files.\n\n(1) Section 202(x)(3)(b).—Section 202(x)(3)(B) of the Social Security Act is amended by striking “x”.',
      'NSPM-16 is amended by substituting, in section 9(e), “the Council” for “the Group”.',
    ])
      assert.deepEqual(
        marks(order(words)).filter((mark) => !mark.startsWith('instruction-unread')),
        [],
        words,
      );
  });

  it('lets other law and quoted matter alone', () => {
    for (const words of [
      'See section 9 of the Act of August 2, 1956.',
      'Executive Order 12866 is amended by inserting “under section 9 of this order” at the end.',
      'The limits of such section 9 apply.',
      'See section 2(b) of this order.',
    ]) {
      assert.deepEqual(marks(order(words)), [], words);
    }
  });
});
