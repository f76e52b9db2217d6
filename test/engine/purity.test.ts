/** The engine and what is built on it know text alone: no editor, no protocol, no Node, no clock, no chance. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What each folder of `server/src` may import, besides itself; data files count as no folder. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  law: ['core'],
  amend: ['core', 'law'],
  rules: ['core', 'law', 'amend'],
  drafting: ['core', 'law'],
  features: ['core', 'law', 'amend', 'rules', 'drafting'],
  workspace: ['core', 'law', 'features'],
  compare: ['core', 'features', 'amend'],
  drawing: ['core', 'workspace'],
};
/** Packages that are pure themselves. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  compare: ['diff'],
  drawing: ['d3-force', 'd3-shape'],
};
const SOURCES = 'server/src';
const DATA = 'server/data';

const IMPORT = /^(?:import|export)\b[^;]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
/** What a pure function can't use; each is looked for outside comments and strings. */
const IMPURE =
  /\b(?:require|fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\s*\(|\b(?:process|console|performance|globalThis|Buffer|__dirname|__filename)\s*[.[]|\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b/g;

const bare = (source: string): string =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");

for (const [layer, below] of Object.entries(LAYERS)) {
  describe(`purity: ${SOURCES}/${layer}`, () => {
    const folder = path.join(SOURCES, layer);
    const allowed = [folder, ...below.map((name) => path.join(SOURCES, name)), DATA];
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.ts$/.test(file),
    )) {
      const file = path.join(folder, name);
      const source = readFileSync(file, 'utf8');

      it(`${name} imports ${below.length > 0 ? `only ${below.join(', ')} and its own` : 'only its own'}`, () => {
        for (const match of source.matchAll(IMPORT)) {
          const specifier = match[1] ?? match[2] ?? match[3]!;
          if (PACKAGES[layer]?.includes(specifier)) continue;
          assert.ok(specifier.startsWith('.'), `${file} imports the package ${specifier}`);
          const target = path.join(path.dirname(file), specifier);
          const within = allowed.some((place) => target.startsWith(place + path.sep));
          assert.ok(within, `${file} imports ${target}`);
        }
      });

      it(`${name} uses no clock, chance, host or process`, () => {
        assert.deepEqual(
          [...bare(source).matchAll(IMPURE)].map((match) => match[0]),
          [],
        );
      });
    }
  });
}

describe('purity: what a version of a document makes', () => {
  for (const layer of ['core', 'amend', 'features', 'drafting', 'workspace', 'compare', 'lsp']) {
    const folder = path.join(SOURCES, layer);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(folder, name);
      if (!file.endsWith('.ts')) continue;
      // Its values outlive their keys until the whole heap is marked, and each scavenge copies them.
      it(`${layer}/${name} keeps in no WeakMap`, () =>
        assert.doesNotMatch(bare(readFileSync(file, 'utf8')), /\bWeakMap\b/));
    }
  }
});

describe('purity: where others could get in or out', () => {
  const files = ['server/src', 'client/src'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(folder, name).replaceAll(path.sep, '/')),
  );
  const filesWith = (pattern: RegExp): string[] =>
    files.filter((file) => pattern.test(bare(readFileSync(file, 'utf8')))).sort();

  it('notifications go through the one file that takes their links away', () => {
    assert.deepEqual(filesWith(/\bshow(?:Information|Warning|Error)Message\b|\bwithProgress\b/), [
      'client/src/notify.ts',
    ]);
  });

  it('nothing but the import of law, and the tables in a browser, fetches anything', () => {
    const network = /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bimportScripts\b/;
    assert.deepEqual(filesWith(network), [
      'server/src/api/index.ts',
      'server/src/library/import.ts',
      'server/src/lsp/browserPlatform.ts',
    ]);
    for (const file of files)
      assert.doesNotMatch(readFileSync(file, 'utf8'), /from '(?:node:)?(?:https?|net|tls|dgram|http2)'/, file);
  });

  it('nothing makes code of text, or starts a program', () => {
    assert.deepEqual(filesWith(/\beval\s*\(|\bnew Function\b|\bchild_process\b/), []);
    // A command of VS Code is named by us, never by a text; there is no other way to its view of two texts, the
    // order of its preview, its outline, our tables and its `when`.
    const named =
      /\bexecuteCommand\b(?!\('vscode\.diff',|\('refactorPreview\.groupByType'\)|\('(?:outline|policyText\.tables)\.focus'[,)]|\('setContext', ['`]policyText\.|\(KEYS\[direction\]\))/;
    assert.deepEqual(
      files.filter((file) => named.test(readFileSync(file, 'utf8'))),
      [],
    );
    for (const file of files) assert.doesNotMatch(readFileSync(file, 'utf8'), /child_process/, file);
  });
});
