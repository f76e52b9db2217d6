import type { PassageRule } from './rule.ts';

/** Marks such as `[4(b), removed]`, which Remove Section leaves in place of a reference; nobody else writes them. */
const MARK = /\[([A-Za-z0-9(][^[\]\n]{0,60}), removed\]/g;

/** A reference whose provision was removed: the mark that the removal left. */
export const referenceRemoved: PassageRule = {
  code: 'reference-removed',
  severity: 'warning',
  title: 'A reference to a provision that was removed',
  reach: 'passage',

  *check({ text }) {
    if (!text.includes(', removed]')) return;
    for (const match of text.matchAll(MARK)) {
      const range = [match.index, match.index + match[0].length] as const;
      yield {
        range,
        message:
          `What was ${match[1]} here is removed, and another provision may have its number now. ` +
          'Name the provision that takes its place, or take the reference out.',
      };
    }
  },
};
