/** The engine's one door. */
import type { Analysis, Range, Region } from './analysis.ts';
import { frameOf } from './blocks/frame.ts';
import { type Placement, place } from './blocks/place.ts';
import { type Version, versionOf } from './blocks/version.ts';
import { changeOf } from './change.ts';
import type { LawFacts } from './facts.ts';
import { Passages } from './passages.ts';
import { lineStarts, lineStartsAfter } from './text.ts';
import { Tree } from './tree.ts';

/** What the next version of a text is read with. */
export interface Memory {
  /** The text as it is read: without what the print put between the words, and as long. */
  readonly text: string;
  /** The text as it is written, and the offsets at which its lines start. */
  readonly written: string;
  readonly starts: readonly number[];
  readonly version: Version;
  readonly placement: Placement;
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
export const analyze = (text: string, options?: AnalyzeOptions): Analysis => readVersion(text, options).analysis;

/** Reads a text of which there will be another version: its analysis, and what it leaves to that of the next. */
export function readVersion(written: string, options: AnalyzeOptions = {}): { analysis: Analysis; memory: Memory } {
  const name = options.name ?? '';
  const { previous } = options;
  const change = previous && changeOf(previous.written, written);
  const starts = change ? lineStartsAfter(previous.starts, written, change) : lineStarts(written);
  const frame = frameOf(written, starts, name);
  const version = versionOf(frame, options.facts, previous?.version);
  const placement = place(version, written, previous?.placement);
  const { blocks, sections } = placement;
  let regions: readonly Region[] | undefined;
  const analysis: Analysis = Object.freeze({
    text: written,
    lineStarts: starts,
    name,
    form: frame.form,
    title: frame.title,
    number: frame.number,
    date: frame.date,
    sections,
    // What stands where is made when it is asked for: a keystroke asks for little of it.
    get citations() {
      return placement.citations;
    },
    get references() {
      return placement.references;
    },
    get definitions() {
      return placement.definitions;
    },
    get deadlines() {
      return placement.deadlines;
    },
    get instructions() {
      return placement.instructions;
    },
    get regions() {
      regions ??= withFurniture(placement.regions, frame.furniture);
      return regions;
    },
    tree: new Tree(sections),
    passages: new Passages(() => (blocks.length === 1 ? [{ at: 0, first: 0, passage: analysis }] : blocks)),
  });
  return {
    analysis,
    memory: {
      get text() {
        return version.blocks.map(({ text }) => text).join('');
      },
      written,
      starts,
      version,
      placement,
    },
  };
}

/** Regions with what the print of the whole put between the words. */
function withFurniture(regions: readonly Region[], furniture: readonly Range[]): readonly Region[] {
  if (furniture.length === 0) return regions;
  return [...regions, ...furniture.map((range): Region => ({ kind: 'furniture', range }))].sort(
    (a, b) => a.range[0] - b.range[0],
  );
}
