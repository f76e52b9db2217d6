import { spawnSync } from 'node:child_process';

/** Runs the built command line, with a library of its own where a folder is given. */
export function policyText(
  args: readonly string[],
  { home, input, uid }: { home?: string; input?: string; uid?: number } = {},
) {
  const env = { ...process.env, NO_COLOR: '1', ...(home === undefined ? {} : { POLICY_TEXT_HOME: home }) };
  const { status, stdout, stderr, signal } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    encoding: 'utf8',
    env,
    maxBuffer: 1 << 29,
    timeout: 60_000,
    ...(input === undefined ? {} : { input }),
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  return { status, stdout, stderr, signal };
}
