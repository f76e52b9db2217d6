/** Every look-up of the law about every row of every table: none throws, and each answers in its form. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../../server/src/core/analyze.ts';
import { describe as describeLaw, summary } from '../../server/src/features/describe.ts';
import { hover } from '../../server/src/features/hover.ts';
import { lawDocument, lawUri, opens, sectionOfUri } from '../../server/src/features/lawDocument.ts';
import { INA_ROWS } from '../../server/src/law/ina.ts';
import { loadTables, parseId, type TableName } from '../../server/src/law/index.ts';
import type { Law } from '../../server/src/law/law.ts';
import { explanationFiles, INA, wholeLaw } from './helpers.ts';

const decode = (bytes: Uint8Array): string[][] =>
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));

async function rows(name: TableName): Promise<string[][]> {
  const read = async (file: string) => new Uint8Array(readFileSync(path.join('server/data/law', file)));
  return decode((await loadTables(read, [name]))[name]!);
}

/** Asks everything about one provision. */
function ask(id: string, law: Law): void {
  law.explain(id);
  law.breadcrumb(id);
  law.standing(id);
  law.exists(id);
  law.links(id);
  law.actor(id);
  law.text(id);
  law.subdivisions(id);
  const parallel = law.parallel(id);
  if (parallel !== undefined) assert.ok(parseId(parallel), `${id}: ${parallel}`);
  for (const style of ['plain', 'parallel', 'bluebook'] as const) assert.ok(law.cite(id, style).length > 1, id);
  assert.ok(describeLaw(id, law).length > 1, id);
  assert.ok(summary(id, law).length > 1, id);
  opens(id, law);
}

describe('hovers of sections that are notes', () => {
  it('say what is known of them', async () => {
    const law = await wholeLaw();
    for (const section of ['404', '405', '406', '407', '1']) {
      const analysis = analyze(`See section ${section}(a) of the Immigration and Nationality Act.`);
      const shown = hover(analysis, 6, law)?.markdown ?? '';
      assert.match(shown, new RegExp(`INA § ${section}\\\\\\(a\\\\\\)`), section);
    }
  });
});

describe('every row of every table', function () {
  this.timeout(300_000);
  let law: Law;
  before(async () => {
    law = await wholeLaw();
  });

  it('sections of the INA, with notes and subdivisions that none has', () => {
    for (const { section } of INA_ROWS)
      for (const tail of ['', '/a', '/b/2/C', '/note']) ask(`${INA}/s${section}${tail}`, law);
  });

  it('sections of the Code, and their documents', async () => {
    let documents = 0;
    for (const [title, section] of (await rows('sections')).filter(([first]) => !first!.startsWith('~'))) {
      const id = `/us/usc/t${title}/s${section}`;
      ask(id, law);
      if (documents % 10 === 0) {
        const made = lawDocument(id, law);
        if (made) assert.ok(made.text.length > 10, id);
        assert.equal(sectionOfUri(lawUri(id, law)), id);
      }
      documents++;
    }
    assert.ok(documents > 50_000, `${documents}`);
  });

  it('subdivisions of title 8', async () => {
    let asked = 0;
    for (const [title, section] of await rows('sections')) {
      if (title !== '8') continue;
      for (const { path: steps } of law.subdivisions(`/us/usc/t8/s${section}`)) {
        ask(`/us/usc/t8/s${section}/${steps.join('/')}`, law);
        asked++;
      }
    }
    assert.ok(asked > 3_000, `${asked}`);
  });

  it('acts, their sections, orders and public laws', async () => {
    let asked = 0;
    for (const [slug, second] of await rows('acts')) {
      ask(slug!.startsWith('~') ? `/us/act/${slug!.slice(1)}/s${second}` : `/us/act/${slug}`, law);
      if (!slug!.startsWith('~')) {
        law.act(slug!);
        ask(`/us/act/${slug}/s1/a`, law);
      }
      asked++;
    }
    for (const [number] of await rows('orders')) {
      ask(`/us/eo/${number}`, law);
      ask(`/us/eo/${number}/s1`, law);
      law.order(number!);
      asked++;
    }
    for (const [number] of await rows('laws')) {
      ask(`/us/pl/${number!.replace('-', '/')}`, law);
      law.publicLaw(number!);
      asked++;
    }
    assert.ok(asked > 10_000, `${asked}`);
  });

  it('explanations, and what no table has', () => {
    for (const { provision, entries } of explanationFiles())
      for (const { path: steps } of entries) ask([provision, ...steps].join('/'), law);
    for (const id of [
      '/us/usc/t99/s1',
      '/us/usc/t8',
      `${INA}/s1`,
      `${INA}/s1/l`,
      '/us/cfr/t8/pt208',
      '/us/const/a1',
      '/us/fr/82/8793',
      '/us/stat/66/163',
      '/us/memo/nspm-4',
      '/us/case/1-us-2',
      '/us/',
      '',
      '/us/usc/t8/s1..s2',
      `${INA}/s404/note/x`,
    ])
      ask(id || '/us/x', law);
  });
});
