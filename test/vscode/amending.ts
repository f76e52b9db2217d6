import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { extension, showNew } from './editor.ts';

const BASE = `Executive Order 13999 of March 5, 2021

Keeping the Harbor

By the authority vested in me as President by the Constitution and the laws of the United States of America, it is hereby ordered:

Section 1. Lamps. (a) The keepers shall light the blue lamps at dusk.

(b) The keepers shall mend the lamps.

Sec. 2. Reports. The Director shall report on the lamps each year.
`;

const DRAFT = `EXECUTIVE ORDER

By the authority vested in me as President by the Constitution and the laws of the United States of America, it is hereby ordered:

Section 1. Amendments. (a) Section 1(a) of Executive Order 13999 of March 5, 2021, is amended by striking “blue” and inserting “red”.

(b) Section 2 of Executive Order 13999 is amended by striking “each year” and inserting “each month”.

(c) Section 1(b) of Executive Order 13999 is amended by striking “paint”.
`;

describe('amendments in the editor', () => {
  let folder: string;
  let base: vscode.Uri;

  before(() => extension());
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-amend-'));
    base = vscode.Uri.file(path.join(folder, 'eo-13999.txt'));
    writeFileSync(base.fsPath, BASE);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  it('Apply Amendments to File carries out what fits, in one edit that can be undone', async () => {
    await showNew(DRAFT, 'policy-text');
    await vscode.commands.executeCommand('policyText.applyAmendments', base);
    const document = vscode.window.activeTextEditor!.document;
    assert.equal(document.uri.fsPath, base.fsPath);
    assert.equal(document.getText(), BASE.replace('blue', 'red').replace('each year', 'each month'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), BASE);
    assert.equal(document.isDirty, false, 'one edit, and no more');
    assert.equal(readFileSync(base.fsPath, 'utf8'), BASE, 'nothing is saved by itself');
  });
});
