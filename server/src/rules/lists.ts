import type { Range } from '../core/analysis.ts';
import { trimEnd } from '../core/text.ts';
import { type Family, isBelowSection, ownWords, type Provisions } from './siblings.ts';

/** How an item of a list ends. */
export interface ItemEnd {
  /** The mark at its end: `;`, `,`, `.`, `:`, `—`; '' where it has none. */
  readonly mark: string;
  /** The word that joins it to the next, in small letters; '' where there is none. */
  readonly word: '' | 'and' | 'or' | 'and/or' | 'but';
  /** The mark and the word; empty at the end where there are none. */
  readonly range: Range;
  /** The mark alone. */
  readonly markRange: Range;
  /** The word alone. */
  readonly wordRange: Range;
  /** What closes behind the mark: `"`, `)`. */
  readonly closers: string;
}

/** A list that goes on from the words before it: "The Secretary shall: (a) …; (b) …; and (c) …." */
export interface List {
  readonly items: Family;
  readonly ends: readonly ItemEnd[];
  /** The words with which it is led in. */
  readonly lead: string;
}

const WORD = /[\s;,](and\/or|and|or|but),?$/i;
const CLOSERS = '"”’\')]*_';

function endOf(provisions: Provisions, from: number, to: number): ItemEnd {
  // The mark may be that of the label where the item has no words.
  const before = Math.max(0, from - 2);
  const text = provisions.words([before, to]);
  const [start, stop] = [from - before, to - before];
  let end = trimEnd(text, stop);
  // The page of a print may end behind an item.
  const page = text.endsWith(']]', end)
    ? /\[\[Page [\w,]{1,8}\]\]$/.exec(text.slice(Math.max(start, end - 20), end))
    : null;
  if (page) end = trimEnd(text, end - page[0].length);
  // In Markdown the emphasis of an item may close behind the word: "*… limits; and*".
  let bare = end;
  while (bare > start && end - bare < 3 && '*_'.includes(text.charAt(bare - 1))) bare--;
  if (bare < end && WORD.test(text.slice(Math.max(start, bare - 8), bare))) end = bare;
  const near = Math.max(start, end - 8);
  const joint = WORD.exec(text.slice(near, end));
  const word = joint?.[1] ?? '';
  const wordStart = joint ? near + joint.index + 1 : end;
  const last = joint ? trimEnd(text, wordStart) : end;
  let at = last;
  while (at > start && last - at < 4 && CLOSERS.includes(text.charAt(at - 1))) at--;
  const closers = text.slice(at, last);
  const mark = text.startsWith('--', at - 2) ? '--' : MARKS.includes(text.charAt(at - 1)) ? text.charAt(at - 1) : '';
  at -= mark.length;
  return {
    mark,
    word: word.toLowerCase() as ItemEnd['word'],
    range: [before + at, before + end],
    markRange: [before + at, before + at + mark.length],
    wordRange: [before + wordStart, before + wordStart + word.length],
    closers,
  };
}

const MARKS = ';,.:?!—–';

/** The lists among some families, each led in by words that end with a colon or a dash. */
export function* lists(provisions: Provisions, all: readonly Family[]): Generator<List> {
  for (const items of all) {
    const first = provisions.section(items[0]!)!;
    if (items.length < 2 || first.parent < 0 || !isBelowSection(first)) continue;
    const [start, end] = ownWords(provisions, first.parent);
    // The first child of its parent, or the words between belong to another list.
    if (items[0] !== first.parent + 1) continue;
    const lead = provisions.words([Math.max(start, end - 400), end]).trimEnd();
    if (!/(?:[:—–]|--)[*_]{0,2}$/.test(lead)) continue;
    yield {
      items,
      lead,
      ends: items.map((index) => {
        const { labelRange, range } = provisions.section(index)!;
        return endOf(provisions, labelRange[1], range[1]);
      }),
    };
  }
}
