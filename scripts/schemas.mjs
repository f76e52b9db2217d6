// npm run schemas -- FOLDER FILE …: holds what documents become as USLM and Akoma Ntoso to the published schemas.
// FOLDER has the publishers' files under their own names, with all that they include: uslm-2.1.0.xsd (Government Publishing
// Office) and akomantoso30.xsd (OASIS); one of them is enough. A FILE may be a folder. Answers 1 where an export isn't valid.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadBundle } from './bench/engine.mjs';
import { installPackages, main, Refusal } from './lib/setup.mjs';

/** The formats that have a schema, and the file in which its publisher lays it down. */
const SCHEMAS = { uslm: 'uslm-2.1.0.xsd', akn: 'akomantoso30.xsd' };
/** Exports are validated together, as each round reads the schema anew: so many characters at once. */
const ROUND = 4_000_000;

await main(async () => {
  const [folder, ...named] = process.argv.slice(2);
  if (folder === undefined || named.length === 0) {
    throw new Refusal('Name the folder of the schemas and documents: npm run schemas -- FOLDER FILE …');
  }
  const formats = Object.entries(SCHEMAS).filter(([, file]) => existsSync(path.join(folder, file)));
  if (formats.length === 0) throw new Refusal(`${folder} has neither of ${Object.values(SCHEMAS).join(' and ')}.`);
  installPackages();
  const engine = await loadBundle([
    'server/src/core/analyze.ts',
    'server/src/convert/exportXml.ts',
    'server/src/convert/model.ts',
  ]);
  const make = { uslm: engine.exportUslm, akn: engine.exportAkn };
  const files = named.flatMap(documentsOf);
  let invalid = 0;
  for (const [format, schema] of formats) {
    let bad = 0;
    let round = [];
    let size = 0;
    const close = async () => {
      if (round.length > 0) bad += await validate(folder, schema, round);
      round = [];
      size = 0;
    };
    for (const file of files) {
      const contents = make[format](
        engine.modelOf(engine.analyze(readFileSync(file, 'utf8'), { name: path.basename(file) })),
      );
      round.push({ file, contents });
      size += contents.length;
      if (size > ROUND) await close();
    }
    await close();
    console.log(`${schema}: ${files.length - bad} of ${files.length} documents valid as ${format}`);
    invalid += bad;
  }
  return invalid > 0 ? 1 : 0;
});

/** The documents at a path: a file, or those of a folder and what lies in it. */
function documentsOf(at) {
  if (!statSync(at).isDirectory()) return [at];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:txt|md)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** How many of the exports are not valid; says of each why. */
async function validate(folder, schema, round) {
  const { validateXML, memoryPages } = await import('xmllint-wasm');
  const read = (fileName) => ({ fileName, contents: readFileSync(path.join(folder, fileName), 'utf8') });
  const { errors } = await validateXML({
    xml: round.map(({ contents }, index) => ({ fileName: `${index}.xml`, contents })),
    schema: [read(schema)],
    preload: readdirSync(folder)
      .filter((name) => name.endsWith('.xsd') && name !== schema)
      .map(read),
    maxMemoryPages: 2 * memoryPages.GiB,
  });
  const bad = new Map();
  for (const { message, loc, rawMessage } of errors) {
    // Said once more at the end of each.
    if (/ fails to validate$/.test(rawMessage)) continue;
    const file = round[Number.parseInt(loc?.fileName ?? '', 10)]?.file;
    if (file === undefined) throw new Refusal(`${schema}: ${rawMessage}`);
    if (!bad.has(file)) console.log(`${file}: ${message}`);
    bad.set(file, true);
  }
  return bad.size;
}
