import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../../scripts/lib/setup.mjs';
import { makePlayground } from '../../../scripts/playground.mjs';
import { launchBrowser } from '../../../scripts/vscode-host/browser.mjs';
import { startWeb } from '../../../scripts/vscode-host/web.mjs';
import { Window } from '../window.mjs';

export const title = 'someone without an installation: VS Code for the Web, and the page that is opened from disk';

export async function journey(walk) {
  const browser = await launchBrowser();
  const file = path.join(walk.folder, 'playground.html');
  await makePlayground(file);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(pathToFileURL(file).href);
  await page.locator('#outline button').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(2000);
  await walk.lookAt(page, 'playground');
  await page.locator('#findings button').first().click();
  await page.waitForTimeout(800);
  await walk.lookAt(page, 'playground-finding');
  const host = await startWeb({ extension: root, folder: path.join(root, 'samples') });
  const web = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await web.goto(host.url);
  const row = web.locator('.explorer-folders-view .monaco-list-row', { hasText: 'orderly-processing.txt' });
  await row.waitFor({ timeout: 60_000 });
  await row.dblclick();
  const window = new Window(web);
  await window.outline('Sec. 2. Policy');
  await window.status();
  await web.waitForTimeout(1500);
  await web.screenshot({ path: path.join(walk.folder, 'web.png') });
  await window.goToLine(33);
  await window.hover('235(b)(2)(C)').catch(() => {});
  await web.screenshot({ path: path.join(walk.folder, 'web-hover.png') });
  await browser.close();
  host.stop();
}
