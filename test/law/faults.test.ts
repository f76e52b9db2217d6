/** The library under processes that are really killed, two at once, and where there is no room or no permission. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLaw } from '../../server/src/law/index.ts';
import { importLaw } from '../../server/src/library/import.ts';
import { Library } from '../../server/src/library/library.ts';

/** This file is its own child: it imports what it is told to, as often as it is told to. */
const [source, times] = (process.env.POLICY_TEXT_IMPORT ?? '').split('\n');
if (source) void importOver(source, Number(times));
else describe('the library where processes break in', suite);

async function importOver(from: string, count: number): Promise<void> {
  const library = new Library(process.env.POLICY_TEXT_HOME!);
  try {
    for (let i = 0; i < count; i++) await importLaw(from, library);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}

const title = (number: number, edition: string, sections = 40): string =>
  `<uscDoc identifier="/us/usc/t${number}"><meta><docNumber>${number}</docNumber><docPublicationName>Online@${edition}</docPublicationName></meta><main><title identifier="/us/usc/t${number}"><num value="${number}">Title</num>${Array.from(
    { length: sections },
    (_, i) =>
      `<section identifier="/us/usc/t${number}/s${i + 1}"><num value="${i + 1}">§ ${i + 1}.</num><content>The text of edition ${edition}. ${'Words of law. '.repeat(20)}</content></section>`,
  ).join('')}</title></main></uscDoc>`;

function suite(this: Mocha.Suite): void {
  this.timeout(120_000);
  let home: string;
  const TITLES = 30;

  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'policy-text-killed-'));
    for (const edition of ['old', 'new']) {
      mkdirSync(path.join(home, edition));
      for (let n = 1; n <= TITLES; n++) writeFileSync(path.join(home, edition, `usc${n}.xml`), title(n, edition));
    }
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const child = (from: string, count = 1): ChildProcess =>
    spawn(process.execPath, [__filename], {
      env: { ...process.env, POLICY_TEXT_HOME: home, POLICY_TEXT_IMPORT: `${from}\n${count}` },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const ended = (process: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => process.once('exit', (code) => resolve(code)));

  /** The editions that a reader finds, by the lists and by the texts themselves. */
  const editions = (): string[] => {
    const library = new Library(home);
    const law = createLaw({}, [], [], { texts: library });
    const found = library.list().map(({ id, publication }) => {
      const words = law.text(`${id}/s40`)?.text ?? 'no text';
      const edition = publication.replace('Online@', '');
      assert.ok(words.includes(`edition ${edition}.`), `${id}: listed as ${edition}, reads "${words.slice(0, 40)}"`);
      return edition;
    });
    library.close();
    assert.deepEqual(library.spoilt(), []);
    return found;
  };

  it('has all that was old or all that is new, whenever an import is killed', async () => {
    await importLaw(path.join(home, 'old'), new Library(home));
    const whole = Date.now();
    assert.equal(await ended(child(path.join(home, 'new'))), 0);
    const took = Date.now() - whole;
    await importLaw(path.join(home, 'old'), new Library(home));
    const seen = new Set<string>();
    let state = 'old';
    for (let kill = 0; kill < 25; kill++) {
      const next = state === 'old' ? 'new' : 'old';
      const importing = child(path.join(home, next));
      const over = ended(importing);
      // At other moments of its work each time, the last ones of it most of all.
      setTimeout(() => importing.kill('SIGKILL'), took * (0.25 + 0.035 * kill));
      await over;
      const found = editions();
      assert.equal(found.length, TITLES);
      assert.equal(new Set(found).size, 1, `a mixture: ${found}`);
      [state] = found as [string];
      seen.add(state);
    }
    await importLaw(path.join(home, 'new'), new Library(home));
    assert.deepEqual(new Set(editions()), new Set(['new']));
  });

  it('has nothing of a first import that was killed', async () => {
    const importing = child(path.join(home, 'old'));
    const over = ended(importing);
    const law = path.join(home, 'law');
    // Killed in the middle of its work: some of its texts lie there already.
    for (;;) {
      const [staging] = readdirSync(home).includes('law')
        ? readdirSync(law).filter((n) => n.startsWith('import-'))
        : [];
      if (staging && readdirSync(path.join(law, staging)).filter((name) => name.startsWith('us-')).length >= 3) break;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    importing.kill('SIGKILL');
    await over;
    const found = editions();
    assert.ok(found.length === 0 || found.length === TITLES, `${found.length}`);
  });

  it('loses no text of either of two that import at once, and a reader misses none', async () => {
    const [one, other] = [path.join(home, 'one.xml'), path.join(home, 'other.xml')];
    writeFileSync(one, title(8, 'x', 40));
    writeFileSync(other, title(9, 'x', 40));
    const library = new Library(home);
    await importLaw(one, library);
    await importLaw(other, library);
    const law = createLaw({}, [], [], { texts: library });
    const running: ChildProcess[] = [child(one, 150), child(other, 150), child(one, 150)];
    let busy = running.length;
    const ends = running.map((process) => ended(process).finally(() => busy--));
    let reads = 0;
    while (busy > 0) {
      for (const id of ['/us/usc/t8', '/us/usc/t9']) {
        assert.ok(
          library.list().some((entry) => entry.id === id),
          `${id} is listed`,
        );
        assert.match(law.text(`${id}/s40`)?.text ?? '', /edition x\./);
        reads++;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.deepEqual(await Promise.all(ends), [0, 0, 0]);
    assert.ok(reads > 100, `${reads}`);
    assert.equal(library.list().length, 2);
    library.close();
    // What was replaced is gone, and nothing else came to stay.
    assert.ok(readdirSync(library.folder).length < 60, `${readdirSync(library.folder)}`);
  });

  it('is as it was where there is no room', async function () {
    if (process.platform === 'win32') this.skip();
    await importLaw(path.join(home, 'old'), new Library(home));
    const big = path.join(home, 'big.xml');
    writeFileSync(big, title(8, 'big', 3000));
    const { status, stderr } = spawnSync('sh', ['-c', `ulimit -f 64; exec '${process.execPath}' '${__filename}'`], {
      encoding: 'utf8',
      env: { ...process.env, POLICY_TEXT_HOME: home, POLICY_TEXT_IMPORT: `${big}\n1` },
    });
    assert.equal(status, 2, stderr);
    assert.match(stderr, /^big\.xml: the file would grow too large\.\n$/);
    assert.deepEqual(new Set(editions()), new Set(['old']));
    assert.ok(readdirSync(path.join(home, 'law')).length < 6, 'nothing is left behind');
  });

  it('is as it was where the disk is full', async function () {
    const disk = path.join(home, 'disk');
    mkdirSync(disk);
    // Only root can make a disk that is soon full.
    const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', disk]);
    if (made.error || made.status !== 0) this.skip();
    try {
      const library = new Library(disk);
      const [small, big] = [path.join(home, 'small.xml'), path.join(home, 'big.xml')];
      writeFileSync(small, title(8, 'small', 40));
      writeFileSync(big, title(8, 'big', 3000));
      await importLaw(small, library);
      const before = readdirSync(library.folder).sort();
      await assert.rejects(importLaw(big, library), { message: 'big.xml: the disk is full.' });
      assert.deepEqual(readdirSync(library.folder).sort(), before);
      assert.match(createLaw({}, [], [], { texts: library }).text('/us/usc/t8/s40')?.text ?? '', /edition small/);
      library.close();
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('says so where it may not write', async function () {
    if (process.platform !== 'linux') this.skip();
    const library = new Library('/sys/policy-text');
    await assert.rejects(importLaw(path.join(home, 'old'), library), {
      message: /\/sys\/policy-text.*: (?:it may not be read or written \(no permission\)|the disk can only be read)\.$/,
    });
  });
}
