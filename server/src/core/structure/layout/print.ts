/**
 * What the print put between the words: the line numbers of a bill, its page numbers and running heads, the notes in the margin, what
 * a committee struck, signs of typesetting, Markdown's numbers, letters of questions, words broken at line ends. Everything else reads a text without them, of the same length, so that every offset stands for itself.
 */
import type { Range } from '../../analysis.ts';
import { isDigit, isLower, isSpace, LF } from '../../text.ts';
import type { Written } from '../../written.ts';
import { withPlainBlanks } from './blanks.ts';
import { filingFields } from './codeFields.ts';
import { columnLines, mayHaveColumns } from './columns.ts';
import { convertedPages, withoutGuesses } from './converted.ts';
import { numberedLines } from './lineNumbers.ts';
import { listNumbers } from './listNumbers.ts';
import { withLostBreaks } from './lostBreaks.ts';
import { withLostSigns } from './lostSigns.ts';
import { hasMargin, marginColumn, PRESS } from './marginColumn.ts';
import { marginNotes, notesAmongParagraphs } from './marginNotes.ts';
import { pageMarks } from './pageMarks.ts';
import { questions } from './questions.ts';
import { runningHeads } from './runningHeads.ts';
import { asSet, type Setting } from './setting.ts';
import { struckText } from './struck.ts';
import { typesetting } from './typesetting.ts';

export interface Print {
  /** The text as it is read: what the print added is white space. The text itself where it added nothing. */
  readonly text: string;
  /** What was taken out, in order. */
  readonly furniture: readonly Range[];
}

/**
 * Reads past the line numbers of a bill, the notes in the margin of a law, what stands between their pages, pages in columns, and words
 * that narrow columns break; undefined where the lines have no numbers, the pages are none of the press, and few words are broken.
 */
export function readPages(written: Written, setting?: Setting): Print | undefined {
  const numbered = numberedLines(written);
  const apart = !numbered && mayHaveColumns(written.slice(0, OPENING));
  const pressed = written.offsetsOf(PRESS).length > 0;
  const margin = !numbered && (pressed || hasMargin(written.slice(0, OPENING)));
  const asPages = numbered !== undefined || margin || breaksWords(written);
  if (!asPages && !apart) return undefined;
  const { text, lineStarts: starts } = written;
  const columns = apart ? columnLines(text, starts) : [];
  if (!asPages && columns.length === 0) return undefined;
  const blanked = [
    ...(numbered?.furniture ?? (margin ? marginColumn(text, starts) : [])),
    ...columns,
    ...betweenWords(text, starts),
    ...betweenParagraphs(text, setting),
  ];
  blanked.sort((a, b) => a[0] - b[0]);
  const words = blankOut(text, blanked);
  const marked = withMarks(asPages ? joinWords(words, numbered?.range ?? [0, text.length]) : words);
  return { text: setting?.converted ? withoutGuesses(marked) : marked, furniture: blanked };
}

/** Reads past what else the print added to a text that is set so. */
export function readPrint(written: string, starts: readonly number[], setting: Setting): Print {
  const text = asSet(written, setting);
  const { converted, joined } = setting;
  const blanked = [...betweenWords(text, starts), ...betweenParagraphs(text, setting)];
  blanked.sort((a, b) => a[0] - b[0]);
  const words = withMarks(blanked.length > 0 ? blankOut(text, blanked) : text);
  return { text: withLostBreaks(converted ? withoutGuesses(words) : words, joined), furniture: blanked };
}

/** What of the print stands between the words, in no order. */
const betweenWords = (text: string, starts: readonly number[]): Range[] => [
  ...runningHeads(text, starts),
  ...filingFields(text, starts),
  ...marginNotes(text),
  ...pageMarks(text),
  ...struckText(text),
  ...typesetting(text),
  ...listNumbers(text),
  ...questions(text),
];

/** What a converter left between the paragraphs, in no order. */
function betweenParagraphs(written: string, setting: Setting | undefined): Range[] {
  if (!setting?.converted) return [];
  const text = withPlainBlanks(written);
  return [...convertedPages(text), ...(setting.noted ? notesAmongParagraphs(text) : [])];
}

/**
 * A text with plain blanks and line ends, whose quotation marks are those of the printing office's files. Its pages set two single
 * ones, ‘‘ and ’’, as they were cast.
 */
const withMarks = (text: string): string =>
  withOpened(
    withPlainBlanks(withLostSigns(withoutEntities(text))).replace(CAST, (marks) => (marks === '‘‘' ? '``' : "''")),
  );

/** Copies of its pages have two straight ones on both sides: what they open stands behind them, and a blank before. */
const withOpened = (text: string): string =>
  text.includes("''") && !text.includes('``') ? text.replace(OPENED, '``') : text;

const OPENED =
  /''(?<=(?:^|[\s([—*])'')(?:(?=[A-Za-z\d($§'‘])|(?<=\b(?:insert|strik|add)(?:ing|e)?\s''|\bout\s'')(?=[,;:.]\s))/g;

/** One pattern, and no search for the words: that goes by a byte which every blank has. */
const CAST = /‘‘|’’/g;

/** What pages write for a character that their own markup would take: "&#40;c)" is "(c)". Those that open stand by what they open. */
const ENTITY = /&(?:#40|#41|#167|#8212|sect|nbsp|mdash|ndash|ldquo|rdquo);/g;
const OPENS: Readonly<Record<string, string>> = { '#40': '(', '#167': '§', sect: '§', ldquo: '“' };
const ENDS: Readonly<Record<string, string>> = {
  '#41': ')',
  '#8212': '—',
  mdash: '—',
  ndash: '–',
  rdquo: '”',
  nbsp: ' ',
};

const withoutEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(ENTITY, (entity) => {
        const name = entity.slice(1, -1);
        return OPENS[name]?.padStart(entity.length) ?? ENDS[name]!.padEnd(entity.length);
      })
    : text;

/** A text in which some ranges are blanks, line ends within them included. */
function blankOut(text: string, ranges: readonly Range[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    pieces.push(text.slice(at, start), ' '.repeat(to - start));
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** How much of a text shows whether its lines break words. */
const OPENING = 20_000;
const BROKEN = /[a-z]-[^\S\r\n]{0,9}(?:\r\n|\r|\n)[^\S\r\n]{0,60}[a-z]/g;
/** Of so many lines one ends in a broken word in a narrow column; in texts that are wrapped at hyphens far fewer do. */
const LINES = 12;
const FEWEST = 3;

/** Whether the lines of a text break words, as a scan of a page has them. */
function breaksWords(written: Written): boolean {
  const opening = written.slice(0, OPENING);
  if (!opening.includes('-\n') && !opening.includes('-\r')) return false;
  const broken = opening.match(BROKEN)?.length ?? 0;
  return broken >= FEWEST && broken * LINES >= (opening.match(/\S[^\r\n]*/g)?.length ?? 0);
}

/** How far the rest of a broken word may stand behind its hyphen: the indentation of a line and its number. */
const GAP = 100;

const endsLine = (text: string, at: number): boolean =>
  text.charCodeAt(at) === LF || (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) !== LF);

/** "Immigration and National-⏎ity Act": the rest of the word is read behind its begin, the line end behind both. */
function joinWords(text: string, range: Range): string {
  const pieces: string[] = [];
  let done = 0;
  for (let at = text.indexOf('-', range[0]); at >= 0 && at < range[1]; at = text.indexOf('-', at + 1)) {
    if (!isLower(text.charCodeAt(at - 1) | 32) || isDigit(text.charCodeAt(at - 1))) continue;
    let next = at + 1;
    let ends = 0;
    for (; next - at < GAP && isSpace(text.charCodeAt(next)); next++) if (endsLine(text, next)) ends++;
    if (ends !== 1 || !isLower(text.charCodeAt(next) | 32) || at < done) continue;
    let stop = next;
    while (stop < text.length && !isSpace(text.charCodeAt(stop))) stop++;
    pieces.push(text.slice(done, at), text.slice(next, stop), '\n', ' '.repeat(next - at - 1));
    done = stop;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}
