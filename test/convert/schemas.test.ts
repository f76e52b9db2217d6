/** Exports keep to the published schemas of USLM and Akoma Ntoso: as facts here, and by the publishers' files where they are. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { parse } from 'yaml';
import { exportAkn, exportUslm } from '../../server/src/convert/exportXml.ts';
import { modelOf } from '../../server/src/convert/model.ts';
import { analyze } from '../../server/src/core/analyze.ts';
import { adversarial } from '../engine/adversarial.ts';

interface Rule {
  readonly content?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** It may stand where that one may, and holds the same. */
  readonly like?: string;
}

interface Model {
  readonly namespace: string;
  readonly unique?: string;
  readonly rules: ReadonlyMap<string, { matches: RegExp; text: boolean; attributes: ReadonlyMap<string, Attribute> }>;
  readonly standsAs: ReadonlyMap<string, string>;
}

interface Attribute {
  readonly isRequired: boolean;
  readonly allows: (value: string) => boolean;
}

const allowed = (what: string): Attribute['allows'] => {
  const [type, most = '100000'] = what.split(' ');
  if (type === 'string') return (value) => value.length <= Number(most);
  if (type === 'language') return (value) => /^[A-Za-z]{1,8}(?:-[A-Za-z\d]{1,8})*$/.test(value);
  if (type === 'date') return (value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  if (type === 'name') return (value) => /^\S+$/.test(value);
  // An address without a host: no blanks, no brackets, at most one sharp.
  if (type === 'address') return (value) => /^[^\s<>{}|\\^`"#]*(?:#[^\s<>{}|\\^`"#]*)?$/.test(value);
  throw new Error(`no type ${what}`);
};

function read(file: string): Model {
  const { namespace, unique, elements } = parse(readFileSync(`test/fixtures/schemas/${file}`, 'utf8')) as {
    namespace: string;
    unique?: string;
    elements: Record<string, Rule>;
  };
  const rules = new Map<string, { matches: RegExp; text: boolean; attributes: Map<string, Attribute> }>();
  const standsAs = new Map<string, string>();
  for (const [names, rule] of Object.entries(elements)) {
    for (const name of names.split(' ')) {
      if (rule.like) standsAs.set(name, rule.like);
      const { content = '', attributes = {} } = rule.like ? elements[rule.like]! : rule;
      const pattern = content
        .replace(/^text ?/, '')
        .replace(/[\w:]+/g, '(?:$& )')
        .replace(/,\s*/g, '')
        .trim();
      rules.set(name, {
        matches: new RegExp(`^(?:${pattern})$`),
        text: /^text\b/.test(content),
        attributes: new Map(
          Object.entries(attributes).map(([key, what]) => [
            key.replace('!', ''),
            { isRequired: key.endsWith('!'), allows: allowed(what) },
          ]),
        ),
      });
    }
  }
  return { namespace, ...(unique ? { unique } : {}), rules, standsAs };
}

/** What in a document the schema doesn't allow; empty where it is valid. */
function faults(xml: string, { namespace, unique, rules, standsAs }: Model): string[] {
  const found: string[] = [];
  const open: { name: string; children: string; hasText: boolean }[] = [];
  const seen = new Set<string>();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, local, uri, attributes }) => {
    const own = uri === namespace ? local : name;
    const parent = open.at(-1);
    if (parent) parent.children += `${standsAs.get(own) ?? own} `;
    open.push({ name: own, children: '', hasText: false });
    const rule = rules.get(own);
    if (!rule) return void found.push(`<${own}> is not known`);
    for (const [key, { isRequired, allows }] of rule.attributes) {
      const value = attributes[key]?.value;
      if (value === undefined ? isRequired : !allows(value)) found.push(`<${own} ${key}="${value}">`);
    }
    for (const [key, { value }] of Object.entries(attributes)) {
      if (!/^xmlns\b/.test(key) && !rule.attributes.has(key)) found.push(`<${own}> has ${key}`);
      if (key !== unique) continue;
      if (seen.has(value)) found.push(`${key} ${value} twice`);
      seen.add(value);
    }
  });
  parser.on('text', (words) => {
    if (words.trim() !== '' && open.length > 0) open.at(-1)!.hasText = true;
  });
  parser.on('closetag', () => {
    const { name, children, hasText } = open.pop()!;
    const rule = rules.get(name);
    if (!rule) return;
    if (!rule.matches.test(children)) found.push(`<${name}> holds ${children.slice(0, 200)}`);
    if (hasText && !rule.text) found.push(`<${name}> has words of its own`);
  });
  parser.write(xml).close();
  return found;
}

const SCHEMAS = [
  { format: 'USLM', make: exportUslm, model: read('uslm-2.1.0.yaml') },
  { format: 'Akoma Ntoso', make: exportAkn, model: read('akomantoso-3.0.yaml') },
];

const textsOf = (folder: string): [string, string][] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => /\.(?:txt|md)$/.test(name))
        .sort()
        .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])
    : [];

const DOCUMENTS: [string, string][] = [
  ...textsOf('samples'),
  ...textsOf('test/fixtures'),
  ...textsOf('../shared/seed'),
  ...textsOf('../shared/desk'),
  ...textsOf('../shared/corpus'),
  ...textsOf('../shared/bulk').filter((_, index) => index % 20 === 0),
];

describe('export: valid by the published schemas', function () {
  this.timeout(120_000);
  for (const { format, make, model } of SCHEMAS) {
    it(`${format}: every document`, () => {
      assert.ok(DOCUMENTS.length > 20);
      for (const [name, text] of DOCUMENTS) {
        assert.deepEqual(faults(make(modelOf(analyze(text, { name }))), model), [], name);
      }
    });

    it(`${format}: texts without provisions, with one number twice, and with what XML has no place for`, () => {
      for (const text of [
        '',
        ' \n',
        'Words alone.\n',
        'Section 1. One. Words.\n\nSec. 1. One again. Words.\n\n1. A list.\n\n2. More of it.\n',
        'Section 1. \u0000\u0001\u001b[31m\ufffe\uffff\ud800 <b>&amp;. Words & "more".\n\nSIGNED,\n\ufffe\n',
        'ANNEX A—FORMS\n\n1. One.\n\nANNEX A—FORMS\n\n1. One.\n',
      ]) {
        assert.deepEqual(faults(make(modelOf(analyze(text))), model), [], JSON.stringify(text));
      }
    });

    it(`${format}: texts that attack`, () => {
      for (const [name, maker] of Object.entries(adversarial)) {
        assert.deepEqual(faults(make(modelOf(analyze(maker(20_000)))), model), [], name);
      }
    });
  }

  it('what is wrong is found', () => {
    const uslm = exportUslm(
      modelOf(analyze('Section 1. One. Words (a).\n\n(a) More words.\n\nSIGNED,\nMarch 3, 2025.\n')),
    );
    for (const [of, to] of [
      [/<num /, '<p/><num '],
      [/<\/main>/, '<block><p/></block></main>'],
      [/<meta>/, 'words<meta>'],
      [/ value="1"/, ` value="${'1'.repeat(129)}"`],
      [/<section/, '<section eId="a"'],
    ] as const) {
      const [{ model }] = SCHEMAS as [(typeof SCHEMAS)[0]];
      assert.match(uslm, of);
      assert.notDeepEqual(faults(uslm.replace(of, to), model), [], String(of));
    }
  });
});

/** A folder with uslm-2.1.0.xsd and akomantoso30.xsd as published: `npm run schemas` validates by them. */
const FOLDER = process.env.POLICY_TEXT_SCHEMAS;
(FOLDER ? describe : describe.skip)('export: valid by the publishers’ own files', function () {
  this.timeout(600_000);
  it('every document', () => {
    const folders = ['samples', 'test/fixtures', '../shared/seed', '../shared/desk', '../shared/corpus'].filter(
      existsSync,
    );
    const { status, stdout } = spawnSync(process.execPath, ['scripts/schemas.mjs', FOLDER!, ...folders], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout);
  });
});
