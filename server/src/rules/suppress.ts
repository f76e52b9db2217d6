/** Findings that a document itself says are not to be shown: `<!-- policy-text-ignore rule -->`. */
import type { Range } from '../core/analysis.ts';
import type { Choices } from './config.ts';
import { wordsOf } from './config.ts';

/** The comment that hides a rule's findings in the paragraph that follows it. */
export const commentFor = (rule: string): string => `<!-- policy-text-ignore ${rule} -->`;

const COMMENT = /<!--[ \t]*policy-text-ignore[ \t]([a-z, \t-]{1,300}?)-->/g;
const BLANK_LINE = /\n[ \t\r]*\n/g;

interface Quiet {
  readonly rules: ReadonlySet<string>;
  readonly range: Range;
}

/** The stretches in which a document wants some rules to be quiet: the comment's own line and the paragraph behind it. */
function quietIn(text: string): Quiet[] {
  if (!text.includes('policy-text-ignore')) return [];
  return [...text.matchAll(COMMENT)].map((match) => {
    const start = text.lastIndexOf('\n', match.index) + 1;
    let at = match.index + match[0].length;
    // Blank lines and further comments stand between it and the paragraph.
    for (;;) {
      const gap = /^\s*(?:<!--[ \t]*policy-text-ignore[ \t][a-z, \t-]{1,300}?-->)?/.exec(text.slice(at, at + 600))![0];
      if (gap === '') break;
      at += gap.length;
    }
    BLANK_LINE.lastIndex = at;
    const end = BLANK_LINE.exec(text)?.index ?? text.length;
    return { rules: new Set(match[1]!.split(/[\s,]+/).filter(Boolean)), range: [start, end] };
  });
}

/** Tells of a finding whether the document or its folder wants it not shown. */
export function suppressed(text: string, { ignored }: Choices): (code: string, range: Range) => boolean {
  const quiet = quietIn(text);
  if (quiet.length === 0 && ignored.length === 0) return () => false;
  return (code, range) =>
    quiet.some(({ rules, range: [start, end] }) => rules.has(code) && start <= range[0] && range[0] < end) ||
    ignored.some((entry) => entry.rule === code && (entry.text === undefined || entry.text === wordsOf(text, range)));
}
