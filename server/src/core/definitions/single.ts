/** Terms in single quotation marks: "the term 'agency' means", "‘lamp’ and ‘lantern’ mean", "(the ‘Board’)". */
import { isLetter } from '../text.ts';

/** Words in marks, and where the marks end. */
export interface Marked {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

const OPENED = /['‘]([A-Za-z][^'‘’"“”`\n]{0,60}(?:\n[^'‘’"“”`\n]{1,40})?)[,.]?['’](?![A-Za-z\d'’])/y;

/** What may stand behind a term that is defined, or behind one of a list: its verb, a parenthesis, the next one. */
const DEFINED =
  /^(?:,?\s+(?:and|or)\s+(?:the\s+(?:terms?\s+)?)?['‘]|,\s+['‘]|\s+['‘]|\)|(?:,[^,;.]{1,80},)?\s+(?:(?:each|shall|collectively|also)\s+)?(?:means?|includes?|has\s+the|have\s+the|refers?\s+to|(?:is|are)\s+(?:defined|used))(?![a-z])|(?:—|--)\s*\(A\))/;

/** The words in single marks that may be terms: an apostrophe has a letter before it, and most quotations have no verb behind. */
export function singleMarked(text: string): Marked[] {
  const found: Marked[] = [];
  for (const mark of ["'", '‘'])
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      const before = text.charCodeAt(at - 1);
      if (isLetter(before) || before === 39 || before === 46 || (before >= 48 && before <= 57)) continue;
      OPENED.lastIndex = at;
      const match = OPENED.exec(text);
      if (!match || !DEFINED.test(text.slice(OPENED.lastIndex, OPENED.lastIndex + 100))) continue;
      found.push({ term: match[1]!, start: at + 1, end: OPENED.lastIndex });
    }
  return found.sort((a, b) => a.start - b.start);
}

const SINGLE = /(?<=[(\s])['‘]([A-Za-z][^'‘’"“”`\n]{0,60})['’](?=[\s),])/g;

/** The same words, each as long, with double marks for the single ones around a name: "(hereinafter ‘the Act’)". */
export const doubled = (words: string): string =>
  words.includes("'") || words.includes('‘') ? words.replace(SINGLE, '“$1”') : words;
