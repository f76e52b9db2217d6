/** `.policy-text.json`: read from the folder of a document, or from the nearest one above that has it. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Choices, CONFIG_FILE, type Config, choicesFor, NO_CHOICES, readConfig } from '../rules/config.ts';

/** No folder says more; a larger file is left alone. */
const LARGEST = 1_000_000;
/** How many folders above a document are looked in. */
const HIGHEST = 32;

/** The folders in which the file may be, the document's own first, up to that of a repository. */
function* foldersAbove(file: string): Generator<string> {
  let folder = path.dirname(path.resolve(file));
  for (let depth = 0; depth < HIGHEST; depth++) {
    yield folder;
    const above = path.dirname(folder);
    if (above === folder || existsSync(path.join(folder, '.git'))) return;
    folder = above;
  }
}

/** The document's path from a folder, with `/`. */
const within = (folder: string, file: string): string =>
  path.relative(folder, path.resolve(file)).split(path.sep).join('/');

/** The file that is nearest to a document; where there is none, its place beside the document and no text. */
export async function readRuleFile(
  document: string,
): Promise<{ readonly path: string; readonly text: string | undefined; readonly file: string }> {
  for (const folder of foldersAbove(document)) {
    const place = path.join(folder, CONFIG_FILE);
    // What can't be read is as if it weren't there.
    const text = await readFile(place, 'utf8').catch(() => undefined);
    if (text !== undefined && text.length <= LARGEST) return { path: place, text, file: within(folder, document) };
  }
  const own = path.dirname(path.resolve(document));
  return { path: path.join(own, CONFIG_FILE), text: undefined, file: path.basename(document) };
}

/** What each folder's own file says, for as long as a command runs; null where it has none. */
const known = new Map<string, Config | null>();

function configIn(folder: string): Config | null {
  let config = known.get(folder);
  if (config === undefined) {
    try {
      const text = readFileSync(path.join(folder, CONFIG_FILE), 'utf8');
      config = (text.length <= LARGEST && readConfig(text)) || null;
    } catch {
      config = null;
    }
    known.set(folder, config);
  }
  return config;
}

/** What holds for a file of a command; nothing for what is no file, such as standard input. */
export function choicesOf(file: string): Choices {
  if (file === '-' || file === '') return NO_CHOICES;
  for (const folder of foldersAbove(file)) {
    const config = configIn(folder);
    if (config) return choicesFor(config, within(folder, file));
  }
  return NO_CHOICES;
}
