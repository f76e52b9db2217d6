/** `policy-text check`: its formats, fixes and baseline. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyPatch } from 'diff';
import { SaxesParser } from 'saxes';
import { policyText } from './helpers.ts';
import { faultsOf } from './sarif.ts';

const WRONG = 'Section 1. Policy. Under sections 1103(a)(2) and (4) of the INA, harbors are orderly.\n';
/** With a slip that has one right answer. */
const SAFE = 'Section 1. Policy. Harbors are orderly, under 8 U.S.C. ll82(f).\n';

describe('policy-text check', () => {
  let folder: string;
  const file = (name: string, text: string): string => {
    const made = path.join(folder, name);
    writeFileSync(made, text);
    return made;
  };
  const check = (...args: string[]) => policyText(['check', ...args]);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-check-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('text: the line, the place marked, the rule, what would mend it, and a summary', () => {
    const { stdout, status } = check(file('a.policy', WRONG));
    assert.equal(status, 1);
    const lines = stdout.split('\n');
    assert.match(lines[0]!, /a\.policy:1:35: warning: .* \[act-section-unknown\]$/);
    const at = lines[2]!.indexOf('1103');
    assert.ok(at > 0);
    assert.equal(lines[3]!.indexOf('^^^^'), at);
    assert.match(stdout, /could be: Change to section 103 of the Act/);
    assert.match(stdout, /\n1 finding in 1 document\.\n/);
  });

  it('says what it doesn’t show', () => {
    const { stdout } = check('--severity', 'error', file('a.policy', WRONG));
    assert.match(stdout, /No findings in 1 document\.\nNot shown: 1 warning/);
    const rule = check('--rule', 'order-date', '--', file('a.policy', WRONG));
    assert.match(rule.stdout, /^No findings in 1 document\.\nNot shown: 1 finding of rules other than/);
  });

  it('shows a long line whole, in rows, with the mark below the row that has the place', () => {
    const words = 'Harbors are orderly and lamps are lit. '.repeat(8);
    const line = `Section 1. Policy. ${words}Under sections 1103(a)(2) and (4) of the INA, ${words}`.trimEnd();
    const lines = check(file('a.policy', `${line}\n`)).stdout.split('\n');
    const rows = lines.slice(2).filter((row) => /^(?:1|\s) │ /.test(row) && !/\^\^|could be:/.test(row));
    assert.ok(rows.length > 4);
    assert.equal(rows.map((row) => row.slice(4)).join(' '), line);
    const mark = lines.findIndex((row) => row.includes('^^^^'));
    assert.equal(lines[mark]!.indexOf('^'), lines[mark - 1]!.indexOf('1103'));
    // A document that is one line is not printed whole for each finding in it.
    const one = check(
      file('b.policy', `Section 1. Policy. ${words.repeat(40)}Under sections 1103(a)(2) of the INA.\n`),
    );
    assert.ok(one.stdout.length < 2500);
    assert.match(one.stdout, /^1 │ … .*1103\(a\)|\n1 │ … /);
  });

  it('of a folder only policy documents; what is named is meant', () => {
    const notes = file('notes.txt', 'Bread, milk, and sections 1103(a)(2) and (4) of the INA.\n');
    assert.match(check(folder).stdout, /^No findings in 0 documents|^$/);
    assert.equal(check(notes).status, 1);
  });

  it('json, and only the rules that are wanted', () => {
    const name = file('a.policy', WRONG);
    const { documents } = JSON.parse(check('--format', 'json', name).stdout);
    assert.equal(documents[0].file, name);
    const [finding] = documents[0].findings;
    assert.deepEqual(
      [finding.code, finding.line, finding.column, finding.words],
      ['act-section-unknown', 1, 35, '1103'],
    );
    assert.equal(check('--rule', 'order-date', '--', name).status, 0);
    const { status, stderr } = check('--rule', 'no-such-rule', '--', name);
    assert.equal(status, 2);
    assert.match(stderr, /There is no rule no-such-rule; the rules are reference-dangling, /);
  });

  it('sarif: places, rules by index, and prints that stay when lines move', () => {
    const log = (text: string) => JSON.parse(check('--format', 'sarif', file('a.policy', text)).stdout);
    const { version, runs } = log(WRONG);
    assert.equal(version, '2.1.0');
    const [result] = runs[0].results;
    assert.equal(runs[0].tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.deepEqual(result.locations[0].physicalLocation.region, {
      startLine: 1,
      startColumn: 35,
      endLine: 1,
      endColumn: 39,
      snippet: { text: '1103' },
    });
    assert.deepEqual(log(`\n\n${WRONG}`).runs[0].results[0].partialFingerprints, result.partialFingerprints);
  });

  it('sarif: has what the published schema allows, and no more', () => {
    const files = [
      file('a b%c.policy', WRONG),
      file('b.policy', SAFE),
      file('c.policy', ''),
      file('d.policy', 'Sec. 1. A. As section 9 of\nthis order says (.\n\nSec. 3. B. None.'),
    ];
    const report = JSON.parse(check('--format', 'sarif', '--severity', 'hint', ...files).stdout);
    assert.ok(report.runs[0].results.length >= 4);
    assert.deepEqual(faultsOf(report), []);
    const wrong = { version: '2.2', runs: [{ tool: {}, results: [{ message: {}, level: 'fatal', x: 1 }] }] };
    assert.equal(faultsOf(wrong).length, 5);
  });

  it('github: annotations whose properties can’t be broken out of', () => {
    const { stdout } = check('--format', 'github', file('a,b.policy', WRONG));
    assert.match(
      stdout,
      /^::warning file=[^,]*a%2Cb\.policy,line=1,endLine=1,col=35,endColumn=39,title=act-section-unknown::The/,
    );
  });

  it('junit: well-formed, a case for each finding', () => {
    const { stdout } = check('--format', 'junit', file('a<&.policy', WRONG), file('b.policy', 'Section 1. Harbors.\n'));
    const names: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name }) => names.push(name));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(stdout).close();
    assert.equal(names.filter((name) => name === 'testsuite').length, 2);
    assert.equal(names.filter((name) => name === 'failure').length, 1);
  });

  it('markdown: a table', () => {
    assert.match(check('--format', 'markdown', file('a.policy', WRONG)).stdout, /^# 1 finding\n\n## .*\n\n\| Line \|/);
  });

  it('fixes what has one right answer, and shows it before', () => {
    const name = file('a.policy', SAFE);
    const { stdout } = check('--fix-dry-run', name);
    assert.equal(readFileSync(name, 'utf8'), SAFE);
    const patched = applyPatch(SAFE, stdout);
    assert.equal(patched, SAFE.replace('ll82', '1182'));
    assert.equal(check('--fix', name).status, 0);
    assert.equal(readFileSync(name, 'utf8'), patched);
  });

  it('a baseline: what is known doesn’t count, what is new does', () => {
    const baseline = path.join(folder, 'known.json');
    const name = file('a.policy', WRONG);
    const made = check('--baseline', baseline, name);
    assert.equal(made.status, 0);
    assert.match(made.stderr, /1 finding is known/);
    assert.equal(check('--baseline', baseline, name).status, 0);
    writeFileSync(name, `${WRONG}\nSec. 2. Review. Under section 1104 of the INA.\n`);
    const { status, stdout } = check('--baseline', baseline, name);
    assert.equal(status, 1);
    assert.match(stdout, /1 finding in 1 document/);
    writeFileSync(baseline, '{}');
    assert.match(check('--baseline', baseline, name).stderr, /no baseline of policy-text/);
  });
});
