import type { Analysis, Range } from '../core/analysis.ts';
import { passagesWithin } from '../core/passages.ts';
import { Kept } from '../rules/kept.ts';
import { placesOfUses, usesIn } from './terms.ts';

/** The kinds of token, in the order of the legend; package.json gives each its colour. */
export const TOKEN_TYPES = ['designation', 'heading', 'citation', 'reference', 'term', 'deadline'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

export interface Token {
  readonly range: Range;
  readonly type: TokenType;
}

/**
 * What is coloured within a range (default: everywhere), in document order and without overlaps. What is `kept` of the version
 * before spares looking for terms where nothing has changed.
 */
export function semanticTokens(analysis: Analysis, range?: Range, kept: Kept = new Kept()): readonly Token[] {
  const within: Range = range ?? [0, Number.POSITIVE_INFINITY];
  const tokens: Token[] = [];
  const add = (range: Range | null, type: TokenType) => {
    if (range && range[1] > within[0] && range[0] < within[1] && range[1] > range[0]) tokens.push({ range, type });
  };
  for (const { at, passage, sections } of passagesWithin(analysis, within)) {
    for (const { labelRange, headingRange } of sections) {
      add(labelRange, 'designation');
      add(headingRange, 'heading');
    }
    const here = ([start, end]: Range): Range => [start + at, end + at];
    for (const { range } of passage.citations) add(here(range), 'citation');
    for (const { range } of passage.references) add(here(range), 'reference');
    for (const { range } of passage.definitions) add(here(range), 'term');
    for (const { range } of passage.deadlines) add(here(range), 'deadline');
  }
  const uses = range ? usesIn(analysis, range, kept).map((use) => use.range) : placesOfUses(analysis, kept);
  for (const each of uses) add(each, 'term');
  tokens.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  // Tokens may not overlap: what begins inside the token before it gives way to it.
  let end = 0;
  return tokens.filter(({ range }) => {
    const free = range[0] >= end;
    if (free) end = range[1];
    return free;
  });
}
