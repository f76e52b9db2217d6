export const title =
  'a drafter writes an order from a template, numbers it, mends it and checks it before it is signed';

export async function journey(walk) {
  const window = await walk.open({ 'notes.txt': 'Ask counsel about lamps.\n' }, { opened: false });
  const { keyboard } = window.page;
  await window.command('Policy Text: New Document…');
  await window.choices('Executive order').waitFor();
  await walk.look('which-document');
  await window.choose('Executive order');
  await window.page.locator('.monaco-editor .view-line', { hasText: 'Section 1' }).first().waitFor();
  await keyboard.type('Lighting the Harbors of the United States');
  await walk.look('template');
  await keyboard.press('Escape');
  await window.status();
  await window.command('Problems: Focus on Problems View');
  await window.page.locator('.markers-panel .monaco-list-row').first().waitFor({ timeout: 30_000 });
  await walk.look('findings-of-the-template');
  await keyboard.press('Control+Home');
  await window.command('View: Toggle Panel Visibility');
  // A section of the drafter's own, behind the first one.
  const lines = window.page.locator('.monaco-editor .view-line');
  await lines.filter({ hasText: 'Section 1.' }).first().click();
  await window.command('Policy Text: Insert Section After');
  await window.page.waitForTimeout(1500);
  await walk.look('inserted');
  await keyboard.type('Lamps');
  await keyboard.press('Tab');
  await keyboard.type('The Secretary of Commerce (Secretary) shall:');
  await keyboard.press('Enter');
  await window.page.waitForTimeout(700);
  await keyboard.type('inspect each lamp within 30 days of the date of this order, consistent with section 12');
  await window.page.waitForTimeout(1200);
  await walk.look('typed');
  await keyboard.press('Escape');
  await keyboard.type('; and');
  await keyboard.press('Enter');
  await window.page.waitForTimeout(700);
  await keyboard.type('report to the President under section 1226(a) of the Immigration and Nationality Act.');
  await window.page.waitForTimeout(1500);
  await walk.look('list');
  await keyboard.press('Control+.');
  await window.page.locator('.action-widget').waitFor({ timeout: 20_000 });
  await walk.look('fix', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+.');
    await window.page.locator('.action-widget').waitFor({ timeout: 20_000 });
  });
  await keyboard.press('Escape');
  await window.command('Fix All');
  await window.page.waitForTimeout(800);
  await window.command('Format Document');
  await window.page.waitForTimeout(800);
  await window.command('Policy Text: Renumber Document');
  await window.page.waitForTimeout(1500);
  await walk.look('renumbered');
  await window.command('Problems: Focus on Problems View');
  await window.page.waitForTimeout(1000);
  await walk.look('before-signature');
}
