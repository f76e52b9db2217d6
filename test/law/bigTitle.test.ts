import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { importLaw } from '../../server/src/library/import.ts';
import { Library } from '../../server/src/library/library.ts';

const MEGABYTES = 100;
/** Far less than the file: a reader that keeps what it reads dies of it. */
const HEAP_MEGABYTES = 40;

/** Writes a title of the Code of the given size, of our own words. */
function writeTitle(file: string, bytes: number): number {
  const out = openSync(file, 'w');
  let written = writeSync(
    out,
    '<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" identifier="/us/usc/t42"><meta><docNumber>42</docNumber></meta>' +
      '<main><title identifier="/us/usc/t42"><num value="42">Title 42—</num><heading>WELFARE</heading>',
  );
  const words =
    'The agency shall serve the public, as the public may ask of it, and shall say in each year how. '.repeat(12);
  let sections = 0;
  while (written < bytes) {
    sections++;
    const id = `/us/usc/t42/s${sections}`;
    const paragraphs = Array.from(
      { length: 8 },
      (_, i) =>
        `<paragraph identifier="${id}/a/${i + 1}"><num value="${i + 1}">(${i + 1})</num><content> ${words}</content></paragraph>`,
    );
    written += writeSync(
      out,
      `<section identifier="${id}"><num value="${sections}">§ ${sections}.</num><heading> Service</heading>` +
        `<subsection identifier="${id}/a"><num value="a">(a)</num><chapeau>The agency—</chapeau>${paragraphs.join('')}</subsection>` +
        `<notes><note><p>${words}</p></note></notes></section>`,
    );
  }
  writeSync(out, '</title></main></uscDoc>');
  closeSync(out);
  return sections;
}

if (!isMainThread) {
  const { file, home } = workerData as { file: string; home: string };
  const library = new Library(home);
  importLaw(file, library).then(([entry]) => {
    library.close();
    parentPort?.postMessage(entry?.sections);
  });
} else {
  describe('a title of a hundred megabytes', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-text-big-'));
    after(() => rmSync(folder, { recursive: true, force: true }));

    it('is imported in memory that does not grow with it', async function () {
      this.timeout(120_000);
      const file = path.join(folder, 'usc42.xml');
      const sections = writeTitle(file, MEGABYTES * 1_000_000);
      assert.ok(statSync(file).size > MEGABYTES * 1_000_000);
      const worker = new Worker(__filename, {
        workerData: { file, home: folder },
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
      });
      const imported = await new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      });
      assert.equal(imported, sections);
      const library = new Library(folder);
      assert.match(
        library.section(`/us/usc/t42/s${sections}`)?.text ?? '',
        /^§ \d+\. Service\n\n\(a\) The agency—\n {2}\(1\) /,
      );
      library.close();
    });
  });
}
