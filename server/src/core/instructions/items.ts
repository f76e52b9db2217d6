/** The words of a clause with its places and quotations among them: what the grammar of operations is read from. */
import type { Range } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import { firstFrom } from '../text.ts';
import type { Token } from './tokens.ts';

export type Item =
  | { readonly type: 'word'; readonly word: string; readonly range: Range }
  | { readonly type: 'place'; readonly phrase: Phrase; readonly range: Range }
  | { readonly type: 'quote'; readonly range: Range };

const WORD = /[A-Za-z]+(?:[’'-][A-Za-z]+)*|\d+[a-z]*|--|[^\s\w*_>#■-]/g;
/** The mark of a page that ends within a sentence, and marks of markup. */
const MARKS = /\[\[Page[^\]]{0,24}\]\]|<\/?[A-Za-z][^<>\n]{0,120}>|\[edit\]/g;
const MARKED = /[<[]/;
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
  'extended',
  'replaced',
  'continued',
  'supplemented',
  'renumbered',
]);
/** With these it is said what a place is about. */
const ABOUT = ['relating', 'pertaining', 'concerning'];
const ENDS_CLAUSE = new Set(['is', 'are', 'be', 'by', '—', '--', ';', ':']);
const ENDS_TOLD = new Set([',', 'is', 'are', '—', '--', ';']);

/**
 * The items of a stretch of text, in order, without what stands in parentheses and what only tells.
 * @param tokens by their starts
 */
export function itemsOf(text: string, start: number, end: number, tokens: readonly Token[]): Item[] {
  const items: Item[] = [];
  let at = start;
  const stretch = text.slice(start, end);
  const clean = MARKED.test(stretch) ? stretch.replace(MARKS, (mark) => ' '.repeat(mark.length)) : stretch;
  const words = (until: number): void => {
    const gap = clean.slice(at - start, until - start);
    for (const match of gap.matchAll(WORD)) {
      const from = at + match.index;
      items.push({ type: 'word', word: match[0].toLowerCase(), range: [from, from + match[0].length] });
    }
  };
  // An instruction without end is not read anew for each of its clauses.
  for (let i = firstFrom(tokens, start); i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.range[0] >= end) break;
    if (token.type !== 'place' && token.type !== 'matter') continue;
    const [from, to] = token.range;
    if (from < at || clean[from - start] !== text[from]) continue;
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
  return withoutTold(withoutParentheses(items, text));
}

/** Blanks with the end of a line among them. */
const isBreak = (gap: string): boolean => gap.includes('\n') && gap.trim() === '';

const isWord = (item: Item | undefined, word: string): boolean => item?.type === 'word' && item.word === word;

/** Items without what stands in parentheses; a label alone is a word where it is what something is renumbered as. */
function withoutParentheses(items: readonly Item[], text: string): Item[] {
  const out: Item[] = [];
  let depth = 0;
  let as = false;
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const label = items[i + 1];
    if (depth === 0) as = isWord(item, 'as') || (as && (isWord(item, '(') || isWord(item, ',') || isWord(item, 'and')));
    if (as && isWord(item, '(') && isWord(items[i + 2], ')') && label?.type === 'word' && LABEL.test(label.word)) {
      const range: Range = [item.range[0], items[i + 2]!.range[1]];
      out.push({ type: 'word', word: text.slice(...range).replace(/\s/g, ''), range });
      i += 2;
      continue;
    }
    if (isWord(item, '(')) depth++;
    else if (isWord(item, ')')) depth = Math.max(0, depth - 1);
    else if (depth === 0) out.push(item);
  }
  return out;
}

const LABEL = /^(?:\d{1,3}[a-z]?|[a-z]{1,8})$/;
/** What tells the title of a text. */
const CALLS = new Set(['entitled', 'headed', 'titled']);
const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
/** What tells of a text behind its name, up to the verb: "placing certain positions", "issued under", "in order to". */
const DESCRIBES = /^(?!including|excluding|amending)[a-z]{4,}ing$|^(?:issued|promulgated|which)$/;

/** "entitled “…”", "dated January 24, 1952", ", prescribing regulations …," behind the name of an order: where that ends. */
function besides(items: readonly Item[], i: number, out: readonly Item[]): number {
  const item = items[i]!;
  // "Executive Order 11330 of March 5, 1967, “Providing for …,” is": its name.
  if (item.type === 'quote') {
    const law = out[out.length - 2];
    const named = isWord(out[out.length - 1], ',') && law?.type === 'place' && law.phrase.places.length === 0;
    const verb = items[isWord(items[i + 1], ',') ? i + 2 : i + 1];
    return named && (isWord(verb, 'is') || isWord(verb, 'be')) ? i + 1 : i;
  }
  if (item.type !== 'word') return i;
  if (CALLS.has(item.word) && items[i + 1]?.type === 'quote') return isWord(items[i + 2], ',') ? i + 3 : i + 2;
  if (item.word === 'dated' && isWord(items[i + 3], ',')) return isWord(items[i + 5], ',') ? i + 6 : i + 5;
  if (!isWord(out[out.length - 1], ',') || out[out.length - 2]?.type !== 'place') return i;
  const [month, , comma, , behind] = items.slice(i + 1, i + 6);
  if (item.word === 'of' && month?.type === 'word' && MONTH.test(month.word) && isWord(comma, ','))
    return isWord(behind, ',') ? i + 6 : i + 5;
  const inOrder = item.word === 'in' && isWord(items[i + 1], 'order') && isWord(items[i + 2], 'to');
  if (!inOrder && !DESCRIBES.test(item.word)) return i;
  const end = items.findIndex((each, at) => at > i && each.type === 'word' && ['is', 'are', 'be'].includes(each.word));
  // What is struck or brought is no description.
  return end > 0 && items.slice(i, end).every(({ type }) => type !== 'quote') ? end : i;
}

/**
 * Whether a comma stands within the list of those that amended: "as amended by Executive Order 1, Executive Order 2, and
 * Executive Order 3, is". Where the verb is "are", more than one is spoken of, and which of them is not said.
 */
function listsOn(items: readonly Item[], at: number): boolean {
  if (!isWord(items[at], ',') || items[at - 1]?.type !== 'place') return false;
  let next = at + 1;
  while (isWord(items[next], 'and') || isWord(items[next], 'further')) next++;
  const by = isWord(items[next], 'by');
  const place = items[by ? next + 1 : next];
  if (place?.type !== 'place' || place.phrase.host.type !== 'law') return false;
  return (
    (by && place.phrase.places.length === 0) ||
    isWord(
      items.slice(next).find((item) => isWord(item, 'is') || isWord(item, 'are')),
      'is',
    )
  );
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
    const tellsOf =
      ABOUT.some((word) => isWord(items[i], word)) && (isWord(next, 'to') || isWord(items[i], 'concerning'));
    if (isWord(out.at(-1), ',') && tellsOf) {
      // "paragraph (c), pertaining to roads, trails, and tolls": up to the end.
      if (items.slice(i).every((item) => item.type === 'word' && !ENDS_CLAUSE.has(item.word))) break;
      const end = items.findIndex((item, at) => at > i && item.type === 'word' && ENDS_TOLD.has(item.word));
      if (end > 0 && items.slice(i, end).every(({ type }) => type !== 'quote')) {
        i = isWord(items[end], ',') ? end : end - 1;
        continue;
      }
    }
    if (isWord(items[i], 'as') && next?.type === 'word' && TOLD.has(next.word)) {
      while (i < items.length) {
        const item = items[i]!;
        if (item.type === 'word' && ENDS_TOLD.has(item.word) && !listsOn(items, i)) break;
        i++;
      }
      // The comma before it goes with the one behind.
      if (isWord(items[i], ',') && isWord(out.at(-1), ',')) continue;
    }
    if (i < items.length) out.push(items[i]!);
  }
  return out;
}
