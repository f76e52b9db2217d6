/** The words of a clause with its places and quotations among them: what the grammar of operations is read from. */
import type { Range } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import type { Token } from './tokens.ts';
import { actionOf } from './verbs.ts';

export type Item =
  | { readonly type: 'word'; readonly word: string; readonly range: Range }
  | { readonly type: 'place'; readonly phrase: Phrase; readonly range: Range }
  | { readonly type: 'quote'; readonly range: Range };

const WORD = /[A-Za-z]+(?:[’'-][A-Za-z]+)*|\d+[a-z]*|--|[^\s\w*_>#■-]/g;
/** The mark of a page that ends within a sentence. */
const PAGE = /\[\[Page[^\]]{0,24}\]\]/g;
/** How another came to be, told between commas: ", as amended by section 2,". */
const TOLD = new Set([
  'so',
  'amended',
  'redesignated',
  'added',
  'designated',
  'inserted',
  'in',
  'further',
  'transferred',
  'enacted',
  'proposed',
  'most',
  'previously',
  'originally',
  'last',
]);
const ENDS_TOLD = new Set([',', 'is', 'are', '—', '--', ';']);

/** The items of a stretch of text, in order, without what stands in parentheses and what only tells. */
export function itemsOf(text: string, start: number, end: number, tokens: readonly Token[]): Item[] {
  const items: Item[] = [];
  let at = start;
  const clean = text.slice(start, end).replace(PAGE, (mark) => ' '.repeat(mark.length));
  const words = (until: number): void => {
    const gap = clean.slice(at - start, until - start);
    for (const match of gap.matchAll(WORD)) {
      const from = at + match.index;
      items.push({ type: 'word', word: match[0].toLowerCase(), range: [from, from + match[0].length] });
    }
  };
  for (const token of tokens) {
    if (token.type !== 'place' && token.type !== 'matter') continue;
    const [from, to] = token.range;
    if (from < at || from >= end || clean[from - start] !== text[from]) continue;
    words(from);
    // A chapter that is set out section by section is one matter.
    const last = items.at(-1);
    if (token.type === 'matter' && last?.type === 'quote' && isBreak(text.slice(last.range[1], from))) {
      items[items.length - 1] = { type: 'quote', range: [last.range[0], Math.min(to, end)] };
      at = Math.min(to, end);
      continue;
    }
    items.push(
      token.type === 'place'
        ? { type: 'place', phrase: token.phrase, range: token.range }
        : { type: 'quote', range: [from, Math.min(to, end)] },
    );
    at = Math.min(to, end);
  }
  words(end);
  return withoutTold(withoutParentheses(items));
}

/** Blanks with the end of a line among them. */
const isBreak = (gap: string): boolean => gap.includes('\n') && gap.trim() === '';

const isWord = (item: Item | undefined, word: string): boolean => item?.type === 'word' && item.word === word;

function withoutParentheses(items: readonly Item[]): Item[] {
  const out: Item[] = [];
  let depth = 0;
  for (const item of items) {
    if (isWord(item, '(')) depth++;
    else if (isWord(item, ')')) depth = Math.max(0, depth - 1);
    else if (depth === 0) out.push(item);
  }
  return out;
}

/** "entitled “…”", "dated January 24, 1952", ", prescribing regulations …," behind the name of an order: where that ends. */
function besides(items: readonly Item[], i: number, out: readonly Item[]): number {
  const item = items[i]!;
  if (item.type !== 'word') return i;
  if (item.word === 'entitled' && items[i + 1]?.type === 'quote') return isWord(items[i + 2], ',') ? i + 3 : i + 2;
  if (item.word === 'dated' && isWord(items[i + 3], ',')) return isWord(items[i + 5], ',') ? i + 6 : i + 5;
  const before = out.at(-2);
  if (!isWord(out.at(-1), ',') || before?.type !== 'place' || before.phrase.host.type !== 'law') return i;
  if (!/^[a-z]{4,}ing$/.test(item.word) || actionOf(item.word) !== undefined || item.word === 'amending') return i;
  const end = items.findIndex((each, at) => at > i && each.type === 'word' && ['is', 'are', 'be'].includes(each.word));
  return end > 0 ? end : i;
}

function withoutTold(items: readonly Item[]): Item[] {
  const out: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const next = items[i + 1];
    const passed = besides(items, i, out);
    if (passed > i) {
      i = passed - 1;
      continue;
    }
    // ", relating to areas of disaster,": what the place is about.
    if (isWord(out.at(-1), ',') && isWord(items[i], 'relating') && isWord(next, 'to')) {
      const end = items.findIndex((item, at) => at > i && item.type === 'word' && ENDS_TOLD.has(item.word));
      if (end > 0 && items.slice(i, end).every(({ type }) => type !== 'quote')) {
        i = isWord(items[end], ',') ? end : end - 1;
        continue;
      }
    }
    if (isWord(items[i], 'as') && next?.type === 'word' && TOLD.has(next.word)) {
      while (i < items.length) {
        const item = items[i]!;
        if (item.type === 'word' && ENDS_TOLD.has(item.word)) break;
        i++;
      }
      // The comma before it goes with the one behind.
      if (isWord(items[i], ',') && isWord(out.at(-1), ',')) continue;
    }
    if (i < items.length) out.push(items[i]!);
  }
  return out;
}
