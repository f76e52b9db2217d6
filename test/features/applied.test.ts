/** Amendments applied to a file: a bill's print loses the numbers of its lines where it is amended, and says so. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyze } from '../../server/src/core/analyze.ts';
import { applyTo } from '../../server/src/features/index.ts';
import { law } from './fixture.ts';

describe('amendments applied to the print of a bill', () => {
  const [, after] = readFileSync('test/fixtures/amend/bills.txt', 'utf8').split(/^=== base\n/m);
  const print = `${after!.split(/^=== /m)[0]!.trim()}\n`;
  const apply = (words: string) =>
    applyTo(analyze(`AMENDMENT TO H.R. 905\n\n${words}\n`, { name: 'amendment.policy' }), 'bill.txt', print, law)!;

  it('are made without the numbers of its lines, and that is said', () => {
    const { edit, done, left, note } = apply('Page 1, line 6, strike “180” and insert “90”.');
    assert.deepEqual([done.length, left.length], [1, 0]);
    const text = print.slice(0, edit!.range[0]) + edit!.text + print.slice(edit!.range[1]);
    assert.match(text, /Not later than 90 days after the\n/);
    assert.doesNotMatch(text, /^ \d+ /m);
    assert.match(note ?? '', /no numbers of lines/);
  });

  it('leave it as it is where none could be carried out', () => {
    const { edit, done, left, note } = apply('Page 1, line 7, strike “180” and insert “90”.');
    assert.deepEqual([edit, done, note], [undefined, [], undefined]);
    assert.match(left[0]!, /“180” is not there/);
  });
});
