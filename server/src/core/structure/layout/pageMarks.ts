/** Marks of pages that end within a sentence: "title 10,⏎⏎[[Page 127 STAT. 2702]]⏎⏎United States Code". */
import type { Range } from '../../analysis.ts';
import { isSpace } from '../../text.ts';

const OPEN = '[[Page ';
const STATUTES = /^\[\[Page \d+ STAT\./;
const LONGEST = 40;
/** What opens a paragraph whatever stands before it: a quoted provision, a section. */
const OPENS = /^(?:``|“|SEC(?:TION|\.)|Sec\.|§|\[|<|-{3})/;
/** A heading over sections, or the end of a sentence, an item, a lead. */
const ENDED = /[.:;—]["”'’)\]]{0,3}$|--$|;\s+(?:and|or)$|-{3}$|>$/;
/** A mark that ends no sentence where a number goes on: "(50 U.S.C.⏎⏎[[Page 127 STAT. 2722]]⏎⏎2536(a))". */
const ABBREVIATED = /\b(?:U\.S\.C|Stat|Pub\. L|Public Law No|No|Sec|sec)\.$/;
/** Also a line of the file's own head, "[DOCID: f:publ999.111]": no sentence stands before the first page. */
const HEADING = /^\s*(?:\[|(?:TITLE|Subtitle|SUBTITLE|PART|Part|CHAPTER|DIVISION|SEC\.|SECTION|Sec\.)[\s.])/;

/** The gaps, blank lines included, that a page's end leaves within a sentence, in order. */
export function pageMarks(text: string): Range[] {
  const out: Range[] = [];
  for (let at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at + 1)) {
    const close = text.slice(at, at + LONGEST).indexOf(']]');
    if (close < 0 || !STATUTES.test(text.slice(at, at + LONGEST))) continue;
    let from = at;
    while (from > 0 && isSpace(text.charCodeAt(from - 1))) from--;
    let to = at + close + 2;
    while (to < text.length && isSpace(text.charCodeAt(to))) to++;
    const line = text.slice(Math.max(text.lastIndexOf('\n', from - 1) + 1, from - 200), from);
    const goesOn = ABBREVIATED.test(line.slice(-16)) && /^\d/.test(text.slice(to, to + 1));
    if (
      (ENDED.test(line.slice(-12)) && !goesOn) ||
      HEADING.test(line) ||
      !/[a-z]/.test(line) ||
      OPENS.test(text.slice(to, to + 8))
    )
      continue;
    out.push([from, to]);
  }
  return out;
}
