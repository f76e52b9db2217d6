// Programs that Debian has, for tests that run ours beside them.
import { spawnSync } from 'node:child_process';

const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/**
 * Whether a program can be run; it is installed from Debian where that can be done: `probe` is a command that ends well where
 * it is there. Answers a sentence that says why it is not, or undefined.
 */
export function withoutDebian(name, [command, ...args]) {
  if (works(command, args)) return undefined;
  if (process.getuid?.() !== 0 || !works('apt-get', ['--version']))
    return `${name} is not installed, and only root can install it with apt-get.`;
  const options = ['-y', '-q', '--no-install-recommends'];
  if (!works('apt-get', ['install', ...options, name])) {
    works('apt-get', ['update', '-q']);
    if (!works('apt-get', ['install', ...options, name])) return `${name} can’t be installed: apt-get doesn’t get it.`;
  }
  return works(command, args) ? undefined : `${name} was installed, and still doesn’t run.`;
}
