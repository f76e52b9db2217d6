/**
 * What a block of a document says by itself, and its outline: a function of its text and of what runs on from the block before.
 * All offsets are counted from the block's start.
 */
import type { Form, Range, Region, Section } from '../analysis.ts';
import { withoutOwnSeries } from '../citations/elsewhere.ts';
import { merge } from '../citations/merge.ts';
import type { Phrase } from '../citations/phrase.ts';
import { type Found, scan } from '../citations/scan.ts';
import { SECTION_RANK } from '../citations/units.ts';
import { type ShortNames, shortNames } from '../definitions/shortNames.ts';
import { type Names, namesIn } from '../references/names.ts';
import { readPrint } from '../structure/layout/print.ts';
import { type Line, readLines } from '../structure/lines.ts';
import { type Outline, readOutline } from '../structure/outline.ts';
import { findRegions } from '../structure/regions.ts';
import { NOTHING_RUNS, type Running } from '../structure/running.ts';
import { lastAtMost, lineStarts, offsetsOf, ownStretch, quotationMarks } from '../text.ts';
import { aheadOf, type Cut, cutBehind, goOver, LAST, LEAST, reachesEnd, SEEN } from './cut.ts';
import { ACTS, CODES, type Frame } from './frame.ts';
import { type Provisions, provisionsOf } from './whole.ts';

/** What runs on from block to block while the structure is read. */
export interface Border {
  readonly running: Running;
  /** Whether the document is signed before this border, and whether the White House signs there. */
  readonly signed: boolean;
  readonly housed: boolean;
}

export const FIRST_BORDER: Border = { running: NOTHING_RUNS, signed: false, housed: false };

/** A block as it was read. */
export interface Block {
  /** The text that is written there has as many characters. */
  readonly text: string;
  /** The text that is written there, where nothing was taken out of the whole before it was cut. */
  readonly written: string;
  /** How its end was looked for, from the first try to the one that holds. */
  readonly tries: readonly Try[];
  readonly furniture: readonly Range[];
  readonly times: readonly number[];
  readonly operative: readonly number[];
  readonly shorts: ShortNames;
  readonly regions: readonly Region[];
  readonly outline: Outline;
  /** Whether a section, or what stands below one, goes on in it from the block before. */
  readonly runsIn: boolean;
  readonly names: Names;
  readonly provisions: Provisions;
  /** What ran on into it, and its key: equal keys mean the same. */
  readonly border: Border;
  readonly borderKey: string;
  /** What runs on into the next block. */
  readonly after: Border;
  readonly afterKey: string;
  /** Whether it is of a rule's preamble alone. */
  readonly preamble: boolean;
  /** How often earlier blocks had the ids that it asked for. */
  readonly asked: ReadonlyMap<string, number>;
  readonly last: boolean;
}

/** Forms whose levels have the names that the drafting manuals of Congress give them. */
const STATUTES: ReadonlySet<Form> = new Set<Form>([...ACTS, 'us-code']);

export const keyOf = (state: unknown): string => JSON.stringify(state);

/** The signs of a block's text, looked up once for all who read from them. */
interface Signs {
  readonly lines: readonly Line[];
  /** The offsets of the quotation marks and of the opening parentheses. */
  readonly marks: readonly number[];
  readonly parentheses: readonly number[];
}

/** What is read of a block once, and again where its meaning is: it takes more memory than all that is said of the block. */
export interface Layout extends Signs {
  readonly phrases: readonly Phrase[];
}

/** The layout of a block that was read before. */
export const layoutOf = (block: Block, frame: Frame): Layout => ({
  phrases: phrasesOf(block.text, scan(block.text), frame),
  ...signsOf(block.text),
});

/** The phrases of a text in which law is pointed to, each as long as it is. */
function phrasesOf(text: string, { phrases }: Found, { elsewhere }: Frame): readonly Phrase[] {
  const merged = merge(text, phrases);
  return elsewhere ? withoutOwnSeries(merged) : merged;
}

/** Looks up the signs of a text. */
function signsOf(text: string, starts: readonly number[] = lineStarts(text)): Signs {
  return { lines: readLines(text, starts), marks: quotationMarks(text), parentheses: offsetsOf(text, '(') };
}

/** A block that was just read, with what it was read from. */
export interface Fresh {
  readonly block: Block;
  readonly layout: Layout;
}

/**
 * Reads the block that starts at an offset of a frame's text. What is open at its end, such as a quotation, is read to its end:
 * each try is half as long again, so that all together are linear.
 * @param earlier how often earlier blocks have an id
 */
export function readBlock(
  frame: Frame,
  start: number,
  border: Border,
  borderKey: string,
  earlier: (id: string) => number,
): Fresh {
  let length = LEAST;
  const tries: Try[] = [];
  for (;;) {
    const found = tryOf(frame, start, length);
    if (found.end === undefined) {
      tries.push(found);
      length = Math.ceil(length * GROWTH);
      continue;
    }
    const end = start + found.end;
    const last = end === frame.text.length;
    const preamble = end <= frame.preamble;
    const isWhole = start === 0 && last;
    const piece = isWhole ? frame.text.text : ownStretch(frame.text.slice(start, end));
    const starts = isWhole ? frame.text.lineStarts : lineStarts(piece);
    const standing = { first: start === 0, last, preamble, ...border };
    const read = readStretch(frame, piece, starts, standing);
    let open = read.open;
    let ahead: number | undefined;
    if (!last && !open && reachesEnd(read.text, read.regions, frame.text.slice(end, end + SEEN))) {
      ahead = aheadOf(frame.text, end);
      open = goesOn(frame, start, end, ahead, standing);
    }
    tries.push(ahead === undefined ? found : { ...found, ahead: ahead - start });
    if (last || !open)
      return withOutline(frame, { tries, preamble, ...read }, border, borderKey, start === 0, last, earlier);
    length = Math.ceil(Math.max(length, end - start) * GROWTH);
  }
}

/**
 * Whether what reaches up to a block's end goes on behind it, as the text up to `ahead` shows. A table of contents that is known for
 * one by what stands behind alone may be cut.
 */
function goesOn(frame: Frame, start: number, end: number, ahead: number, standing: Standing): boolean {
  const regionsOf = (from: number): readonly Region[] => {
    const text = frame.text.slice(from, ahead);
    const first = standing.first && from === start;
    return readStretch(frame, text, lineStarts(text), { ...standing, first, last: ahead === frame.text.length })
      .regions;
  };
  const kinds = goOver(regionsOf(start), end - start);
  return (
    kinds.some((kind) => kind !== 'contents') ||
    (kinds.length > 0 && !regionsOf(end).some(({ kind, range }) => kind === 'contents' && range[0] === 0))
  );
}

/** Where a block's end is found when it is to have some length; counted from its start. */
interface Try extends Cut {
  readonly length: number;
  /** Up to where the text was read to see whether something goes on over its end. */
  readonly ahead?: number;
}

function tryOf(frame: Frame, start: number, length: number): Try {
  const { end, seen } = cutOf(frame, start, length);
  return { length, end: end === undefined ? undefined : end - start, seen: seen - start };
}

/** Whether a block of another version, whose text and the words behind it stand here too, ends where it ended. */
export function endsAlike(frame: Frame, start: number, { tries }: Block): boolean {
  return tries.every(({ length, end, seen }) => {
    const now = tryOf(frame, start, length);
    return now.end === end && now.seen === seen;
  });
}

/** How far behind a block's start the end of a rule's preamble may lie to decide where the block ends. */
export const reachOf = ({ tries }: Block): number =>
  tries.reduce((most, { length, seen }) => Math.max(most, length, seen), 0) + LAST;

/** Where a block ends: that of a rule's preamble no later than it, that of its regulatory text where the rule does. */
function cutOf({ form, text, preamble }: Frame, start: number, length: number): Cut {
  if (form !== 'rule') return cutBehind(text, start, length);
  return start + length < preamble || (start < preamble && length === LEAST)
    ? cutBehind(text, start, length, preamble)
    : { end: text.length, seen: text.length };
}

/** How many times as long the next try is, where something is open at a block's end. */
const GROWTH = 1.5;

interface Standing extends Border {
  readonly first: boolean;
  readonly last: boolean;
  readonly preamble: boolean;
}

type Stretch = ReturnType<typeof readStretch>;

function readStretch(frame: Frame, written: string, starts: readonly number[], standing: Standing) {
  const { text, furniture } = frame.isPlain
    ? { text: written, furniture: [] }
    : readPrint(written, starts, frame.setting);
  const signs = signsOf(text, text === written ? starts : undefined);
  const { lines, marks } = signs;
  const contents = offsetsOf(text, 'ontents', 'ONTENTS').flatMap((at) =>
    /c/i.test(text[at - 1] ?? '') ? [at - 1] : [],
  );
  const { regions, housed, open } = findRegions(text, lines, frame.form, marks, contents, standing);
  return { written, text, furniture, signs, regions, housed, open };
}

function withOutline(
  frame: Frame,
  {
    written,
    text,
    furniture,
    signs,
    regions,
    housed,
    tries,
    preamble,
  }: Stretch & { readonly tries: readonly Try[]; readonly preamble: boolean },
  border: Border,
  borderKey: string,
  first: boolean,
  last: boolean,
  earlier: (id: string) => number,
): Fresh {
  const found = scan(text);
  const phrases = phrasesOf(text, found, frame);
  const asked = new Map<string, number>();
  const outline = readOutline(text, {
    lines: signs.lines,
    parentheses: signs.parentheses,
    regions,
    covered: covering(phrases),
    statute: STATUTES.has(frame.form),
    code: CODES.has(frame.form),
    rule: frame.form === 'rule',
    head: first ? (frame.codeSection ?? undefined) : undefined,
    running: border.running,
    last,
    earlier: (id) => {
      const count = earlier(id);
      asked.set(id, count);
      return count;
    },
  });
  const shorts = shortNames(text, phrases);
  const quoted = inside(regions, ['quoted', 'matter']);
  const after: Border = {
    running: outline.running,
    signed: border.signed || regions.some(({ kind }) => kind === 'signature'),
    housed,
  };
  const block: Block = {
    text,
    written,
    tries,
    preamble,
    furniture,
    times: found.times,
    operative: found.operative,
    shorts,
    regions,
    outline,
    runsIn: border.running.nodes.some(({ rank }, place) => rank >= SECTION_RANK && outline.closed[place] !== undefined),
    names: namesIn(text, phrases, shorts.names, quoted),
    provisions: provisionsOf(outline.sections),
    border,
    borderKey,
    asked,
    last,
    after,
    afterKey: last || !frame.remembers ? '' : keyOf(after),
  };
  return { block, layout: { phrases, ...signs } };
}

/** Whether an offset lies in one of some kinds of region, some characters behind its start. */
export function inside(
  regions: readonly Region[],
  kinds: readonly Region['kind'][],
  behind = 0,
): (at: number) => boolean {
  const chosen = regions.filter((region) => kinds.includes(region.kind));
  const starts = chosen.map((region) => region.range[0]);
  let reach = 0;
  const ends = chosen.map((region) => {
    reach = Math.max(reach, region.range[1]);
    return reach;
  });
  return (at) => {
    const index = lastAtMost(starts, at - behind);
    return index >= 0 && at < ends[index]!;
  };
}

/** How much between two offsets lies in regions of some kinds. */
export function lengthIn(
  regions: readonly Region[],
  kinds: readonly Region['kind'][],
): (from: number, to: number) => number {
  const starts: number[] = [];
  const before: number[] = [];
  let [sum, end] = [0, 0];
  for (const { kind, range } of regions) {
    if (!kinds.includes(kind) || range[1] <= end) continue;
    const start = Math.max(range[0], end);
    starts.push(start);
    before.push(sum);
    end = range[1];
    sum += end - start;
  }
  const upTo = (at: number): number => {
    const index = lastAtMost(starts, at);
    if (index < 0) return 0;
    const length = (before[index + 1] ?? sum) - before[index]!;
    return before[index]! + Math.min(at - starts[index]!, length);
  };
  return (from, to) => upTo(to) - upTo(from);
}

/** Whether an offset lies within a phrase that points to law, behind its first character. */
function covering(phrases: readonly Phrase[]): (at: number) => boolean {
  const starts = phrases.map((phrase) => phrase.range[0]);
  return (at) => {
    const index = lastAtMost(starts, at - 1);
    return index >= 0 && at < phrases[index]!.range[1];
  };
}

/** How many of a block's provisions are open from the block before. */
export const openBefore = ({ border }: Pick<Block, 'border'>): number => border.running.nodes.length;

/** The provisions of earlier blocks that are open, as they stand in this one; `known` are they. */
export function openSections(block: Block, known: readonly Section[]): Section[] {
  const goOn = new Set(block.outline.open.flatMap(({ index, ended }) => (ended ? [] : [index])));
  return known.map((section, index): Section => {
    const at = index - known.length;
    const end = goOn.has(index) ? block.text.length : undefined;
    return {
      ...section,
      parent: index - 1,
      labelRange: [at, at],
      headingRange: null,
      range: [at, end ?? block.outline.closed[index] ?? at],
    };
  });
}
