// A browser for tests and pictures: one that is there, else Debian's, else the library's own download.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Refusal, root, run, say } from '../lib/setup.mjs';

const PLACES = [
  process.env.POLICY_TEXT_BROWSER,
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].flatMap((name) => [
    `/usr/bin/${name}`,
    `/snap/bin/${name}`,
  ]),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [
          path.join(folder, 'Google/Chrome/Application/chrome.exe'),
          path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ]
      : [],
  ),
];

const present = () => PLACES.find((place) => place && existsSync(place));

const runsAsRoot = () => process.getuid?.() === 0;

/** Installs Debian's Chromium, with one family of fonts, where this is Debian and we are root. */
function installFromDebian() {
  if (!runsAsRoot() || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  say('Installing Chromium from Debian (once, about a minute) …');
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], quiet);
  return present();
}

/** Lets playwright download its own Chromium. */
function download(chromium) {
  if (!existsSync(chromium.executablePath())) {
    say('Downloading a browser (once) …');
    const cli = path.join(root, 'node_modules/playwright-core/cli.js');
    run(process.execPath, [cli, 'install', '--with-deps', 'chromium'], { stdio: ['ignore', 'ignore', 'ignore'] });
  }
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** Starts a headless browser of Chromium's family, which it finds or installs. Throws a refusal where it can't. */
export async function launchBrowser() {
  const { chromium } = await import('playwright-core');
  const executablePath = present() ?? installFromDebian() ?? download(chromium);
  if (!executablePath) {
    throw new Refusal(
      'No browser: install Chromium, Chrome or Edge, or name one in POLICY_TEXT_BROWSER, and run the command again.',
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      ...(runsAsRoot() ? ['--no-sandbox'] : []),
      ...['--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    ],
  });
}
