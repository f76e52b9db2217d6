import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Whatever comes from outside has a limit. */
const ENTRIES = 5_000;
const DEPTH = 6;
const LONGEST = 2_000_000;
const DOCUMENT = /\.(?:policy|txt|text|md|markdown)$/i;
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Whether a text has some words, also where its lines break between them. */
const has = (text: string, words: string): boolean =>
  text.includes(words) ||
  (words.includes(' ') && text.includes(words.split(' ')[0]!) && text.replace(/\s+/g, ' ').includes(words));

/**
 * The documents in the folder of a document and below it whose text has one of some words, itself excluded. Files that can't
 * be read are left out; links are not followed.
 */
export async function documentsBeside(
  documentUri: string,
  words: readonly string[],
): Promise<{ readonly uri: string; readonly text: string }[]> {
  if (!documentUri.startsWith('file:')) return [];
  const own = fileURLToPath(documentUri);
  const found: { uri: string; text: string }[] = [];
  let left = ENTRIES;
  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (left-- <= 0) return;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory() && depth < DEPTH && !SKIPPED.has(entry.name)) await walk(file, depth + 1);
      if (!entry.isFile() || !DOCUMENT.test(entry.name) || file === own) continue;
      const size = await stat(file).then(
        (stats) => stats.size,
        () => LONGEST + 1,
      );
      const text = size > LONGEST ? '' : (await readFile(file, 'utf8').catch(() => '')).replace(/^\ufeff/, '');
      // What is no UTF-8 would not be written back as it was.
      if (words.some((word) => has(text, word)) && !text.includes('\ufffd'))
        found.push({ uri: pathToFileURL(file).href, text });
    }
  };
  await walk(path.dirname(own), 0);
  return found;
}
