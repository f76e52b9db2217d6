import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  CodeLens,
  DocumentDiagnosticReport,
  DocumentLink,
  Hover,
  LocationLink,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { keepLaw } from '../../server/src/lsp/keptLaw.ts';
import * as protocol from '../../server/src/lsp/protocol.ts';
import { CAPABILITIES, Client } from './client.ts';

const ORDER = `Section 1. Purpose. Officers act under section 235(b)(2)(C) of the Immigration and Nationality Act.

Sec. 2. Records. Records are kept under 36 CFR 1220.30 and 44 U.S.C. 3101.
`;

/** A section of a title as the House publishes it, in words of our own. */
const TITLE = `<?xml version="1.0" encoding="UTF-8"?>
<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" identifier="/us/usc/t44">
<meta><dc:title>Title 44</dc:title><dc:type>USCTitle</dc:type><docNumber>44</docNumber><docPublicationName>Online@119-99</docPublicationName></meta>
<main><title identifier="/us/usc/t44"><num value="44">Title 44—</num><heading>PUBLIC PRINTING AND DOCUMENTS</heading>
<section identifier="/us/usc/t44/s3101"><num value="3101">§ 3101.</num><heading> Records management by agency heads</heading>
<subsection identifier="/us/usc/t44/s3101/a"><num value="a">(a)</num><content> Each head keeps the plum records in order.</content></subsection>
<subsection identifier="/us/usc/t44/s3101/b"><num value="b">(b)</num><content> Each head does so under subsection (a) yearly.</content></subsection>
</section></title></main></uscDoc>`;

describe('documents of law', () => {
  let client: Client;
  let uri: string;
  let home: string;

  before(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'policy-text-home-'));
    client = await Client.start(CAPABILITIES, {}, { POLICY_TEXT_HOME: home });
    uri = await client.open(ORDER);
  });
  after(async () => {
    await client.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const content = (of: string) =>
    client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri: of });
  const definition = async (words: string) => {
    const links = await client.ask<LocationLink[]>('textDocument/definition', uri, client.at(uri, words));
    return links[0]!;
  };

  it('are where a citation leads, at the very subdivision', async () => {
    const link = await definition('235(b)(2)(C)');
    assert.equal(
      client.words(uri, link.originSelectionRange!),
      'section 235(b)(2)(C) of the Immigration and Nationality Act',
    );
    const { text } = await content(link.targetUri);
    const line = text.split('\n')[link.targetSelectionRange.start.line]!;
    assert.match(line, /^\s*\(C\) Treatment of aliens arriving from contiguous territory\. \[/);
    assert.match(decodeURIComponent(link.targetUri), /INA § 235 \(8 U\.S\.C\. § 1225\)\.policy$/);
  });

  it('have hovers of the law on their labels', async () => {
    const link = await definition('235(b)(2)(C)');
    const { text } = await content(link.targetUri);
    await client.openAt(link.targetUri, text);
    const position = link.targetSelectionRange.start;
    const hover = await client.ask<Hover>('textDocument/hover', link.targetUri, { position });
    assert.match((hover.contents as { value: string }).value, /1225\\\(b\\\)\\\(2\\\)\\\(C\\\)/);
    const cite = await client.connection.sendRequest<protocol.CiteResult>(protocol.CITE, {
      uri: link.targetUri,
      position,
    });
    assert.equal(cite?.id, '/us/usc/t8/s1225/b/2/C');
  });

  it('leave no link of their own on the citation, while others keep theirs', async () => {
    const links = await client.ask<DocumentLink[]>('textDocument/documentLink', uri);
    assert.deepEqual(
      links.map((link) => client.words(uri, link.range)),
      ['36 CFR 1220.30'],
    );
  });

  it('are files for a client that shows files alone, and leave it the links to official texts', async () => {
    const plain = await Client.start({ ...CAPABILITIES, workspace: {} }, {}, { POLICY_TEXT_HOME: home });
    const place = await plain.open(ORDER);
    const links = await plain.ask<DocumentLink[]>('textDocument/documentLink', place);
    assert.equal(links.length, 3);
    const [link] = await plain.ask<LocationLink[]>('textDocument/definition', place, plain.at(place, '235(b)'));
    const file = fileURLToPath(link!.targetUri);
    assert.ok(file.startsWith(path.join(home, 'policy-law/us/usc/t8/s1225/INA § 235')), file);
    const text = readFileSync(file, 'utf8');
    assert.match(text.split('\n')[link!.targetSelectionRange.start.line]!, /^\s*\(C\) Treatment of aliens/);
    assert.equal(statSync(file).mode & 0o222, 0);
    // It is law there, too.
    await plain.openAt(link!.targetUri, text);
    const hover = await plain.ask<Hover>('textDocument/hover', link!.targetUri, {
      position: link!.targetSelectionRange.start,
    });
    assert.match((hover.contents as { value: string }).value, /1225\\\(b\\\)\\\(2\\\)\\\(C\\\)/);
    await plain.stop();
  });

  it('are no files outside their folder', () => {
    for (const id of ['/us/act/../../x', '/us/act/.x', `/us/act/${'x'.repeat(300)}`])
      assert.equal(keepLaw(home, `policy-law:${id}/Name.policy`, 'x'), undefined, id);
    const kept = keepLaw(home, 'policy-law:/us/act/x/..%2F..%2Fa%3Cb.policy', 'x');
    assert.ok(kept === undefined || fileURLToPath(kept).startsWith(path.join(home, 'us')), kept);
  });

  it('are found as workspace symbols by a citation in any spelling', async () => {
    const symbols = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', {
      query: '8 usc 1226(c)',
    });
    assert.deepEqual(
      symbols.slice(0, 1).map(({ name, containerName }) => [name, containerName]),
      [['8 U.S.C. § 1226(c)', 'Detention of criminal aliens']],
    );
  });

  it('are refused for an address that is none of law', async () => {
    await assert.rejects(content('policy-law:/us/usc/t8/s9999999/x.policy'), /There is no law at/);
  });

  it('can be looked up by words of a heading, located and cited', async () => {
    const params: protocol.LookUpParams = { query: 'detention of criminal aliens', limit: 5 };
    const hits = await client.connection.sendRequest<protocol.LookUpResult>(protocol.LOOK_UP, params);
    assert.equal(hits[0]?.heading, 'Detention of criminal aliens');
    const place = await client.connection.sendRequest<protocol.LocateResult>(protocol.LOCATE, { id: hits[0]!.id });
    assert.match(place.document!.uri, /^policy-law:\/us\/usc\/t8\/s1226\//);
    const cite = await client.connection.sendRequest<protocol.CiteResult>(protocol.CITE, {
      uri,
      ...client.at(uri, '235(b)'),
    });
    assert.equal(cite?.plain, 'INA § 235(b)(2)(C)');
    assert.equal(cite?.parallel, 'INA § 235(b)(2)(C) (8 U.S.C. § 1225(b)(2)(C))');
  });

  it('have the official text once it is imported; an import that fails says why', async () => {
    const file = path.join(home, 'usc44.xml');
    const add = (source: string) => client.connection.sendRequest<protocol.AddLawResult>(protocol.ADD_LAW, { source });
    const failed = await add(path.join(home, 'none.xml'));
    assert.deepEqual(failed.added, []);
    assert.match(failed.error ?? '', /There is no file or folder/);

    writeFileSync(file, TITLE);
    assert.match((await content((await definition('44 U.S.C. 3101')).targetUri)).text, /not imported/);
    const { added, error } = await add(file);
    assert.equal(error, null);
    assert.match(added[0] ?? '', /1 sections?$/);
    const link = await definition('44 U.S.C. 3101');
    const { text } = await content(link.targetUri);
    assert.match(text, /\(a\) Each head keeps the plum records in order\./);
    const hover = await client.ask<Hover>('textDocument/hover', uri, client.at(uri, '44 U.S.C. 3101'));
    assert.match((hover.contents as { value: string }).value, /plum records/);
  });

  it('are shown as a draft would change them: hover, lens, findings, the whole text', async () => {
    const draft = await client.open(
      'A BILL\n\nSection 3101(a) of title 44, United States Code, is amended by striking “plum records” and inserting ' +
        '“pear records”.\n\nSection 3101(a) of title 44, United States Code, is amended by striking “quince”.\n',
    );
    const hover = await client.ask<Hover>('textDocument/hover', draft, client.at(draft, 'striking “plum'));
    assert.match(
      (hover.contents as { value: string }).value,
      /Before.*\*\*plum\*\* records[\s\S]*After.*\*\*pear\*\* records/,
    );
    const [lens] = await client.ask<CodeLens[]>('textDocument/codeLens', draft);
    assert.equal(lens?.command?.title, '1 of 2 instructions carried out');
    const records = '§ 3101. Records\n    (a) Each head keeps the plum records in order.\n';
    const applied = await client.connection.sendRequest<protocol.ApplyResult>(protocol.APPLY, {
      uri: draft,
      name: 'usc-44-3101.txt',
      text: records,
    });
    const { from, to, text: put } = applied.edit!;
    assert.equal(records.slice(0, from) + put + records.slice(to), records.replace('plum', 'pear'));
    assert.deepEqual([applied.done.length, applied.left.length, applied.error], [1, 1, null]);
    const [target] = await client.ask<LocationLink[]>('textDocument/definition', draft, client.at(draft, 'is amended'));
    assert.match(target?.targetUri ?? '', /^policy-law:/);
    const [text] = await client.connection.sendRequest<protocol.AmendedResult>(protocol.AMENDED, { uri: draft });
    assert.match(text!.before, /keeps the plum records/);
    assert.match(text!.after, /keeps the pear records/);
    const report = await client.ask<DocumentDiagnosticReport>('textDocument/diagnostic', draft);
    assert.ok(report.kind === 'full' && report.items.some(({ code }) => code === 'amendment-conflict'));
  });

  it('are described as instructions where an order has two versions', async () => {
    const before = 'Executive Order 15001 of May 4, 2027\n\nSection 1. Lamps. The Board inspects each lamp.\n';
    const order = await client.open(before.replace('inspects', 'cleans'));
    const { text, left, error } = await client.connection.sendRequest<protocol.DescribeResult>(protocol.DESCRIBE, {
      uri: order,
      before,
    });
    assert.match(
      text,
      /Section 1 of Executive Order 15001 is amended by striking “inspects” and inserting in lieu thereof “cleans”/,
    );
    assert.deepEqual([left, error], [[], null]);
  });

  it('are described in an agency’s style where a regulation has two versions', async () => {
    const before = '§ 62.9 Keepers of lamps.\n\n(a) A keeper inspects each lamp.\n\n(b) A keeper notes the hour.\n';
    const rule = await client.open(before.replace('inspects', 'cleans'), '33cfr-62.9.txt');
    const { text, left, error } = await client.connection.sendRequest<protocol.DescribeResult>(protocol.DESCRIBE, {
      uri: rule,
      before,
    });
    assert.equal(
      text,
      '1. In § 62.9(a) of title 33, Code of Federal Regulations, remove the words “inspects” and add in their place the words “cleans”.',
    );
    assert.deepEqual([left, error], [[], null]);
  });
});

describe('explanations of the user’s own', () => {
  it('are laid over ours', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-layer-'));
    writeFileSync(
      path.join(folder, '235.md'),
      [
        '---',
        'provision: /us/act/immigration-and-nationality-act/s235',
        'title: INA § 235',
        'checked-against: the office’s handbook',
        'checked-on: 2026-01-02',
        '---',
        'In general.',
        '',
        '## (b)(2)(C)',
        'Ask the plum desk first.',
        '',
      ].join('\n'),
    );
    const client = await Client.start(CAPABILITIES, { explanations: [folder] });
    try {
      const uri = await client.open(ORDER);
      const hover = await client.ask<Hover>('textDocument/hover', uri, client.at(uri, '235(b)(2)(C)'));
      const { value } = hover.contents as { value: string };
      assert.match(value, /Ask the plum desk first\./);
      assert.match(value, /Explanation from policy\\-text\\-layer/);
    } finally {
      await client.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('that can’t be read are reported, and ours stand', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-layer-'));
    writeFileSync(path.join(folder, 'broken.md'), 'No front matter.\n');
    const client = await Client.start(CAPABILITIES, { explanations: [folder] });
    const warned = new Promise<string>((resolve) => {
      client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => resolve(message));
    });
    try {
      const uri = await client.open(ORDER);
      const hover = await client.ask<Hover>('textDocument/hover', uri, client.at(uri, '235(b)(2)(C)'));
      assert.match((hover.contents as { value: string }).value, /Mexico or Canada/);
      assert.match(await warned, /broken\.md: no front matter/);
    } finally {
      await client.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
