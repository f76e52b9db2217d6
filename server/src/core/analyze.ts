/** The engine's one door. */
import type {
  Analysis,
  Citation,
  Deadline,
  Definition,
  Form,
  Instruction,
  Range,
  Reference,
  Region,
  Section,
} from './analysis.ts';
import { frameOf } from './blocks/frame.ts';
import { type Placement, place } from './blocks/place.ts';
import { type Version, versionOf } from './blocks/version.ts';
import type { LawFacts } from './facts.ts';
import { Passages, type PlacedPassage } from './passages.ts';
import { Tree } from './tree.ts';
import { Written } from './written.ts';

/** What the next version of a text is read with. */
export class Memory {
  readonly version: Version;
  readonly placement: Placement;

  constructor(version: Version, placement: Placement) {
    this.version = version;
    this.placement = placement;
  }

  /** The text as it is read: without what the print put between the words, and as long. */
  get text(): string {
    return this.version.blocks.map(({ text }) => text).join('');
  }
}

export interface AnalyzeOptions {
  /** The file's name: `8cfr-208.14.txt` says which title "this chapter" belongs to. */
  readonly name?: string;
  /** What the law knows, where a reading depends on it; without it less is said, never something else. */
  readonly facts?: LawFacts | undefined;
  /** From the analysis of the version before: what is the same is not read again. The result is the same without. */
  readonly previous?: Memory | undefined;
}

/**
 * Reads a text: what it is, its outline, what it cites, what it points to, what it defines and when things are due.
 * Total: any text has an analysis, and the same text always the same one. Offsets are UTF-16 units of `text`.
 */
export const analyze = (text: string, options?: AnalyzeOptions): Analysis =>
  plain(new Reading(Written.of(text), options, false));

/** Reads a text of which there will be another version: its analysis, and what it leaves to that of the next. */
export function readVersion(text: string | Written, options?: AnalyzeOptions): { analysis: Analysis; memory: Memory } {
  const analysis = new Reading(typeof text === 'string' ? Written.of(text) : text, options, true);
  return { analysis, memory: analysis.memory };
}

/** The one passage of a short document. */
const alone = (analysis: Analysis, read: string): PlacedPassage => ({
  at: 0,
  first: 0,
  open: [],
  closed: [],
  runsIn: false,
  passage: analysis,
  sections: analysis.sections,
  own: analysis.sections,
  read,
  // Of a document that was just opened nobody asks for it.
  get definitions() {
    return analysis.definitions;
  },
  provision: (own) => own,
});

/**
 * An analysis whose lists are made when they are asked for: a keystroke asks for few. The getters are the class's: those of an
 * object by itself would be kept, with all that they know, until the whole heap is marked.
 */
class Reading implements Analysis {
  readonly name: string;
  readonly passages: Passages;
  readonly #written: Written;
  readonly #version: Version;
  readonly #placement: Placement;
  #regions: readonly Region[] | undefined;
  #tree: Tree | undefined;

  constructor(written: Written, { name = '', facts, previous }: AnalyzeOptions = {}, remembers: boolean) {
    this.#version = versionOf(frameOf(written, name, remembers), facts, previous?.version);
    const { frame, blocks: read } = this.#version;
    // The blocks hold their text for as long as the document is open.
    if (remembers && !previous && frame.text === written && read.length > 1)
      written.share(read.map((block) => block.written));
    // What was read without the law's facts is only as a structure what it is with them.
    this.#placement = place(this.#version, previous?.version.facts === facts ? previous?.placement : undefined);
    const { blocks } = this.#placement;
    this.#written = written;
    this.name = name;
    this.passages = new Passages(() => (blocks.length === 1 ? [alone(this, blocks[0]!.read)] : blocks));
  }

  get memory(): Memory {
    return new Memory(this.#version, this.#placement);
  }

  get text(): string {
    return this.#written.text;
  }

  get lineStarts(): readonly number[] {
    return this.#written.lineStarts;
  }

  get tree(): Tree {
    this.#tree ??= new Tree(this.sections);
    return this.#tree;
  }

  get form(): Form {
    return this.#version.frame.form;
  }

  get title(): string {
    return this.#version.frame.title;
  }

  get number(): string | null {
    return this.#version.frame.number;
  }

  get date(): string | null {
    return this.#version.frame.date;
  }

  get asOf(): string | null {
    return this.#version.frame.asOf;
  }

  get sections(): readonly Section[] {
    return this.#placement.sections;
  }

  get citations(): readonly Citation[] {
    return this.#placement.citations;
  }

  get references(): readonly Reference[] {
    return this.#placement.references;
  }

  get definitions(): readonly Definition[] {
    return this.#placement.definitions;
  }

  get deadlines(): readonly Deadline[] {
    return this.#placement.deadlines;
  }

  get instructions(): readonly Instruction[] {
    return this.#placement.instructions;
  }

  get regions(): readonly Region[] {
    this.#regions ??= withFurniture(this.#placement.regions, this.#version.frame.furniture);
    return this.#regions;
  }

  get operative(): readonly number[] {
    return this.#placement.operative;
  }

  toJSON(): Analysis {
    return plain(this);
  }
}

/** An analysis as plain data. */
export function plain(analysis: Analysis): Analysis {
  const { text, lineStarts, name, form, title, number, date, asOf, tree, passages } = analysis;
  const { sections, citations, references, definitions, deadlines, instructions, regions, operative } = analysis;
  // One literal: what is spread into another takes ten times as long.
  return Object.freeze({
    text,
    lineStarts,
    name,
    form,
    title,
    number,
    date,
    asOf,
    sections,
    citations,
    references,
    definitions,
    deadlines,
    instructions,
    regions,
    operative,
    tree,
    passages,
  });
}

/** Regions with what the print of the whole put between the words. */
function withFurniture(regions: readonly Region[], furniture: readonly Range[]): readonly Region[] {
  if (furniture.length === 0) return regions;
  return [...regions, ...furniture.map((range): Region => ({ kind: 'furniture', range }))].sort(
    (a, b) => a.range[0] - b.range[0],
  );
}
