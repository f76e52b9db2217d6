/**
 * Orders of a list between whose numbers other citations stand: "Executive Orders 12866 (58 FR 51735, October 4, 1993) and 13563
 * (76 FR 3821, January 21, 2011)". What stands in the parentheses is read by itself, and so is each number behind it.
 */
import { kindData } from './kinds.ts';
import { lawHost, makePhrase, type Phrase } from './phrase.ts';

const { target } = kindData('eo');
const SEVERAL = /^[A-Za-z.]{1,12}\s?(?:Orders|ORDERS|O\.?s)\b|^E\.?O\.?'?s\b/;
/** From a number over the place where the order was printed to the next number. */
const NEXT =
  /\s{0,40}\((?=\d{1,3}\s{1,40}(?:FR|F\.R\.|Fed\.\sReg\.)\s)[^()]{5,120}\),?\s{1,40}(?:(?:and|or)\s{1,40})?(\d{2},?\d{3})(?![\dA-Za-z]|[,.-]\d)/y;

/** The phrases of a text, in order, with those orders among them. */
export function withCitedOrders(text: string, phrases: Phrase[]): Phrase[] {
  const more: Phrase[] = [];
  for (const { host, range } of phrases) {
    if (host.type !== 'law' || host.kind !== 'eo' || !SEVERAL.test(text.slice(range[0], range[0] + 24))) continue;
    NEXT.lastIndex = range[1];
    for (let match = NEXT.exec(text); match; match = NEXT.exec(text)) {
      const end = NEXT.lastIndex;
      const own = [end - match[1]!.length, end] as const;
      more.push(
        makePhrase(own, lawHost('eo', [{ id: target.replace('{number}', match[1]!.replace(',', '')), range: own }])),
      );
      NEXT.lastIndex = end;
    }
  }
  return more.length === 0 ? phrases : [...phrases, ...more].sort((a, b) => a.range[0] - b.range[0]);
}
