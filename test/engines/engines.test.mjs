// Engines that run programs over many documents, as they are: the same bytes come out as from one process.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { debianPackages } from '../../scripts/lib/debian.mjs';
import { root } from '../../scripts/lib/setup.mjs';

const cli = path.join(root, 'dist/cli.js');
const PYTHON = '/usr/bin/python3';

describe('engines for many documents', function () {
  this.timeout(600_000);
  let folder;
  let lines;
  let whole;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-engines-'));
    const sample = readFileSync(path.join(root, 'samples/orderly-processing.txt'), 'utf8');
    // Sixty documents, each a little other than the ones before.
    lines = Array.from({ length: 60 }, (_, i) =>
      JSON.stringify({
        id: i,
        name: `order-${i}.txt`,
        text: sample.replaceAll('99001', String(99000 + i)).repeat(1 + (i % 4)),
      }),
    );
    writeFileSync(path.join(folder, 'documents.jsonl'), `${lines.join('\n')}\n`);
    const run = spawnSync(process.execPath, [cli, 'analyze', '--stdin-jsonl', '--jobs', '1'], {
      input: `${lines.join('\n')}\n`,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    assert.equal(run.status, 0, run.stderr);
    whole = run.stdout;
    assert.equal(whole.trimEnd().split('\n').length, lines.length);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('GNU parallel cuts the lines among processes', function () {
    const why = debianPackages('parallel', ['parallel']);
    if (why) {
      console.error(why);
      this.skip();
    }
    const { stdout, status, stderr } = spawnSync(
      'parallel',
      [
        '--will-cite',
        '--pipepart',
        '--block',
        '40k',
        '-a',
        'documents.jsonl',
        '-k',
        '-j',
        '2',
        `${process.execPath} ${cli} analyze --stdin-jsonl --jobs 1`,
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    assert.equal(status, 0, stderr);
    assert.equal(stdout, whole);
  });

  it('Dask distributed gives parts to two workers', function () {
    const why = debianPackages('python3-distributed', ['python3-distributed'], [PYTHON, '-c', 'import distributed']);
    if (why) {
      console.error(why);
      this.skip();
    }
    const { stdout, status, stderr } = spawnSync(
      PYTHON,
      [path.join(root, 'docs/examples/dask_read.py'), process.execPath, cli, 'analyze', '--stdin-jsonl', '--jobs', '1'],
      { cwd: folder, input: `${lines.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    assert.equal(status, 0, stderr);
    assert.equal(stdout, whole);
  });

  it('a list of files cut into array tasks, as Slurm runs them', () => {
    // Slurm itself is not asked: the task's own line is run for each number, as it stands in the page.
    const page = readFileSync(path.join(root, 'docs/engines/slurm.md'), 'utf8');
    const [, line] = /--wrap '([^'\n]+)'/.exec(page);
    const bin = path.join(folder, 'bin');
    spawnSync('mkdir', ['-p', bin]);
    writeFileSync(path.join(bin, 'policy-text'), `#!/bin/sh\nexec ${process.execPath} ${cli} "$@"\n`, { mode: 0o755 });
    for (const [i, text] of lines.entries())
      writeFileSync(path.join(folder, `d${String(i).padStart(2, '0')}.txt`), JSON.parse(text).text);
    const files = readdirSync(folder).filter((name) => /^d\d+\.txt$/.test(name));
    writeFileSync(path.join(folder, 'files.txt'), `${files.join('\n')}\n`);
    spawnSync('split', ['-n', 'l/4', '-d', '-a', '3', 'files.txt', 'piece.'], { cwd: folder });
    const out = [];
    for (let task = 0; task < 4; task++) {
      const env = {
        ...process.env,
        PATH: `${bin}:${process.env.PATH}`,
        SLURM_ARRAY_TASK_ID: String(task),
        SLURM_CPUS_PER_TASK: '1',
      };
      const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: folder, env, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      const made = path.join(folder, `read.${task}.jsonl`);
      assert.ok(existsSync(made));
      out.push(...readFileSync(made, 'utf8').trimEnd().split('\n'));
    }
    assert.deepEqual(
      out.map((each) => JSON.parse(each).file),
      files,
    );
  });
});
