/** Provisions as the analysis gives them: their headings, ranges and levels. */
import type { Level, Section } from '../analysis.ts';
import { SECTION_RANK } from '../citations/units.ts';
import type { Series } from '../designation.ts';
import { SUBDIVISIONS } from '../levels.ts';
import { flatten, own, trimEnd } from '../text.ts';
import { findHeading } from './headings.ts';
import type { Label } from './label.ts';
import type { Line } from './lines.ts';
import type { Running } from './running.ts';

/** A provision under construction. */
export interface Node {
  readonly id: string;
  readonly label: Label;
  readonly designation: string;
  readonly parent: number;
  readonly depth: number;
  readonly rank: number;
  /** The series of a designation below a section. */
  readonly series: Series | undefined;
}

interface Given {
  readonly text: string;
  readonly nodes: readonly Node[];
  readonly lines: readonly Line[];
  /** Where signatures and notes start: a provision that begins before one ends there. */
  readonly closers: readonly number[];
  readonly statute: boolean;
  /** Whether the text is a copy of the Code or of the C.F.R. */
  readonly code: boolean;
  /** The provisions that are open from the block before; they stand first among the nodes. */
  readonly running: Running;
}

/** The provisions of a block. */
export interface Finished {
  /** Its own, in order. Their parents are counted with those before them that are open from the block before. */
  readonly sections: readonly Section[];
  /** Where each of those that are open from the block before ends here; undefined where it doesn't. */
  readonly closed: readonly (number | undefined)[];
  /** The last provision and those that it stands in, outermost first: they may go on in the next block. */
  readonly open: readonly StillOpen[];
}

export interface StillOpen {
  /** Counted with those of the block before. */
  readonly index: number;
  /** Whether its text has ended all the same, where notes or a signature begin. */
  readonly ended: boolean;
}

const STATUTE_LEVELS: Readonly<Record<Series, Level>> = {
  a: 'subsection',
  1: 'paragraph',
  A: 'subparagraph',
  i: 'clause',
  I: 'subclause',
  aa: 'item',
  AA: 'subitem',
};

/** "applies to: a. The Keeper and all offices. b. All agencies.": words that are all of an item within a line head nothing. */
function isWholeItem(text: string, label: Label, end: number, next: Label): boolean {
  if (label.style !== '.' || label.first || label.line !== next.line || next.range[0] - end > 12) return false;
  return /^[.;,]?\s*$/.test(text.slice(end, next.range[0]));
}

/** The sections that nodes are. */
export function finish({ text, nodes, lines, closers, running, statute, code }: Given): Finished {
  const before = running.nodes.length;
  const ends = endsOf(text, nodes, lines, closers);
  const sections = nodes.slice(before).map((node, place): Section => {
    const index = before + place;
    const { label } = node;
    const end = Math.max(trimEnd(text, ends[index]!), label.range[1]);
    const next = nodes[index + 1];
    const heading = findHeading(text, {
      label,
      lines,
      next: next?.label,
      end: Math.max(closerBehind(closers, label.range[0], text.length), label.range[1]),
      child: next?.parent === index,
      code,
    });
    // What reaches into the next label is none.
    const isItem = heading && next?.parent === node.parent && isWholeItem(text, label, heading.range[1], next.label);
    const found = heading && next && (heading.range[1] > next.label.range[0] || isItem) ? undefined : heading;
    return {
      id: node.id,
      level: levelOf(node, nodes, statute),
      designation: node.designation,
      label: own(plainLabel(text.slice(...label.range))),
      labelRange: label.range,
      heading: found?.heading ?? '',
      headingRange: found?.range ?? null,
      range: [label.range[0], Math.max(end, found?.range[1] ?? 0)],
      parent: node.parent,
      depth: node.depth,
    };
  });
  const reopened = goingOn(nodes, before);
  return {
    sections,
    closed: running.nodes.map(({ ended }, index) => {
      const end = trimEnd(text, ends[index]!);
      return (ended && !reopened.has(index)) || end === 0 ? undefined : end;
    }),
    open: chainOf(nodes).map((index) => ({
      index,
      ended: (index < before && running.nodes[index]!.ended && !reopened.has(index)) || ends[index]! < text.length,
    })),
  };
}

/** Which of the nodes from the block before have more below them here, though notes stood between. */
function goingOn(nodes: readonly Node[], before: number): ReadonlySet<number> {
  const out = new Set<number>();
  for (let i = before; i < nodes.length; i++)
    for (let above = nodes[i]!.parent; above >= 0 && !out.has(above); above = nodes[above]!.parent)
      if (above < before) out.add(above);
      else break;
  return out;
}

/** The last node and those above it, outermost first. */
function chainOf(nodes: readonly Node[]): number[] {
  const chain: number[] = [];
  for (let index = nodes.length - 1; index >= 0; index = nodes[index]!.parent) chain.unshift(index);
  return chain;
}

/** Where each node's provision ends; the text's end where nothing ends it. */
function endsOf(text: string, nodes: readonly Node[], lines: readonly Line[], closers: readonly number[]): number[] {
  const ends: number[] = new Array(nodes.length);
  const open: number[] = [];
  // What stands behind a signature or notes and yet within a provision takes it on: a chapter's last section, a letter above its protocol.
  const close = (index: number, at: number, last: number) => {
    ends[index] = Math.min(at, closerBehind(closers, nodes[last]!.label.range[0], text.length));
  };
  nodes.forEach((node, index) => {
    while (open.length > 0 && nodes[open.at(-1)!]!.depth >= node.depth) {
      // The markup that opens a line belongs to the label behind it.
      close(
        open.pop()!,
        node.label.first ? Math.min(lines[node.label.line]!.start, node.label.range[0]) : node.label.range[0],
        index - 1,
      );
    }
    open.push(index);
  });
  for (const index of open) close(index, text.length, nodes.length - 1);
  return ends;
}

/** The first of some offsets behind another. */
function closerBehind(closers: readonly number[], at: number, length: number): number {
  for (const closer of closers) if (closer > at) return closer;
  return length;
}

/** A label as it reads, without markup. */
function plainLabel(words: string): string {
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i);
    if (code <= 32 || code > 126 || code === 92 || code === 60 || code === 42)
      return flatten(words.replace(/\\|<[^<>]*>|[*_]/g, ''));
  }
  return words;
}

function levelOf(node: Node, nodes: readonly Node[], statute: boolean): Level {
  if (node.label.unit) return node.label.unit.unit as Level;
  if (statute && node.series && node.label.style === '()') return STATUTE_LEVELS[node.series];
  let below = 0;
  let top = node;
  for (let parent = node.parent; parent >= 0 && !nodes[parent]!.label.unit; parent = nodes[parent]!.parent) {
    below++;
    top = nodes[parent]!;
  }
  // "1." at the top of an order that has no sections does a section's work.
  if (top.label.style === '.' && (top.parent < 0 || nodes[top.parent]!.rank < SECTION_RANK)) below--;
  if (below < 0) return 'section';
  return SUBDIVISIONS[Math.min(below, SUBDIVISIONS.length - 1)]!;
}
