/** The tables in a terminal: all rows, or those with some words. */
import assert from 'node:assert/strict';
import { policyText } from './helpers.ts';

const ORDER = `Executive Order 15001 of March 3, 2025

By the authority vested in me as President by the Constitution and the laws of the United States of America, it is hereby ordered:

Section 1. Definitions. The term “agency” means an executive department. The term “file” means a record.

Sec. 2. Duties. (a) The Attorney General shall report to the President within 60 days of the date of this order under 8 U.S.C. 1182.

(b) The Secretary of Labor shall keep each file under 5 U.S.C. 552.
`;

const ask = (...args: string[]) => policyText([...args, '-'], { input: ORDER });

describe('policy-text authorities, deadlines, duties, terms', () => {
  it('--filter leaves the rows that have all the words, whatever their capitals', () => {
    const { status, stdout } = ask('duties', '--filter', 'LABOR keep', '--format', 'json');
    assert.equal(status, 0);
    const { rows } = JSON.parse(stdout) as { rows: { who: string[] }[] };
    assert.equal(rows.length, 1);
    assert.match(JSON.stringify(rows[0]!.who), /Secretary of Labor/);
  });

  it('--filter reaches heads, and every format', () => {
    const all = ask('authorities', '--format', 'csv').stdout;
    const some = ask('authorities', '--format', 'csv', '--filter', '1182').stdout;
    assert.match(all, /552/);
    assert.match(some, /1182/);
    assert.doesNotMatch(some, /552/);
    assert.match(ask('terms', '--filter', 'file').stdout, /^file\b/m);
    assert.doesNotMatch(ask('terms', '--filter', 'file').stdout, /^agency\b/m);
    assert.match(ask('deadlines', '--filter', 'attorney', '--format', 'ics').stdout, /BEGIN:VEVENT/);
    assert.doesNotMatch(ask('deadlines', '--filter', 'nobody', '--format', 'ics').stdout, /BEGIN:VEVENT/);
  });

  it('says so where no row has the words, and what is there where none was asked for', () => {
    assert.equal(ask('terms', '--filter', 'nowhere').stdout, 'No row has these words.\n');
    assert.equal(policyText(['terms', '-'], { input: 'Sec. 1. Policy. None.\n' }).stdout, 'No term is defined.\n');
  });
});
