import type { Analysis } from '../core/analysis.ts';
import { type Mention, references } from './references.ts';

/** What lights up with the thing at the offset: the same places that Find All References lists. */
export function highlights(analysis: Analysis, offset: number): readonly Mention[] {
  return references(analysis, offset);
}
