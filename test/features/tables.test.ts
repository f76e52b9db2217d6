/** The tables of a document: what the data of duties says of itself, and each table over a text that can be read as law. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { analyze } from '../../server/src/core/analyze.ts';
import { duties } from '../../server/src/workspace/duties.ts';
import { law } from './fixture.ts';

interface Example {
  readonly text: string;
  readonly duties: readonly { who: string[]; sense: string; what: string; with?: string[] }[];
}
const data = parse(readFileSync('server/data/duties.yaml', 'utf8')) as {
  readonly examples: readonly Example[];
  readonly rejects: readonly string[];
};

const order = (text: string) => `Executive Order 14999\n\nSection 1. Duties. ${text}\n`;
const found = (text: string) => duties.of({ file: 'order.txt', analysis: analyze(order(text)) }, law);

describe('data: duties.yaml', () => {
  for (const { text, duties: wanted } of data.examples) {
    it(text, () => {
      const got = found(text).map(({ who, sense, what, with: others }) => ({ who, sense, what, with: others }));
      assert.deepEqual(
        got,
        wanted.map(({ who, sense, what, with: others = [] }) => ({ who, sense, what, with: others })),
      );
    });
  }
  for (const text of data.rejects) it(`nobody: ${text}`, () => assert.deepEqual(found(text), []));
});
