/** What a draft changes: documents of the folder as bases, the base of the right day, what is missing, and where conflicts show. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CodeLens,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  Range,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as protocol from '../../server/src/lsp/protocol.ts';
import { CAPABILITIES, Client } from './client.ts';

const order = (number: string, date: string, words: string): string =>
  `Executive Order ${number} of ${date}\n\nKeeping Lamps\n\n${words}\n\nTHE WHITE HOUSE,\n${date}.\n`;
const LAMPS = order(
  '15001',
  'May 4, 2027',
  'Section 1. Board. The Board shall inspect each lamp.\n\nSec. 2. Fees. The Council may set a fee of $5 for each lamp.',
);
const FIRST = order(
  '15002',
  'June 5, 2027',
  'Section 1. Section 1 of Executive Order 15001 is amended by striking “inspect” and inserting “clean”.',
);
const LATER = order(
  '15009',
  'June 5, 2029',
  'Section 1. Section 1 of Executive Order 15001 is amended by striking “each lamp” and inserting “no lamp”.',
);
const DRAFT = `Executive Order 15005 of July 6, 2028

Section 1. Section 1 of Executive Order 15001 is amended by striking “clean each lamp” and inserting “clean each lantern”.

Sec. 2. Section 2 of Executive Order 15001 is amended by striking “a fee of $7”.

Sec. 3. Section 9 of Executive Order 15001 is amended by striking “lamp”.
`;

describe('the documents of a folder that a draft changes', () => {
  let folder: string;
  let home: string;
  let client: Client;
  let draft: string;
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-text-folder-'));
    home = mkdtempSync(path.join(tmpdir(), 'policy-text-home-'));
    for (const [name, text] of Object.entries({ 'lamps.txt': LAMPS, 'first.txt': FIRST, 'later.txt': LATER }))
      writeFileSync(path.join(folder, name), text);
    client = await start();
    draft = uriOf('draft.policy');
    await client.openAt(draft, DRAFT);
    await until(async () => (await texts()).length > 0);
  });
  after(async () => {
    await client.stop();
    for (const made of [folder, home]) rmSync(made, { recursive: true, force: true });
  });

  const start = () =>
    Client.start(CAPABILITIES, {}, { POLICY_TEXT_HOME: home }, [pathToFileURL(folder).href], { showsAmended: true });
  const texts = (of = draft) => client.connection.sendRequest<protocol.AmendedResult>(protocol.AMENDED, { uri: of });
  const hover = async (words: string): Promise<string> => {
    const found = await client.ask<Hover | null>('textDocument/hover', draft, client.at(draft, words));
    return (found?.contents as { value: string } | undefined)?.value ?? '';
  };
  const findings = async (of = draft): Promise<Diagnostic[]> => {
    const report = await client.ask<DocumentDiagnosticReport>('textDocument/diagnostic', of);
    return report.kind === 'full' ? report.items.filter(({ code }) => code === 'amendment-conflict') : [];
  };
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 200 && !(await holds()); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const wordsAt = (text: string, range: Range): string => TextDocument.create('', '', 0, text).getText(range);

  it('are carried out on, as they read on the day of the draft, and it is said which was taken', async () => {
    const [text] = await texts();
    assert.equal(text!.id, '/us/eo/15001');
    assert.match(text!.before, /The Board shall clean each lamp/);
    assert.match(text!.after, /The Board shall clean each lantern/);
    assert.equal(text!.base, 'lamps.txt, of May 4, 2027, as changed by first.txt');
    assert.match(
      await hover('striking “clean'),
      /Before.*clean each \*\*lamp[\s\S]*After.*clean each \*\*lantern[\s\S]*Base: lamps\\?\.txt, of May 4, 2027, as changed by first\\?\.txt/,
    );
    const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', draft);
    assert.ok(lenses.some(({ command }) => command?.title === '1 of 3 instructions carried out'));
  });

  it('conflicts are marked at their places, and findings lead there', async () => {
    const [text] = await texts();
    assert.deepEqual(
      text!.marks.map(({ range, message, instruction }) => [
        wordsAt(text!.after, range),
        message,
        client.words(draft, instruction),
      ]),
      [
        [
          'a fee of',
          'Not carried out. “a fee of $7” is not there; nearest is “a fee of $5 for each lamp.”.',
          'striking',
        ],
        ['Executive Order 15001 of May 4, 2027', 'Not carried out. There is no section 9 in the text.', 'striking'],
      ],
    );
    const [fee, missing] = await findings();
    const [place] = fee!.relatedInformation!;
    assert.equal(place!.location.uri, protocol.amendedUri('/us/eo/15001', text!.title, 'after', draft));
    assert.match(place!.location.uri, /:\/Executive%20Order%2015001%20as%20amended\.policy\?/);
    assert.equal(wordsAt(text!.after, place!.location.range), 'a fee of');
    assert.equal(missing!.relatedInformation!.length, 1);
  });

  it('the text as amended follows what is typed, and a lens leads to it', async () => {
    const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', draft);
    const shows = lenses.find(({ command }) => command?.title === 'Show as amended');
    assert.equal(shows?.command?.command, protocol.SHOW_AMENDED);
    const start = client.at(draft, 'lantern”').position;
    const end = { line: start.line, character: start.character + 'lantern'.length };
    await client.change(draft, [{ range: { start, end }, text: 'torch' }]);
    assert.match((await texts())[0]!.after, /shall clean each torch/);
    await client.change(draft, [
      { range: { start, end: { line: start.line, character: start.character + 5 } }, text: 'lantern' },
    ]);
    assert.match((await texts())[0]!.after, /shall clean each lantern/);
  });

  it('a fix is offered where one letter is meant', async () => {
    const other = uriOf('letter.policy');
    await client.openAt(
      other,
      order(
        '15006',
        'July 6, 2028',
        'Section 1. Section 2 of Executive Order 15001 is amended by striking “a fea of $5 for” and inserting “a fee of $6 for”.',
      ),
    );
    await until(async () => (await findings(other)).length > 0);
    const [finding] = await findings(other);
    const actions = await client.ask<CodeAction[]>('textDocument/codeAction', other, {
      range: finding!.range,
      context: { diagnostics: [finding!] },
    });
    const fix = actions.find(({ title }) => title === 'Write “a fee of $5 for”, as the law has it');
    assert.ok(fix, String(finding!.message));
    await client.close(other);
  });

  it('an open document is taken as it stands there', async () => {
    const lamps = uriOf('lamps.txt');
    await client.openAt(lamps, LAMPS.replace('fee of $5', 'fee of $7'));
    const [text] = await texts();
    assert.doesNotMatch(text!.after, /fee of \$7/);
    assert.equal((await findings()).length, 1);
    await client.close(lamps);
    await until(async () => (await findings()).length === 2);
    assert.equal((await findings()).length, 2);
  });

  it('follow files that change', async () => {
    writeFileSync(path.join(folder, 'first.txt'), FIRST.replace('“clean”', '“polish”'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('first.txt'), type: 2 }],
    });
    await until(async () => (await findings()).length === 3);
    assert.match((await texts())[0]!.before, /shall polish each lamp/);
    writeFileSync(path.join(folder, 'first.txt'), FIRST);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('first.txt'), type: 2 }],
    });
    await until(async () => (await findings()).length === 2);
  });

  it('lead to the document itself where the client has no view of ours', async () => {
    const plain = await Client.start(CAPABILITIES, {}, { POLICY_TEXT_HOME: home }, [pathToFileURL(folder).href]);
    try {
      const other = uriOf('other.policy');
      await plain.openAt(
        other,
        'Executive Order 15003 of May 20, 2027\n\nSection 1. Section 2 of Executive Order 15001 is amended by striking “a fee of $7”.\n',
      );
      let found: Diagnostic | undefined;
      await until(async () => {
        const report = await plain.ask<DocumentDiagnosticReport>('textDocument/diagnostic', other);
        found = report.kind === 'full' ? report.items.find(({ code }) => code === 'amendment-conflict') : undefined;
        return found !== undefined;
      });
      const [place] = found!.relatedInformation!;
      assert.equal(place!.location.uri, uriOf('lamps.txt'));
      assert.equal(wordsAt(LAMPS, place!.location.range), 'a fee of');
    } finally {
      await plain.stop();
    }
  });

  const actions = (of: string, words: string) => {
    const { position } = client.at(of, words);
    return client.ask<CodeAction[]>('textDocument/codeAction', of, {
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
  };

  it('what is missing is offered at the instruction, by the command that brings it in', async () => {
    const bill = await client.open(
      'A BILL\n\nSection 3101(a) of title 44, United States Code, is amended by striking “plum”.\n\n' +
        'Section 2 of Public Law 116–9 is amended by striking “pear”.\n\nSection 4 of Executive Order 15077 is revoked.\n',
      'bill.policy',
    );
    const offered = async (words: string) =>
      (await actions(bill, words)).flatMap(({ command }) =>
        command ? [[command.title, command.command, ...command.arguments!]] : [],
      );
    assert.deepEqual(await offered('striking “plum'), [
      [
        'Add Title 44, Public Printing and Documents, which this changes (from uscode.house.gov)',
        'policyText.addLaw',
        (await client.connection.sendRequest<protocol.MissingResult>(protocol.MISSING, { uri: bill }))[0]!.url,
      ],
    ]);
    assert.deepEqual(await offered('striking “pear'), [
      [
        'Add Public Law 116–9, which this changes (from www.govinfo.gov)',
        'policyText.addLaw',
        'https://www.govinfo.gov/bulkdata/PLAW/116/public/PLAW-116publ9.xml',
      ],
    ]);
    assert.deepEqual(await offered('is revoked'), []);
  });

  it('what was missing is carried out once it is imported', async () => {
    const bill = await client.open(
      'A BILL\n\nSection 3101(a) of title 44, United States Code, is amended by striking “plums” and inserting “pears”.\n',
      'second.policy',
    );
    assert.deepEqual(await texts(bill), []);
    assert.deepEqual(await findings(bill), []);
    const file = path.join(home, 'usc44.xml');
    writeFileSync(
      file,
      `<?xml version="1.0" encoding="UTF-8"?>
<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" identifier="/us/usc/t44">
<meta><dc:title>Title 44</dc:title><dc:type>USCTitle</dc:type><docNumber>44</docNumber><docPublicationName>Online@119-99</docPublicationName></meta>
<main><title identifier="/us/usc/t44"><num value="44">Title 44—</num><heading>PUBLIC PRINTING AND DOCUMENTS</heading>
<section identifier="/us/usc/t44/s3101"><num value="3101">§ 3101.</num><heading> Records management by agency heads</heading>
<subsection identifier="/us/usc/t44/s3101/a"><num value="a">(a)</num><content> Each head keeps the plum in order.</content></subsection>
</section></title></main></uscDoc>`,
    );
    await client.connection.sendRequest(protocol.ADD_LAW, { source: file });
    assert.equal((await findings(bill)).length, 1);
    assert.deepEqual(
      (await actions(bill, 'striking')).filter(({ command }) => command),
      [],
    );
    const [text] = await texts(bill);
    assert.match(text!.base, /title 44, House of Representatives, release point 119-99, imported/);
    assert.equal(wordsAt(text!.after, text!.marks[0]!.range), '(a)');
  });
});
