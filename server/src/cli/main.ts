/** `policy-text`: the command line. Each command is a file of its own. */
import { setFlagsFromString } from 'node:v8';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../../package.json';
import { formats } from '../convert/index.ts';
import { formatsOf } from '../convert/tables.ts';
import { faultLine } from '../core/fault.ts';
import { visible, visibleLines } from '../core/foreign.ts';
import { systemReason } from '../library/reasons.ts';
import type { Severity } from '../rules/rule.ts';
import { tables } from '../workspace/index.ts';
import { amendCommand } from './amend.ts';
import { FORMATS } from './amendFormats.ts';
import { analyzeCommand } from './analyze.ts';
import { checkCommand } from './check.ts';
import { checkFormats } from './checkFormats/index.ts';
import { completionScript, SHELLS } from './completion.ts';
import { convertCommand } from './convert.ts';
import { DIFF_FORMATS, diffCommand } from './diff.ts';
import { exportCommand } from './export.ts';
import { lawCommand } from './law.ts';
import { manual } from './man.ts';
import { mapCommand } from './map.ts';
import { outlineCommand } from './outline.ts';
import { setColor } from './paint.ts';
import { showCommand } from './show.ts';
import { tableCommand } from './tables.ts';
import { SEVERITIES } from './work.ts';

// V8 compiles beside the work, on the processors that the workers are to have; over as many short documents as there are here a
// later and a shorter compilation takes a third less of them, and as long.
setFlagsFromString('--interrupt-budget=300000');
setFlagsFromString('--max-inlined-bytecode-size-cumulative=150');

const JOBS = ['--jobs <number>', 'worker threads; as many as there are cores where it is not said', jobs] as const;
const FILES = 'files or folders; - reads standard input';

const program = new Command('policy-text')
  .description('Reads U.S. policy and legal text: its outline, its citations, its errors.')
  .version(version)
  .option('--color', 'colours even where the output is no terminal')
  .option('--no-color', 'no colours')
  .hook('preAction', (command) => {
    const source = command.getOptionValueSource('color');
    setColor(source === 'cli' ? command.opts().color : undefined);
  });

const run = (result: number | Promise<number>): Promise<void> =>
  Promise.resolve(result).then((code) => {
    process.exitCode = code;
  });

program
  .command('analyze')
  .description('everything that is known of a document, as JSON')
  .argument('[files...]', FILES)
  .option('--indent', 'indent the JSON')
  .option('--jsonl', 'one object a line, in the order of the documents')
  .option(
    '--resume <file>',
    'go on with a file of such lines: what it has is not done again, what is new is put behind it',
  )
  .option(
    '--stdin-jsonl',
    'documents come as lines {"id", "name", "text"} on standard input; a line comes out for each',
  )
  .option(...JOBS)
  .action((files, options) => run(analyzeCommand(files, options)));

program
  .command('outline')
  .description('the outline of a document')
  .argument('<files...>', FILES)
  .option(...JOBS)
  .action((files, options) => run(outlineCommand(files, options)));

program
  .command('check')
  .description('the findings of a document; exits 1 where there are any')
  .argument('<files...>', FILES)
  .option(
    '--severity <severity>',
    `the least severity that counts: ${SEVERITIES.join(', ')}`,
    severity,
    'warning' as Severity,
  )
  .addOption(
    new Option('--format <format>', 'how findings are written').choices(Object.keys(checkFormats)).default('text'),
  )
  .option('--rule <rules...>', 'only these rules')
  .option('--fix', 'make all fixes that are safe')
  .option('--fix-dry-run', 'show them as a patch, and change nothing')
  .option('--baseline <file>', 'only what this file doesn’t know counts; it is made where it isn’t there')
  .option(...JOBS)
  .action((files, options) => run(checkCommand(files, options)));

for (const table of tables) {
  const formats = ['text', ...formatsOf(table)];
  program
    .command(table.name)
    .description(table.about)
    .argument('<files...>', FILES)
    .addOption(new Option('--format <format>', 'how the table is written').choices(formats).default('text'))
    .option('--filter <words>', 'only rows that have all these words, whatever their capitals')
    .option('--output <file>', 'a file to write to, in place of standard output')
    .option(...JOBS)
    .action((files, options) => run(tableCommand(table, files, options)));
}

program
  .command('show')
  .description('a document with everything marked that was recognised in it')
  .argument('<files...>', FILES)
  .option('--html', 'as a web page on standard output')
  .action((files, options) => run(showCommand(files, options)));

program
  .command('amend')
  .description('what drafts change in other texts, carried out; exits 1 where something could not be')
  .argument('<files...>', FILES)
  .option('--base <file>', 'the text that is changed, or a folder of such texts')
  .option('--json', 'instructions, conflicts and texts as JSON')
  .addOption(
    new Option('--format <format>', 'how texts are shown: whole, with what goes and comes, or as a patch')
      .choices(FORMATS)
      .default('text'),
  )
  .option('--output <file>', 'a file to write to, in place of standard output')
  .option('--code', 'in a base that is the Code, what its editors would print; so it is unless --act-words is said')
  .option('--act-words', 'the act’s own words, also in a base that is the Code')
  .action((files, options) => run(amendCommand(files, options)));

program
  .command('convert')
  .description('Word, PDF, HTML, Federal Register and USLM XML to plain text')
  .argument('<files...>', 'files; - reads standard input')
  .addOption(
    new Option('--tracked <what>', 'what becomes of tracked changes of Word')
      .choices(['accept', 'reject', 'show'])
      .default('accept'),
  )
  .option('--output <file>', 'a file to write to; a folder, for several documents')
  .action((files, options) => run(convertCommand(files, options)));

program
  .command('export')
  .description('a document as a web page, Markdown, Word, USLM, Akoma Ntoso or JSON')
  .argument('<file>', 'a file; - reads standard input')
  .addOption(new Option('--format <format>', 'what it becomes').choices(Object.keys(formats)).makeOptionMandatory())
  .option('--output <file>', 'a file to write to, in place of standard output')
  .option('--findings', 'findings as footnotes, in Word')
  .action((file, options) => run(exportCommand(file, options)));

program
  .command('map')
  .description('a document’s provisions and references, or a folder’s documents and laws, as a drawing')
  .argument('<name>', 'a file, or a folder')
  .addOption(new Option('--format <format>', 'how it is drawn').choices(['svg']).default('svg'))
  .action((name) => run(mapCommand(name)));

program
  .command('diff')
  .description(
    'two texts by their structure: what was added, removed, moved, renumbered, reworded; exits 1 where they differ',
  )
  .argument('<before>', 'the first text')
  .argument('<after>', 'the second text')
  .addOption(new Option('--format <format>', 'how it is written').choices(DIFF_FORMATS).default('text'))
  .action((before, after, options) => run(diffCommand(before, after, options)));

program.addCommand(lawCommand(run));

program
  .command('completion')
  .description('a script that completes commands and options in a shell')
  .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
  .action((shell) => console.log(completionScript(program, shell)));

program
  .command('man')
  .description('the manual page, for man: policy-text man | man -l -')
  .action(() => console.log(manual(program)));

function jobs(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 256)
    throw new InvalidArgumentError('it is a number from 1 to 256.');
  return number;
}

function severity(value: string): Severity {
  if (!SEVERITIES.includes(value as Severity)) throw new InvalidArgumentError(`it is one of ${SEVERITIES.join(', ')}.`);
  return value as Severity;
}

// Misuse is 2, as everywhere; commander would say 1.
for (const command of [program, ...program.commands.flatMap((part) => [part, ...part.commands])]) {
  command.exitOverride();
  command.configureOutput({ writeErr: (text) => process.stderr.write(visibleLines(text)) });
}

/** Ends with a sentence: of the system's errors what they mean, of our own where to look, and never a stack. */
function give(error: unknown): never {
  const reason = systemReason(error);
  const { path: file } = (error ?? {}) as { path?: unknown };
  const name = typeof file === 'string' ? file : 'standard output';
  process.stderr.write(`policy-text: ${reason ? visible(`${name}: ${reason}`) : faultLine('command line', error)}\n`);
  process.exit(2);
}

// A reader that closes its pipe early is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? process.exit() : give(error)));
// Nobody is left to tell.
process.stderr.on('error', () => {});
process.on('uncaughtException', give);
process.on('unhandledRejection', give);
program.parseAsync().catch((error: { code?: string; exitCode?: number }) => {
  if (!error.code?.startsWith('commander.')) give(error);
  process.exitCode = error.exitCode === 0 ? 0 : 2;
});
