import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { ask, eventually } from './editor.ts';

describe('a file with NUL characters', () => {
  it('opens as a read-only document with an outline', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-nul-'));
    const place = path.join(folder, 'order.txt');
    writeFileSync(place, '\0\0Federal Register / Vol. 60, No. 1\0\n\nSection 1. Scope. All.\n\nSec. 2. End. None.\n');
    try {
      await vscode.commands.executeCommand('policyText.openNulFile', vscode.Uri.file(place));
      const document = vscode.window.activeTextEditor!.document;
      assert.equal(document.languageId, 'policy-text');
      assert.notEqual(document.uri.scheme, 'file');
      assert.equal(document.getText().charCodeAt(0), 0);
      const symbols = await eventually(
        'the outline',
        () => ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
        (found) => found?.length > 0,
      );
      assert.deepEqual(
        symbols.map((symbol) => symbol.name),
        ['Section 1. Scope', 'Sec. 2. End'],
      );
      await vscode.commands.executeCommand('type', { text: 'x' });
      assert.equal(document.isDirty, false);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
