// The page that users see of the extension, and how it comes into the package in place of the repository's own README.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { root } from './setup.mjs';

const read = (name) => readFileSync(path.join(root, name), 'utf8');

/** Rows of the page's table: what of `server/data/law/README.md` a user asks for, with the dates as they stand there. */
const KNOWN = [
  ['every section and subdivision of the U.S. Code', 'sections.gz'],
  ['the Immigration and Nationality Act, section by section', 'ina.tsv'],
  ['acts, and where the Code prints them', 'acts.gz'],
  ['executive orders 6071 to 14423', 'orders.gz'],
  ['public laws up to the 117th Congress: dates and short titles', 'laws.gz'],
];

/** The source, with its date, that the README of the tables gives for a file. */
function sourceOf(file) {
  const row = read('server/data/law/README.md')
    .split('\n')
    .find((line) => line.startsWith('|') && line.split('|')[1].includes(`\`${file}\``));
  if (!row) throw new Error(`server/data/law/README.md has no row for ${file}`);
  return row.split('|').at(-2).trim();
}

const explanations = (folder) =>
  readdirSync(path.join(root, 'server/data/explanations', folder), { recursive: true }).filter((name) =>
    name.endsWith('.md'),
  ).length;

/** The page as Markdown; its pictures stand in it, for a page of an installed file shows no others. */
export function userReadme() {
  const { name, version, engines } = JSON.parse(read('package.json'));
  const counts = { ina: 0, usc: 0, constitution: 0, acts: 0, other: 0 };
  for (const folder of Object.keys(counts)) counts[folder] = explanations(folder);
  const values = {
    vscode: engines.vscode.replace(/^\D+/, '').replace(/\.0$/, ''),
    file: `${name}-${version}.vsix`,
    knows: KNOWN.map(([what, file]) => `| ${what} | ${sourceOf(file)} |`).join('\n'),
    explained: String(Object.values(counts).reduce((sum, count) => sum + count)),
    sections:
      `${counts.ina} of the Immigration and Nationality Act, ${counts.usc} of the U.S. Code, ${counts.constitution} articles and ` +
      `amendments of the Constitution, ${counts.acts} acts as a whole, ${counts.other} others`,
  };
  return read('docs/vsix-readme.md')
    .replace(/\{\{(\w+)\}\}/g, (_, key) => values[key])
    .replace(/(!\[[^\]]*\])\(([\w/.-]+\.png)\)/g, (_, alt, file) => {
      const picture = readFileSync(path.join(root, 'docs', file)).toString('base64');
      return `${alt}(data:image/png;base64,${picture})`;
    });
}

/** Puts the page into a package that vsce has made. */
export function putReadme(file) {
  const entries = unzipSync(readFileSync(file));
  const place = Object.keys(entries).find((entry) => /^extension\/readme\.md$/i.test(entry));
  if (!place) throw new Error('the package has no README');
  entries[place] = strToU8(userReadme());
  // What was stored in the order of the package stays in it: the manifest comes first.
  writeFileSync(file, zipSync(entries, { level: 9 }));
}

/** The names of a package's files, and a way to read one as text. */
export function openPackage(file) {
  const entries = unzipSync(readFileSync(file));
  return { names: Object.keys(entries), text: (name) => strFromU8(entries[name]) };
}
