// Looks at every package that package-lock.json names: its licence is on the list, it runs nothing when it is installed, what
// comes is what was asked for, and it runs on the oldest Node that we promise. Part of `npm run check`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPackages } from './lib/bundled.mjs';
import { oldestVersion } from './lib/oldest-node.mjs';
import { main, root } from './lib/setup.mjs';

/** What we may use, and pass on where it is bundled. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'Artistic-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'WTFPL',
  'Zlib',
]);

/** Exceptions, each with its reason. */
const EXCEPTIONS = {
  licence: [
    [
      /^@vscode\/vsce-sign(?:-[\w-]+)?$/,
      'Microsoft’s, for signing: comes with vsce, is not used, and is bundled with nothing',
    ],
  ],
  installScript: [
    [/^esbuild$/, 'its platform package brings the program; packages are installed with --ignore-scripts'],
    [
      /^@vscode\/vsce-sign$|^keytar$/,
      'comes with vsce; packages are installed with --ignore-scripts, and nothing is signed or published',
    ],
  ],
};

const isExcepted = (kind, name) => EXCEPTIONS[kind].some(([pattern]) => pattern.test(name));

/** Whether an SPDX expression is met by the list: one side of OR, both sides of AND. */
export function isListed(expression) {
  const words = (expression ?? '').replace(/^\(|\)$/g, '');
  if (words.includes(' OR ')) return words.split(' OR ').some(isListed);
  if (words.includes(' AND ')) return words.split(' AND ').every(isListed);
  return LICENCES.has(words);
}

/** Whether a range of `engines` lets a version in; the forms that packages use. */
export function allows(range, version) {
  const [major, minor] = version.split('.').map(Number);
  const one = (part) => {
    const [, sign = '', wantedMajor, wantedMinor = '0'] = /^\s*(>=|\^|~|>|=)?\s*v?(\d+)(?:\.(\d+|x))?/.exec(part) ?? [];
    if (wantedMajor === undefined) return true;
    const [m, n] = [Number(wantedMajor), Number(wantedMinor) || 0];
    if (sign === '>=' || sign === '>') return major > m || (major === m && minor >= n);
    return major === m && minor >= n;
  };
  return range
    .replace(/([<>=^~])\s+/g, '$1')
    .split('||')
    .some((each) =>
      each
        .trim()
        .split(/\s+(?=[<>=^~\d])/)
        .filter((part) => !part.startsWith('<'))
        .every(one),
    );
}

/** A sentence for each thing that is wrong with the packages of a lock file. */
export function faultsOf(lock, oldest, bundled = new Set()) {
  const faults = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    if (place === '' || entry.link) continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const say = (what) => faults.push(`${name} ${entry.version}: ${what}`);
    if (!isListed(entry.license) && !isExcepted('licence', name))
      say(`its licence, ${entry.license}, is not on the list`);
    if (entry.hasInstallScript && !isExcepted('installScript', name)) say('it runs a script when it is installed');
    if (!/^sha512-/.test(entry.integrity ?? '')) say('the lock file has no integrity for it');
    if (entry.resolved && !entry.resolved.startsWith('https://registry.npmjs.org/'))
      say(`it comes from ${entry.resolved}`);
    // Tools may want a newer Node; what users run may not.
    if (bundled.has(place) && entry.engines?.node && !allows(entry.engines.node, oldest))
      say(`it wants Node ${entry.engines.node}`);
  }
  return faults;
}

if (import.meta.filename === path.resolve(process.argv[1] ?? ''))
  await main(async () => {
    const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
    const bundled = new Set((await bundledPackages()).map(({ folder }) => folder));
    const faults = faultsOf(lock, oldestVersion(), bundled);
    console.log(
      `Dependencies: ${Object.keys(lock.packages).length - 1} packages, ${bundled.size} of them bundled, ${faults.length} faults.`,
    );
    for (const fault of faults) console.error(fault);
    return faults.length > 0 ? 1 : 0;
  });
