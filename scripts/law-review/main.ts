import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { createLaw, loadTables, parseCitation, parseExplanationFile } from '../../server/src/law/index.ts';
import { unreasoned } from './beyond.ts';
import { type Entry, entriesOf, headingOf, knownSubdivisions, textsOf } from './entries.ts';
import { figuresOf } from './figures.ts';
import { nearest, shown, TextFolder, whole } from './texts.ts';

/** Texts that developers have beside the checkout, oldest first. */
const USUAL = ['usc8-2016', 'usc8-2023', 'usc8', 'authorities'].map((name) => `../shared/law/text/${name}`);

/** Words that are right only where the whole law was looked at: contrasts, inferences, and those that leave nothing over. */
const RISKY =
  /\b(?:therefore|thus|hence|so that|unlike|whereas|most|mostly|only|never|always|all|any|every|none|nothing|otherwise|automatically|generally|usually|in practice)\b/gi;

const tables = await loadTables(async (name) => new Uint8Array(readFileSync(path.join('server/data/law', name))));
const files = readdirSync('server/data/explanations', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && path.basename(name) !== 'README.md')
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  .map((name) => parseExplanationFile(readFileSync(path.join('server/data/explanations', name), 'utf8'), name));
const law = createLaw(tables, files);
const all = entriesOf(files, law);

const program = new Command('law:review')
  .description('Puts the explanations of provisions beside the text of the law.')
  .option(
    '-t, --text <folder>',
    'a text: a folder with a file for each section; once for each, oldest first',
    (folder: string, named: string[] = []) => [...named, folder],
  )
  .showHelpAfterError();

const folders = (): TextFolder[] => {
  const named = program.opts<{ text?: string[] }>().text ?? USUAL.filter(existsSync);
  if (named.length === 0) throw new Error('no text of the law is at hand; name folders with --text');
  return named.map((folder) => new TextFolder(folder, knownSubdivisions(law)));
};

/** The entries of a provision and of all within it; all entries where none is named. */
function chosen(citations: readonly string[]): Entry[] {
  if (citations.length === 0) return all;
  return citations.flatMap((citation) => {
    const id = parseCitation(citation) ?? parseCitation(`INA § ${citation}`);
    const found = all.filter(({ file, at }) => {
      const own = [file.provision, at].filter(Boolean).join('/');
      return [id, id && law.parallel(id)].some((asked) => asked && (own === asked || own.startsWith(`${asked}/`)));
    });
    if (found.length === 0) throw new Error(`“${citation}” has no explanation`);
    return found;
  });
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, '    ');

program
  .command('show')
  .description('each entry with what is explained above it, and the text of its provision with what stands above it')
  .argument('[citations...]', '212(h), "8 U.S.C. 1225", …; all entries unless told')
  .action((citations: string[]) => {
    const texts = folders();
    for (const entry of chosen(citations)) {
      console.log(`\n=== ${entry.cite}\n${entry.text}`);
      for (const other of all.filter(({ file, at }) => file === entry.file && at !== entry.at)) {
        const place = other.at === '' || entry.at.startsWith(`${other.at}/`) ? 'above' : '';
        const within = entry.at === '' || other.at.startsWith(`${entry.at}/`) ? 'within' : '';
        if (place || (within && entry.at !== ''))
          console.log(`\n  ${place || within}: ${other.cite}\n${indent(other.text)}`);
      }
      for (const { name, text } of textsOf(entry, texts)) {
        console.log(`\n--- ${name}`);
        console.log(shown(text, entry.at, headingOf(entry, law)));
      }
      if (textsOf(entry, texts).length === 0) console.log('\n--- no text of this provision here');
    }
  });

program
  .command('changed')
  .description('entries whose provision reads otherwise from one text to the next')
  .argument('[citations...]')
  .action((citations: string[]) => {
    const texts = folders();
    let count = 0;
    for (const entry of chosen(citations)) {
      const having = textsOf(entry, texts);
      const apart = having.some(({ text }) => text.own.has(entry.at));
      // What no text sets apart is read with what holds it; what one of them lacks has no words there.
      const read = having.map(({ name, text }) => ({
        name,
        words: inWords(whole(text, apart || entry.at === '' ? entry.at : nearest(text, entry.at))),
      }));
      const changes = read
        .slice(1)
        .flatMap(({ name, words }, i) => (words === read[i]!.words ? [] : [`${read[i]!.name} → ${name}`]));
      if (changes.length === 0) continue;
      count++;
      console.log(`${entry.cite}: ${changes.join(', ')}`);
    }
    console.log(`${count} entries`);
  });

program
  .command('risky')
  .description('entries with a word that is right only where the whole law was looked at')
  .argument('[citations...]')
  .action((citations: string[]) => {
    for (const entry of chosen(citations)) {
      const words = [...new Set((entry.text.match(RISKY) ?? []).map((word) => word.toLowerCase()))];
      if (words.length > 0) console.log(`${entry.cite}: ${words.join(', ')}`);
    }
  });

program
  .command('figures')
  .description(
    'figures, periods, dates and sections that stand in the entry and not in the text; exits 1 where there are any',
  )
  .option('--missing', 'also figures of the provision itself that its entry lacks')
  .argument('[citations...]')
  .action((citations: string[], { missing }: { missing?: boolean }) => {
    const texts = folders();
    for (const entry of chosen(citations)) {
      const { unfounded, idle } = unreasoned(entry, texts, law);
      if (unfounded.length > 0) console.log(`${entry.cite}: not in the text: ${unfounded.join('; ')}`);
      if (idle.length > 0) console.log(`${entry.cite}: needs no reason: ${idle.join('; ')}`);
      if (unfounded.length + idle.length > 0) process.exitCode = 1;
      const newest = textsOf(entry, texts).at(-1)?.text;
      if (!missing || !newest) continue;
      const said = new Set(figuresOf(entry.text).map(({ key }) => key));
      const lacking = figuresOf(newest.own.get(entry.at) ?? '').filter(({ key }) => !said.has(key));
      if (lacking.length > 0)
        console.log(`${entry.cite}: only in the text: ${lacking.map(({ words }) => words.trim()).join('; ')}`);
    }
  });

/**
 * Words and figures alone, in alphabetical order: the texts set dashes, quotes and footnotes each in its own way, and
 * what follows a list before or after it.
 */
const inWords = (text: string): string => (text.match(/[A-Za-z0-9$]+/g) ?? []).sort().join(' ');

try {
  await program.parseAsync();
} catch (error) {
  console.error(`law:review: ${(error as Error).message}`);
  process.exitCode = 2;
}
