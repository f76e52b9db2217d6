import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/lib/setup.mjs';

export const title =
  'an immigration lawyer follows citations into the law, mends a wrong one, and takes them into a letter';

export async function journey(walk) {
  const order = readFileSync(path.join(root, 'samples/orderly-processing.txt'), 'utf8');
  const window = await walk.open({ 'order.txt': order });
  const { keyboard } = window.page;
  const lines = order.split('\n');
  const wrong = lines.findIndex((line) => line.includes('1226(a)'));
  await window.status();
  await walk.lookAtHover('wrong-citation', wrong + 1, '1226', 1);
  await window.goToLine(`${wrong + 1}:${lines[wrong].indexOf('1226(a)') + 2}`);
  const fixes = async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+.');
    await window.page.locator('.action-widget').waitFor({ timeout: 20_000 });
  };
  await fixes();
  await walk.look('fixes', fixes);
  await keyboard.press('Escape');
  await keyboard.press('F12');
  await window.page.waitForTimeout(2500);
  await walk.look('law');
  const law = window.page.locator('.monaco-editor .view-lines').last();
  await law.click();
  await keyboard.press('Control+Home');
  await window.page.waitForTimeout(800);
  await walk.look('law-from-its-start');
  await window.page.locator('.tab', { hasText: 'order.txt' }).click();
  await window.command('Policy Text: Look Up Law…');
  await window.page.waitForTimeout(1200);
  await walk.look('look-up-empty');
  for (const words of ['credible fear', 'IEEPA', '8 usc 1225b']) {
    await window.input.fill(words);
    await window.page.waitForTimeout(1500);
    await walk.look(`look-up-${words.replaceAll(' ', '-')}`);
  }
  await keyboard.press('Escape');
  await window.command('Policy Text: Add Law…');
  await window.page.waitForTimeout(1500);
  await walk.look('add-law');
  await keyboard.press('Escape');
  const cited = lines.findIndex((line) => line.includes('235(b)(2)(C)'));
  await window.goToLine(`${cited + 1}:${lines[cited].indexOf('235(b)(2)(C)') + 3}`);
  await window.command('Policy Text: Copy Citation As…');
  await window.choices().first().waitFor();
  await walk.look('copy-citation');
  await keyboard.press('Escape');
  await window.command('Policy Text: Copy as Formatted Text');
  await window.page.waitForTimeout(2500);
  await walk.look('copy-formatted');
  await keyboard.press('Escape');
  await window.page.locator('.tab', { hasText: 'order.txt' }).click();
  const { x, y } = await window.place('235(b)', 2);
  await window.page.mouse.click(x, y, { button: 'right' });
  await window.page.waitForTimeout(800);
  await window.page.screenshot({ path: path.join(walk.folder, 'menu.png') });
}
