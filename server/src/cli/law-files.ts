/** The tables of law beside the program, for the commands that need them. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createLaw, loadExplanations, loadTables } from '../law/index.ts';
import type { Law } from '../law/law.ts';
import { libraryHome } from '../library/home.ts';
import { Library } from '../library/library.ts';

/** Opens the law with the user's library; a table that is missing leaves its questions unanswered. */
export async function openLaw(): Promise<Law> {
  const read = (file: string) => readFile(path.join(__dirname, 'law', file));
  const [tables, explanations] = await Promise.all([loadTables(read), loadExplanations(read).catch(() => [])]);
  return createLaw(tables, explanations, [], { texts: new Library(libraryHome()) });
}
