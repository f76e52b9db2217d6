import type { Analysis, Passage, Range } from '../core/analysis.ts';
import { passagesWithin } from '../core/passages.ts';
import type { Law } from '../law/law.ts';
import { longDate, weekday } from './markdown.ts';

/** A note behind some words. */
export interface InlayNote {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** Which notes are wanted. */
export interface InlayChoice {
  /** The date of a deadline that is counted from another. */
  readonly deadlines: boolean;
  /** Where a section of an act stands in the Code. */
  readonly parallels: boolean;
}

/** The notes within a stretch of text. */
export function inlayHints(analysis: Analysis, [from, to]: Range, law: Law, choice: InlayChoice): readonly InlayNote[] {
  return passagesWithin(analysis, [from, to])
    .flatMap(({ at, passage }) =>
      notesIn(passage, [from - at, to - at], law, choice).map((note) => ({ ...note, offset: note.offset + at })),
    )
    .sort((a, b) => a.offset - b.offset);
}

function notesIn(
  { text, deadlines, citations }: Passage,
  [from, to]: Range,
  law: Law,
  choice: InlayChoice,
): InlayNote[] {
  const notes: InlayNote[] = [];
  const within = ([start, end]: Range): boolean => end >= from && start <= to;
  if (choice.deadlines)
    for (const { date, range } of deadlines) {
      // A date that is written out needs no note.
      if (date === null || !within(range) || text.slice(...range).includes(date.slice(0, 4))) continue;
      notes.push({ offset: range[1], label: longDate(date), tooltip: `${weekday(date)}, ${longDate(date)}` });
    }
  if (choice.parallels)
    for (const { kind, range, targets } of citations) {
      const [target] = targets;
      if (kind !== 'act' || targets.length !== 1 || target === undefined || !within(range)) continue;
      const parallel = law.parallel(target);
      // Many a draft gives it itself, in parentheses behind.
      if (
        parallel === undefined ||
        /^[\s\u00a0]*\(\d+[\s\u00a0]*U\.?\s?S\.?\s?C/.test(text.slice(range[1], range[1] + 16))
      )
        continue;
      notes.push({
        offset: range[1],
        label: law.cite(parallel, 'plain'),
        tooltip: 'Where this provision stands in the U.S. Code',
      });
    }
  return notes;
}
