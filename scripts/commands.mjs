// npm run docs:commands: makes docs/commands.md, what each command is and prints, by asking and running the commands.
// With --check it writes nothing, and exits with 1 where the page is not what it would write.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, Refusal, root, say } from './lib/setup.mjs';

const PAGE = path.join(root, 'docs/commands.md');
const ORDER = 'samples/orderly-processing.txt';

/** What is run under each command; `lines` is how many lines of a long answer are shown. */
const EXAMPLES = {
  outline: [{ args: [ORDER] }],
  check: [
    { args: [ORDER] },
    { args: ['--format', 'github', ORDER] },
    {
      args: ['--fix-dry-run', '-'],
      input: 'Executive Order 99006\n\nSection 1. Inspection. Officers act under 8 U.S.C. l225(b).\n',
    },
  ],
  analyze: [{ args: ['--indent', ORDER], lines: 24 }],
  authorities: [{ args: [ORDER] }],
  deadlines: [{ args: [ORDER] }],
  duties: [{ args: [ORDER] }, { args: ['--filter', 'attorney general', ORDER] }],
  terms: [{ args: [ORDER] }],
  show: [{ args: [ORDER], lines: 12 }],
  export: [{ args: ['--format', 'markdown', ORDER], lines: 12 }],
  diff: [{ args: [ORDER, 'docs/examples/orderly-processing-revised.txt'] }],
  'law show': [{ args: ['INA', '235(b)(2)(C)'] }, { args: ['EO', '13767'] }],
  'law find': [{ args: ['parole'], lines: 8 }],
  completion: [{ args: ['bash'], lines: 6 }],
  man: [{ args: [], lines: 8 }],
};

/** Runs the command line where nothing is imported, on a screen of 80 columns. */
function policyText(args, home, input = '') {
  const { stdout, stderr, status, error } = spawnSync(process.execPath, ['dist/cli.js', '--no-color', ...args], {
    cwd: root,
    encoding: 'utf8',
    input,
    env: { ...process.env, POLICY_TEXT_HOME: home },
  });
  if (error || status === null) throw new Refusal(`policy-text ${args.join(' ')} did not end: ${error ?? stderr}`);
  return { text: stdout.trimEnd(), status };
}

/** A block of text as it is, fenced by more backquotes than it has. */
const block = (text) => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
};

const quoted = (word) => (/^[\w./=-]+$/.test(word) ? word : `'${word}'`);

function example(name, { args, input, lines = 40 }, home) {
  const { text, status } = policyText([...name.split(' '), ...args], home, input);
  const all = text.split('\n');
  const shown = all.length > lines ? [...all.slice(0, lines), '…'] : all;
  const piped = input ? `printf '${input.replaceAll('\n', '\\n')}' | ` : '';
  const line = `$ ${piped}policy-text ${[name, ...args.map(quoted)].join(' ')}`;
  return block([line, ...shown, ...(status === 0 ? [] : [`(exit code ${status})`])].join('\n'));
}

/** The names of the commands that a help text lists. */
const listed = (help) =>
  [...(help.split('\nCommands:\n')[1] ?? '').matchAll(/^ {2}([a-z][\w-]*)/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'help');

/** The page. */
export function commandsPage() {
  const home = mkdtempSync(path.join(tmpdir(), 'policy-text-commands-'));
  try {
    const help = (name) => policyText([...name, '--help'], home).text;
    const names = listed(help([])).flatMap((name) => {
      const below = listed(help([name]));
      return below.length > 0 ? below.map((each) => [name, each]) : [[name]];
    });
    const unknown = Object.keys(EXAMPLES).filter((name) => !names.some((each) => each.join(' ') === name));
    if (unknown.length > 0)
      throw new Refusal(`There are examples of commands that aren't there: ${unknown.join(', ')}.`);
    const parts = names.map((words) => {
      const name = words.join(' ');
      const examples = (EXAMPLES[name] ?? []).map((each) => example(name, each, home));
      return [`## ${name}`, block(help(words)), ...examples].join('\n\n');
    });
    const intro =
      'Made by `npm run docs:commands` from what the commands say of themselves and what they print of the sample order, cut where ' +
      'it is long (…).';
    return `${['# The command line', intro, block(help([])), ...parts].join('\n\n')}\n`;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(() => {
    if (!existsSync(path.join(root, 'dist/cli.js'))) throw new Refusal('Build it first: npm run build.');
    const page = commandsPage();
    if (!process.argv.includes('--check')) writeFileSync(PAGE, page);
    else if (!existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== page) {
      say('docs/commands.md is not what the commands say: npm run docs:commands.');
      return 1;
    }
    return 0;
  });
}
