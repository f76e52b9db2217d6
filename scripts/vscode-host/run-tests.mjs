// Runs an extension's tests in the extension host of the VS Code server: a workbench is opened in a headless browser
// with the extension under development and its tests, and says how they ended.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { startServer, workbenchUrl } from './server.mjs';

/** What the workbench itself says on its console in this set-up, and nobody needs to read. */
const NOISE = new RegExp(
  [
    'vscode/ripgrep|connection token|^Creating a socket|^Updating additional builtin|Service Worker\\]|^ChatSessionStore|open-vsx\\.org',
    'Could not locate the bindings file|Release.watchdog|builtin (extensions|location)|package\\.nls\\.json',
    'Loading development extension|fs provider registers|^ENOPRO|AccountPolicyGate|AgentHost',
  ].join('|'),
);

/**
 * extension: its folder; tests: the module that exports `run()`; folder: what the workbench opens.
 * Answers 0 or 1; a run that doesn't end within `seconds` is a failure.
 */
export async function runTests({ extension, tests, folder, seconds = 240 }) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'policy-text-host-'));
  const server = await startServer({ dataDir });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const code = await new Promise((resolve, reject) => {
      const late = new Error(`The tests didn't end within ${seconds} seconds.`);
      const timer = setTimeout(() => reject(late), seconds * 1000);
      const start = async () => {
        // VS Code calls these two globals where a page has them.
        await page.exposeFunction('codeAutomationLog', (type, args) => {
          const line = format(...args);
          if (!NOISE.test(line)) (console[type] ?? console.log)(line);
        });
        await page.exposeFunction('codeAutomationExit', (exitCode) => {
          clearTimeout(timer);
          resolve(exitCode);
        });
        page.on('crash', () => reject(new Error('The page crashed.')));
        await page.goto(workbenchUrl({ port: server.port, folder, extension, tests }));
      };
      start().catch(reject);
    });
    return code === 0 ? 0 : 1;
  } catch (error) {
    console.error(String(error), '\n', server.log.join(''));
    return 1;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
