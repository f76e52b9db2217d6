import type { Citation, Passage, Range } from '../core/analysis.ts';
import { longDate } from '../law/cite.ts';
import type { OrderFacts } from '../law/law.ts';
import type { PassageRule } from './rule.ts';
import { cited } from './sources.ts';

/** An executive order cited with another date than that of its signing. */
export const orderDate: PassageRule = {
  code: 'order-date',
  severity: 'warning',
  title: 'An executive order cited with a wrong date',
  reach: 'passage',

  *check(passage, law) {
    for (const citation of passage.citations) {
      if (citation.kind !== 'eo' || citation.targets.length !== 1) continue;
      const number = /^\/us\/eo\/(\d+(?:-[A-Z])?)$/.exec(citation.targets[0]!)?.[1];
      const written = number === undefined || isOfGuidance(passage, citation) ? undefined : dateIn(passage, citation);
      const order = written && law.order(number!);
      if (!written || !order?.signed || !isSure(order, written.iso)) continue;
      const right = longDate(order.signed);
      const published = order.published === written.iso ? ' The date given is that of its publication.' : '';
      yield {
        range: written.range,
        message: `Executive Order ${number} (${order.title}) was signed on ${right}.${published} Check the date, and whether this order is meant.`,
        source: cited(order.provenance),
        fixes: [{ title: `Change to ${right}`, edits: [{ range: written.range, text: right }] }],
      };
    }
  },
};

/** "the Guidance on Water Provisions of Executive Order 13514 of July 10, 2013": the date is the guidance's. */
function isOfGuidance(passage: Passage, { range }: Citation): boolean {
  return GUIDANCE.test(passage.text.slice(Math.max(0, range[0] - 120), range[0]));
}

/** A document by its title, in which the order's name stands: "Guidance on …", "the FAR Case Implementing …". */
const GUIDANCE =
  /\b(?:Instructions?|Guidance|Guidelines?|Rules?|Principles|Polic(?:y|ies)|Plans?|Strategy|Circular|Bulletin|Handbook|Manual|Guides?|Primer|Summary|Review|Assessment|Directive|Report|Standards?|Memorand(?:um|a)|Notices?|Framework|Roadmap|Blueprint|Toolkit|Playbook|Checklist|Recommendations|Procedures|Criteria|Protocol|Statement|Study|Advisory|Opinion|Template)\b(?:\s+(?:on|for|of|under|the|and|to|in|[A-Z]\w+)){0,8}\s+(?:[Oo]f|[Ff]or|[Uu]nder|[Tt]o|[Ww]ith|[Oo]n|Out|[A-Z][a-z]+ing)\s+$|\b(?:strateg(?:y|ies)|polic(?:y|ies)|procedures|criteria|handbooks?|manuals?|bulletins?|circulars?|memorand(?:um|a)|notices?|guidance|reports?|plans?|instructions|directives?|framework|guidelines|regulations?|rules)\b(?:\s+(?:on|for|of|under|the|and|to|in|by|[A-Z]\w+)){0,8}\s+(?:for|under|implementing|implementation\s+of|to\s+(?:carry\s+out|implement))\s+$|\b(?:guidance|memorandum|instructions|guidelines|bulletin|circular|reports?|plans?|stud(?:y|ies)|reviews?|rules|handbook|opinion|statement|directive)\s+(?:on|about|concerning|regarding|implementing|interpreting|explaining|carrying\s+out|to\s+(?:implement|explain))\s+$|\b[A-Z][\w’'-]*\s+(?:Implementing|Interpreting|Explaining|Clarifying|Concerning|Regarding)\s+$/;

/** The table has slips of its own: the nearer the two dates, the better the table's must be witnessed. */
function isSure({ signed, dateWitness }: OrderFacts, written: string): boolean {
  const days = Math.abs(Date.parse(signed!) - Date.parse(written)) / 86_400_000;
  return days > 0 && (dateWitness === 'confirmed' || (dateWitness === 'consistent' && days > 30));
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The date with which the citation ends, "of January 25, 2017". */
function dateIn(passage: Passage, { range }: Citation): { readonly iso: string; readonly range: Range } | undefined {
  const text = passage.text.slice(...range);
  const match = /\bof\s+(([A-Z][a-z]+)\s+(\d{1,2}),\s+(\d{4}))$/.exec(text);
  const month = match ? MONTHS.indexOf(match[2]!) + 1 : 0;
  if (!match || month === 0) return undefined;
  const iso = `${match[4]}-${String(month).padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  return { iso, range: [range[1] - match[1]!.length, range[1]] };
}
