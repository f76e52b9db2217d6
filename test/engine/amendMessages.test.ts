/** What conflicts say: in a lawyer's words, and never by an identifier. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type BaseText, carryOut } from '../../server/src/amend/carryOut.ts';
import { spoken, spokenLaw, spokenStep } from '../../server/src/amend/spoken.ts';
import { standingBy } from '../../server/src/amend/standing.ts';
import { readVersion } from '../../server/src/core/analyze.ts';

const standing = standingBy({ parallel: () => undefined });

/** An identifier, or a step of one, among the words that are the message's own. */
const RAW = /\/(?:us|usc|act|eo|pl|cfr|s\d)|\b(?:pt|spt|st|ch|sch|art|t|d|s)[A-Z]*\d|\(s?(?:pt|ch|art|annex)/;
const ownWords = (message: string): string => message.replace(/“[^”]*”/g, '“”');

function messages(draft: string, texts: readonly BaseText[]): readonly string[] {
  const { analysis, memory } = readVersion(draft, { name: 'draft.txt' });
  const { done } = carryOut(analysis, memory.text, texts, standing);
  return done.flatMap(({ conflict, warnings, marks }) =>
    [...(conflict ? [conflict] : []), ...warnings, ...marks].map(({ message }) => message),
  );
}

function isSaid(all: readonly string[]): void {
  for (const message of all) {
    assert.doesNotMatch(ownWords(message), RAW, message);
    assert.match(message, /^[\p{Lu}“(\d]/u, message);
    assert.match(message, /[.”]$/, message);
  }
}

describe('messages of conflicts', () => {
  it('name provisions as lawyers do', () => {
    assert.equal(spoken(['s5', 'a', '2']), 'section 5(a)(2)');
    assert.equal(spoken(['ptII', 's5A']), 'part II, section 5A');
    assert.equal(spoken(['b', '1']), 'provision (b)(1)');
    assert.equal(spoken(['s177.05', 'b']), 'section 177.05(b)');
    assert.equal(spokenStep('s6'), 'section 6');
    assert.equal(spokenStep('ii'), '(ii)');
    assert.equal(spokenLaw('/us/act/lamp-keeping-act/s2/a'), 'Lamp Keeping Act § 2');
    assert.equal(spokenLaw('/us/pl/117/58/s4/b'), 'Public Law 117-58, § 4');
    assert.equal(spokenLaw('/us/cfr/t33/s177.05/b'), '33 CFR 177.05');
    assert.equal(spokenLaw('/us/eo/12866/s3'), 'Executive Order 12866, § 3');
  });

  for (const [file, id, name] of [
    ['forms.txt', '/us/usc/t36/s9101', 'usc.txt'],
    ['orders.txt', '/us/eo/99001', 'order.txt'],
  ] as const)
    it(`are such for ${file}, on its base, on one that lacks a line, and on none`, () => {
      const [first, ...cases] = readFileSync(`test/fixtures/amend/${file}`, 'utf8').split(/^=== /m).slice(1);
      const lines = first!
        .slice(first!.indexOf('\n') + 1)
        .trimEnd()
        .split('\n');
      const drafts = cases.map((each) =>
        each
          .split('\n')
          .slice(1)
          .filter((line) => !/^(?:[-+] |conflict |warning )/.test(line))
          .join('\n'),
      );
      const bases = [lines, ...lines.map((_, i) => lines.filter((__, at) => at !== i))];
      const all = drafts.flatMap((draft, index) => [
        ...messages(draft, []),
        ...[bases[0]!, bases[1 + (index % lines.length)]!].flatMap((each) =>
          messages(draft, [{ id, name, text: each.join('\n') }]),
        ),
      ]);
      assert.ok(new Set(all).size > 20, `${new Set(all).size} messages`);
      isSaid(all);
    });

  const set = '../shared/amend';
  it('are such for published laws', function () {
    if (!existsSync(set)) this.skip();
    this.timeout(120_000);
    // Laws on the sections as they read afterwards: hardly an instruction fits.
    const all = readdirSync(path.join(set, 'laws'))
      .slice(0, 30)
      .flatMap((law) => {
        const folder = path.join(set, 'after', law.replace(/\.\w+$/, ''));
        const texts = readdirSync(folder).flatMap((name): BaseText[] => {
          const [, title, section] = /^usc-(\d+)-(.+)\.\w+$/.exec(name) ?? [];
          const text = readFileSync(path.join(folder, name), 'utf8');
          return section ? [{ id: `/us/usc/t${title}/s${section}`, name, text }] : [];
        });
        return messages(readFileSync(path.join(set, 'laws', law), 'utf8'), texts);
      });
    assert.ok(all.length > 20, `${all.length} messages`);
    isSaid(all);
  });
});
