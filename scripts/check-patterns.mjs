// Looks at every regular expression of the product with `recheck`: none may take longer than in proportion to its text.
//   node scripts/check-patterns.mjs            part of `npm run check`
//   node scripts/check-patterns.mjs --all      lists what was looked at
//   node scripts/check-patterns.mjs --renew    finds all verdicts anew; they are kept in `check-patterns.json`
// A pattern may stay for one of these reasons, the first that holds:
//   proved     the automaton proves it; where it looks around itself, that of a pattern which takes at least as long
//              (`lib/pattern-model.mjs`)
//   bounded    its code says how much text it is given at most, and that is little (`lib/pattern-uses.mjs`)
//   likely     the automaton proves it with fewer repetitions where it counts them, and a search found no text on which it is slow
//   searched   the automaton has no answer; a search that counts steps found no slow text in its time, or one with which the time
//              of V8 grows in proportion
//   said       a reason in `check-patterns.yaml`
// Everything else fails.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'acorn';
import { check } from 'recheck';
import YAML from 'yaml';
import { ENGINE } from './bench/engine.mjs';
import { withFewer, withoutLooking } from './lib/pattern-model.mjs';
import { boundsIn } from './lib/pattern-uses.mjs';
import { main, root, say } from './lib/setup.mjs';

const require = createRequire(import.meta.url);
const TIMEOUT = 8_000;
/** How many characters a pattern may be given, by the degree of its growth: some milliseconds at worst. */
const MOST = [Infinity, Infinity, 1000, 250];
const VERDICTS = path.join(root, 'scripts/check-patterns.json');
const EXCEPTIONS = path.join(root, 'scripts/check-patterns.yaml');

/** The code of some files in one piece, with the packages that they use where it is to run. */
async function bundle(files, packages = 'external') {
  const esbuild = require('esbuild');
  const { node } = require('../esbuild.js');
  const { outputFiles } = await esbuild.build({
    ...node,
    absWorkingDir: root,
    packages,
    define: { 'import.meta.url': '""' },
    stdin: { contents: files.map((file) => `export * from './${file}';`).join('\n'), resolveDir: root },
    write: false,
  });
  const code = outputFiles[0].text;
  return { code, ...boundsIn(code, parse(code, { ecmaVersion: 'latest', sourceType: 'script' })) };
}

/** All that is a program of its own, or a part of one that is loaded when it is wanted. */
const PRODUCT = [
  'server/src/lsp/node.ts',
  'server/src/lsp/browser.ts',
  'server/src/lsp/importer.ts',
  'server/src/lsp/indexer.ts',
  'server/src/cli/main.ts',
  'server/src/cli/worker.ts',
  'server/src/convert/import.ts',
  'server/src/api/index.ts',
  'client/src/node.ts',
  'client/src/browser.ts',
];

/** The literals of the product, with the longest text that each is given. */
async function literals() {
  const { all, boundOf } = await bundle(PRODUCT);
  return all
    .filter((node) => node.type === 'Literal' && node.regex)
    .map((node) => ({ source: node.regex.pattern, flags: node.regex.flags, bound: boundOf(node) }));
}

/** What is put together of pieces while the engine is loaded and reads a sample, and of the law while it looks something up. */
async function constructed() {
  const { code, all, boundOf } = await bundle(ENGINE, 'bundle');
  // Of packages nothing is asked: what they read is theirs. The bundle names the file above each.
  const isOurs = ({ start }) =>
    /^(?:server|test)\//.test(/.*\n *\/\/ (\S+\/\S+)\n/s.exec(code.slice(0, start))?.[1] ?? '');
  const sites = all.filter((node) => node.type === 'NewExpression' && node.callee.name === 'RegExp' && isOurs(node));
  const found = [];
  // Each place where one is made tells which it is.
  let told = '';
  let at = 0;
  for (const site of sites) {
    told += `${code.slice(at, site.callee.start)}(globalThis.patternMadeAt(${site.start}))`;
    at = site.callee.end;
  }
  told += code.slice(at);
  const bounds = new Map(sites.map((site) => [site.start, boundOf(site)]));
  globalThis.patternMadeAt = (start) =>
    new Proxy(RegExp, {
      construct(target, args) {
        const made = Reflect.construct(target, args);
        found.push({ source: made.source, flags: made.flags, bound: bounds.get(start) });
        return made;
      },
    });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'policy-text-patterns-'));
  try {
    const file = path.join(folder, 'engine.cjs');
    writeFileSync(file, told);
    const { analyze, createLaw, everything, costly } = createRequire(path.join(root, 'package.json'))(file);
    const law = createLaw();
    const analysis = analyze(readFileSync(path.join(root, 'samples/orderly-processing.txt'), 'utf8'));
    for (const ask of Object.values({ ...everything(law), ...costly(law) })) ask(analysis);
    for (const query of ['8 usc 1225(b)', 'ina 235', 'detention', '235']) law.search(query, 5);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    globalThis.patternMadeAt = undefined;
  }
  return found;
}

const keyOf = ({ source, flags }) => `/${source}/${flags}`;

/** What was found out before, by pattern: an answer doesn't change, and to find all of them anew takes some minutes. */
function openVerdicts() {
  const { version } = require('recheck/package.json');
  const kept = existsSync(VERDICTS) ? JSON.parse(readFileSync(VERDICTS, 'utf8')) : {};
  const known = kept.recheck === version && !process.argv.includes('--renew') ? kept.verdicts : {};
  const id = (key) => createHash('sha256').update(key).digest('hex').slice(0, 24);
  return {
    get: (key) => known[id(key)],
    set: (key, answer) => (known[id(key)] = answer),
    /** Keeps those of the patterns that there are, and how much text each is given where that is known. */
    save(all) {
      const inOrder = (entries) => Object.fromEntries([...entries].sort(([x], [y]) => (x < y ? -1 : 1)));
      const verdicts = inOrder([...all.keys()].flatMap((key) => (id(key) in known ? [[id(key), known[id(key)]]] : [])));
      const bounds = inOrder(
        [...all].filter(([, { bound }]) => bound < Infinity).map(([key, { bound }]) => [id(key), bound]),
      );
      const text = `${JSON.stringify({ recheck: version, verdicts, bounds }, null, 2)}\n`;
      if (!existsSync(VERDICTS) || readFileSync(VERDICTS, 'utf8') !== text) writeFileSync(VERDICTS, text);
    },
  };
}

/**
 * `safe` where the automaton proves it; `safe, without looking around` where it proves what takes at least as long; `likely` where
 * it does so with fewer repetitions, and a search for a text that is slow found none in its time; `withstood` where nothing but
 * the search has an answer; `measured` where it found a text on which V8 is not slow; `polynomial` or `exponential` where there
 * is a slow text; `unknown` where nothing came to an end.
 */
async function verdict({ source, flags }) {
  // The checker knows ECMAScript 2022.
  const known = flags.replace('v', 'u').replace('d', '');
  const prove = (pattern) => check(pattern, known, { checker: 'automaton', timeout: TIMEOUT });
  const proof = await prove(source);
  if (proof.status !== 'unknown') return named(proof);
  const model = withoutLooking(source);
  if (model !== undefined && model !== source && (await prove(model)).status === 'safe')
    return 'safe, without looking around';
  const search = await check(source, known, { checker: 'fuzz', timeout: TIMEOUT, randomSeed: 1 });
  if (search.attack) return isSlow(new RegExp(source, flags), search.attack) ? named(search) : 'measured';
  if (search.status !== 'safe' && search.error?.kind !== 'timeout') return 'unknown';
  return model !== undefined && (await prove(withFewer(model))).status === 'safe' ? 'likely' : 'withstood';
}

/** Whether the time for the text of an attack grows faster than the text: four times of it take more than eight times as long. */
function isSlow(pattern, { pumps, suffix }) {
  const unit = pumps.reduce((sum, { pump }) => sum + pump.length, 0) || 1;
  const text = (length) =>
    pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(length / unit))).join('') + suffix;
  const time = (length) => {
    const asked = text(length);
    const all = Array.from({ length: 5 }, () => {
      pattern.lastIndex = 0;
      const start = performance.now();
      pattern.exec(asked);
      return performance.now() - start;
    });
    return Math.min(...all);
  };
  // What doubles with each repetition would never come back from a long text: each is a little longer than the one before.
  for (let length = 20; length <= 400; length += 4) if (time(length) > 50) return true;
  return time(8000) > 8 * Math.max(time(2000), 0.02);
}

function named({ status, complexity }) {
  return status === 'unknown'
    ? 'unknown'
    : status === 'safe'
      ? 'safe'
      : `${complexity?.type ?? status} ${complexity?.degree ?? ''}`.trim();
}

await main(async () => {
  const all = new Map();
  for (const each of [...(await literals()), ...(await constructed())]) {
    const key = keyOf(each);
    all.set(key, { ...each, bound: Math.max(each.bound, all.get(key)?.bound ?? 0) });
  }
  const exceptions = new Map(
    (YAML.parse(readFileSync(EXCEPTIONS, 'utf8')) ?? []).map(({ pattern, reason }) => [pattern, reason]),
  );
  const verdicts = openVerdicts();
  const todo = [...all].filter(([key]) => (verdicts.get(key) ?? 'unknown') === 'unknown');
  const count = todo.length;
  if (count > 20) say(`Looking at ${count} patterns; this takes some minutes …`);
  const workers = Array.from({ length: Math.max(1, os.availableParallelism()) }, async () => {
    for (let next = todo.shift(); next; next = todo.shift()) {
      verdicts.set(next[0], await verdict(next[1]));
      verdicts.save(all);
    }
  });
  await Promise.all(workers);
  verdicts.save(all);
  const counts = {};
  const wrong = [];
  for (const [key, { bound }] of all) {
    const answer = verdicts.get(key);
    const degree = Number(/^polynomial (\d+)$/.exec(answer)?.[1]);
    const reason = answer.startsWith('safe')
      ? 'proved'
      : bound <= (MOST[degree] ?? 0)
        ? 'bounded'
        : answer === 'likely'
          ? 'likely'
          : answer === 'withstood' || answer === 'measured'
            ? 'searched'
            : exceptions.has(key)
              ? 'said'
              : '';
    counts[reason || 'nothing'] = (counts[reason || 'nothing'] ?? 0) + 1;
    if (process.argv.includes('--all')) console.log(`${answer.padEnd(14)} ${String(bound).padEnd(8)} ${key}`);
    if (reason === '')
      wrong.push(`${answer}, given ${bound === Infinity ? 'any text' : `${bound} characters`}: ${key}`);
    if (reason !== 'said' && exceptions.has(key)) wrong.push(`no reason is needed, it is ${reason}: ${key}`);
  }
  for (const [key, reason] of exceptions) {
    if (!all.has(key)) wrong.push(`no longer there, strike it from check-patterns.yaml: ${key}`);
    else if (!reason) wrong.push(`no reason given: ${key}`);
  }
  console.log(
    `Patterns: ${all.size}; ${['proved', 'bounded', 'likely', 'searched', 'said'].map((each) => `${counts[each] ?? 0} ${each}`).join(', ')}.`,
  );
  for (const line of wrong) console.error(line);
  return wrong.length > 0 ? 1 : 0;
});
