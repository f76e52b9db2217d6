/** Findings that a document itself says are not to be shown: `<!-- policy-text-ignore rule -->`. */
import type { Analysis, Range } from '../core/analysis.ts';
import { lastAtMost } from '../core/text.ts';
import { type Choices, wordsOf } from './config.ts';
import type { Shared } from './shared.ts';

/** The comment that hides a rule's findings in the paragraph that follows it. */
export const commentFor = (rule: string): string => `<!-- policy-text-ignore ${rule} -->`;

const COMMENT = /<!--[ \t]*policy-text-ignore[ \t]([a-z, \t-]{1,300}?)-->/g;
const BLANK_LINE = /\n[ \t\r]*\n/;

/** Stretches in the order of their starts; none ends before one that starts before it. */
type Stretches = { readonly starts: number[]; readonly ends: number[] };

/** Where a document wants each rule to be quiet: the comment's own line and the paragraph behind it. */
function quietIn(text: string): ReadonlyMap<string, Stretches> {
  const quiet = new Map<string, Stretches>();
  const comments = [...text.matchAll(COMMENT)].map(({ 0: whole, 1: rules, index }) => ({
    rules: rules!.split(/[\s,]+/).filter(Boolean),
    start: text.lastIndexOf('\n', index) + 1,
    from: index,
    to: index + whole.length,
    end: text.length,
  }));
  // From the last: where nothing ends a paragraph before the next comment, it ends where that one's does.
  for (let at = comments.length - 1; at >= 0; at--) {
    const { to } = comments[at]!;
    const next = comments[at + 1];
    const between = text.slice(to, next?.from);
    // Blank lines stand between a comment and its paragraph.
    const first = between.length - between.trimStart().length;
    const blank = BLANK_LINE.exec(between.slice(first));
    comments[at]!.end = blank ? to + first + blank.index : (next?.end ?? text.length);
  }
  for (const { rules, start, end } of comments)
    for (const rule of rules) {
      const stretches = quiet.get(rule) ?? { starts: [], ends: [] };
      stretches.starts.push(start);
      stretches.ends.push(end);
      quiet.set(rule, stretches);
    }
  return quiet;
}

const NOTHING: ReadonlyMap<string, Stretches> = new Map();

/** Tells of a finding whether the document or its folder wants it not shown. */
export function suppressed(
  analysis: Analysis,
  { ignored }: Choices,
  shared: Shared,
): (code: string, range: Range) => boolean {
  const wishes = shared.each('comments', ({ passage: { text } }) => text.includes('policy-text-ignore'));
  const quiet = wishes.includes(true) ? quietIn(analysis.text) : NOTHING;
  const entries = new Map<string, Set<string | undefined>>();
  for (const { rule, text: words } of ignored) entries.set(rule, (entries.get(rule) ?? new Set()).add(words));
  return (code, range) => {
    const stretches = quiet.get(code);
    if (stretches && (stretches.ends[lastAtMost(stretches.starts, range[0])] ?? 0) > range[0]) return true;
    const words = entries.get(code);
    return words !== undefined && (words.has(undefined) || words.has(wordsOf(analysis.text, range)));
  };
}
