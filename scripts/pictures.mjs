// npm run pictures: takes the pictures of docs/images anew, by the tests of test/screens.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { installPackages, main, root, run } from './lib/setup.mjs';

await main(() => {
  installPackages();
  const folder = path.join(root, 'docs/images');
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, POLICY_TEXT_PICTURES: folder };
  return run(process.execPath, ['esbuild.js']) || run(process.execPath, ['scripts/test.mjs', 'screens'], { env });
});
