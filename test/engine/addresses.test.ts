/** Addresses: what the builder refuses, and that nothing is said anywhere that it doesn't know. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../../server/src/core/analyze.ts';
import { address, isAddress } from '../../server/src/core/citations/address.ts';
import { makeStep } from '../../server/src/core/citations/grammar/steps.ts';
import { fixturesOf, KINDS, unmark } from './fixture.ts';

/** Steps written as in an identifier: "s235 b 1". */
const steps = (words: string) =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [, prefix = '', designation = word] = /^(s|t|ch|pt|art|a)(?=[\dIVX])(.+)$/.exec(word) ?? [];
      return makeStep(prefix, designation);
    });

describe('engine: addresses', () => {
  for (const [document, path, wanted] of [
    ['/us/usc/t8', 's1225 b 2 C', '/us/usc/t8/s1225/b/2/C'],
    ['/us/usc', 't3 s301', '/us/usc/t3/s301'],
    ['/us/cfr/t26', 's1.1031(a)-1 b 2', '/us/cfr/t26/s1.1031(a)-1/b/2'],
    ['/us/cfr/t49', 'pt390', '/us/cfr/t49/pt390'],
    ['/us/act/trade-act-of-1974', 'tII', '/us/act/trade-act-of-1974/tII'],
    ['/us/const', 'a1 s8 18', '/us/const/a1/s8/18'],
    ['/us/const/amd14', 's5', '/us/const/amd14/s5'],
    ['/us/eo/12866', '1', '/us/eo/12866/1'],
  ] as const)
    it(`makes ${wanted}`, () => {
      assert.equal(address(document, steps(path)), wanted);
      assert.ok(isAddress(wanted));
    });

  for (const [document, path, why] of [
    ['/us/usc/t5', 't3 s301', 'a title under a title'],
    ['/us/usc/t8', 'b 2', 'a subdivision without its section'],
    ['/us/usc/t8', 's1225 ch12', 'a chapter under a section'],
    ['/us/usc/t55', 's1', 'a title that the Code does not have'],
    ['/us/const', '7', 'a clause without its article'],
    ['/us/const', 's2', 'a section without its article'],
    ['/us/pl/783/76', '', 'a Congress that has not met'],
    ['/us/usc', '', 'the Code without a title'],
  ] as const)
    it(`refuses ${why}`, () => assert.equal(address(document, steps(path)), undefined));

  const folders = ['../shared/corpus', '../shared/desk', '../shared/bulk'].filter((folder) => existsSync(folder));
  const texts = (): Iterable<readonly [name: string, text: string]> =>
    (function* () {
      for (const kind of KINDS) for (const { name, marked } of fixturesOf(kind)) yield [name, unmark(marked).text];
      for (const folder of folders)
        for (const name of readdirSync(folder)) yield [name, readFileSync(path.join(folder, name), 'utf8')];
    })();

  it('says nowhere what the builder does not know', function () {
    this.timeout(120_000);
    for (const [name, text] of texts()) {
      const { citations, instructions } = analyze(text, { name });
      for (const { targets, range } of [...citations, ...instructions])
        for (const target of targets) assert.ok(isAddress(target), `${name}: ${target} for "${text.slice(...range)}"`);
    }
  });
});
