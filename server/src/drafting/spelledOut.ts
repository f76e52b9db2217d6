import type { Analysis, Part, Range } from '../core/analysis.ts';
import { designationRange } from '../core/designation.ts';
import type { Rewriting } from './citationStyle.ts';

/** No one writes more out. */
const LONGEST_LIST = 12;

/** A range within a phrase: its ends, and which of the phrase's parts it takes. */
interface Stretch {
  readonly first: Part;
  readonly last: Part;
  readonly from: number;
  readonly to: number;
}

const RANGE_WORDS = /^\s*(?:[-–—]|through|to)\s*$/;

/** The ranges that a phrase writes, in order. */
function stretches(text: string, parts: readonly Part[]): Stretch[] {
  const found: Stretch[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (part.target.includes('..')) {
      const [from = '', to = ''] = part.target.split('..');
      const match = /^(.{1,30}?)(?:\s?[-–—]\s?|\s(?:through|to)\s)(.{1,30})$/.exec(text.slice(...part.range));
      if (!match) continue;
      const [start, end] = part.range;
      const first = { range: [start, start + match[1]!.length] as const, target: from };
      found.push({ first, last: { range: [end - match[2]!.length, end], target: to }, from: i, to: i });
      continue;
    }
    // What stands between two ends has their dash as its words.
    let last = i + 1;
    while (last < parts.length && RANGE_WORDS.test(text.slice(...parts[last]!.range))) last++;
    if (last === i + 1 || last >= parts.length) continue;
    found.push({ first: part, last: parts[last]!, from: i, to: last });
    i = last;
  }
  return found;
}

/** The last step of an id, as it is written: `4` of `/s4`. */
const stepOf = (target: string): string => target.slice(target.lastIndexOf('/') + 1).replace(/^s(?=\d)/, '');

/** Whether two designations are of one form: both in parentheses of their own, or neither. */
const areAlike = (one: string, other: string): boolean => /^\([^()]*\)$/.test(one) === /^\([^()]*\)$/.test(other);

/**
 * What a range names besides its ends; undefined where that isn't sure. Between two sections of a law others can stand that no
 * count tells (1229a): only this document's own are known.
 */
function between({ tree, sections }: Analysis, { first, last }: Stretch): readonly string[] | undefined {
  const names = designationRange(stepOf(first.target), stepOf(last.target));
  if (names.length < 3 || names.length > LONGEST_LIST) return undefined;
  const isWhole = /^\/us\/.*\/(?:s[^/]*|pt[^/]*|ch[^/]*)$/.test(first.target);
  if (isWhole) return undefined;
  const [from, to] = [tree.byId(first.target), tree.byId(last.target)];
  if (from >= 0 && to >= 0) {
    const there = sections
      .slice(from, to + 1)
      .filter(({ parent }) => parent === sections[from]!.parent)
      .map(({ id }) => stepOf(id));
    if (there.join(' ') !== names.join(' ')) return undefined;
  }
  return names.slice(1, -1);
}

/**
 * The ranges of a phrase written out: "(2) and (4)–(6)" as "(2), (4), (5), and (6)", "(a)–(c) and (e)" as "(a), (b), (c), and
 * (e)"; undefined where it has none, or one that isn't sure.
 */
export function spelledOut(analysis: Analysis, parts: readonly Part[]): Rewriting | undefined {
  const { text } = analysis;
  const found = stretches(text, parts);
  const edits = new Map<number, { readonly range: Range; readonly text: string }>();
  const put = (range: Range, words: string): void => void edits.set(range[0], { range, text: words });
  for (const stretch of found) {
    const { first, last, from, to } = stretch;
    const names = between(analysis, stretch);
    const shown = text.slice(...last.range);
    const step = stepOf(last.target);
    const own = shown.lastIndexOf(step);
    if (!names || step === '' || own < 0) return undefined;
    const middle = names.map((name) => shown.slice(0, own) + name + shown.slice(own + step.length)).join(', ');
    const joint = (index: number): Range | undefined =>
      index > 0 && index < parts.length ? [parts[index - 1]!.range[1], parts[index]!.range[0]] : undefined;
    const [before, after] = [joint(from), joint(to + 1)];
    const wordsBefore = before && /^,?\s+(and|or)\s+$/.exec(text.slice(...before));
    const wordsAfter = after && /^(?:,|,?\s+(and|or))\s+$/.exec(text.slice(...after));
    const goesOn = wordsAfter && areAlike(shown, text.slice(...parts[to + 1]!.range));
    const gap: Range = [first.range[1], last.range[0]];
    if (goesOn) {
      put(gap, `, ${middle}, `);
      if (wordsAfter[1]) put(after!, `, ${wordsAfter[1]} `);
      continue;
    }
    // Its end is the end of the list: the word that stood before it now stands before its last.
    const isMember = wordsBefore && areAlike(text.slice(...first.range), shown);
    put(gap, `, ${middle}, ${isMember ? wordsBefore[1] : 'and'} `);
    if (isMember) put(before!, ', ');
  }
  if (edits.size === 0) return undefined;
  return { title: 'Spell the list out', edits: [...edits.values()].sort((a, b) => a.range[0] - b.range[0]) };
}
