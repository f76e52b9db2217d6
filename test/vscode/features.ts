import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, at, eventually, extension, sample, show, showNew, words } from './editor.ts';

/** A finding's code, without the address of the page that explains it. */
const codeOf = ({ code }: vscode.Diagnostic) => (typeof code === 'object' ? code.value : code);

describe('the sample order in the editor', () => {
  let document: vscode.TextDocument;

  before(async () => {
    await extension();
    document = await show(sample('orderly-processing.txt'));
    await eventually(
      'the language',
      () => document.languageId,
      (id) => id === 'policy-text',
    );
  });

  it('has an outline with headings, first words and levels', async () => {
    const symbols = await eventually(
      'the outline',
      () => ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
      (found) => found?.length > 0,
    );
    assert.deepEqual(
      symbols.map((symbol) => symbol.name),
      [
        'Section 1. Purpose',
        'Sec. 2. Policy',
        'Sec. 3. Definitions',
        'Sec. 4. Inspection',
        'Sec. 5. Detention and Parole',
        'Sec. 6. Queue Reports',
        'Sec. 7. Relation to Other Orders',
        'Sec. 8. General Provisions',
      ],
    );
    const inspection = symbols[3]!;
    assert.deepEqual(
      inspection.children.map((child) => child.name.slice(0, 18)),
      ['(a) Consistent wit', '(b) An applicant w', '(c) Within 60 days'],
    );
    assert.deepEqual(
      inspection.children[1]!.children.map((child) => child.name),
      ['(i) an officer has recorded the place and time of arrival; and', '(ii) a supervisor has reviewed the record.'],
    );
    assert.equal(document.getText(inspection.selectionRange), 'Sec. 4.');
  });

  it('explains a citation, down to its subdivision', async () => {
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at(document, '235(b)(2)(C)'));
    const text = words(hovers);
    assert.match(text, /INA § 235\\\(b\\\)\\\(2\\\)\\\(C\\\)/);
    assert.match(text, /8 U\.S\.C\. § 1225\\\(b\\\)\\\(2\\\)\\\(C\\\)/);
    assert.match(text, /contiguous/i);
    assert.match(text, /https:\/\/uscode\.house\.gov/);
    assert.equal(document.getText(hovers[0]!.range), 'section 235(b)(2)(C) of the INA');
  });

  it('shows the provision that a reference names', async () => {
    const place = at(document, 'section 6(b) of this order', 9);
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
    assert.match(words(hovers), /Section 6\\\(b\\\)/);
    assert.match(words(hovers), /Within 180 days of the date of this order/);
  });

  it('dates a deadline', async () => {
    const place = at(document, 'Within 60 days', 8);
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
    assert.match(words(hovers), /Friday, May 2, 2025/);
  });

  it('goes from "policy of section 2 of this order" to section 2, with the whole reference as origin', async () => {
    const place = at(document, 'policy of section 2 of this order', 13);
    const links = await ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, place);
    assert.equal(links.length, 1);
    const [link] = links;
    assert.equal(document.getText(link!.originSelectionRange), 'section 2 of this order');
    assert.equal(document.getText(link!.targetSelectionRange), 'Sec. 2.');
    assert.match(document.getText(link!.targetRange), /^Sec\. 2\. Policy\.[\s\S]*how these aims are met\.$/);
  });

  it('goes from a defined term to its definition', async () => {
    const place = at(document, 'queue report to the Secretary', 2);
    const links = await ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, place);
    assert.deepEqual(
      links.map((link) => [document.getText(link.targetSelectionRange), link.targetSelectionRange?.start.line]),
      [['queue report', at(document, '"queue report" means').line]],
    );
  });

  it('finds the references to a section from its designation', async () => {
    const place = at(document, 'Sec. 2. Policy', 5);
    const found = await ask<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, place);
    assert.deepEqual(
      found.map((location) => document.getText(location.range)),
      ['Sec. 2.', 'section 2 of this order'],
    );
    const lit = await ask<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, place);
    assert.deepEqual(
      lit.map((highlight) => document.getText(highlight.range)),
      ['Sec. 2.', 'section 2 of this order'],
    );
  });

  it('underlines the wrong designation alone, and mends it', async () => {
    const findings = await eventually(
      'the findings',
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.length >= 2,
    );
    const byCode = new Map(findings.map((finding) => [codeOf(finding), finding]));
    const unknownSection = byCode.get('act-section-unknown')!;
    assert.equal(document.getText(unknownSection.range), '1226');
    assert.equal(unknownSection.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(unknownSection.message, /236/);
    const missing = byCode.get('reference-dangling')!;
    assert.match(document.getText(missing.range), /10/);

    const actions = await ask<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      unknownSection.range,
    );
    const fix = actions.find((action) => action.edit);
    assert.ok(fix, 'a quick fix is offered');
    const before = document.getText();
    await vscode.workspace.applyEdit(fix.edit!);
    assert.equal(document.getText(), before.replace('1226(a) of the INA', '236(a) of the INA'));
    await eventually(
      'the finding’s end',
      () => vscode.languages.getDiagnostics(document.uri).map(codeOf),
      (codes) => !codes.includes('act-section-unknown'),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('expands the selection from word to citation, sentence, provision and section', async () => {
    const place = at(document, '235(b)(2)(C)', 1);
    const [innermost] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [
      place,
    ]);
    const texts: string[] = [];
    for (let range: vscode.SelectionRange | undefined = innermost; range; range = range.parent) {
      texts.push(document.getText(range.range));
    }
    const expected = ['235(b)(2)(C)', 'section 235(b)(2)(C) of the INA'];
    assert.ok(texts.includes(expected[0]!) && texts.includes(expected[1]!), JSON.stringify(texts.slice(0, 4)));
    assert.ok(texts.some((text) => /^\(b\) An applicant [\s\S]*reviewed the record\.$/.test(text)));
    assert.ok(texts.some((text) => /^Sec\. 4\. Inspection\.[\s\S]*\(ii\) of this section\.$/.test(text)));
  });

  it('takes a designation with its subdivisions as a word', () => {
    const range = document.getWordRangeAtPosition(at(document, '1182(d)(5)', 6));
    assert.equal(document.getText(range), '1182(d)(5)');
  });

  it('folds provisions', async () => {
    const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const start = at(document, 'Sec. 4. Inspection').line;
    const fold = folds.find((candidate) => candidate.start === start);
    assert.equal(fold?.end, at(document, 'of this section.').line);
  });

  it('links a citation to its official text unless there is a definition to go to', async () => {
    const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    const linked = links.map((link) => document.getText(link.range));
    assert.ok(
      linked.some((text) => text === '8 CFR 100.4'),
      JSON.stringify(linked),
    );
    assert.ok(!linked.some((text) => text.includes('of this order')));
  });

  it('colours citations, references and designations', async () => {
    const legend = await ask<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri);
    const tokens = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
    const found = new Map<string, string>();
    let [line, character] = [0, 0];
    for (let i = 0; i < tokens.data.length; i += 5) {
      const [lines, characters, length, type] = tokens.data.slice(i, i + 4);
      line += lines!;
      character = lines === 0 ? character + characters! : characters!;
      found.set(
        document.getText(new vscode.Range(line, character, line, character + length!)),
        legend.tokenTypes[type!]!,
      );
    }
    assert.equal(found.get('Sec. 4.'), 'designation');
    assert.equal(found.get('Inspection'), 'heading');
    assert.equal(found.get('8 U.S.C. 1101 et seq.'), 'citation');
    assert.equal(found.get('section 2 of this order'), 'reference');
    assert.equal(found.get('queue report'), 'term');
  });

  it('says in the status bar what it is, with its numbers', async () => {
    const api = await extension();
    const status = await eventually(
      'the status',
      () => api.status,
      (text) => text !== '',
    );
    assert.match(status, /^EO 99001: \d findings?$/);
  });
});

describe('typing', () => {
  it('Enter after "(b) …;" offers "(c) ", and Enter again takes it back', async () => {
    const text = 'Sec. 2. Policy. It is the policy to:\n(a) inspect;\n(b) detain;';
    const document = await showNew(text, 'policy-text');
    await eventually(
      'the server',
      () => ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
      (found) => found?.length > 0,
    );
    const editor = vscode.window.activeTextEditor!;
    const end = document.positionAt(text.length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('type', { text: '\n' });
    await eventually(
      'the offer',
      () => document.getText(),
      (now) => now === `${text}\n(c) `,
    );
    await eventually(
      'the cursor',
      () => editor.selection.active.character,
      (character) => character === 4,
    );
    await vscode.commands.executeCommand('type', { text: '\n' });
    await eventually(
      'its end',
      () => document.getText(),
      (now) => !now.includes('(c)'),
    );
  });
});
