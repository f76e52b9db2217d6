/** References that follow the provisions which they name. */
import type { Analysis, Range } from '../core/analysis.ts';
import { JOINS } from '../core/structure/enumerators.ts';
import { flatten } from '../core/text.ts';
import type { Edit } from './edit.ts';
import { type Named, namesIn, type PartNames, type Phrase } from './naming.ts';

/** A reference that can't follow: what it names goes, or would be another. */
export interface Lost {
  readonly range: Range;
  /** Why, in words for the user. */
  readonly why: string;
}

/** What becomes of a document's provisions. */
export interface Becoming {
  /** The new designation of a provision, by index; what isn't in it keeps its own. */
  readonly numbers: ReadonlyMap<number, string>;
  /** The provisions that go. */
  readonly gone: ReadonlySet<number>;
  /** The place of a provision in the order of the new text; only what moves is in it. */
  readonly order: ReadonlyMap<number, number>;
}

/**
 * The mark that stands for a provision that is no more: `[4(b), removed]`. It names nothing, so that no reference points to
 * what has taken the number; the rule `reference-removed` finds it.
 */
export const removedMark = (words: string): string => `[${flatten(words)}, removed]`;

/** The edits by which phrases keep naming what they name, and those that can't. */
export interface Following {
  readonly edits: Edit[];
  readonly lost: Lost[];
}

/**
 * Makes the phrases of a text follow. `text` has the phrases, `analysis` is of the document that they point into: the same
 * one, or another that is cited.
 */
export function follow(text: string, phrases: readonly Phrase[], analysis: Analysis, becoming: Becoming): Following {
  const edits: Edit[] = [];
  const lost: Lost[] = [];
  for (const phrase of phrases) {
    if (!phrase.parts.some(({ target }) => touches(analysis, target, becoming))) continue;
    const done = followPhrase(text, phrase, namesIn(text, phrase, analysis), analysis, becoming);
    for (const edit of done.edits) edits.push(edit);
    for (const each of done.lost) lost.push(each);
  }
  return { edits, lost };
}

/** Whether a target, or a provision above it, changes its number, goes, or moves. */
function touches({ tree, sections }: Analysis, target: string, { numbers, gone, order }: Becoming): boolean {
  const [from = '', to] = target.split('..');
  const changes = (id: string): boolean => {
    for (let end = id.length; end > 0; end = id.lastIndexOf('/', end - 1)) {
      const index = tree.byId(id.slice(0, end));
      if (index >= 0 && (numbers.has(index) || gone.has(index) || order.has(index))) return true;
    }
    return false;
  };
  if (to === undefined) return changes(from);
  const [first, last] = [tree.byId(from), tree.byId(to)];
  if (first < 0 || last < 0) return changes(from) || changes(to);
  for (let index = first; index <= last; index++)
    if (
      sections[index]!.level === sections[first]!.level &&
      (numbers.has(index) || gone.has(index) || order.has(index))
    )
      return true;
  return changes(from) || changes(to);
}

function followPhrase(
  text: string,
  phrase: Phrase,
  names: readonly PartNames[],
  analysis: Analysis,
  becoming: Becoming,
): Following {
  const edits: Edit[] = [];
  const lost: Lost[] = [];
  /** A provision goes with the one above it. */
  const isGone = (index: number): boolean => {
    for (let at = index; at >= 0; at = analysis.sections[at]!.parent) if (becoming.gone.has(at)) return true;
    return false;
  };
  const rename = (named: readonly Named[]): void => {
    for (const { range, index } of named) {
      const designation = becoming.numbers.get(index);
      if (designation !== undefined) edits.push({ range, text: designation });
    }
  };
  const runs = runsOf(names);
  const kept = runs.filter((run) => membersOf(run, analysis).some((index) => index < 0 || !isGone(index)));
  if (kept.length === 0 && runs.some((run) => run.written)) {
    const first = runs.find((run) => run.written)!;
    const last = runs.findLast((run) => run.written)!;
    const range: Range = [first.range[0], last.range[1]];
    const why = 'What it names is removed.';
    return { edits: [{ range, text: removedMark(text.slice(...range)) }], lost: [{ range: phrase.range, why }] };
  }
  const marks: string[] = [];
  const sorted = inNewOrder(text, runs, analysis, becoming, nameOf);
  runs.forEach((run, at) => {
    const put = sorted.get(run);
    if (put) {
      edits.push(...put);
      return;
    }
    const members = membersOf(run, analysis);
    const staying = members.filter((index) => index < 0 || !isGone(index));
    if (!run.written) {
      if (staying.length === 0) lost.push({ range: run.range, why: 'What it names is removed.' });
      return;
    }
    if (staying.length === 0) {
      const cut = cutFromList(text, runs, at);
      const words = text.slice(...run.range);
      if (cut) marks.push(words);
      edits.push(cut ?? { range: run.range, text: removedMark(words) });
      lost.push({ range: phrase.range, why: 'A provision that it names is removed.' });
      return;
    }
    for (const part of run.parts) rename(part.above);
    if (run.parts.length === 1 && run.parts[0]!.first.length === 0 && members.length <= 1) {
      rename(run.parts[0]!.own);
      return;
    }
    renameRange(run, staying, members);
  });
  if (marks.length > 0)
    edits.push({ range: [phrase.range[1], phrase.range[1]], text: ` ${removedMark(marks.join(', '))}` });
  return { edits, lost };

  /** A range goes from the first to the last of those that it names, in their new order. */
  function renameRange(run: Run, staying: readonly number[], members: readonly number[]): void {
    if (members.includes(-1)) {
      // One of its ends isn't there: what is can follow.
      for (const { own, first } of run.parts) {
        rename(first);
        rename(own);
      }
      lost.push({ range: run.range, why: 'It runs from or to a provision that the document lacks.' });
      return;
    }
    const place = (index: number): number => becoming.order.get(index) ?? index;
    const sorted = [...staying].sort((a, b) => place(a) - place(b));
    const [first, last] = [sorted[0]!, sorted.at(-1)!];
    const [from, to] = run.ends;
    if (staying.length === 1 || from.length === 0 || to.length === 0) {
      lost.push({ range: run.range, why: 'Only one of the provisions from which and to which it runs remains.' });
      if (from.length > 0 && to.length > 0) {
        rename(from.slice(0, -1));
        const single = staying[0]!;
        edits.push({ range: from.at(-1)!.range, text: nameOf(single) });
        // "(1) through (2)" without (2).
        const start = closing(text, from.at(-1)!.range[1]);
        edits.push({ range: [start, run.range[1]], text: ` ${removedMark(text.slice(...run.range))}` });
      }
      return;
    }
    rename(from.slice(0, -1));
    rename(to.slice(0, -1));
    const put = (named: Named, index: number): void => {
      const name = nameOf(index);
      if (name !== text.slice(...named.range)) edits.push({ range: named.range, text: name });
    };
    put(from.at(-1)!, first);
    put(to.at(-1)!, last);
    // Whether those between are all still those that were named.
    const own = new Set(staying);
    const strangers = members.length > 0 && strangersBetween(analysis, first, last, own, becoming);
    if (strangers)
      lost.push({ range: run.range, why: 'From its first to its last provision it would take in another one.' });
  }

  function nameOf(index: number): string {
    return becoming.numbers.get(index) ?? analysis.sections[index]!.designation;
  }
}

/**
 * Lists of single designations that would no longer stand in their order: "(i), (ii), and (iii)" stays so when (iii) goes
 * before (ii). By their runs; undefined for others.
 */
function inNewOrder(
  text: string,
  runs: readonly Run[],
  { sections }: Analysis,
  { order, gone }: Becoming,
  nameOf: (index: number) => string,
): ReadonlyMap<Run, readonly Edit[]> {
  const found = new Map<Run, readonly Edit[]>();
  if (order.size === 0) return found;
  const place = (index: number): number => order.get(index) ?? index;
  const single = (run: Run | undefined): number => {
    const [part] = run?.parts ?? [];
    if (!run || !part || run.parts.length > 1 || part.first.length > 0 || part.own.length === 0) return -1;
    return part.above.length > 0 || gone.has(part.ends[1]) ? -1 : part.ends[1];
  };
  for (let from = 0; from < runs.length; from++) {
    const first = single(runs[from]);
    if (first < 0) continue;
    let to = from + 1;
    for (let next = single(runs[to]); next >= 0; next = single(runs[to])) {
      const joined = JOINS.test(text.slice(runs[to - 1]!.range[1], runs[to]!.range[0]));
      const alike =
        sections[next]!.parent === sections[first]!.parent && sections[next]!.level === sections[first]!.level;
      if (!joined || !alike || single(runs[to - 1]) >= next) break;
      to++;
    }
    const list = runs.slice(from, to);
    const indices = list.map(single);
    const sorted = [...indices].sort((a, b) => place(a) - place(b));
    const same = list.every((run) => run === list[0] || run.parts[0]!.own.length === 1);
    // Only those that stand within one provision, whose own number isn't touched by the move.
    if (same && sorted.some((index, at) => index !== indices[at]))
      list.forEach((run, at) => {
        const { range } = run.parts[0]!.own.at(-1)!;
        const name = nameOf(sorted[at]!);
        found.set(run, name === text.slice(...range) ? [] : [{ range, text: name }]);
      });
    from = to - 1;
  }
  return found;
}

/** Behind the parenthesis that closes at an offset. */
const closing = (text: string, at: number): number => (text[at] === ')' ? at + 1 : at);

/** Provisions that existed before and would now stand between the ends of a range without being named by it. */
function strangersBetween(
  analysis: Analysis,
  first: number,
  last: number,
  own: ReadonlySet<number>,
  { order, gone }: Becoming,
): boolean {
  if (order.size === 0) return false;
  const { level, parent } = analysis.sections[first]!;
  const place = (index: number): number => order.get(index) ?? index;
  return analysis.sections.some(
    (section, index) =>
      section.level === level &&
      (level === 'section' || section.parent === parent) &&
      !own.has(index) &&
      !gone.has(index) &&
      place(index) > place(first) &&
      place(index) < place(last),
  );
}

/** A part, or those from the first end of a range to its last. */
interface Run {
  readonly parts: readonly PartNames[];
  readonly range: Range;
  /** Whether designations are written, which can be rewritten. */
  readonly written: boolean;
  /** The designations of the two ends; of a single part both the same. */
  readonly ends: readonly [from: readonly Named[], to: readonly Named[]];
}

function runsOf(names: readonly PartNames[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < names.length; at++) {
    const start = names[at]!;
    let end = at;
    // "(1)", then dashes that name what lies between, then "(3)".
    while (
      start.own.length > 0 &&
      names[end + 1] &&
      names[end + 1]!.own.length === 0 &&
      names[end + 1]!.part.range[0] === names[end]!.part.range[1] + 0
    )
      end++;
    const between = end > at;
    if (between) while (names[end + 1] && names[end + 1]!.part.range[0] < names[end]!.part.range[1]) end++;
    const closes = between && names[end + 1] !== undefined && names[end + 1]!.own.length > 0;
    if (closes) end++;
    const parts = names.slice(at, end + 1);
    const last = parts.at(-1)!;
    const single = parts.length === 1;
    runs.push({
      parts,
      range: [start.part.range[0], last.part.range[1]],
      written: start.own.length > 0,
      ends: single ? [start.first, start.own] : [start.own, last.own],
    });
    at = end;
  }
  return runs;
}

/** The provisions that a run names; of a range of sections all from the first to the last. */
function membersOf({ parts }: Run, { sections }: Analysis): number[] {
  return parts.flatMap(({ ends: [first, last], part }) => {
    if (!part.target.includes('..') || first < 0 || last < 0) return [last];
    const { level } = sections[first]!;
    const found: number[] = [];
    for (let index = first; index <= last; index++) if (sections[index]!.level === level) found.push(index);
    return found;
  });
}

/**
 * Takes one of a list's members out, with its comma; what the first one says for all stays: "2(a), (c)" is "2(c)". One that
 * has words of its own around it ("and subsection (a) or") gives way to the mark; undefined for that.
 */
function cutFromList(text: string, runs: readonly Run[], at: number): Edit | undefined {
  const own = runs[at]!;
  const previous = runs[at - 1];
  const next = runs[at + 1];
  if (previous && JOINS.test(text.slice(previous.range[1], own.range[0])))
    return { range: [previous.range[1], own.range[1]], text: '' };
  if (!next || !JOINS.test(text.slice(own.range[1], next.range[0]))) return undefined;
  const first = own.parts[0]!.own;
  const ofNext = next.parts[0]!.own;
  const depth = Math.max(first.length - Math.max(ofNext.length, 1), 0);
  const start = first[depth]?.range[0] ?? own.range[0];
  const end = ofNext[0]?.range[0] ?? next.range[0];
  // A parenthesis that opens before what goes must open before what stays, and no other.
  const open = text[start - 1] === '(' && text[end - 1] !== '(';
  const bare = text[start - 1] !== '(' && text[end - 1] === '(';
  return { range: [open ? start - 1 : start, bare ? end - 1 : end], text: '' };
}
