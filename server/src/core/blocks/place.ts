/**
 * Where what the blocks say stands in the document: offsets from its start, provisions by their place in it. What stands where
 * it stood is given back as the very object that it was.
 */
import type {
  Analysis,
  Citation,
  Deadline,
  Definition,
  Form,
  Instruction,
  Part,
  Passage,
  Range,
  Reference,
  Region,
  Section,
} from '../analysis.ts';
import { marginCitations } from '../citations/margin.ts';
import { movedInstruction } from '../instructions/moved.ts';
import type { PlacedPassage } from '../passages.ts';
import { ownStretch } from '../text.ts';
import { asWritten } from './broken.ts';
import type { Frame } from './frame.ts';
import type { Meaning } from './meaning.ts';
import { type Block, openBefore } from './structure.ts';
import type { Version } from './version.ts';

type Lists = Pick<
  Analysis,
  'sections' | 'citations' | 'references' | 'definitions' | 'deadlines' | 'instructions' | 'regions' | 'operative'
>;

/** The provisions among which a block stands. */
interface Among {
  readonly at: number;
  /** The indexes of the provisions that are open from the block before, and of its own first one. */
  readonly open: readonly number[];
  readonly first: number;
  /** The indexes of those that are open behind it. */
  readonly behind: readonly number[];
}

/** What a block says to those who ask for nothing but its words and citations. What it means is asked for when it is wanted. */
class Said implements Passage {
  readonly text: string;
  readonly name: string;
  readonly form: Form;
  readonly number: string | null;
  readonly date: string | null;
  readonly asOf: string | null;
  readonly regions: readonly Region[];
  readonly operative: readonly number[];
  /** Let go once it is asked, for it holds its version. */
  #ask: (() => Meaning) | undefined;
  #meaning: Meaning | undefined;
  /** The text as it is read, where that is another than the one that is written, until what it says has its place there. */
  #read: string | undefined;
  #lists: Pick<Meaning, 'citations' | 'references' | 'deadlines' | 'instructions'> | undefined;

  constructor({ name, form, number, date, asOf }: Frame, text: string, block: Block, ask: () => Meaning) {
    this.text = text;
    this.name = name;
    this.form = form;
    this.number = number;
    this.date = date;
    this.asOf = asOf;
    this.regions = regionsOf(block);
    this.operative = block.operative;
    this.#read = text === block.text ? undefined : block.text;
    this.#ask = ask;
  }

  get meaning(): Meaning {
    if (this.#ask) {
      this.#meaning = this.#ask();
      this.#ask = undefined;
    }
    return this.#meaning!;
  }

  get #said() {
    if (this.#lists) return this.#lists;
    this.#lists = this.#read === undefined ? this.meaning : this.#asWritten(this.#read);
    this.#read = undefined;
    return this.#lists;
  }

  /** What it says where it is written, with the citations of the margin, which are not read. */
  #asWritten(read: string) {
    const lists = asWritten(this.meaning, read, this.text);
    const noted = marginCitations(this.text, lists.citations);
    if (noted.length === 0) return lists;
    return { ...lists, citations: [...lists.citations, ...noted].sort((a, b) => a.range[0] - b.range[0]) };
  }

  get citations(): readonly Citation[] {
    return this.#said.citations;
  }

  get references(): readonly Reference[] {
    return this.#said.references;
  }

  get definitions(): readonly Definition[] {
    return this.meaning.definitions;
  }

  get deadlines(): readonly Deadline[] {
    return this.#said.deadlines;
  }

  get instructions(): readonly Instruction[] {
    return this.#said.instructions;
  }

  /** Whether it is as the frame of another version would have it. */
  isOf({ name, form, number, date, asOf }: Frame): boolean {
    return (
      this.name === name && this.form === form && this.number === number && this.date === date && this.asOf === asOf
    );
  }
}

/** What one block says, in its place. Each list is made when it is first asked for. */
class Placed implements Lists, PlacedPassage {
  readonly block: Block;
  readonly passage: Said;
  readonly among: Among;
  /** Lists that were asked for; of most blocks behind an edit none is. */
  #made: Map<keyof Lists, unknown> | undefined;

  constructor(block: Block, passage: Said, among: Among) {
    this.block = block;
    this.passage = passage;
    this.among = among;
  }

  get at(): number {
    return this.among.at;
  }

  get first(): number {
    return this.among.first;
  }

  get open(): readonly number[] {
    return this.among.open;
  }

  get runsIn(): boolean {
    return this.block.runsIn;
  }

  get read(): string {
    return this.block.text;
  }

  get own(): readonly Section[] {
    return this.block.outline.sections;
  }

  get closed(): readonly (number | undefined)[] {
    return this.block.outline.closed;
  }

  #make<K extends keyof Lists>(name: K, make: () => Lists[K]): Lists[K] {
    this.#made ??= new Map();
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

  provision(index: number): number {
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
      parent: this.provision(section.parent),
      depth: section.depth,
    }));
  }

  get citations(): readonly Citation[] {
    return this.#moved('citations', this.passage.citations, ({ kind, range, targets, parts }) => ({
      kind,
      range: this.#range(range),
      targets,
      parts: parts.map(this.#part),
    }));
  }

  get references(): readonly Reference[] {
    return this.#moved('references', this.passage.references, ({ range, targets, parts }) => ({
      range: this.#range(range),
      targets,
      parts: parts.map(this.#part),
    }));
  }

  get definitions(): readonly Definition[] {
    return this.#moved('definitions', this.passage.definitions, (definition) => ({
      ...definition,
      range: this.#range(definition.range),
      body: this.#range(definition.body),
      scope: definition.scope < 0 ? -1 : this.provision(definition.scope),
    }));
  }

  get deadlines(): readonly Deadline[] {
    return this.#moved('deadlines', this.passage.deadlines, (deadline) => ({
      ...deadline,
      range: this.#range(deadline.range),
    }));
  }

  get instructions(): readonly Instruction[] {
    return this.#moved('instructions', this.passage.instructions, (instruction) =>
      movedInstruction(instruction, this.at),
    );
  }

  get regions(): readonly Region[] {
    return this.#moved('regions', this.passage.regions, ({ kind, range }) => ({ kind, range: this.#range(range) }));
  }

  get operative(): readonly number[] {
    return this.#moved('operative', this.passage.operative, (offset) => offset + this.at);
  }
}

/** The lists of a whole version, each made when it is first asked for. */
export class Placement implements Lists {
  readonly blocks: readonly Placed[];
  #sections: readonly Section[] | undefined;
  readonly #joined = new Map<keyof Lists, unknown>();

  constructor(blocks: readonly Placed[]) {
    this.blocks = blocks;
  }

  get sections(): readonly Section[] {
    this.#sections ??= this.blocks.length === 1 ? this.blocks[0]!.sections : wholeSections(this.blocks);
    return this.#sections;
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

  get operative(): readonly number[] {
    return this.#join('operative');
  }
}

/** The provisions of all blocks; those that run on end where a later block closes them. */
function wholeSections(blocks: readonly Placed[]): Section[] {
  const sections: Section[] = [];
  for (const { at, block, among, sections: own } of blocks) {
    for (const section of own) sections.push(section);
    block.outline.closed.forEach((end, place) => {
      if (end === undefined) return;
      const section = sections[among.open[place]!]!;
      const [start, before] = section.range;
      sections[among.open[place]!] = { ...section, range: [start, Math.max(before, end + at)] };
    });
  }
  return sections;
}

/** Where the blocks of a version stand, with what is known of the version before. */
export function place(version: Version, before: Placement | undefined): Placement {
  const { frame, blocks } = version;
  const out: Placed[] = [];
  let at = 0;
  let first = 0;
  let open: readonly number[] = [];
  const old = before?.blocks ?? [];
  let byBlock: Map<Block, Placed> | undefined;
  /** How a block stood that most likely is as many from the end, or from the start, as it was. */
  const knownOf = (block: Block, index: number): Placed | undefined => {
    const [ahead, behind] = [old[index], old[old.length - blocks.length + index]];
    if (ahead?.block === block) return ahead;
    if (behind?.block === block) return behind;
    byBlock ??= new Map(old.map((each) => [each.block, each]));
    return byBlock.get(block);
  };
  blocks.forEach((block, index) => {
    const there = knownOf(block, index);
    const then = there && there.passage.meaning === version.meanings[index] ? there : undefined;
    const words = wordsOf(frame, block, at);
    const passage =
      then?.passage.text === words && then.passage.isOf(frame)
        ? then.passage
        : new Said(frame, words, block, () => version.meanings[index]!);
    const isAmongTheSame = there?.among.first === first && isSame(there.among.open, open);
    const behind = isAmongTheSame ? there.among.behind : openBehind(block, open, first);
    const stays = isAmongTheSame && then?.passage === passage && then.among.at === at;
    out.push(stays ? then : new Placed(block, passage, { at, open, first, behind }));
    open = behind;
    at += block.text.length;
    first += block.outline.sections.length;
  });
  return new Placement(out);
}

/** The indexes of the provisions that are open behind a block, by those that are open before it. */
const openBehind = ({ outline }: Block, open: readonly number[], first: number): number[] =>
  outline.open.map(({ index }) => open[index] ?? first + index - open.length);

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a === b || (a.length === b.length && a.every((each, at) => each === b[at]));

/** The words that are written where a block stands. */
function wordsOf({ written, text }: Frame, block: Block, at: number): string {
  if (text === written) return block.written;
  if (block.text.length === written.length) return written.text;
  const words = written.slice(at, at + block.text.length);
  return words === block.text ? block.text : ownStretch(words);
}

/** A block's regions, with what its print put between the words. */
const regionsOf = ({ regions, furniture }: Block): readonly Region[] =>
  furniture.length === 0
    ? regions
    : [...regions, ...furniture.map((range): Region => ({ kind: 'furniture', range }))].sort(
        (a, b) => a.range[0] - b.range[0],
      );
