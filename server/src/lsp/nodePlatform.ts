import { readFile } from 'node:fs/promises';
import { availableParallelism, homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LAW_SCHEME } from '../features/lawNames.ts';
import { documentsBeside } from '../library/beside.ts';
import { libraryHome } from '../library/home.ts';
import { readLayer } from '../library/layer.ts';
import { Library } from '../library/library.ts';
import { readRuleFile } from '../library/ruleFile.ts';
import { diskStore } from './diskStore.ts';
import { folderReader } from './folderReader.ts';
import { importInWorker } from './importWorker.ts';
import { keepLaw } from './keptLaw.ts';
import type { Platform } from './platform.ts';

/** The tables lie beside the built server, the rules' pages one folder up; the library is the one of the command line, too. */
export function nodePlatform(): Platform {
  const home = libraryHome();
  const library = new Library(home);
  // The address of a rule's page is asked for with each of its findings.
  const pages = new Map<string, string>();
  return {
    sendsJson: true,
    readLawFile: (name) => readFile(path.join(__dirname, 'law', name)),
    rulePage(code) {
      const page = pages.get(code) ?? pathToFileURL(path.join(__dirname, `../docs/rules/${code}.md`)).href;
      pages.set(code, page);
      return page;
    },
    folders: folderReader(Math.max(1, availableParallelism())),
    store: diskStore(path.join(home, 'index')),
    convert(bytes, tracked) {
      // A program of its own: the reader of PDF is as large as all the rest, and seldom wanted.
      const converter: typeof import('../convert/import.ts') = require(path.join(__dirname, 'converter.js'));
      return converter.importDocument(bytes, { tracked });
    },
    async readRuleFile(document) {
      if (!document.startsWith('file:')) return undefined;
      const { path: place, text, file } = await readRuleFile(fileURLToPath(document));
      return { uri: pathToFileURL(place).href, text, file };
    },
    texts: library,
    keepLaw: (address, text) => keepLaw(path.join(home, LAW_SCHEME), address, text),
    readBeside: documentsBeside,
    importLaw: (source, progress, signal) => importInWorker(source, home, library, progress, signal),
    readLayer: (folder, skipped) => readLayer(path.resolve(folder.replace(/^~(?=$|[\\/])/, homedir())), skipped),
  };
}
