import type { Analysis, Range } from '../core/analysis.ts';
import { trimEnd } from '../core/text.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';

/** An order without a part that every order has: its authority, its General Provisions, its signature. */
export const orderParts: Rule = {
  code: 'order-parts',
  severity: 'hint',
  title: 'An order without its authority clause, General Provisions or signature',

  *check(analysis, _law, shared = new Shared(analysis)) {
    const { text, sections, regions, form } = analysis;
    if (form !== 'executive-order' || !shared.isDraft) return;
    const numbered = sections.filter(({ level }) => level === 'section');
    if (numbered.length < 2) return;
    const [first] = numbered;
    const last = numbered.at(-1)!;
    if (
      !/\bauthority\s+vested\s+in\s+me\b|\bby\s+virtue\s+of\s+the\s+authority\b/i.test(text.slice(0, first!.range[0]))
    )
      yield {
        range: first!.labelRange,
        message:
          'The words of authority are missing before the first section: “By the authority vested in me as President by …”.',
      };
    if (
      !numbered.some(({ heading, range }) => /general provisions/i.test(heading) || RIGHTS.test(text.slice(...range)))
    )
      yield {
        range: last.labelRange,
        message:
          'There is no section of General Provisions, which says that the order impairs no authority and creates no right.',
      };
    if (!regions.some(({ kind }) => kind === 'signature'))
      yield {
        range: lastWord(analysis),
        message: 'The signature is missing: the President’s name, “THE WHITE HOUSE,” and the date.',
      };
  },
};

/** The clause with which General Provisions end. */
const RIGHTS = /not\s+intended\s+to,?\s+and\s+does\s+not,?\s+create\s+any\s+right/i;

function lastWord({ text }: Analysis): Range {
  const end = trimEnd(text, text.length);
  return [Math.max(end - 40, Math.max(text.lastIndexOf(' ', end - 1), text.lastIndexOf('\n', end - 1)) + 1), end];
}
