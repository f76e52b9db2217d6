// "Copy as Formatted Text", in a real window: what a program for letters is given when the user pastes.
import assert from 'node:assert/strict';
import { useWindow } from './window.mjs';

const ORDER = `Executive Order 14990 of March 3, 2026

Orderly Harbors

Section 1. Duties. (a) The Secretary of Commerce shall review the harbors.

(b) The Attorney General may issue guidance.

Sec. 2. Definitions. The term "harbor" means a place where ships lie.
`;

describe('Copy as Formatted Text', function () {
  this.timeout(120_000);
  const on = useWindow({ 'order.txt': ORDER });

  /** What the clipboard gives to a program that takes web pages, and to one that takes text. */
  async function pasted() {
    const page = await on.window.page.context().browser().newPage();
    await page.setContent('<div contenteditable autofocus>x</div>');
    await page.locator('div').focus();
    // It listens before the key is pressed.
    await page.evaluate(() => {
      window.pasted = new Promise((done) =>
        addEventListener('paste', ({ clipboardData }) =>
          done({ html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') }),
        ),
      );
    });
    await page.keyboard.press('Control+V');
    const answer = await page.evaluate(() => window.pasted);
    await page.close();
    return answer;
  }

  it('puts Word’s numbers and the text itself on the clipboard', async () => {
    await on.window.status(); // The document was recognised.
    await on.window.command('Copy as Formatted Text');
    const copied = on.window.page.locator('.statusbar-item', { hasText: 'Copied with its numbers' });
    const button = on.window.page.frameLocator('iframe.webview').frameLocator('#active-frame').locator('button');
    // Some windows let the page copy by itself; where they want a hand of the user's own, the button has the keyboard.
    const first = await Promise.race([
      copied.waitFor({ timeout: 60_000 }).then(() => 'copied'),
      button.waitFor({ timeout: 60_000 }).then(
        () => 'asks',
        () => 'gone',
      ),
    ]);
    if (first === 'asks') {
      await on.window.page.waitForTimeout(1000);
      if (await button.isVisible()) await on.window.page.keyboard.press('Enter');
    }
    await copied.waitFor({ timeout: 20_000 });
    assert.equal(await on.window.page.locator('.tab', { hasText: 'Copy as' }).count(), 0, 'the page is gone');
    const { html, text } = await pasted();
    assert.equal(text.replaceAll('\r\n', '\n'), ORDER);
    assert.match(
      html,
      /@list l1:level2 \{mso-level-start-at:1;mso-level-number-format:alpha-lower;mso-level-text:"\\\(%2\\\)"/,
    );
    assert.match(html, /<span style="mso-list:Ignore">\(b\) <\/span>/);
    assert.doesNotMatch(html, /background|font-family/);
  });
});
