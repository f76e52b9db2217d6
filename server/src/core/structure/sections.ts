/** Provisions as the analysis gives them: their headings, ranges and levels. */
import type { Level, Range, Section } from '../analysis.ts';
import { SECTION_RANK } from '../citations/units.ts';
import type { Series } from '../designation.ts';
import { SUBDIVISIONS } from '../levels.ts';
import { flatten, own, trimEnd } from '../text.ts';
import { findHeading } from './headings.ts';
import type { Label } from './label.ts';
import type { Line } from './lines.ts';

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

/** The sections of an earlier version that is the same up to an offset. */
export interface Before {
  readonly sections: readonly Section[];
  readonly until: number;
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
  readonly before: Before | undefined;
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

/** The sections that nodes are. */
export function finish({ text, nodes, lines, closers, statute, code, before }: Given): Section[] {
  const { ends, enders } = endsOf(text, nodes, lines, closers);
  const kept = before ? sameUntil(nodes, lines, before) : 0;
  return nodes.map((node, index) => {
    const { label } = node;
    const end = Math.max(trimEnd(text, ends[index]!), label.range[1]);
    // What ends before the change, and what is looked at for it, is as it was.
    if (enders[index]! < kept) {
      const then = before!.sections[index]!;
      if (then.range[1] === Math.max(end, then.headingRange?.[1] ?? 0)) return then;
    }
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
    const found = heading && next && heading.range[1] > next.label.range[0] ? undefined : heading;
    return {
      id: node.id,
      level: levelOf(node, nodes, statute),
      designation: node.designation,
      label: own(plainLabel(text.slice(...label.range))),
      labelRange: label.range,
      heading: found?.heading ?? '',
      headingRange: found?.range ?? null,
      range: [label.range[0], Math.max(end, found?.range[1] ?? 0)] as Range,
      parent: node.parent,
      depth: node.depth,
    };
  });
}

/** Where each node's provision ends, and the index of the one that ends it. */
function endsOf(
  text: string,
  nodes: readonly Node[],
  lines: readonly Line[],
  closers: readonly number[],
): { ends: number[]; enders: number[] } {
  const ends: number[] = new Array(nodes.length);
  const enders: number[] = new Array(nodes.length).fill(nodes.length);
  const open: number[] = [];
  const close = (index: number, at: number) => {
    ends[index] = Math.min(at, closerBehind(closers, nodes[index]!.label.range[0], text.length));
  };
  nodes.forEach((node, index) => {
    while (open.length > 0 && nodes[open.at(-1)!]!.depth >= node.depth) {
      const ended = open.pop()!;
      // The markup that opens a line belongs to the label behind it.
      close(
        ended,
        node.label.first ? Math.min(lines[node.label.line]!.start, node.label.range[0]) : node.label.range[0],
      );
      enders[ended] = index;
    }
    open.push(index);
  });
  for (const index of open) close(index, text.length);
  return { ends, enders };
}

/** The first of some offsets behind another. */
function closerBehind(closers: readonly number[], at: number, length: number): number {
  for (const closer of closers) if (closer > at) return closer;
  return length;
}

/** How many provisions stand first that were there before, well before the change. */
function sameUntil(nodes: readonly Node[], lines: readonly Line[], { sections, until }: Before): number {
  let count = 0;
  for (; count < Math.min(nodes.length, sections.length); count++) {
    const { id, parent, label } = nodes[count]!;
    const then = sections[count]!;
    const far = Math.max(label.range[1] + 200, lines[label.line]!.end, lines[label.line + 1]?.end ?? 0);
    if (far >= until || then.id !== id || then.parent !== parent) break;
    if (then.labelRange[0] !== label.range[0] || then.labelRange[1] !== label.range[1]) break;
  }
  return count;
}

/** A label as it reads, without markup. */
const plainLabel = (words: string): string =>
  /[\\<*]/.test(words) ? flatten(words.replace(/\\|<[^>]*>|\*/g, '')) : flatten(words);

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
