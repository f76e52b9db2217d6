/** What others wrote comes to the terminal and to a web page only to be seen. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ATTACKS, OBEYED } from '../attacks.ts';
import { policyText } from './helpers.ts';

describe('policy-text with text that means harm', function () {
  this.timeout(120_000);
  let home: string;
  let folder: string;

  before(() => {
    home = mkdtempSync(path.join(tmpdir(), 'policy-text-foreign-'));
    folder = path.join(home, 'documents');
    mkdirSync(folder);
    for (const attack of Object.values(ATTACKS)) {
      const name = attack
        .replace(/[\ud800-\udfff]/g, '')
        .replaceAll('/', '_')
        .slice(0, 80);
      const text = `Executive Order 14999 of March 3, 2025\n\nSec. 1. ${attack}. (a) See 8 U.S.C. 99999 and section 9 of this order ${attack}.\n\n(b) The term “${attack}” means ${attack}.\n\n${'Files are kept in order. '.repeat(80)}\n`;
      writeFileSync(path.join(folder, `${name}.txt`), text);
      writeFileSync(path.join(folder, `bad ${name}.txt`), Buffer.from([0xff, 0xfe]));
    }
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  const documents = () => readdirSync(folder).map((name) => path.join(folder, name));

  for (const command of [['outline'], ['show'], ['show', '--html'], ['check'], ['analyze'], ['analyze', '--jsonl']]) {
    it(`${command.join(' ')} shows what it reads as signs`, () => {
      const { status, stdout, stderr } = policyText([...command, ...documents()]);
      assert.equal(status, 2, 'the files that are no text');
      assert.ok(stdout.length > 1000 && stderr.length > 100);
      assert.doesNotMatch(stdout, OBEYED);
      assert.doesNotMatch(stderr, OBEYED);
      assert.equal(stderr.trimEnd().split('\n').length, Object.keys(ATTACKS).length, 'one line for each');
    });
  }

  it('law and misuse show what they are given as signs', () => {
    const attack = `${ATTACKS['escape sequences']}${ATTACKS['the end of a line']}${ATTACKS['escape sequences of one character']}`;
    const xml = path.join(folder, `x${ATTACKS['escape sequences']!.replaceAll('/', '_')}.xml`);
    writeFileSync(xml, '<rss/>');
    for (const args of [
      ['law', 'show', attack],
      ['law', 'find', attack],
      ['law', 'add', attack],
      ['law', 'add', xml],
      ['law', 'remove', attack],
      ['outline', attack],
      [attack],
      ['outline', `--${attack}`, 'x'],
      ['analyze', '--jobs', attack, 'x'],
    ]) {
      const { status, stdout, stderr } = policyText(args, { home });
      assert.ok(status === 1 || status === 2, `${args.slice(0, 2).join(' ')}: ${status}`);
      assert.doesNotMatch(`${stdout}${stderr}`, OBEYED, args[1]);
    }
    rmSync(xml);
  });

  it('law list shows names of imports as signs', () => {
    const xml = path.join(home, 'bill.xml');
    const title = '&#x9b;31m&#x202e;Bill &#x7f;of ours';
    writeFileSync(
      xml,
      `<bill><meta><title>${title}</title><congress>119</congress><docNumber>7</docNumber><docPublicationName>${title}</docPublicationName></meta><section><num value="1">1</num><content>${title}</content></section></bill>`,
    );
    for (const args of [['add', xml], ['list'], ['list', '--json'], ['show', '/us/bill/s/7/s1']]) {
      const { status, stdout, stderr } = policyText(['law', ...args], { home });
      assert.equal(status, 0, stderr);
      assert.doesNotMatch(`${stdout}${stderr}`, OBEYED, args.join(' '));
      assert.match(stdout, /U\+009B|\\u009b/i);
    }
  });

  it('show --html makes a page that can do nothing', () => {
    const { stdout } = policyText(['show', '--html', ...documents()]);
    const [, digest] = /content="default-src 'none'; style-src 'sha256-([^']+)'"/.exec(stdout) ?? [];
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(stdout) ?? [];
    assert.equal(digest, createHash('sha256').update(style!).digest('base64'));
    const tags = new Set(Array.from(stdout.matchAll(/<\/?([a-z0-9]+)/gi), ([, tag]) => tag));
    assert.deepEqual([...tags].sort(), ['h1', 'html', 'meta', 'p', 'pre', 'span', 'style', 'title']);
    assert.doesNotMatch(stdout, /<[^>]*\son\w+=/i);
  });
});
