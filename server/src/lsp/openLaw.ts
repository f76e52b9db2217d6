import { createLaw, type ExplanationFile, loadTables, parseExplanationFile, TABLE_NAMES } from '../law/index.ts';
import type { Law } from '../law/law.ts';
import type { Settings } from './settings.ts';

/** Gives the bytes of a file of `dist/law` by its name; rejects where there is none. */
export type ReadLawFile = (name: string) => Promise<Uint8Array>;

/**
 * Loads what is known of the law: tables and explanations. What can't be read is reported to `log` and left out; the
 * rest answers all the same.
 */
export async function openLaw(read: ReadLawFile, { links }: Settings, log: (message: string) => void): Promise<Law> {
  const failed = (name: string, reason: unknown) => log(`The law file ${name} can't be read: ${reason}`);
  const [tables, explanations] = await Promise.all([
    loadTables(read, TABLE_NAMES, failed),
    readExplanations(read).catch((reason) => {
      failed('explanations.json', reason);
      return [];
    }),
  ]);
  return createLaw(tables, explanations, [], { links });
}

/** The explanations, which the build has gathered in one file. */
async function readExplanations(read: ReadLawFile): Promise<ExplanationFile[]> {
  const json = new TextDecoder().decode(await read('explanations.json'));
  const files = JSON.parse(json) as { name: string; markdown: string }[];
  return files.map(({ name, markdown }) => parseExplanationFile(markdown, name));
}
