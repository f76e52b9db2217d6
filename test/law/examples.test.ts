/** The pages of docs/rules are tests: what they show as found is found, with its marks, and what they show as not is not. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Range } from '../../server/src/core/analysis.ts';
import { analyze } from '../../server/src/core/analyze.ts';
import type { Law } from '../../server/src/law/law.ts';
import type { Choices } from '../../server/src/rules/config.ts';
import { type Found, findings, rules } from '../../server/src/rules/index.ts';
import { wholeLaw } from './helpers.ts';

interface Example {
  readonly kind: 'found' | 'silent';
  readonly name: string;
  readonly text: string;
  readonly marks: readonly Range[];
}

const BLOCK = /^```text (found|silent)(?: (\S+))?\n([\s\S]*?)^```$/gm;

/** The examples of a page; « and » stand around what is marked. */
function examplesOf(code: string): Example[] {
  const page = readFileSync(`docs/rules/${code}.md`, 'utf8');
  return [...page.matchAll(BLOCK)].map(([, kind, name = 'draft.policy', words = '']) => {
    const marks: Range[] = [];
    let text = '';
    for (const piece of words.split(/(?=[«»])/)) {
      if (piece.startsWith('«')) marks.push([text.length, text.length]);
      else if (piece.startsWith('»')) marks.push([marks.pop()![0], text.length]);
      text += piece.replace(/^[«»]/, '');
    }
    return { kind: kind as Example['kind'], name, text, marks };
  });
}

const apply = (text: string, edits: readonly { readonly range: Range; readonly text: string }[]): string =>
  [...edits]
    .sort((a, b) => b.range[0] - a.range[0])
    .reduce((now, edit) => now.slice(0, edit.range[0]) + edit.text + now.slice(edit.range[1]), text);

describe('the pages of the rules', function () {
  this.timeout(60_000);
  let law: Law;
  before(async () => {
    law = await wholeLaw();
  });
  /** All findings, those of a rule that is off included. */
  const check = (text: string, name: string, code: string): Found[] => {
    const off = rules.some((rule) => rule.code === code && rule.severity === 'off');
    const choices: Choices = { severities: off ? { [code]: 'hint' } : {}, ignored: [] };
    return findings(analyze(text, { name, facts: law }), law, undefined, rules, choices);
  };
  const of = (code: string, found: readonly Found[]): Found[] => found.filter((finding) => finding.code === code);

  for (const { code } of rules) {
    const examples = examplesOf(code);
    if (examples.length === 0) continue;

    it(`${code}: what is found is marked, and what is not is silent`, () => {
      assert.ok(
        examples.some(({ kind }) => kind === 'found') && examples.some(({ kind }) => kind === 'silent'),
        'an example and a counter-example',
      );
      for (const { kind, name, text, marks } of examples) {
        const found = of(code, check(text, name, code));
        const words = ([start, end]: Range) => `${start}: ${text.slice(start, end)}`;
        assert.deepEqual(
          found.map(({ range }) => words(range)),
          marks.map(words),
          text,
        );
        assert.equal(found.length > 0, kind === 'found', text);
      }
    });

    it(`${code}: each fix mends its finding, and brings no other`, () => {
      for (const { name, text } of examples) {
        const before = check(text, name, code);
        for (const finding of of(code, before))
          for (const fix of finding.fixes ?? []) {
            const mended = apply(text, fix.edits);
            assert.notEqual(mended, text, fix.title);
            const after = check(mended, name, code);
            assert.equal(of(code, after).length, of(code, before).length - 1, `${fix.title}:\n${mended}`);
            assert.ok(after.length < before.length, `${fix.title} brings another finding:\n${mended}`);
          }
      }
    });
  }

  it('are listed with their severities', () => {
    const list = readFileSync('docs/rules/README.md', 'utf8');
    const rows = [...list.matchAll(/^\| \[([a-z-]+)\]\(\1\.md\) \| (\w+) \| (.*) \|$/gm)].map(([, ...cells]) => cells);
    assert.deepEqual(
      rows,
      rules.map(({ code, severity, title }) => [code, severity, title]),
    );
  });

  it('are there with examples for each rule that looks at the document alone', () => {
    const lawful = new Set([
      'reference-dangling',
      'act-section-unknown',
      'code-provision-unknown',
      'code-section-not-current',
      'parallel-mismatch',
      'order-date',
      'order-revoked',
      'amendment-conflict',
    ]);
    for (const { code } of rules) if (!lawful.has(code)) assert.notEqual(examplesOf(code).length, 0, code);
  });
});
