// Runs the suite of test/vscode inside a real VS Code, through @vscode/test-electron: the desktop VS Code where it can
// be downloaded and shown, else the VS Code server's extension host.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests, SilentReporter } from '@vscode/test-electron';
import { main, root, say } from './lib/setup.mjs';

/** The executable: `$POLICY_TEXT_VSCODE`, a download, or what stands in for it. */
async function findExecutable() {
  if (process.env.POLICY_TEXT_VSCODE) return process.env.POLICY_TEXT_VSCODE;
  const standIn = path.join(root, 'scripts/vscode-host/code.mjs');
  const canShow = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!canShow) return standIn;
  try {
    return await downloadAndUnzipVSCode({ cachePath: path.join(root, '.vscode-test'), reporter: new SilentReporter() });
  } catch (error) {
    say(`VS Code can't be downloaded (${error instanceof Error ? error.message : error}); its server does instead.`);
    return standIn;
  }
}

await main(async () => {
  const userData = mkdtempSync(path.join(tmpdir(), 'policy-text-vscode-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return runTests({
    vscodeExecutablePath: await findExecutable(),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'dist-test/vscode/index.js'),
    launchArgs: [path.join(root, 'samples'), '--disable-extensions', `--user-data-dir=${userData}`, ...asRoot],
  });
});
