// What every script needs before it can do its own work: the checkout's place, its packages, and plain sentences.
// Imports nothing but Node, since it runs before the packages are installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

const windows = process.platform === 'win32';

/** A failure that the user can act on: shown as its sentence, without a stack. */
export class Refusal extends Error {}

/** Says what is being done, on standard error, so that standard output stays the command's own. */
export const say = (sentence) => process.stderr.write(`${sentence}\n`);

/** Runs a script's main function; a refusal becomes its sentence and exit code 1. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    say(error instanceof Refusal ? error.message : (error.stack ?? String(error)));
    process.exitCode = 1;
  }
}

/** Runs a program to its end with the terminal as its own. Answers its exit code; 127 where it can't be started. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { stdio: 'inherit', cwd: root, ...options });
  return result.error ? 127 : (result.status ?? 1);
}

/** Runs npm quietly. Throws a refusal that names `purpose` and shows npm's own last words. */
export function npm(args, cwd, purpose) {
  // One retry: who has no network wants to hear so soon.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
  const result = spawnSync(windows ? 'npm.cmd' : 'npm', [...args, ...quiet], {
    cwd,
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status === 0) return;
  const words = `${result.stderr ?? ''}${result.stdout ?? ''}${result.error ?? ''}`.trim();
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|network/i.test(words);
  throw new Refusal(
    offline
      ? `${purpose} failed: the npm registry can't be reached. Connect to the network and run the command again.`
      : `${purpose} failed:\n${words.split('\n').slice(-15).join('\n')}`,
  );
}

/** Installs the packages that package-lock.json names, unless they are there. */
export function installPackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 12))
    throw new Refusal(`Node 20.12 or later is needed; this is ${process.version}.`);
  const lock = path.join(root, 'package-lock.json');
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (
    existsSync(installed) &&
    (statSync(installed).mtimeMs >= statSync(lock).mtimeMs || sameVersions(lock, installed))
  ) {
    return;
  }
  say('Installing packages (once, about half a minute) …');
  npm(['ci', '--ignore-scripts'], root, 'Installing the packages');
}

/** Whether the installed tree has the lock file's versions: a checkout changes times without changing content. */
function sameVersions(lock, installed) {
  const versions = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const wanted = versions(lock);
  const present = versions(installed);
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || present[name]?.version === entry.version,
  );
}

/** Where what is downloaded once is kept for all checkouts: `$POLICY_TEXT_CACHE`, else the user's cache. */
export function cacheFolder() {
  if (process.env.POLICY_TEXT_CACHE) return path.resolve(process.env.POLICY_TEXT_CACHE);
  const base = windows
    ? (process.env.LOCALAPPDATA ?? path.join(homedir(), 'AppData/Local'))
    : process.platform === 'darwin'
      ? path.join(homedir(), 'Library/Caches')
      : (process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'));
  return path.join(base, 'policy-text');
}
