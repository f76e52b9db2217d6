// Programs that tests want and that Debian has.
import { spawnSync } from 'node:child_process';
import { run, say } from './setup.mjs';

const isThere = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * Installs packages where the program is missing, this is Debian and we are root. Answers undefined where the program is
 * there in the end, else a sentence that says what is missing.
 */
export function debianPackages(program, packages) {
  if (isThere(program)) return undefined;
  const canInstall = process.getuid?.() === 0 && isThere('apt-get');
  if (canInstall) {
    say(`Installing ${packages.join(' and ')} from Debian (once, about a minute) …`);
    const quiet = { stdio: ['ignore', 'ignore', 'ignore'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    run('apt-get', ['update', '-qq'], quiet);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
    if (isThere(program)) return undefined;
  }
  return `Skipped: ${program} is not installed${canInstall ? ', and Debian could not be reached' : ''}.`;
}
