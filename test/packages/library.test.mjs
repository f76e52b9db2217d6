// The npm package, installed as a user would: its examples run, its types are whole, its programs start.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { packNpm } from '../../scripts/package-npm.mjs';

/** The examples of the page, each with the lines that it says it prints. */
const examples = [...readFileSync(path.join(root, 'docs/library.md'), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(
  ([, code]) => ({ code, prints: [...code.matchAll(/^\/\/ → (.*)$/gm)].map(([, line]) => line) }),
);

describe('the npm package', function () {
  this.timeout(240_000);
  let folder;
  const run = (...args) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-user-'));
    const archive = await packNpm(folder);
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
    const installed = spawnSync('npm', ['install', '--offline', '--no-audit', '--no-fund', archive], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(installed.status, 0, installed.stderr);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [i, { code, prints }] of examples.entries()) {
    it(`example ${i + 1} of its page prints what it says`, () => {
      const file = path.join(folder, `example-${i}.mjs`);
      writeFileSync(file, code);
      const { stdout, stderr, status } = run(file);
      assert.equal(status, 0, stderr);
      assert.ok(prints.length > 0);
      assert.deepEqual(stdout.trimEnd().split('\n'), prints);
    });
  }

  it('its types are whole and strict', () => {
    const source = `import { analyze, law, type Analysis, type Found, findings } from 'policy-text';
const analysis: Analysis = analyze('Section 1. Policy.', { name: 'a' });
const found: readonly Found[] = findings(analysis, await law());
const heading: string | undefined = analysis.sections[0]?.heading;
// @ts-expect-error A text is asked for.
analyze(1);
export { found, heading };
`;
    writeFileSync(path.join(folder, 'types.mts'), source);
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const { stdout, status } = run(
      tsc,
      ...['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2023,dom', 'types.mts'],
    );
    assert.equal(status, 0, stdout);
  });

  it('its programs start', () => {
    const bin = path.join(folder, 'node_modules/.bin/policy-text');
    const { stdout, status } = spawnSync(bin, ['--version'], { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
    writeFileSync(path.join(folder, 'order.txt'), 'Section 1. Policy. Under 8 U.S.C. 1225(b).\n');
    const outline = spawnSync(bin, ['outline', 'order.txt'], { cwd: folder, encoding: 'utf8' });
    assert.match(outline.stdout, /Section 1\. Policy/);
  });
});
