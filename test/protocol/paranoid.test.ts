/** The setting that reads each version whole, too: silent where both are the same, and it would speak where they weren't. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyze } from '../../server/src/core/analyze.ts';
import { differences } from '../../server/src/lsp/paranoid.ts';
import { Client } from './client.ts';

const ORDER = readFileSync('samples/orderly-processing.txt', 'utf8');

describe('the paranoid setting', () => {
  it('finds a reading that is not that of the whole', () => {
    const analysis = analyze(ORDER);
    assert.deepEqual(differences(analysis, undefined), []);
    const { sections } = analysis;
    const moved = { ...analysis, sections: [{ ...sections[0]!, heading: 'Other' }, ...sections.slice(1)] };
    assert.deepEqual(differences(moved, undefined), [
      `sections[0] (${sections.length} items, ${sections.length} when read whole)`,
    ]);
    const lost = { ...analysis, citations: analysis.citations.slice(0, -1), number: '1' };
    assert.deepEqual(
      differences(lost, undefined).map((words) => words.split(/[ [(]/)[0]),
      ['number', 'citations'],
    );
  });

  it('is silent over edits that are read in steps', async () => {
    const client = await Client.start(undefined, { paranoid: true });
    const logged: string[] = [];
    client.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      logged.push(message);
    });
    const uri = await client.open(ORDER);
    const edits = [
      ['Sec. 4.', 'Sec. 4. (a) One.\n\n'],
      ['(b)', '"quoted '],
      ['section 2', 'section 2(a) and '],
      ['Sec. 2.', ''],
    ] as const;
    for (const [words, text] of edits) {
      const { position: start } = client.at(uri, words);
      const end = text === '' ? client.at(uri, words, words.length).position : start;
      await client.change(uri, [{ range: { start, end }, text }]);
      await client.ask('textDocument/documentSymbol', uri);
    }
    await client.stop();
    assert.deepEqual(logged, []);
  });
});
