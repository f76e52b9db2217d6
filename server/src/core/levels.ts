/** Which levels of a document stand above sections and which below, by USLM's names. */
import type { Level } from './analysis.ts';

/** Divisions of a law, outermost first: sections count on over them. */
export const DIVISIONS: readonly Level[] = [
  'title',
  'subtitle',
  'division',
  'chapter',
  'subchapter',
  'article',
  'part',
  'subpart',
];

/** What stands beside the body of a document, with its own numbering. */
export const ATTACHED: readonly Level[] = ['schedule', 'annex', 'appendix', 'attachment', 'enclosure'];

/** What is within a section, outermost first. */
export const SUBDIVISIONS: readonly Level[] = [
  'subsection',
  'paragraph',
  'subparagraph',
  'clause',
  'subclause',
  'item',
  'subitem',
];

/** Everything above a section. */
export const ABOVE_SECTION: ReadonlySet<Level> = new Set([...DIVISIONS, ...ATTACHED]);
