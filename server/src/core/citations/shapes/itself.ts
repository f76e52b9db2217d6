/** Words for the provision itself: "this section", "the preceding section". */
import { skipGap } from '../../text.ts';
import { makePhrase, type Phrase } from '../phrase.ts';

const ITSELF = /((?:[Ss]ub)?(?:[Ss]ection|[Pp]aragraph|[Cc]lause|[Pp]art))(?![A-Za-z])(?!\s+(?:[IVX]+\b|\d|\())/y;

/** The phrase that starts with "this" or "preceding"; `end` is where that word ends. */
export function readItself(text: string, start: number, end: number, which: string): Phrase | undefined {
  const word = skipGap(text, end);
  const letter = text.charCodeAt(word) | 32;
  if (letter !== 115 /* s */ && letter !== 112 /* p */ && letter !== 99 /* c */) return undefined;
  ITSELF.lastIndex = word;
  const match = ITSELF.exec(text);
  if (!match) return undefined;
  return makePhrase([start, ITSELF.lastIndex], { type: 'self', word: which + match[1]!.toLowerCase() });
}
