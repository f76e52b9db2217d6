/** A worker thread of the command line: opens the law once, then does what it is asked. */
import type { Law } from '../law/law.ts';
import { openLaw } from './law-files.ts';
import { doAll, type Result, type Source, type Task } from './work.ts';

let law: Promise<Law> | undefined;

export default async function work({ task, sources }: { task: Task; sources: readonly Source[] }): Promise<Result[]> {
  law ??= openLaw();
  return doAll(task, sources, await law);
}
