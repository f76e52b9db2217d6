// Whether two readers agree on whose section a bare phrase is:
//   node scripts/instruction-laws.mjs [--show N] FOLDER…
// goes over all texts of some folders. Within an instruction, outside the matter that it brings, a bare "section 2" or "paragraph (b)"
// is of the law that the instruction changes; what is read as another law's is counted and shown, to be looked at by eye: most such
// are wrong, some are right ("“section 3134” and inserting"). Ends with 0 whatever is found.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadBundle } from './bench/engine.mjs';
import { installPackages, main, Refusal, root } from './lib/setup.mjs';

/** A unit, a designation, or what joins them: a phrase of nothing else doesn't say whose it is. */
const BARE =
  /^(?:(?:sub)?(?:sections?|paragraphs?|clauses?|items?)|secs?\.|and|or|through|to|of|inclusive|\d[\w().]*|(?:\(\w{1,8}\))+)?$/i;
/** The law of an address, without the place in it. */
const LAW = /^\/us\/(?:(?:usc|cfr)\/t\w+|pl\/\d+\/\d+|[a-z]+\/[^/]+)/;

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { show: { type: 'string', default: '40' } },
  });
  if (positionals.length === 0) throw new Refusal('Say which folders of texts are to be read.');
  installPackages();
  const { analyze, createLaw, loadTables } = await loadBundle([
    'server/src/core/analyze.ts',
    'server/src/law/index.ts',
  ]);
  const facts = createLaw(await loadTables(async (name) => readFileSync(path.join(root, 'server/data/law', name))));
  let [phrases, others] = [0, 0];
  for (const file of positionals.flatMap(filesIn)) {
    const text = readFileSync(file, 'utf8');
    const { citations, instructions } = analyze(text, { name: path.basename(file), facts });
    for (const { range, targets, matter } of instructions) {
      const law = LAW.exec(targets[0] ?? '')?.[0];
      if (law === undefined) continue;
      for (const cited of citations) {
        const words = text.slice(...cited.range);
        if (!within(cited.range, range) || (matter && within(cited.range, matter)) || !isBare(words)) continue;
        phrases++;
        if (LAW.exec(cited.targets[0])?.[0] === law) continue;
        if (++others > Number(values.show)) continue;
        const around = text.slice(Math.max(0, cited.range[0] - 60), cited.range[1] + 40).replace(/\s+/g, ' ');
        console.log(`${path.basename(file)}: of ${law}, read as ${cited.targets[0]}\n    ${around}`);
      }
    }
  }
  console.log(`${phrases} bare phrases in instructions, ${others} read as another law's`);
  return 0;
});

function isBare(words) {
  return words.split(/[\s,–-]+/).every((word) => BARE.test(word));
}

function within([start, end], [from, to]) {
  return start >= from && end <= to;
}

function filesIn(folder) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Refusal(`There is no folder ${folder}.`);
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.(?:txt|md)$/.test(file) && statSync(file).isFile())
    .sort();
}
