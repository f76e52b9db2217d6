/** Running heads and feet of bills in print and in draft: "•HR 82 IH", the path of a draft's file, its page number. */
import type { Range } from '../../analysis.ts';
import { isSpace, LF, oneOf } from '../../text.ts';

/** The mark of a bill's stage at the foot of each page, "•HR 82 IH", "† S 47 ES", and the line of the press below it. */
const FOOT =
  /^[ \t]*(?:[•†*][ \t]?(?:HR|S|HJ|SJ|HCON|SCON|HRES|SRES|H\.?[ ]?R\.?)[ \t]?(?:RES[ \t])?\d{1,5}[ \t][A-Z]{2,4}\d?|VerDate .{0,160}|[a-zA-Z]:\\[^\n]{3,120}|[A-Z][a-z]+ \d{1,2}, \d{4} \(\d{1,2}:\d\d [ap]\.m\.\))[ \t]*$/gm;
/** What the press sets at the foot and the head of a page: its own mark, and the law or the volume with the page's number. */
const PRESS =
  /^(?:VerDate |[a-z]{2,20}\d{0,2} on [A-Z\d-]{8,30} with [A-Z\d$_]{2,20}$|PUBLIC LAW \d{1,3}[–-]\d{1,4}—[A-Z]{3,9}\.? \d{1,2}, \d{4}\s{2,120}\d{1,3} STAT\. \d{1,5}$|\d{1,3} STAT\. \d{1,5}\s{2,120}PUBLIC LAW \d{1,3}[–-]\d{1,4}—|(?:\d{4,6}\s{2,120})?Federal Register \/ Vol\. )/;
/** How much of a line is looked at. */
const LONGEST = 400;
const NUMBER = /^[ \t]*\d{1,4}[ \t]*\r?$/;

/** The characters that such a line begins with. */
const beginsPress = oneOf('VPF0123456789abcdefghijklmnopqrstuvwxyz');

function isOfPress(text: string, start: number): boolean {
  let at = start;
  while (isSpace(text.charCodeAt(at)) && text.charCodeAt(at) !== LF) at++;
  if (!beginsPress(text.charCodeAt(at))) return false;
  const end = text.indexOf('\n', at);
  return PRESS.test(text.slice(at, Math.min(end < 0 ? text.length : end, at + LONGEST)).trimEnd());
}

/** What the lines below have. */
const MAY_HAVE = ['•', 'VerDate', ':\\'];
/** A dagger alone is looked for as slowly as a blank, whose code is in its own. */
const DAGGER = /†(?=[ \t]?[HS])/;

/** The lines of running heads, with the page numbers and blank lines around them. */
export function runningHeads(text: string, starts: readonly number[]): Range[] {
  if (!MAY_HAVE.some((sign) => text.includes(sign)) && !DAGGER.test(text)) return [];
  const out: Range[] = [];
  const isPress = text.includes('VerDate');
  let line = 0;
  const feet: number[] = [];
  if (isPress)
    for (let index = 0; index < starts.length; index++) if (isOfPress(text, starts[index]!)) feet.push(index);
  FOOT.lastIndex = 0;
  for (let match = FOOT.exec(text); match; match = FOOT.exec(text)) {
    while (line + 1 < starts.length && starts[line + 1]! <= match.index) line++;
    feet.push(line);
  }
  for (const foot of [...new Set(feet)].sort((a, b) => a - b)) {
    const [first, last] = [reach(text, starts, foot, -1), reach(text, starts, foot, 1)];
    // One line end stays between what stands before and behind.
    const from = first === 0 ? 0 : starts[first]! - 1;
    const to = last + 1 < starts.length ? starts[last + 1]! - 1 : text.length;
    if (to > from) out.push([from, to]);
  }
  return out;
}

/** The furthest line from another one over blank ones and page numbers; a blank line alone stays. */
function reach(text: string, starts: readonly number[], from: number, step: 1 | -1): number {
  let found = from;
  for (let index = from + step; index >= 0 && index < starts.length && Math.abs(index - from) < 6; index += step) {
    const words = text.slice(starts[index], starts[index + 1] ?? text.length).replace(/\n$/, '');
    if (NUMBER.test(words)) found = index;
    else if (words.trim() !== '') break;
  }
  return found;
}
