// npm run package: makes policy-text-VERSION.vsix, to install in VS Code with "Extensions: Install from VSIX…".
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeNotices } from './lib/notices.mjs';
import { installPackages, main, Refusal, root, run } from './lib/setup.mjs';
import { putReadme } from './lib/vsix.mjs';

await main(async () => {
  installPackages();
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const vsix = `${name}-${version}.vsix`;
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  if (run(process.execPath, ['esbuild.js', '--minify']) !== 0) throw new Refusal('The build failed; see above.');
  await writeNotices(path.join(root, `${name}-${version}.cdx.json`));
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const flags = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--no-rewrite-relative-links',
    '-o',
    vsix,
  ];
  if (run(process.execPath, [vsce, 'package', ...flags]) !== 0) throw new Refusal('Packaging failed; see above.');
  putReadme(path.join(root, vsix));
  const size = statSync(path.join(root, vsix)).size / 1_000_000;
  console.log(`\n${vsix}, ${size.toFixed(1)} MB. Install it in VS Code with "Extensions: Install from VSIX…".`);
});
