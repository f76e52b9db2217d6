// Marks of law that the reader passes over:
//   node scripts/uncited.mjs [--show N] FOLDER…
// looks by plain patterns of its own for what is nearly always a citation ("12 U.S.C", "Executive Order 9", "Act of 1950", "section 3 of
// the") and says, for each, how often one lies in a citation or reference and how often in none; `--show` prints some of these, from
// all of the texts. Some are rightly none: what a governor ordered, words of another text, tables of contents.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadBundle } from './bench/engine.mjs';
import { installPackages, main, Refusal } from './lib/setup.mjs';

const MARKS = {
  'U.S.C.': /\b\d{1,2},?\s*U\.?\s?S\.?\s?C\b\.?/gi,
  'Stat.': /\b\d{1,3}A?,?\s*Stat\b/gi,
  'F.R.': /\b\d{1,3}\s*(?:F\.?\s?R\.?|Fed\.? ?Reg\.?)\s+\d/g,
  CFR: /\b\d{1,2}\s*C\.?\s?F\.?\s?R\b/gi,
  orders: /\b(?:(?:Executive|Exec\.|Ex\.)\s+[Oo]rd(?:er|\.)s?,?\s+(?:[Nn]os?\.?\s*)?\d|E\.?\s?O\.?\s+\d{4})/g,
  proclamations: /\bProclamation\s+(?:No\.?\s*)?\d{3,}/g,
  'public laws': /\b(?:Public\s+Law|Pub\.?\s?L\.?|P\.\s?L\.)\s*(?:No\.?\s*)?\d/gi,
  'acts by year': /\b[A-Z][a-z]+ Act of (?:18|19|20)\d\d/g,
  'acts by day': /\b[Aa]ct (?:of|approved) [A-Z][a-z]+ \d{1,2}, \d{4}/g,
  'titles of the Code': /\btitle\s+\d+,?\s+(?:of\s+the\s+)?United States Code/gi,
  amendments: /\b(?:First|Fourth|Fifth|Sixth|Tenth|Fourteenth)\s+Amendment/g,
  sections: /\b[Ss]ections?\s+\d+\w*(?:\s?\([a-z\d]+\))*\s+of\s+(?:the|this|that|such|said|title)\s+\S+/g,
};

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { show: { type: 'string', default: '0' } },
  });
  if (positionals.length === 0) throw new Refusal('Say which folders of texts are to be read.');
  installPackages();
  const { analyze } = await loadBundle(['server/src/core/analyze.ts']);
  const told = new Map(Object.keys(MARKS).map((name) => [name, { cited: 0, uncited: [] }]));
  for (const file of positionals.flatMap(filesIn)) {
    const text = readFileSync(file, 'utf8');
    const { citations, references } = analyze(text, { name: path.basename(file) });
    const taken = [...citations, ...references].map(({ range }) => range);
    for (const [name, pattern] of Object.entries(MARKS))
      for (const { 0: words, index } of text.matchAll(pattern)) {
        const end = index + words.length;
        if (taken.some(([from, to]) => from < end && to > index)) told.get(name).cited++;
        else told.get(name).uncited.push(`${path.basename(file)}: ${around(text, index, end)}`);
      }
  }
  for (const [name, { cited, uncited }] of told) {
    console.log(`${name.padEnd(20)} ${cited} cited, ${uncited.length} not`);
    const count = Math.min(Number(values.show), uncited.length);
    for (let i = 0; i < count; i++) console.log(`    ${uncited[Math.floor((i * uncited.length) / count)]}`);
  }
  return 0;
});

function around(text, from, to) {
  return text.slice(Math.max(0, from - 70), to + 50).replace(/\s+/g, ' ');
}

function filesIn(folder) {
  return readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile() && /\.(?:txt|md)$/.test(file));
}
