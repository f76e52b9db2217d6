/** What the fuzzer attacks: each a property that holds of whatever comes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { analyze, readVersion } from '../../server/src/core/analyze.ts';
import type { Law } from '../../server/src/law/law.ts';
import { MemoryLibrary } from '../../server/src/library/memory.ts';
import { ImportError } from '../../server/src/library/uslm.ts';
import { findings } from '../../server/src/rules/index.ts';
import { ATTACKS, OBEYED } from '../attacks.ts';
import { checkInvariants } from '../engine/invariants.ts';
import { mutated, mutation, sources } from '../engine/mutate.ts';
import { costly, everything } from '../features/everything.ts';
import { zip } from '../law/zip.ts';

export interface Target {
  readonly property: fc.IAsyncProperty<unknown>;
  /** How many examples a round takes. */
  readonly runs: number;
}

const XML = `<?xml version="1.0"?><uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" identifier="/us/usc/t8"><meta><docNumber>8</docNumber></meta><main><title identifier="/us/usc/t8"><num value="8">Title 8</num><section identifier="/us/usc/t8/s1225"><num value="1225">§ 1225.</num><heading> Inspection</heading><subsection identifier="/us/usc/t8/s1225/b"><num value="b">(b)</num><content> An officer <ref href="/us/usc/t8/s1226">inspects</ref>.</content></subsection></section></title></main></uscDoc>`;

const XML_PIECES = [
  '<',
  '>',
  '</section>',
  '<section>',
  '&amp;',
  '&#0;',
  '&x;',
  '"',
  '<!--',
  ']]>',
  '<![CDATA[',
  '<?',
  '<!DOCTYPE x>',
  '\u0000',
  '<num value="1"/>',
  '\ufffe',
  ' xmlns:a="b"',
];

/** A file of law, cut, doubled and pierced; as it is or in a ZIP file whose bytes are changed, too. */
const badFile: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(fc.nat(9_999), fc.nat(40), fc.constantFrom('', ...XML_PIECES)), { maxLength: 6 }),
    fc.array(fc.tuple(fc.nat(9_999), fc.nat(255)), { maxLength: 5 }),
  )
  .map(([packed, cuts, bytes]) => {
    let text = XML;
    for (const [share, length, piece] of cuts) {
      const at = Math.floor((text.length * share) / 10_000);
      text = text.slice(0, at) + piece + text.slice(at + length);
    }
    const file = packed ? zip({ 'usc08.xml': text }) : Buffer.from(text);
    for (const [share, byte] of bytes) file[Math.floor((file.length * share) / 10_000)] = byte;
    return new Uint8Array(file);
  });

const WORDS = [
  'analyze',
  'outline',
  'check',
  'show',
  'law',
  'find',
  'add',
  'list',
  'remove',
  '--json',
  '--jsonl',
  '--html',
  '--jobs',
  '--limit',
  '--severity',
  '--indent',
  '-',
  '--',
  '-1',
  '0',
  'error',
  '/us/usc/t8/s1225',
  '8 usc 1225(b',
  'samples',
  '/no/such',
  '/dev/null',
  '',
  ...Object.values(ATTACKS).filter((attack) => attack.length < 100),
];

export function targets(law: Law): Readonly<Record<string, Target>> {
  const all = Object.entries({ ...everything(law), ...costly(law) });
  return {
    analysis: {
      runs: 400,
      property: fc.asyncProperty(mutated(sources, 10), async ({ text, name }) =>
        checkInvariants(analyze(text, { name, facts: law })),
      ),
    },
    features: {
      runs: 100,
      property: fc.asyncProperty(mutated(sources, 6), async ({ text, name }) => {
        const analysis = analyze(text, { name, facts: law });
        for (const [, ask] of all) ask(analysis);
        for (const { range } of findings(analysis, law, (_, error) => {
          throw error;
        }))
          assert.ok(range[0] <= range[1] && range[1] <= text.length);
      }),
    },
    versions: {
      runs: 40,
      property: fc.asyncProperty(
        fc.nat(sources.length - 1),
        fc.array(mutation, { minLength: 1, maxLength: 8 }),
        async (which, mutations) => {
          const { name, text } = sources[which]!;
          let before = readVersion(text, { name });
          for (const mutate of mutations) {
            const changed = mutate(before.analysis.text);
            const after = readVersion(changed, { name, previous: before.memory });
            assert.deepEqual(
              JSON.parse(JSON.stringify(after.analysis)),
              JSON.parse(JSON.stringify(analyze(changed, { name }))),
            );
            before = after;
          }
        },
      ),
    },
    imports: {
      runs: 200,
      property: fc.asyncProperty(badFile, async (bytes) => {
        const library = new MemoryLibrary({ all: async () => [], put: async () => {} });
        try {
          await library.importBytes('law.xml', bytes, 'law.xml');
        } catch (error) {
          assert.ok(error instanceof ImportError, `${error}`);
          assert.match(error.message, /\.$/);
        }
      }),
    },
    arguments: {
      runs: 4,
      property: fc.asyncProperty(fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }), async (words) => {
        const home = mkdtempSync(path.join(tmpdir(), 'policy-text-fuzz-'));
        try {
          writeFileSync(path.join(home, 'x.txt'), 'Sec. 1. Files.');
          const { status, stdout, stderr, signal } = spawnSync(
            process.execPath,
            ['dist/cli.js', ...words.map((word) => word.replaceAll('\u0000', ''))],
            {
              encoding: 'utf8',
              input: 'Sec. 1. Files. See 8 U.S.C. 1225.',
              timeout: 30_000,
              maxBuffer: 1 << 28,
              env: { ...process.env, POLICY_TEXT_HOME: home, NO_COLOR: '1' },
            },
          );
          assert.ok(signal === null && (status === 0 || status === 1 || status === 2), `${status} ${signal}`);
          assert.doesNotMatch(stderr, /\n {4}at |an error in policy-text itself/);
          assert.doesNotMatch(`${stdout}${stderr}`, OBEYED);
        } finally {
          rmSync(home, { recursive: true, force: true });
        }
      }),
    },
  };
}
