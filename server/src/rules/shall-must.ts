import type { Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { isBelowSection, ownWords } from './siblings.ts';

/** "shall" and "must" side by side for duties of one list. */
export const shallMust: Rule = {
  code: 'shall-must',
  severity: 'off',
  title: '“shall” and “must” mixed in one list',

  *check(analysis, _law, shared = new Shared(analysis)) {
    const { text, sections } = analysis;
    for (const family of shared.families) {
      if (family.length < 2 || !isBelowSection(sections[family[0]!]!)) continue;
      const found = family.flatMap((index) => {
        const [start, end] = ownWords(analysis, index);
        const match = /\b(shall|must)\b/.exec(text.slice(start, end));
        return match ? [{ word: match[1]!, at: start + match.index }] : [];
      });
      const must = found.filter(({ word }) => word === 'must');
      if (must.length === 0 || must.length === found.length) continue;
      const rare = must.length * 2 <= found.length ? 'must' : 'shall';
      const usual = rare === 'must' ? 'shall' : 'must';
      for (const { word, at } of found) {
        if (word !== rare) continue;
        const range = [at, at + word.length] as const;
        yield {
          range,
          message: `The other items of this list say “${usual}”. Two words for one duty look like two kinds of duty.`,
          fixes: [{ title: `Change to “${usual}”`, edits: [{ range, text: usual }] }],
        };
      }
    }
  },
};
