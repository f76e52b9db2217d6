/** Reads a folder of explanations that a user or an office laid over ours. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type ExplanationFile, type Layer, parseExplanationFile } from '../law/index.ts';
import { filesIn } from './folder.ts';
import { systemReason } from './reasons.ts';

/** More than the whole Code would need; a folder with more is not one of explanations. */
const FOLDER = { files: 10_000, entries: 100_000, depth: 20 };
const MOST_BYTES = 1_000_000;

/** The explanations in a folder; rejects with a sentence that names the file at fault. */
export async function readLayer(folder: string, skipped: (sentence: string) => void): Promise<Layer> {
  // One that isn't there is at fault itself.
  await stat(folder).catch((error) => {
    throw new Error(systemReason(error) ?? 'it can’t be read.');
  });
  const files: ExplanationFile[] = [];
  for await (const found of filesIn(folder, (name) => name.endsWith('.md') && name !== 'README.md', FOLDER)) {
    if ('message' in found) skipped(found.message);
    else {
      const name = path.relative(folder, found.file);
      files.push(parseExplanationFile(await read(found.file, name), name));
    }
  }
  return { name: path.basename(folder), files };
}

async function read(file: string, name: string): Promise<string> {
  try {
    if ((await stat(file)).size > MOST_BYTES) throw new Error(`${name}: it is too large for an explanation.`);
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = systemReason(error);
    throw reason === undefined ? error : new Error(`${name}: ${reason}`);
  }
}
