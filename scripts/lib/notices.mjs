// What goes beside our bundles: the notices of the packages in them, and a bill of materials.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPackages } from './bundled.mjs';
import { root } from './setup.mjs';

/** The text of `dist/NOTICES.txt`. */
export function noticesOf(packages) {
  const intro = 'Policy Text contains code of the packages below, each under its own license.';
  const parts = packages.map(({ name, version, license, homepage, text, author }) => {
    // A package without a file of its licence says which in its package.json.
    const words = text || `${license}${author ? `\nCopyright ${author}` : ''}`;
    return [`${name} ${version} (${license})`, homepage, '', words].filter((line, at) => at !== 1 || line).join('\n');
  });
  return `${[intro, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** A CycloneDX 1.6 bill of materials; the same for the same packages. */
export function billOf(packages) {
  const { name, version, license, description } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const purl = (each, at) => `pkg:npm/${each.replace('@', '%40')}@${at}`;
  const components = packages.map((each) => ({
    type: 'library',
    'bom-ref': purl(each.name, each.version),
    name: each.name,
    version: each.version,
    scope: 'required',
    hashes: each.integrity.startsWith('sha512-')
      ? [{ alg: 'SHA-512', content: Buffer.from(each.integrity.slice(7), 'base64').toString('hex') }]
      : [],
    licenses: [{ expression: each.license }],
    purl: purl(each.name, each.version),
    properties: each.bundles.map((bundle) => ({ name: 'policy-text:bundle', value: bundle })),
  }));
  const own = purl(name, version);
  const digest = createHash('sha256').update(JSON.stringify(components)).digest('hex');
  const serial = digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${serial}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': own,
        name,
        version,
        description,
        licenses: [{ expression: license }],
        purl: own,
      },
    },
    components,
    dependencies: [{ ref: own, dependsOn: components.map((each) => each['bom-ref']) }],
  };
}

/** Writes both beside the bundles, and the bill beside the package where one is named. Answers the packages. */
export async function writeNotices(billFile) {
  const packages = await bundledPackages();
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, 'dist/NOTICES.txt'), noticesOf(packages));
  const bill = `${JSON.stringify(billOf(packages), null, 2)}\n`;
  writeFileSync(path.join(root, 'dist/bom.json'), bill);
  if (billFile) writeFileSync(billFile, bill);
  return packages;
}
