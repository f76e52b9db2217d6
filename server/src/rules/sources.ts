import type { Analysis, Citation, Part, Range } from '../core/analysis.ts';
import type { Provenance } from '../law/law.ts';

/** The month of the law that the tables have. */
export const TABLES_DATE = '2026-08';

/** `U.S. Code, release point 119-99, as of 2026-08`. */
export const cited = ({ source, asOf }: Provenance): string => `${source}, as of ${asOf}`;

/** A citation's parts; the whole where it has none, as a name alone. */
export const partsOf = (citation: Citation): readonly Part[] =>
  citation.parts.length > 0 ? citation.parts : citation.targets.map((target) => ({ range: citation.range, target }));

/** The words around a range, on one line. */
export function around(analysis: Analysis, range: Range, before: number, after: number): string {
  return analysis.text.slice(Math.max(0, range[0] - before), range[1] + after).replace(/\s+/g, ' ');
}

/** Whether the words speak of law that is past or still to come, so that it need not stand today. */
export function speaksOfOtherTimes(words: string): boolean {
  return /\b(?:former(?:ly)?|repeal(?:ed|s|ing)?|rescind(?:ed|s|ing)?|revok(?:ed|es?|ing)|superse\w+|redesignat\w+|transferred|renumbered|omitted|strik(?:e|ing)|insert(?:s|ing)|amended by|continued in effect|as (?:so )?(?:added|in effect|it existed|enacted)|prior to|previous(?:ly)?|predecessor|reinstat\w+|expir\w+|in lieu|terminat\w+)\b/i.test(
    words,
  );
}
