import type { Severity } from '../rules/rule.ts';
import { paint } from './paint.ts';
import { exitCode, type ManyOptions, runThrough, write } from './run.ts';

/**
 * `policy-text check`: the findings of each document.
 * Returns the exit code: 0 clean, 1 findings at `severity` or above, 2 where a file could not be read.
 */
export async function checkCommand(
  names: readonly string[],
  options: ManyOptions & { readonly severity: Severity },
): Promise<number> {
  const { severity } = options;
  const outcome = await runThrough({ command: 'check', severity }, names, options, ({ output }) =>
    output === '' ? undefined : write(process.stdout, `${output}\n`),
  );
  const { documents: count, found } = outcome;
  const documents = `${count} document${count === 1 ? '' : 's'}`;
  if (count > 0)
    console.log(
      found === 0
        ? paint('green', `No findings in ${documents}.`)
        : `${found} finding${found === 1 ? '' : 's'} in ${documents}.`,
    );
  return exitCode(outcome, found > 0 ? 1 : 0);
}
