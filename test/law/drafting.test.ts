/** What the rules for drafts share: what a draft is, what a folder and a document want of findings, and which days are free. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { analyze } from '../../server/src/core/analyze.ts';
import { closedOn, weekdayOf } from '../../server/src/core/dates.ts';
import type { Law } from '../../server/src/law/law.ts';
import { choicesFor, readConfig, withIgnored } from '../../server/src/rules/config.ts';
import { isDraft } from '../../server/src/rules/draft.ts';
import { findings, rules } from '../../server/src/rules/index.ts';
import { wholeLaw } from './helpers.ts';

const HEAD = 'Executive Order 15001\n\nKeeping River Gauges\n\n';
const BODY =
  'By the authority vested in me as President, it is hereby ordered:\n\nSection 1. Purpose. This order keeps gauges.\n\nSec. 3. Policy. Each gauge is read.\n';
const SIGNED = '\nJANE Q. ROE\n\nTHE WHITE HOUSE,\n\nMarch 3, 2025.\n';

describe('a draft', () => {
  const draft = (text: string, name: string) => isDraft(analyze(text, { name }));
  it('is a file of our own, or a text that nobody signed or published', () => {
    assert.ok(draft(HEAD + BODY, 'order.policy'));
    assert.ok(draft(HEAD + BODY + SIGNED, 'order.policy.txt'));
    assert.ok(draft(HEAD + BODY, 'order.txt'));
    assert.ok(draft('Section 1. Purpose. This order keeps gauges.\n', 'Untitled-1'));
  });
  it('is none that is signed, published, or of no form that anyone drafts', () => {
    assert.ok(!draft(HEAD + BODY + SIGNED, 'order.txt'));
    assert.ok(!draft(`${HEAD}${BODY}\n[FR Doc. 2025-1 Filed 3-5-25]\n`, 'order.txt'));
    assert.ok(!draft(BODY.replace(/^By.*\n/, ''), 'notes.txt'));
    assert.ok(!draft('§ 1225. Inspection\n\n(a) An officer inspects.\n\n(c) An alien waits.\n', 'usc-8-1225.policy'));
  });
});

describe('what a folder wants of findings', () => {
  it('is read as far as it is well formed', () => {
    assert.deepEqual(
      readConfig('{"rules": {"a": "off", "b": "loud", "c": 1}, "ignore": [{"rule": "x"}, {"file": "y"}, 3]}'),
      {
        rules: { a: 'off' },
        ignore: [{ rule: 'x' }],
      },
    );
    assert.deepEqual(readConfig('{}'), { rules: {}, ignore: [] });
    for (const broken of ['', '[]', 'null', '{"rules":']) assert.equal(readConfig(broken), undefined, broken);
  });
  it('goes over the settings of the editor, for its own files', () => {
    const config = readConfig('{"rules": {"a": "off"}, "ignore": [{"file": "x/one.txt", "rule": "b"}, {"rule": "c"}]}');
    assert.deepEqual(choicesFor(config, 'x/one.txt', { a: 'error', d: 'hint' }), {
      severities: { a: 'off', d: 'hint' },
      ignored: [{ file: 'x/one.txt', rule: 'b' }, { rule: 'c' }],
    });
    assert.deepEqual(choicesFor(config, 'two.txt').ignored, [{ rule: 'c' }]);
  });
  it('is added to without losing what stands there', () => {
    const entry = { file: 'a.txt', rule: 'b', text: 'c' };
    assert.deepEqual(JSON.parse(withIgnored('{"rules": {"x": "off"}, "note": "ours"}', entry)!), {
      rules: { x: 'off' },
      note: 'ours',
      ignore: [entry],
    });
    assert.deepEqual(JSON.parse(withIgnored(undefined, entry)!), { ignore: [entry] });
    assert.equal(withIgnored('{"rules":', entry), undefined);
  });
  it('is described to editors with every rule, in the settings and in the schema', () => {
    const setting = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration.properties[
      'policyText.rules'
    ];
    const schema = JSON.parse(readFileSync('server/data/policy-text.schema.json', 'utf8')).properties;
    assert.equal(setting.scope, 'resource');
    for (const described of [setting.properties, schema.rules.properties]) {
      assert.deepEqual(
        Object.keys(described),
        rules.map(({ code }) => code),
      );
      for (const { code, title, severity } of rules)
        assert.equal(described[code].description, `${title}. Usually: ${severity}.`);
    }
    assert.deepEqual(
      schema.ignore.items.properties.rule.enum,
      rules.map(({ code }) => code),
    );
  });
  it('is heeded by check, from the folder above, too', function () {
    this.timeout(60_000);
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-folder-'));
    try {
      mkdirSync(path.join(folder, 'drafts'));
      const file = path.join(folder, 'drafts/order.policy');
      writeFileSync(file, HEAD + BODY);
      const check = () => spawnSync(process.execPath, ['dist/cli.js', 'check', file], { encoding: 'utf8' });
      assert.equal(check().status, 1);
      assert.match(check().stdout, /\[numbering-gap\]/);
      const config = path.join(folder, '.policy-text.json');
      writeFileSync(
        config,
        '{"ignore": [{"file": "drafts/order.policy", "rule": "numbering-gap", "text": "Sec. 3."}]}',
      );
      assert.equal(check().status, 0);
      writeFileSync(config, '{"ignore": [{"file": "order.policy", "rule": "numbering-gap"}]}');
      assert.equal(check().status, 1);
      writeFileSync(config, '{"rules": {"numbering-gap": "information"}}');
      assert.equal(check().status, 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what a document wants of findings', function () {
  this.timeout(60_000);
  let law: Law;
  before(async () => {
    law = await wholeLaw();
  });
  const codes = (text: string) => findings(analyze(text, { name: 'order.policy' }), law).map(({ code }) => code);

  it('is said by a comment, for the paragraph that follows and one rule', () => {
    const ignored = (comment: string) => codes(HEAD + BODY.replace('Sec. 3.', `${comment}Sec. 3.`));
    const usual = codes(HEAD + BODY);
    assert.deepEqual(usual, ['numbering-gap', 'order-parts']);
    for (const comment of [
      '<!-- policy-text-ignore numbering-gap -->\n\n',
      '<!-- policy-text-ignore numbering-gap -->\n',
      '<!-- policy-text-ignore numbering-gap, placeholder -->\n\n<!-- policy-text-ignore only-child -->\n\n',
    ])
      assert.ok(!ignored(comment).includes('numbering-gap'), comment);
    assert.deepEqual(ignored('<!-- policy-text-ignore placeholder -->\n\n'), usual);
    assert.deepEqual(ignored('<!-- policy-text-ignore numbering-gap -->\n\nA paragraph between.\n\n'), usual);
  });
});

describe('days on which federal offices are closed', () => {
  it('are weekends, the holidays of 5 U.S.C. 6103, and the weekdays on which these are observed', () => {
    assert.equal(closedOn('2025-07-04'), 'Independence Day');
    assert.equal(closedOn('2026-07-03'), 'Independence Day, as observed');
    assert.equal(closedOn('2026-07-04'), 'Independence Day');
    assert.equal(closedOn('2025-06-01'), 'a Sunday');
    assert.equal(closedOn('2025-11-27'), 'Thanksgiving Day');
    assert.equal(closedOn('2021-12-31'), 'New Year’s Day, as observed');
    assert.equal(closedOn('2020-06-19'), undefined);
    assert.equal(closedOn('2025-06-19'), 'Juneteenth National Independence Day');
    assert.equal(closedOn('2025-03-03'), undefined);
    assert.equal(weekdayOf('2026-01-20'), 'Tuesday');
    assert.equal(weekdayOf('1865-04-14'), 'Friday');
  });
});

describe('an invisible soft hyphen', () => {
  it('parts no word of an act’s name', () => {
    const { citations } = analyze(
      'See section 212(f) of the Immigra\u00adtion and Nationality Act and the Trade Act of 1974.',
    );
    assert.deepEqual(
      citations.flatMap(({ targets }) => targets),
      ['/us/act/immigration-and-nationality-act/s212/f', '/us/act/trade-act-of-1974'],
    );
  });
});
