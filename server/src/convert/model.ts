import type { Analysis, Range, Section } from '../core/analysis.ts';
import { ownId } from '../core/ownId.ts';
import { isSpace } from '../core/text.ts';
import { markdownMarks } from './markdownMarks.ts';

/** A stretch of a paragraph: words, and what they point to. */
export interface Run {
  readonly text: string;
  /** A citation of other law: its target. */
  readonly law?: string;
  /** A reference: the id of a provision that the document has. */
  readonly goal?: string;
  /** A term at the place where it is defined. */
  readonly term?: boolean;
  /** Offsets in the document. */
  readonly range: Range;
}

export type Paragraph = readonly Run[];

/** A provision with what is in it, as it leaves for another format. */
export interface Provision {
  readonly section: Section;
  /** What stands between its label and its words: the heading with its marks, `. Policy.`, `—ORIGINAL CLASSIFICATION`. */
  readonly head: string;
  /** Its own paragraphs, before those that it contains. */
  readonly paragraphs: readonly Paragraph[];
  readonly children: readonly Provision[];
  /** What follows its last child and is still its own. */
  readonly closing: readonly Paragraph[];
}

/** A document as other formats want it: paragraphs without their lines, in provisions. */
export interface Model {
  readonly analysis: Analysis;
  /** What stands before the first provision, and behind the last. */
  readonly opening: readonly Paragraph[];
  readonly provisions: readonly Provision[];
  readonly closing: readonly Paragraph[];
}

/** Lines longer than this, in the middle of the document, are paragraphs; shorter ones were broken by whoever printed them. */
const LONG_LINE = 110;

/** The document's text in paragraphs and provisions; furniture of the print is left out. */
export function modelOf(analysis: Analysis): Model {
  const { sections, text, regions } = analysis;
  const marks = marksOf(analysis);
  const furniture = [
    ...regions.filter(({ kind }) => kind === 'furniture').map(({ range }) => range),
    ...markdownMarks(analysis),
  ].sort((a, b) => a[0] - b[0]);
  const lines = lengthsOf(analysis);
  const breaksAtLines = hasLongLines(lines);
  const read = (from: number, to: number, short = 0): Paragraph[] =>
    paragraphs(text, from, to, marks, furniture, breaksAtLines ? Number.POSITIVE_INFINITY : short);
  // A title, a date, a signature: around the provisions, a line that has room for more was ended by its writer.
  const short = SHORT * (lines[Math.floor(0.9 * lines.length)] ?? 0);
  const childrenOf = new Map<number, number[]>();
  for (const [index, { parent }] of sections.entries())
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), index]);
  const provision = (index: number): Provision => {
    const section = sections[index]!;
    const children = childrenOf.get(index) ?? [];
    const start = behindHead(analysis, section);
    const end = section.range[1];
    const first = children.length > 0 ? sections[children[0]!]!.range[0] : end;
    const last = children.length > 0 ? sections[children.at(-1)!]!.range[1] : end;
    return {
      section,
      head: oneLine(text, section.labelRange[1], start, furniture).replace(/[*_]+/g, '').trim(),
      paragraphs: read(start, first),
      children: children.map(provision),
      closing: read(last, end),
    };
  };
  const top = childrenOf.get(-1) ?? [];
  const first = sections[top[0] ?? -1]?.range[0] ?? text.length;
  const last = sections.reduce((end, { range }) => Math.max(end, range[1]), first);
  return {
    analysis,
    opening: read(0, first, short),
    provisions: top.map(provision),
    closing: read(last, text.length, short),
  };
}

/** What a selection touches of a document: paragraphs and provisions, each provision with those of its own that it touches. */
export function selected(model: Model, [from, to]: Range): Model {
  const touches = ([start, end]: Range): boolean => start < to && end > from;
  const some = (list: readonly Paragraph[]): Paragraph[] =>
    list.filter((each) => each.some(({ range }) => touches(range)));
  const within = (list: readonly Provision[]): Provision[] =>
    list.flatMap((provision) => {
      const { section, paragraphs, children, closing } = provision;
      if (!touches(section.range)) return [];
      const head: Range = [section.labelRange[0], section.headingRange?.[1] ?? section.labelRange[1]];
      const own = some(paragraphs);
      const kept = { ...provision, children: within(children), closing: some(closing) };
      // Its first paragraph goes with its label, on whose line it stands.
      if (touches(head)) return [{ ...kept, paragraphs: [...new Set([...paragraphs.slice(0, 1), ...own])] }];
      return own.length + kept.closing.length > 0 ? [{ ...kept, paragraphs: own }] : kept.children;
    });
  return {
    analysis: model.analysis,
    opening: some(model.opening),
    provisions: within(model.provisions),
    closing: some(model.closing),
  };
}

/** Behind the label and the heading with its period or dash. */
function behindHead({ text }: Analysis, { headingRange, labelRange, range }: Section): number {
  let at = headingRange?.[1] ?? labelRange[1];
  const end = Math.min(range[1], at + 8);
  while (at < end && /[.:*_—–\s-]/.test(text.charAt(at))) at++;
  return Math.min(at, range[1]);
}

/** The lengths of the lines that have words, in order. */
function lengthsOf({ lineStarts, text }: Analysis): number[] {
  const lengths: number[] = [];
  for (let i = 0; i < lineStarts.length; i++) {
    const length = (lineStarts[i + 1] ?? text.length) - lineStarts[i]!;
    if (length > 2) lengths.push(length);
  }
  return lengths.sort((a, b) => a - b);
}

function hasLongLines(lengths: readonly number[]): boolean {
  return (lengths[lengths.length >> 1] ?? 0) > LONG_LINE || (lengths.at(-1) ?? 0) > 4 * LONG_LINE;
}

interface Mark {
  readonly range: Range;
  readonly law?: string;
  readonly goal?: string;
  readonly term?: boolean;
}

/** What is pointed to, in order, none over another. */
function marksOf(analysis: Analysis): Mark[] {
  const { citations, references, definitions, tree } = analysis;
  const own = ownId(analysis);
  const all: Mark[] = [];
  for (const { parts, range, targets } of citations) {
    if (targets[0] === own) continue; // Its own title.
    if (parts.length > 1) for (const part of parts) all.push({ range: part.range, law: part.target.split('..')[0]! });
    else all.push({ range, law: targets[0]!.split('..')[0]! });
  }
  for (const { parts, range, targets } of references) {
    const named = parts.length > 1 ? parts : [{ range, target: targets[0]! }];
    for (const { target, range: own } of named) {
      const goal = target.split('..')[0]!;
      if (tree.byId(goal) >= 0) all.push({ range: own, goal });
    }
  }
  for (const { range } of definitions) all.push({ range, term: true });
  all.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  let end = 0;
  return all.filter(({ range }) => {
    if (range[0] < end || range[1] <= range[0]) return false;
    end = range[1];
    return true;
  });
}

/** The part of a full line that a line must have filled, with its next word, to be broken by the print. */
const SHORT = 0.75;

/** The paragraphs between two offsets: cut at blank lines, and behind lines that would be `short` with their next word. */
function paragraphs(
  text: string,
  from: number,
  to: number,
  marks: readonly Mark[],
  furniture: readonly Range[],
  short: number,
): Paragraph[] {
  const found: Paragraph[] = [];
  const cut = (start: number, end: number) => {
    const runs = runsOf(text, start, end, marks, furniture);
    if (runs.some((run) => run.text.trim() !== '')) found.push(runs);
  };
  let start = from;
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) !== 10) continue;
    let next = at + 1;
    while (next < to && text.charCodeAt(next) !== 10 && isSpace(text.charCodeAt(next))) next++;
    const isBlank = next < to && text.charCodeAt(next) === 10;
    if (!isBlank && (next >= to || !isShort(text, at, next, short))) continue;
    cut(start, at);
    start = next;
    at = next - 1;
  }
  cut(start, to);
  return found;
}

/** Whether the line that ends at `at` and the word at `next` are together shorter than that. */
function isShort(text: string, at: number, next: number, short: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim();
  const word = /^\S{0,80}/.exec(text.slice(next, next + 80))![0];
  return line.length + 1 + word.length < short;
}

function runsOf(text: string, from: number, to: number, marks: readonly Mark[], furniture: readonly Range[]): Run[] {
  const runs: Run[] = [];
  const push = (start: number, end: number, mark: Mark | undefined) => {
    if (end <= start) return;
    const words = oneLine(text, start, end, furniture);
    if (words === '') return;
    const { range: _, ...what } = mark ?? { range: null };
    runs.push({ text: words, range: [start, end], ...what });
  };
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle]!.range[1] <= from) low = middle + 1;
    else high = middle;
  }
  let at = from;
  for (let i = low; i < marks.length && marks[i]!.range[0] < to; i++) {
    const mark = marks[i]!;
    push(at, Math.max(at, mark.range[0]), undefined);
    push(Math.max(at, mark.range[0]), Math.min(mark.range[1], to), mark);
    at = Math.max(at, Math.min(mark.range[1], to));
  }
  push(at, to, undefined);
  return trimmed(runs);
}

/** The words on one line, blanks at the ends kept as one, without furniture. */
function oneLine(text: string, start: number, end: number, furniture: readonly Range[]): string {
  let words = '';
  let at = start;
  let low = 0;
  let high = furniture.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (furniture[middle]![1] <= start) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < furniture.length && furniture[i]![0] < end; i++) {
    const [from, to] = furniture[i]!;
    if (to <= at) continue;
    words += text.slice(at, Math.max(at, from));
    at = Math.min(end, to);
  }
  words += text.slice(at, end);
  return words.replace(/\[\[Page \w+\]\]|[\u00ad\u200b\u0000]/g, '').replace(/\s+/g, ' ');
}

/** Without blanks at the start of the first and the end of the last. */
function trimmed(runs: Run[]): Run[] {
  const first = runs[0];
  if (first) runs[0] = { ...first, text: first.text.trimStart() };
  const last = runs.at(-1);
  if (last) runs[runs.length - 1] = { ...last, text: last.text.trimEnd() };
  return runs.filter(({ text }) => text !== '');
}

/** The words of a paragraph. */
export const plainText = (paragraph: Paragraph): string => paragraph.map(({ text }) => text).join('');

/** All provisions, each before those that it contains. */
export function* everyProvision(provisions: readonly Provision[]): Generator<Provision> {
  for (const provision of provisions) {
    yield provision;
    yield* everyProvision(provision.children);
  }
}

/** The name of a provision within another format: `s4.a.ii`. */
export const anchorOf = (id: string): string => id.slice(1).replaceAll('/', '.');
