// What two builds read differently: `node scripts/changes.mjs --before OLD/dist/cli.js --after dist/cli.js FOLDER…`
// [--only FIELD,…] [--limit LINES] [--names]. A line for each thing that went (-) or came (+), document by document.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    before: { type: 'string' },
    after: { type: 'string', default: 'dist/cli.js' },
    only: { type: 'string', default: '' },
    limit: { type: 'string', default: '12' },
    names: { type: 'boolean', default: false },
  },
});
if (!values.before || positionals.length === 0) {
  console.error('node scripts/changes.mjs --before OLD/dist/cli.js [--after dist/cli.js] FOLDER…');
  process.exit(2);
}

/** How each field of an analysis reads as one line; the line is what is compared. */
const quote = (text, [from, to]) => JSON.stringify(text.slice(from, Math.min(to, from + 120)));
const LINES = {
  sections: (each) =>
    `${each.id} [${each.label}] ${JSON.stringify(each.heading)} @${each.labelRange.join('-')} in ${each.parent}`,
  citations: (each, text) => `${each.kind} ${quote(text, each.range)} → ${each.targets.join(' ')} @${each.range[0]}`,
  references: (each, text) => `${quote(text, each.range)} → ${each.targets.join(' ')} @${each.range[0]}`,
  definitions: (each) => `${JSON.stringify(each.term)} → ${each.target} @${each.range[0]}`,
  deadlines: (each, text) =>
    `${quote(text, each.range)} ${each.date} ${each.from} ${each.recurs ?? ''} @${each.range[0]}`,
  instructions: (each, text) =>
    `${each.action} ${each.target} ${quote(text, each.range)} matter ${(each.matter ?? []).map((range) => range.join('-')).join(' ')}`,
  diagnostics: (each, text) => `${each.severity} ${each.code} ${quote(text, each.range)} ${each.message}`,
};
const fields = values.only ? values.only.split(',') : ['head', ...Object.keys(LINES)];

const files = positionals.flatMap(function list(entry) {
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry)
    .sort()
    .filter((name) => /\.(?:txt|md)$/.test(name) || statSync(path.join(entry, name)).isDirectory())
    .flatMap((name) => list(path.join(entry, name)));
});

const folder = mkdtempSync(path.join(tmpdir(), 'changes-'));
function analyses(cli, some) {
  const out = path.join(folder, 'out.json');
  execFileSync(process.execPath, [cli, 'analyze', ...some], { stdio: ['ignore', openSync(out, 'w'), 'ignore'] });
  const read = JSON.parse(readFileSync(out, 'utf8'));
  return read.documents ?? [read];
}

const totals = new Map();
let changed = 0;
for (let from = 0; from < files.length; from += 100) {
  const some = files.slice(from, from + 100);
  const before = analyses(values.before, some);
  const after = analyses(values.after, some);
  some.forEach((file, index) => {
    const text = readFileSync(file, 'utf8');
    const linesOf = (analysis, field) =>
      field === 'head'
        ? ['form', 'number', 'title', 'date'].map((key) => `${key} ${JSON.stringify(analysis[key] ?? null)}`)
        : (analysis[field] ?? []).map((each) => LINES[field](each, text));
    const said = [];
    for (const field of fields) {
      const then = linesOf(before[index], field);
      const now = linesOf(after[index], field);
      const had = new Set(then);
      const has = new Set(now);
      const gone = then.filter((line) => !has.has(line)).map((line) => `  - ${field} ${line}`);
      const come = now.filter((line) => !had.has(line)).map((line) => `  + ${field} ${line}`);
      for (const [sign, lines] of [
        ['-', gone],
        ['+', come],
      ])
        if (lines.length) totals.set(`${sign} ${field}`, (totals.get(`${sign} ${field}`) ?? 0) + lines.length);
      said.push(...gone, ...come);
    }
    if (said.length === 0) return;
    changed++;
    console.log(`${file} (${said.length})`);
    if (values.names) return;
    for (const line of said.slice(0, Number(values.limit))) console.log(line);
    if (said.length > Number(values.limit)) console.log(`  … ${said.length - Number(values.limit)} more`);
  });
}
rmSync(folder, { recursive: true });
console.log(`\n${changed} of ${files.length} documents changed`);
for (const [name, count] of [...totals].sort()) console.log(`${String(count).padStart(7)} ${name}`);
