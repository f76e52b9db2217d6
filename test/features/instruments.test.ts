/** Instruments that are no citations: each is explained where the mouse rests on it, and the analysis knows nothing of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { analyze } from '../../server/src/core/analyze.ts';
import { hover } from '../../server/src/features/index.ts';
import type { InstrumentData } from '../../server/src/features/instruments.ts';
import { law } from './fixture.ts';

const instruments = parse(readFileSync('server/data/instruments.yaml', 'utf8')) as InstrumentData[];
const sentence = (words: string): string =>
  `Section 1. Purpose. The agencies shall act as ${words} requires, and report. They shall not wait.\n`;
const plain = (markdown: string): string => markdown.replace(/\\(?=[^\w\s])/g, '');

for (const { id, examples, rejects, titles } of instruments)
  describe(`hover: ${id}`, () => {
    for (const { text, title } of examples)
      it(`explains "${text}"`, () => {
        for (const written of [text, text.replace(' ', '\n')]) {
          const whole = sentence(written);
          const start = whole.indexOf(written);
          const analysis = analyze(whole);
          for (const offset of [start, start + (written.length >> 1), start + written.length - 1]) {
            const found = hover(analysis, offset, law);
            assert.ok(found, `at ${offset - start}`);
            assert.deepEqual(found.range, [start, start + written.length]);
            assert.ok(plain(found.markdown).startsWith(`**${title}**`), found.markdown);
            assert.doesNotMatch(found.markdown, /[{}]/);
            const number = title.split(' ').at(-1)!;
            if (titles?.[number]) assert.ok(found.markdown.includes(`“${titles[number]}”`));
          }
          assert.deepEqual(analysis.citations, []);
          assert.deepEqual(analysis.references, []);
          for (const place of [whole.indexOf('agencies'), whole.indexOf('wait')])
            assert.equal(hover(analysis, place, law), undefined);
        }
      });
    for (const text of rejects)
      it(`says nothing of "${text}"`, () => {
        const whole = sentence(text);
        const start = whole.indexOf(text);
        const analysis = analyze(whole);
        for (let at = start; at < start + text.length; at++)
          assert.doesNotMatch(hover(analysis, at, law)?.markdown ?? '', /Circular|Reorganization|Federal Rule|Comp/);
      });
  });
