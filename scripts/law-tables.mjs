// Makes the tables of law in server/data/law from the gathered facts in ../shared/law: numbers, headings, dates and
// mappings, no text of the law. Run it by hand when ../shared/law changes, and commit what it writes.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { actAbbreviations, actNames } from './law-tables/act-names.mjs';
import { readTsv } from './law-tables/tsv.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const source = path.resolve(root, '../shared/law');
const target = path.join(root, 'server/data/law');
mkdirSync(target, { recursive: true });

const acts = readTsv(path.join(source, 'acts.tsv'));
writeFileSync(path.join(target, 'act-names.txt'), actNames(acts));
writeFileSync(path.join(target, 'act-abbreviations.tsv'), actAbbreviations(acts));
