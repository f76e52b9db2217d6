/** The notes that stand in the margin of a law's print, which its plain text sets between the words: "<<NOTE: 10 USC 2875.>>". */
import type { Range } from '../../analysis.ts';

const OPEN = '<<NOTE:';
const CLOSE = '>>';
const LONGEST = 400;

/** The margin notes of a text, in order. */
export function marginNotes(text: string): Range[] {
  const out: Range[] = [];
  for (let at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at + 1)) {
    const close = text.slice(at, at + LONGEST).indexOf(CLOSE);
    if (close >= 0) out.push([at, at + close + CLOSE.length]);
  }
  return out;
}
