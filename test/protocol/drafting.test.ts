/** Renaming and the refactorings of numbers, as an editor asks for them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  InlayHint,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as protocol from '../../server/src/lsp/protocol.ts';
import { CAPABILITIES, Client } from './client.ts';

const ORDER = `EXECUTIVE ORDER 15001

Keeping Files

By the authority vested in me as President by the Constitution and the laws of the United States of America, it is hereby ordered:

Section 1. Purpose. A “file” means a record, and files are kept under sections 2 and 3 of this order. A File is kept.

Sec. 2. Policy. (a) Each file is kept under subsection (b) of this section.

(b) No profile is a file.

Sec. 3. Costs. None.
`;

const ABLE = {
  ...CAPABILITIES,
  textDocument: {
    ...CAPABILITIES.textDocument,
    codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
  },
  workspace: {
    ...CAPABILITIES.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {}, resourceOperations: ['create' as const] },
  },
};

/** The document's text after an edit. */
function applied(client: Client, uri: string, edit: WorkspaceEdit | null | undefined): string {
  const changes =
    edit?.changes?.[uri] ??
    (edit?.documentChanges ?? [])
      .filter((change): change is TextDocumentEdit => 'textDocument' in change && change.textDocument.uri === uri)
      .flatMap((change) => change.edits.filter((each) => 'newText' in each));
  return TextDocument.applyEdits(client.text(uri), changes);
}

describe('drafting over the protocol', function () {
  this.timeout(20_000);
  let client: Client;
  let uri: string;
  before(async () => {
    client = await Client.start(ABLE);
    uri = await client.open(ORDER);
  });
  after(async () => assert.equal(await client.stop(), 0));

  const rename = (words: string, newName: string, into = 0, nth = 1): Promise<WorkspaceEdit> =>
    client.ask('textDocument/rename', uri, { ...client.at(uri, words, into, nth), newName });
  const actionsAt = async (words: string, into = 0): Promise<CodeAction[]> => {
    const { position } = client.at(uri, words, into);
    return client.ask('textDocument/codeAction', uri, {
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
  };

  it('prepareRename: the designation, a term, and nothing in running text', async () => {
    const ask = async (words: string, into = 0) =>
      client.ask<{ placeholder: string } | null>('textDocument/prepareRename', uri, client.at(uri, words, into));
    assert.equal((await ask('Sec. 2.', 5))?.placeholder, '2');
    assert.equal((await ask('profile is a file', 15))?.placeholder, 'file');
    assert.equal(await ask('authority'), null);
  });

  it('rename of a designation: later ones and references follow', async () => {
    const text = applied(client, uri, await rename('Sec. 2.', '4', 5));
    assert.match(text, /under sections 4 and 5 of this order/);
    assert.match(text, /\nSec\. 4\. Policy\.[\s\S]*\nSec\. 5\. Costs\./);
  });

  it('rename to a number that is taken: a sentence', async () => {
    await assert.rejects(rename('Sec. 3.', '1', 5), /There is already a section 1\./);
  });

  it('rename of a term: plural and capital forms, and no other word', async () => {
    const text = applied(client, uri, await rename('“file”', 'entry', 2));
    assert.match(text, /A “entry” means a record, and entries are kept/);
    assert.match(text, /Each entry is kept/);
    assert.match(text, /No profile is a entry\./);
    assert.match(text, /Keeping Files/);
  });

  it('code actions on a label, with their edits when asked', async () => {
    const actions = await actionsAt('Sec. 2.', 2);
    const titles = actions.map(({ title }) => title);
    for (const title of [
      'Insert section before',
      'Insert section after',
      'Remove section 2',
      'Move section 2 up',
      'Move section 2 down',
      'Lock number',
    ])
      assert.ok(titles.includes(title), `${title}: ${titles}`);
    assert.ok(actions.every(({ kind }) => kind!.startsWith('refactor.')));
    assert.equal(actions[0]!.edit, undefined);
    const resolved = await client.connection.sendRequest<CodeAction>('codeAction/resolve', actions[0]!);
    assert.match(applied(client, uri, resolved.edit), /\nSec\. 2\. \[HEADING\]\. \[TEXT\]\.\n\nSec\. 3\. Policy/);
  });

  it('none in running text', async () => assert.deepEqual(await actionsAt('Each file', 2), []));

  it('what loses its target is shown before anything changes, and marked', async () => {
    const { position } = client.at(uri, 'Sec. 2.', 2);
    const { edit, refusal } = await client.connection.sendRequest<protocol.DraftResult>(protocol.DRAFT, {
      uri,
      position,
      what: 'remove',
    });
    assert.equal(refusal, null);
    assert.ok(Object.values(edit!.changeAnnotations!).some(({ needsConfirmation }) => needsConfirmation));
    const text = applied(client, uri, edit);
    assert.match(text, /under sections 2 of this order \[2, removed\]/);
    const removed = await client.open(text, 'removed.policy');
    const report = await client.ask<{ items: { code: string }[] }>('textDocument/diagnostic', removed);
    assert.ok(report.items.some(({ code }) => code === 'reference-removed'));
    await client.close(removed);
  });

  it('a provision is put in behind the one at whose end, or on the blank line under which, the cursor is', async () => {
    for (const [words, into, becomes] of [
      ['A File is kept.', 'A File is kept.'.length, /A File is kept\.\n\nSec\. 2\. \[HEADING\][\s\S]*Sec\. 3\. Policy/],
      [
        'A File is kept.',
        'A File is kept.\n'.length,
        /A File is kept\.\n\nSec\. 2\. \[HEADING\][\s\S]*Sec\. 3\. Policy/,
      ],
      ['is a file.', 'is a file.'.length, /\(b\) No profile is a file\.\n\n\(c\) \[TEXT\]/],
    ] as const) {
      const { edit, refusal } = await client.connection.sendRequest<protocol.DraftResult>(protocol.DRAFT, {
        uri,
        ...client.at(uri, words, into),
        what: 'insertAfter',
      });
      assert.equal(refusal, null);
      assert.match(applied(client, uri, edit), becomes);
    }
  });

  it('a file that was never saved is a draft: what is still to be filled in is found', async () => {
    await client.openAt('untitled:Untitled-1', `${ORDER}\nTHE WHITE HOUSE,\n[DATE].\n`);
    const report = await client.ask<{ items: { code: string }[] }>('textDocument/diagnostic', 'untitled:Untitled-1');
    assert.ok(report.items.some(({ code }) => code === 'placeholder'));
    await client.close('untitled:Untitled-1');
  });

  it('an open document that cites this one follows', async () => {
    const other = await client.open(
      'Section 1. Policy. Files are kept under section 3 of Executive Order 15001.\n',
      'other.policy',
    );
    const { position } = client.at(uri, 'Sec. 2.', 2);
    const { edit, select } = await client.connection.sendRequest<protocol.DraftResult>(protocol.DRAFT, {
      uri,
      position,
      what: 'insertAfter',
    });
    assert.match(applied(client, other, edit), /under section 4 of Executive Order 15001/);
    assert.equal(applied(client, uri, edit).slice(...select!), '[HEADING]');
    await client.close(other);
  });

  it('a document that cites a bill by its short title follows, open or in the folder', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-bill-'));
    const bill = pathToFileURL(path.join(folder, 'lamps.policy')).href;
    await client.openAt(
      bill,
      'H. R. 9901\n\nA BILL\n\nTo light lamps.\n\nBe it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,\n\nSECTION 1. SHORT TITLE.\n\nThis Act may be cited as the “Lamp Act of 2025” or the “Lamp Act”.\n\nSEC. 2. OIL.\n\nOil is kept under section 3.\n\nSEC. 3. LIGHT.\n\nLamps are lit.\n',
    );
    const open = await client.open('Section 1. Policy. Lamps are lit under section 3 of the Lamp Act.\n', 'lit.policy');
    const beside = path.join(folder, 'beside.txt');
    writeFileSync(beside, 'Section 1. Policy. Oil is kept under sections 2 and 3 of the Lamp\nAct of 2025.\n');
    const { edit } = await client.connection.sendRequest<protocol.DraftResult>(protocol.DRAFT, {
      uri: bill,
      ...client.at(bill, 'SEC. 2.', 2),
      what: 'insertAfter',
    });
    assert.match(applied(client, bill, edit), /kept under section 4\.[\s\S]*SEC\. 3\. \[[\s\S]*SEC\. 4\. LIGHT/);
    assert.match(applied(client, open, edit), /under section 4 of the Lamp Act/);
    const elsewhere = edit!.documentChanges!.find(
      (each) => 'textDocument' in each && each.textDocument.uri === pathToFileURL(beside).href,
    ) as TextDocumentEdit;
    assert.deepEqual(
      elsewhere.edits.map((each) => ('newText' in each ? each.newText : '')),
      ['4'],
    );
    await client.close(bill);
    await client.close(open);
    rmSync(folder, { recursive: true });
  });

  it('completion: a list behind "section ", and documentation when asked', async () => {
    const draft = await client.open(`${ORDER}\nSec. 4. Reports. See section `, 'complete.policy');
    const position = client.text(draft).positionAt(client.text(draft).getText().length);
    const list = await client.ask<CompletionList>('textDocument/completion', draft, {
      position,
      context: { triggerKind: 2, triggerCharacter: ' ' },
    });
    assert.deepEqual(
      list.items.map(({ label, detail }) => `${label} ${detail}`),
      ['1 Purpose', '2 Policy', '3 Costs', '4 Reports'],
    );
    const item = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', list.items[1]!);
    assert.match((item.documentation as { value: string }).value, /\*\*Section 2\*\* Policy[\s\S]*Each file is kept/);
    await client.close(draft);
  });

  it('formatting of a document and of a stretch', async () => {
    const draft = await client.open(`${ORDER}\n\n\n\n  Sec. 4. Reports.  \n`, 'format.policy');
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await client.ask<TextEdit[]>('textDocument/formatting', draft, { options });
    const text = TextDocument.applyEdits(client.text(draft), edits);
    assert.match(text, /\n {2}\(b\) No profile is a file\.\n\nSec\. 3\. Costs\. None\.\n\nSec\. 4\. Reports\.\n$/);
    const { position } = client.at(draft, '  Sec. 4.');
    const range = { start: { line: position.line, character: 0 }, end: { line: position.line + 1, character: 0 } };
    const within = await client.ask<TextEdit[]>('textDocument/rangeFormatting', draft, { options, range });
    assert.match(TextDocument.applyEdits(client.text(draft), within), /\n\(b\) No[\s\S]*\n\nSec\. 4\. Reports\.\n$/);
    await client.close(draft);
  });

  it('notes behind words and lines above provisions, as the settings want them', async () => {
    const dated = `Executive Order 15002 of March 3, 2025\n\n${ORDER.slice(ORDER.indexOf('By the'))}\nSec. 4. Reports. Within 60 days of the date of this order, a report is due.\n`;
    const draft = await client.open(dated, 'hints.policy');
    const range = { start: { line: 0, character: 0 }, end: client.text(draft).positionAt(dated.length) };
    const hints = await client.ask<InlayHint[]>('textDocument/inlayHint', draft, { range });
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['May 2, 2025'],
    );
    const lenses = () => client.ask<CodeLens[]>('textDocument/codeLens', draft);
    assert.deepEqual(await lenses(), []);
    const policyText = { codeLens: { references: true, definitions: true }, inlayHints: { deadlines: false } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { policyText } });
    const found = await lenses();
    assert.equal(found.find(({ command }) => command)?.command?.title, 'Referred to once');
    const unresolved = found.find(({ command }) => !command)!;
    const lens = await client.connection.sendRequest<CodeLens>('codeLens/resolve', unresolved);
    assert.match(lens.command!.title, /^Defines “file”, used \d+ times$/);
    assert.deepEqual(await client.ask('textDocument/inlayHint', draft, { range }), []);
    await client.close(draft);
  });

  it('an empty label goes a level down, and back', async () => {
    const draft = await client.open('Section 1. Duties. (a) It begins.\n\n(b) ', 'level.policy');
    const position = client.text(draft).positionAt(client.text(draft).getText().length);
    const ask = async (direction: string) => {
      const edits = await client.connection.sendRequest<never[]>(protocol.CHANGE_LEVEL, {
        uri: draft,
        position,
        direction,
      });
      return TextDocument.applyEdits(client.text(draft), edits);
    };
    assert.match(await ask('down'), /\n\(i\) $/);
    assert.match(await ask('back'), /begins\.\n\n$/);
    await client.close(draft);
  });

  it('locks a number in the folder of the document, and heeds it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-lock-'));
    mkdirSync(path.join(folder, '.git'));
    const locked = pathToFileURL(path.join(folder, 'order.policy')).href;
    await client.openAt(locked, ORDER);
    const { position } = client.at(locked, 'Sec. 3.', 2);
    const result = await client.connection.sendRequest<protocol.LockResult>(protocol.LOCK, { uri: locked, position });
    const [create, change] = result.edit!.documentChanges!;
    assert.equal((create as { kind: string }).kind, 'create');
    const { edits, textDocument } = change as TextDocumentEdit;
    const file = path.join(folder, '.policy-text.json');
    assert.equal(textDocument.uri, pathToFileURL(file).href);
    writeFileSync(file, (edits[0] as { newText: string }).newText);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), { locked: { 'order.policy': ['/s3'] } });
    const cites = path.join(folder, 'drafts', 'cites.txt');
    mkdirSync(path.dirname(cites));
    writeFileSync(cites, 'Section 1. Policy. Files are kept under section 2(b) of Executive Order 15001.\n');
    const moved = await client.connection.sendRequest<protocol.DraftResult>(protocol.DRAFT, {
      uri: locked,
      ...client.at(locked, 'Section 1.', 2),
      what: 'moveDown',
    });
    const elsewhere = moved.edit!.documentChanges!.find(
      (each) => 'textDocument' in each && each.textDocument.uri === pathToFileURL(cites).href,
    ) as TextDocumentEdit;
    assert.deepEqual(
      elsewhere.edits.map((each) => ('newText' in each ? each.newText : '')),
      ['1'],
    );
    const above = client.at(locked, 'Sec. 2.', 2);
    const { edit } = await client.connection.sendRequest<protocol.DraftResult>(protocol.DRAFT, {
      uri: locked,
      ...above,
      what: 'insertAfter',
    });
    assert.match(applied(client, locked, edit), /\nSec\. 2A\. \[HEADING\][\s\S]*\nSec\. 3\. Costs/);
    await client.close(locked);
    rmSync(folder, { recursive: true });
  });
});

describe('drafting for an editor that knows little', function () {
  this.timeout(20_000);
  it('has the edits at once, and no notes on them', async () => {
    const client = await Client.start();
    const uri = await client.open(ORDER);
    const { position } = client.at(uri, 'Sec. 2.', 2);
    const actions = await client.ask<CodeAction[]>('textDocument/codeAction', uri, {
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    const remove = actions.find(({ title }) => title === 'Remove section 2');
    assert.match(applied(client, uri, remove?.edit), /\nSec\. 2\. Costs\. None\./);
    assert.equal(remove?.edit?.changeAnnotations, undefined);
    assert.equal(await client.stop(), 0);
  });
});
