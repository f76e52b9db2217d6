import { parseId } from '../law/ids.ts';
import type { Law } from '../law/law.ts';
import { rememberOf } from '../law/remember.ts';
import type { PassageRule } from './rule.ts';
import { cited, partsOf, TABLES_DATE } from './sources.ts';

/** An executive order of a number that none has yet. */
export const orderUnknown: PassageRule = {
  code: 'order-unknown',
  severity: 'warning',
  title: 'An executive order that does not exist yet',
  reach: 'passage',

  *check(passage, law) {
    // In old prints the number of a footnote runs into that of an order: "Executive Order No. 79081".
    if (passage.date !== null && passage.date < FIVE_FIGURES) return;
    const lastOf = lastOrder(law);
    for (const citation of passage.citations) {
      if (citation.kind !== 'eo') continue;
      for (const { range, target } of partsOf(citation)) {
        const number = parseId(target)?.name;
        if (number === undefined || !/^\d{5,6}$/.test(number) || number === passage.number) continue;
        const last = lastOf('');
        if (last === undefined || Number(number) <= last.number) continue;
        // Some will have been signed since; a document that is older than the tables can't know them.
        const surely =
          Number(number) > last.number + YEARS || (passage.date !== null && passage.date.slice(0, 7) < TABLES_DATE);
        yield {
          range,
          ...(surely ? {} : { severity: 'information' as const }),
          message: surely
            ? `There is no Executive Order ${number}: the last one is ${last.number}. Check the number.`
            : `Executive Order ${number} is later than the last one known here, ${last.number}.`,
          source: cited(last.provenance),
        };
      }
    }
  },
};

/** Orders had five figures long before. */
const FIVE_FIGURES = '1994';
/** More orders than any President signed in two years. */
const YEARS = 500;
/** Where looking for the last order starts, and how many numbers in a row must be missing behind it. */
const KNOWN = 14_000;
const NONE_BEHIND = 30;

/** The last order that the tables have. */
const lastOrder = rememberOf((_, law: Law) => {
  let last = KNOWN;
  for (let number = KNOWN; number <= last + NONE_BEHIND; number++) if (law.order(String(number))) last = number;
  const order = law.order(String(last));
  return order && { number: last, provenance: order.provenance };
});
