// The GitHub Action and the pre-commit hooks, run as GitHub and pre-commit run them, without their machines.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import YAML from 'yaml';
import { root } from '../../scripts/lib/setup.mjs';

const read = (name) => YAML.parse(readFileSync(path.join(root, name), 'utf8'));
const WRONG = `Executive Order 99003

Section 1. Policy. Agencies shall keep records.

Sec. 2. Reports. Each agency shall report on the records described in section 7 of this order.
`;
const RIGHT = 'Executive Order 99004\n\nSection 1. Policy. Agencies shall keep records.\n';

let folder;
const run = (program, args, env = {}) =>
  spawnSync(program, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'policy-text-ci-'));
  mkdirSync(path.join(folder, 'orders'));
  writeFileSync(path.join(folder, 'orders/wrong one.policy'), WRONG);
  writeFileSync(path.join(folder, 'orders/right.policy'), RIGHT);
  writeFileSync(path.join(folder, 'README.md'), '# Our orders\n\nSee section 7 of this order, then [DATE].\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the GitHub Action', function () {
  this.timeout(60_000);
  const action = read('action.yml');

  /** Runs the steps with bash as the runner does; a step that uses another action is not ours to run. */
  function runAction(inputs = {}) {
    const value = (name) => inputs[name] ?? action.inputs[name].default;
    const fill = (text) => text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, name) => value(name));
    let last;
    for (const step of action.runs.steps.filter(({ uses }) => !uses)) {
      assert.equal(step.shell, 'bash');
      assert.doesNotMatch(step.run, /\$\{\{/, 'inputs come as variables');
      const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, fill(text)]));
      const script = path.join(folder, 'step.sh');
      writeFileSync(script, step.run);
      last = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], { ...env, GITHUB_ACTION_PATH: root });
      rmSync(script);
      if (last.status !== 0) break;
    }
    return last;
  }

  it('puts a finding beside its line, and fails', () => {
    const { stdout, status } = runAction();
    assert.equal(status, 1);
    assert.match(stdout, /^::warning file=orders\/wrong one\.policy,line=5,.*title=reference-dangling::/m);
    assert.doesNotMatch(stdout, /README|right/);
  });

  it('passes where nothing is wrong', () => {
    assert.equal(runAction({ files: 'orders/right.policy\n' }).status, 0);
    assert.equal(runAction({ rules: 'numbering-gap placeholder' }).status, 0);
  });

  it('takes files by line, rules by word and a baseline, and writes SARIF', () => {
    const inputs = {
      files: 'orders/right.policy\norders/wrong one.policy\n',
      rules: 'reference-dangling numbering-gap',
    };
    assert.equal(runAction({ ...inputs, format: 'sarif', output: 'found.sarif' }).status, 1);
    const { runs } = JSON.parse(readFileSync(path.join(folder, 'found.sarif'), 'utf8'));
    assert.deepEqual(
      runs[0].results.map(({ ruleId }) => ruleId),
      ['reference-dangling'],
    );
    runAction({ ...inputs, baseline: 'known.json' });
    assert.equal(runAction({ ...inputs, baseline: 'known.json' }).status, 0);
  });

  it('takes no input for a command', () => {
    const { status } = runAction({
      files: '$(touch taken); touch taken2\norders/right.policy',
      rules: '`touch taken3`',
    });
    assert.notEqual(status, 0);
    assert.equal(run('ls', []).stdout, 'README.md\norders\n');
  });

  it('says in docs/ci.md which inputs it has, and what they are by default', () => {
    const page = readFileSync(path.join(root, 'docs/ci.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    assert.deepEqual(rows, Object.keys(action.inputs));
  });
});

describe('the pre-commit hooks', function () {
  this.timeout(120_000);
  const hooks = read('.pre-commit-hooks.yaml');
  let bin;

  before(() => {
    // What pre-commit does for `language: node`: it packs the repository and installs the package.
    const place = mkdtempSync(path.join(tmpdir(), 'policy-text-hook-'));
    const npm = (args, cwd) => {
      const { stdout, stderr, status } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      return stdout.trim().split('\n').at(-1);
    };
    const archive = npm(['pack', '--silent', '--ignore-scripts', '--pack-destination', place], root);
    npm(['install', '--global', '--prefix', place, '--offline', '--no-audit', path.join(place, archive)], place);
    bin = path.join(place, 'bin');
  });
  after(() => rmSync(path.dirname(bin), { recursive: true, force: true }));

  /** Runs a hook on what is staged, as pre-commit does. */
  function runHook(id) {
    const { entry, files, language } = hooks.find((hook) => hook.id === id);
    assert.equal(language, 'node');
    run('git', ['init', '-q']);
    run('git', ['add', '-A']);
    const staged = run('git', ['diff', '--cached', '--name-only', '-z']).stdout.split('\0').filter(Boolean);
    const [program, ...args] = entry.split(' ');
    const chosen = staged.filter((name) => new RegExp(files).test(name));
    return { chosen, ...run(program, [...args, ...chosen], { PATH: `${bin}${path.delimiter}${process.env.PATH}` }) };
  }

  it('stop a commit with a wrong reference', () => {
    const { chosen, stdout, status } = runHook('policy-text');
    assert.deepEqual(chosen.sort(), ['orders/right.policy', 'orders/wrong one.policy']);
    assert.equal(status, 1);
    assert.match(stdout, /reference-dangling/);
  });

  it('let a right one pass', () => {
    copyFileSync(path.join(folder, 'orders/right.policy'), path.join(folder, 'orders/wrong one.policy'));
    assert.equal(runHook('policy-text').status, 0);
  });

  it('make fixes that are safe', () => {
    const text = 'Executive Order 99005\n\nSection 1. Review. Officers act under 8 U.S.C. l225(b).\n';
    const file = path.join(folder, 'orders/wrong one.policy');
    writeFileSync(file, text);
    const { status, stderr } = runHook('policy-text-fix');
    assert.equal(status, 0, stderr);
    assert.equal(readFileSync(file, 'utf8'), text.replace('l225', '1225'));
  });

  it('have a package that is built when it is installed from a checkout', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    // It runs after `npm install` in the checkout, and not in `npm pack`, of whose output pre-commit takes every line.
    assert.match(scripts.dependencies, /build/);
    for (const name of ['prepare', 'prepack', 'postpack', 'install', 'postinstall'])
      assert.ok(!(name in scripts), name);
  });
});
