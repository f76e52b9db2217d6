// npm run soak: one server through a long day: 10,000 edits over 50 documents, with figures at start, middle and end.
//   --edits N  --documents N  --seed N
// Exit code 1 where memory or time grow from the middle to the end, or a document is not what a fresh reading makes of it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadBundle } from './bench/engine.mjs';
import { makeOrder } from './bench/text.mjs';
import { installPackages, main, root, run } from './lib/setup.mjs';

/** Numbers that are the same in every run. */
function randomOf(seed) {
  let state = seed >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
}

const WORDS = [
  'a',
  ' ',
  '.',
  '\n',
  '\n\n(b) ',
  ' section 2(a) of this order',
  ' 8 U.S.C. 1225(b)',
  'Sec. 9. Files. ',
  ' the term “file” means ',
  ', and',
  '“',
  '(',
  '😀',
];

/** The texts of the samples and of the corpus, where it is there, in turn; made ones to fill up. */
function texts(count) {
  const read = (folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8')) : [];
  const real = [...read(path.join(root, 'samples')), ...read(path.join(root, '../shared/corpus'))].filter(
    (text) => text.length < 60_000,
  );
  return Array.from({ length: count }, (_, i) =>
    i % 2 === 0 && real.length > 0 ? real[(i / 2) % real.length] : makeOrder(4_000 + 500 * i),
  );
}

/** Megabytes that the server's process has in memory; NaN where the system doesn't tell. */
function memoryOf(pid) {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

await main(async () => {
  const { values } = parseArgs({
    options: {
      edits: { type: 'string', default: '10000' },
      documents: { type: 'string', default: '50' },
      seed: { type: 'string', default: '20261126' },
    },
  });
  installPackages();
  if (run(process.execPath, ['esbuild.js', 'server']) !== 0) return 1;
  const { Client } = await loadBundle(['test/protocol/client.ts']);
  const random = randomOf(Number(values.seed));
  const client = await Client.start();
  const uris = [];
  for (const [i, text] of texts(Number(values.documents)).entries())
    uris.push(await client.open(text, `soak-${i}.policy`));
  const edits = Number(values.edits);
  const figures = [];
  let times = [];
  const note = (when) => {
    times.sort((a, b) => a - b);
    const figure = { when, memory: memoryOf(client.pid), median: share(times, 0.5), p99: share(times, 0.99) };
    figures.push(figure);
    console.log(
      `${when.padEnd(7)} ${figure.memory.toFixed(0)} MB, an edit with findings, outline and hover: median ${figure.median.toFixed(1)} ms, p99 ${figure.p99.toFixed(1)} ms`,
    );
    times = [];
  };
  for (let edit = 0; edit < edits; edit++) {
    const uri = uris[random(uris.length)];
    const text = client.text(uri);
    const content = text.getText();
    const start = random(content.length + 1);
    const end = Math.min(content.length, start + (content.length > 80_000 ? 4000 : random(12)));
    const range = { start: text.positionAt(start), end: text.positionAt(end) };
    const began = performance.now();
    await client.change(uri, [{ range, text: WORDS[random(WORDS.length)] }]);
    await Promise.all([
      client.ask('textDocument/diagnostic', uri),
      client.ask('textDocument/documentSymbol', uri),
      client.ask('textDocument/hover', uri, { position: range.start }),
      client.ask('textDocument/semanticTokens/full', uri),
    ]);
    times.push(performance.now() - began);
    if (edit === Math.floor(edits / 10)) note('start');
    if (edit === Math.floor(edits / 2)) note('middle');
  }
  note('end');
  let different = 0;
  for (const [i, uri] of uris.entries()) {
    const fresh = await client.open(client.text(uri).getText(), `fresh-${i}.policy`);
    const [is, should] = await Promise.all([uri, fresh].map((each) => client.ask('textDocument/documentSymbol', each)));
    if (JSON.stringify(is) !== JSON.stringify(should)) different++;
    await client.close(fresh);
  }
  await client.stop();
  const [, middle, end] = figures;
  const grows = end.memory > 1.3 * middle.memory + 50 || end.median > 2 * middle.median + 5;
  console.log(
    `${edits} edits over ${uris.length} documents: ${different} differ from a fresh reading; ${grows ? 'memory or time GROW' : 'memory and time hold'}.`,
  );
  return different > 0 || grows ? 1 : 0;
});
