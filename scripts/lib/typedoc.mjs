// typedoc, which makes pages of the library's declarations. It reads them with a TypeScript older than the project's own, so
// that both are installed in the user's cache, once, and never among the project's packages. Nothing that they install runs.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, npm, Refusal, root, run, say } from './setup.mjs';

const VERSION = '0.28.20';
const TYPESCRIPT = '5.9.3';

/** The program; undefined, with a sentence, where it is not there and can't be had. */
export function typedoc() {
  const folder = path.join(cacheFolder(), `typedoc-${VERSION}-typescript-${TYPESCRIPT}`);
  const program = path.join(folder, 'node_modules/typedoc/bin/typedoc');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
  try {
    const packages = [`typedoc@${VERSION}`, `typescript@${TYPESCRIPT}`];
    npm(['install', '--ignore-scripts', ...packages], folder, 'Installing typedoc (once, 50 MB)');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(`The pages of the library were left out: typedoc could not be installed. ${error.message}`);
    return undefined;
  }
  return program;
}

/** Makes the pages of the library in a folder: its guide with the examples, and a page for each of its functions and types. */
export function makeLibraryPages(folder) {
  const program = typedoc();
  if (!program) return false;
  const options = {
    entryPoints: 'server/src/api/index.ts',
    tsconfig: 'tsconfig.api.json',
    out: folder,
    name: 'policy-text',
    readme: 'docs/library.md',
    excludePrivate: 'true',
    // Where a declaration lies is nobody's business but ours.
    disableSources: 'true',
    hideGenerator: 'true',
    // What only hangs together inside, such as the passages of an analysis, is named and has no page.
    'validation.notExported': 'false',
    treatWarningsAsErrors: 'true',
    logLevel: 'Warn',
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  if (run(process.execPath, [program, ...words], { cwd: root }) !== 0)
    throw new Refusal('The pages of the library could not be made; see above.');
  return true;
}
