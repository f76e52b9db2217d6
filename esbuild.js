// Builds the bundles: `node esbuild.js` all of the product, `node esbuild.js engine cli` those named, tests included.
// `--minify` and `--sourcemap` as esbuild means them.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');
const YAML = require('yaml');

process.chdir(__dirname);

/** Lets code import what lawyers wrote in YAML; a file that doesn't parse fails the build with its name and line. */
const yamlPlugin = {
  name: 'yaml',
  setup(build) {
    build.onLoad({ filter: /\.yaml$/ }, (args) => {
      const document = YAML.parseDocument(fs.readFileSync(args.path, 'utf8'));
      if (document.errors.length > 0) {
        return { errors: document.errors.map((e) => ({ text: `${path.basename(args.path)}: ${e.message}` })) };
      }
      return { contents: JSON.stringify(document.toJS()), loader: 'json', watchFiles: [args.path] };
    });
  },
};

const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  sourcemap: process.argv.includes('--sourcemap') ? 'linked' : false,
  minify: process.argv.includes('--minify'),
  logLevel: 'warning',
  loader: { '.tsv': 'text', '.txt': 'text' },
  plugins: [yamlPlugin],
};
const node = { ...common, platform: 'node', external: ['vscode'] };
const web = { ...common, platform: 'browser', external: ['vscode'] };

/** The test files of a folder, each a bundle of its own; mocha runs them with the checkout as working directory. */
const testBundle = (folder) => ({
  ...node,
  sourcemap: 'inline',
  minify: false,
  external: ['vscode', 'mocha'],
  entryPoints: (fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }) : [])
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name)),
  outbase: folder,
  outdir: folder.replace('test', 'dist-test'),
});

/** The pool of workers finds its own entry beside the program by `import.meta.url`. */
const TINYPOOL_ENTRY = 'node_modules/tinypool/dist/entry/worker.js';
const OWN_ADDRESS = {
  define: { 'import.meta.url': 'ownAddress' },
  banner: { js: "#!/usr/bin/env node\nconst ownAddress = require('node:url').pathToFileURL(__filename).href;" },
};

/** The bundles that make the product. */
const product = {
  cli: {
    ...node,
    entryPoints: {
      cli: 'server/src/cli/main.ts',
      worker: 'server/src/cli/worker.ts',
      converter: 'server/src/convert/import.ts',
      'entry/worker': TINYPOOL_ENTRY,
    },
    outdir: 'dist',
    ...OWN_ADDRESS,
  },
  server: {
    ...node,
    entryPoints: {
      server: 'server/src/lsp/node.ts',
      importer: 'server/src/lsp/importer.ts',
      indexer: 'server/src/lsp/indexer.ts',
      'entry/worker': TINYPOOL_ENTRY,
    },
    outdir: 'dist',
    ...OWN_ADDRESS,
  },
  api: {
    ...common,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    external: ['node:*'],
    entryPoints: { 'policy-text': 'server/src/api/index.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
  },
  client: { ...node, entryPoints: { client: 'client/src/node.ts' }, outdir: 'dist' },
  'web-server': { ...web, format: 'iife', entryPoints: { server: 'server/src/lsp/browser.ts' }, outdir: 'dist/web' },
  'web-client': { ...web, entryPoints: { client: 'client/src/browser.ts' }, outdir: 'dist/web' },
};

/** The page that `npm run playground` makes: its own part; the server in it is that of the browser. */
const playground = { ...web, format: 'iife', entryPoints: ['playground/main.ts'], outdir: 'dist' };

/** Puts the tables of law and the explanations, gathered in one file, beside the programs that read them. */
function copyLaw() {
  fs.mkdirSync('dist/law', { recursive: true });
  for (const name of fs.readdirSync('server/data/law').filter((file) => file.endsWith('.gz'))) {
    fs.copyFileSync(path.join('server/data/law', name), path.join('dist/law', name));
  }
  const explanations = fs
    .readdirSync('server/data/explanations', { recursive: true })
    .filter((name) => name.endsWith('.md') && path.basename(name) !== 'README.md')
    .map((name) => ({ name, markdown: fs.readFileSync(path.join('server/data/explanations', name), 'utf8') }));
  fs.writeFileSync('dist/law/explanations.json', JSON.stringify(explanations));
}

/** The bundles that test it. */
const tests = {
  law: testBundle('test/law'),
  'cli-tests': testBundle('test/cli'),
  engine: testBundle('test/engine'),
  convert: testBundle('test/convert'),
  features: testBundle('test/features'),
  protocol: testBundle('test/protocol'),
  vscode: { ...testBundle('test/vscode'), entryPoints: { index: 'test/vscode/index.ts' } },
};

module.exports = { node, web, product, playground, tests, copyLaw };

if (require.main === module) {
  const all = { ...product, ...tests };
  const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const unknown = names.find((name) => !(name in all));
  if (unknown) {
    console.error(`No bundle is named ${unknown}; there are: ${Object.keys(all).join(', ')}.`);
    process.exit(1);
  }
  copyLaw();
  const chosen = names.length > 0 ? names.map((name) => all[name]) : Object.values(product);
  Promise.all(chosen.map((bundle) => esbuild.build(bundle))).catch(() => process.exit(1));
}
