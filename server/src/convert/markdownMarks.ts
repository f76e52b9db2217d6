/** The marks of Markdown in a document that is written in it: signs for the eye, which other formats show by other means. */
import type { Analysis, Range } from '../core/analysis.ts';

/** A text is Markdown where it says so: by its front matter, its headings, or a label in strong letters or behind an escape. */
const MARKDOWN = /^(?:#{1,6} \S|\*\*(?:Section|SECTION|Sec\.|SEC\.|§))|\\\([A-Za-z\d]{1,4}\\\)/m;

/** A sign behind a backslash, the sharps of a heading, and runs of stars or lines that may set off words. */
const MARK = /\\(?=[!-/:-@[-`{-~])|^#{1,6}[ \t]{1,9}|\*{1,3}|_{1,2}/gm;

/** No paragraph has more emphasis open at once; what is older is no emphasis. */
const MOST_OPEN = 20;

/** The stretches of a Markdown document that are none of its words, in order; none where it is plain text. */
export function markdownMarks({ text, regions }: Analysis): Range[] {
  const front = regions.filter(({ kind }) => kind === 'front-matter').map(({ range }) => range);
  if (front.length === 0 && !MARKDOWN.test(text)) return [];
  const found: Range[] = [...front];
  const from = Math.max(0, ...front.map(([, end]) => end));
  /** Runs that may begin emphasis in this paragraph. */
  let open: Range[] = [];
  let last = from;
  const marks = new RegExp(MARK);
  marks.lastIndex = from;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const range: Range = [match.index, match.index + match[0].length];
    if (/\n[ \t]*\n/.test(text.slice(last, range[0]))) open = [];
    last = range[1];
    if (/^[\\#]/.test(match[0])) {
      found.push(range);
      // The sign that is escaped is no mark.
      if (match[0] === '\\') marks.lastIndex = last = range[1] + 1;
      continue;
    }
    const before = text.charAt(range[0] - 1);
    const behind = text.charAt(range[1]);
    // "snake_case" and "____" to be filled in are words.
    if (match[0].startsWith('_') && (/[_\w]/.test(before) ? /[_\w]/.test(behind) : behind === '_')) continue;
    const opening = open.findLast(([start, end]) => text.slice(start, end) === match[0]);
    if (opening && /\S/.test(before)) {
      found.push(opening, range);
      open = open.slice(0, open.indexOf(opening));
    } else if (/\S/.test(behind)) {
      open.push(range);
      if (open.length > MOST_OPEN) open.shift();
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}
