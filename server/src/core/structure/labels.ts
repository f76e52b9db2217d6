/** All labels of a text, in order. Whether one opens a provision is decided by its neighbours (`outline.ts`). */
import { isHeadedAndAmended } from '../instructions/headed.ts';
import { gluedTo, inParentheses } from './enumerators.ts';
import { type Label, labelOf } from './label.ts';
import type { Line } from './lines.ts';
import { type Manner, mayOpen, openingLabel, sectionUnit } from './openings.ts';
import {
  enumeratorsWithin,
  headsWithin,
  hyphenatedBehind,
  labelsBehind,
  sectionsWithin,
  WithinLines,
} from './withinLines.ts';

export interface Within {
  readonly lines: readonly Line[];
  /** The offsets of the opening parentheses. */
  readonly parentheses: readonly number[];
  /** Where no label counts: citations, quoted text, tables of contents. */
  readonly skip: (at: number) => boolean;
  /** Whether it is an act or a bill. */
  readonly statute: boolean;
  /** Whether it is a rule of the Register. */
  readonly rule: boolean;
  /** The label of the one section that the text is a copy of, where its head alone has it. */
  readonly head: { readonly designation: string; readonly range: readonly [number, number] } | undefined;
}

/** The labels of a text. */
export function findLabels(text: string, { lines, parentheses, skip, head, statute, rule }: Within): Label[] {
  const manner: Manner = { glued: isGlued(text, lines, parentheses), half: hasGluedHalves(text, lines), statute, rule };
  const labels: Label[] = [];
  const within = new WithinLines(text, parentheses, manner, skip);
  const opening = new Set<string>();
  if (head)
    labels.push(
      labelOf({
        style: 'section',
        unit: sectionUnit,
        designation: head.designation,
        range: [head.range[0], head.range[1]],
        line: lines.findLastIndex((line) => line.start <= head.range[0]),
        first: true,
        paragraph: true,
      }),
    );
  const from = head?.range[1] ?? 0;
  /** Where the bullet ends whose labels are none of the outline's. */
  let apart = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.blank || line.end <= from) continue;
    let reached = Math.max(line.content, from);
    const label =
      line.content >= from && mayOpen(text, line.content) && !skip(line.content)
        ? openingLabel(text, index, lines, manner)
        : undefined;
    if (label && !isSpokenOf(text, label, line, labels)) {
      labels.push(label);
      opening.add(label.style);
      reached = labelsBehind(text, label, manner, labels);
      const behind = label.style === 'hyphenated' ? hyphenatedBehind(text, line, index) : undefined;
      if (behind) labels.push(behind);
    } else if (!label && line.bullet) {
      // What stands in a bullet that has no label is a list of its own.
      apart = bulletEnd(lines, index);
    }
    if (line.start < apart) reached = apart;
    within.read(line, index, reached, labels);
  }
  const taken = new Set(labels.map((label) => label.range[0]));
  // One by one: a call takes no more arguments than the stack holds.
  if (opening.has('.')) for (const label of enumeratorsWithin(text, lines, '.', taken, skip)) labels.push(label);
  if (opening.has(')') || hasHalfList(text))
    for (const label of enumeratorsWithin(text, lines, ')', taken, skip)) labels.push(label);
  const { heads, headed } = headsWithin(text, lines, taken, skip);
  for (const label of heads) labels.push(label);
  for (const label of sectionsWithin(text, lines, taken, headed, skip)) {
    labels.push(label);
    if (text.charCodeAt(label.range[1]) === 40) labelsBehind(text, label, manner, labels);
  }
  labels.sort((a, b) => a.range[0] - b.range[0]);
  let end = 0;
  return labels.filter((label) => {
    if (label.range[0] < end) return false;
    end = label.range[1];
    return true;
  });
}

/** Whether a section's label opens a sentence about that section, below its heading. */
function isSpokenOf(text: string, label: Label, line: Line, labels: readonly Label[]): boolean {
  if (label.style !== 'section') return false;
  const above = labels.at(-1);
  return (
    above?.style === 'section' &&
    above.designation === label.designation &&
    isHeadedAndAmended(text, label.range[1], line.end)
  );
}

/** Whether a list begins within a line: "shall: 1) plan; and 2) act". */
function hasHalfList(text: string): boolean {
  const at = text.indexOf(': 1) ');
  return at >= 0 && /^[^()\n]{1,300}[;,.]\s(?:and\s)?2\)\s/.test(text.slice(at + 5, at + 320));
}

/** Where the item ends that a bullet opens: before the next line that is blank or has a bullet of its own. */
function bulletEnd(lines: readonly Line[], index: number): number {
  let last = index;
  while (last + 1 < lines.length && !lines[last + 1]!.blank && !lines[last + 1]!.bullet) last++;
  return lines[last]!.end;
}

/**
 * Whether a text leaves no blanks behind its labels: more than a third of its lines begin like "(a)The", or, where it has few lines,
 * of what stands in parentheses behind the end of a clause. "Paragraph (1) of" is no label.
 */
function isGlued(text: string, lines: readonly Line[], parentheses: readonly number[]): boolean {
  const behindClause = () =>
    countGlued(
      text,
      parentheses.filter((at) => BEHIND_CLAUSE.test(text.slice(Math.max(0, at - 12), at))),
    );
  const opening =
    lines.length > LINED
      ? countGlued(
          text,
          lines.map((line) => line.content),
        )
      : behindClause();
  // One line alone says too little: "Sec. 2. Duties.(a)Act" and "(b)Rest" below it.
  const { glued, apart } = opening.glued === 1 && opening.apart === 0 ? behindClause() : opening;
  return glued >= 2 && glued * 2 > apart;
}

/** Whether lines begin "a)the" and "b)the". */
function hasGluedHalves(text: string, lines: readonly Line[]): boolean {
  let last = 0;
  for (const { content } of lines) {
    if (text.charCodeAt(content + 1) !== 41) continue;
    const code = text.charCodeAt(content);
    if (code !== 97 && code !== last + 1) continue;
    if (!gluedTo(text, content + 2)) continue;
    if (code === 98) return true;
    last = code;
  }
  return false;
}

/** From how many lines on their beginnings say enough. */
const LINED = 12;

/** How many of the labels at some offsets have no blank behind them, and how many have one. */
function countGlued(text: string, offsets: readonly number[]): { readonly glued: number; readonly apart: number } {
  let glued = 0;
  let apart = 0;
  let found: ReturnType<typeof inParentheses>;
  for (const at of offsets) {
    if (text.charCodeAt(at) !== 40) continue;
    // Within a chain of labels, all end where it ends.
    if (!found || at >= found.end) found = lastInChain(text, at);
    if (!found) continue;
    const code = text.charCodeAt(found.end);
    if (gluedTo(text, found.end)) glued++;
    else if (code === 32 || code === 0xa0) apart++;
  }
  return { glued, apart };
}

/** The end of a clause, a line's start, or the "or" before the last item of a list. */
const BEHIND_CLAUSE = /(?:^|[.;:)—–\n\r-]|[;,]\s(?:and|or|and\/or))\s{0,3}$/;

/** The last of the labels in parentheses that follow each other without a gap. */
function lastInChain(text: string, at: number): ReturnType<typeof inParentheses> {
  let found = inParentheses(text, at);
  for (let next = found; next; next = inParentheses(text, next.end)) found = next;
  return found;
}
