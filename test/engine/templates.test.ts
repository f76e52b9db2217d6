/** Templates and snippets: filled in as they stand, they read as what their names say, without a finding. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Analysis } from '../../server/src/core/analysis.ts';
import { analyze } from '../../server/src/core/analyze.ts';
import { createLaw } from '../../server/src/law/index.ts';
import { findings } from '../../server/src/rules/index.ts';

/** What is said of a text that is still to be filled in, or of a part without the rest of its document. */
const UNFINISHED = new Set(['placeholder', 'order-parts', 'numbering-gap', 'term-twice', 'term-unused']);

/** The findings that a template should not have. */
const faults = (analysis: Analysis): string[] =>
  findings(analysis, createLaw())
    .filter(({ code }) => !UNFINISHED.has(code))
    .map(({ message }) => message);

const FOLDER = 'server/data/templates';

/** The text that a snippet leaves when nobody fills anything in. */
const filled = (snippet: string): string => {
  const given = new Map<string, string>();
  return snippet
    .replace(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, (_, number: string, first: string) => {
      given.set(number, first);
      return first;
    })
    .replace(/\$\{(\d+):([^}]*)\}/g, '$2')
    .replace(/\$\{(\d+)\}/g, (_, number: string) => given.get(number) ?? '')
    .replace(/\$0/g, '');
};

describe('templates', () => {
  const FORMS: Readonly<Record<string, { form: string; sections: number }>> = {
    'executive-order.txt': { form: 'executive-order', sections: 11 },
    'proclamation.txt': { form: 'proclamation', sections: 0 },
    'memorandum.txt': { form: 'memorandum', sections: 10 },
    'bill.txt': { form: 'bill', sections: 9 },
    'rule.txt': { form: 'rule', sections: 0 },
  };

  it('are those that are known here', () => {
    assert.deepEqual(
      readdirSync(FOLDER)
        .filter((name) => name.endsWith('.txt'))
        .sort(),
      Object.keys(FORMS).sort(),
    );
  });

  for (const [name, { form, sections }] of Object.entries(FORMS))
    it(`${name} reads as ${form}, and has no finding`, () => {
      const [head, ...lines] = readFileSync(path.join(FOLDER, name), 'utf8').split('\n');
      assert.match(head!, /^# [A-Z][^|]+ \| [a-z]/);
      const analysis = analyze(filled(lines.join('\n')));
      assert.equal(analysis.form, form);
      assert.ok(analysis.sections.length >= sections, analysis.sections.map(({ id }) => id).join(' '));
      assert.deepEqual(faults(analysis), []);
    });

  for (const [name, { form }] of Object.entries(FORMS))
    it(`${name}: what is still to be filled in is found, in a file that was never saved`, () => {
      const text = filled(readFileSync(path.join(FOLDER, name), 'utf8').split('\n').slice(1).join('\n'));
      const analysis = analyze(text, { name: 'Untitled-1' });
      const found = findings(analysis, createLaw()).filter(({ code }) => code === 'placeholder');
      const open = new Set(found.map(({ range }) => text.slice(...range)));
      for (const [place] of text.matchAll(/\[[A-Z][A-Z ,'-]+\]/g))
        assert.equal(open.has(place), form !== 'rule', place);
    });
});

describe('snippets', () => {
  const snippets: Record<string, { prefix: string; description: string; body: string[] }> = JSON.parse(
    readFileSync('snippets/policy-text.json', 'utf8'),
  );

  it('have prefixes of their own', () => {
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
  });

  for (const [name, { body, description }] of Object.entries(snippets))
    it(`${name} reads well in a document`, () => {
      assert.match(description, /^[A-Z]/);
      const text = filled(body.join('\n'));
      assert.doesNotMatch(text, /[${}]/);
      const order = `It is hereby ordered:\n\nSection 1.  Purpose.  Files are kept.\n\n${text}`;
      const analysis = analyze(order);
      assert.deepEqual(faults(analysis), []);
      if (/^(?:Sec|SEC)\./.test(text))
        assert.ok(
          analysis.sections.some(
            ({ level, labelRange }) => level === 'section' && labelRange[0] >= order.indexOf(text),
          ),
        );
    });
});
