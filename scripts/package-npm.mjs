// npm run package:npm: makes policy-text-VERSION.tgz, the library with the command line and the language server.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeNotices } from './lib/notices.mjs';
import { installPackages, main, Refusal, root, run } from './lib/setup.mjs';

/** What of the built product belongs into the package. */
const PROGRAMS = ['policy-text.mjs', 'cli.js', 'worker.js', 'converter.js', 'server.js', 'importer.js', 'indexer.js'];

/** Declarations name other files as they will be looked for: a `.js` whose `.d.ts` lies there. */
function mendImports(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = path.join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(from '\.[^']*|import\("\.[^"]*)\.ts(['"])/g, '$1.js$2'));
  }
}

/** Makes the package in `target`; answers the archive's path. The product must have been built. */
export async function packNpm(target = root) {
  const { name, version, description, keywords, license, bin, engines } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-npm-'));
  try {
    const dist = path.join(folder, 'dist');
    mkdirSync(dist);
    for (const program of PROGRAMS) cpSync(path.join(root, 'dist', program), path.join(dist, program));
    for (const part of ['law', 'entry'])
      cpSync(path.join(root, 'dist', part), path.join(dist, part), { recursive: true });
    cpSync(path.join(root, 'dist/NOTICES.txt'), path.join(folder, 'NOTICES.txt'));
    const types = path.join(dist, 'types');
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    if (run(process.execPath, [tsc, '-p', 'tsconfig.api.json', '--outDir', types]) !== 0)
      throw new Refusal('The declarations could not be made; see above.');
    mendImports(types);
    cpSync(path.join(root, 'docs/rules'), path.join(folder, 'docs/rules'), { recursive: true });
    cpSync(path.join(root, 'docs/library.md'), path.join(folder, 'README.md'));
    cpSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));
    const manifest = {
      name,
      version,
      description,
      keywords,
      license,
      engines: { node: engines.node },
      bin,
      exports: { '.': { types: './dist/types/server/src/api/index.d.ts', default: './dist/policy-text.mjs' } },
      types: './dist/types/server/src/api/index.d.ts',
      sideEffects: false,
    };
    writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    const packed = spawnSync('npm', ['pack', '--silent'], { cwd: folder, encoding: 'utf8' });
    const archive = packed.stdout?.trim().split('\n').at(-1);
    if (packed.status !== 0 || !archive) throw new Refusal(`npm could not make the package:\n${packed.stderr}`);
    const file = path.join(target, archive);
    rmSync(file, { force: true });
    cpSync(path.join(folder, archive), file);
    return file;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    installPackages();
    rmSync(path.join(root, 'dist'), { recursive: true, force: true });
    if (run(process.execPath, ['esbuild.js', '--minify']) !== 0) throw new Refusal('The build failed; see above.');
    const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    await writeNotices(path.join(root, `${name}-${version}-npm.cdx.json`));
    const file = await packNpm();
    console.log(`\n${path.basename(file)}. Install it with "npm install ./${path.basename(file)}".`);
  });
}
