/**
 * Where what the blocks say stands in the document: offsets from its start, provisions by their place in it. What stands where
 * it stood is given back as the very object that it was.
 */
import type {
  Analysis,
  Citation,
  Deadline,
  Definition,
  Instruction,
  Passage,
  Range,
  Reference,
  Region,
  Section,
} from '../analysis.ts';
import { movedInstruction } from '../instructions/moved.ts';
import type { Frame } from './frame.ts';
import type { Meaning } from './meaning.ts';
import { type Block, openBefore } from './structure.ts';
import type { Version } from './version.ts';

type Lists = Pick<
  Analysis,
  'sections' | 'citations' | 'references' | 'definitions' | 'deadlines' | 'instructions' | 'regions'
>;

/** What one block says, in its place. */
interface Placed extends Lists {
  readonly block: Block;
  readonly meaning: Meaning;
  readonly at: number;
  /** The indexes of the provisions that are open from the block before, and of its own first one. */
  readonly open: readonly number[];
  readonly first: number;
  readonly passage: Passage;
}

export interface Placement extends Lists {
  readonly blocks: readonly Placed[];
}

const moved = ([start, end]: Range, by: number): Range => [start + by, end + by];

/** The lists of a version whose text is written so, with those of the version before. */
export function place({ frame, blocks, meanings }: Version, written: string, before: Placement | undefined): Placement {
  const out: Placed[] = [];
  const sections: Section[] = [];
  let at = 0;
  let open: number[] = [];
  const known = new Map<Block, Placed>();
  for (const each of before?.blocks ?? []) known.set(each.block, each);
  blocks.forEach((block, index) => {
    const meaning = meanings[index]!;
    const first = sections.length;
    const then = known.get(block)?.meaning === meaning ? known.get(block) : undefined;
    const words = blocks.length === 1 ? written : written.slice(at, at + block.text.length);
    const passage =
      then?.passage.text === words && isSame(then.passage, frame)
        ? then.passage
        : passageOf(frame, words, block, meaning);
    const same =
      then?.passage === passage && then.at === at && then.first === first && then.open.join() === open.join()
        ? then
        : placed(block, meaning, passage, at, open, first, then?.at === at ? then : undefined);
    out.push(same);
    for (const section of same.sections) sections.push(section);
    block.outline.closed.forEach((end, place) => {
      if (end === undefined) return;
      const { range } = sections[open[place]!]!;
      sections[open[place]!] = { ...sections[open[place]!]!, range: [range[0], Math.max(range[1], end + at)] };
    });
    const indexes = open;
    open = block.outline.open.map(({ index: place }) => indexes[place] ?? first + place - indexes.length);
    at += block.text.length;
  });
  return {
    blocks: out,
    sections,
    citations: joined(out.map((each) => each.citations)),
    references: joined(out.map((each) => each.references)),
    definitions: joined(out.map((each) => each.definitions)),
    deadlines: joined(out.map((each) => each.deadlines)),
    instructions: joined(out.map((each) => each.instructions)),
    regions: joined(out.map((each) => each.regions)),
  };
}

const joined = <T>(lists: readonly (readonly T[])[]): readonly T[] => (lists.length === 1 ? lists[0]! : lists.flat());

function placed(
  block: Block,
  meaning: Meaning,
  passage: Passage,
  at: number,
  open: readonly number[],
  first: number,
  same: Placed | undefined,
): Placed {
  const before = openBefore(block);
  const provision = (index: number): number => (index < before ? (open[index] ?? -1) : first + index - before);
  const here = at === 0 && first === 0;
  const part = (each: { readonly target: string; readonly range: Range }) => ({
    target: each.target,
    range: moved(each.range, at),
  });
  return {
    ...{ block, meaning, passage, at, open, first },
    sections: here
      ? block.outline.sections
      : block.outline.sections.map(
          (section): Section => ({
            id: section.id,
            level: section.level,
            designation: section.designation,
            label: section.label,
            labelRange: moved(section.labelRange, at),
            heading: section.heading,
            headingRange: section.headingRange && moved(section.headingRange, at),
            range: moved(section.range, at),
            parent: provision(section.parent),
            depth: section.depth,
          }),
        ),
    citations:
      same?.citations ??
      (at === 0
        ? meaning.citations
        : meaning.citations.map(
            ({ kind, range, targets, parts }): Citation => ({
              kind,
              range: moved(range, at),
              targets,
              parts: parts.map(part),
            }),
          )),
    references:
      same?.references ??
      (at === 0
        ? meaning.references
        : meaning.references.map(
            ({ range, targets, parts }): Reference => ({ range: moved(range, at), targets, parts: parts.map(part) }),
          )),
    definitions: here
      ? meaning.definitions
      : meaning.definitions.map(
          (definition): Definition => ({
            ...definition,
            range: moved(definition.range, at),
            body: moved(definition.body, at),
            scope: definition.scope < 0 ? -1 : provision(definition.scope),
          }),
        ),
    deadlines:
      same?.deadlines ??
      (at === 0
        ? meaning.deadlines
        : meaning.deadlines.map((deadline): Deadline => ({ ...deadline, range: moved(deadline.range, at) }))),
    instructions:
      same?.instructions ??
      (at === 0
        ? meaning.instructions
        : meaning.instructions.map((instruction): Instruction => movedInstruction(instruction, at))),
    regions: same?.regions ?? regionsOf(block, at),
  };
}

/** What a block says to those who ask for nothing but its words and citations. */
function passageOf(frame: Frame, text: string, block: Block, meaning: Meaning): Passage {
  const { name, form, title, number, date } = frame;
  const { citations, references, definitions, deadlines, instructions } = meaning;
  const said = { citations, references, definitions, deadlines, instructions, regions: regionsOf(block, 0) };
  return { text, name, form, title, number, date, ...said };
}

const isSame = (passage: Passage, { name, form, title, number, date }: Frame): boolean =>
  passage.name === name &&
  passage.form === form &&
  passage.title === title &&
  passage.number === number &&
  passage.date === date;

/** A block's regions, with what its print put between the words. */
function regionsOf({ regions, furniture }: Block, at: number): readonly Region[] {
  const all =
    furniture.length === 0
      ? regions
      : [...regions, ...furniture.map((range): Region => ({ kind: 'furniture', range }))].sort(
          (a, b) => a.range[0] - b.range[0],
        );
  return at === 0 ? all : all.map(({ kind, range }): Region => ({ kind, range: moved(range, at) }));
}
