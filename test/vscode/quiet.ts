import assert from 'node:assert/strict';
import { extension, pause, showNew } from './editor.ts';

// This suite comes first: the others start the server.
describe('before any policy document is open', () => {
  it('an ordinary text starts no server', async () => {
    const api = await extension();
    const document = await showNew('# A parser\n\nInstall it, then see section 1 of the manual.\n', 'markdown');
    await pause();
    assert.equal(document.languageId, 'markdown');
    assert.equal(api.serverStarted, false);
    assert.equal(api.status, '');
  });
});
