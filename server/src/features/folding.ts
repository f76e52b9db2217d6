import type { Analysis, Range } from '../core/analysis.ts';

export interface Fold {
  readonly range: Range;
  readonly kind?: 'region' | 'comment';
}

/** Kinds of region that fold by themselves; what is quoted belongs to the provision that quotes it. */
export const FOLDED: ReadonlySet<string> = new Set([
  'front-matter',
  'contents',
  'footnote',
  'note',
  'quoted',
  'matter',
]);

/**
 * What folds: each provision, and stretches such as tables of contents; those on one line fall away at the edge. What the server
 * writes of it passage by passage is held against this.
 */
export function folding(analysis: Analysis): readonly Fold[] {
  const folds: Fold[] = analysis.sections.map(({ range }) => ({ range }));
  for (const { kind, range } of analysis.regions) if (FOLDED.has(kind)) folds.push({ range, kind: 'region' });
  return folds;
}
