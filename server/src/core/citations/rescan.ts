/**
 * The scan of a text that differs in one stretch from a text that was scanned: between two paragraphs around that stretch it
 * is read anew, before and behind them what was found stays as it is. The result is the same as of a scan of the whole.
 */
import type { Range } from '../analysis.ts';
import type { Change } from '../change.ts';
import { isSpace, lastAtMost } from '../text.ts';
import type { Place } from './grammar/steps.ts';
import type { Host, Phrase } from './phrase.ts';
import { type Found, scan, scanStretch } from './scan.ts';

/** How many characters that are no white space keep a phrase from what stands beyond: none looks further over a paragraph. */
const REACH = 400;
/** How far from the change a paragraph may begin. */
const NEAR = 50_000;

/** Scans a text, with the help of what was found in its version before the change. */
export function rescan(text: string, old: Found, { from, to, by: delta }: Change): Found {
  if (Math.abs(delta) > NEAR) return scan(text);
  const start = paragraphBefore(text, from);
  const kept = phrasesBefore(old.phrases, start);
  if (start < 0 || kept < 0) return scan(text);
  const found: Found = {
    phrases: old.phrases.slice(0, kept),
    times: old.times.slice(0, lastAtMost(old.times, start - 1) + 1),
    contents: old.contents.slice(0, lastAtMost(old.contents, start - 1) + 1),
    operative: old.operative.slice(0, lastAtMost(old.operative, start - 1) + 1),
  };
  const stop = paragraphBehind(text, to);
  scanStretch(text, start, stop, found);
  if (stop === text.length) return found;
  const behind = phrasesBefore(old.phrases, stop - delta);
  // Behind the stretch all is as before if both scans come there in the same way.
  const last = found.phrases.at(-1)?.range[1] ?? 0;
  const lastThen = (behind > 0 ? old.phrases[behind - 1]!.range[1] : 0) + delta;
  if (behind < 0 || last > stop || (last !== lastThen && Math.max(last, lastThen) > stop - REACH)) return scan(text);
  for (let i = behind; i < old.phrases.length; i++) found.phrases.push(moved(old.phrases[i]!, delta));
  for (const at of old.times) if (at >= stop - delta) found.times.push(at + delta);
  for (const at of old.contents) if (at >= stop - delta) found.contents.push(at + delta);
  for (const at of old.operative) if (at >= stop - delta) found.operative.push(at + delta);
  return found;
}

/** Where a paragraph begins that stands well before an offset; -1 where none is near. */
function paragraphBefore(text: string, at: number): number {
  let far = at;
  for (let characters = 0; characters < REACH; far--) {
    if (far <= 0) return 0;
    if (!isSpace(text.charCodeAt(far - 1))) characters++;
  }
  for (let i = far; i > 0 && i > at - NEAR; i--) if (beginsParagraph(text, i)) return i;
  return -1;
}

/** Where a paragraph begins that stands well behind an offset; the text's end where none does. */
function paragraphBehind(text: string, at: number): number {
  let far = at;
  for (let characters = 0; characters < REACH; far++) {
    if (far >= text.length) return text.length;
    if (!isSpace(text.charCodeAt(far))) characters++;
  }
  for (let i = far; i < text.length && i < at + NEAR; i++) if (beginsParagraph(text, i)) return i;
  return text.length;
}

/** Whether words begin at an offset behind a blank line that no phrase goes over, as it may where a page ends. */
function beginsParagraph(text: string, at: number): boolean {
  if (text.charCodeAt(at - 1) !== 10 || isSpace(text.charCodeAt(at))) return false;
  const above = text.charCodeAt(at - 2);
  if (above !== 10 && !(above === 13 && text.charCodeAt(at - 3) === 10)) return false;
  return !text.slice(Math.max(0, at - 60), at + 30).includes('[[Page');
}

/** How many phrases stand before an offset; -1 where one goes over it. */
function phrasesBefore(phrases: readonly Phrase[], at: number): number {
  let low = 0;
  let high = phrases.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (phrases[middle]!.range[0] < at) low = middle + 1;
    else high = middle;
  }
  return low > 0 && phrases[low - 1]!.range[1] > at ? -1 : low;
}

/** A phrase that has moved with its text. */
function moved(phrase: Phrase, by: number): Phrase {
  if (by === 0) return phrase;
  const range = ([start, end]: Range): Range => [start + by, end + by];
  const place = (each: Place): Place => ({
    ...each,
    range: range(each.range),
    word: each.word < 0 ? -1 : each.word + by,
  });
  const { host } = phrase;
  const there: Host =
    host.type === 'law' ? { ...host, bases: host.bases.map(({ id, range: at }) => ({ id, range: range(at) })) } : host;
  const cited = phrase.cited?.map((part) => ({ target: part.target, range: range(part.range) }));
  return { ...phrase, range: range(phrase.range), places: phrase.places.map(place), host: there, cited };
}
