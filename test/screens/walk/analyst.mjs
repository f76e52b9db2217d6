export const title = 'an analyst asks of a folder who shall do what by when, under which law';

const order = (number, title, more = '') => `Executive Order ${number} of March 3, 2026

${title}

By the authority vested in me as President by the Constitution and the laws of the United States of America, including the Immigration and Nationality Act (8 U.S.C. 1101 et seq.), it is hereby ordered:

Section 1. Purpose. It is the policy of the United States to keep its harbors in good order.

Sec. 2. Definitions. For purposes of this order, the term "harbor" means a place where ships lie, and the term "lamp officer" has the meaning given that term in section 101(a)(15) of the Immigration and Nationality Act.

Sec. 3. Duties. (a) The Secretary of Commerce shall, within 30 days of the date of this order, review the harbors under section 212(f) of the Immigration and Nationality Act, in consultation with the Secretary of State, the Attorney General, the Secretary of Homeland Security, and the heads of such other agencies as the Secretary of Commerce considers appropriate.

(b) The Attorney General may issue guidance consistent with 8 U.S.C. 1225(b)(1).

(c) Not later than June 30, 2026, and every 90 days thereafter, each lamp officer shall report to the President.
${more}
`;

export async function journey(walk) {
  const window = await walk.open({
    'first.txt': order(14990, 'Orderly Harbors'),
    'second.txt': order(
      14991,
      'Further Harbors',
      '\nSec. 4. Amendment. Section 3(b) of Executive Order 14990 is revoked.',
    ),
    'third.txt': order(
      14992,
      'The Last Harbors',
      '\nSec. 4. Relation. This order supplements Executive Order 14990 and Executive Order 14991.',
    ),
  });
  const { keyboard } = window.page;
  await window.status();
  await window.command('Policy Text: Show Tables of the Document');
  await window.panel.locator('tr.row').first().waitFor({ timeout: 60_000 });
  for (const view of ['Authorities', 'Deadlines', 'Duties', 'Terms']) {
    await window.command(`Policy Text: Show ${view}`);
    await window.page.waitForTimeout(1200);
    await walk.look(`document-${view.toLowerCase()}`);
  }
  await window.command('Policy Text: Show Tables of the Folder');
  await window.page.waitForTimeout(2500);
  await walk.look('folder');
  await window.command('Policy Text: Filter Tables…');
  await window.panel.getByRole('searchbox').fill('commerce');
  await window.page.waitForTimeout(800);
  await walk.look('filter');
  await keyboard.press('Escape');
  await window.command('Policy Text: Export Duties…');
  await window.page.waitForTimeout(1200);
  await walk.look('export');
  await keyboard.press('Escape');
  await window.command('View: Toggle Panel Visibility');
  await window.command('Policy Text: Show Map of the Folder');
  await window.page.waitForTimeout(3500);
  await walk.look('map-of-folder');
  await window.page.locator('.tab', { hasText: 'first.txt' }).click();
  await window.command('Policy Text: Show Map of the Document');
  await window.page.waitForTimeout(2500);
  await walk.look('map-of-document');
}
