/** What a committee struck from a bill that it reports: "<DELETED>SECTION 1. SHORT TITLE.</DELETED>" in the printing office's text. */
import type { Range } from '../../analysis.ts';

const OPEN = '<DELETED>';
const CLOSE = '</DELETED>';

/** The struck passages of a text, marks included, in order; a mark that never closes strikes nothing. */
export function struckText(text: string): Range[] {
  const out: Range[] = [];
  for (let at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at + 1)) {
    const end = text.indexOf(CLOSE, at);
    if (end < 0) break;
    out.push([at, end + CLOSE.length]);
    at = end;
  }
  return out;
}
