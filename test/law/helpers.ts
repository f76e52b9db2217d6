import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createLaw,
  type ExplanationFile,
  loadTables,
  parseExplanationFile,
  type Tables,
} from '../../server/src/law/index.ts';
import type { Law } from '../../server/src/law/law.ts';

/** The facts from which the tables were made; only developers' machines and CI have them. */
export const SHARED = path.resolve('../shared/law');
export const hasShared = existsSync(SHARED);

/** Files of explanations, as the build gathers them. */
export function explanationFiles(): ExplanationFile[] {
  const folder = 'server/data/explanations';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && path.basename(name) !== 'README.md')
    .map((name) => parseExplanationFile(readFileSync(path.join(folder, name), 'utf8'), name));
}

let tables: Promise<Partial<Tables>> | undefined;
let law: Promise<Law> | undefined;

/** The law with all its tables, and with these explanations alone. */
export async function lawWith(explanations: readonly ExplanationFile[]): Promise<Law> {
  tables ??= loadTables(async (name) => new Uint8Array(readFileSync(path.join('server/data/law', name))));
  return createLaw(await tables, explanations);
}

/** The law with all its tables and explanations, loaded once. */
export function wholeLaw(): Promise<Law> {
  law ??= lawWith(explanationFiles());
  return law;
}

/** Rows of a table in ../shared/law, without its header. */
export function sharedRows(name: string): string[][] {
  const lines = readFileSync(path.join(SHARED, name), 'utf8').split('\n').slice(1);
  return lines.filter((line) => line !== '').map((line) => line.split('\t'));
}

export const INA = '/us/act/immigration-and-nationality-act';
