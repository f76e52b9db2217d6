/**
 * Characters and gaps of plain-text law. White space is wide here: NBSP and thin spaces, the soft hyphen, and the NUL
 * with which older Federal Register files frame their running heads.
 */

const TAB = 9;
export const LF = 10;
const CR = 13;
const SPACE = 32;

/** Whether the character code is white space, line ends included. */
export function isSpace(code: number): boolean {
  return (
    code === SPACE ||
    code === LF ||
    code === CR ||
    code === TAB ||
    code === 0xa0 ||
    code === 0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0xad ||
    code === 0xfeff ||
    code === 11 ||
    code === 12
  );
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isUpper = (code: number): boolean => code >= 65 && code <= 90;
export const isLower = (code: number): boolean => code >= 97 && code <= 122;
export const isLetter = (code: number): boolean => isUpper(code) || isLower(code);

/**
 * Whether a character is one of some of ASCII. Asked before a pattern that can only begin, or end, with one of them: to ask a
 * pattern costs as much as to look at fifty characters.
 */
export function oneOf(characters: string): (code: number) => boolean {
  const known = new Uint8Array(128);
  for (let i = 0; i < characters.length; i++) known[characters.charCodeAt(i)] = 1;
  return (code) => code < 128 && known[code] === 1;
}

/** Hyphens and dashes of all widths; U+2010 to U+2015 and the minus sign. */
export function isDash(code: number): boolean {
  return code === 45 || (code >= 0x2010 && code <= 0x2015) || code === 0x2212;
}

/** The offset after the white space that starts at `at`. */
function skipSpace(text: string, at: number): number {
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The offset after the last non-blank character before `at`. */
export function trimEnd(text: string, at: number): number {
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/**
 * The offset after the gap between two words of one phrase: white space with at most one line end, the `> ` of a quoted
 * line, and a page marker such as `[[Page 123]]` with the blank lines around it. Returns `at` itself where a paragraph
 * ends there.
 */
export function skipGap(text: string, at: number): number {
  let i = at;
  let lines = 0;
  for (;;) {
    const code = text.charCodeAt(i);
    if (code === LF) lines++;
    else if (code === CR) {
      if (text.charCodeAt(i + 1) !== LF) lines++;
    } else if (code === 62 /* > */ && lines > 0 && startsLine(text, i)) {
      // the mark of a quoted line
    } else if (code === 91 /* [ */ && text.startsWith('[[Page', i)) {
      const end = text.slice(i, i + 22).indexOf(']]');
      if (end < 0) break;
      i = skipSpace(text, i + end + 2);
      return i;
    } else if (!isSpace(code) || i >= text.length) break;
    i++;
  }
  return lines > 1 ? at : i;
}

/** Whether only white space and quote marks stand before `at` on its line. */
function startsLine(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return true;
    if (code !== 62 && !isSpace(code)) return false;
  }
  return true;
}

/** The offset of the gap's start, going back from `at`; the reverse of `skipGap`. */
export function skipGapBack(text: string, at: number): number {
  let i = at;
  let lines = 0;
  for (;;) {
    const code = text.charCodeAt(i - 1);
    if (code === LF) lines++;
    else if (code === 62 /* > */ && startsLine(text, i - 1)) {
      // the mark of a quoted line
    } else if (code === 93 /* ] */ && text.charCodeAt(i - 2) === 93) {
      const start = text.slice(Math.max(0, i - 20), i).lastIndexOf('[[Page');
      if (start < 0) break;
      return trimEnd(text, Math.max(0, i - 20) + start);
    } else if (i <= 0 || !isSpace(code)) break;
    i--;
  }
  return lines > 1 ? at : i;
}

/**
 * The same words in a string of their own. A piece cut from a text keeps the whole text in memory, so what outlives its
 * version must not be one; and it is stored as wide as the widest character of the text, which makes an answer that holds
 * it take twice as long to encode.
 */
export function own(words: string): string {
  // So short a piece is never stored as part of another string.
  if (words.length < 13) return words;
  // A call takes only so many arguments, whatever a text puts in one word.
  if (words.length >= 500) return ownStretch(words);
  let codes = CODES[words.length];
  if (!codes) {
    codes = new Array<number>(words.length).fill(0);
    CODES[words.length] = codes;
  }
  for (let i = 0; i < words.length; i++) codes[i] = words.charCodeAt(i);
  return String.fromCharCode.apply(null, codes);
}

/** A long stretch of text in a string of its own, as `own` gives short ones. */
export const ownStretch = (text: string): string => ` ${text}`.slice(1);

/** A list of each length, used over and over. */
const CODES: number[][] = [];

/** Whether a stretch of text has no small letter. */
export function isCapital(text: string, from = 0, to = text.length): boolean {
  for (let i = from; i < to; i++) if (isLower(text.charCodeAt(i))) return false;
  return true;
}

/** A stretch of text on one line: white space, line ends and page markers folded to one blank, soft hyphens dropped. */
export function flatten(text: string): string {
  return (UNEVEN.test(text) ? fold(text) : text).trim();
}

const UNEVEN = /[^\S ]|\s\s|[\u0000\u00ad\u200b]/;

function fold(text: string): string {
  return text
    .replace(/\[\[Page \w+\]\]/g, ' ')
    .replace(/\u00ad/g, '')
    .replace(/[\s\u0000\u200b]+/g, ' ');
}

const QUOTATION_MARK = /``|''|[“”"]/g;

/** Where quotation marks stand in a text, in order: curly, straight, and the `` and '' of older prints. */
export function quotationMarks(text: string): number[] {
  const offsets: number[] = [];
  QUOTATION_MARK.lastIndex = 0;
  while (QUOTATION_MARK.test(text)) {
    const end = QUOTATION_MARK.lastIndex;
    const last = text.charCodeAt(end - 1);
    offsets.push(last === 96 || last === 39 ? end - 2 : end - 1);
  }
  return offsets;
}

/** Where some words of ASCII stand in a text, in order: many times faster than a pattern where their first letter is rare. */
export function offsetsOf(text: string, ...words: readonly string[]): number[] {
  const offsets: number[] = [];
  let found = 0;
  for (const word of words) {
    const before = offsets.length;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) offsets.push(at);
    if (offsets.length > before) found++;
  }
  return found > 1 ? offsets.sort((a, b) => a - b) : offsets;
}

/** Offsets at which the lines of a text start; `\n`, `\r\n` and a lone `\r` end a line, as in an editor. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  const lone = text.includes('\r');
  if (!lone) {
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
  return starts;
}

/** The index of the last element of a sorted list that is at most `value`; -1 where none is. */
export function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The index of the first element, of a list by starts, that begins at `offset` or behind it; the list's length where none does. */
export function firstFrom(byStart: readonly { readonly range: readonly [number, number] }[], offset: number): number {
  let low = 0;
  let high = byStart.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byStart[middle]!.range[0] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Words between the blanks at their ends: what stands before, the words, what stands behind. */
export function edges(text: string): readonly [before: string, words: string, behind: string] {
  const words = text.trim();
  if (words === '') return [text, '', ''];
  const start = text.length - text.trimStart().length;
  return [text.slice(0, start), words, text.slice(start + words.length)];
}

/** Whether a word is the first of its line. */
export function opensLine(text: string, at: number): boolean {
  let i = at;
  while (text[i - 1] === ' ' || text[i - 1] === '\t' || text[i - 1] === '\u00a0') i--;
  return i === 0 || text[i - 1] === '\n' || text[i - 1] === '\r';
}

/** Whether a word starts a sentence. */
export function opensSentence(text: string, at: number, from: number): boolean {
  const before = skipGapBack(text, at);
  return before <= from || before === at || /[.;:—(]/.test(text[before - 1]!);
}
