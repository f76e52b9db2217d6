import type { Finding, PortionRule } from './rule.ts';
import { type Family, listsOutside, listsWithin, ownWords, type Provisions, provisionsOf } from './siblings.ts';

/** "shall" and "must" side by side for duties of one list. */
export const shallMust: PortionRule = {
  code: 'shall-must',
  severity: 'off',
  title: '“shall” and “must” mixed in one list',

  reach: 'portion',

  *check(portion) {
    yield* mixed(portion, listsWithin(portion));
  },

  *rest(analysis, shared) {
    const all = listsOutside(analysis, shared);
    if (all.length > 0) yield* mixed(provisionsOf(analysis), all);
  },
};

function* mixed(provisions: Provisions, all: readonly Family[]): Generator<Finding> {
  for (const family of all) {
    if (family.length < 2) continue;
    const found = family.flatMap((index) => {
      const [start, end] = ownWords(provisions, index);
      const match = /\b(shall|must)\b/.exec(provisions.words([start, end]));
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
}
