// What comes in with packages, and what goes out with ours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { allows, faultsOf, isListed } from '../../scripts/check-dependencies.mjs';
import { bundledPackages } from '../../scripts/lib/bundled.mjs';
import { billOf, noticesOf } from '../../scripts/lib/notices.mjs';
import { root } from '../../scripts/lib/setup.mjs';

describe('packages', function () {
  this.timeout(60_000);
  let packages;
  before(async () => {
    packages = await bundledPackages();
  });

  it('that are bundled have each a notice with the words of its licence', () => {
    const names = packages.map(({ name }) => name);
    for (const name of [
      'commander',
      'saxes',
      'yauzl',
      'fflate',
      'vscode-languageserver',
      'vscode-languageclient',
      'tinypool',
      'cli-progress',
    ])
      assert.ok(names.includes(name), name);
    const notices = noticesOf(packages);
    for (const { name, version, license, text } of packages) {
      assert.ok(isListed(license), `${name}: ${license}`);
      assert.ok(notices.includes(`\n${name} ${version} (${license})\n`), name);
      // Two of them bring no file of their licence; its name and their author stand for it.
      assert.ok(text !== '' || ['saxes', 'pend'].includes(name), `${name} has no licence file`);
      assert.ok(notices.includes(text), name);
    }
  });

  it('that are bundled lie in the built package with their notices and a bill of materials', () => {
    assert.equal(readFileSync(path.join(root, 'dist/NOTICES.txt'), 'utf8'), noticesOf(packages));
    assert.deepEqual(JSON.parse(readFileSync(path.join(root, 'dist/bom.json'), 'utf8')), billOf(packages));
  });

  it('have a bill of materials in CycloneDX', () => {
    const bill = billOf(packages);
    assert.equal(bill.bomFormat, 'CycloneDX');
    assert.match(bill.serialNumber, /^urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    assert.equal(bill.components.length, packages.length);
    const refs = new Set(bill.components.map((component) => component['bom-ref']));
    assert.equal(refs.size, packages.length);
    for (const { name, version, purl, hashes, licenses } of bill.components) {
      assert.equal(purl, `pkg:npm/${name.replace('@', '%40')}@${version}`);
      assert.match(hashes[0].content, /^[0-9a-f]{128}$/);
      assert.ok(licenses[0].expression);
    }
    assert.deepEqual(new Set(bill.dependencies[0].dependsOn), refs);
  });

  it('that should not come in are refused', () => {
    const good = {
      version: '1.0.0',
      license: 'MIT',
      integrity: 'sha512-x',
      resolved: 'https://registry.npmjs.org/x/-/x.tgz',
    };
    const faults = (entry, bundled) =>
      faultsOf({ packages: { '': {}, 'node_modules/x': { ...good, ...entry } } }, '20.12.0', bundled);
    assert.deepEqual(faults({}), []);
    for (const license of [undefined, 'GPL-3.0-only', 'UNLICENSED', '(MIT AND GPL-2.0-only)', 'SEE LICENSE IN x'])
      assert.match(faults({ license }).join(), /licence/, String(license));
    assert.deepEqual(faults({ license: '(MIT OR GPL-3.0-only)' }), []);
    assert.match(faults({ hasInstallScript: true }).join(), /runs a script/);
    assert.match(faults({ integrity: undefined }).join(), /no integrity/);
    assert.match(faults({ integrity: 'sha1-x' }).join(), /no integrity/);
    assert.match(faults({ resolved: 'git+ssh://git@github.com/x/x.git' }).join(), /comes from/);
    assert.match(faults({ engines: { node: '>=22' } }, new Set(['node_modules/x'])).join(), /wants Node/);
    assert.deepEqual(faults({ engines: { node: '>=22' } }), []);
  });

  it('say in several ways on which Node they run', () => {
    for (const range of ['>=20', '>= 18', '^20.9.0', '18 || 20 || >=22', '*', '>=18 <23', '>=20.12'])
      assert.ok(allows(range, '20.12.0'), range);
    for (const range of ['>=22', '^18.0.0', '>=20.18.1', '18 || >=22', '~22.1'])
      assert.ok(!allows(range, '20.12.0'), range);
  });
});
