import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeSite } from '../../scripts/docs.mjs';
import { root } from '../../scripts/lib/setup.mjs';

describe('the documentation site', function () {
  this.timeout(60_000);
  let folder;
  let pages;
  const html = new Map();

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-site-'));
    pages = makeSite(folder);
    for (const { to } of pages) html.set(to, readFileSync(path.join(folder, to), 'utf8'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has a page for each rule and each kind of citation', () => {
    const { properties } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).contributes.configuration;
    const rules = Object.keys(properties['policyText.rules'].properties);
    assert.ok(rules.length > 20);
    for (const rule of rules) assert.match(html.get(`rules/${rule}.html`) ?? '', new RegExp(`<h1[^>]*>${rule}`), rule);
    const kinds = readdirSync(path.join(root, 'server/data/kinds')).filter((name) => name.endsWith('.yaml'));
    for (const kind of kinds) assert.match(html.get(`kinds/${kind.replace('.yaml', '.html')}`) ?? '', /<h1/, kind);
    assert.match(html.get('kinds/usc.html'), /8 U\.S\.C\. 1225\(b\)\(2\)\(C\)[\s\S]*?\/us\/usc\/t8\/s1225\/b\/2\/C/);
  });

  it('has a page for each feature, with a picture or what a terminal shows, and the index leads to each', () => {
    const index = html.get('features/index.html');
    assert.match(html.get('index.html'), /href="features\/index\.html"/);
    const features = [...html.keys()].filter((page) => /^features\/(?!index)/.test(page));
    assert.ok(features.length >= 20);
    for (const page of features) {
      assert.match(html.get(page), /<img |<pre>/, page);
      assert.ok(index.split('<main>')[1].includes(`href="${path.posix.basename(page)}"`), page);
    }
  });

  it('has no dead link within it, and a picture behind each place of one', () => {
    let links = 0;
    for (const [page, text] of html) {
      for (const [, target] of text.matchAll(/(?:href|src)="([^"]*)"/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        links++;
        const [place, anchor] = target.split('#');
        const wanted = place ? path.posix.join(path.posix.dirname(page), place) : page;
        assert.ok(existsSync(path.join(folder, wanted)), `${page}: ${target}`);
        if (anchor) assert.ok(html.get(wanted)?.includes(`id="${anchor}"`), `${page}: ${target}`);
      }
    }
    assert.ok(links > 1000);
  });

  it('has the library’s pages: its guide, and one for each function that others may import', function () {
    const whole = path.join(folder, 'whole');
    makeSite(whole, { library: true });
    if (!existsSync(path.join(whole, 'library'))) this.skip(); // A sentence was said: npm can't be reached.
    assert.match(readFileSync(path.join(whole, 'index.html'), 'utf8'), /href="library\/index\.html"/);
    const guide = readFileSync(path.join(whole, 'library/index.html'), 'utf8');
    assert.match(guide, /Read a text[\s\S]*Ask the law/);
    const source = readFileSync(path.join(root, 'server/src/api/index.ts'), 'utf8');
    const functions = [...source.matchAll(/^export (?:async function|function|const) (\w+)/gm)].map(([, name]) => name);
    assert.ok(functions.length >= 10);
    for (const name of functions)
      assert.match(readFileSync(path.join(whole, `library/functions/${name}.html`), 'utf8'), /tsd-signature/, name);
    const places = readdirSync(path.join(whole, 'library'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.html'),
    );
    for (const name of places)
      assert.ok(
        !readFileSync(path.join(whole, 'library', name), 'utf8').includes(root),
        `${name} tells of this machine`,
      );
  });

  it('has words for each picture, and no marks of Markdown left over', () => {
    const pictures = [...html.values()].flatMap((text) => [...text.matchAll(/<img [^>]*alt="([^"]*)"/g)]);
    assert.ok(pictures.length >= 3);
    for (const [, alt] of pictures) assert.ok(alt.length > 20, alt);
    const prose = html.get('rules/numbering-gap.html').replace(/<pre>[\s\S]*?<\/pre>|<code>[\s\S]*?<\/code>/g, '');
    assert.doesNotMatch(prose, /\*\*|\]\(/);
  });
});
