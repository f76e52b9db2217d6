/** Headings that have their label's line alone, without a mark of their own. */
import type { Label } from './label.ts';
import type { Line } from './lines.ts';
import { isTitle, wordsIn } from './titles.ts';

/**
 * Whether a few words in title case have the label's line alone, with a blank one below, and are no item of a list: the rules of courts
 * print their headings so.
 */
export function isTitledAlone(text: string, words: string, label: Label, lines: readonly Line[]): boolean {
  if (!lines[label.line + 1]?.blank || !isTitle(words) || wordsIn(words) > 8 || /[.;:,]$/.test(words)) return false;
  let above = label.line - 1;
  while (above > 0 && lines[above]!.blank) above--;
  return (
    above < 0 ||
    !SHORT_ITEM.test(text.slice(lines[above]!.content, Math.min(lines[above]!.end, lines[above]!.content + 90)))
  );
}
/** The whole line of an item without a sentence. */
const SHORT_ITEM = /^\(?[A-Za-z\d]{1,4}[.)]\s[^.]{0,80}[;,]?(?:\s(?:and|or))?$/;
