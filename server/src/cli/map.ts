import { statSync } from 'node:fs';
import { documentMap } from '../drawing/documentMap.ts';
import { folderMap } from '../drawing/folderMap.ts';
import type { InputError } from '../library/read.ts';
import { type Facts, factsOf } from '../workspace/facts.ts';
import { readDocuments } from './input.ts';
import { openLaw } from './law-files.ts';
import { write } from './run.ts';

/**
 * `policy-text map`: a document as a column of its provisions with its references as arcs, or a folder as a graph of documents
 * and laws; as SVG. Returns the exit code: 2 where something could not be read.
 */
export async function mapCommand(name: string): Promise<number> {
  const law = await openLaw();
  const errors: InputError[] = [];
  const found: Facts[] = [];
  let isFolder = false;
  try {
    isFolder = name !== '-' && statSync(name).isDirectory();
  } catch {
    // Whoever reads it says what is wrong.
  }
  for await (const { file, analysis } of readDocuments([name], errors, law)) {
    const facts = factsOf({ file: isFolder ? file : `${file}.policy`, analysis }, law);
    if (facts) found.push({ ...facts, file });
  }
  if (isFolder && found.length > 0) await write(process.stdout, `${folderMap(found, (id) => law.cite(id, 'plain'))}\n`);
  else if (found[0]) await write(process.stdout, `${documentMap(found[0])}\n`);
  else if (errors.length === 0) console.error(`${name}: no policy document is in this folder.`);
  return found.length > 0 && errors.length === 0 ? 0 : 2;
}
