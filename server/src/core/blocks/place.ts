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
  Part,
  Passage,
  Range,
  Reference,
  Region,
  Section,
} from '../analysis.ts';
import { movedInstruction } from '../instructions/moved.ts';
import type { PlacedPassage } from '../passages.ts';
import { ownStretch } from '../text.ts';
import type { Frame } from './frame.ts';
import type { Meaning } from './meaning.ts';
import { type Block, openBefore } from './structure.ts';
import type { Version } from './version.ts';

type Lists = Pick<
  Analysis,
  'sections' | 'citations' | 'references' | 'definitions' | 'deadlines' | 'instructions' | 'regions'
>;

/** The provisions among which a block stands. */
interface Among {
  readonly at: number;
  /** The indexes of the provisions that are open from the block before, and of its own first one. */
  readonly open: readonly number[];
  readonly first: number;
}

/** What one block says, in its place. Each list is made when it is first asked for. */
class Placed implements Lists, PlacedPassage {
  readonly block: Block;
  readonly meaning: Meaning;
  readonly passage: Passage;
  readonly among: Among;
  readonly #made = new Map<keyof Lists, unknown>();

  constructor(block: Block, meaning: Meaning, passage: Passage, among: Among) {
    this.block = block;
    this.meaning = meaning;
    this.passage = passage;
    this.among = among;
  }

  get at(): number {
    return this.among.at;
  }

  get first(): number {
    return this.among.first;
  }

  #make<K extends keyof Lists>(name: K, make: () => Lists[K]): Lists[K] {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as Lists[K];
  }

  /** The items of a list, moved to where the block stands. */
  #moved<K extends keyof Lists>(
    name: K,
    items: Lists[K],
    move: (item: Lists[K][number]) => Lists[K][number],
  ): Lists[K] {
    return this.at === 0 ? items : this.#make(name, () => items.map(move) as unknown as Lists[K]);
  }

  /** The index in the document of a provision that the block knows by another. */
  #provision(index: number): number {
    const before = openBefore(this.block);
    return index < before ? (this.among.open[index] ?? -1) : this.among.first + index - before;
  }

  #range = ([start, end]: Range): Range => [start + this.at, end + this.at];

  #part = ({ target, range }: Part): Part => ({ target, range: this.#range(range) });

  get sections(): readonly Section[] {
    return this.#moved('sections', this.block.outline.sections, (section) => ({
      id: section.id,
      level: section.level,
      designation: section.designation,
      label: section.label,
      labelRange: this.#range(section.labelRange),
      heading: section.heading,
      headingRange: section.headingRange && this.#range(section.headingRange),
      range: this.#range(section.range),
      parent: this.#provision(section.parent),
      depth: section.depth,
    }));
  }

  get citations(): readonly Citation[] {
    return this.#moved('citations', this.meaning.citations, ({ kind, range, targets, parts }) => ({
      kind,
      range: this.#range(range),
      targets,
      parts: parts.map(this.#part),
    }));
  }

  get references(): readonly Reference[] {
    return this.#moved('references', this.meaning.references, ({ range, targets, parts }) => ({
      range: this.#range(range),
      targets,
      parts: parts.map(this.#part),
    }));
  }

  get definitions(): readonly Definition[] {
    return this.#moved('definitions', this.meaning.definitions, (definition) => ({
      ...definition,
      range: this.#range(definition.range),
      body: this.#range(definition.body),
      scope: definition.scope < 0 ? -1 : this.#provision(definition.scope),
    }));
  }

  get deadlines(): readonly Deadline[] {
    return this.#moved('deadlines', this.meaning.deadlines, (deadline) => ({
      ...deadline,
      range: this.#range(deadline.range),
    }));
  }

  get instructions(): readonly Instruction[] {
    return this.#moved('instructions', this.meaning.instructions, (instruction) =>
      movedInstruction(instruction, this.at),
    );
  }

  get regions(): readonly Region[] {
    return this.#moved('regions', this.passage.regions, ({ kind, range }) => ({ kind, range: this.#range(range) }));
  }
}

/** The lists of a whole version. */
export class Placement implements Lists {
  readonly blocks: readonly Placed[];
  readonly sections: readonly Section[];
  readonly #joined = new Map<keyof Lists, unknown>();

  constructor(blocks: readonly Placed[], sections: readonly Section[]) {
    this.blocks = blocks;
    this.sections = sections;
  }

  #join<K extends keyof Lists>(name: K): Lists[K] {
    if (!this.#joined.has(name)) {
      const [first] = this.blocks;
      this.#joined.set(
        name,
        this.blocks.length === 1 ? first![name] : this.blocks.flatMap((block) => [...block[name]]),
      );
    }
    return this.#joined.get(name) as Lists[K];
  }

  get citations(): readonly Citation[] {
    return this.#join('citations');
  }

  get references(): readonly Reference[] {
    return this.#join('references');
  }

  get definitions(): readonly Definition[] {
    return this.#join('definitions');
  }

  get deadlines(): readonly Deadline[] {
    return this.#join('deadlines');
  }

  get instructions(): readonly Instruction[] {
    return this.#join('instructions');
  }

  get regions(): readonly Region[] {
    return this.#join('regions');
  }
}

/** Where the blocks of a version whose text is written so stand, with what is known of the version before. */
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
        : passageOf(frame, words === block.text ? block.text : ownStretch(words), block, meaning);
    const stays =
      then?.passage === passage &&
      then.at === at &&
      then.among.first === first &&
      then.among.open.join() === open.join();
    const placed = stays ? then : new Placed(block, meaning, passage, { at, open, first });
    out.push(placed);
    for (const section of placed.sections) sections.push(section);
    block.outline.closed.forEach((end, place) => {
      if (end === undefined) return;
      const { range } = sections[open[place]!]!;
      sections[open[place]!] = { ...sections[open[place]!]!, range: [range[0], Math.max(range[1], end + at)] };
    });
    const indexes = open;
    open = block.outline.open.map(({ index: place }) => indexes[place] ?? first + place - indexes.length);
    at += block.text.length;
  });
  return new Placement(out, sections);
}

/** What a block says to those who ask for nothing but its words and citations. */
function passageOf(frame: Frame, text: string, block: Block, meaning: Meaning): Passage {
  const { name, form, title, number, date } = frame;
  const { citations, references, definitions, deadlines, instructions } = meaning;
  const said = { citations, references, definitions, deadlines, instructions, regions: regionsOf(block) };
  return { text, name, form, title, number, date, ...said };
}

const isSame = (passage: Passage, { name, form, title, number, date }: Frame): boolean =>
  passage.name === name &&
  passage.form === form &&
  passage.title === title &&
  passage.number === number &&
  passage.date === date;

/** A block's regions, with what its print put between the words. */
const regionsOf = ({ regions, furniture }: Block): readonly Region[] =>
  furniture.length === 0
    ? regions
    : [...regions, ...furniture.map((range): Region => ({ kind: 'furniture', range }))].sort(
        (a, b) => a.range[0] - b.range[0],
      );
