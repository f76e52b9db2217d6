/**
 * What a block of a document means: its citations, references, definitions, deadlines and instructions, as a function of the
 * block, of what runs on from the block before, and of what it asks of the whole document. Offsets are counted from the block's
 * start; provisions by their place among the block's, behind those that are open from the block before.
 */
import type { Citation, Deadline, Definition, Instruction, Reference, Section } from '../analysis.ts';
import { readDeadlines } from '../deadlines/deadlines.ts';
import { readDefinitions, scopeWord } from '../definitions/definitions.ts';
import { headsDefinitions } from '../definitions/regulations.ts';
import type { LawFacts } from '../facts.ts';
import { type Instructing, NOTHING_INSTRUCTED, readInstructions } from '../instructions/instructions.ts';
import { ownReferences } from '../instructions/references.ts';
import { ownId } from '../ownId.ts';
import { NOTHING_SPOKEN, type Spoken } from '../references/context.ts';
import { resolve } from '../references/resolve.ts';
import { Tree } from '../tree.ts';
import { CODES, type Frame } from './frame.ts';
import { type Block, inside, keyOf, type Layout, layoutOf, lengthIn, openSections } from './structure.ts';
import { Asked, type Whole } from './whole.ts';

/** A provision that may go on in the next block. */
interface OpenProvision {
  readonly section: Section;
  /** The word for the level in which its opening says that its terms hold. */
  readonly scope: string | null;
}

/** What runs on from block to block while their meaning is read. */
export interface Sense {
  /** The last provision and those above it, outermost first. */
  readonly open: readonly OpenProvision[];
  readonly spoken: Spoken;
  readonly instructing: Instructing;
}

export const FIRST_SENSE: Sense = { open: [], spoken: NOTHING_SPOKEN, instructing: NOTHING_INSTRUCTED };

export interface Meaning {
  readonly citations: readonly Citation[];
  readonly references: readonly Reference[];
  readonly definitions: readonly Definition[];
  readonly deadlines: readonly Deadline[];
  readonly instructions: readonly Instruction[];
  /** What ran on into the block, and what runs on into the next one. */
  readonly before: Sense;
  readonly beforeKey: string;
  readonly after: Sense;
  readonly afterKey: string;
  /** What it asked of the whole document; undefined where the block is all of it. */
  readonly asked: Asked | undefined;
}

/** A quotation mark, and what typesetting may leave before it. */
const MARK = 3;

/** Reads the meaning of a block; `alone` tells that it is the only one, and `layout` what it was read from, where that is at hand. */
export function readMeaning(
  frame: Frame,
  block: Block,
  before: Sense,
  beforeKey: string,
  whole: Whole,
  facts: LawFacts | undefined,
  alone: boolean,
  layout: Layout = layoutOf(block, frame),
): Meaning {
  const { text, regions, shorts, border, outline } = block;
  const { phrases } = layout;
  const { form, codeTitle, date, self } = frame;
  const known = before.open.map(({ section }) => section);
  const sections = known.length > 0 ? [...openSections(block, known), ...outline.sections] : outline.sections;
  const tree = new Tree(sections);
  const quoted = inside(regions, ['quoted', 'matter']);
  const aside = inside(regions, ['front-matter', 'contents']);
  // A term that is defined stands in marks of its own; in longer quotations it is another text's.
  const matter = inside(regions, ['quoted', 'matter'], MARK);
  const asked = alone || !frame.remembers ? undefined : new Asked(whole);
  const open = block.last ? undefined : outline.open.map(({ index }) => index);
  const { citations, references, spoken } = resolve(
    {
      text,
      phrases,
      form,
      codeTitle,
      sections,
      tree,
      quoted,
      foreign: lengthIn(regions, ['quoted', 'matter']),
      aside,
      facts,
      self,
      whole: asked ?? whole,
      known: before.spoken,
      ofState: frame.ofState,
    },
    open && new Map(open.map((index, place) => [index, place])),
  );
  // A codified text tells what was done to it, in its notes, and does nothing.
  const { instructions, instructing } = CODES.has(form)
    ? { instructions: [], instructing: NOTHING_INSTRUCTED }
    : readInstructions(
        {
          text,
          self,
          bill: form === 'bill' || form === 'resolution' ? ownId(frame) : null,
          sections,
          phrases,
          citations,
          aside,
          regions,
          rule: form === 'rule',
          preamble: block.preamble,
          operative: block.operative,
          actNamed: (name) => (asked ?? whole).named(name),
          signed: border.signed,
          known: before.instructing,
        },
        open,
      );
  asked?.close();
  const scopes = before.open.map(({ scope }) => scope);
  const definitions = readDefinitions(
    text,
    layout.marks,
    layout.parentheses,
    layout.lines.map(({ content, markup }) => content - markup.length),
    sections,
    tree,
    scopes,
    shorts,
    (at) => aside(at) || matter(at),
  );
  const after: Sense = block.last
    ? FIRST_SENSE
    : {
        open: outline.open.map(({ index }) => ({
          section: asOpen(sections[index]!),
          scope: index < scopes.length ? scopes[index]! : scopeWord(text, sections[index]!),
        })),
        spoken,
        instructing,
      };
  return {
    citations,
    references: ownReferences(text, references, instructions),
    definitions,
    deadlines: readDeadlines(text, block.times, date, sections, tree, (at) => quoted(at) || aside(at)),
    instructions,
    before,
    beforeKey,
    after,
    afterKey: block.last || !frame.remembers ? '' : keyOf(after),
    asked,
  };
}

/** A provision as the next blocks know it: without its place, and with a heading only where that tells how they are read. */
const asOpen = (section: Section): Section => ({
  ...section,
  heading: headsDefinitions(section.heading) ? section.heading : '',
  labelRange: [-1, -1],
  headingRange: null,
  range: [-1, -1],
  parent: -1,
});
