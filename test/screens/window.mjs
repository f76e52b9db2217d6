// A window of the real VS Code with the extension and a document in it, driven as a user would.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { launchBrowser } from '../../scripts/vscode-host/browser.mjs';
import { startServer, workbenchUrl } from '../../scripts/vscode-host/server.mjs';

const SETTINGS = {
  'workbench.colorTheme': 'Default Light Modern',
  'editor.minimap.enabled': false,
  'editor.fontSize': 14,
  'outline.collapseItems': 'alwaysExpand',
};

/**
 * Opens the file (an absolute path) in a window of its own, with more settings where a test wants them. `scale` is that of
 * its pictures.
 */
export async function openWindow(file, settings = {}, { scale = 1.5 } = {}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'policy-text-window-'));
  const server = await startServer({ dataDir, settings: { ...SETTINGS, ...settings } });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: scale });
  await page.goto(workbenchUrl({ port: server.port, folder: path.dirname(file), extension: root, file }));
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
  const close = async () => {
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return new Window(page, close);
}

/** The text of what a locator finds, as the window shows it. */
export const textOf = async (locator) => (await locator.allInnerTexts()).join('\n');

/** A page with a workbench in it. */
export class Window {
  constructor(page, close) {
    this.page = page;
    this.close = close;
  }

  /** Opens the command palette; a page that is still being drawn may swallow the key. Answers its input. */
  async palette() {
    const input = this.page.locator('.quick-input-widget input');
    const isThere = () =>
      input.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    for (let tries = 0; tries < 5; tries++) {
      await this.page.keyboard.press('F1');
      if (await isThere()) break;
    }
    return input;
  }

  /** Runs a command by its name in the command palette; what a document just opened enables may come a moment later. */
  async command(name) {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
    const isThere = () =>
      row.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
    for (let tries = 0; tries < 5; tries++) {
      const input = await this.palette();
      await input.fill(`>${name}`);
      if (await isThere()) {
        await this.page.keyboard.press('Enter');
        // A command may open a box of its own at once: the palette is gone when its words are.
        return row.waitFor({ state: 'hidden' });
      }
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`the command palette has no "${name}"`);
  }

  /** Puts the cursor on a line, counted from 1, and that line into view. */
  async goToLine(line) {
    await this.page.locator('.monaco-editor .view-lines').first().click();
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill(`:${line}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** The middle of some words that the editor shows, `into` characters after their start. */
  async place(words, into = Math.floor(words.length / 2)) {
    const place = await this.page.evaluate(
      ([wanted, offset]) => {
        for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
          const at = line.textContent.replaceAll('\u00a0', ' ').indexOf(wanted);
          if (at < 0) continue;
          let left = at + offset;
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (left < node.data.length) {
              const range = document.createRange();
              range.setStart(node, left);
              range.setEnd(node, left + 1);
              const { x, y, width, height } = range.getBoundingClientRect();
              return { x: x + width / 2, y: y + height / 2 };
            }
            left -= node.data.length;
          }
        }
        return null;
      },
      [words, into],
    );
    if (!place) throw new Error(`the editor doesn't show "${words}"`);
    return place;
  }

  /** Rests the mouse on the words until the hover is there. Answers its text. */
  async hover(words, into) {
    const { x, y } = await this.place(words, into);
    await this.page.mouse.move(x - 30, y + 100);
    await this.page.mouse.move(x, y, { steps: 5 });
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
    await hover.waitFor({ timeout: 20_000 });
    await this.page.waitForTimeout(600); // It fades in.
    return textOf(hover);
  }

  /** Folds the list of files, so that the outline has the side bar to itself. */
  async makeRoomForOutline() {
    await this.command('Explorer: Focus on Outline View');
    await this.page.locator('.pane-header.expanded', { hasText: /samples/i }).click();
  }

  /** The rows of the outline, once one of them has the words. */
  async outline(words) {
    const rows = this.page.locator('.outline-tree .monaco-list-row');
    await rows.filter({ hasText: words }).first().waitFor({ timeout: 60_000 });
    return rows.allInnerTexts();
  }

  /** The notifications that are shown, once one has the words: their text, and how many links are in them. */
  async notifications(words) {
    const list = this.page.locator('.notifications-toasts .notification-list-item-message');
    await list.filter({ hasText: words }).first().waitFor({ timeout: 60_000 });
    return { text: await textOf(list), links: await list.locator('a').count() };
  }

  /** The text of the status bar's item. */
  async status() {
    const item = this.page.locator('#policy-text\\.policy-text\\.policyText\\.status');
    await item.waitFor({ timeout: 30_000 });
    return textOf(item);
  }

  /** Saves a picture, of a part of the window where one is named, where pictures are wanted. */
  async picture(name, clip) {
    const folder = process.env.POLICY_TEXT_PICTURES;
    if (folder) await this.page.screenshot({ path: path.join(folder, `${name}.png`), ...(clip ? { clip } : {}) });
  }
}
