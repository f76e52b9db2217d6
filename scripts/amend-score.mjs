// Counts what the score of amendments doesn't: of the sections of a set, how many are exact, how many were refused in part
// and said so, how many are wrong (the text differs, and nothing of it was refused), how many were passed over in silence.
//
//   node scripts/amend-score.mjs --set ../shared/amend [--layout gpo] [--max-wrong N] [--verbose] [--only LAW]
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const argv = process.argv.slice(2);
const option = (name, otherwise) => (argv.includes(`--${name}`) ? argv[argv.indexOf(`--${name}`) + 1] : otherwise);
const set = path.resolve(option('set', '../shared/amend'));
const layout = option('layout', 'md');
const only = option('only');
const verbose = argv.includes('--verbose');
const plain = (id) => (id ?? '').replace(/[\u2010-\u2015]/g, '-');

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'amend-score-'));
const scored = path.join(scratch, 'score.json');
const script = path.join(path.dirname(set), 'score', 'amend.mjs');
const scoreArgs = [script, '--set', set, '--layout', layout, '--json', scored];
if (only) scoreArgs.push('--only', only);
execFileSync(process.execPath, [...scoreArgs, '--', process.execPath, 'dist/cli.js', 'amend']);
const { documents } = JSON.parse(fs.readFileSync(scored, 'utf8'));

const answers = new Map();
for (const law of new Set(documents.map((each) => each.law))) {
  const gpo = path.join(set, 'laws-gpo', `${law}.txt`);
  const file = layout === 'gpo' && fs.existsSync(gpo) ? gpo : path.join(set, 'laws', `${law}.md`);
  const before = path.join(set, 'before', law);
  const base = fs.existsSync(before) ? before : scratch;
  const out = spawnSync(process.execPath, ['dist/cli.js', 'amend', file, '--base', base, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  answers.set(law, { ...JSON.parse(out.stdout), text: fs.readFileSync(file, 'utf8') });
}
fs.rmSync(scratch, { recursive: true });

const counts = {};
const kinds = { yes: 'positive law', irc: 'title 26', no: 'titles not enacted' };
for (const each of documents) {
  const answer = answers.get(each.law);
  const id = plain(each.section);
  const own = answer.instructions.filter(({ target }) => plain(target) === id || plain(target).startsWith(`${id}/`));
  const refused = own.filter(({ status }) => status !== 'applied');
  const kind = each.exact ? 'exact' : refused.length > 0 ? 'refused' : each.given ? 'wrong' : 'silent';
  for (const name of ['all', kinds[each.positive]]) {
    counts[name] ??= { sections: 0, exact: 0, refused: 0, wrong: 0, silent: 0 };
    counts[name].sections++;
    counts[name][kind]++;
  }
  if (!verbose || each.exact) continue;
  console.log(
    `${kind.toUpperCase()} ${each.law} ${each.section} ${each.d}/${each.d0} [${each.provision}] [${each.forms}]`,
  );
  for (const { range, action, status, conflict, message } of own.filter(
    (one) => kind === 'wrong' || one.status !== 'applied',
  ))
    console.log(
      `    ${status} ${conflict ?? ''} ${action} ${answer.text
        .slice(...range)
        .replace(/\s+/g, ' ')
        .slice(0, 260)} | ${message ?? ''}`,
    );
}
for (const [name, { sections, ...of }] of Object.entries(counts))
  console.log(
    `${name.padEnd(20)} ${String(sections).padStart(4)}  ${Object.entries(of)
      .map(([kind, count]) => `${kind} ${count} (${((100 * count) / sections).toFixed(1)} %)`)
      .join('  ')}`,
  );
const max = option('max-wrong');
// Whoever reads a law as amended can't tell one that was passed over from one that stays as it is: silence is wrong too.
const wrong = counts.all.wrong + counts.all.silent;
if (max !== undefined && (100 * wrong) / counts.all.sections > Number(max)) process.exit(1);
