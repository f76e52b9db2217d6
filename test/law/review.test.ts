import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { unreasoned } from '../../scripts/law-review/beyond.ts';
import { codePlace, entriesOf, headingOf, knownSubdivisions } from '../../scripts/law-review/entries.ts';
import { figuresOf, sectionsOf, subdivisionsNamed } from '../../scripts/law-review/figures.ts';
import { above, nearest, parseSection, shown, standing, TextFolder, whole } from '../../scripts/law-review/texts.ts';
import { parseExplanationFile } from '../../server/src/law/index.ts';
import { explanationFiles, INA, SHARED, wholeLaw } from './helpers.ts';

const keys = (text: string): string[] => figuresOf(text).map(({ key }) => key);

describe('the review of explanations', function () {
  this.timeout(60_000);

  it('reads a text by its indentation, with what follows a list', () => {
    const text = parseSection(
      `## § 9. Ports
    (a) __Returns__
    A person who—
        (1)
         arrives by land, or
        (2) is held,
        returns within two years.
    (b) No port is closed.
(Pub. L. 101–1, Jan. 2, 1990, 104 Stat. 1.)
 __Amendments__
    1996—Subsec. (a).`,
      [],
    );
    assert.equal(text.heading, 'Ports');
    assert.deepEqual(
      [...text.own],
      [
        ['a', 'Returns\nA person who—\nreturns within two years.'],
        ['a/1', 'arrives by land, or'],
        ['a/2', 'is held,'],
        ['b', 'No port is closed.'],
      ],
    );
    assert.match(text.notes, /1996/);
    assert.equal(
      whole(text, 'a'),
      '(a) Returns\nA person who—\nreturns within two years.\n(a)(1) arrives by land, or\n(a)(2) is held,',
    );
    assert.equal(above(text, 'a/2'), '(a) Returns\nA person who—\nreturns within two years.');
    assert.equal(nearest(text, 'a/2/A'), 'a/2');
  });

  it('reads a text without indentation by the subdivisions that the section is known to have', () => {
    const lines = ['§ 9. Ports', '(h) One.', '(1) Two.', '(i) Three, of', '(a) no kind.', '(i) Four.', '(j) Five.'];
    const text = parseSection(lines.join('\n'), ['h', 'h/1', 'h/1/i', 'i', 'j']);
    assert.deepEqual([...text.own.keys()], ['h', 'h/1', 'h/1/i', 'i', 'j']);
    assert.equal(text.own.get('h/1/i'), 'Three, of\n(a) no kind.');
  });

  it('reads no footnote of the editors as text', () => {
    const read = (line: string) => parseSection(`§ 9. Ports\n${line}`, ['a']).own.get('a');
    assert.equal(
      read('(a) the term at 55 So in original. Probably should be “is”. least 10 years'),
      'the term at least 10 years',
    );
    assert.equal(read('(a) under sections 11 So in original. 1158 or 1231'), 'under sections 1158 or 1231');
    assert.equal(read('(a) the term at\u202f 5 least 10 years'), 'the term at least 10 years');
    assert.equal(
      read('(a) the term at <sup>\\[5\\]</sup> <sup><sup> 5 So in original. </sup></sup> least'),
      'the term at least',
    );
  });

  it('shows no text of a provision that a text lacks, and none of another under its designation', () => {
    const text = parseSection(
      `§ 9. Ports
(a) Closing
The harbor master may close a port that is—
(1) silted, or
(2) on fire.
(b) Appeals
(1) Who may appeal
An owner may appeal.
(2) Challenge of decision
Another officer may challenge it.`,
      ['a', 'a/1', 'a/2', 'b', 'b/1', 'b/2'],
    );
    assert.equal(standing(text, 'a/2', ''), 'here');
    assert.equal(
      shown(text, 'a/2', ''),
      '(a) Closing\nThe harbor master may close a port that is—\n…\n(a)(2) on fire.',
    );
    assert.equal(standing(text, 'c', 'Fees'), 'none');
    assert.equal(shown(text, 'c', 'Fees'), 'no text of this provision here');
    // Its siblings are no text of it; what stands above may hold it in running text.
    assert.equal(shown(text, 'b/3', 'Fees'), 'no text of this provision here\nabove it: (b) Appeals');
    assert.equal(standing(text, 'b/2', 'Challenge of decisions by another officer'), 'here');
    assert.equal(standing(text, 'b/2', 'Enforcement by a State'), 'other');
    assert.equal(
      shown(text, 'b/2', 'Enforcement by a State'),
      'no text of this provision here: (b)(2) is “Challenge of decision”\nabove it: (b) Appeals',
    );
  });

  it('finds no text for a number that a section bore before', async () => {
    const law = await wholeLaw();
    assert.deepEqual(codePlace(`${INA}/s244`, law), { title: '8', section: '1254a' });
    assert.equal(codePlace(`${INA}/s244A`, law), null);
    const without = explanationFiles()
      .map(({ provision }) => provision)
      .filter((provision) => /^\/us\/act\/immigration-and-nationality-act\/s/.test(provision))
      .filter((provision) => codePlace(provision, law) === null);
    // The others stand in notes, or nowhere in the Code.
    const expected = ['1', '244A', '402', '403', '404', '405', '406', '407'].map((number) => `${INA}/s${number}`);
    assert.deepEqual(without, expected);
  });

  const title2023 = 'says of provisions younger than a text that it lacks them';
  const text2023 = path.join(SHARED, 'text/usc8-2023');
  if (!existsSync(text2023)) it.skip(`${title2023}: not at hand: ${text2023}`);
  else
    it(title2023, async () => {
      const law = await wholeLaw();
      const folder = new TextFolder(text2023, knownSubdivisions(law));
      const entries = entriesOf(explanationFiles(), law);
      const of = (section: string, at: string): string => {
        const entry = entries.find(({ file, at: own }) => file.provision === `${INA}/s${section}` && own === at);
        assert.ok(entry?.place, `§ ${section} ${at}`);
        return standing(folder.section(entry.place)!, at, headingOf(entry, law));
      };
      for (const [section, at] of [
        ['212', 'c'],
        ['235', 'b/4'],
        ['236', 'c/1/E'],
        ['236', 'c/3'],
        ['236', 'f'],
        ['242', 'f/3'],
        ['243', 'e'],
        ['301', 'a'],
      ])
        assert.equal(of(section!, at!), 'none', `§ ${section} ${at}`);
      assert.equal(of('235', 'b/3'), 'other');
      assert.equal(of('235', 'b/2'), 'here');
      assert.equal(of('240', 'b/5/B'), 'here');
    });

  it('finds figures however they are written, and no numbers that are names', () => {
    assert.deepEqual(keys('two years; a 2-year period; one hundred and eighty days; 1 percent'), [
      '2 year',
      '180 day',
      '1 percent',
    ]);
    assert.deepEqual(keys('Sept. 30, 1996, September 30, 1996, and 2001'), ['9-30-1996', 'year 2001']);
    assert.deepEqual(keys('$1,500 or 226,000 of those under twenty-one'), ['$1500', '226000', '21']);
    assert.deepEqual(keys('Public Law 104-208, Pub. L. 104–208; 8 CFR 208.13(b)'), ['law 104-208', '8 CFR 208.13']);
    assert.deepEqual(
      keys('two paths under § 240(b)(5), 8 U.S.C. 1182, paragraph (3), section 101(a)(15) and form I-94'),
      [],
    );
    assert.deepEqual(keys('five or more years; 14 calendar days; 50 per centum; the Twenty-first Amendment'), [
      '5 year',
      '14 day',
      '50 percent',
    ]);
    assert.deepEqual(keys('*Jama* (2005), (*Nken v. Holder*, 2009), since 1996'), ['year 1996']);
    assert.deepEqual(subdivisionsNamed('8 U.S.C. § 1182(h), §\n212(h)(1)(A) and § 240'), [
      { section: '212', at: 'h/1/A' },
    ]);
    assert.deepEqual(sectionsOf('§ 240(b), INA § 236A, 8 U.S.C. § 1182 and Public Law 104-208 § 309'), ['240', '236A']);
  });

  it('takes exceptions from the front matter, and only with a reason', () => {
    const parse = (line: string) =>
      parseExplanationFile(
        `---\nprovision: ${INA}/s235\ntitle: T\nchecked-against: A\nchecked-on: 2026-11-26\n${line}\n---\nAll.\n\n## (b)(1)\nA part.`,
        '235.md',
      ).beyondText;
    assert.deepEqual(
      parse('beyond-text: (b)(1): 180 days; § 236 — a regulation: 8 CFR 1.2\nbeyond-text: section: 2019 — a case'),
      [
        { path: ['b', '1'], things: ['180 days', '§ 236'], reason: 'a regulation: 8 CFR 1.2' },
        { path: [], things: ['2019'], reason: 'a case' },
      ],
    );
    assert.throws(() => parse('beyond-text: (b)(1): 180 days'), /235\.md: beyond-text is/);
    assert.throws(() => parse('beyond-text: (b)(2): 180 days — why'), /\(b\)\(2\), which isn't explained/);
  });

  const folders = ['usc8-2016', 'usc8-2023', 'usc8', 'authorities'].map((name) => path.join(SHARED, 'text', name));
  // Continuation text stands in one, the newest amendments in another: a part of them would accuse entries that are right.
  const missing = folders.filter((folder) => !existsSync(folder));
  const title = 'finds each figure and section of ours in the text of the law, or a reason for it';
  if (missing.length > 0) it.skip(`${title}: not at hand: ${missing.join(', ')}`);
  else
    it(title, async () => {
      const law = await wholeLaw();
      const texts = folders.map((folder) => new TextFolder(folder, knownSubdivisions(law)));
      const wrong = entriesOf(explanationFiles(), law).flatMap((entry) => {
        const { unfounded, idle } = unreasoned(entry, texts, law);
        return [
          ...unfounded.map((thing) => `${entry.cite}: ${thing} is not in the text`),
          ...idle.map((thing) => `${entry.cite}: ${thing} needs no reason`),
        ];
      });
      assert.deepEqual(wrong, []);
    });
});
