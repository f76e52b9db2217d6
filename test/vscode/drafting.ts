import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, at, eventually, extension, pause, showNew } from './editor.ts';

const ORDER = `EXECUTIVE ORDER

By the authority vested in me as President by the Constitution and the laws of the United States of America, it is hereby ordered:

Section 1.  Purpose.  The term “file” means a record, kept under section 2 of this order.

Sec. 2.  Policy.  (a) Each file is kept.

(b) All files are closed.

Sec. 3.  Costs.  None.
`;

/** Puts the cursor where the words begin. */
function cursor(words: string, into = 0): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor!;
  const place = at(editor.document, words, into);
  editor.selection = new vscode.Selection(place, place);
  return editor;
}

describe('drafting in the editor', () => {
  let document: vscode.TextDocument;

  before(() => extension());
  beforeEach(async () => {
    document = await showNew(ORDER, 'policy-text');
    await eventually(
      'the outline',
      () => ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
      (found) => found?.length === 3,
    );
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('Insert Section After puts one in, and selects what is to be filled in', async () => {
    const editor = cursor('Sec. 2.');
    await vscode.commands.executeCommand('policyText.insertSectionAfter');
    assert.match(document.getText(), /\n\nSec\. 3\. {2}\[HEADING\]\. {2}\[TEXT\]\.\n\nSec\. 4\. {2}Costs/);
    assert.equal(document.getText(editor.selection), '[HEADING]');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), ORDER);
  });

  it('Insert Section Before, Move Section Up and Down', async () => {
    cursor('Sec. 2.');
    await vscode.commands.executeCommand('policyText.insertSectionBefore');
    assert.match(document.getText(), /kept under section 3 of this order/);
    await vscode.commands.executeCommand('undo');
    cursor('Sec. 3.');
    await vscode.commands.executeCommand('policyText.moveSectionUp');
    assert.match(
      document.getText(),
      /kept under section 3 of this order\.\n\nSec\. 2\. {2}Costs\. {2}None\.\n\nSec\. 3\. {2}Policy/,
    );
    cursor('Sec. 2.');
    await vscode.commands.executeCommand('policyText.moveSectionDown');
    assert.equal(document.getText(), ORDER);
  });

  it('Remove Section, where nothing refers to it', async () => {
    cursor('(a) Each');
    await vscode.commands.executeCommand('policyText.removeSection');
    assert.match(document.getText(), /Policy\. {2}\(a\) All files are closed\.\n/);
  });

  it('what would lose its target is shown before anything changes, and marked when the user goes on', async () => {
    cursor('Sec. 2.');
    const done = vscode.commands.executeCommand('policyText.removeSection');
    await pause();
    assert.equal(document.getText(), ORDER);
    await vscode.commands.executeCommand('refactorPreview.apply');
    await done;
    assert.match(document.getText(), /kept under section \[2, removed\] of this order\.\n\nSec\. 2\. {2}Costs/);
    await eventually(
      'the finding',
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.some(({ message }) => message.startsWith('What was 2 here is removed')),
    );
  });

  it('Renumber Document closes gaps', async () => {
    const editor = cursor('Sec. 3.');
    await editor.edit((builder) =>
      builder.replace(new vscode.Range(at(document, '3.  Costs'), at(document, '.  Costs')), '7'),
    );
    await vscode.commands.executeCommand('policyText.renumberDocument');
    assert.equal(document.getText(), ORDER);
  });

  it('F2 on a designation and on a term', async () => {
    const rename = (words: string, into: number, name: string) =>
      ask<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at(document, words, into), name);
    await vscode.workspace.applyEdit(await rename('Sec. 2.', 5, '5'));
    assert.match(document.getText(), /under section 5 of this order[\s\S]*\nSec\. 5\.[\s\S]*\nSec\. 6\./);
    await vscode.workspace.applyEdit(await rename('“file”', 2, 'dossier'));
    assert.match(
      document.getText(),
      /term “dossier” means a record[\s\S]*Each dossier is kept[\s\S]*All dossiers are closed/,
    );
  });

  it('code actions on a label come with their edits', async () => {
    const place = at(document, 'Sec. 2.', 2);
    const actions = await ask<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(place, place),
      'refactor',
      10,
    );
    const remove = actions.find(({ title }) => title === 'Remove section 2');
    assert.ok(remove?.edit, actions.map(({ title }) => title).join());
  });

  it('Tab and Shift+Tab at an empty label, and Backspace', async () => {
    const editor = vscode.window.activeTextEditor!;
    const end = at(document, '\n\nSec. 3.');
    await editor.edit((builder) => builder.insert(end, '\n\n(c) '));
    const cursorAt = at(document, '(c) ', 4);
    editor.selection = new vscode.Selection(cursorAt, cursorAt);
    await vscode.commands.executeCommand('policyText.levelDown');
    assert.match(document.getText(), /closed\.\n\n\(i\) \n\nSec\. 3/);
    await vscode.commands.executeCommand('policyText.levelUp');
    assert.match(document.getText(), /closed\.\n\n\(c\) \n\nSec\. 3/);
    await vscode.commands.executeCommand('policyText.takeLabelBack');
    assert.match(document.getText(), /closed\.\n\n\n\nSec\. 3/);
  });

  it('Format Document', async () => {
    const edits = await ask<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', document.uri, {
      tabSize: 4,
      insertSpaces: true,
    });
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      ['    '],
    );
  });

  it('completes "section " with the sections there are', async () => {
    const editor = vscode.window.activeTextEditor!;
    await editor.edit((builder) => builder.insert(at(document, 'None.', 5), ' See section '));
    const list = await ask<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at(document, 'See section ', 12),
    );
    assert.deepEqual(
      list.items
        .filter(({ kind }) => kind === vscode.CompletionItemKind.Reference)
        .map(({ label, detail }) => `${label} ${detail}`),
      ['1 Purpose', '2 Policy', '3 Costs'],
    );
  });

  it('pastes with the document’s numbers', async () => {
    const editor = vscode.window.activeTextEditor!;
    const end = at(document, '\n\nSec. 3.');
    await editor.edit((builder) => builder.insert(end, '\n\n'));
    const place = document.positionAt(document.offsetAt(end) + 2);
    editor.selection = new vscode.Selection(place, place);
    await vscode.env.clipboard.writeText('1. One more.\n\n2. Another.');
    await vscode.commands.executeCommand('policyText.pasteInStyle');
    assert.match(document.getText(), /closed\.\n\n\(c\) One more\.\n\n\(d\) Another\.\n\nSec\. 3/);
  });
});

describe('citations of a whole document in a style', () => {
  const order = (eo: string, rule: string, code: string, law: string) =>
    `Section 1.  Policy.  Under ${eo}, files are kept.\n\nSec. 2.  Rules.  ${rule} and ${code} apply, and ${law} does.\n`;
  const MIXED = order(
    'Exec. Order No. 14,159, 90 Fed. Reg. 8443 (Jan. 20, 2025)',
    '36 C.F.R. 1222.22',
    '44 U.S.C. 3101',
    'P.L. 109-162',
  );
  const STYLES = {
    house: order('Executive Order 14159 of January 20, 2025', '36 CFR 1222.22', '44 U.S.C. 3101', 'Public Law 109-162'),
    Bluebook: order(
      'Exec. Order No. 14,159, 90 Fed. Reg. 8443 (Jan. 20, 2025)',
      '36 C.F.R. § 1222.22',
      '44 U.S.C. § 3101',
      'Pub. L. No. 109-162',
    ),
    plain: order('Executive Order 14159', '36 CFR 1222.22', '44 U.S.C. § 3101', 'Public Law 109-162'),
  };
  before(() => extension());

  for (const [style, written] of Object.entries(STYLES))
    it(`${style}: one edit, and one undo`, async () => {
      const document = await showNew(MIXED, 'policy-text');
      const actions = await eventually(
        'the refactorings',
        () =>
          ask<vscode.CodeAction[]>(
            'vscode.executeCodeActionProvider',
            document.uri,
            new vscode.Range(0, 0, 0, 0),
            vscode.CodeActionKind.RefactorRewrite.value,
            20,
          ),
        (found) => found?.some(({ title }) => title.startsWith('Write all citations')),
      );
      const action = actions.find(({ title }) => title === `Write all citations in ${style} style`)!;
      assert.ok(await vscode.workspace.applyEdit(action.edit!));
      assert.equal(document.getText(), written);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), MIXED);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
});

describe('New Document', () => {
  it('starts an order with its first place selected', async () => {
    await vscode.commands.executeCommand('policyText.newDocument', 'Executive Order');
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.languageId, 'policy-text');
    assert.equal(editor.document.getText(editor.selection), '[TITLE OF THE ORDER]');
    assert.match(editor.document.getText(), /Sec\. 4\. {2}General Provisions\./);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
