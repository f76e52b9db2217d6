import { saysMore, written } from '../law/style.ts';
import { quotations } from './regions.ts';
import type { PassageRule } from './rule.ts';

/** A citation of the Code or of regulations in another style than the one that is wanted. */
export const citationStyle: PassageRule = {
  code: 'citation-style',
  severity: 'off',
  title: 'A citation in another style than the setting’s',
  reach: 'passage',

  *check(passage, law, shared) {
    const isQuoted = quotations(passage);
    for (const { kind, targets, range } of passage.citations) {
      // Lists are written in more ways than one; names of acts are the document's own.
      if ((kind !== 'usc' && kind !== 'cfr') || targets.length !== 1 || isQuoted(range)) continue;
      const text = written(targets[0]!, shared.style, law);
      const words = passage.text.slice(...range).replace(/\s+/g, ' ');
      // "section 552 of title 5, United States Code" is of law's own language.
      if (text === undefined || words === text || !/^\d/.test(words) || saysMore(words)) continue;
      yield {
        range,
        message: `In the style of your setting this is “${text}”.`,
        fixes: [{ title: `Change to ${text}`, edits: [{ range, text }], safe: true }],
      };
    }
  },
};
