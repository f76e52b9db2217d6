import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { looksLikePolicyDocument } from '../../server/src/core/form/detect.ts';

/** Texts that come with software: READMEs, changelogs, licences, contribution guides. */
const ORDINARY =
  /^(readme|changelog|changes|history|licen[cs]e|copying|notice|contributing|security|thirdpartynotices)/i;

/** Such files of the folder and those below it, as deep as packages go. */
function* ordinaryTexts(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && ORDINARY.test(entry.name)) yield path.join(entry.parentPath, entry.name);
  }
}

const opening = (file: string): string => readFileSync(file, 'utf8').slice(0, 65_536);

describe('recognition of policy documents', () => {
  for (const sample of readdirSync('samples')) {
    it(`takes ${sample} for one`, () => assert.ok(looksLikePolicyDocument(opening(path.join('samples', sample)))));
  }

  it('takes none of the texts of the installed packages for one', () => {
    const files = [...ordinaryTexts('node_modules')];
    assert.ok(files.length > 300, `${files.length} texts`);
    assert.deepEqual(
      files.filter((file) => looksLikePolicyDocument(opening(file))),
      [],
    );
  });

  it('takes none of this project’s own texts for one', () => {
    const explanations = readdirSync('server/data/explanations', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.join('server/data/explanations', name));
    const own = ['README.md', 'CHANGELOG.md', 'ARCHITECTURE.md', 'LICENSE', 'server/data/README.md', ...explanations];
    assert.deepEqual(
      own.filter((file) => looksLikePolicyDocument(opening(file))),
      [],
    );
  });
});
