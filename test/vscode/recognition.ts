import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { clickOn, eventually, extension, pause, show, showNew } from './editor.ts';

const ORDER = `Executive Order 99002—Records of Meetings
April 4, 2025

By the authority vested in me as President by the Constitution and the laws of the United
States of America, it is hereby ordered:

Section 1. Purpose. This order provides for records of meetings.

Sec. 2. Records. Each agency shall keep a record of each meeting under section 1 of this order.
`;

const README = '# A parser\n\nInstall it, then see Section 1 of the manual.\n\n1. Parse.\n2. Print.\n';

describe('recognition of policy documents', () => {
  let folder: string;
  const file = (name: string, text: string): vscode.Uri => {
    const place = path.join(folder, name);
    writeFileSync(place, text);
    return vscode.Uri.file(place);
  };
  const detect = (value: string | undefined) =>
    vscode.workspace.getConfiguration('policyText').update('detect', value, vscode.ConfigurationTarget.Global);

  before(async () => {
    await extension();
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-recognition-'));
  });
  after(async () => {
    await detect(undefined);
    await eventually(
      'the setting',
      () => vscode.workspace.getConfiguration('policyText').get('detect'),
      (value) => value === 'auto',
    );
    await vscode.workspace
      .getConfiguration('files')
      .update('associations', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  for (const name of ['order.txt', 'order.md']) {
    it(`switches ${name} to Policy Text`, async () => {
      const document = await show(file(name, ORDER));
      await eventually(
        'the language',
        () => document.languageId,
        (id) => id === 'policy-text',
      );
    });
  }

  it('switches a text that was never saved', async () => {
    const document = await showNew(ORDER, 'plaintext');
    await eventually(
      'the language',
      () => document.languageId,
      (id) => id === 'policy-text',
    );
  });

  it('leaves an ordinary text alone', async () => {
    const document = await show(file('readme.md', README));
    await pause();
    assert.equal(document.languageId, 'markdown');
  });

  it('leaves a document alone whose language the user changed back, also when it is opened again', async () => {
    const uri = file('mine.txt', ORDER);
    const document = await clickOn(uri);
    await eventually(
      'the language',
      () => document.languageId,
      (id) => id === 'policy-text',
    );
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await pause();
    assert.equal(document.languageId, 'plaintext');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually(
      'the closing',
      () => document.isClosed,
      (closed) => closed,
    );
    const again = await clickOn(uri);
    assert.notEqual(again, document);
    await pause();
    assert.equal(again.languageId, 'plaintext');
    await vscode.languages.setTextDocumentLanguage(again, 'policy-text');
    await pause();
    assert.equal(again.languageId, 'policy-text');
  });

  it('never touches another language', async () => {
    const document = await show(file('order.ini', ORDER));
    await pause();
    assert.notEqual(document.languageId, 'policy-text');
  });

  it('heeds the user’s own file associations', async () => {
    const associations = { '*.memo.txt': 'plaintext' };
    await vscode.workspace
      .getConfiguration('files')
      .update('associations', associations, vscode.ConfigurationTarget.Global);
    const document = await show(file('order.memo.txt', ORDER));
    await pause();
    assert.equal(document.languageId, 'plaintext');
  });

  it('does nothing when the setting is off', async () => {
    await detect('off');
    const document = await show(file('off.txt', ORDER));
    await pause();
    assert.equal(document.languageId, 'plaintext');
  });

  it('changes nothing before the user has answered when the setting is ask', async () => {
    await detect('ask');
    const document = await show(file('ask.txt', ORDER));
    await pause();
    assert.equal(document.languageId, 'plaintext');
  });
});
