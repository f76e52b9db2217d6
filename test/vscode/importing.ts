import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import * as vscode from 'vscode';

/** A Word document in which somebody has struck a word and put in another. */
const CHANGED = `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t xml:space="preserve">Section 1. Policy. The Secretary </w:t></w:r><w:del w:id="1"><w:r><w:delText>may</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>shall</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> light the lamps.</w:t></w:r></w:p></w:body></w:document>`;

describe('Import Document', () => {
  it('asks what becomes of tracked changes', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-import-'));
    try {
      const file = path.join(folder, 'draft.docx');
      writeFileSync(file, zipSync({ 'word/document.xml': new TextEncoder().encode(CHANGED) }));
      const imported = vscode.commands.executeCommand('policyText.importDocument', vscode.Uri.file(file));
      // The first of the choices, as soon as they are there; without choices the document would be there by itself.
      const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const early = await Promise.race([
        imported.then(() => true),
        new Promise<boolean>((next) => setTimeout(next, 3000, false)),
      ]);
      assert.equal(early, false, 'it waits for an answer');
      for (let tries = 0, done = false; !done && tries < 20; tries++) {
        await accept();
        done = await Promise.race([
          imported.then(() => true),
          new Promise<boolean>((next) => setTimeout(next, 500, false)),
        ]);
      }
      await imported;
      assert.match(vscode.window.activeTextEditor!.document.getText(), /The Secretary shall light the lamps\./);
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
