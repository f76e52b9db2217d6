/** A worker of the index: reads documents of a folder and answers what is asked about each. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '../core/analyze.ts';
import { contained } from '../law/contained.ts';
import { createLaw, loadTables } from '../law/index.ts';
import type { Law } from '../law/law.ts';
import { readInput } from '../library/read.ts';
import { factsOf } from '../workspace/facts.ts';
import { tables } from '../workspace/index.ts';

/** What is asked about documents. */
export interface IndexTask {
  /** Addresses of files. */
  readonly uris: readonly string[];
  /** The facts for an index, or the rows of a table. */
  readonly what: 'facts' | (typeof tables)[number]['name'];
}

let opened: Promise<Law> | undefined;

async function openLaw(): Promise<Law> {
  const read = (file: string) => readFile(path.join(__dirname, 'law', file));
  return contained(createLaw(await loadTables(read, undefined, () => {}), []), () => {});
}

/** An answer for each document in their order: null where it can't be read or is no policy document. */
export default async function work({ uris, what }: IndexTask): Promise<unknown[]> {
  opened ??= openLaw();
  const law = await opened;
  return uris.map((uri) => {
    try {
      const input = readInput(fileURLToPath(uri));
      if ('message' in input) return null;
      const analysis = analyze(input.text, { name: path.basename(input.file), facts: law });
      const document = { file: uri, analysis };
      const facts = factsOf(document, law);
      if (!facts) return null;
      return what === 'facts' ? facts : tables.find(({ name }) => name === what)!.of(document, law);
    } catch {
      // One document that can't be read is left out; the folder still has the others.
      return null;
    }
  });
}
