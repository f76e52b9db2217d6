/** What can be wrong with files, folders, pipes and disks: each has a sentence and exit code 2, none a stack or no end. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listInputs } from '../../server/src/cli/input.ts';
import type { Limits } from '../../server/src/library/folder.ts';
import { policyText } from './helpers.ts';

const ORDER = 'Executive Order 14999 of March 3, 2025\n\nSec. 1. Files. See 8 U.S.C. 1225.\n';
const windows = process.platform === 'win32';

describe('policy-text where something is wrong', function () {
  this.timeout(120_000);
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'policy-text-faults-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const put = (name: string, text = ORDER): string => {
    const file = path.join(home, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  /** It ended by itself, with a sentence for each fault and no stack. */
  const refused = ({ status, stderr, signal }: ReturnType<typeof policyText>, sentence: RegExp): void => {
    assert.equal(signal, null, 'it came to an end by itself');
    assert.equal(status, 2, stderr);
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /\n {4}at |Error:|\bE[A-Z]{4,}\b/);
  };
  const names = (stdout: string): string[] =>
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => path.relative(home, JSON.parse(line).file));

  it('reads a folder with links, pipes and devices as far as it goes', function () {
    if (windows) this.skip();
    put('a/one.txt');
    put('a.txt');
    put('a-b.txt');
    put('node_modules/no.txt');
    symlinkSync('..', path.join(home, 'a/up'));
    symlinkSync('.', path.join(home, 'here'));
    symlinkSync('a.txt', path.join(home, 'same.txt'));
    symlinkSync('nowhere', path.join(home, 'lost.txt'));
    symlinkSync('loop.txt', path.join(home, 'loop.txt'));
    symlinkSync('/dev/zero', path.join(home, 'zero.txt'));
    execFileSync('mkfifo', [path.join(home, 'pipe.txt')]);
    const result = policyText(['analyze', '--jsonl', home]);
    assert.deepEqual(names(result.stdout), ['a-b.txt', 'a.txt', 'a/one.txt', 'same.txt']);
    for (const sentence of [
      /a\/up: this is a link to a folder; it is not followed\./,
      /here: this is a link to a folder/,
      /lost\.txt: there is no such file/,
      /loop\.txt: its links lead in a circle\./,
      /zero\.txt: this is no file but a pipe or a device/,
      /pipe\.txt: this is no file but a pipe/,
    ])
      refused(result, sentence);
  });

  it('names a subfolder that it may not read, and reads the others', function () {
    if (windows) this.skip();
    put('closed/one.txt');
    put('open/two.txt');
    chmodSync(path.join(home, 'closed'), 0);
    // Root may read everything: then somebody else asks.
    const root = process.getuid?.() === 0;
    if (root) chmodSync(home, 0o755);
    if (root && policyText(['--version'], { uid: 65_534 }).status !== 0) this.skip();
    const result = policyText(['analyze', '--jsonl', home], root ? { uid: 65_534 } : {});
    chmodSync(path.join(home, 'closed'), 0o700);
    assert.deepEqual(names(result.stdout), ['open/two.txt']);
    refused(result, /closed: it may not be read or written \(no permission\)\./);
  });

  it('leaves the system’s own folders out', function () {
    if (process.platform !== 'linux') this.skip();
    refused(policyText(['check', '/proc', '/dev']), /\/proc: the system’s own folder is left out\.\n\/dev: the system/);
  });

  it('goes only so deep', () => {
    put(`${'d/'.repeat(120)}deep.txt`);
    put('top.txt');
    const result = policyText(['analyze', '--jsonl', home]);
    assert.deepEqual(names(result.stdout), ['top.txt']);
    refused(result, /too deep; they are left out/);
  });

  it('reads only so many files of a folder, and says so', async () => {
    for (const name of ['a/1.txt', 'a/2.txt', 'b/3.txt', 'b/4.md', 'c.txt']) put(name);
    const listed = async (limits: Limits) => {
      const all: string[] = [];
      for await (const each of listInputs([home], limits))
        all.push('message' in each ? each.message.replace(/^.*: /, '') : path.relative(home, each.file));
      return all;
    };
    const rest = 'the folder has too many files; the rest was left out.';
    assert.deepEqual(await listed({ files: 3, entries: 100, depth: 9 }), ['a/1.txt', 'a/2.txt', 'b/3.txt', rest]);
    assert.equal((await listed({ files: 100, entries: 5, depth: 9 })).at(-1), rest);
    assert.equal((await listed({ files: 100, entries: 100, depth: 9 })).length, 5);
  });

  it('gives up a pipe that nobody writes to, and reads one that somebody does', async function () {
    if (windows) this.skip();
    const pipe = path.join(home, 'pipe');
    execFileSync('mkfifo', [pipe]);
    refused(policyText(['outline', pipe]), /pipe: nothing comes out of this pipe or device; it was given up\./);
    const writer = spawn('sh', ['-c', `sleep 1; printf 'Sec. 1. Files. Text.\\n' > '${pipe}'`]);
    assert.match(policyText(['outline', pipe]).stdout, /Sec\. 1\. Files/);
    writer.kill();
  });

  it('imports nothing from a pipe or a device', function () {
    if (windows) this.skip();
    const pipe = path.join(home, 'law.xml');
    execFileSync('mkfifo', [pipe]);
    refused(
      policyText(['law', 'add', pipe], { home }),
      /law\.xml is no file but a pipe or a device; save it as a file/,
    );
    refused(policyText(['law', 'add', '/dev/zero'], { home }), /zero is no file but a pipe or a device/);
    refused(
      policyText(['law', 'add', home], { home }),
      /law\.xml: this is no file but a pipe or a device; it is left out\.\n.*There is no XML/,
    );
  });

  it('reads no more than a document may have, of whatever has no end', function () {
    if (windows) this.skip();
    refused(policyText(['outline', '/dev/zero']), /\/dev\/zero: it has more than 256 MB, the most that can be read\./);
    const big = path.join(home, 'big.txt');
    const file = openSync(big, 'w');
    ftruncateSync(file, 2_000_000_000);
    closeSync(file);
    refused(policyText(['outline', big]), /big\.txt: it has more than 256 MB/);
    const endless = (args: string) =>
      spawnSync('sh', ['-c', `tr '\\0' a < /dev/zero | '${process.execPath}' dist/cli.js ${args}`], {
        encoding: 'utf8',
        timeout: 60_000,
      });
    refused(endless('outline -'), /-: it has more than 256 MB/);
    refused(endless('analyze --stdin-jsonl'), /standard input, line 1: the line is too long for a document\./);
  });

  it('says what the system says, in words', () => {
    const file = put('one.txt');
    refused(
      policyText(['outline', path.join(file, 'x.txt')]),
      /one\.txt[\\/]x\.txt: a part of its path is no folder\./,
    );
    refused(policyText(['outline', path.join(home, 'x'.repeat(300))]), /: its name is too long\./);
    refused(policyText(['analyze', '--resume', home, file]), /: this is a folder\./);
    refused(
      policyText(['analyze', '--resume', path.join(home, 'no/where'), file]),
      /: there is no such file or folder\./,
    );
    refused(policyText(['law', 'add', file], { home: file }), /: a part of its path is no folder\./);
  });

  it('says that the disk is full', function () {
    if (process.platform !== 'linux') this.skip();
    const file = put('one.txt');
    for (const command of ['analyze', 'outline', 'check', 'show', 'show --html', 'law show']) {
      const words = command === 'law show' ? 'law show INA 235' : `${command} '${file}'`;
      const full = spawnSync('sh', ['-c', `'${process.execPath}' dist/cli.js ${words} > /dev/full`], {
        encoding: 'utf8',
        timeout: 60_000,
      });
      refused(full, /^policy-text: standard output: the disk is full\.\n$/);
    }
    refused(policyText(['analyze', '--resume', '/dev/full', file]), /the disk is full\./);
  });

  it('ends without a word where its reader closes the pipe', function () {
    if (windows) this.skip();
    for (let i = 0; i < 50; i++) put(`many/${i}.txt`, ORDER.repeat(50));
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `'${process.execPath}' dist/cli.js analyze --jsonl '${home}/many' | head -c 10 > /dev/null`],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0);
    assert.equal(stderr, '');
  });
});
