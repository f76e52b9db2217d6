/** What the shell and man get: each is run by the program that it is for, where there is one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { policyText } from './helpers.ts';

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

describe('policy-text completion and man', () => {
  let folder: string;
  const script = (shell: string): string => {
    const file = path.join(folder, shell);
    const { stdout, status } = policyText(['completion', shell]);
    assert.equal(status, 0);
    writeFileSync(file, stdout);
    return file;
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-shell-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  (has('bash') ? it : it.skip)('bash completes commands, options and what an option takes', () => {
    const file = script('bash');
    const complete = (...words: string[]): string[] => {
      const run = [
        `source ${file}`,
        `COMP_WORDS=(policy-text ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}`,
        "$(complete -p policy-text | sed 's/.*-F \\([^ ]*\\).*/\\1/')",
        `printf "%s\\n" "\${COMPREPLY[@]}"`,
      ].join('\n');
      const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', run], { encoding: 'utf8' });
      assert.equal(stderr, '');
      return stdout.split('\n').filter(Boolean);
    };
    assert.deepEqual(complete('che'), ['check']);
    assert.deepEqual(complete('check', '--fi'), ['--fix', '--fix-dry-run']);
    assert.deepEqual(complete('check', '--format', 's'), ['sarif']);
    assert.ok(complete('law', '').includes('find'));
  });

  for (const shell of ['zsh', 'fish'])
    (has(shell) ? it : it.skip)(`${shell} reads its script`, () => {
      const { status, stderr } = spawnSync(shell, ['-n', script(shell)], { encoding: 'utf8' });
      assert.deepEqual([status, stderr], [0, '']);
    });

  it('each script has every command', () => {
    const { stdout } = policyText(['--help']);
    const commands = [...stdout.split('Commands:')[1]!.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name!);
    assert.ok(commands.length > 12);
    for (const shell of ['bash', 'zsh', 'fish']) {
      const words = policyText(['completion', shell]).stdout;
      assert.deepEqual(
        commands.filter((name) => name !== 'help' && !words.includes(name)),
        [],
        shell,
      );
    }
    assert.notEqual(policyText(['completion', 'sh']).status, 0);
  });

  (has('man') ? it : it.skip)('man shows the page without a complaint', () => {
    const { stdout: page } = policyText(['man']);
    const { stdout, stderr, status } = spawnSync('man', ['--warnings', '-l', '-'], {
      encoding: 'utf8',
      input: page,
      env: { ...process.env, MANWIDTH: '80', LC_ALL: 'C.UTF-8' },
    });
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /NAME\n +policy-text +- reads U\.S\. policy and legal text/);
    assert.match(stdout, /check[\s\S]*--baseline/);
  });
});
