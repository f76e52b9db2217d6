import { exitCode, type ManyOptions, runThrough, write } from './run.ts';

/** `policy-text outline`: the outline of each document, indented, with line numbers. Returns the exit code. */
export async function outlineCommand(names: readonly string[], options: ManyOptions): Promise<number> {
  let first = true;
  const outcome = await runThrough({ command: 'outline' }, names, options, async ({ output }) => {
    await write(process.stdout, `${first ? '' : '\n'}${output}\n`);
    first = false;
  });
  return exitCode(outcome, 0);
}
