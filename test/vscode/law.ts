import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, at, eventually, extension, sample, show, words } from './editor.ts';

describe('the law behind a citation', () => {
  let document: vscode.TextDocument;

  before(async () => {
    await extension();
    document = await show(sample('orderly-processing.txt'));
    await eventually(
      'the outline',
      () => ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
      (found) => found?.length > 0,
    );
  });

  const goTo = async (citation: string, into: number) => {
    const editor = await vscode.window.showTextDocument(document);
    const place = at(document, citation, into);
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    return eventually(
      'the law',
      () => vscode.window.activeTextEditor,
      (active) => active?.document.uri.scheme === 'policy-law',
    );
  };

  it('opens at the cited subdivision, as a read-only document of our language', async () => {
    const editor = (await goTo('235(b)(2)(C)', 3))!;
    const { document: law, selection } = editor;
    assert.equal(law.languageId, 'policy-text');
    assert.match(law.lineAt(selection.active.line).text, /^\s*\(C\) Treatment of aliens arriving/);
    assert.match(vscode.window.tabGroups.activeTabGroup.activeTab!.label, /^INA § 235 \(8 U\.S\.C\. § 1225\)/);
    const before = law.getText();
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(law.getText(), before);
  });

  it('has an outline and hovers of its own', async () => {
    const { document: law } = (await goTo('235(b)(2)(C)', 3))!;
    const symbols = await eventually(
      'the outline',
      () => ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', law.uri),
      (found) => found?.length > 0,
    );
    assert.match(symbols[0]!.name, /^§ 1225\. Inspection by immigration officers/);
    assert.match(symbols[0]!.children[1]!.name, /^\(b\) Inspection of applicants for admission/);
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', law.uri, at(law, '(C) Treatment', 1));
    assert.match(words(hovers), /contiguous|Mexico or Canada/);
  });

  it('leads to Add Law where its text is not there', async () => {
    const { document: law } = (await goTo('235(b)(2)(C)', 3))!;
    const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', law.uri);
    const [link] = links.filter(({ target }) => target?.toString() === 'command:policyText.addLaw');
    assert.equal(link && law.getText(link.range), 'Policy Text: Add Law…');
  });

  it('puts the citation on the clipboard in the chosen style', async () => {
    const editor = await vscode.window.showTextDocument(document);
    const place = at(document, '235(b)(2)(C)', 3);
    editor.selection = new vscode.Selection(place, place);
    await vscode.env.clipboard.writeText('');
    const done = vscode.commands.executeCommand('policyText.copyCitation');
    await eventually(
      'the clipboard',
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return vscode.env.clipboard.readText();
      },
      (text) => text !== '',
    );
    await done;
    // As the document cites is offered first.
    assert.equal(await vscode.env.clipboard.readText(), 'section 235(b)(2)(C) of the INA');
  });

  it('is found by a look-up', async () => {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('policyText.lookUpLaw', 'ina 236(c)');
    const editor = await eventually(
      'the provision',
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return vscode.window.activeTextEditor;
      },
      (active) => active?.document.uri.path.startsWith('/us/usc/t8/s1226/') ?? false,
    );
    assert.match(editor!.document.lineAt(editor!.selection.active.line).text, /^\(c\) Detention of criminal aliens/);
  });
});
