/**
 * Bills as the Library of Congress's THOMAS set them, with one mark where the printing office has two: "striking `lamp' and
 * inserting `wick'", and "`(4) Lamps-" at the head of each quoted paragraph.
 */
import type { Written } from '../../written.ts';

const MARK = '`';
/** What a mark opens: words that one closes soon, or a provision. */
const OPENS = /^`(?:[\w“$][^`\n\r]{0,100}?'(?![\w'])|\([A-Za-z\d]{1,4}\)\s|(?:SEC|Sec)\.\s)/;
/** So many marks are looked at, and as many of them at least must open something. */
const LOOKED_AT = 20;
const FEWEST = 2;

/** A text with marks as others set them, as long as it is; undefined where it has none of these. */
export function withDoubleMarks(written: Written): string | undefined {
  const marks = written.offsetsOf(MARK);
  if (marks.length < FEWEST || written.offsetsOf('``').length > 0) return undefined;
  const first = marks.slice(0, LOOKED_AT);
  const opening = first.filter((at) => OPENS.test(written.slice(at, at + 120)));
  if (opening.length < FEWEST || opening.length * 2 < first.length) return undefined;
  return doubled(written.text, marks);
}

/** How far words reach that are quoted within a line. */
const LONGEST = 400;
/** A mark that may close: behind a word or its punctuation, before none. */
const CLOSES = /^[^\s`']'(?![\w'])/;
/** What stands behind the mark that ends quoted paragraphs, up to its line's end. */
const ENDS_LINE = /^[.;,:]?(?:\s(?:and|or))?[^\S\n\r]*(?:[\n\r]|$)/;
/** What an instruction says between one quotation and the next: no words of one. */
const BETWEEN = /\b(?:and|by)\s+(?:insert|strik|add)/;

function doubled(text: string, marks: readonly number[]): string {
  const signs = new Map<number, string>();
  let open = false;
  let done = 0;
  /** Closes the paragraphs that are open, where a mark ends a line before an offset. */
  const close = (to: number) => {
    if (!open) return;
    for (const at of closers(text, done, to)) {
      if (!ENDS_LINE.test(text.slice(at + 1, at + 16))) continue;
      signs.set(at, '”');
      open = false;
    }
  };
  marks.forEach((at, index) => {
    close(at);
    done = Math.max(done, at + 1);
    if (!/\S/.test(text[at + 1] ?? ' ')) return;
    if (/(?:^|[\n\r])[^\S\n\r]*$/.test(text.slice(Math.max(0, at - 60), at)) && !wordsAt(text, at)) {
      signs.set(at, '“');
      open = true;
      return;
    }
    const limit = Math.min(marks[index + 1] ?? text.length, at + LONGEST);
    const end = closerOf(text, at, limit);
    if (end === undefined) return;
    signs.set(at, '“');
    signs.set(end, '”');
    done = end + 1;
  });
  close(text.length);
  const pieces: string[] = [];
  let from = 0;
  for (const at of [...signs.keys()].sort((a, b) => a - b)) {
    pieces.push(text.slice(from, at), signs.get(at)!);
    from = at + 1;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** Whether a mark at a line's start opens but a few words that go on with the line before: "striking⏎`lamp' and". */
const wordsAt = (text: string, at: number): boolean =>
  /^`[^`\n\r]{1,80}?'(?=\s(?:and|each|in|the|means|includes|has)\b|[,;])/.test(text.slice(at, at + 100)) &&
  !/^`(?:\(\w{1,4}\)|SEC)/.test(text.slice(at, at + 8));

function closers(text: string, from: number, to: number): number[] {
  const out: number[] = [];
  for (let at = text.indexOf("'", from); at >= 0 && at < to; at = text.indexOf("'", at + 1))
    if (CLOSES.test(text.slice(at - 1, at + 2))) out.push(at);
  return out;
}

/** The mark that closes words: the first, but for an apostrophe, "`Veterans' Administration'". */
function closerOf(text: string, at: number, limit: number): number | undefined {
  const paragraph = text.slice(at, limit).search(/\n[^\S\n]*\n/);
  const all = closers(text, at + 1, paragraph < 0 ? limit : at + paragraph);
  const [first, second] = all;
  if (first === undefined) return undefined;
  const possessive = text[first - 1] === 's' && /^'\s\w/.test(text.slice(first, first + 3));
  return possessive && second !== undefined && !BETWEEN.test(text.slice(first, second)) ? second : first;
}
