/** Headings that have their label's line alone, without a mark of their own; and sentences that are marked as headings are. */
import { isDigit, isUpper } from '../text.ts';
import type { Label } from './label.ts';
import type { Line } from './lines.ts';
import { balanced, isTitle, VERB, wordsIn } from './titles.ts';

/**
 * Whether a few words in title case have the label's line alone, with a blank one below, and are no item of a list: the rules of courts
 * print their headings so.
 */
export function isTitledAlone(text: string, words: string, label: Label, lines: readonly Line[]): boolean {
  if (!lines[label.line + 1]?.blank || !isTitle(words) || wordsIn(words) > 8 || /[.;:,]$/.test(words)) return false;
  let above = label.line - 1;
  while (above > 0 && lines[above]!.blank) above--;
  return (
    above < 0 ||
    !SHORT_ITEM.test(text.slice(lines[above]!.content, Math.min(lines[above]!.end, lines[above]!.content + 90)))
  );
}
/** The whole line of an item without a sentence. */
const SHORT_ITEM = /^\(?[A-Za-z\d]{1,4}[.)]\s[^.]{0,80}[;,]?(?:\s(?:and|or))?$/;

const CAPITALS = /^[A-Z][A-Z’'&,-]{2,40}(?: [A-Z’'&,-]{1,40}){0,11}$/;
/** "Petitioner, a citizen of …", "The Office, for its part, …": a sentence begins, and goes on for some words. */
const SENTENCE = /^["“]?[A-Z][^\n\r]{0,57} [a-z]{2,} [a-z]/;
const LONG = 40;

/**
 * The end of a heading in capitals that stands with its label above a line of text, without a blank one between them: "I. BACKGROUND"
 * of an opinion, as it is copied from its pages.
 */
export function capitalsAbove(text: string, start: number, label: Label, lines: readonly Line[]): number | undefined {
  const line = lines[label.line]!;
  const below = lines[label.line + 1];
  if (!label.first || label.style !== '.' || start >= line.end || !below || below.blank) return undefined;
  return below.end - below.content > LONG &&
    CAPITALS.test(text.slice(start, Math.min(line.end, start + 200))) &&
    SENTENCE.test(text.slice(below.content, Math.min(below.end, below.content + 80)))
    ? line.end
    : undefined;
}

/** From how many words on a sentence is told from a heading that asks or commands. */
const MANY = 14;
const ORDERS = /\b(?:shall|must|will|may|should)\s(?!\?)/;

/** "**(2) The court may order the record, or some part of it, kept while the appeal is pending.**": a provision in bold, no heading. */
export const isMarkedSentence = (words: string): boolean =>
  /\.\s*$/.test(words) && ORDERS.test(words) && wordsIn(words.trim()) > MANY;

/** A line longer than this is a paragraph: where there are such, none is wrapped. */
const UNWRAPPED = 140;
/** What a line of a heading may end in; a sentence that goes on ends otherwise. */
const MAY_END = /[A-Za-z\d)”"?]$/;

/** Whether the line of a label stands by itself above a paragraph that is one long line, without a blank one between. */
export function isBrokenBefore(text: string, lines: readonly Line[], { first, line: index, range }: Label): boolean {
  const line = lines[index]!;
  const below = lines[index + 1];
  return (
    first &&
    below !== undefined &&
    !below.blank &&
    below.end - below.start > UNWRAPPED &&
    line.end - line.start < UNWRAPPED / 2 &&
    range[1] < line.end &&
    isUpper(text.charCodeAt(below.content)) &&
    MAY_END.test(text.slice(line.start, line.end))
  );
}

/** How wide the lines of a wrapped text are at least, and how many below a heading tell it. */
const WIDTH = 60;
const NEAR = 8;
/** A heading that is broken off reaches no further than so much of a line. */
const SHORT_OF = 0.6;

/**
 * The end of a title behind "A." whose line is broken off though there was room: "A. Identity" above a paragraph of full lines, in a
 * text without blank ones between.
 */
export function titleAbove(
  text: string,
  start: number,
  label: Label,
  lines: readonly Line[],
  next: Label | undefined,
): number | undefined {
  const line = lines[label.line]!;
  const below = lines[label.line + 1];
  if (!label.first || label.style !== '.' || start >= line.end || !below || below.blank) return undefined;
  const words = text.slice(start, line.end);
  if (!isTitle(words) || wordsIn(words) > 8 || /[.;:,—–-]$/.test(words) || VERB.test(words)) return undefined;
  if (!/^(?:[A-Z“"]|\d{1,2}\.\s|\([a-z\d]{1,3}\)\s)/.test(text.slice(below.content, below.content + 6)))
    return undefined;
  // An item of a list, whose next one stands below.
  const isSibling =
    next?.range[0] === below.content &&
    isDigit(text.charCodeAt(below.content)) === isDigit(text.charCodeAt(line.content));
  if (isSibling) return undefined;
  let width = 0;
  for (const { start: from, end } of lines.slice(label.line + 1, label.line + 1 + NEAR))
    width = Math.max(width, end - from);
  return width >= WIDTH && width <= 200 && line.end - line.start <= SHORT_OF * width ? line.end : undefined;
}

/** "Section 1. Classification Categories: Lamps are …": a title that a colon closes, before a sentence or a list. */
const COLON = /[A-Z][^.:;?\n\r]{2,100}(?=:[ \u00a0]{1,2}(?:["“]?[A-Z]|\([a1]\) [A-Z]))/y;
/** What stands behind the colon, up to a period. */
const BEHIND_COLON = /^:\s+[^.:]{1,160}\./;

/** Where the title at an offset ends that a colon closes; undefined where none does. */
export function titledUpTo(text: string, start: number, reach: number): number | undefined {
  COLON.lastIndex = start;
  const words = COLON.exec(text)?.[0];
  const end = COLON.lastIndex;
  if (!words || end >= reach || wordsIn(words) > 12 || !isTitle(words) || VERB.test(words) || !balanced(words))
    return undefined;
  // "Release Reduction: Toxic Chemicals. By": the title goes on.
  const more = BEHIND_COLON.exec(text.slice(end, end + 180))?.[0];
  return more && isTitle(more) && !VERB.test(more) ? undefined : end;
}
