/**
 * A text that is changed: its words and the tree of its provisions, read once and kept along with every edit. Edits are
 * ranges and text; the tree follows them by offset.
 */
import type { Range } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { type PrintedLines, printedLines } from '../core/structure/layout/printedLines.ts';

/** A provision of a base. */
export interface Unit {
  /** As in an identifier: `s5`, `a`, `ii`. */
  step: string;
  parent: Unit | undefined;
  children: Unit[];
  start: number;
  labelEnd: number;
  end: number;
  heading: [number, number] | undefined;
}

/** What an edit puts in place of a range. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** A line of a bill's print, wherever it stands now. */
export interface Line {
  readonly page: number | undefined;
  readonly line: number;
  start: number;
  end: number;
  /** Whether its words went. */
  gone: boolean;
}

export class Base {
  /** The document: `/us/usc/t38`, `/us/eo/12866`. */
  readonly id: string;
  readonly before: string;
  #text: string;
  readonly root: Unit;
  readonly #name: string;
  /** What was changed so far, in the offsets of the text at that time. */
  readonly edits: Edit[] = [];
  /** Told before each edit. */
  onEdit: ((base: Base) => void) | undefined;
  /** Columns by which a provision is indented below the one above it; 0 where the layout doesn't say. */
  readonly indent: number;
  /** The lines of a bill's print as it was before any change: amendments name them by the numbers that they have there. */
  readonly lines: readonly Line[];

  constructor(id: string, written: string, name = 'usc.txt') {
    this.id = id;
    const printed = id.startsWith('/us/bill/') ? printOf(written) : undefined;
    const text = printed?.text ?? written;
    this.lines = (printed?.lines ?? []).map(({ page, line, range: [start, end] }) => ({
      page,
      line,
      start,
      end,
      gone: false,
    }));
    this.before = text;
    this.#text = text;
    this.#name = name;
    this.root = readTree(text, name);
    this.indent = Math.min(...[...text.matchAll(/^ +(?=\S)/gm)].map(([blanks]) => blanks.length), 8) % 8;
  }

  get text(): string {
    return this.#text;
  }

  slice([from, to]: Range): string {
    return this.#text.slice(from, to);
  }

  /** Where the text's title stands, before its first provision. */
  title(): Range | undefined {
    const { title, sections } = analyze(this.#text, { name: this.#name });
    if (title === '') return undefined;
    const words = title.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const head = this.#text.slice(0, sections[0]?.labelRange[0] ?? this.#text.length);
    const found = new RegExp(`(?<!\\w)${words.join('\\s+')}(?!\\w)`, 'i').exec(head);
    return found ? [found.index, found.index + found[0].length] : undefined;
  }

  /** The unit at a path below the document; undefined where there is none, several where a designation comes twice. */
  find(path: readonly string[]): readonly Unit[] {
    const [section, ...below] = path;
    let units: readonly Unit[] = [this.root];
    const isNumbered = section !== undefined && isSection({ step: section });
    if (isNumbered) units = units.flatMap((unit) => sectionsOf(unit, section));
    for (const step of isNumbered ? below : path) {
      // "The second subsection (c)", `c~2`: of those that bear one designation.
      const [, plainStep = step, which] = /^(.+)~(\d+)$/.exec(step) ?? [];
      const found = units.flatMap(({ children }) => children.filter((child) => same(child.step, plainStep)));
      units = which === undefined ? found : found.slice(Number(which) - 1, Number(which));
    }
    return units;
  }

  /** The paths to the parts of a name, below whatever levels. */
  partsCalled(step: string): readonly (readonly string[])[] {
    const within = (unit: Unit, path: readonly string[]): readonly (readonly string[])[] =>
      unit.children.flatMap((child) => {
        const own = [...path, child.step];
        return same(child.step, step) ? [own] : isSection(child) ? [] : within(child, own);
      });
    return within(this.root, []);
  }

  /**
   * Replaces a range. Units wholly within it are gone; `owner` is the unit that new text belongs to where it stands at the
   * unit's end.
   */
  edit(range: Range, text: string, owner?: Unit): undefined {
    const [from, to] = range;
    this.onEdit?.(this);
    this.edits.push({ range, text });
    this.#text = this.#text.slice(0, from) + text + this.#text.slice(to);
    for (const line of this.lines) moveLine(line, from, to, text.length);
    const owners = new Set<Unit>([this.root]);
    for (let unit = owner; unit; unit = unit.parent) owners.add(unit);
    const visit = (unit: Unit): undefined => {
      const owns = owners.has(unit);
      if (!owns && unit.start >= from && unit.end <= to && to > from) return remove(unit);
      move(unit, from, to, text.length, owns);
      for (const child of [...unit.children]) visit(child);
    };
    visit(this.root);
  }

  /** Reads the tree anew, where words that were put in may be labels: "inserting “(1)” before “The Board”". */
  reread(): undefined {
    const { children } = readTree(this.#text, this.#name);
    this.root.children = children;
    for (const child of children) child.parent = this.root;
  }

  /** Adds units that were read from text that was put at an offset. */
  adopt(parent: Unit, units: readonly Unit[], offset: number): undefined {
    const move = (unit: Unit): undefined => {
      unit.start += offset;
      unit.labelEnd += offset;
      unit.end += offset;
      if (unit.heading) unit.heading = [unit.heading[0] + offset, unit.heading[1] + offset];
      unit.children.forEach(move);
    };
    for (const unit of units) {
      move(unit);
      unit.parent = parent;
      parent.children.push(unit);
    }
    parent.children.sort((a, b) => a.start - b.start);
  }
}

let lastPrint: { readonly text: string; readonly print: PrintedLines | undefined } | undefined;

/** The print of a bill; that of the last is kept, which each keystroke in an amendment asks for. */
function printOf(text: string): PrintedLines | undefined {
  if (lastPrint?.text !== text) lastPrint = { text, print: printedLines(text) };
  return lastPrint.print;
}

/** Moves a line's offsets over an edit: what is put behind it is none of its words. */
function moveLine(line: Line, from: number, to: number, length: number): undefined {
  const delta = length - (to - from);
  if (to > from && from <= line.start && line.end <= to) line.gone = true;
  if (line.start >= to) line.start += delta;
  else if (line.start > from) line.start = from;
  if (line.end >= to && line.end > from) line.end += delta;
  else if (line.end > from) line.end = from;
}

/** Moves a unit's offsets over an edit. */
function move(unit: Unit, from: number, to: number, length: number, owns: boolean): undefined {
  const delta = length - (to - from);
  const within = (at: number): number => (at >= to && at > from ? at + delta : Math.min(at, from));
  if (!owns && unit.end <= from) return;
  if (!owns && unit.start >= to) unit.start += delta;
  else if (unit.start > from) unit.start = unit.start >= to ? unit.start + delta : from + length;
  const shifted = !owns && unit.labelEnd >= to && unit.start >= from + length && to === from;
  unit.labelEnd = shifted ? unit.labelEnd + delta : Math.max(unit.start, within(unit.labelEnd));
  if (unit.heading) {
    const [start, end] = unit.heading;
    if (start >= to && (start > from || !owns)) unit.heading = [start + delta, end + delta];
    else if (end >= from) {
      const kept = end >= to ? end + delta : from;
      unit.heading = kept > Math.min(start, from) ? [Math.min(start, within(start)), kept] : undefined;
    }
  }
  unit.end = unit.end >= to ? unit.end + delta : Math.max(unit.start, from);
}

function remove(unit: Unit): undefined {
  const siblings = unit.parent?.children;
  const at = siblings?.indexOf(unit) ?? -1;
  if (siblings && at >= 0) siblings.splice(at, 1);
}

const plain = (step: string): string => step.replace(/[\u2010-\u2015]/g, '-');
/** Whether two steps are the same; dashes of all kinds are. */
export const same = (a: string, b: string): boolean => a === b || plain(a) === plain(b);

/** How many characters of texts are kept with their trees: a bill is carried out at each keystroke, on the same texts. */
const KEPT = 4_000_000;
const trees = new Map<string, Unit>();
let kept = 0;

/** The tree of a text's provisions, which is the caller's own to change. */
export function readTree(text: string, name: string): Unit {
  const key = `${name}\n${text}`;
  const known = trees.get(key);
  if (known) trees.delete(key);
  else kept += key.length;
  const tree = known ?? makeTree(text, name);
  trees.set(key, tree);
  for (const oldest of trees.keys()) {
    if (kept <= KEPT) break;
    kept -= oldest.length;
    trees.delete(oldest);
  }
  return copyOf(tree, undefined);
}

function copyOf(unit: Unit, parent: Unit | undefined): Unit {
  const { heading } = unit;
  const copy: Unit = { ...unit, parent, children: [], heading: heading && [heading[0], heading[1]] };
  for (const child of unit.children) copy.children.push(copyOf(child, copy));
  return copy;
}

function makeTree(text: string, name: string): Unit {
  const { sections, form } = analyze(text, { name });
  const root: Unit = {
    step: '',
    parent: undefined,
    children: [],
    start: 0,
    labelEnd: 0,
    end: text.length,
    heading: undefined,
  };
  const units: Unit[] = [];
  for (const section of sections) {
    const parent = section.parent < 0 ? root : units[section.parent]!;
    const step = section.id.slice(section.id.lastIndexOf('/') + 1).replace(/~\d+$/, '');
    const unit: Unit = {
      step,
      parent,
      children: [],
      start: section.labelRange[0],
      labelEnd: section.labelRange[1],
      end: section.range[1],
      heading: section.headingRange ? [...section.headingRange] : undefined,
    };
    parent.children.push(unit);
    units.push(unit);
  }
  // Only the Code's print says by the margin what words belong to; an order's lines are broken anywhere.
  if (form !== 'us-code') return root;
  for (const unit of units) if (unit.children.length === 0 && !isSection(unit)) cutFlush(text, unit);
  return root;
}

/** Words behind a unit that stand no further in than its label belong to what contains it. */
function cutFlush(text: string, unit: Unit): undefined {
  const column = columnOf(text, unit.start);
  let at = text.indexOf('\n', unit.start);
  let last = at < 0 ? unit.end : at;
  // Behind a heading alone its own words begin on the next line.
  let own = /^[\s_*.—-]*$/.test(text.slice(unit.heading?.[1] ?? unit.labelEnd, Math.max(last, unit.labelEnd)));
  while (at >= 0 && at + 1 < unit.end) {
    const next = text.indexOf('\n', at + 1);
    const end = next < 0 ? text.length : next;
    const indent = text.slice(at + 1, end).search(/\S/);
    if (indent >= 0 && (indent < column || (indent === column && !own && isLast(unit)))) {
      // At the margin of a provision that another follows, words are its own; behind the last, those of what contains it.
      const ends = (each: Unit): boolean => {
        const margin = isSection(each) ? 0 : columnOf(text, each.start);
        return margin > indent || (margin === indent && isLast(each));
      };
      let up: Unit | undefined = unit;
      for (; up?.parent && up.end > last && ends(up); up = up.parent) up.end = last;
      return;
    }
    if (indent >= 0) {
      last = end;
      own = false;
    }
    at = next;
  }
}

const isLast = (unit: Unit): boolean => unit.parent?.children.at(-1) === unit;

/** The sections of a number below a unit, in whatever parts of the text: each is cited without the part that it stands in. */
function sectionsOf({ children }: Unit, step: string): readonly Unit[] {
  return children.flatMap((child) => {
    if (same(child.step, step)) return [child];
    return /^(?:pt|spt|t|st|ch|sch|art|d)(?=[\dA-Z])/.test(child.step) || isSection(child)
      ? sectionsOf(child, step)
      : [];
  });
}

/** Whether a unit is a section of its document. */
export const isSection = ({ step }: Pick<Unit, 'step'>): boolean => /^s\d/.test(step);

export function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

/** The column at which a unit stands with its siblings: "Sec. 8. General. (a) Nothing …", which opens no line, has that of the next. */
export function marginOf(text: string, unit: Unit): number {
  const opens = ({ start }: Unit): boolean => !/\w/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
  if (opens(unit)) return columnOf(text, unit.start);
  const sibling = unit.parent?.children.find(opens);
  if (sibling) return columnOf(text, sibling.start);
  return text.slice(text.lastIndexOf('\n', unit.start - 1) + 1).search(/[^ ]/);
}
