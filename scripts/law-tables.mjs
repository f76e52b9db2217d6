// Makes the tables of law in server/data/law from the gathered facts in ../shared/law: numbers, headings, dates and
// mappings, no text of the law. Run it by hand when ../shared/law changes, and commit what it writes.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';
import { actAbbreviations, actNames } from './law-tables/act-names.mjs';
import { packActs } from './law-tables/acts.mjs';
import { hyphenatedSections, packCode } from './law-tables/code.mjs';
import { packOrders } from './law-tables/orders.mjs';
import { readTsv } from './law-tables/tsv.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const source = path.resolve(root, '../shared/law');
const target = path.join(root, 'server/data/law');
mkdirSync(target, { recursive: true });

const acts = readTsv(path.join(source, 'acts.tsv'));
writeFileSync(path.join(target, 'act-names.txt'), actNames(acts));
writeFileSync(path.join(target, 'act-abbreviations.tsv'), actAbbreviations(acts));

const tsv = (comment, columns, rows) =>
  `# ${comment}\n${[columns, ...rows.map((row) => columns.map((c) => row[c] ?? ''))].map((r) => r.join('\t')).join('\n')}\n`;

// INA 244A was redesignated 244 in 1996; the gathered table has the redesignated section alone.
const ina = readTsv(path.join(source, 'ina.tsv'));
ina.splice(
  ina.findIndex((row) => row.ina_section === '245'),
  0,
  {
    ina_section: '244A',
    usc_section: '1254a',
    heading: 'Redesignated as section 244. Pub. L. 104–208, div. C, title III, § 308(b)(7), Sept. 30, 1996',
    status: 'transferred',
  },
);
writeFileSync(
  path.join(target, 'ina.tsv'),
  tsv(
    'Source credits of the U.S. Code, Office of the Law Revision Counsel, release point 119-99, as of 2026-08',
    ['ina_section', 'usc_section', 'heading', 'status'],
    ina,
  ),
);
writeFileSync(
  path.join(target, 'usc-titles.tsv'),
  tsv(
    'Titles of the U.S. Code, Office of the Law Revision Counsel, as of 2026',
    ['title', 'name', 'positive_law'],
    [...readTsv(path.join(source, 'usc-titles.tsv'))],
  ),
);
writeFileSync(
  path.join(target, 'cfr-titles.tsv'),
  tsv(
    'Titles of the Code of Federal Regulations, Office of the Federal Register, as of 2026',
    ['title', 'name'],
    [...readTsv(path.join(source, 'cfr-titles.tsv'))],
  ),
);

// The table of designations has headings alone; in title 8 some provisions say in their words that they are no more. Two
// have no row of their own: one stands in running text, one behind its neighbour ("(9), (10) Repealed").
const ENDED = /^(?:, \(\w+\) )?((?:Repealed|Omitted|Reserved|Transferred)\b.*)$/;
const ended = readTsv(path.join(source, 'title8-structure.tsv')).flatMap(({ section, path: place, first_words }) => {
  const words = ENDED.exec(first_words)?.[1];
  return words === undefined ? [] : [{ section, path: place.slice(1), words: `${words.split(/[.,]/, 1)[0]}.` }];
});
ended.push(
  { section: '1101', path: 'a/15/H/i/a', words: 'Repealed.' },
  { section: '1182', path: 'd/10', words: 'Repealed.' },
);
writeFileSync(
  path.join(target, 'subdivisions-ended.tsv'),
  tsv(
    'Subdivisions of 8 U.S.C. chapter 12 that say in their words that they are no more, release point 119-99, as of 2026-08',
    ['section', 'path', 'words'],
    ended,
  ),
);

const pack = (name, text) => {
  const packed = gzipSync(text, { level: constants.Z_BEST_COMPRESSION });
  // The operating system's byte in the header would differ from machine to machine.
  packed[9] = 255;
  writeFileSync(path.join(target, `${name}.gz`), packed);
  console.log(`${name}: ${Buffer.byteLength(text)} bytes, packed ${packed.length}`);
};

const sections = readTsv(path.join(source, 'usc-sections.tsv'));
writeFileSync(path.join(target, 'usc-hyphenated.txt'), hyphenatedSections(sections));
const code = packCode(sections, path.join(source, 'usc-structure.tsv.gz'));
pack('sections', code.sections);
pack('designations', code.designations);
const publicLaws = readTsv(path.join(source, 'public-laws.tsv'));
pack('acts', packActs(acts, readTsv(path.join(source, 'act_sections.tsv')), sections, publicLaws));
pack('orders', packOrders(readTsv(path.join(source, 'executive-orders.tsv'))));

const laws = publicLaws.map(
  (law) => `${law.congress}-${law.number}\t${law.date}\t${law.stat_cite}\t${law.short_title}\n`,
);
pack('laws', laws.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join(''));
