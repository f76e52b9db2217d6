import assert from 'node:assert/strict';
import { describe as describeLaw } from '../../server/src/features/describe.ts';
import { INA_ROWS } from '../../server/src/law/ina.ts';
import { createLaw, parseExplanationFile, parseId } from '../../server/src/law/index.ts';
import type { Law } from '../../server/src/law/law.ts';
import { explanationFiles, hasShared, INA, sharedRows, wholeLaw } from './helpers.ts';

const file = (body: string, provision = `${INA}/s235`) =>
  `---\nprovision: ${provision}\ntitle: INA § 235 — Inspection\nchecked-against: a text\nchecked-on: 2026-11-24\n---\n${body}`;

describe('explanations', function () {
  this.timeout(60_000);
  it('are read with their subdivisions, whatever the line ends', () => {
    const text = file('The section.\n\n## (b)(2)(C)\nThe subparagraph,\non two lines.\n');
    for (const markdown of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
      const parsed = parseExplanationFile(markdown, '235.md');
      assert.equal(parsed.title, 'INA § 235 — Inspection');
      assert.deepEqual(parsed.entries, [
        { path: [], text: 'The section.' },
        { path: ['b', '2', 'C'], text: 'The subparagraph,\non two lines.' },
      ]);
    }
  });

  it('are refused with the name of the file and what is wrong', () => {
    const refused = (markdown: string) => {
      try {
        parseExplanationFile(markdown, '235.md');
      } catch (error) {
        return (error as Error).message;
      }
      return 'accepted';
    };
    assert.equal(refused('No front matter.'), '235.md: no front matter between "---" lines at the start');
    assert.equal(refused(file('A.\n\n## Paragraph 2\nB.')), '235.md: heading "Paragraph 2" is no designation');
    assert.equal(refused(file('A.\n\n## (b)\n')), '235.md: (b) has no text');
    assert.equal(refused(file('')), '235.md: no explanation');
    assert.equal(refused(file('A.', 'INA 235')), '235.md: "INA 235" is not the identifier of a provision');
    assert.equal(refused(file('A.').replace(/^title.*\n/m, '')), '235.md: front matter lacks "title"');
  });

  it('are found from the Act and from the Code, at the nearest provision that has one', () => {
    const law = createLaw({}, [parseExplanationFile(file('The section.\n\n## (b)(2)\nThe paragraph.'), '235.md')]);
    assert.equal(law.explain(`${INA}/s235/b/2/C`)?.text, 'The paragraph.');
    assert.equal(law.explain('/us/usc/t8/s1225/b/2/C')?.id, `${INA}/s235/b/2`);
    assert.equal(law.explain('/us/usc/t8/s1225/b/1')?.text, 'The section.');
    assert.equal(law.explain('/us/usc/t8/s1226'), undefined);
  });

  it("are overlaid by the user's own, the later layer over the earlier", () => {
    const ours = [parseExplanationFile(file('Ours.\n\n## (a)\nOurs of (a).'), '235.md')];
    const layer = (name: string, text: string) => ({ name, files: [parseExplanationFile(file(text), '235.md')] });
    const law = createLaw({}, ours, [layer('office', 'The office’s.'), layer('mine', 'Mine.')]);
    assert.equal(law.explain(`${INA}/s235`)?.text, 'Mine.');
    assert.equal(law.explain(`${INA}/s235`)?.layer, 'mine');
    assert.equal(law.explain(`${INA}/s235/a`)?.text, 'Ours of (a).');
    assert.equal(law.explain(`${INA}/s235/a`)?.layer, undefined);
  });
});

describe('our set of explanations', function () {
  this.timeout(60_000);
  const files = explanationFiles();
  let law: Law;
  before(async () => {
    law = await wholeLaw();
  });

  it('has every section of the INA', () => {
    const there = new Set(files.map(({ provision }) => provision));
    const missing = INA_ROWS.filter(({ section }) => !there.has(`${INA}/s${section}`)).map(({ section }) => section);
    assert.deepEqual(missing, []);
  });

  it('has at least 250 provisions besides the sections', () => {
    const subdivisions = files.flatMap(({ provision, entries }) =>
      provision.startsWith(INA) ? entries.filter(({ path }) => path.length > 0) : [],
    );
    assert.ok(subdivisions.length >= 250, `${subdivisions.length} subdivisions`);
  });

  it('has the acts that orders cite most by their name, under each name', () => {
    for (const slug of [
      'international-emergency-economic-powers-act',
      'affordable-care-act',
      'bipartisan-infrastructure-law',
      'national-environmental-policy-act',
      'defense-production-act',
      'antiquities-act',
      'privacy-act',
    ])
      assert.ok(law.explain(`/us/act/${slug}`), slug);
    assert.ok(files.filter(({ provision }) => /^\/us\/act\/[^/]+$/.test(provision)).length >= 100);
  });

  it('shows of each section outside title 8 its time, its heading and its other citation', () => {
    const code = files.filter(({ provision }) => /^\/us\/usc\/t(?!8\/)\w+\/s/.test(provision));
    assert.ok(code.length >= 150, `${code.length} sections`);
    for (const { provision, title, entries } of code) {
      const act = law.parallel(provision);
      for (const id of act === undefined ? [provision] : [provision, act]) {
        const shown = describeLaw(id, law).replace(/\\(?=[^\w\s])/g, '');
        assert.match(shown, /\*Explanation checked against [^\n]*\b[A-Z][a-z]+ \d{4}/, id);
        const own = entries.find(({ path }) => path.length === 0)!.text;
        assert.ok(shown.includes(`\n\n${own}\n\n`), id);
        assert.ok(shown.includes(law.breadcrumb(provision).at(-1)!.heading.split(/[*_]/)[0]!) && title !== '', id);
        assert.ok(act === undefined || shown.includes(law.cite(id === act ? provision : act, 'plain')), id);
      }
    }
  });

  (hasShared ? it : it.skip)(
    'has the first 150 authorities whose text is at hand, and a heading for all of them',
    () => {
      const rows = sharedRows('authorities.tsv').map(([title, section, , , text]) => ({
        id: `/us/usc/t${title}/s${section}`,
        text: text === 'yes',
      }));
      const there = new Set(files.map(({ provision }) => provision));
      const first = rows.filter(({ text }) => text).slice(0, 150);
      assert.deepEqual(
        first.filter(({ id }) => !there.has(id)),
        [],
      );
      for (const { id } of rows) {
        // Appendices, and numbers of titles that were recast, are in no table.
        const known = law.exists(id)?.exists === true;
        if (known) assert.notEqual(law.breadcrumb(id).at(-1)!.heading, '', id);
      }
    },
  );

  it('explains no provision twice', () => {
    const ids = files.flatMap(({ provision, entries }) =>
      entries.map(({ path }) => {
        const id = [provision, ...path].join('/');
        const other = law.parallel(id);
        return other !== undefined && other < id ? other : id;
      }),
    );
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    assert.deepEqual(twice, []);
  });

  it('has no heading that the statute lacks', () => {
    const wrong = files.flatMap(({ provision, entries }) =>
      entries.map(({ path }) => [provision, ...path].join('/')).filter((id) => law.exists(id)?.exists === false),
    );
    assert.deepEqual(wrong, []);
  });

  it('says when each was checked, and against what', () => {
    for (const { provision, checkedAgainst, checkedOn } of files) {
      assert.match(checkedOn, /^\d{4}-\d\d-\d\d$/, provision);
      assert.ok(checkedAgainst.length > 20, provision);
    }
  });

  it('mentions only provisions that exist', () => {
    const wrong: string[] = [];
    for (const { provision, entries } of files) {
      for (const { path, text } of entries) {
        for (const id of mentions(text.replace(/\s+/g, ' '), provision)) {
          const section = id.split('/').slice(0, 5).join('/');
          const known = law.exists(section)?.exists === true && law.exists(id)?.exists !== false;
          if (!known) wrong.push(`${[provision, ...path].join('/')} mentions ${id}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  });
});

/** Ids of the provisions that an explanation mentions: `§ 208(a)(2)(A)` of the same act, `INA § 240`, `8 U.S.C. 1182(f)`. */
function mentions(text: string, provision: string): string[] {
  const ids: string[] = [];
  const add = (document: string, section: string, path: string) => {
    const steps = path === '' ? [] : path.slice(1, -1).split(')(');
    ids.push([document, `s${section}`, ...steps].join('/'));
  };
  for (const [, title, section, path] of text.matchAll(
    /\b(\d+) U\.S\.C\. (?:§ )?(\d+[a-z]*(?:-\d+[a-z]?)?)((?:\(\w+\))*)/g,
  )) {
    add(`/us/usc/t${title}`, section!, path!);
  }
  const own = parseId(provision)!;
  for (const match of text.matchAll(/(?<!U\.S\.C\. |CFR |\d)(INA )?§ (\d+[A-Z]?)((?:\(\w+\))*)/g)) {
    const [, ina, section, path] = match;
    if (ina || own.kind === 'act')
      add(ina || own.name.startsWith('immigration') ? INA : `/us/act/${own.name}`, section!, path!);
  }
  return ids;
}
