import { longDate } from '../law/cite.ts';
import { parseId } from '../law/ids.ts';
import { firstOfEach, type PassageRule } from './rule.ts';
import { around, cited, partsOf, speaksOfOtherTimes } from './sources.ts';

/** An executive order that had been revoked when the document was signed. */
export const orderRevoked: PassageRule = {
  code: 'order-revoked',
  severity: 'information',
  title: 'An executive order that had been revoked before the document was signed',
  reach: 'passage',

  *check(passage, law) {
    if (passage.date === null) return;
    // Once a document is enough: it is information, and the reader knows from there on.
    const seen = new Set<string>();
    for (const citation of passage.citations) {
      if (citation.kind !== 'eo') continue;
      for (const { range, target } of partsOf(citation)) {
        const id = parseId(target);
        const order = id?.kind === 'eo' ? law.order(id.name) : undefined;
        const end = order?.revokedBy.find(
          ({ date, order: by }) => date !== null && date < passage.date! && by !== passage.number,
        );
        if (!order || !end || seen.has(order.number)) continue;
        if (speaksOfOtherTimes(around(passage, citation.range, 160, 160))) continue;
        seen.add(order.number);
        yield {
          range,
          message:
            `Executive Order ${order.number} (${order.title}) was revoked by Executive Order ${end.order} on ` +
            `${longDate(end.date!)}, before this document was signed (${longDate(passage.date)}).`,
          source: cited(order.provenance),
          tags: ['deprecated'],
        };
      }
    }
  },

  among: firstOfEach,
};
