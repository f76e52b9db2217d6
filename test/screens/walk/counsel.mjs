export const title = 'an office sets its own rules, and looks at settings, problems and the walkthrough';

const ORDER = `Executive Order 14990 of March 3, 2026

Orderly Harbors

Section 1. Duties. (a) The Secretary of Commerce shall review the harbors under section 1226(a) of the Immigration and Nationality Act.

(b) The Attorney General must act within five (6) days, consistent with section 9 of this order.

(d) The term “harbor” means a place where ships lie.
`;

export async function journey(walk) {
  const window = await walk.open({ 'order.policy': ORDER, '.policy-text.json': '{\n  \n}\n' });
  const { keyboard } = window.page;
  await window.status();
  await window.command('Problems: Focus on Problems View');
  await window.page.locator('.markers-panel .monaco-list-row').nth(2).waitFor({ timeout: 30_000 });
  await walk.look('problems');
  await window.command('View: Toggle Panel Visibility');
  await window.openFile('.policy-text.json');
  await window.goToLine('2:3');
  const complete = async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+Space');
    await window.page.locator('.suggest-widget.visible').waitFor({ timeout: 20_000 });
    await window.page.waitForTimeout(500);
  };
  await complete();
  await walk.look('office-rules', complete);
  await keyboard.press('Escape');
  await window.command('Preferences: Open Settings (UI)');
  await window.page.waitForTimeout(1500);
  await keyboard.type('policyText');
  await window.page.waitForTimeout(2000);
  await walk.look('settings');
  await window.command('Welcome: Open Walkthrough...');
  await window.choose('Get started with Policy Text');
  await window.page.locator('.getting-started-step').first().waitFor({ timeout: 30_000 });
  await window.page.waitForTimeout(1500);
  await walk.look('walkthrough');
}
