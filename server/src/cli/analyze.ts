import { once } from 'node:events';
import { forJson } from '../core/foreign.ts';
import { exitCode, type LinesOptions, outputOf, runThrough, write } from './run.ts';

export interface AnalyzeOptions extends LinesOptions {
  readonly indent?: boolean;
  /** One object a line, whatever the number of documents. */
  readonly jsonl?: boolean;
}

/**
 * `policy-text analyze`: everything that the engine knows of a document, as JSON on standard output.
 * One file prints one object, several print `{ documents, errors }`; with `--jsonl` each is a line, in the order of the
 * documents. Returns the exit code: 2 where a file could not be read, 130 where the user stopped it.
 */
export async function analyzeCommand(names: readonly string[], options: AnalyzeOptions): Promise<number> {
  if (names.length === 0 && !options.stdinJsonl) {
    console.error('policy-text: no document is named; name files or folders, or give --stdin-jsonl.');
    return 2;
  }
  return options.jsonl || options.resume !== undefined || options.stdinJsonl
    ? lines(names, options)
    : objects(names, options);
}

async function lines(names: readonly string[], options: AnalyzeOptions): Promise<number> {
  const out = outputOf(options.resume);
  const outcome = await runThrough({ command: 'analyze' }, names, options, ({ output }) => write(out, `${output}\n`));
  if (out !== process.stdout) {
    if (out.errored) throw out.errored;
    out.end();
    await once(out, 'finish');
  }
  return exitCode(outcome, 0);
}

async function objects(names: readonly string[], options: AnalyzeOptions): Promise<number> {
  const indent = options.indent ? 2 : undefined;
  const line = options.indent ? '\n' : '';
  // Whether it is one object or a list shows with the second document; the first waits for it.
  let first: string | undefined;
  let count = 0;
  const outcome = await runThrough({ command: 'analyze', indent }, names, options, async ({ output }) => {
    if (count++ === 0) first = output;
    else {
      if (count === 2) await write(process.stdout, `{"documents":[${line}${first}`);
      await write(process.stdout, `,${line}${output}`);
    }
  });
  const { errors } = outcome;
  const single = names.length === 1 && count + errors.length === 1;
  if (count > 1) await write(process.stdout, `${line}],"errors":${forJson(errors)}}\n`);
  else if (single) await write(process.stdout, first === undefined ? '' : `${first}\n`);
  else await write(process.stdout, `{"documents":[${first ?? ''}],"errors":${forJson(errors)}}\n`);
  return exitCode(outcome, 0);
}
