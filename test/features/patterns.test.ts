/** Patterns that are slower than in proportion on some text are given short ones alone: as much as the check has seen in the code. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../../server/src/core/analyze.ts';
import { adversarial } from '../engine/adversarial.ts';
import { wholeLaw } from '../law/helpers.ts';
import { everything } from './everything.ts';

/** What `scripts/check-patterns.mjs` has seen in the code: the most that each pattern is given, by a digest of the pattern. */
const { bounds } = JSON.parse(readFileSync('scripts/check-patterns.json', 'utf8')) as {
  bounds: Record<string, number>;
};
const limitOf = memoized((pattern) => bounds[createHash('sha256').update(pattern).digest('hex').slice(0, 24)]);

function memoized<T>(work: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, work(key));
    return known.get(key)!;
  };
}

/** How much each of these patterns is given at most while something is done. */
function watch(work: () => void): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  const real = RegExp.prototype.exec;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const start = this.global || this.sticky ? this.lastIndex : 0;
    const found = real.call(this, text);
    const end = this.lastIndex;
    const key = `/${this.source}/${this.flags}`;
    if (limitOf(key) !== undefined) most.set(key, Math.max(most.get(key) ?? 0, String(text).length - start));
    this.lastIndex = end;
    return found;
  };
  try {
    work();
  } finally {
    RegExp.prototype.exec = real;
  }
  return most;
}

/** Legal text of all kinds on one line that does not end. */
function fixtures(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return fixtures(file);
    return entry.name.endsWith('.txt') ? [readFileSync(file, 'utf8')] : [];
  });
}

describe('patterns that need short texts', function () {
  this.timeout(120_000);

  it('are given no longer ones, whatever is read and asked', async () => {
    const features = Object.values(everything(await wholeLaw()));
    const texts = [
      ...Object.values(adversarial).map((make) => make(12_000)),
      ...fixtures('test/fixtures').flatMap((text) => [
        text.slice(0, 30_000),
        text.slice(0, 30_000).replace(/\s+/g, ' '),
      ]),
    ];
    const most = watch(() => {
      for (const text of texts) {
        const analysis = analyze(text, { name: 'draft.policy' });
        // The features are asked about some of them: they read what the engine has read.
        if (text.length <= 12_000) for (const ask of features) ask(analysis);
      }
    });
    assert.ok(most.size > 50, `only ${most.size} of ${Object.keys(bounds).length} patterns were met`);
    const over = [...most].filter(([key, length]) => length > limitOf(key)!);
    assert.deepEqual(over, []);
  });
});
