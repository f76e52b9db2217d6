// npm run fuzz: mutated documents, versions, imports and arguments, against what holds of all of them.
//   --minutes N    how long (1)            --only NAMES   of analysis,features,versions,imports,arguments
//   --seed N       begins with this seed, as a failure names it
// A failure is shrunk and kept in fuzz-failures/TARGET-SEED.json; the exit code is then 1. Once it is mended, its text goes
// to test/fuzz/found/, which the property tests read.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { loadBundle } from './bench/engine.mjs';
import { installPackages, main, root, run, say } from './lib/setup.mjs';

await main(async () => {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '1' }, only: { type: 'string' }, seed: { type: 'string' } },
  });
  installPackages();
  if (run(process.execPath, ['esbuild.js', 'cli']) !== 0) return 1;
  const { targets, createLaw, loadTables } = await loadBundle(['test/fuzz/targets.ts', 'server/src/law/index.ts']);
  const law = createLaw(await loadTables(async (name) => readFileSync(path.join(root, 'server/data/law', name))));
  const all = Object.entries(targets(law)).filter(([name]) => !values.only || values.only.split(',').includes(name));
  const until = Date.now() + Number(values.minutes) * 60_000;
  const counts = Object.fromEntries(all.map(([name]) => [name, 0]));
  const failures = [];
  let seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  do {
    for (const [name, { property, runs }] of all) {
      if (failures.some((failure) => failure.target === name)) continue;
      const result = await fc.check(property, { seed, numRuns: runs, endOnFailure: false });
      counts[name] += result.numRuns;
      if (!result.failed) continue;
      const { counterexamplePath, counterexample, errorInstance } = result;
      const failure = {
        target: name,
        seed,
        path: counterexamplePath,
        error: String(errorInstance?.message),
        counterexample,
      };
      failures.push(failure);
      const folder = path.join(root, 'fuzz-failures');
      mkdirSync(folder, { recursive: true });
      const file = path.join(folder, `${name}-${seed}.json`);
      writeFileSync(
        file,
        `${JSON.stringify(failure, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value), 2)}\n`,
      );
      say(`${name} fails with seed ${seed}: ${failure.error.slice(0, 300)}\n  ${path.relative(root, file)}`);
    }
    seed = (seed + 1) % 2 ** 31;
  } while (Date.now() < until);
  console.log(
    `${Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}; ${failures.length} failed.`,
  );
  return failures.length > 0 ? 1 : 0;
});
