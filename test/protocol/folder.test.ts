/** Many documents: who cites what, jumps from one to another, tables, and an index that follows files and survives. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Location,
  LocationLink,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { folderReader } from '../../server/src/lsp/folderReader.ts';
import type {
  CompareResult,
  ConvertResult,
  ExportResult,
  MapResult,
  TableResult,
} from '../../server/src/lsp/protocol.ts';
import { Client } from './client.ts';

const FIRST = `Executive Order 14990 of March 3, 2026

Orderly Ports

Section 1. Policy. Ports shall be orderly.

Sec. 2. Review. The Secretary of Commerce shall, within 30 days of the date of this order, review section 1 of this order.

Sec. 3. Entry. Entry is suspended under section 212(f) of the Immigration and Nationality Act.
`;
const SECOND = `Executive Order 14991 of April 4, 2026

Further Ports

Section 1. Policy. The review under section 2 of Executive Order 14990 goes on.

Sec. 2. Entry. The authority is that of 8 U.S.C. 1182(f).
`;

describe('the documents of a folder', () => {
  let folder: string;
  let home: string;
  let client: Client;
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
  const start = () => Client.start(undefined, {}, { POLICY_TEXT_HOME: home }, [pathToFileURL(folder).href]);
  const open = (name: string) => client.openAt(uriOf(name), readFileSync(path.join(folder, name), 'utf8'));
  const names = (locations: readonly Location[]) => locations.map(({ uri }) => path.basename(uri));

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-folder-'));
    home = mkdtempSync(path.join(tmpdir(), 'policy-text-home-'));
    writeFileSync(path.join(folder, 'first.txt'), FIRST);
    writeFileSync(path.join(folder, 'second.txt'), SECOND);
    writeFileSync(path.join(folder, 'notes.txt'), 'Bread, milk, and 8 U.S.C. 1182(f) of something.\n');
    client = await start();
    await open('first.txt');
  });
  after(async () => {
    await client.stop();
    for (const made of [folder, home]) rmSync(made, { recursive: true, force: true });
  });

  const references = (uri: string, words: string, into = 0) =>
    client.ask<Location[]>('textDocument/references', uri, {
      ...client.at(uri, words, into),
      context: { includeDeclaration: true },
    });

  it('references: a provision of an order, in the order that cites it', async () => {
    const found = await references(uriOf('first.txt'), 'Sec. 2.');
    assert.deepEqual(names(found), ['first.txt', 'second.txt']);
    assert.deepEqual(found[1]!.range.start, { line: 4, character: SECOND.split('\n')[4]!.indexOf('section 2') });
  });

  it('references: a law, whichever of its two ways it is cited, and in policy documents alone', async () => {
    assert.deepEqual(names(await references(uriOf('first.txt'), '212(f)')), ['first.txt', 'second.txt']);
  });

  it('definition: opens the document of the folder at the provision', async () => {
    await open('second.txt');
    const second = uriOf('second.txt');
    const [link] = await client.ask<LocationLink[]>(
      'textDocument/definition',
      second,
      client.at(second, 'section 2 of', 3),
    );
    assert.equal(link!.targetUri, uriOf('first.txt'));
    assert.equal(link!.targetSelectionRange.start.line, 6);
    await client.close(second);
  });

  it('call hierarchy: who cites a provision, and what it cites', async () => {
    const first = uriOf('first.txt');
    const [item] = await client.ask<CallHierarchyItem[]>(
      'textDocument/prepareCallHierarchy',
      first,
      client.at(first, 'Section 1.'),
    );
    assert.equal(item!.name, 'Section 1. Policy');
    const ask = <T>(method: string, of: CallHierarchyItem) => client.connection.sendRequest<T>(method, { item: of });
    const incoming = await ask<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', item!);
    assert.deepEqual(
      incoming.map(({ from }) => [from.name, path.basename(from.uri)]),
      [['Sec. 2. Review', 'first.txt']],
    );
    const outer = await ask<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', incoming[0]!.from);
    assert.deepEqual(
      outer.map(({ from }) => [from.name, path.basename(from.uri)]),
      [['Section 1. Policy', 'second.txt']],
    );
    const outgoing = await ask<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', outer[0]!.from);
    assert.deepEqual(
      outgoing.map(({ to }) => [to.name, path.basename(to.uri)]),
      [['Sec. 2. Review', 'first.txt']],
    );
  });

  const table = (uri: string | null, name: string, format?: string) =>
    client.connection.sendRequest<TableResult>('policyText/table', { uri, table: name, format });

  it('symbols: a provision by its designation, spelled in any way, and by words of its heading', async () => {
    for (const query of ['section 2', 'Sec. 2', '§ 2', 'review']) {
      const symbols = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query });
      assert.ok(
        symbols.slice(0, 2).some(({ name }) => name === 'Sec. 2. Review'),
        query,
      );
    }
  });

  it('tables: of a document, and of the folder', async () => {
    const due = await table(uriOf('first.txt'), 'deadlines');
    assert.equal(due!.rows.length, 1);
    assert.equal(due!.rows[0]!.cells[0], '2026-04-02');
    const law = await table(null, 'authorities');
    const cells = law!.rows.map((row) => row.cells.join(' | '));
    assert.ok(
      cells.some((row) => /INA § 212 \(8 U\.S\.C\. § 1182\).*\(f\) \| 2 \|/.test(row)),
      cells.join('\n'),
    );
    const some = await client.connection.sendRequest<TableResult>('policyText/table', {
      uri: null,
      table: 'authorities',
      format: 'csv',
      filter: 'ina 212',
    });
    assert.ok(some!.rows.length > 0 && some!.rows.length < law!.rows.length);
    assert.match(some!.text, /INA § 212/);
    assert.ok(some!.text.split('\n').length < law!.rows.length + 1);
    const calendar = await table(null, 'deadlines', 'ics');
    assert.match(calendar!.text, /DTSTART;VALUE=DATE:20260402/);
  });

  it('maps: of a document, and of the folder', async () => {
    const ask = (uri: string | null) => client.connection.sendRequest<MapResult>('policyText/map', { uri });
    const document = (await ask(uriOf('first.txt')))!.svg;
    assert.match(document, /<title>Sec\. 2\. Review refers to Section 1\. Policy<\/title>/);
    const all = (await ask(null))!.svg;
    assert.match(all, /INA § 212, cited by 2 documents|8 U\.S\.C\. § 1182, cited by 2 documents/);
    assert.match(all, /Orderly Ports, cited by 1 of the folder/);
  });

  it('maps: as wide as they may be, with the same marks', async () => {
    const marks = (svg: string) => [...svg.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name).sort();
    for (const uri of [uriOf('first.txt'), null]) {
      const wide = (await client.connection.sendRequest<MapResult>('policyText/map', { uri }))!.svg;
      const narrow = (await client.connection.sendRequest<MapResult>('policyText/map', { uri, room: 280 }))!.svg;
      const width = Number(/ viewBox="0 0 ([\d.]+) /.exec(narrow)![1]);
      assert.ok(width <= 300, `${width} pixels`);
      assert.deepEqual(marks(narrow), marks(wide));
    }
  });

  it('comparison: a document beside an earlier text of it', async () => {
    const result = await client.connection.sendRequest<CompareResult>('policyText/compare', {
      uri: uriOf('first.txt'),
      before: FIRST.replace('30 days', '20 days'),
      name: 'the draft of March',
    });
    assert.match(result!.html, /<a href="#" data-line="6">Section 2: reworded<\/a>/);
    assert.match(result!.html, /<del>20<\/del><ins>30<\/ins>/);
    assert.match(result!.markdown, /^# Changes since the draft of March/);
  });

  it('follows files that come, change and go', async () => {
    const changed = (name: string, type: number) =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type }] });
    const until = async (wanted: readonly string[]) => {
      for (let i = 0; i < 100; i++) {
        const found = names(await references(uriOf('first.txt'), 'Sec. 2.'));
        if (String(found) === String(wanted)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.deepEqual(names(await references(uriOf('first.txt'), 'Sec. 2.')), wanted);
    };
    writeFileSync(path.join(folder, 'third.txt'), SECOND.replace('14991', '14992'));
    await changed('third.txt', 1);
    await until(['first.txt', 'second.txt', 'third.txt']);
    rmSync(path.join(folder, 'third.txt'));
    await changed('third.txt', 3);
    await until(['first.txt', 'second.txt']);
  });

  it('an index that is kept is used at the next start, and only for files that are as they were', async function () {
    this.timeout(20_000); // Three servers are started.
    await client.stop();
    const [name] = readdirSync(path.join(home, 'index'));
    const file = path.join(home, 'index', name!);
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    assert.deepEqual(
      Object.keys(kept.files)
        .map((uri) => path.basename(uri))
        .sort(),
      ['first.txt', 'notes.txt', 'second.txt'],
    );
    // A mark that only what was kept can have.
    kept.files[uriOf('second.txt')][1].citations[0].at = [77, 0, 77, 1];
    writeFileSync(file, JSON.stringify(kept));
    client = await start();
    await open('first.txt');
    assert.equal((await references(uriOf('first.txt'), 'Sec. 2.'))[1]!.range.start.line, 77);
    await client.stop();
    writeFileSync(path.join(folder, 'second.txt'), `${SECOND}\n`);
    client = await start();
    await open('first.txt');
    assert.equal((await references(uriOf('first.txt'), 'Sec. 2.'))[1]!.range.start.line, 4);
  });
});

describe('the documents of a folder that is not to be read', () => {
  let folder: string;
  let home: string;
  let client: Client;
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-folder-'));
    home = mkdtempSync(path.join(tmpdir(), 'policy-text-home-'));
    writeFileSync(path.join(folder, 'first.txt'), FIRST);
    writeFileSync(path.join(folder, 'second.txt'), SECOND);
    client = await Client.start(undefined, { folderIndex: false }, { POLICY_TEXT_HOME: home }, [
      pathToFileURL(folder).href,
    ]);
    await client.openAt(uriOf('first.txt'), FIRST);
  });
  after(async () => {
    await client.stop();
    for (const made of [folder, home]) rmSync(made, { recursive: true, force: true });
  });

  const cited = async () => {
    const found = await client.ask<Location[]>('textDocument/references', uriOf('first.txt'), {
      ...client.at(uriOf('first.txt'), '212(f)'),
      context: { includeDeclaration: true },
    });
    return found.map(({ uri }) => path.basename(uri));
  };
  const kept = () => (existsSync(path.join(home, 'index')) ? readdirSync(path.join(home, 'index')) : []);
  const set = (folderIndex: boolean) =>
    client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { policyText: { folderIndex } },
    });

  it('are unknown unless they are open', async () => {
    assert.deepEqual(await cited(), ['first.txt']);
    assert.deepEqual(kept(), []);
    await client.openAt(uriOf('second.txt'), SECOND);
    assert.deepEqual(await cited(), ['first.txt', 'second.txt']);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('second.txt') } });
    assert.deepEqual(await cited(), ['first.txt']);
  });

  it('are read once the setting says so, and forgotten, on disk too, when it no longer does', async () => {
    await set(true);
    assert.deepEqual(await cited(), ['first.txt', 'second.txt']);
    assert.equal(kept().length, 1);
    await set(false);
    assert.deepEqual(await cited(), ['first.txt']);
    assert.deepEqual(kept(), []);
  });
});

describe('a folder with more documents than there is room for', () => {
  it('is read as far as it goes, and a sentence says so', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-folder-'));
    for (const name of ['a', 'b', 'c', 'd']) writeFileSync(path.join(folder, `${name}.txt`), FIRST);
    const reader = folderReader(1, 'nobody', { files: 3, entries: 100, depth: 5 });
    try {
      const told: string[] = [];
      const listed: string[] = [];
      for await (const { uri } of reader.list(pathToFileURL(folder).href, (sentence) => told.push(sentence)))
        listed.push(path.basename(uri));
      assert.deepEqual(listed, ['a.txt', 'b.txt', 'c.txt']);
      assert.deepEqual(told, [`${folder}: the folder has too many files; the rest was left out.`]);
    } finally {
      await reader.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('documents in other formats', () => {
  let client: Client;
  let uri: string;
  before(async () => {
    client = await Client.start();
    uri = await client.open(FIRST, 'first.txt');
  });
  after(() => client.stop());

  it('leave, and come back', async () => {
    const exported = await client.connection.sendRequest<ExportResult>('policyText/export', {
      uri,
      format: 'docx',
      findings: false,
    });
    assert.equal(exported!.isBinary, true);
    const { text, error } = await client.connection.sendRequest<ConvertResult>('policyText/convert', {
      content: exported!.text,
      tracked: 'accept',
    });
    assert.equal(error, null);
    assert.match(text, /Sec\. 2\. Review\. The Secretary of Commerce shall/);
  });

  it('what can’t be read gets a sentence', async () => {
    const content = Buffer.from('%PDF-1.7 nothing').toString('base64');
    const result = await client.connection.sendRequest<ConvertResult>('policyText/convert', {
      content,
      tracked: 'accept',
    });
    assert.deepEqual(result, { text: '', error: 'this PDF is spoilt, or it is none.' });
  });
});

describe('a bill of the folder that others cite by the name that it gives itself', function () {
  this.timeout(20_000);
  let folder: string;
  let client: Client;
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
  const BILL =
    'H. R. 9901\n\nA BILL\n\nTo light lamps.\n\nBe it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,\n\nSECTION 1. SHORT TITLE.\n\nThis Act may be cited as the “Lamp Act of 2025” or the “Lamp Act”.\n\nSEC. 2. OIL.\n\nOil is kept.\n';
  const ORDER =
    'Executive Order 14992 of May 5, 2026\n\nLamps\n\nSection 1. Policy. Oil is kept under section 2 of the Lamp Act, and section 2 of Executive Order 14159.\n';

  /** As a web page has it: without its number. */
  const PAGE =
    '---\ndate: 2025-01-20\ntitle: Protecting the American People Against Invasion\n---\n\nBy the authority vested in me as President by the Constitution and the laws of the United States of America, it is hereby ordered:\n\nSection 1. Purpose. None.\n\nSec. 2. Policy. None.\n';

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-act-'));
    writeFileSync(path.join(folder, 'bill.txt'), BILL);
    writeFileSync(path.join(folder, 'order.txt'), ORDER);
    writeFileSync(path.join(folder, 'page.txt'), PAGE);
    const env = { POLICY_TEXT_HOME: path.join(folder, 'home') };
    client = await Client.start(undefined, {}, env, [pathToFileURL(folder).href]);
    await client.openAt(uriOf('bill.txt'), BILL);
    await client.openAt(uriOf('order.txt'), ORDER);
  });
  after(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is opened by a citation at the section', async () => {
    const at = client.at(uriOf('order.txt'), 'section 2 of', 3);
    const [link] = await client.ask<LocationLink[]>('textDocument/definition', uriOf('order.txt'), at);
    assert.equal(link!.targetUri, uriOf('bill.txt'));
    assert.equal(link!.targetSelectionRange.start.line, BILL.slice(0, BILL.indexOf('SEC. 2.')).split('\n').length - 1);
  });

  it('so is an order that is known by its day and its title alone', async () => {
    await client.openAt(uriOf('page.txt'), PAGE);
    const at = client.at(uriOf('order.txt'), 'section 2 of Executive', 3);
    const [link] = await client.ask<LocationLink[]>('textDocument/definition', uriOf('order.txt'), at);
    assert.equal(link!.targetUri, uriOf('page.txt'));
    const found = await client.ask<Location[]>('textDocument/references', uriOf('page.txt'), {
      ...client.at(uriOf('page.txt'), 'Sec. 2.', 1),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      found.map(({ uri }) => path.basename(uri)),
      ['page.txt', 'order.txt'],
    );
  });

  it('knows who cites its section', async () => {
    const found = await client.ask<Location[]>('textDocument/references', uriOf('bill.txt'), {
      ...client.at(uriOf('bill.txt'), 'SEC. 2.', 1),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      found.map(({ uri }) => path.basename(uri)),
      ['bill.txt', 'order.txt'],
    );
  });
});
