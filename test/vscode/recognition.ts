import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { ask, at, clickOn, eventually, extension, insert, pause, show, showNew, words } from './editor.ts';

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

  const becomesOurs = (document: vscode.TextDocument) =>
    eventually(
      'the language',
      () => document.languageId,
      (id) => id === 'policy-text',
    );

  it('switches order.txt to Policy Text', async () => {
    await becomesOurs(await show(file('order.txt', ORDER)));
  });

  it('leaves order.md Markdown, and reads it all the same', async () => {
    const document = await show(file('order.md', ORDER.replace(/^(Section \d|Sec\. \d)\./gm, '**$1.**')));
    const names = (found: readonly vscode.DocumentSymbol[] | undefined) => found?.map(({ name }) => name) ?? [];
    const symbols = await eventually(
      'the outline',
      () => ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
      (found) => names(found).includes('Sec. 2. Records'),
    );
    assert.ok(names(symbols).includes('Section 1. Purpose'));
    const place = at(document, 'section 1 of this order', 3);
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
    assert.match(words(hovers), /This order provides for records/);
    const end = document.lineAt(document.lineCount - 1).range.end;
    await insert(document, end, '\nSec. 3. Reports. Reports are due under section 9 of this order.\n');
    await eventually(
      'the finding',
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.some(({ message }) => message.includes('section 9')),
    );
    assert.equal(document.languageId, 'markdown');
    const formats = await ask<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, {});
    assert.deepEqual(formats ?? [], []);
  });

  it('gives other Markdown nothing', async () => {
    const document = await show(file('plain.md', README));
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at(document, 'Section 1', 3));
    assert.equal(words(hovers), '');
  });

  it('switches an empty file once an order is written into it', async () => {
    const document = await show(file('empty.txt', ''));
    await insert(document, new vscode.Position(0, 0), 'A note.\n');
    await pause();
    assert.equal(document.languageId, 'plaintext');
    await insert(document, new vscode.Position(0, 0), ORDER);
    await becomesOurs(document);
  });

  it('switches a new file into which an order is pasted', async () => {
    const document = await showNew('', 'plaintext');
    await insert(document, new vscode.Position(0, 0), ORDER);
    await becomesOurs(document);
  });

  it('reads Markdown as soon as it is an order', async () => {
    const document = await showNew('# Draft\n', 'markdown');
    await insert(document, new vscode.Position(1, 0), ORDER);
    await eventually(
      'the outline',
      () => ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
      (found) => found?.some(({ name }) => name === 'Section 1. Purpose'),
    );
    assert.equal(document.languageId, 'markdown');
  });

  it('switches what VS Code took for binary and opened anyway', async () => {
    const binary = await showNew(ORDER, 'code-text-binary');
    await becomesOurs(binary);
  });

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
