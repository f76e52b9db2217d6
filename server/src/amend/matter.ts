/** Matter that a draft sets out, as it goes into a base: without the marks of its quotation, by paragraphs, with its tree. */
import type { Range } from '../core/analysis.ts';
import { readTree, type Unit } from './base.ts';
import { AS_ENACTED, type Style } from './codeStyle.ts';
import { refuse } from './conflicts.ts';

export interface Matter {
  /** Its paragraphs on lines of their own, indented by their depth from `column` on. */
  readonly text: string;
  /** Its outermost units, in offsets of the text; none where it is words alone. */
  readonly units: readonly Unit[];
  /** Whether it opens with a unit. */
  readonly labeled: boolean;
}

const OPEN = /^(?:``|[“"‘`]|'')\s*/;
/** Where outer quotation closes, with what joins the instruction to the next. */
const CLOSE = /(?:”|''|"|(?<=[\s.;,)\w])’)(?:\s*[.;,:])?(?:\s*(?:and|or))?\s*$/;

/** The words of a quotation within a sentence. */
export function wordsOf(text: string, range: Range, style: Style = AS_ENACTED): string {
  return style(paragraphsOf(text, range).join(' '));
}

/** Matter as a bill prints it, by paragraphs: the Code's way of heading sections is none of a bill's. */
export const billText = (text: string, range: Range, column: number): string =>
  paragraphsOf(text, range).join(`\n${' '.repeat(column)}`);

/** The paragraphs of quoted matter, clean. */
export function paragraphsOf(text: string, [from, to]: Range): string[] {
  const raw = text
    .slice(from, to)
    .replace(/\r\n?/g, '\n')
    .split(/\[\[Page[^\]]{0,24}\]\]/)
    .map((part, i) => (i === 0 ? part : part.trimStart()))
    .reduce((before, after) => `${before.trimEnd()}${after.startsWith('``') ? '\n' : ' '}${after}`);
  const out: string[] = [];
  let open = false;
  const lines = raw.split('\n');
  const quoted = /^\s*(?:>|``|“|")/.test(raw);
  // What is set out without marks is closed by none: where as many open as close, the last is of its own words.
  const own =
    /^\s*(?:\(|§|[A-Z])/.test(raw) && count(raw, /[“]|``/g) > 0 && count(raw, /[“]|``/g) === count(raw, /”|''/g);
  for (const line of lines) {
    const bare = line.replace(/^\s*(?:>\s?)+/, '');
    const mark = /^\s*(?:[-*]\s+|#{1,6}\s+)/.exec(bare);
    const words = (mark ? bare.slice(mark[0].length) : bare.trimStart()).trimEnd();
    if (words === '') {
      open = false;
      continue;
    }
    const opens = mark !== null || /^(?:``|“|")/.test(words);
    const clean = cleanMarkup(
      words.replace(out.length === 0 || opens ? OPEN : /^/, '').replace(/^(?:\*\*)?(?:``|“)(?=\()/, '**'),
    );
    if (open && !opens && !(quoted && /^>/.test(line.trimStart()))) out[out.length - 1] = joinLines(out.at(-1)!, clean);
    else out.push(clean);
    open = true;
  }
  if (out.length > 0) {
    const last = out.length - 1;
    const closed = CLOSE.exec(out[last]!);
    // An apostrophe closes nothing, nor does the quotation of a word.
    if (closed && !own && closes(out[last]!.slice(0, closed.index), closed[0]))
      out[last] = out[last]!.slice(0, closed.index);
    else if (lines.some((line) => line.trimStart().startsWith('>')))
      out[last] = out[last]!.replace(/(?<=[.;])[.;](?:\s*and)?$/, '');
  }
  return out.filter((each) => each !== '').map(inner);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const closes = (before: string, mark: string): boolean =>
  !mark.startsWith('’') || (before.match(/‘/g)?.length ?? 0) <= (before.match(/’/g)?.length ?? 0);

const cleanMarkup = (words: string): string =>
  words.replace(/\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|\\(?=[*_#>])/g, '').trim();

const joinLines = (before: string, line: string): string =>
  /[\w]-$/.test(before) || /(?:--|—)$/.test(before) ? before + line : `${before} ${line}`;

/** Quotations within are double where they stand by themselves. */
const inner = (words: string): string =>
  words
    .replace(/``|''/g, '"')
    .replace(/[‘`]([^‘’`']{1,300})[’'](?![a-z])/g, '“$1”')
    .replace(/(\w|\.)--(?=\S)/g, '$1—')
    .replace(/--$/, '—');

/** Whether matter has a table: rows between bars, or rules of hyphens as a law's print has them. */
const hasTable = (text: string): boolean =>
  text.split('\n').some((line) => {
    const row = line.replace(/^[\s>]+/, '').trimEnd();
    return /^-{20,}$/.test(row) || (row.length > 1 && row.startsWith('|') && row.endsWith('|'));
  });
const LABEL = /^\((?:\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})(?:[-–]\d+)?\)/;
const SECTION = /^(?:§+\s*|SEC\.?\s+|Sec\.?\s+|SECTION\s+|Section\s+)\d/;

/** Where matter goes: below a unit, behind one of its children. */
export interface Setting {
  readonly parent: Unit;
  readonly behind: Unit | undefined;
}

/** Labels of all that stands before a place, as a text of its own: by them the reader knows that (i) comes behind (h). */
function headOf({ parent, behind }: Setting): { readonly text: string; readonly steps: readonly string[] } {
  const chain: Unit[] = [];
  for (let unit: Unit | undefined = parent; unit?.parent && !/^s\d/.test(unit.step); unit = unit.parent)
    chain.unshift(unit);
  let text = '## § 1001. Matter\n';
  const list = (units: readonly Unit[], depth: number): void => {
    for (const { step } of units) text += `${' '.repeat(4 * depth + 4)}(${step}) Text of it.\n`;
  };
  chain.forEach((unit, depth) => {
    const siblings = unit.parent!.children;
    list(siblings.slice(0, siblings.indexOf(unit) + 1), depth);
  });
  if (behind) list(parent.children.slice(0, parent.children.indexOf(behind) + 1), chain.length);
  return { text, steps: chain.map(({ step }) => step) };
}

/** Reads matter that goes to a place; without one, as a text of its own. */
export function readMatter(
  text: string,
  range: Range,
  setting: Setting | undefined,
  column: number,
  style: Style = AS_ENACTED,
): Matter {
  // The rows of a table are no provisions: where they go among others is not known.
  if (hasTable(text.slice(...range)))
    refuse('unread', 'A table comes: where its rows go among the provisions is not known. Set it in by hand.');
  const paragraphs = paragraphsOf(text, range).map(style);
  const first = paragraphs[0] ?? '';
  const section = paragraphs.some((each) => SECTION.test(each));
  if (!section && !LABEL.test(first)) {
    const own = paragraphs.join(`\n${' '.repeat(column)}`);
    return { text: own, units: [], labeled: false };
  }
  const { text: head, steps: above } = section
    ? { text: '', steps: [] }
    : setting
      ? headOf(setting)
      : { text: '## § 1001. Matter\n', steps: [] };
  const flat =
    head +
    paragraphs
      .map((each) =>
        section && SECTION.test(each) ? `## ${each.replace(/^(?:SEC\.?|Sec\.?|SECTION|Section)\s+/, '§ ')}` : each,
      )
      .join('\n');
  const root = readTree(flat, 'usc.txt');
  let roots: readonly Unit[] = root.children;
  if (!section) {
    let parent = root.children[0];
    for (const step of above) parent = parent?.children.find((each) => each.step === step);
    roots = parent?.children.filter((unit) => unit.start >= head.length) ?? [];
    // Where the units stand otherwise than below the place, the matter is of another level than the place.
    const all: Unit[] = [];
    const visit = (unit: Unit): void => {
      if (unit.start >= head.length && (unit.parent?.start ?? 0) < head.length) all.push(unit);
      unit.children.forEach(visit);
    };
    visit(root);
    if (all.length !== roots.length) roots = all;
  }
  return layOut(flat, head.length, roots, column);
}

/** Indents each line by the depth of the unit that it opens, or stands in. */
function layOut(flat: string, from: number, roots: readonly Unit[], column: number): Matter {
  const starts = new Map<number, number>();
  const visit = (unit: Unit, depth: number): void => {
    starts.set(unit.start, depth);
    for (const child of unit.children) visit(child, depth + 1);
  };
  for (const unit of roots) visit(unit, 0);
  let out = '';
  const map: number[] = [];
  let depth = 0;
  for (let i = from; i < flat.length; ) {
    const end = flat.indexOf('\n', i) < 0 ? flat.length : flat.indexOf('\n', i);
    const lead = /^(?:## )?/.exec(flat.slice(i, i + 3))![0].length;
    const known = starts.get(i) ?? starts.get(i + lead);
    if (known !== undefined) depth = known;
    if (i > from) out += `\n${' '.repeat(column + 4 * depth)}`;
    for (let j = i; j < end; j++) {
      map[j] = out.length;
      out += flat[j];
    }
    map[end] = out.length;
    i = end + 1;
  }
  const fix = (at: number): number => map[at] ?? out.length;
  const move = (unit: Unit): void => {
    unit.start = fix(unit.start);
    unit.labelEnd = fix(unit.labelEnd);
    unit.end = fix(unit.end);
    if (unit.heading) unit.heading = [fix(unit.heading[0]), fix(unit.heading[1])];
    unit.children.forEach(move);
  };
  roots.forEach(move);
  return { text: out, units: roots, labeled: roots.length > 0 && roots[0]!.start <= 3 };
}
