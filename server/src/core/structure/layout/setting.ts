/** How all lines of a text are set: each with the mark of a quotation, as mail quotes; with a blank line behind each. */

import { isLower, isSpace } from '../../text.ts';
import { withPlainBlanks } from './blanks.ts';
import { isConverted } from './converted.ts';
import { isJoined } from './lostBreaks.ts';

export interface Setting {
  /** How many marks of quotation stand before every line. */
  readonly marks: number;
  /** Whether marks of quotation stand for indentation wherever they are, as a converter of word processors' files leaves them. */
  readonly indented: boolean;
  /** Whether lines stand two apart, and a blank line ends no paragraph. */
  readonly doubled: boolean;
  /** Whether it has lost its line ends: what are its lines are pages, or all of it. */
  readonly joined: boolean;
  /** Whether a converter made Markdown of pages. */
  readonly converted: boolean;
  /** Whether these are a law's, and the notes of its margin stand among its paragraphs. */
  readonly noted: boolean;
}

/** So many lines show it; fewer do where all have a mark, and as many as stand above in mail. */
const FEWEST = 8;
const FEWEST_WITHOUT_HEAD = 2;
const FEWEST_APART = 4;
/** How many lines may stand above a text that is quoted: who wrote it and when, to whom, about what. */
const HEAD = 12;
/** A line that goes on is not so short. */
const SHORT = 30;
/** "a)" is a label. */
const isWord = (code: number): boolean => isLower(code) || code === 32;
const MAIL = /^-{0,9} ?(?:From|Sent|To|Date|Subject|(?:Original|Forwarded) [Mm]essage)\b|\bwrote:$/;
const MARK = 62;

/** How a text is set, by its opening. */
export function settingOf(opening: string): Setting {
  const marks = opening.includes('>') ? marksOf(opening) : 0;
  const plain = marks > 0 ? withoutMarks(opening, marks) : opening;
  const read = withPlainBlanks(plain);
  const converted = isConverted(read);
  const noted = converted && LAW.test(plain);
  const indented = marks === 0 && opening.includes('>') && INDENTED.test(read);
  return { marks, indented, doubled: isDoubled(plain), joined: isJoined(plain), converted, noted };
}

/** The words of enactment, and the first section right below them behind a mark of quotation: nobody else's text. */
const INDENTED =
  /(?:\bordered(?:\s+as\s+follows)?:|\bassembled,|\bproclaim\s+as\s+follows:)[*_ \t]{0,8}\r?\n(?:[ \t]{0,8}>?[ \t]{0,8}\r?\n){0,4}[ \t]{0,8}>[ \t]{0,8}[*_]{0,3}(?:Section|SECTION|Sec\.|SEC\.)\s{1,4}1\b/;

/** What stands at the head of a law's pages. */
const LAW = /\bP(?:ublic Law|UBLIC LAW) \d{1,3}[–-]\d/;

/** Goes over the lines of a text, blank ones included: where each starts, and where it ends. */
function* linesOf(text: string): Iterable<readonly [start: number, end: number]> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    yield [start, stop];
    start = stop + 1;
  }
}

/** Whether a blank line stands behind nearly every line, and lines go on in the middle of a sentence: paragraphs begin with capitals and labels. */
function isDoubled(text: string): boolean {
  let [apart, together, small] = [0, 0, 0];
  /** How many line ends stand between the words before and these, and how long the line with those was. */
  let ends = 0;
  let length = 0;
  for (const [start, end] of linesOf(text)) {
    let at = start;
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    if (at < end) {
      if (ends === 1) together++;
      if (ends === 2) {
        apart++;
        if (length > SHORT && isLower(text.charCodeAt(at)) && isWord(text.charCodeAt(at + 1))) small++;
      }
      ends = 0;
      length = end - at;
    }
    ends++;
  }
  return apart >= FEWEST_APART && together * 10 <= apart && small * (apart < FEWEST ? 3 : 5) >= apart;
}

/** How many marks the lines have, from the first that has one: all have as many at least. */
function marksOf(opening: string): number {
  /** The fewest of a line that is quoted; the last line may be cut where the opening ends. */
  let fewest = 0;
  let [above, quoted, last] = [0, 0, 0];
  /** How many of the lines above are those of a letter's head. */
  let head = 0;
  for (const [start, end] of linesOf(opening)) {
    let at = start;
    let marks = 0;
    for (; at < end && (isSpace(opening.charCodeAt(at)) || opening.charCodeAt(at) === MARK); at++)
      if (opening.charCodeAt(at) === MARK) marks++;
    if (at === end) continue;
    if (quoted === 0 && marks === 0) {
      if (++above > HEAD) return 0;
      if (MAIL.test(opening.slice(start, end).trim())) head++;
      continue;
    }
    if (quoted > 0) fewest = quoted === 1 ? last : Math.min(fewest, last);
    last = marks;
    quoted++;
  }
  // A text in one line.
  if (above === 0 && quoted === 1) return last;
  // A memorandum with a head like a letter's may quote a law at its end.
  const enough =
    above === 0
      ? FEWEST_WITHOUT_HEAD
      : head > 0
        ? Math.max(FEWEST_WITHOUT_HEAD, Math.min(above, (above - head) * 2))
        : Math.max(FEWEST, above * 2);
  return quoted - 1 >= enough ? fewest : 0;
}

const withoutMarks = (text: string, marks: number): string =>
  marks === 0
    ? text
    : text.replace(new RegExp(`^(?:[^\\S\\r\\n]*>){${marks}}`, 'gm'), (found) => ' '.repeat(found.length));

/** A text with its lines set as others are, as long as it is. */
export function asSet(text: string, { marks, indented, doubled }: Setting): string {
  const plain = indented
    ? text.replace(/^[> \t\u00a0]{0,60}>/gm, (found) => ' '.repeat(found.length))
    : withoutMarks(text, marks);
  return doubled
    ? plain.replace(/(\r?\n)([^\S\r\n]*)(\r?\n)(?=[^\S\r\n]*\S)/g, (found, _first, _blanks, last: string) =>
        last.padStart(found.length),
      )
    : plain;
}
