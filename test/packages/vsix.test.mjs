// The package that users install: what is in it, and the page that they see of it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { openPackage, putReadme } from '../../scripts/lib/vsix.mjs';

describe('the VSIX', function () {
  this.timeout(120_000);
  let folder;
  let vsix;
  let manifest;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-vsix-'));
    const file = path.join(folder, 'policy-text.vsix');
    const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
    const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--no-rewrite-relative-links'];
    const made = spawnSync(process.execPath, [vsce, 'package', ...flags, '--ignore-other-target-folders', '-o', file], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(made.status, 0, `${made.stdout}${made.stderr}`);
    putReadme(file);
    vsix = openPackage(file);
    manifest = JSON.parse(vsix.text('extension/package.json'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const has = (name) => assert.ok(vsix.names.includes(`extension/${name}`), `${name} is missing`);

  it('has an icon, a banner, categories, keywords, and the files that the page of an extension links to', () => {
    has(manifest.icon);
    assert.match(manifest.galleryBanner.color, /^#[0-9a-f]{6}$/);
    assert.ok(manifest.categories.includes('Linters'));
    assert.ok(manifest.keywords.length > 4);
    for (const name of ['readme.md', 'changelog.md', 'LICENSE.txt', 'SUPPORT.md', 'dist/NOTICES.txt', 'dist/bom.json'])
      assert.ok(
        vsix.names.some((each) => each.toLowerCase() === `extension/${name}`.toLowerCase()),
        `${name} is missing`,
      );
  });

  it('has a page for users, with its pictures in it and the facts of this version', () => {
    const page = vsix.text('extension/readme.md');
    assert.doesNotMatch(page, /\{\{|npm (?:start|run|test)|undefined/);
    assert.match(page, new RegExp(`policy-text-${manifest.version}\\.vsix`));
    assert.match(page, /VS Code \(1\.91 or later\)/);
    assert.match(page, /August 2026/);
    const pictures = [...page.matchAll(/!\[([^\]]+)\]\(([^)]{40})/g)];
    assert.equal(pictures.length, 3);
    for (const [, alt, source] of pictures) {
      assert.ok(alt.length > 20);
      assert.match(source, /^data:image\/png;base64,iVBORw0KGgo/);
    }
    const relative = [...page.matchAll(/[^!]\[[^\]]*\]\((?!https?:|data:)([^)]+)\)/g)].map(([, target]) => target);
    assert.deepEqual(relative.sort(), ['CHANGELOG.md', 'SUPPORT.md']);
  });

  it('has the walkthrough whole: pictures with words for them, and steps that end by themselves', () => {
    const [walkthrough] = manifest.contributes.walkthroughs;
    const commands = new Set(manifest.contributes.commands.map(({ command }) => command));
    const known = (name) => commands.has(name) || /^(?:outline\.|workbench\.)/.test(name);
    assert.ok(walkthrough.steps.length >= 8);
    for (const { id, description, media, completionEvents } of walkthrough.steps) {
      has(media.image);
      assert.ok(media.altText.length > 20, id);
      assert.ok(completionEvents.length > 0, id);
      for (const event of completionEvents) {
        const [, kind, name] = /^(onCommand|onContext):(.+)$/.exec(event) ?? [];
        assert.ok(kind === 'onCommand' ? known(name) : /^policyText\.(?:hovered|jumped|fixed)$/.test(name), event);
      }
      for (const [, name] of description.matchAll(/\(command:([\w.]+)\)/g)) assert.ok(known(name), name);
    }
  });

  it('has the sample that Open Sample opens, and nothing of tests or sources', () => {
    has('samples/orderly-processing.txt');
    const strange = vsix.names.filter((name) => /\/(?:test|scripts|server\/src|client|node_modules)\//.test(name));
    assert.deepEqual(strange, []);
  });

  it('links from SUPPORT.md to what is there', () => {
    for (const [, target] of readFileSync(path.join(root, 'SUPPORT.md'), 'utf8').matchAll(/\]\(([\w./-]+)\)/g))
      assert.ok(existsSync(path.join(root, target)), target);
  });
});
