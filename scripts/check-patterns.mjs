// Looks at every regular expression of the product with `recheck`: none may take longer than in proportion to its text.
//   node scripts/check-patterns.mjs            part of `npm run check`
//   node scripts/check-patterns.mjs --all      lists what was looked at
//   node scripts/check-patterns.mjs --renew    finds all verdicts anew; they are kept in `check-patterns.json`
// The automaton decides, so that an answer is a proof. What it can't decide in its time, and what is known to be harmless
// for a reason that it can't see (a text of bounded length), stands in `check-patterns.yaml` with the reason.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'acorn';
import { check } from 'recheck';
import YAML from 'yaml';
import { main, root, say } from './lib/setup.mjs';

const require = createRequire(import.meta.url);
const TIMEOUT = 4_000;
const VERDICTS = path.join(root, 'scripts/check-patterns.json');
const EXCEPTIONS = path.join(root, 'scripts/check-patterns.yaml');

/** The code of the product in one piece, without the packages that it uses. */
async function bundle() {
  const esbuild = require('esbuild');
  const { node } = require('../esbuild.js');
  const entries = [
    'server/src/lsp/node.ts',
    'server/src/lsp/browser.ts',
    'server/src/cli/main.ts',
    'client/src/node.ts',
  ];
  const { outputFiles } = await esbuild.build({
    ...node,
    absWorkingDir: root,
    packages: 'external',
    stdin: { contents: entries.map((file) => `import './${file}';`).join('\n'), resolveDir: root },
    write: false,
  });
  return outputFiles[0].text;
}

/** All nodes of a syntax tree. */
function* nodesOf(node) {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (child?.type) yield* nodesOf(child);
  }
}

/** The literals in some code. */
function literals(code) {
  const found = [];
  for (const node of nodesOf(parse(code, { ecmaVersion: 'latest', sourceType: 'script' })))
    if (node.type === 'Literal' && node.regex) found.push(node.regex);
  return found.map(({ pattern, flags }) => ({ source: pattern, flags }));
}

/** What is put together of pieces while the engine is loaded and reads a sample, and of the law while it looks something up. */
async function constructed() {
  const { loadEngine } = await import('./bench/engine.mjs');
  const found = [];
  const Real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Real, {
    construct(target, args, self) {
      const made = Reflect.construct(target, args, self === globalThis.RegExp ? target : self);
      found.push({ source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    const { analyze, createLaw, everything } = await loadEngine();
    const law = createLaw();
    const analysis = analyze(readFileSync(path.join(root, 'samples/orderly-processing.txt'), 'utf8'));
    for (const ask of Object.values(everything(law))) ask(analysis);
    for (const query of ['8 usc 1225(b)', 'ina 235', 'detention', '235']) law.search(query, 5);
  } finally {
    globalThis.RegExp = Real;
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
    size: () => Object.keys(known).length,
    /** Keeps those of the patterns that there are. */
    save(keys) {
      const verdicts = Object.fromEntries(
        [...keys].map((key) => [id(key), known[id(key)]]).sort(([x], [y]) => (x < y ? -1 : 1)),
      );
      writeFileSync(VERDICTS, `${JSON.stringify({ recheck: version, verdicts }, null, 2)}\n`);
    },
  };
}

/**
 * `safe` where the automaton proves it; `withstood` where it can't tell, and a search for a text that is slow found none in
 * its time; `polynomial` or `exponential` where there is one; `unknown` where neither came to an end.
 */
async function verdict({ source, flags }) {
  // The checker knows ECMAScript 2022.
  const known = flags.replace('v', 'u').replace('d', '');
  const proof = await check(source, known, { checker: 'automaton', timeout: TIMEOUT });
  if (proof.status !== 'unknown') return named(proof);
  const search = await check(source, known, { checker: 'fuzz', timeout: TIMEOUT, randomSeed: 1 });
  return search.status === 'safe' || search.error?.kind === 'timeout' ? 'withstood' : named(search);
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
  for (const each of [...literals(await bundle()), ...(await constructed())]) all.set(keyOf(each), each);
  const exceptions = new Map(
    (YAML.parse(readFileSync(EXCEPTIONS, 'utf8')) ?? []).map(({ pattern, reason }) => [pattern, reason]),
  );
  const verdicts = openVerdicts();
  const todo = [...all].filter(([key]) => (verdicts.get(key) ?? 'unknown') === 'unknown');
  const count = todo.length;
  if (count > 20) say(`Looking at ${count} patterns; this takes some minutes …`);
  const workers = Array.from({ length: Math.max(1, os.availableParallelism()) }, async () => {
    for (let next = todo.shift(); next; next = todo.shift()) verdicts.set(next[0], await verdict(next[1]));
  });
  await Promise.all(workers);
  if (count > 0 || verdicts.size() !== all.size) verdicts.save(all.keys());
  const counts = {};
  const wrong = [];
  for (const key of all.keys()) {
    const answer = verdicts.get(key);
    counts[answer] = (counts[answer] ?? 0) + 1;
    if (process.argv.includes('--all')) console.log(`${answer.padEnd(14)} ${key}`);
    if (answer !== 'safe' && answer !== 'withstood' && !exceptions.has(key)) wrong.push(`${answer}: ${key}`);
  }
  for (const [key, reason] of exceptions) {
    if (!all.has(key)) wrong.push(`no longer there, strike it from check-patterns.yaml: ${key}`);
    else if (!reason || verdicts.get(key) === 'safe') wrong.push(`no exception is needed, or no reason given: ${key}`);
  }
  console.log(
    `Patterns: ${all.size}; ${Object.entries(counts)
      .map(([answer, count]) => `${count} ${answer}`)
      .join(', ')}; ${exceptions.size} with a reason.`,
  );
  for (const line of wrong) console.error(line);
  return wrong.length > 0 ? 1 : 0;
});
