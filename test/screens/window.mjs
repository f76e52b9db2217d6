// A window of the real VS Code with the extension and a document in it, driven as a user would.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { launchBrowser } from '../../scripts/vscode-host/browser.mjs';
import { startServer, workbenchUrl } from '../../scripts/vscode-host/server.mjs';

const SETTINGS = {
  // The colours are those that the page prefers, so that a window can change them: see `setColours`.
  'window.autoDetectColorScheme': true,
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.preferredHighContrastColorTheme': 'Default High Contrast',
  'editor.minimap.enabled': false,
  'editor.fontSize': 14,
  'outline.collapseItems': 'alwaysExpand',
};

/**
 * Opens the file (an absolute path), or the folder alone where none is named, in a window of its own, with more settings where
 * somebody wants them. `scale` is that of its pictures.
 */
export async function openWindow(file, settings = {}, { scale = 1.5, folder = path.dirname(file) } = {}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'policy-text-window-'));
  const server = await startServer({ dataDir, settings: { ...SETTINGS, ...settings } });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: scale });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(workbenchUrl({ port: server.port, folder, extension: root, file }));
  const sign = file ? '.monaco-editor .view-line' : '.monaco-workbench .explorer-folders-view';
  await page.locator(sign).first().waitFor({ timeout: 60_000 });
  const close = async () => {
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return new Window(page, close);
}

/** Writes files (text by name, which may have folders in it) into a new folder. Answers its path. */
export function writeFiles(files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-files-'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/**
 * For a `describe`: before its tests opens a window on a folder with these files, the first of them open, or on a file that is
 * there (an absolute path), and clears all away after them; takes a picture of what failed. `prepare` is given the folder before
 * the window opens, and answers settings where the tests need them. Answers what has `window` and `folder` once the tests run.
 */
export function useWindow(files, { prepare, ...options } = {}) {
  const held = {};
  before(async () => {
    const own = typeof files !== 'string';
    held.folder = own ? writeFiles(files) : path.dirname(files);
    const settings = (await prepare?.(held.folder)) ?? {};
    held.window = await openWindow(own ? path.join(held.folder, Object.keys(files)[0]) : files, settings, options);
  });
  after(async () => {
    await held.window?.close();
    if (typeof files !== 'string') rmSync(held.folder, { recursive: true, force: true });
  });
  afterEach(async function () {
    if (this.currentTest.state === 'failed')
      await held.window?.picture(`failed-${this.currentTest.title.replace(/\W+/g, '-').slice(0, 40)}`);
  });
  return held;
}

/** The text of what a locator finds, as the window shows it. */
export const textOf = async (locator) => (await locator.allInnerTexts()).join('\n');

/** A page with a workbench in it. */
export class Window {
  constructor(page, close) {
    this.page = page;
    this.close = close;
  }

  /** Puts the window's colours: 'light', 'dark', or 'contrast'. */
  async setColours(colours) {
    await this.page.emulateMedia({
      colorScheme: colours === 'light' ? 'light' : 'dark',
      forcedColors: colours === 'contrast' ? 'active' : 'none',
    });
    const theme = { light: 'vs', dark: 'vs-dark', contrast: 'hc-black' }[colours];
    await this.page.locator(`.monaco-workbench.${theme}`).first().waitFor();
  }

  /** The box into which a list of choices, or a question, takes words. */
  get input() {
    return this.page.locator('.quick-input-box input');
  }

  /** Opens the command palette; a page that is still being drawn may swallow the key. Answers its input. */
  async palette() {
    const input = this.input;
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
    const row = this.choices(new RegExp(`(?:^|: )${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)).first();
    for (let tries = 0; tries < 5; tries++) {
      const input = await this.palette();
      // What the command before this one brings into focus may close the palette at any moment.
      const isChosen = await input
        .fill(`>${name}`, { timeout: 3000 })
        .then(() => row.click({ timeout: 5000 }))
        .then(
          () => true,
          () => false,
        );
      // A command may open a box of its own at once: the palette is gone when its words are.
      if (isChosen) return row.waitFor({ state: 'hidden' });
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`the command palette has no "${name}"`);
  }

  /** The rows of the list that a command has opened, those with the words where some are given. */
  choices(hasText) {
    return this.page.locator('.quick-input-list .monaco-list-row', hasText ? { hasText } : {});
  }

  /** Chooses the row with the words. */
  async choose(words) {
    const row = this.choices(words).first();
    await row.waitFor({ timeout: 20_000 });
    await row.click();
  }

  /** Answers the box that a command has opened, once it is there. */
  async answer(words) {
    const { input } = this;
    await input.waitFor();
    await input.fill(words);
    await this.page.keyboard.press('Enter');
  }

  /** Opens a file of the folder by a double click. */
  async openFile(name) {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().dblclick();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /** The page that an editor shows in a frame, with the words in it. */
  frame(words) {
    return this.#framed(':not([src*="purpose=webviewView"])').filter({ hasText: words });
  }

  /** The page in the panel. */
  get panel() {
    return this.#framed('[src*="purpose=webviewView"]');
  }

  #framed(which) {
    return this.page.frameLocator(`iframe.webview.ready${which}`).frameLocator('#active-frame').locator('body');
  }

  /** Puts text where the cursor is, by the clipboard. */
  async paste(text) {
    await this.page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await this.page.keyboard.press('Control+V');
  }

  /** Puts the cursor on a line, counted from 1, and that line into view. */
  async goToLine(line) {
    await this.page.locator('.monaco-editor .view-lines').first().click();
    await this.page.keyboard.press('Control+G');
    const input = this.input;
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
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
    // What comes to the words before the server is up is answered by nothing.
    for (let tries = 0; tries < 4 && !(await hover.isVisible()); tries++) {
      const { x, y } = await this.place(words, into);
      await this.page.mouse.move(x - 30, y + 100);
      await this.page.mouse.move(x, y, { steps: 5 });
      await hover.waitFor({ timeout: 6000 }).catch(() => {});
    }
    await hover.waitFor({ timeout: 1000 });
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
