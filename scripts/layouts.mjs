// What another layout changes in the reading:
//   node scripts/layouts.mjs [--layout NAME] [--show N] [--every N] [--all] FOLDER…
// sets all texts of some folders that have a line for each paragraph (with --all, whatever lines they have) otherwise (in other
// lines, with other blanks, quoted, numbered, double-spaced) and compares what is read: for each layout the F1 of provisions, citations, references, definitions, deadlines and
// instructions against the text as it is, and in how many texts anything differs. `--show` prints what was lost and what is new.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadBundle } from './bench/engine.mjs';
import { installPackages, main, Refusal } from './lib/setup.mjs';

/** A line so long is a paragraph. */
const LONG = 100;

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      layout: { type: 'string' },
      show: { type: 'string', default: '0' },
      every: { type: 'string', default: '1' },
      all: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new Refusal('Say which folders of texts are to be read.');
  installPackages();
  const { analyze, layouts, readIn } = await loadBundle(['server/src/core/analyze.ts', 'test/engine/layouts.ts']);
  if (values.layout && !layouts[values.layout])
    throw new Refusal(`There is no layout "${values.layout}"; there are ${Object.keys(layouts).join(', ')}.`);
  const texts = positionals
    .flatMap(filesIn)
    .filter((_, index) => index % Number(values.every) === 0)
    .map((file) => ({ name: path.basename(file), text: readFileSync(file, 'utf8').replaceAll('\r\n', '\n') }))
    .filter(({ text }) => values.all || hasLines(text))
    .map((each) => ({ ...each, plain: readIn(analyze(each.text, { name: each.name })) }));
  console.log(`${texts.length} texts`);
  for (const [layout, set] of Object.entries(layouts).filter(([name]) => !values.layout || name === values.layout)) {
    const sums = new Map();
    const different = [];
    for (const { name, text, plain } of texts) {
      const found = readIn(analyze(set(text), { name }));
      const told = [];
      for (const kind of Object.keys(plain)) {
        const { kept, lost, added } = compared(plain[kind], found[kind]);
        const sum = sums.get(kind) ?? { kept: 0, missed: 0 };
        sums.set(kind, { kept: sum.kept + kept, missed: sum.missed + lost.length + added.length });
        if (lost.length + added.length > 0) told.push(`    ${kind}: lost ${list(lost)}; new ${list(added)}`);
      }
      if (told.length > 0) different.push(`  ${name}\n${told.join('\n')}`);
    }
    const figures = [...sums].map(([kind, { kept, missed }]) => `${kind} ${f1(kept, missed)}`);
    console.log(`${layout.padEnd(32)} ${figures.join('  ')}  (${different.length} texts differ)`);
    for (const each of different.slice(0, Number(values.show))) console.log(each);
  }
  return 0;
});

function f1(kept, missed) {
  return (kept + missed === 0 ? 100 : (200 * kept) / (2 * kept + missed)).toFixed(1);
}

function list(items) {
  return items.length > 6 ? `${items.slice(0, 6).join(', ')} … (${items.length})` : items.join(', ') || '–';
}

function filesIn(folder) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Refusal(`There is no folder ${folder}.`);
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith('.txt') && statSync(file).isFile())
    .sort();
}

/** Whether much of a text stands in lines that are paragraphs, and none of it is markup, which other lines would break. */
function hasLines(text) {
  const lines = text.split('\n');
  const long = lines.reduce((sum, line) => sum + (line.length > LONG ? line.length : 0), 0);
  return long * 10 > text.length * 4 && !/<span|^(?:title|date):|^#|^>|\*\*/m.test(text);
}

/** Which items two readings have in common, however they are ordered. */
function compared(before, after) {
  const left = new Map();
  for (const item of before) left.set(item, (left.get(item) ?? 0) + 1);
  const added = after.filter((item) => {
    const count = left.get(item) ?? 0;
    if (count > 0) left.set(item, count - 1);
    return count === 0;
  });
  const lost = [...left].flatMap(([item, count]) => Array(count).fill(item));
  return { kept: before.length - lost.length, lost, added };
}
