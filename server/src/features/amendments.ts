import { atHand } from '../amend/atHand.ts';
import { carryOut, type Outcome, readable } from '../amend/carryOut.ts';
import type { OnBases } from '../amend/imported.ts';
import type { Mark } from '../amend/marks.ts';
import { standingBy } from '../amend/standing.ts';
import type { Analysis, Range } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { forMarkdown } from '../core/foreign.ts';
import { flatten } from '../core/text.ts';
import type { Law } from '../law/law.ts';
import { baseWords } from './bases.ts';
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
  outcome: OnBases | undefined,
): HoverText | undefined {
  const index = instructions.findIndex(({ verbs }) => verbs.some(([from, to]) => from <= offset && offset <= to));
  const done = outcome?.done[index];
  if (!done || done.conflict?.kind === 'no-base') return undefined;
  const range = instructions[index]!.verbs.find(([from, to]) => from <= offset && offset <= to)!;
  const base = sourceOf(done, outcome!);
  const taken = base ? `\n\n*Base: ${forMarkdown(base)}*` : '';
  if (done.conflict) return { range, markdown: `**Not carried out.** ${forMarkdown(done.conflict.message)}${taken}` };
  const blocks = done.changes.slice(0, 3).map(({ before, after }) => {
    const [was, is] = marked(clip(before), clip(after));
    return `**Before** ${was}\n\n**After** ${is}`;
  });
  if (done.changes.length > blocks.length) blocks.push(`and ${done.changes.length - blocks.length} more places`);
  return blocks.length === 0 ? undefined : { range, markdown: `${blocks.join('\n\n---\n\n')}${taken}` };
}

/** Two texts as Markdown, with what is between their common words at start and end in bold. */
function marked(before: string, after: string): readonly [before: string, after: string] {
  const [was, is] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  const least = Math.min(was.length, is.length);
  let start = 0;
  while (start < least && was[start] === is[start]) start++;
  let end = 0;
  while (end < least - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  const inBold = (words: readonly string[]): string => {
    const piece = (from: number, to?: number) => forMarkdown(words.slice(from, to).join('').trim());
    const middle = piece(start, words.length - end);
    return [piece(0, start), middle && `**${middle}**`, piece(words.length - end)].filter(Boolean).join(' ');
  };
  return [inBold(was), inBold(is)];
}

/** Which base an instruction was, or would have been, carried out on. */
function sourceOf({ changes, target }: Outcome['done'][number], { bases }: OnBases): string | undefined {
  const ids = [...changes.map(({ id }) => id), target ?? ''];
  const found = [...bases.values()].find(({ id }) =>
    ids.some((each) => each === id.replace(DASHES, '-') || each.startsWith(`${id}/`) || each === id),
  );
  return found && baseWords(found.source);
}

const DASHES = /[\u2010-\u2015]/g;

/** What a document's instructions do in another text, as one change of it. */
export interface Applied {
  /** What is replaced, and by what: nothing where no instruction could be carried out. */
  readonly edit: { readonly range: Range; readonly text: string } | undefined;
  /** The instructions that were carried out, in their words, and those that weren't, with the reason. */
  readonly done: readonly string[];
  readonly left: readonly string[];
  /** What else goes with the change; undefined where nothing does. */
  readonly note: string | undefined;
}

/** What is said where a bill's print loses what no longer holds. */
const UNNUMBERED =
  'The bill as amended has no numbers of lines and no page heads: behind a change they would no longer be right. Undo brings the print back.';

/** A document's instructions carried out on one text; undefined where it is not known what that text is. */
export function applyTo(analysis: Analysis, name: string, text: string, law: Law): Applied | undefined {
  const standing = standingBy(law);
  const { id, ids } = atHand(name, analyze(text, { name, facts: law }), standing);
  if (id === undefined) return undefined;
  const { done, documents } = carryOut(analysis, readable(analysis), [{ id, also: ids, text, name }], standing);
  // Of a bill's print the words alone are amended, without the numbers of its lines; where none was, the print stays.
  const { before = text, text: after = text } = documents[0] ?? {};
  const amended = after === before ? text : after;
  const words = ({ instruction }: Outcome['done'][number]): string =>
    clip(flatten(analysis.text.slice(...instruction.range)), 100);
  let start = 0;
  while (start < text.length && text[start] === amended[start]) start++;
  let end = 0;
  const most = Math.min(text.length, amended.length) - start;
  while (end < most && text[text.length - 1 - end] === amended[amended.length - 1 - end]) end++;
  return {
    edit:
      amended === text
        ? undefined
        : { range: [start, text.length - end], text: amended.slice(start, amended.length - end) },
    done: done.filter(({ status }) => status === 'applied').map(words),
    left: done.flatMap((each) =>
      each.conflict && each.conflict.kind !== 'no-base' ? [`${words(each)}: ${each.conflict.message}`] : [],
    ),
    note: amended !== text && before !== text ? UNNUMBERED : undefined,
  };
}

/** The provisions of other texts that the instruction at an offset changes, as identifiers, the likeliest first. */
export function instructionTargets(
  { instructions }: Analysis,
  offset: number,
  law: Law,
): { readonly origin: Range; readonly ids: readonly string[] } | undefined {
  const at = instructions.find(({ range }) => range[0] <= offset && offset <= range[1]);
  if (!at || at.target === null || at.matter.some(([from, to]) => from < offset && offset < to)) return undefined;
  return { origin: at.range, ids: standingBy(law)(at.target, new Map(at.parallels)) };
}

const LONGEST = 600;
const clip = (words: string, most = LONGEST): string => (words.length > most ? `${words.slice(0, most)} …` : words);

/** A text as a document would change it. */
export interface AmendedText {
  readonly id: string;
  readonly title: string;
  /** Which base it is; '' where the document brings the text anew. */
  readonly base: string;
  readonly before: string;
  readonly after: string;
  /** Where conflicts show in it, with the instruction that meets each. */
  readonly marks: readonly (Pick<Mark, 'range' | 'message'> & { readonly instruction: Range })[];
}

/** The texts that a document changes, with what is read in their place. */
export function lawAsAmended(outcome: OnBases | undefined, law: Law): readonly AmendedText[] {
  const marks = (outcome?.done ?? []).flatMap(({ instruction, marks: own }) =>
    own.map(({ id, range, message }) => ({
      id,
      range,
      message,
      instruction: instruction.verbs[0] ?? instruction.range,
    })),
  );
  const bases = new Map(
    [...(outcome?.bases.values() ?? [])].map(({ id, source }) => [id.replace(DASHES, '-'), source]),
  );
  return (outcome?.documents ?? [])
    .map(({ id, before, text }) => {
      const source = bases.get(id);
      return {
        id,
        title: law.cite(id, 'plain'),
        base: source ? baseWords(source) : '',
        before,
        after: text,
        marks: marks
          .filter((mark) => mark.id === id)
          .map(({ range, message, instruction }) => ({ range, message, instruction })),
      };
    })
    .filter(({ before, after, marks: own }) => before !== after || own.length > 0);
}
