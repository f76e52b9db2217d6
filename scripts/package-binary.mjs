// npm run package:binary: makes dist/bin/policy-text, the command line and the language server as one file that needs no Node.
//   -- --node FILE    another system's Node to put them into: its `node` or `node.exe`, of the version that runs this
//   -- --output FILE  the file to write
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { writeNotices } from './lib/notices.mjs';
import { installPackages, main, Refusal, root, run } from './lib/setup.mjs';

/** By this mark Node knows that something was put into it. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const PARTS = [
  ...[
    'cli.js',
    'worker.js',
    'converter.js',
    'server.js',
    'importer.js',
    'indexer.js',
    'entry',
    'law',
    'NOTICES.txt',
  ].map((name) => `dist/${name}`),
  'docs/rules',
];

/** The files of a part, a file or folder, relative to the checkout. */
const filesOf = (part) =>
  statSync(path.join(root, part)).isDirectory()
    ? readdirSync(path.join(root, part), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          path
            .relative(root, path.join(entry.parentPath ?? entry.path, entry.name))
            .split(path.sep)
            .join('/'),
        )
    : [part];

/** Makes the executable `output` of the Node `node`. The product must have been built. */
export async function packBinary(output, node = process.execPath) {
  const { inject } = await import('postject');
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-binary-'));
  try {
    const files = PARTS.flatMap(filesOf).sort();
    const digest = createHash('sha256');
    for (const name of files) digest.update(`${name}\0`).update(readFileSync(path.join(root, name)));
    const list = path.join(folder, 'files.json');
    writeFileSync(list, JSON.stringify({ build: digest.digest('hex').slice(0, 20), files }));
    const blob = path.join(folder, 'program.blob');
    const config = path.join(folder, 'config.json');
    const assets = Object.fromEntries(files.map((name) => [name, path.join(root, name)]));
    const start = path.join(root, 'scripts/binary/start.cjs');
    writeFileSync(
      config,
      JSON.stringify({
        main: start,
        output: blob,
        disableExperimentalSEAWarning: true,
        assets: { ...assets, 'files.json': list },
      }),
    );
    execFileSync(process.execPath, ['--experimental-sea-config', config], { stdio: ['ignore', 'ignore', 'inherit'] });
    mkdirSync(path.dirname(output), { recursive: true });
    rmSync(output, { force: true });
    copyFileSync(node, output);
    chmodSync(output, 0o755);
    const { warn } = console;
    console.warn = () => {}; // It speaks of sections of Node's file whose names it doesn't know; what fails it throws.
    try {
      await inject(output, 'NODE_SEA_BLOB', readFileSync(blob), { sentinelFuse: FUSE, machoSegmentName: 'NODE_SEA' });
    } finally {
      console.warn = warn;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    const { values } = parseArgs({ options: { node: { type: 'string' }, output: { type: 'string' } } });
    if (values.node && !existsSync(values.node)) throw new Refusal(`${values.node} doesn't exist.`);
    installPackages();
    if (run(process.execPath, ['esbuild.js', '--minify']) !== 0) throw new Refusal('The build failed; see above.');
    await writeNotices();
    const node = path.resolve(values.node ?? process.execPath);
    const output = path.resolve(values.output ?? path.join(root, 'dist/bin', `policy-text${path.extname(node)}`));
    await packBinary(output, node);
    console.log(`\n${path.relative(process.cwd(), output)}, ${(statSync(output).size / 1_000_000).toFixed(0)} MB.`);
  });
}
