import { baseId } from '../amend/baseId.ts';
import type { Analysis } from '../core/analysis.ts';
import { ownId } from '../core/ownId.ts';

export { ownId } from '../core/ownId.ts';

/** The law that a document is for those who look for it: by its number, or a section of the Code by the name of its file. */
export const indexId = (analysis: Analysis): string | null =>
  ownId(analysis) ?? baseId(analysis.name, analysis) ?? null;
