import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const TITLE = `<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" identifier="/us/usc/t8"><meta><docNumber>8</docNumber>
<docPublicationName>Online@119-99</docPublicationName></meta><main><title identifier="/us/usc/t8"><num value="8">Title 8</num>
<section identifier="/us/usc/t8/s1225"><num value="1225">§ 1225.</num><heading> Inspection</heading>
<subsection identifier="/us/usc/t8/s1225/b"><num value="b">(b)</num><content> An officer inspects.</content></subsection>
</section></title></main></uscDoc>`;

describe('policy-text law', function () {
  this.timeout(60_000);
  let home: string;

  before(() => {
    const built = spawnSync(process.execPath, ['esbuild.js', 'cli'], { encoding: 'utf8' });
    assert.equal(built.status, 0, built.stderr);
    home = mkdtempSync(path.join(tmpdir(), 'policy-text-home-'));
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  const run = (...args: string[]) => {
    const env = { ...process.env, POLICY_TEXT_HOME: home };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'law', ...args], {
      encoding: 'utf8',
      env,
    });
    return { status, stdout, stderr };
  };

  it('shows what is known of a provision, to readers and to programs', () => {
    const { status, stdout } = run('show', 'INA', '235(b)(2)(C)');
    assert.equal(status, 0);
    assert.match(stdout, /8 U\.S\.C\. § 1225\(b\)\(2\)\(C\)/);
    assert.match(stdout, /\(C\) Treatment of aliens arriving from contiguous territory/);
    const facts = JSON.parse(run('show', '--json', '8 U.S.C. 1225(b)(2)(C)').stdout);
    assert.equal(facts.id, '/us/usc/t8/s1225/b/2/C');
    assert.equal(facts.parallel, '/us/act/immigration-and-nationality-act/s235/b/2/C');
    assert.equal(facts.exists, true);
    assert.equal(facts.text, null);
  });

  it('says by its exit code that a provision does not exist, or that words are no citation', () => {
    const missing = run('show', 'INA 1103');
    assert.equal(missing.status, 1);
    assert.match(missing.stdout, /There is no such provision\./);
    const note = run('show', 'section 1(l) of the INA');
    assert.equal(note.stderr, '');
    assert.match(note.stdout, /INA § 1\(l\)/);
    const nonsense = run('show', 'zzz', 'qqq');
    assert.equal(nonsense.status, 2);
    assert.match(nonsense.stderr, /^policy-text: “zzz qqq” is no citation/);
  });

  it('imports, lists, shows and removes a text', () => {
    const file = path.join(home, 'usc08.xml');
    writeFileSync(file, TITLE);
    assert.equal(run('list').stdout.startsWith('No law is imported'), true);
    assert.deepEqual(run('add', file), { status: 0, stdout: 'title 8: 1 section, Online@119-99\n', stderr: '' });
    assert.equal(run('list').stdout, 'title 8, 1 section, Online@119-99\n');
    assert.match(
      run('show', '8 U.S.C. 1225(b)').stdout,
      /\n\(b\) An officer inspects\.\n\(U\.S\. Code, title 8, House/,
    );
    assert.equal(JSON.parse(run('list', '--json').stdout)[0].id, '/us/usc/t8');
    assert.deepEqual(run('remove', 'title', '8'), { status: 0, stdout: 'title 8 is removed.\n', stderr: '' });
    assert.deepEqual(run('remove', 'title 8'), {
      status: 2,
      stdout: '',
      stderr: 'policy-text: “title 8” is not in the library.\n',
    });
  });

  it('refuses what is no law in one sentence', () => {
    const file = path.join(home, 'page.xml');
    writeFileSync(file, '<!DOCTYPE html><html></html>');
    const { status, stderr } = run('add', file);
    assert.equal(status, 2);
    assert.match(stderr, /^policy-text: page\.xml: this is a web page, [^\n]+\.\n$/);
  });

  it('finds provisions by words', () => {
    const { status, stdout } = run('find', 'contiguous', 'territory', '--limit', '3');
    assert.equal(status, 0);
    assert.match(stdout, /^INA § 235\(b\)\(2\)\(C\) {2}Treatment of aliens arriving from contiguous territory$/m);
    assert.ok(stdout.trimEnd().split('\n').length <= 3);
  });
});
