// npm run walk [-- JOURNEY…]: walks the journeys of test/screens/walk/ in a real window, and takes each step's picture in light,
// dark and high contrast at 900 and 1280 pixels, to be looked at. They are no tests: what hurts is seen, not asserted.
//   POLICY_TEXT_PICTURES=FOLDER   where the pictures go; `walked` in the system's folder for temporary files otherwise
// Each step makes six pictures and one sheet of four of them, NN-step.png, which shows enough to look at first.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackages, main, Refusal, say } from '../../scripts/lib/setup.mjs';
import { launchBrowser } from '../../scripts/vscode-host/browser.mjs';
import { openWindow, writeFiles } from './window.mjs';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 700 },
];
const COLOURS = ['light', 'dark', 'contrast'];
const SHEET = ['light-900', 'dark-900', 'contrast-900', 'light-1280'];

/** What a journey is given: a window where it wants one, and an eye on each of its steps. */
class Walk {
  #steps = 0;
  #sheets = [];

  constructor(folder) {
    this.folder = folder;
  }

  /** Opens a window on files of a new folder (text by name), the first one open where `opened` isn't false. */
  async open(files, { settings, opened = true, prepare } = {}) {
    this.files = writeFiles(files);
    await prepare?.(this.files);
    const file = opened ? path.join(this.files, Object.keys(files)[0]) : undefined;
    this.window = await openWindow(file, settings, { scale: 1, folder: this.files });
    return this.window;
  }

  /** Takes the pictures of what is there; `again` brings back what a change of size or colours takes away. */
  async look(step, again) {
    const { page } = this.window;
    const name = `${String(++this.#steps).padStart(2, '0')}-${step}`;
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const colours of COLOURS) {
        await this.window.setColours(colours);
        await again?.();
        await page.waitForTimeout(500);
        await page.screenshot({ path: path.join(this.folder, `${name}-${colours}-${size.width}.png`) });
      }
    }
    await page.setViewportSize(SIZES[0]);
    await this.window.setColours('light');
    await again?.();
    this.#sheets.push(name);
    say(`  ${name}`);
  }

  /** Takes the pictures of the hover on some words of a line: a change of size moves them, and takes the hover away. */
  async lookAtHover(step, line, words, into) {
    await this.look(step, async () => {
      await this.window.page.keyboard.press('Escape');
      await this.window.goToLine(line);
      await this.window.page.waitForTimeout(500);
      await this.window.hover(words, into);
    });
    await this.window.page.keyboard.press('Escape');
  }

  /** Pictures of a page outside VS Code. */
  async lookAt(page, step) {
    this.window = {
      page,
      setColours: (colours) =>
        page.emulateMedia({
          colorScheme: colours === 'light' ? 'light' : 'dark',
          forcedColors: colours === 'contrast' ? 'active' : 'none',
        }),
    };
    await this.look(step);
  }

  /** Closes the window and makes the sheets. */
  async end() {
    await this.window?.close?.();
    if (this.files) rmSync(this.files, { recursive: true, force: true });
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1810, height: 1420 } });
    for (const name of this.#sheets) {
      const files = SHEET.map((of) => `<img src="file://${path.join(this.folder, `${name}-${of}.png`)}" width="900">`);
      const sheet = path.join(this.folder, `${name}.html`);
      writeFileSync(sheet, `<body style="margin:0;font-size:0">${files.join(' ')}`);
      await page.goto(`file://${sheet}`);
      await page.screenshot({ path: path.join(this.folder, `${name}.png`) });
      rmSync(sheet);
    }
    await browser.close();
  }
}

await main(async () => {
  installPackages();
  const journeys = readdirSync(path.join(import.meta.dirname, 'walk')).map((name) => path.parse(name).name);
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !journeys.includes(name));
  if (unknown) throw new Refusal(`No journey is named ${unknown}; there are: ${journeys.join(', ')}.`);
  const pictures = process.env.POLICY_TEXT_PICTURES ?? path.join(tmpdir(), 'walked');
  for (const name of wanted.length > 0 ? wanted : journeys) {
    const folder = path.join(pictures, name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const { title, journey } = await import(`./walk/${name}.mjs`);
    say(`${name}: ${title}`);
    const walk = new Walk(folder);
    try {
      await journey(walk);
    } catch (error) {
      say(`  ended at ${error.stack ?? error}`);
      await walk.window?.page.screenshot({ path: path.join(folder, 'ended.png') });
    } finally {
      await walk.end();
    }
  }
  say(`The pictures are in ${pictures}.`);
});
