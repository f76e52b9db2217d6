/** Hovers over law, with all the tables and explanations. */
import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analyze.ts';
import { hover } from '../../server/src/features/index.ts';
import { plainWords } from '../../server/src/features/plainWords.ts';
import { wholeLaw } from './helpers.ts';

describe('hover on an act by its first section', () => {
  it('is headed by the act, for "et seq." alone', async () => {
    const law = await wholeLaw();
    const text = 'Section 1. Policy. Under 8 U.S.C. 1101 et seq., 42 U.S.C. § 7401, et seq., and 8 U.S.C. 1101(a).\n';
    const analysis = analyze(text);
    const shown = (word: string) => hover(analysis, text.indexOf(word) + 1, law)!.markdown;
    assert.match(shown('8 U.S.C. 1101 et'), /^\*\*Immigration and Nationality Act\*\* · 8 U\.S\.C\. § 1101 et seq/);
    assert.match(shown('42 U.S.C.'), /^\*\*Clean Air Act\*\* · 42 U\.S\.C\. § 7401 et seq/);
    assert.match(shown('8 U.S.C. 1101(a)'), /^\*\*8 U\.S\.C\. § 1101/);
  });
});

describe('hover: source and date', () => {
  let markdown = '';
  before(async () => {
    ({ markdown } = hover(analyze('Section 1. Policy. Under section 235(b) of the INA.\n'), 32, await wholeLaw())!);
  });

  it('are one short line, with the rest behind it', () => {
    const line = markdown.split('\n').findLast((each) => each.includes('checked against'))!;
    const seen = line.replace(/\[([^\]]*)\]\([^)\s]* "(?:\\.|[^"\\])*"\)/, '$1');
    assert.match(seen, /^\*Explanation checked against 8 U\\?\.S\\?\.C\\?\. 1225 …, on [A-Z][a-z]+ \d+, \d{4}\.\*$/);
    assert.match(line, /"8 U\.S\.C\. 1225, Office of the Law Revision Counsel[^"]*April 2023[^"]*"/);
  });

  it('are whole in plain text, which has no marks, and the addresses of official texts', () => {
    const plain = plainWords(markdown);
    assert.match(plain, /^INA § 235\(b\) · 8 U\.S\.C\. § 1225\(b\)\n\nImmigration and Nationality Act › § 235 /);
    assert.match(plain, /checked against 8 U\.S\.C\. 1225, Office of the Law Revision Counsel.*April 2023/);
    assert.match(plain, /\nHouse U\.S\. Code: https:\/\/uscode\.house\.gov\/\S+\ngovinfo: https:\/\/\S+\n/);
    assert.doesNotMatch(plain, /\*|\]\(|\\/);
  });
});
