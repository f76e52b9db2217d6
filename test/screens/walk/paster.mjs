import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/lib/setup.mjs';

export const title = 'a drafter pastes an order into a new file and reads it';

export async function journey(walk) {
  const window = await walk.open({ 'notes.txt': 'Ask counsel about lamps.\n' }, { opened: false });
  const { keyboard } = window.page;
  await window.command('File: New Untitled Text File');
  await window.page.locator('.monaco-editor .view-line').first().waitFor();
  await window.paste(readFileSync(path.join(root, 'samples/orderly-processing.txt'), 'utf8'));
  await window.status();
  await window.outline('Section 1. Purpose');
  await keyboard.press('Control+Home');
  await window.page.waitForTimeout(1000);
  await walk.look('recognised');
  await walk.lookAtHover('reference', 29, 'section 2 of this');
  await walk.lookAtHover('citation', 33, '235(b)', 2);
  await window.goToLine('35:48');
  await keyboard.press('Shift+F12');
  await window.page.waitForTimeout(1500);
  await walk.look('references');
  await keyboard.press('Escape');
  await keyboard.press('Control+Shift+O');
  await window.choices('Policy').first().waitFor();
  await walk.look('go-to-section', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+Shift+O');
    await window.choices('Policy').first().waitFor();
  });
  await keyboard.press('Escape');
  await keyboard.press('Control+S');
  await window.page.waitForTimeout(1500);
  await walk.look('save-as');
}
