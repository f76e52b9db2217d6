/** The notes that stand in the margin of a law's print, which its plain text sets between the words: "<<NOTE: 10 USC 2875.>>". */
import type { Range } from '../../analysis.ts';

/** With the marks as they are, and as a page's source has them. */
const MARKS = [
  ['<<NOTE:', '>>'],
  ['&lt;&lt;NOTE:', '&gt;&gt;'],
] as const;
const LONGEST = 400;

/** The margin notes of a text, in order. */
export function marginNotes(text: string): Range[] {
  const out: Range[] = [];
  for (const [open, close] of MARKS)
    for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
      const end = text.slice(at, at + LONGEST).indexOf(close);
      if (end >= 0) out.push([at, at + end + close.length]);
    }
  return out.sort((a, b) => a[0] - b[0]);
}
