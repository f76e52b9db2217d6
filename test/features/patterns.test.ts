/** Patterns that are slower than in proportion on some text are given short ones alone: as much as their reason says. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import YAML from 'yaml';
import { analyze } from '../../server/src/core/analyze.ts';
import { adversarial } from '../engine/adversarial.ts';
import { wholeLaw } from '../law/helpers.ts';
import { everything } from './everything.ts';

interface Exception {
  readonly pattern: string;
  readonly within?: number;
}

const limits = new Map(
  (YAML.parse(readFileSync('scripts/check-patterns.yaml', 'utf8')) as Exception[]).flatMap(({ pattern, within }) =>
    within === undefined ? [] : [[pattern, within] as const],
  ),
);

/** How much each of these patterns is given at most while something is done. */
function watch(work: () => void): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  const real = RegExp.prototype.exec;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const start = this.global || this.sticky ? this.lastIndex : 0;
    const found = real.call(this, text);
    const end = this.lastIndex;
    const key = `/${this.source}/${this.flags}`;
    if (limits.has(key)) most.set(key, Math.max(most.get(key) ?? 0, String(text).length - start));
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
    assert.ok(most.size > 50, `only ${most.size} of ${limits.size} patterns were met`);
    const over = [...most].filter(([key, length]) => length > limits.get(key)!);
    assert.deepEqual(over, []);
  });
});
