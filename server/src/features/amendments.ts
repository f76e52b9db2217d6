import type { Outcome } from '../amend/carryOut.ts';
import type { Analysis, Range } from '../core/analysis.ts';
import { forMarkdown } from '../core/foreign.ts';
import type { Law } from '../law/law.ts';
import type { HoverText } from './hover.ts';

/** How many of a document's instructions were carried out on the imported texts: shown above its first one. */
export interface Carried {
  readonly range: Range;
  readonly title: string;
}

/** "3 of 4 instructions carried out", of those whose text is imported. */
export function carried(outcome: Outcome | undefined): Carried | undefined {
  const there = outcome?.done.filter(({ conflict }) => conflict?.kind !== 'no-base') ?? [];
  if (there.length === 0) return undefined;
  const done = there.filter(({ status }) => status === 'applied').length;
  return { range: there[0]!.instruction.range, title: `${done} of ${there.length} instructions carried out` };
}

/** What the instruction at an offset changes, before and after, or why it was not carried out. */
export function amendmentHover(
  { instructions }: Analysis,
  offset: number,
  outcome: Outcome | undefined,
): HoverText | undefined {
  const index = instructions.findIndex(({ verbs }) => verbs.some(([from, to]) => from <= offset && offset <= to));
  const done = outcome?.done[index];
  if (!done || done.conflict?.kind === 'no-base') return undefined;
  const range = instructions[index]!.verbs.find(([from, to]) => from <= offset && offset <= to)!;
  if (done.conflict) return { range, markdown: `**Not carried out.** ${forMarkdown(done.conflict.message)}` };
  const blocks = done.changes
    .slice(0, 3)
    .map(({ before, after }) => `**Before** ${forMarkdown(clip(before))}\n\n**After** ${forMarkdown(clip(after))}`);
  if (done.changes.length > blocks.length) blocks.push(`and ${done.changes.length - blocks.length} more places`);
  return blocks.length === 0 ? undefined : { range, markdown: blocks.join('\n\n---\n\n') };
}

const LONGEST = 600;
const clip = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST)} …` : words);

/** The texts that a document changes, with what is read in their place. */
export function lawAsAmended(
  outcome: Outcome | undefined,
  law: Law,
): readonly { readonly id: string; readonly title: string; readonly before: string; readonly after: string }[] {
  return (outcome?.documents ?? [])
    .filter(({ before, text }) => before !== text)
    .map(({ id, before, text }) => ({ id, title: law.cite(id, 'plain'), before, after: text }));
}
