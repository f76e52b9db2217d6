// Serves VS Code for the Web, whose extension host is a worker of the page, with the extension under development.
import { createRequire } from 'node:module';
import { installWeb, WEB_COMMIT } from './install.mjs';
import { freePort } from './server.mjs';

/** Answers { url, stop }. The folder (an absolute path) is what the window has open, read-only. */
export async function startWeb({ extension, folder }) {
  const { module, builds } = installWeb();
  const port = await freePort();
  const { open } = createRequire(import.meta.url)(module);
  const log = console.log;
  console.log = () => {}; // It announces itself at length.
  const served = await open({
    browserType: 'none',
    host: '127.0.0.1',
    port,
    quality: 'stable',
    commit: WEB_COMMIT,
    testRunnerDataDir: builds,
    extensionDevelopmentPath: extension,
    folderPath: folder,
  });
  console.log = log;
  return { url: `http://127.0.0.1:${port}/`, stop: () => served.dispose() };
}
