// Programs that this Debian doesn't have and a later one has: unpacked in the user's cache with all that they need, down to
// their own C library, and run from there. Nothing is installed on the machine, and nobody need be root.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, run, say } from './setup.mjs';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * A folder with the packages of a suite unpacked in it, and the words before a program's file and its arguments with which it
 * is run: the loader and libraries that belong to it. A sentence where they can't be had.
 */
export function newerDebian(suite, packages) {
  const folder = path.join(cacheFolder(), `debian-${suite}-${packages.join('-')}`);
  const files = path.join(folder, 'root');
  if (!existsSync(files)) {
    const failed = unpack(folder, files, suite, packages);
    if (failed) {
      rmSync(folder, { recursive: true, force: true });
      return { missing: failed };
    }
  }
  const inLibraries = (name) =>
    readdirSync(path.join(files, 'usr'), { recursive: true, encoding: 'utf8' })
      .filter((each) => name.test(each))
      .map((each) => path.join(files, 'usr', each));
  const [loader] = inLibraries(/^lib(?:64)?\/ld-linux[^/]*$|^lib\/[^/]*-linux-gnu\/ld-linux[^/]*$/);
  const [library] = inLibraries(/^lib\/[^/]*-linux-gnu$/);
  if (!loader || !library)
    return { missing: `Skipped: ${packages[0]} of Debian ${suite} has no loader for this machine.` };
  return { files, start: [loader, '--library-path', library] };
}

/** Downloads and unpacks; answers a sentence where it couldn't. */
function unpack(folder, files, suite, packages) {
  const skipped = `Skipped: ${packages[0]} of Debian ${suite} can’t be had here`;
  const has = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
  if (!has('apt-get') || !has('dpkg-deb') || !existsSync(KEYRING)) return `${skipped}: this is no Debian.`;
  say(`Fetching ${packages[0]} from Debian ${suite} (once, about a minute) …`);
  const sources = path.join(folder, 'sources.list');
  for (const part of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(path.join(folder, part), { recursive: true });
  writeFileSync(sources, `deb [signed-by=${KEYRING}] http://deb.debian.org/debian ${suite} main\n`);
  // As if nothing were installed: what it needs comes along whole.
  const status = path.join(folder, 'status');
  writeFileSync(status, '');
  const options = [
    `Dir::Etc::sourcelist=${sources}`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State::lists=${folder}/lists`,
    `Dir::State::status=${status}`,
    `Dir::Cache=${folder}/cache`,
    'APT::Sandbox::User=root',
    'Debug::NoLocking=true',
  ].flatMap((option) => ['-o', option]);
  const quiet = { stdio: ['ignore', 'ignore', 'ignore'] };
  const install = ['install', '-y', '--no-install-recommends', '--download-only', ...packages];
  if (run('apt-get', [...options, 'update', '-qq'], quiet) !== 0) return `${skipped}: it could not be reached.`;
  if (run('apt-get', [...options, ...install], quiet) !== 0) return `${skipped}: the suite lacks it.`;
  const archives = path.join(folder, 'cache/archives');
  const fresh = `${files}.new`;
  mkdirSync(fresh, { recursive: true });
  for (const name of readdirSync(archives).filter((each) => each.endsWith('.deb')))
    if (run('dpkg-deb', ['-x', path.join(archives, name), fresh], quiet) !== 0) return `${skipped}: ${name} is spoilt.`;
  renameSync(fresh, files);
  for (const part of ['lists', 'cache']) rmSync(path.join(folder, part), { recursive: true, force: true });
  return undefined;
}
