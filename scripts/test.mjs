// npm test: everything, one stage after another, and a last line that adds up: "N passed, N failed".
//   npm test [-- STAGE …]   for some of the stages only
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { oldestNode } from './lib/oldest-node.mjs';
import { installPackages, main, root, run, say } from './lib/setup.mjs';

const node = process.execPath;
const reporter = path.join(root, 'scripts/lib/counting-reporter.cjs');

const runMocha = (files, env, program = node) =>
  run(
    program,
    [
      'node_modules/mocha/bin/mocha.js',
      '--reporter',
      reporter,
      '--no-config',
      '--exit',
      '--timeout',
      '10000',
      ...[files].flat(),
    ],
    {
      env,
    },
  );

/** Builds a folder's tests and runs them with mocha in Node. */
const mocha =
  (name, bundle = name) =>
  (env) =>
    run(node, ['esbuild.js', bundle]) || runMocha(`dist-test/${name}/**/*.test.js`, env);

/** Each stage answers an exit code; one that counts its tests writes the counts, others are one test by themselves. */
const STAGES = {
  check: () =>
    run(node, ['node_modules/@biomejs/biome/bin/biome', 'check', '.']) ||
    run(node, ['node_modules/typescript/bin/tsc', '-p', '.']) ||
    run(node, ['scripts/check-dependencies.mjs']) ||
    run(node, ['scripts/check-patterns.mjs']),
  build: () => run(node, ['esbuild.js']) || run(node, ['scripts/notices.mjs']),
  law: mocha('law'),
  cli: mocha('cli', 'cli-tests'),
  engine: mocha('engine'),
  features: mocha('features'),
  convert: mocha('convert'),
  protocol: mocha('protocol'),
  vscode: (env) => run(node, ['esbuild.js', 'vscode']) || run(node, ['scripts/test-vscode.mjs'], { env }),
  packages: (env) => runMocha('test/packages/*.test.mjs', env),
  engines: (env) => runMocha('test/engines/*.test.mjs', env),
  screens: (env) => runMocha('test/screens/*.test.mjs', env),
  // Other editors, with the settings of docs/editors.md, where Debian has them.
  editors: (env) => runMocha('test/editors/*.test.mjs', env),
  // Library, command line and server once more, under the oldest Node that package.json promises.
  oldest(env) {
    const program = oldestNode();
    if (!program) return 1;
    for (const bundle of ['law', 'cli-tests', 'protocol']) if (run(node, ['esbuild.js', bundle])) return 1;
    const files = ['law/library', 'law/faults', 'law/cli', 'cli/*', 'protocol/*'].map(
      (name) => `dist-test/${name}.test.js`,
    );
    return runMocha(files, env, program);
  },
};

await main(() => {
  const names = process.argv.slice(2).filter((word) => word !== '--');
  if (names.some((word) => word.startsWith('-'))) {
    say(`npm test [-- STAGE …]; the stages are ${Object.keys(STAGES).join(', ')}; without one all are run.`);
    return names.includes('--help') ? 0 : 2;
  }
  const unknown = names.find((name) => !(name in STAGES));
  if (unknown) {
    say(`There is no stage ${unknown}; the stages are ${Object.keys(STAGES).join(', ')}.`);
    return 2;
  }
  installPackages();
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-test-'));
  const total = { passed: 0, failed: 0 };
  for (const name of names.length > 0 ? names : Object.keys(STAGES)) {
    say(`\n— ${name} —`);
    const file = path.join(folder, `${name}.json`);
    const code = STAGES[name]({ ...process.env, POLICY_TEXT_COUNTS: file });
    const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0, pending: 0 };
    if (code !== 0 && counts.failed === 0)
      counts.failed = 1; // It died: that is a failure, whatever it had counted.
    else if (code === 0 && counts.passed === 0) counts.passed = 1; // A stage without tests of its own has passed.
    if (counts.pending) say(`${counts.pending} skipped in ${name}`);
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});
