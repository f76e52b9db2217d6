import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseExplanationFile } from '../law/index.ts';
import { libraryHome } from '../library/home.ts';
import { importLaw } from '../library/import.ts';
import { Library } from '../library/library.ts';
import type { Platform } from './platform.ts';

/** The tables lie beside the built server, the rules' pages one folder up; the library is the one of the command line, too. */
export function nodePlatform(): Platform {
  const library = new Library(libraryHome());
  return {
    readLawFile: (name) => readFile(path.join(__dirname, 'law', name)),
    rulePage: (code) => pathToFileURL(path.join(__dirname, `../docs/rules/${code}.md`)).href,
    texts: library,
    async importLaw(source, progress, signal) {
      const entries = await importLaw(source, library, { progress, signal });
      return entries.map(({ title, sections }) => `${title}: ${sections} sections`);
    },
    async readLayer(folder) {
      const place = path.resolve(folder.replace(/^~(?=$|[\\/])/, homedir()));
      const names = await readdir(place, { recursive: true });
      const files = names.filter((name) => name.endsWith('.md') && path.basename(name) !== 'README.md').sort();
      return {
        name: path.basename(place),
        files: await Promise.all(
          files.map(async (name) => parseExplanationFile(await readFile(path.join(place, name), 'utf8'), name)),
        ),
      };
    },
  };
}
