/** How all lines of a text are set: each with the mark of a quotation, as mail quotes; with a blank line behind each. */

import { isLower, isSpace } from '../../text.ts';

export interface Setting {
  /** How many marks of quotation stand before every line. */
  readonly marks: number;
  /** Whether lines stand two apart, and a blank line ends no paragraph. */
  readonly doubled: boolean;
}

/** The marks of a line with words. */
const LINE = /^(?:[^\S\r\n]*>)*(?=[^\S\r\n]*[^\s>])/gm;
/** So many lines show it; fewer do in mail, and where no line has no mark. */
const FEWEST = 8;
const FEWEST_IN_MAIL = 2;
const FEWEST_APART = 4;
/** How many lines may stand above a text that is quoted: who wrote it and when, to whom, about what. */
const HEAD = 12;
const MAIL =
  /^(?:From|Sent|To|Date|Subject|Forwarded message|[-\s]*(?:Original|Forwarded) [Mm]essage[-\s]*)\b.*|\bwrote:\s*$/m;

/** How a text is set, by its opening. */
export function settingOf(opening: string): Setting {
  const marks = opening.includes('>') ? marksOf(opening) : 0;
  return { marks, doubled: isDoubled(marks > 0 ? withoutMarks(opening, marks) : opening) };
}

/** Whether a blank line stands behind nearly every line, and lines go on in the middle of a sentence: paragraphs begin with capitals and labels. */
function isDoubled(text: string): boolean {
  let [apart, together, small] = [0, 0, 0];
  /** How many line ends stand between the words before and these. */
  let ends = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    let at = start;
    while (at < stop && isSpace(text.charCodeAt(at))) at++;
    if (at < stop) {
      if (ends === 1) together++;
      if (ends === 2) {
        apart++;
        if (isLower(text.charCodeAt(at))) small++;
      }
      ends = 0;
    }
    ends++;
    start = stop + 1;
  }
  return apart >= FEWEST_APART && together * 10 <= apart && small * (apart < FEWEST ? 3 : 5) >= apart;
}

/** How many marks the lines have, from the first that has one: all have as many at least. */
function marksOf(opening: string): number {
  const depths = (opening.match(LINE) ?? []).map((marks) => marks.replace(/[^>]/g, '').length);
  const first = depths.findIndex((depth) => depth > 0);
  // The last line may be cut where the opening ends.
  const quoted = depths.slice(first, -1);
  if (first < 0 || first > HEAD) return 0;
  const inMail = first === 0 || MAIL.test(opening.slice(0, opening.indexOf('>')));
  return quoted.length >= (inMail ? FEWEST_IN_MAIL : Math.max(FEWEST, first * 2)) ? Math.min(...quoted) : 0;
}

const withoutMarks = (text: string, marks: number): string =>
  marks === 0
    ? text
    : text.replace(new RegExp(`^(?:[^\\S\\r\\n]*>){${marks}}`, 'gm'), (found) => ' '.repeat(found.length));

/** A text with its lines set as others are, as long as it is. */
export function asSet(text: string, { marks, doubled }: Setting): string {
  const plain = withoutMarks(text, marks);
  return doubled
    ? plain.replace(/(\r?\n)([^\S\r\n]*)(\r?\n)(?=[^\S\r\n]*\S)/g, (found, _first, _blanks, last: string) =>
        last.padStart(found.length),
      )
    : plain;
}
