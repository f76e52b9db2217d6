/** The tables of law beside the program, for the commands that need them. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Failed, faultLine } from '../core/fault.ts';
import { contained } from '../law/contained.ts';
import { createLaw, loadExplanations, loadTables } from '../law/index.ts';
import type { Law } from '../law/law.ts';
import { libraryHome } from '../library/home.ts';
import { Library } from '../library/library.ts';

const told = new Set<string>();

/** Says of a part of an answer that it failed, once. */
export const failed: Failed = (part, error) => {
  const line = faultLine(part, error);
  if (!told.has(line)) console.error(`policy-text: ${line}`);
  told.add(line);
};

/** Opens the law with the user's library; a table that is missing leaves its questions unanswered. */
export async function openLaw(): Promise<Law> {
  const read = (file: string) => readFile(path.join(__dirname, 'law', file));
  const [tables, explanations] = await Promise.all([loadTables(read), loadExplanations(read).catch(() => [])]);
  return contained(createLaw(tables, explanations, [], { texts: new Library(libraryHome()) }), failed);
}
