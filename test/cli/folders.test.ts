/** The command line over many documents: order, workers, going on, stopping, what goes wrong. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const order = (number: number, sections: number) =>
  [
    `Executive Order ${14000 + number} of March 3, 2025`,
    'By the authority vested in me as President by the Constitution, it is hereby ordered:',
    ...Array.from(
      { length: sections },
      (_, i) => `Sec. ${i + 1}. Part ${i + 1}. See section 1 and 8 U.S.C. ${1101 + i}.`,
    ),
  ].join('\n\n');

describe('policy-text over folders', function () {
  this.timeout(120_000);
  let home: string;
  let folder: string;
  const COUNT = 120;

  before(() => {
    home = mkdtempSync(path.join(tmpdir(), 'policy-text-folders-'));
    folder = path.join(home, 'orders');
    mkdirSync(folder);
    // Enough text that workers are worth their start.
    for (let i = 0; i < COUNT; i++)
      writeFileSync(path.join(folder, `eo-${String(i).padStart(3, '0')}.txt`), order(i, 400 + (i % 7) * 40));
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  const run = (args: readonly string[], input?: string) =>
    spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8', input, maxBuffer: 1 << 29 });

  it('prints the same bytes in the order of the documents, whatever the number of workers', () => {
    const one = run(['analyze', '--jsonl', '--jobs', '1', folder]);
    const three = run(['analyze', '--jsonl', '--jobs', '3', folder]);
    assert.equal(one.status, 0, one.stderr);
    assert.ok(one.stdout === three.stdout, 'other bytes with three workers');
    const names = one.stdout
      .trim()
      .split('\n')
      .map((line) => path.basename(JSON.parse(line).file));
    assert.deepEqual(names, [...names].sort());
    assert.equal(names.length, COUNT);
  });

  it('prints one object for several documents, as it always did', () => {
    const { documents, errors } = JSON.parse(run(['analyze', '--jobs', '2', folder]).stdout);
    assert.equal(documents.length, COUNT);
    assert.deepEqual(errors, []);
  });

  it('goes on with a file of results that was cut short', () => {
    const whole = run(['analyze', '--jsonl', folder]).stdout;
    const file = path.join(home, 'results.jsonl');
    const lines = whole.split('\n');
    writeFileSync(file, `${lines.slice(0, 40).join('\n')}\n`);
    appendFileSync(file, lines[40]!.slice(0, 100));
    assert.equal(run(['analyze', '--resume', file, folder]).status, 0);
    assert.ok(readFileSync(file, 'utf8') === whole, 'not what a whole run prints');
  });

  it('names what could not be read, does the rest and exits with 2', () => {
    const bad = path.join(folder, 'eo-050b.txt');
    writeFileSync(bad, Buffer.from([0x41, 0xff, 0xfe]));
    const { status, stdout, stderr } = run(['analyze', '--jsonl', '--jobs', '2', folder]);
    rmSync(bad);
    assert.equal(status, 2);
    assert.match(stderr, /eo-050b\.txt: the file is not UTF-8/);
    assert.equal(stdout.trim().split('\n').length, COUNT);
  });

  it('a Word file or a PDF where a text is wanted: says what makes one of it', () => {
    for (const [name, opening, what] of [
      ['draft.docx', 'PK\u0003\u0004', 'a Word document, or another archive'],
      ['draft.pdf', '%PDF-1.7\n', 'a PDF'],
    ] as const) {
      const file = path.join(home, name);
      writeFileSync(file, Buffer.concat([Buffer.from(opening), Buffer.from([0xff, 0xfe])]));
      const { status, stderr } = run(['check', file]);
      assert.equal(status, 2);
      assert.ok(stderr.includes(`this is ${what}; “policy-text convert” makes a text of it.`), stderr);
    }
  });

  it('takes documents as lines and gives a line for each, a broken one too', () => {
    const input = [
      JSON.stringify({ id: 7, name: 'a.txt', text: order(1, 2) }),
      'no JSON',
      JSON.stringify({ id: 'b', text: 'See 8 U.S.C. 1225.' }),
      JSON.stringify({ id: 'c' }),
    ].join('\n');
    const { status, stdout, stderr } = run(['analyze', '--stdin-jsonl'], input);
    assert.equal(status, 2);
    assert.match(stderr, /standard input, line 2: this is no JSON\./);
    assert.match(stderr, /standard input, line 4: the object has no "text"/);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      answers.map(({ id, citations }) => [id, citations.length]),
      [
        [7, answers[0].citations.length],
        [null, 0],
        ['b', 1],
        [null, 0],
      ],
    );
    assert.equal(answers[0].form, 'executive-order');
  });

  it('stops at Ctrl-C with what is done written whole', async () => {
    const child = spawn(process.execPath, [
      'dist/cli.js',
      'analyze',
      '--jsonl',
      '--jobs',
      '2',
      folder,
      folder,
      folder,
      folder,
    ]);
    let out = '';
    child.stdout.on('data', (chunk) => {
      if (out === '') child.kill('SIGINT');
      out += chunk;
    });
    const code = await new Promise((resolve) => child.on('exit', resolve));
    assert.equal(code, 130);
    const lines = out.split('\n');
    assert.equal(lines.pop(), '');
    assert.ok(lines.length > 0 && lines.length < 4 * COUNT);
    for (const line of lines) JSON.parse(line);
  });

  it('refuses what it does not understand with a sentence and exits with 2', () => {
    assert.match(run(['analyze', '--jobs', 'many', folder]).stderr, /it is a number from 1 to 256/);
    const none = run(['analyze']);
    assert.equal(none.status, 2);
    assert.match(none.stderr, /no document is named/);
  });
});
