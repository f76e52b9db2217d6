import type { Range, Section } from '../core/analysis.ts';
import type { PlacedPassage } from '../core/passages.ts';
import { trimEnd } from '../core/text.ts';
import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';

/** An order without a part that every order has: its authority, its General Provisions, its signature. */
export const orderParts: Rule = {
  code: 'order-parts',
  severity: 'hint',
  title: 'An order without its authority clause, General Provisions or signature',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (analysis.form !== 'executive-order' || !shared.isDraft) return;
    const { all } = analysis.passages;
    const numbered = shared.outline.ask('numbered sections', () =>
      analysis.sections.flatMap(({ level }, index) => (level === 'section' ? [index] : [])),
    );
    if (numbered.length < 2) return;
    const provision = (index: number): Section => {
      const { first, sections } = all.findLast((placed) => placed.first <= index && placed.sections.length > 0)!;
      return sections[index - first]!;
    };
    const first = provision(numbered[0]!);
    if (!AUTHORITY.test(all[0]!.passage.text.slice(0, first.range[0])))
      yield {
        range: first.labelRange,
        message:
          'The words of authority are missing before the first section: “By the authority vested in me as President by …”.',
      };
    const general = shared.each(
      'General Provisions',
      ({ passage, sections }) =>
        RIGHTS.test(passage.text) ||
        sections.some(({ level, heading }) => level === 'section' && /general provisions/i.test(heading)),
    );
    if (!general.includes(true))
      yield {
        range: provision(numbered.at(-1)!).labelRange,
        message:
          'There is no section of General Provisions, which says that the order impairs no authority and creates no right.',
      };
    const signed = shared.each('signed', ({ passage }) => passage.regions.some(({ kind }) => kind === 'signature'));
    if (!signed.includes(true))
      yield {
        range: lastWord(all.at(-1)!),
        message: 'The signature is missing: the President’s name, “THE WHITE HOUSE,” and the date.',
      };
  },
};

const AUTHORITY = /\bauthority\s+vested\s+in\s+me\b|\bby\s+virtue\s+of\s+the\s+authority\b/i;
/** The clause with which General Provisions end. */
const RIGHTS = /not\s+intended\s+to,?\s+and\s+does\s+not,?\s+create\s+any\s+right/i;

function lastWord({ at, passage: { text } }: PlacedPassage): Range {
  const end = trimEnd(text, text.length);
  const start = Math.max(text.lastIndexOf(' ', end - 1), text.lastIndexOf('\n', end - 1)) + 1;
  return [at + Math.max(end - 40, start), at + end];
}
