import path from 'node:path';
import Mocha from 'mocha';

/** VS Code calls this in its extension host. The suites are loaded once mocha's globals are there. */
export async function run(): Promise<void> {
  const reporter = path.resolve(__dirname, '../../scripts/lib/counting-reporter.cjs');
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 30_000, reporter: require(reporter) });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./quiet.ts');
  await import('./amending.ts');
  await import('./chosenFile.ts');
  await import('./drafting.ts');
  await import('./features.ts');
  await import('./importing.ts');
  await import('./law.ts');
  await import('./nulFiles.ts');
  await import('./recognition.ts');
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
