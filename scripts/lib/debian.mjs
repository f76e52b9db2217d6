// Programs that tests want and that Debian has.
import { spawnSync } from 'node:child_process';
import { run, say } from './setup.mjs';

const works = ([program, ...args]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/**
 * Installs packages where the program is missing, this is Debian and we are root. `probe` is a command that ends well where the
 * program is there. Answers undefined where it is there in the end, else a sentence that says what is missing.
 */
export function debianPackages(program, packages, probe = [program, '--version']) {
  if (works(probe)) return undefined;
  const canInstall = process.getuid?.() === 0 && works(['apt-get', '--version']);
  if (canInstall) {
    say(`Installing ${packages.join(' and ')} from Debian (once, about a minute) …`);
    const quiet = { stdio: ['ignore', 'ignore', 'ignore'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    run('apt-get', ['update', '-qq'], quiet);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
    if (works(probe)) return undefined;
  }
  return `Skipped: ${program} is not installed${canInstall ? ', and Debian could not be reached' : ''}.`;
}
