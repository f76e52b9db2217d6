/** Formatting: what a document looks like, never what it says. */
import type { Analysis, Range } from '../../core/analysis.ts';
import { apply, type Edit, inOrder } from '../edit.ts';
import { fill, indent, spacing, tidyLines } from './blanks.ts';
import type { FormatOptions } from './options.ts';
import { gapsBehindLabels, invisible, labelStyles, quotationMarks } from './signs.ts';

export type { FormatOptions } from './options.ts';

/** What is done, in this order; what an earlier one changes a later one leaves. */
const PASSES: readonly ((analysis: Analysis, options: FormatOptions) => Edit[])[] = [
  invisible,
  quotationMarks,
  labelStyles,
  fill,
  indent,
  tidyLines,
  spacing,
  gapsBehindLabels,
];

/** How often a document is read again, at most: a change that alters what is read is looked for by halves. */
const READINGS = 40;

/**
 * The edits that give a document its form. They touch blanks, line ends, quotation marks and signs that nobody sees, and
 * only where the text, read again, says the same: provisions, headings, targets.
 * @param read analyses a text as the document's own was
 * @param within only edits in this stretch
 */
export function format(
  analysis: Analysis,
  options: FormatOptions,
  read: (text: string) => Analysis,
  within?: Range,
): readonly Edit[] {
  if (analysis.form === 'us-code' || analysis.form === 'cfr') return [];
  const before = sayings(analysis);
  let left = READINGS;
  const same = (edits: readonly Edit[]): boolean => {
    left--;
    return sayings(read(apply(analysis.text, edits))) === before;
  };
  /** As many of the edits as can be made on top of those that are. */
  const safe = (made: readonly Edit[], more: readonly Edit[]): readonly Edit[] => {
    if (more.length === 0 || left <= 0) return made;
    const all = [...made, ...more];
    if (same(all)) return all;
    if (more.length === 1) return made;
    const half = more.length >> 1;
    return safe(safe(made, more.slice(0, half)), more.slice(half));
  };
  const passes = PASSES.map((pass) => pass(analysis, options).filter(({ range }) => isWithin(range, within)));
  const every = withoutOverlap(passes);
  const all = every.flat();
  if (all.length === 0 || same(all)) return inOrder(all);
  let made: readonly Edit[] = [];
  for (const edits of every) made = safe(made, edits);
  return inOrder(made);
}

const isWithin = ([start, end]: Range, within: Range | undefined): boolean =>
  within === undefined || (start >= within[0] && end <= within[1]);

/** Each pass without what meets an edit of an earlier one. */
function withoutOverlap(passes: readonly (readonly Edit[])[]): Edit[][] {
  const taken: Edit[] = [];
  return passes.map((edits) => {
    const before = [...taken].sort((a, b) => a.range[0] - b.range[0]);
    let at = 0;
    const own = [...edits]
      .sort((a, b) => a.range[0] - b.range[0])
      .filter(({ range: [start, end] }) => {
        while (at < before.length && before[at]!.range[1] < start) at++;
        for (let k = at; k < before.length && before[k]!.range[0] <= end; k++) {
          const [from, to] = before[k]!.range;
          if ((from < end && to > start) || (from === start && to === end)) return false;
        }
        return true;
      });
    for (const edit of own) taken.push(edit);
    return own;
  });
}

/** What a text says, without how it looks: two texts of which this is the same were read alike. */
export function sayings({
  form,
  number,
  date,
  title,
  sections,
  citations,
  references,
  definitions,
  deadlines,
  instructions,
}: Analysis): string {
  return JSON.stringify([
    form,
    number,
    date,
    plain(title),
    sections.map(({ id, level, heading }) => [id, level, plain(heading)]),
    citations.map(({ kind, targets }) => [kind, targets]),
    references.map(({ targets }) => targets),
    definitions.map(({ term, target, scope }) => [plain(term), target, scope]),
    deadlines.map(({ date: due, section, recurs }) => [due, section, recurs]),
    instructions.map(({ action, targets, matter }) => [action, targets, matter.length]),
  ]);
}

/** Words without the signs that formatting changes. */
const plain = (words: string): string =>
  words
    .replace(/``|''|‘‘|’’|[“”"]/g, '"')
    .replace(/[‘’']/g, "'")
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
